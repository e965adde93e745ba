"""The words that label lines, one list a kind, many languages in each. Phrases are parted by semicolons."""

from __future__ import annotations

READ_MORE = """
read more; read also; also read; see also; read next; must read; further reading; more on this; more on this
story; read more on this; read more here; read this; read; lesen sie auch; lesen sie mehr; lesen sie dazu;
lesen sie hier; mehr dazu; mehr lesen; siehe auch; auch interessant; lies auch; lire aussi; à lire aussi; a
lire aussi; voir aussi; lire également; à lire également; à lire; lire plus; lea también; lee también; leer
también; leer más; lea más; ver también; vea también; le puede interesar; te puede interesar; читайте также;
читать также; смотрите также; см. также; читайте ещё; читайте еще; также по теме; leggi anche; leia também;
leia mais; veja também; lees ook; lees meer; czytaj także; czytaj też; czytaj również; zobacz także; zobacz
też; przeczytaj też; ilgili haber; bunu da okuyun; читайте також; дивіться також; läs också; läs mer; läs
även; les også; læs også; اقرأ أيضا; اقرأ أيضاً; إقرأ أيضا; شاهد أيضا; طالع أيضا; קראו גם; ראו גם; קרא גם;
続きを読む; 相关阅读
"""
RELATED = """
more:; more stories:; related; related stories; related story; related articles; related article; related
news; related content; related coverage; related links; related posts; related reading; related headlines;
related materials; related items; more on this; more on this story; more on this topic; more on the story;
more on the subject; on this topic; on this story; mehr zum thema; zum thema; verwandte artikel; verwandte
themen; ähnliche artikel; weitere artikel; sur le même sujet; sur le même thème; articles liés; articles
associés; à lire aussi; lire aussi; voir aussi; noticias relacionadas; artículos relacionados; contenido
relacionado; relacionadas; relacionado; relacionados; информация по теме; по теме; материалы по теме;
новости по теме; читайте также; смотрите также; похожие; похожие новости; похожие материалы; ещё по теме;
articoli correlati; correlati; leggi anche; notícias relacionadas; matérias relacionadas; leia também; veja
também; gerelateerd; gerelateerde artikelen; lees ook; powiązane; powiązane artykuły; podobne artykuły;
zobacz także; czytaj także; ilgili haberler; схожі новини; за темою; читайте також; relaterade artiklar; läs
mer; مواضيع ذات صلة; أخبار ذات صلة; ذات صلة; اقرأ أيضا; כתבות קשורות; קראו גם; read more; see also; read
also; also read; lesen sie auch; lea también; lee también; 関連記事; 相关新闻
"""
TAGS = """
tags; tag; topics; topic; related topics; related subjects; issue keywords; keywords; keyword; key words;
filed under; labels; subjects; more on these topics; explore more on these topics; more about; read more
about; schlagwörter; schlagworte; stichwörter; stichworte; themen; mots-clés; mots clés; thèmes; sujets;
étiquettes; etiquetas; temas; palabras clave; теги; тэги; метки; ключевые слова; темы; темы дня; argomenti;
parole chiave; palavras-chave; assuntos; tópicos; trefwoorden; onderwerpen; tagi; słowa kluczowe; tematy;
etiketler; anahtar kelimeler; мітки; ämnen; taggar; emner; كلمات مفتاحية; الكلمات المفتاحية; وسوم; الوسوم;
الكلمات الدالة; תגיות; תגים; מילות מפתח; 关键词; 标签; タグ; キーワード
"""
VIEWS = """
views; view; view count; page views; pageviews; hits; просмотры; просмотров; просмотра; aufrufe;
seitenaufrufe; zugriffe; vues; visitas; vistas; visualizações; visualizaciones; visualizzazioni; weergaven;
odsłon; odsłony; wyświetleń; wyświetlenia; görüntülenme; okunma; перегляди; переглядів; visningar; مشاهدة;
مشاهدات; المشاهدات; צפיות
"""
COMMENTS = """
comments; comment; discussion; community standards; community rules; community guidelines; comment policy;
commenting policy; comment rules; commenting rules; leave a comment; leave a reply; leave a response; post a
comment; post comment; add a comment; add comment; write a comment; join the conversation; join the
discussion; view comments; show comments; reader comments; readers' comments; your comments; what do you
think; comments are closed; sort comments; responses; replies; kommentare; kommentar schreiben; kommentar
verfassen; leserkommentare; diskussion; diskutieren sie mit; schreiben sie einen kommentar; netiquette;
commentaires; laisser un commentaire; ajouter un commentaire; réagir; vos réactions; réactions; comentarios;
deja un comentario; deja tu comentario; escribe un comentario; комментарии; комментарий; комментариев;
добавить комментарий; оставить комментарий; обсуждение; правила комментирования; правила сообщества;
commenti; lascia un commento; comentários; deixe um comentário; deixe seu comentário; reacties; komentarze;
dodaj komentarz; yorumlar; yorum yap; yorum yaz; коментарі; додати коментар; kommentarer; التعليقات;
تعليقات; أضف تعليقا; اترك تعليقا; תגובות; הוסף תגובה; コメント; 评论; 댓글
"""
RAILS = """
latest headlines; latest stories; just in; just in...; more headlines; news; all news; latest; latest news;
more news; top news; top stories; breaking news; most read; most
popular; most viewed; most watched; most shared; most commented; popular; popular now; trending; trending
now; trending stories; recommended; recommended for you; recommended stories; we recommend; multimedia;
video; videos; photos; galleries; gallery; editors' picks; editor's picks; editors picks; editor's choice;
don't miss; must watch; must reads; you may also like; you might also like; you may like; you might like;
also of interest; more stories; more from this section; more headlines; more in this section; other news;
other stories; around the web; from around the web; from the web; promoted stories; sponsored stories; news
feed; newsfeed; live; what to read next; read next; up next; next story; previous story; in pictures; in
other news; today's headlines; headlines; elsewhere; top videos; meistgelesen; meist gelesen; meistgelesene
artikel; meistgelesene; am meisten gelesen; aktuelle nachrichten; aktuell; neueste; neueste artikel; das
könnte sie auch interessieren; das könnte sie interessieren; auch interessant; empfehlungen; top-themen;
weitere meldungen; mehr nachrichten; les plus lus; les plus partagés; dernières nouvelles; dernières infos;
à la une; en continu; vous aimerez aussi; à découvrir; recommandé pour vous; lo más leído; lo más visto; más
leídas; más noticias; últimas noticias; te recomendamos; te puede interesar; lo último; самое читаемое;
популярное; популярные новости; последние новости; лента новостей; все новости; новости; главное;
рекомендуем; мультимедиа; выбор редакции; другие новости; новости партнёров; новости партнеров; i più letti;
più letti; ultime notizie; ultima ora; potrebbe interessarti; mais lidas; últimas notícias; mais notícias;
meest gelezen; laatste nieuws; najczęściej czytane; najnowsze; polecane; en çok okunanlar; son dakika; diğer
haberler; популярне; останні новини; الأكثر قراءة; آخر الأخبار; أخبار عاجلة; הנקראות ביותר; עוד חדשות;
最新ニュース; 热门
"""
SECTIONS = """
asia & pacific; africa & middle east; europe & eurasia; us & canada;
world; world news; international; international news; national; nation; domestic; home news; local; local
news; regional; region; regions; politics; policy; government; elections; election; economy; economics;
business; business news; markets; finance; money; companies; industry; trade; energy; opinion; opinions;
analysis; comment & analysis; commentary; editorial; editorials; columns; letters; features; feature;
culture; arts; arts & culture; books; film; music; theatre; entertainment; lifestyle; life; society;
education; health; science; science & technology; technology; tech; environment; climate; nature; travel;
sport; sports; football; cricket; tennis; crime; law; justice; courts; defence; defense; military; security;
diplomacy; foreign affairs; foreign policy; religion; history; weather; media; transport; middle east; latin
america; far east; asia pacific; asia-pacific; americas; balkans; investigations; explainers; explainer;
interviews; interview; city; cities; people; food; space; agriculture; war & conflict; human rights; police;
obituaries; magazine; community; harbour; shipping; maritime; politik; wirtschaft; ausland; inland; welt;
panorama; kultur; feuilleton; wissen; wissenschaft; technik; gesellschaft; gesundheit; bildung; meinung;
lokales; umwelt; finanzen; medien; reise; netzwelt; politique; monde; économie; société; sciences; santé;
idées; planète; environnement; régions; france; europe; afrique; médias; política; mundo; internacional;
nacional; economía; sociedad; cultura; deportes; ciencia; salud; opinión; tecnología; negocios; educación;
sucesos; medio ambiente; политика; экономика; общество; в мире; мир; россия; культура; спорт; наука;
технологии; происшествия; бизнес; мнения; армия; безопасность; регионы; религия; политика и общество;
международная панорама; politica; esteri; cronaca; economia; mondo; scienza; salute; esportes; esporte;
saúde; educação; ciência; buitenland; binnenland; economie; wetenschap; polityka; świat; kraj; gospodarka;
kultura; nauka; siyaset; dünya; ekonomi; spor; kültür; gündem; політика; світ; економіка; суспільство;
سياسة; العالم; اقتصاد; رياضة; ثقافة; مجتمع; صحة; علوم; חדשות; פוליטיקה; כלכלה; ספורט; תרבות; עולם; בעולם
"""
AGENCIES = """
ap; associated press; the associated press; reuters; afp; epa; epa-efe; efe; tass; itar-tass; xinhua; dpa;
picture alliance; getty images; getty; yonhap; kyodo; ansa; pa; pa media; pa wire; press association;
shutterstock; alamy; unsplash; istock; istockphoto; zuma; zuma press; anadolu; anadolu agency; aa; ria
novosti; sputnik; bloomberg; upi; kcna; pti; imago; rex; rex features; wikimedia commons; wikimedia;
creative commons; cc by; cc0; public domain; pixabay; pexels; flickr; handout; тасс; риа новости; рейтер;
courtesy; afp via getty images; lusa; keystone; apa; ritzau scanpix; scanpix; nurphoto; sipa; belga; anp;
hollandse hoogte; lapresse; afp photo; ap photo; reuters photo
"""
CREDIT_LABELS = """
photo; photos; photograph; photography; picture; pictures; image; images; photo credit; photo by; photos by;
picture credit; image credit; image credits; image source; image copyright; photo courtesy; photograph by;
picture by; image by; credit; credits; foto; fotos; bild; bilder; bildquelle; bildnachweis; bildrechte;
quelle bild; crédit; crédit photo; crédits photo; crédits; crédit image; photographie; fotografía; foto de;
imagen; crédito; créditos; crédito da foto; фото; снимок; источник фото; изображение; автор фото; fot.; fot;
zdjęcie; zdj.; görsel; fotoğraf; фото з; صورة; تصوير; תמונה; צילום; kredit; illustration; illustration by;
graphic; graphic by; video still; screenshot; screengrab
"""
BYLINES = """
by; written by; text and pictures; text and photos; words and pictures; text und fotos; texte et photos;
texto y fotos; текст и фото; story by; words by; text by; report by; reported by; reporting by; additional
reporting by; additional reporting; edited by; editing by; compiled by; posted by; author; authors; von; ein
artikel von; text; text von; par; propos recueillis par; publié par; por; autor; autora; redacción; автор;
авторы; текст; di; a cura di; door; autor tekstu; yazan; av; af; بقلم; כתב; מאת; source; sources; quelle;
quellen; fuente; fuentes; источник; fonte; editor; reporter; correspondent; redaktion; rédaction; writing
by; with reporting by; with inputs from; with agency inputs
"""
PUBLISHED = """
date; published; published on; published at; published time; publication date; posted; posted on; posted at;
first published; first published on; date published; issued; released; veröffentlicht; veröffentlicht am;
erschienen; erschienen am; erstellt; erstellt am; stand; datum; publié; publié le; paru le; mis en ligne;
mis en ligne le; date de publication; publicado; publicado el; publicado em; fecha; fecha de publicación;
опубликовано; дата публикации; дата; размещено; pubblicato; pubblicato il; data; gepubliceerd; gepubliceerd
op; opublikowano; data publikacji; yayınlanma; yayınlanma tarihi; publicerad; udgivet; publisert;
опубліковано; تاريخ النشر; نشر; نشر في; פורסם; 发布时间; 公開
"""
UPDATED = """
updated; last updated; updated on; updated at; last update; edited; edited time; modified; last modified;
aktualisiert; zuletzt aktualisiert; mis à jour; mis à jour le; actualizado; última actualización; обновлено;
изменено; aggiornato; atualizado; atualizado em; bijgewerkt; zaktualizowano; güncelleme; uppdaterad;
оновлено; آخر تحديث; עודכן
"""
