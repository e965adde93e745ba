"""Lines that say what they are: "READ MORE: …", "Related:", "Tags: …", "Views: 3160", "Photo: …", "By …".

Every recogniser takes one stripped line and answers with pieces of that very line (no character is changed) or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.transfer.interface_words import phrases


def _any(block: str) -> str:
    """An alternation of phrases given as "a; b; c", longest first so that "read more" never hides "read more on this"."""
    words = sorted({" ".join(piece.split()) for piece in block.split(";") if piece.strip()}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words) + ")"


_READ_MORE = """
read more; read also; also read; see also; read next; must read; further reading; more on this; more on this story; read more on this; read more here; read this; read;
lesen sie auch; lesen sie mehr; lesen sie dazu; lesen sie hier; mehr dazu; mehr lesen; siehe auch; auch interessant; lies auch; lire aussi; à lire aussi; a lire aussi; voir aussi; lire également;
à lire également; à lire; lire plus; lea también; lee también; leer también; leer más; lea más; ver también; vea también; le puede interesar; te puede interesar; читайте также; читать также;
смотрите также; см. также; читайте ещё; читайте еще; также по теме; leggi anche; leia também; leia mais; veja também; lees ook; lees meer; czytaj także; czytaj też; czytaj również; zobacz także; zobacz też;
przeczytaj też; ilgili haber; bunu da okuyun; читайте також; дивіться також; läs också; läs mer; läs även; läs även; les også; læs også; اقرأ أيضا; اقرأ أيضاً; إقرأ أيضا; شاهد أيضا; طالع أيضا; קראו גם; ראו גם; קרא גם; 続きを読む; 相关阅读
"""
_RELATED = """
more:; more stories:; related; related stories; related story; related articles; related article; related news; related content; related coverage; related links; related posts; related reading; related headlines; related materials; related items;
more on this; more on this story; more on this topic; more on the story; more on the subject; on this topic; on this story; mehr zum thema; zum thema; verwandte artikel; verwandte themen; ähnliche artikel; weitere artikel; sur le même sujet; sur le même thème; articles liés; articles associés; à lire aussi; lire aussi; voir aussi;
noticias relacionadas; artículos relacionados; contenido relacionado; relacionadas; relacionado; relacionados; информация по теме; по теме; материалы по теме; новости по теме; читайте также; смотрите также; похожие; похожие новости; похожие материалы; ещё по теме; articoli correlati; correlati; leggi anche;
notícias relacionadas; matérias relacionadas; leia também; veja também; gerelateerd; gerelateerde artikelen; lees ook; powiązane; powiązane artykuły; podobne artykuły; zobacz także; czytaj także; ilgili haberler; схожі новини; за темою; читайте також; relaterade artiklar; läs mer; مواضيع ذات صلة; أخبار ذات صلة; ذات صلة; اقرأ أيضا; כתבות קשורות; קראו גם; read more; see also; read also; also read; lesen sie auch; lea también; lee también; 関連記事; 相关新闻
"""
_TAGS = """
tags; tag; topics; topic; related topics; related subjects; issue keywords; keywords; keyword; key words; filed under; labels; subjects; more on these topics; explore more on these topics; more about; read more about; schlagwörter; schlagworte; stichwörter; stichworte; themen; mots-clés; mots clés; thèmes; sujets; étiquettes;
etiquetas; temas; palabras clave; теги; тэги; метки; ключевые слова; темы; темы дня; argomenti; parole chiave; palavras-chave; assuntos; tópicos; trefwoorden; onderwerpen; tagi; słowa kluczowe; tematy; etiketler; anahtar kelimeler; мітки; ämnen; taggar; emner; كلمات مفتاحية; الكلمات المفتاحية; وسوم; الوسوم; الكلمات الدالة; תגיות; תגים; מילות מפתח; 关键词; 标签; タグ; キーワード
"""
_VIEWS = """
views; view; view count; page views; pageviews; hits; просмотры; просмотров; просмотра; aufrufe; seitenaufrufe; zugriffe; vues; visitas; vistas; visualizações; visualizaciones; visualizzazioni; weergaven; odsłon; odsłony; wyświetleń; wyświetlenia; görüntülenme; okunma; перегляди; переглядів; visningar; مشاهدة; مشاهدات; المشاهدات; צפיות
"""
_COMMENTS = """
comments; comment; discussion; community standards; community rules; community guidelines; comment policy; commenting policy; comment rules; commenting rules; leave a comment; leave a reply; leave a response; post a comment; post comment; add a comment; add comment; write a comment; join the conversation; join the discussion; view comments; show comments; reader comments; readers' comments; your comments; what do you think; comments are closed; sort comments; responses; replies;
kommentare; kommentar schreiben; kommentar verfassen; leserkommentare; diskussion; diskutieren sie mit; schreiben sie einen kommentar; netiquette; commentaires; laisser un commentaire; ajouter un commentaire; réagir; vos réactions; réactions; comentarios; deja un comentario; deja tu comentario; escribe un comentario; комментарии; комментарий; комментариев; добавить комментарий; оставить комментарий; обсуждение; правила комментирования; правила сообщества; commenti; lascia un commento; comentários; deixe um comentário; deixe seu comentário; reacties; komentarze; dodaj komentarz; yorumlar; yorum yap; yorum yaz; коментарі; додати коментар; kommentarer; التعليقات; تعليقات; أضف تعليقا; اترك تعليقا; תגובות; הוסף תגובה; コメント; 评论; 댓글
"""
_RAILS = """
news; all news; latest; latest news; more news; top news; top stories; breaking news; most read; most popular; most viewed; most watched; most shared; most commented; popular; popular now; trending; trending now; trending stories; recommended; recommended for you; recommended stories; we recommend; multimedia; video; videos; photos; galleries; gallery; editors' picks; editor's picks; editors picks; editor's choice; don't miss; must watch; must reads; you may also like; you might also like; you may like; you might like; also of interest; more stories; more from this section; more headlines; more in this section; other news; other stories; around the web; from around the web; from the web; promoted stories; sponsored stories; news feed; newsfeed; live; what to read next; read next; up next; next story; previous story; in pictures; in other news; today's headlines; headlines; elsewhere; top videos;
meistgelesen; meist gelesen; meistgelesene artikel; meistgelesene; am meisten gelesen; aktuelle nachrichten; aktuell; neueste; neueste artikel; das könnte sie auch interessieren; das könnte sie interessieren; auch interessant; empfehlungen; top-themen; weitere meldungen; mehr nachrichten; les plus lus; les plus partagés; dernières nouvelles; dernières infos; à la une; en continu; vous aimerez aussi; à découvrir; recommandé pour vous; lo más leído; lo más visto; más leídas; más noticias; últimas noticias; te recomendamos; te puede interesar; lo último; самое читаемое; популярное; популярные новости; последние новости; лента новостей; все новости; новости; главное; рекомендуем; мультимедиа; выбор редакции; другие новости; новости партнёров; новости партнеров; i più letti; più letti; ultime notizie; ultima ora; potrebbe interessarti; mais lidas; últimas notícias; mais notícias; meest gelezen; laatste nieuws; najczęściej czytane; najnowsze; polecane; en çok okunanlar; son dakika; diğer haberler; популярне; останні новини; الأكثر قراءة; آخر الأخبار; أخبار عاجلة; הנקראות ביותר; עוד חדשות; 最新ニュース; 热门
"""
_SECTIONS = """
world; world news; international; international news; national; nation; domestic; home news; local; local news; regional; region; regions; politics; policy; government; elections; election; economy; economics; business; business news; markets; finance; money; companies; industry; trade; energy; opinion; opinions; analysis; comment & analysis; commentary; editorial; editorials; columns; letters; features; feature; culture; arts; arts & culture; books; film; music; theatre; entertainment; lifestyle; life; society; education; health; science; science & technology; technology; tech; environment; climate; nature; travel; sport; sports; football; cricket; tennis; crime; law; justice; courts; defence; defense; military; security; diplomacy; foreign affairs; foreign policy; religion; history; weather; media; transport; middle east; latin america; far east; asia pacific; asia-pacific; americas; balkans; investigations; explainers; explainer; interviews; interview; city; cities; people; food; space; agriculture; war & conflict; human rights; police; obituaries; magazine; community; harbour; shipping; maritime;
politik; wirtschaft; ausland; inland; international; welt; panorama; kultur; feuilleton; wissen; wissenschaft; technik; gesellschaft; gesundheit; bildung; meinung; regional; lokales; umwelt; finanzen; medien; reise; netzwelt; politique; monde; économie; société; culture; sciences; santé; sports; opinions; idées; planète; environnement; régions; france; europe; afrique; justice; médias;
política; mundo; internacional; nacional; economía; sociedad; cultura; deportes; ciencia; salud; opinión; tecnología; negocios; educación; sucesos; medio ambiente; политика; экономика; общество; в мире; мир; россия; культура; спорт; наука; технологии; происшествия; бизнес; мнения; армия; безопасность; регионы; религия; политика и общество; международная панорама;
politica; esteri; cronaca; economia; mondo; cultura; sport; scienza; salute; esportes; esporte; economia; saúde; educação; ciência; buitenland; binnenland; economie; wetenschap; polityka; świat; kraj; gospodarka; kultura; nauka; siyaset; dünya; ekonomi; spor; kültür; gündem; політика; світ; економіка; суспільство; سياسة; العالم; اقتصاد; رياضة; ثقافة; مجتمع; صحة; علوم; חדשות; פוליטיקה; כלכלה; ספורט; תרבות; עולם; בעולם
"""
_AGENCIES = """
ap; associated press; the associated press; reuters; afp; epa; epa-efe; efe; tass; itar-tass; xinhua; dpa; picture alliance; getty images; getty; yonhap; kyodo; ansa; pa; pa media; pa wire; press association; shutterstock; alamy; unsplash; istock; istockphoto; zuma; zuma press; anadolu; anadolu agency; aa; ria novosti; sputnik; bloomberg; upi; kcna; pti; imago; rex; rex features; wikimedia commons; wikimedia; creative commons; cc by; cc0; public domain; pixabay; pexels; flickr; handout; тасс; риа новости; рейтер; courtesy; afp via getty images; lusa; keystone; apa; ritzau scanpix; scanpix; nurphoto; sipa; belga; anp; hollandse hoogte; lapresse; afp photo; ap photo; reuters photo
"""
_CREDIT_LABELS = """
photo; photos; photograph; photography; picture; pictures; image; images; photo credit; photo by; photos by; picture credit; image credit; image credits; image source; image copyright; photo courtesy; photograph by; picture by; image by; credit; credits; foto; fotos; bild; bilder; bildquelle; bildnachweis; bildrechte; quelle bild; crédit; crédit photo; crédits photo; crédits; crédit image; photographie; fotografía; foto de; imagen; crédito; créditos; crédito da foto; фото; снимок; источник фото; изображение; автор фото; fot.; fot; zdjęcie; zdj.; görsel; fotoğraf; фото з; صورة; تصوير; תמונה; צילום; kredit; illustration; illustration by; graphic; graphic by; video still; screenshot; screengrab
"""
_BYLINES = """
by; written by; text and pictures; text and photos; words and pictures; text und fotos; texte et photos; texto y fotos; текст и фото; story by; words by; text by; report by; reported by; reporting by; additional reporting by; additional reporting; edited by; editing by; compiled by; posted by; author; authors; von; ein artikel von; text; text von; par; propos recueillis par; publié par; por; autor; autora; redacción; автор; авторы; текст; di; a cura di; door; autor tekstu; yazan; av; af; بقلم; כתב; מאת; source; sources; quelle; quellen; fuente; fuentes; источник; fonte; editor; reporter; correspondent; redaktion; rédaction; writing by; with reporting by; with inputs from; with agency inputs
"""
_PUBLISHED = """
date; published; published on; published at; published time; publication date; posted; posted on; posted at; first published; first published on; date published; issued; released; veröffentlicht; veröffentlicht am; erschienen; erschienen am; erstellt; erstellt am; stand; datum; publié; publié le; paru le; mis en ligne; mis en ligne le; date de publication; publicado; publicado el; publicado em; fecha; fecha de publicación; опубликовано; дата публикации; дата; размещено; pubblicato; pubblicato il; data; gepubliceerd; gepubliceerd op; opublikowano; data publikacji; yayınlanma; yayınlanma tarihi; publicerad; udgivet; publisert; опубліковано; تاريخ النشر; نشر; نشر في; פורסם; 发布时间; 公開
"""
_UPDATED = """
updated; last updated; updated on; updated at; last update; edited; edited time; modified; last modified; aktualisiert; zuletzt aktualisiert; mis à jour; mis à jour le; actualizado; última actualización; обновлено; изменено; aggiornato; atualizado; atualizado em; bijgewerkt; zaktualizowano; güncelleme; uppdaterad; оновлено; آخر تحديث; עודכן
"""

_OPEN, _SHUT = r"[\s(\[«<>►▶▸→•·*–—|-]*", r"[\s)\]»>►▶▸→*|]*"
_SEPARATOR = r"\s*(?:[:：|»>►▶▸→]|[-–—](?=\s))+\s*"
_ASIDE = r"(?:\s*\([^()]{1,24}\))?"
_READ_RE = re.compile(rf"^{_OPEN}(?P<label>{_any(_READ_MORE)}){_ASIDE}(?P<sep>{_SEPARATOR}|\s*)(?P<rest>.*?){_SHUT}$", re.I | re.S)
_RELATED_RE = re.compile(rf"^{_OPEN}{_any(_RELATED)}\s*[:：]?{_SHUT}$", re.I)
_RELATED_INLINE = re.compile(r"^(?:related(?: (?:story|article|news|stories))?|по теме|verwandt)\s*[:：]\s*(?P<rest>\S.*)$", re.I)
_TAGS_RE = re.compile(rf"^{_OPEN}(?P<label>{_any(_TAGS)})(?:\s*[:：]\s*|\s+(?=#)|\s*$)(?P<rest>.*)$", re.I | re.S)
_TAGS_BARE = re.compile(r"^(?:keywords|key words|related subjects|related topics|tags|filed under|schlagwörter|mots-clés|etiquetas|теги)\s+(?P<rest>\S.*)$", re.I)
_NUMBER = r"\d{1,3}(?:[ ,.\u00a0\u202f'’]\d{3})+|\d+"
_VIEWS_RE = re.compile(
    rf"(?<!\w){_any(_VIEWS)}\s*[:：—–-]?\s*(?P<after>{_NUMBER})(?![\d.,]*\s?[km%\d])|(?<![\w.,])(?P<before>{_NUMBER})\s*{_any(_VIEWS)}(?!\w)", re.I
)
_VIEWS_LABEL = re.compile(rf"^{_any(_VIEWS)}\s*[:：]?$", re.I)
_COMMENTS_RE = re.compile(rf"^{_OPEN}(?:\d+\s+)?{_any(_COMMENTS)}(?:\s*[:：(\[]?\s*\d*\s*[)\]]?)(?:\s*{_any(_COMMENTS)})?\s*[:?!.]?$", re.I)
_RAIL_RE = re.compile(rf"^{_OPEN}{_any(_RAILS)}\s*[:：]?{_SHUT}$", re.I)
_SECTION_RE = re.compile(rf"^{_any(_SECTIONS)}$", re.I)
_AGENCY = _any(_AGENCIES)
_NAME = r"[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){0,4}"
_CREDIT_START = re.compile(
    rf"^[\[(]?\s*(?:(?:©|\(c\)\s|ⓒ)\s*\S|{_any(_CREDIT_LABELS)}\s*(?:[:：©|/]|by\b|\s-\s)\s*\S|fot\.\s+\S|image (?:copyright|source)\s+\S|{_AGENCY}(?:\s+(?:photo|images?))?\s*[/|]\s*\S)", re.I
)
_CREDIT_WHOLE = re.compile(
    rf"^[\[(]?\s*(?:{_NAME}\s*(?:/|,|via|\||–|—|-)\s*{_AGENCY}(?:\s*(?:/|,|via|\|)\s*{_AGENCY})*|{_AGENCY})\s*(?:photo|images?)?\s*[\])]?\.?$", re.I
)
_CREDIT_TAIL = re.compile(
    rf"(?P<credit>[\[(](?:©|{_any(_CREDIT_LABELS)}\s*(?:[:：©/]|by\b)|{_AGENCY}(?:\s+(?:photo|images?))?(?:\s*[/|,]|[\])]))[^()\[\]]*[\])]?"
    rf"|(?<=[.!?”\"]\s){_AGENCY}(?:\s+(?:photo|images?))?\s?/\s?\S.{{0,60}}|©\s?\S.{{0,80}}|(?<=[\s.|]){_any(_CREDIT_LABELS)}\s?[:：©]\s?\S.{{0,80}}|(?<=\s)/\s?(?:{_NAME}\s*/\s*)?{_AGENCY}(?:\s*/\s*.{{1,40}})?)\s*$",
    re.I,
)
_CAPTION_LABEL = re.compile(r"^(?P<label>image caption|photo caption|caption|bildunterschrift|légende|pie de foto|подпись)(?:\s*[:：]\s*|\s+)(?P<rest>\S.*)$", re.I)
_CAPTION_CUE = re.compile(
    r"^(?:file(?:\s+(?:photo|image|picture))?\s*[:–—-]|file photo|archive photo|a (?:general |aerial )?view of|(?:news|press) conference (?:with|of|by)|in this (?:\S+ ){0,4}"
    r"(?:photo|image|picture|frame)|pictured|screenshot|screengrab|archivbild|archivfoto|symbolbild|photo d[’']archives?|imagen de archivo|foto de archivo|архивное фото|пресс-конференция|встреча )"
    r"|\((?:file|file photo|l|r|c|left|right|centre|center|archive|archiv|links|rechts|слева|справа|архив|archives?|izquierda|derecha|à gauche|à droite|from left)\)"
    r"|\bpictured\b|, (?:left|right|centre|center|second left|second right)[,.]|\bfrom left\b|\bshakes? hands\b",
    re.I,
)
_BYLINE_START = re.compile(rf"^{_any(_BYLINES)}\s*(?P<colon>[:：])?\s+(?P<rest>\S.*)$", re.I)
_BYLINE_JOB = re.compile(
    r"^[^.!?]{3,60},\s*(?:(?:the |our |political |diplomatic |foreign |senior |chief |staff |special |science |business )*(?:correspondent|reporter|editor|staff writer|writer|columnist|bureau chief))\b.{0,50}$", re.I
)
_PUBLISHED_RE = re.compile(rf"(?<!\w){_any(_PUBLISHED)}(?!\w)", re.I)
_UPDATED_RE = re.compile(rf"(?<!\w){_any(_UPDATED)}(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Split:
    """A line cut into its label and what the label names. Either may be empty; nothing of the line is left out but the
    separators between them."""

    label: str
    rest: str


def read_more(line: str) -> Split | None:
    """`READ MORE: headline` in its many spellings; `rest` is empty when the label stands alone."""
    match = _READ_RE.match(line)
    if not match:
        return None
    label, sep, rest = match["label"], match["sep"], match["rest"].strip()
    marked = bool(sep.strip())
    if not rest:
        return None if label.casefold() == "read" else Split(line, "")
    glued = not sep and rest[0].isupper() and (label.isupper() or label[-1].islower())
    spaced = bool(sep) and not marked and label.isupper() and not rest.isupper() and rest[0].isupper()
    if not marked and not glued and not spaced and not (rest[0].isupper() and len(rest.split()) >= 4 and label.casefold() != "read"):
        return None
    if label.casefold() == "read" and not (marked and len(rest.split()) >= 3):
        return None
    start = line.index(rest, match.end("label"))
    end = start + len(rest)
    tail = line[end:].strip()
    if tail and rest.count("(") > rest.count(")"):
        rest, tail = rest + line[end : end + 1], line[end + 1 :].strip()
    label_text = line[:start].strip()
    return Split(f"{label_text} {tail}".strip() if tail else label_text, rest)


def is_related_label(line: str) -> bool:
    """Is the line the heading of a list of related headlines ("Related:", "Mehr zum Thema")?"""
    return bool(_RELATED_RE.match(line))


def related_inline(line: str) -> Split | None:
    """`Related: headline` on one line."""
    match = _RELATED_INLINE.match(line)
    return Split(line[: match.start("rest")].strip(), match["rest"].strip()) if match else None


def tags_line(line: str) -> Split | None:
    """`Tags: a, b` or the label alone. A line of hashtags is a tags line without a label."""
    match = _TAGS_RE.match(line)
    if match:
        start = match.start("rest")
        return Split(line[:start].strip(), line[start:].strip())
    bare = _TAGS_BARE.match(line)
    if bare and ("," in bare["rest"] or len(bare["rest"].split()) <= 3) and not re.search(r"[.!?]$", line):
        return Split(line[: bare.start("rest")].strip(), bare["rest"].strip())
    words = line.split()
    if words and all(re.fullmatch(r"#[\w-]{2,}[,;]?", word) for word in words):
        return Split("", line)
    return None


def split_tags(text: str) -> list[str]:
    """The tags of a tags line. Separators are commas, semicolons, bullets, bars, slashes with spaces, or hash marks."""
    if re.search(r"(?:^|\s)#\w", text):
        pieces = re.split(r"(?:^|[\s,;])#", text)
    else:
        pieces = re.split(r"[,;،؛、|•·\t]|\s/\s", text)
    return [tag for piece in pieces if (tag := piece.strip(" \t\xa0.#")) and re.search(r"\w", tag)]


def views(line: str) -> int | None:
    """A labelled, exact view count ("3,160 views"); "1.2K views" is a rounding and is not read."""
    match = _VIEWS_RE.search(line)
    if not match:
        return None
    return int(re.sub(r"\D", "", match["after"] or match["before"]))


def is_views_label(line: str) -> bool:
    """Is the line only "Views" or a sister word?"""
    return bool(_VIEWS_LABEL.match(line))


def is_comments_head(line: str) -> bool:
    """Does readers' talk, or the rules for it, begin here?"""
    return bool(_COMMENTS_RE.match(line)) or bool(re.match(rf"^{_any(_COMMENTS)}\s*{_any(_COMMENTS)}$", line, re.I))


def is_rail_head(line: str) -> bool:
    """Is the line the heading of a list that is not about this article ("Most read")?"""
    return bool(_RAIL_RE.match(line))


def is_section(line: str) -> bool:
    """Is the whole line the name of a newspaper section, a country or a continent?"""
    return bool(_SECTION_RE.match(line)) or line.casefold() in _territories()


@cache
def _territories() -> frozenset[str]:
    """Names of countries and continents in the languages that pages come in (CLDR, through Babel), casefolded."""
    from babel import Locale

    names = {
        name.casefold()
        for code in "en de fr es ru it pt nl pl tr uk ar he".split()
        for key, name in Locale.parse(code).territories.items()
        if (key.isalpha() or key in {"002", "019", "142", "150", "009", "145", "013", "005", "021"}) and key != "ZZ"
    }
    return frozenset(names | {"uk", "us", "usa", "north korea", "south korea", "koreas", "middle east"})


def is_credit(line: str) -> bool:
    """Is the whole line a picture credit ("© Agency/ Name", "Photo: Name", "Name / AFP")?"""
    if len(line) > 120 or "all rights reserved" in line.casefold():
        return False
    return bool(_CREDIT_START.match(line) or _CREDIT_WHOLE.match(line))


def caption_and_credit(line: str) -> tuple[str, str] | None:
    """A caption with its credit at the end, cut in two: `A quay at dusk. (Photo: Name)`."""
    match = _CREDIT_TAIL.search(line)
    if not match or match.start("credit") < 12:
        return None
    caption = line[: match.start("credit")].strip().rstrip("|").strip()
    return (caption, match["credit"].strip()) if len(caption.split()) >= 3 else None


def caption_label(line: str) -> Split | None:
    """`Image caption A quay at dusk`, as screen readers hear it."""
    match = _CAPTION_LABEL.match(line)
    return Split(line[: match.start("rest")].strip(), match["rest"].strip()) if match else None


def has_caption_cue(line: str) -> bool:
    """Does the line talk like a caption ("File photo:", "(left)", "pictured")?"""
    return bool(_CAPTION_CUE.search(line))


def is_byline(line: str) -> bool:
    """Is the line an author's or source's ("By Jane Doe", "Reporting by …; editing by …")?"""
    if len(line) > 160:
        return False
    match = _BYLINE_START.match(line)
    if not match:
        return bool(_BYLINE_JOB.match(line)) and not re.search(r"[“\"«„]", line)
    rest = match["rest"]
    names = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", rest)]
    capitals = sum(word[0].isupper() or not word[0].islower() for word in names)
    if not names or len(names) > 14 or rest.endswith(("?", "!")):
        return False
    small = len(names) - capitals
    if match["colon"]:
        return small <= len(names) * 0.6
    ended = rest.endswith((".", "。")) and len(names) > 4 and not re.search(r"\b(?:reporting|editing)\b", line, re.I)
    return capitals >= max(1, len(names) * 0.6) and not ended and rest[0].isupper()


def says_published(line: str) -> bool:
    """Does the line label its date as that of publication?"""
    return bool(_PUBLISHED_RE.search(line))


def says_updated(line: str) -> bool:
    """Does the line label its date as that of a later change?"""
    return bool(_UPDATED_RE.search(line))


_TOKEN = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*", re.U)
_GLUE = re.compile(r"(?<=[a-zа-яäöüßéèàçñ?!)])(?=[A-ZА-ЯÄÖÜÉÀ])")
_CONNECTORS = frozenset(
    "of and or to the via with a an by on in for at us your all up & und oder der die das zu mit von et ou le la les de du des à y o el los las en con и или в на с по".split()
)


@cache
def _phrase_index() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases():
        tokens = tuple(token.replace("’", "'") for token in _TOKEN.findall(phrase))
        if tokens:
            index.setdefault(tokens[0], []).append(tokens)
    for options in index.values():
        options.sort(key=len, reverse=True)
    return index


def interface_share(line: str) -> float:
    """How much of a line is menu and button text, 0 to 1, by tokens; joining words count for neither side."""
    tokens = [token.casefold().replace("’", "'") for token in _TOKEN.findall(_GLUE.sub(" ", line))]
    tokens = [token for token in tokens if not token.isdigit()]
    covered = total = index = 0
    while index < len(tokens):
        hit = next((p for p in _phrase_index().get(tokens[index], ()) if tuple(tokens[index : index + len(p)]) == p), None)
        if hit:
            covered, total, index = covered + len(hit), total + len(hit), index + len(hit)
            continue
        total += tokens[index] not in _CONNECTORS
        index += 1
    return covered / total if total else 0.0
