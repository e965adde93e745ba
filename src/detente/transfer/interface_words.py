"""What screens say around an article: menus, buttons, dialogs. Short phrases, one list a language.

A phrase is matched token by token on casefolded text, so "RegisterForgot your password?" (two labels that a
screen glued together) is covered wholly and "You may register by Friday" hardly at all. Order means nothing.
"""

from __future__ import annotations

ENGLISH = """
now playing; just watched; replay; more videos; watch video; watch now; watch this; video player; back to
article; must watch; e-mail this; mail the editor; contact the author; contact the editor; about sharing;
send; photos:; related video; listen to article; listen to this article; text size a a; default; large;
small; open in app; open app; rate this article; report this comment; report ad; why this ad; home;
homepage; home page; search; menu; main menu; more; close; open; ok; okay; yes; no; cancel; continue; next;
previous; back; back to top; top; back to home; go; submit; save; saved; apply; reset; edit; delete; delete
account; skip; skip to content; skip to main content; skip to main; skip navigation; skip links; toggle
navigation; toggle menu; open menu; close menu; show more; show less; load more; load more comments; see
more; view all; see all; read all; all news; view more; show all; expand; collapse; site index; sitemap;
site map; advanced search; search for; search the site; search this site; log in; login; log out; logout;
sign in; sign out; sign up; sign up now; register; register now; registration; create account; create an
account; my account; my profile; account; profile; settings; password; forgot password; forgot your
password; reset password; password recovery; recover password; remember me; username; user name; e-mail;
email; e-mail address; email address; your email; your e-mail; your name; captcha; avatar; hello; welcome;
welcome back; new user; already a member; not a member; already registered; already have an account; don't
have an account; do not have an account; i do not have an account; i have an account; become a member; join
us; join; join now; subscribe; subscribe now; subscribe today; subscription; subscriptions; subscriber;
unsubscribe; newsletter; newsletters; free newsletter; start free trial; free trial; manage subscription;
gift subscription; donate; donate now; support us; become a supporter; e-paper; epaper; digital edition;
print edition; today's paper; today's edition; share; share this; share on; share via; share on facebook;
share on twitter; share on x; share on whatsapp; share on linkedin; share on telegram; share on reddit;
share by email; share via email; share this with; share this page; share this article; share this story;
share with; copy link; copy link to clipboard; copy url; link copied; link; permalink; shortlink; short
link; short url; get short url; get link; embed; embed code; print; print this page; print article; print
this article; print this story; email this; email article; email this article; bookmark; pin it; pin; tweet;
retweet; like; dislike; reply; report; report abuse; flag; save article; save for later; read later; add to
favourites; add to favorites; bookmark this; listen; listen now; listen live; live; live radio; on air;
watch live; watch; play; play video; pause; mute; unmute; fullscreen; loading; please wait; advertisement;
ad; ads; sponsored; sponsored content; promoted; promoted content; paid content; advertise; advertise with
us; advertising; story continues below; story continues below advertisement; article continues below;
article continues below advertisement; article continues after ad; continue reading; read full article; read
full story; read more; learn more; find out more; more info; details; more details; click here; tap here;
swipe; privacy; privacy policy; privacy notice; privacy settings; cookie policy; cookies; cookie settings;
cookie preferences; manage cookies; accept; accept all; accept cookies; accept all cookies; reject; reject
all; decline; i agree; i accept; agree; got it; manage preferences; manage options; your privacy choices; do
not sell my personal information; do not sell or share my personal information; terms; terms of use; terms
of service; terms and conditions; terms & conditions; legal; legal notice; imprint; disclaimer; copyright;
all rights reserved; accessibility; accessibility statement; about; about us; contact; contact us; our team;
careers; jobs; press; press office; feedback; help; help centre; help center; faq; support; customer
service; follow us; follow; following; follow us on; connect with us; find us on; facebook; twitter; x;
instagram; youtube; whatsapp; telegram; linkedin; reddit; pinterest; tumblr; flipboard; vk; vkontakte;
odnoklassniki; messenger; viber; tiktok; snapchat; bluesky; mastodon; threads; google; google news; google
plus; googleplus; stumbleupon; digg; pocket; line; wechat; weibo; rss; rss feed; rss feeds; feed; podcasts;
podcast; apps; mobile; mobile app; mobile version; desktop version; full site; download our app; get the
app; download the app; app store; google play; comment; comments; add comment; add a comment; post comment;
post a comment; leave a comment; view comments; show comments; hide comments; join the conversation; join
the discussion; comment via; comment via facebook; discussion; community standards; community rules;
community guidelines; comment policy; commenting rules; newest; oldest; best; most liked; top rated; sort
by; most recent; likes; shares; replies; most read; most popular; most viewed; most shared; most commented;
popular; trending; trending now; latest; latest news; breaking news; top stories; recommended; recommended
for you; editors' picks; editor's picks; editors picks; multimedia; video; videos; photo; photos; gallery;
galleries; pictures; infographics; news feed; newsfeed; live updates; alerts; notifications; enable
notifications; turn on notifications; allow; block; not now; maybe later; no thanks; weather; horoscope;
crossword; puzzles; games; quiz; tv; tv guide; radio; schedule; programmes; programs; archive; archives;
calendar; events; classifieds; obituaries; shop; store; tickets; text size; font size; dark mode; light
mode; choose language; language; english; select edition; edition; international edition; us edition; uk
edition; min read; minute read; minutes read; minutes to read; mins read; views; topics; tags; related;
news; image; caption; enlarge; enlarge image; zoom; hide caption; toggle caption; show caption; image
source; external links; this page; page; staff; reuters staff; file; reuse this content; republish this
article; order reprints; reprints; licensing; corrections; corrections policy; report an error; report a
correction; error report; send us a tip; news tips; subscribe to our newsletter; subscribe to newsletter;
today; yesterday; hours ago; hour ago; minutes ago; minute ago; days ago; day ago; ago
"""

GERMAN = """
startseite; suche; suchen; menü; menu; mehr; schließen; öffnen; weiter; zurück; nach oben; zum inhalt; zum
inhalt springen; zur navigation springen; zum hauptinhalt; abbrechen; absenden; senden; speichern; anmelden;
anmeldung; abmelden; einloggen; login; registrieren; registrierung; jetzt registrieren; konto; mein konto;
konto erstellen; passwort; passwort vergessen; benutzername; e-mail-adresse; angemeldet bleiben; abo;
abonnieren; abonnement; jetzt abonnieren; abo testen; newsletter; newsletter abonnieren; jetzt anmelden;
teilen; artikel teilen; auf facebook teilen; auf twitter teilen; auf whatsapp teilen; per mail teilen; per
e-mail teilen; link kopieren; drucken; artikel drucken; merken; artikel merken; merkliste; vorlesen;
anhören; artikel anhören; anzeige; werbung; weiterlesen; mehr lesen; mehr erfahren; mehr anzeigen; alle
anzeigen; impressum; datenschutz; datenschutzerklärung; cookies; cookie-einstellungen; akzeptieren; alle
akzeptieren; ablehnen; alle ablehnen; zustimmen; einstellungen; nutzungsbedingungen; agb; kontakt; über uns;
karriere; hilfe; folgen; folgen sie uns; kommentar; kommentare; kommentieren; kommentar schreiben;
kommentare anzeigen; diskussion; netiquette; meistgelesen; meist gelesen; am meisten gelesen; aktuell;
aktuelles; nachrichten; eilmeldung; eilmeldungen; top-themen; empfehlungen; empfohlen; mediathek; bilder;
bildergalerie; wetter; rätsel; spiele; archiv; e-paper; startseite nachrichten; live; livestream; alle
rechte vorbehalten; lesezeit; min lesezeit; minuten; ressorts; themen; barrierefreiheit; sitemap; feedback;
schriftgröße; antworten; melden; ja; nein; heute; gestern
"""

FRENCH = """
accueil; recherche; rechercher; menu; plus; fermer; ouvrir; suivant; précédent; retour; haut de page; retour
en haut; aller au contenu; aller au contenu principal; annuler; valider; envoyer; enregistrer; connexion; se
connecter; déconnexion; s'inscrire; inscription; créer un compte; mon compte; mot de passe; mot de passe
oublié; identifiant; adresse e-mail; adresse électronique; courriel; se souvenir de moi; s'abonner;
abonnez-vous; je m'abonne; abonnement; abonnés; réservé aux abonnés; newsletter; newsletters; lettre
d'information; partager; partager sur facebook; partager sur twitter; partager l'article; copier le lien;
imprimer; envoyer par mail; envoyer par e-mail; écouter; écouter l'article; en direct; direct; publicité;
lire la suite; lire plus; en savoir plus; voir plus; voir tout; tout voir; afficher plus; mentions légales;
confidentialité; politique de confidentialité; cookies; gestion des cookies; gérer les cookies; paramétrer;
accepter; tout accepter; refuser; tout refuser; continuer sans accepter; conditions générales; conditions
d'utilisation; cgu; cgv; contact; nous contacter; contactez-nous; qui sommes-nous; à propos; aide;
suivez-nous; suivre; commentaire; commentaires; commenter; réagir; ajouter un commentaire; laisser un
commentaire; voir les commentaires; les plus lus; les plus partagés; les plus commentés; à la une; la une;
dernières nouvelles; dernières infos; actualités; actualité; en continu; recommandé; vidéos; vidéo; photos;
diaporama; météo; jeux; archives; plan du site; tous droits réservés; temps de lecture; lecture; min;
minutes; répondre; signaler; oui; non; aujourd'hui; hier
"""

SPANISH = """
inicio; portada; buscar; búsqueda; menú; más; cerrar; abrir; siguiente; anterior; volver; volver arriba; ir
al contenido; saltar al contenido; cancelar; enviar; guardar; iniciar sesión; inicia sesión; cerrar sesión;
entrar; acceder; registrarse; regístrate; registro; crear cuenta; mi cuenta; contraseña; olvidé mi
contraseña; ¿olvidaste tu contraseña?; usuario; correo electrónico; recordarme; suscribirse; suscríbete;
suscripción; boletín; boletines; newsletter; compartir; comparte; compartir en facebook; compartir en
twitter; compartir en whatsapp; copiar enlace; imprimir; enviar por correo; escuchar; en vivo; en directo;
publicidad; anuncio; seguir leyendo; leer más; ver más; ver todo; ver todos; más información; mostrar más;
aviso legal; privacidad; política de privacidad; política de cookies; cookies; configurar cookies; aceptar;
aceptar todo; aceptar y continuar; rechazar; rechazar todo; términos y condiciones; condiciones de uso;
contacto; contactar; quiénes somos; sobre nosotros; ayuda; síguenos; síguenos en; comentario; comentarios;
comentar; deja un comentario; ver comentarios; lo más leído; lo más visto; más leídas; más leídos; últimas
noticias; última hora; noticias; destacados; recomendados; te recomendamos; vídeos; videos; fotos; galería;
tiempo; juegos; hemeroteca; archivo; mapa del sitio; todos los derechos reservados; min de lectura;
responder; denunciar; sí; no; hoy; ayer
"""

RUSSIAN = """
главная; на главную; поиск; найти; меню; ещё; еще; закрыть; открыть; далее; вперед; назад; наверх; отмена;
отправить; сохранить; войти; вход; выйти; выход; регистрация; зарегистрироваться; личный кабинет; создать
аккаунт; пароль; забыли пароль; забыли пароль?; восстановление пароля; логин; имя пользователя; запомнить
меня; подписаться; подписка; подпишитесь; рассылка; рассылки; поделиться; поделиться в facebook; поделиться
вконтакте; скопировать ссылку; короткая ссылка; получить короткую ссылку; ссылка; печать; распечатать;
версия для печати; слушать; прямой эфир; радио; реклама; читать далее; читать дальше; читать полностью;
подробнее; показать ещё; показать еще; загрузить ещё; смотреть все; все новости; политика
конфиденциальности; конфиденциальность; принять; принять все; отклонить; согласен; пользовательское
соглашение; правила использования; контакты; о нас; о проекте; о компании; редакция; помощь; обратная связь;
вконтакте; одноклассники; телеграм; дзен; мы в соцсетях; комментарий; комментарии; комментировать; добавить
комментарий; оставить комментарий; обсуждение; обсудить; правила комментирования; самое читаемое;
популярное; последние новости; лента новостей; новости; главное; рекомендуем; рекомендованное; мультимедиа;
видео; фото; фотогалерея; инфографика; погода; архив; карта сайта; все права защищены; ответить;
пожаловаться; да; нет; сегодня; вчера
"""

OTHERS = """
inizio; cerca; chiudi; accedi; registrati; abbonati; condividi; stampa; pubblicità; leggi tutto; leggi di
più; mostra altro; informativa sulla privacy; accetta; accetta tutto; rifiuta; contatti; chi siamo;
commenti; commenta; lascia un commento; i più letti; ultime notizie; ultima ora; tutti i diritti riservati;
início; pesquisar; buscar; fechar; entrar; cadastre-se; assine; assinar; compartilhar; partilhar; imprimir;
publicidade; leia mais; ler mais; ver mais; saiba mais; política de privacidade; aceitar; aceitar todos;
rejeitar; fale conosco; contato; contacto; quem somos; comentários; comentar; deixe um comentário; mais
lidas; últimas notícias; todos os direitos reservados; zoeken; sluiten; inloggen; registreren; abonneren;
delen; afdrukken; advertentie; lees verder; meer lezen; meer; privacybeleid; accepteren; alles accepteren;
weigeren; contact; over ons; reacties; reageren; meest gelezen; laatste nieuws; alle rechten voorbehouden;
strona główna; szukaj; zamknij; zaloguj się; zarejestruj się; udostępnij; drukuj; reklama; czytaj więcej;
czytaj dalej; polityka prywatności; akceptuję; kontakt; o nas; komentarze; dodaj komentarz; najczęściej
czytane; najnowsze; wszelkie prawa zastrzeżone; ana sayfa; ara; kapat; giriş; giriş yap; üye ol; kayıt ol;
abone ol; paylaş; yazdır; reklam; devamını oku; gizlilik politikası; kabul et; reddet; iletişim; hakkımızda;
yorumlar; yorum yap; en çok okunanlar; son dakika; tüm hakları saklıdır; головна; пошук; закрити; увійти;
вхід; реєстрація; поділитися; друк; читати далі; коментарі; додати коментар; популярне; останні новини; усі
права захищено; الرئيسية; بحث; القائمة; إغلاق; تسجيل الدخول; تسجيل; اشترك; الاشتراك; شارك; مشاركة; طباعة;
إعلان; اقرأ المزيد; المزيد; سياسة الخصوصية; قبول; رفض; اتصل بنا; من نحن; التعليقات; تعليقات; أضف تعليقا;
الأكثر قراءة; آخر الأخبار; أخبار; عاجل; بث مباشر; جميع الحقوق محفوظة; فيسبوك; تويتر; واتساب; דף הבית; חיפוש;
תפריט; סגור; התחברות; הרשמה; שתף; שיתוף; הדפסה; פרסומת; קרא עוד; מדיניות פרטיות; אישור; צור קשר; אודות;
תגובות; הוסף תגובה; הנקראות ביותר; חדשות; כל הזכויות שמורות; صفحه اصلی; جستجو; ورود; ثبت نام; اشتراک گذاری;
چاپ; نظرات; تبلیغات; بیشتر; 首页; 搜索; 登录; 注册; 分享; 打印; 评论; 关于我们; 联系我们; 更多;
广告; ホーム; 検索; ログイン; 会員登録; 共有; 印刷;
コメント; 広告; もっと見る; 홈; 검색; 로그인; 회원가입; 공유; 인쇄; 댓글; 광고
"""

ALL = (ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN, OTHERS)


def phrases() -> frozenset[str]:
    """Every interface phrase, casefolded."""
    return frozenset(
        phrase
        for block in ALL
        for piece in block.split(";")
        if (phrase := " ".join(piece.casefold().split()))
    )
