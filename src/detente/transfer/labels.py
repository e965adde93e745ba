"""Lines that say what they are: "READ MORE: …", "Related:", "Tags: …", "Views: 3160", "Photo: …", "By …".

Every recogniser takes one stripped line and answers with pieces of that very line (no character is changed) or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from detente.transfer import label_words
from detente.transfer.interface_words import phrases

_remembered = lru_cache(maxsize=2048)
"""A line is looked at from several sides, each time by the same recognisers."""


def _any(block: str) -> str:
    """An alternation of phrases given as "a; b; c", longest first so that "read more" never hides "read more on this"."""
    words = sorted(
        {" ".join(piece.split()) for piece in block.split(";") if piece.strip()}, key=len, reverse=True
    )
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words) + ")"
    )


_OPEN, _SHUT = r"[\s(\[«<>►▶▸→•·*–—|-]*", r"[\s)\]»>►▶▸→*|]*"
_SEPARATOR = r"\s*(?:[:：|»>►▶▸→]|[-–—](?=\s))+\s*"
_ASIDE = r"(?:\s*\([^()]{1,24}\))?"
_READ_RE = re.compile(
    rf"^{_OPEN}(?P<label>{_any(label_words.READ_MORE)}){_ASIDE}(?P<sep>{_SEPARATOR}|\s*)(?P<rest>.*?){_SHUT}$",
    re.I | re.S,
)
_RELATED_RE = re.compile(rf"^{_OPEN}{_any(label_words.RELATED)}\s*[:：]?{_SHUT}$", re.I)
_RELATED_INLINE = re.compile(
    r"^(?:related(?: (?:story|article|news|stories))?|по теме|verwandt)\s*[:：]\s*(?P<rest>\S.*)$", re.I
)
_TAGS_RE = re.compile(
    rf"^{_OPEN}(?P<label>{_any(label_words.TAGS)})(?:\s*[:：]\s*|\s+(?=#)|\s*$)(?P<rest>.*)$", re.I | re.S
)
_TAGS_BARE = re.compile(
    r"^(?:keywords|key words|related subjects|related topics|tags|filed under|schlagwörter|mots-clés|etiquetas|теги)\s+(?P<rest>\S.*)$",
    re.I,
)
_NUMBER = r"\d{1,3}(?:[ ,.\u00a0\u202f'’]\d{3})+|\d+"
_VIEWS_RE = re.compile(
    rf"(?<!\w){_any(label_words.VIEWS)}\s*[:：—–-]?\s*(?P<after>{_NUMBER})(?![\d.,]*\s?[km%\d])|(?<![\w.,])(?P<before>{_NUMBER})\s*{_any(label_words.VIEWS)}(?!\w)",
    re.I,
)
_VIEWS_LABEL = re.compile(rf"^{_any(label_words.VIEWS)}\s*[:：]?$", re.I)
_COMMENTS_RE = re.compile(
    rf"^{_OPEN}(?:\d+\s+)?{_any(label_words.COMMENTS)}(?:\s*[:：(\[]?\s*\d*\s*[)\]]?)(?:\s*{_any(label_words.COMMENTS)})?\s*[:?!.]?$",
    re.I,
)
_COMMENTS_PAIR = re.compile(rf"^{_any(label_words.COMMENTS)}\s*{_any(label_words.COMMENTS)}$", re.I)
_RAIL_RE = re.compile(rf"^{_OPEN}{_any(label_words.RAILS)}\s*[:：]?{_SHUT}$", re.I)
_SECTION_RE = re.compile(rf"^{_any(label_words.SECTIONS)}$", re.I)
_AGENCY = _any(label_words.AGENCIES)
_NAME = r"[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){0,4}"
_CREDIT_START = re.compile(
    rf"^[\[(]?\s*(?:(?:©|\(c\)\s|ⓒ)\s*\S|{_any(label_words.CREDIT_LABELS)}\s*(?:[:：©|/]|by\b|\s-\s)\s*\S"
    rf"|fot\.\s+\S|image (?:copyright|source)\s+\S|{_AGENCY}(?:\s+(?:photo|images?))?\s*[/|]\s*\S)",
    re.I,
)
_CREDIT_WHOLE = re.compile(
    rf"^[\[(]?\s*(?:{_NAME}(?:/[\w .-]{{2,30}})?\s*(?:/|,|via|\||–|—|-)\s*{_AGENCY}"
    rf"(?:\s*(?:/|,|via|\|)\s*{_AGENCY})*|{_AGENCY})\s*(?:photo|images?)?\s*[\])]?\.?$",
    re.I,
)
_CREDIT_TAIL = re.compile(
    r"(?P<credit>"
    rf"[\[(](?:©|{_any(label_words.CREDIT_LABELS)}\s*(?:[:：©/]|by\b)|{_AGENCY}(?:\s+(?:photo|images?))?(?:\s*[/|,:]|[\])])|"
    rf"{_NAME}\s?/\s?{_AGENCY}\b)[^()\[\]]*[\])]?"
    rf"|(?<=[.!?”\"]\s){_AGENCY}(?:\s+(?:photo|images?))?\s?/\s?\S.{{0,60}}"
    r"|(?<=[.!?”\"]\s)(?-i:AP|AFP|EPA|REUTERS|Reuters|Getty Images|GETTY|EFE|TASS|DPA)"
    r"|(?<=[.!?”\"]\s)(?-i:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]+){0,3})\s?/\s?\S.{1,40}"
    r"|©\s?\S.{0,80}"
    rf"|(?<=[\s.|]){_any(label_words.CREDIT_LABELS)}(?:\s?[:：©]|\s+by\s)\s?\S.{{0,80}}"
    r"|(?<=[\s.])Credit(?:\.\.\.|…)?\s?(?-i:[A-Z])[^.]{2,80}"
    rf"|(?<=\s)/\s?(?:{_NAME}\s*/\s*|\w+-)?{_AGENCY}(?:\s*/\s*.{{1,40}})?"
    r")\s*$",
    re.I,
)
_CAPTION_LABEL = re.compile(
    r"^(?P<label>image caption|photo caption|caption|bildunterschrift|légende|pie de foto|подпись)(?:\s*[:：]\s*|\s+)(?P<rest>\S.*)$",
    re.I,
)
_PICTURE_LABEL = re.compile(r"^(?P<label>photo|image|picture|foto|bild|фото)\s*[:：]\s*(?P<rest>\S.*)$", re.I)
_CAPTION_CUE = re.compile(
    r"^(?:file(?:\s+(?:photo|image|picture))?\s*[:–—-]|file photo|archive photo|a (?:general |aerial )?view of"
    r"|(?:news|press) conference (?:with|of|by)|in this (?:\S+ ){0,4}"
    r"(?:photo|image|picture|frame)|pictured|screenshot|screengrab|archivbild|archivfoto|symbolbild|photo d[’']archives?"
    r"|imagen de archivo|foto de archivo|архивное фото|пресс-конференция|встреча )"
    r"|\((?:file|file photo|l|r|c|left|right|centre|center|archive|archiv|links|rechts"
    r"|слева|справа|архив|archives?|izquierda|derecha|à gauche|à droite|from left)\)"
    r"|\bpictured\b|, (?:left|right|centre|center|second left|second right)[,.]|\bfrom left\b|\bshakes? hands\b",
    re.I,
)
_BYLINE_START = re.compile(rf"^{_any(label_words.BYLINES)}\s*(?P<colon>[:：])?\s+(?P<rest>\S.*)$", re.I)
_BYLINE_JOB = re.compile(
    r"^[^.!?]{3,60},\s*"
    r"(?:(?:the |our |political |diplomatic |foreign |senior |chief |staff |special |science |business )*"
    r"(?:correspondent|reporter|editor|staff writer|writer|columnist|bureau chief))\b.{0,50}$",
    re.I,
)
_PUBLISHED_RE = re.compile(rf"(?<!\w){_any(label_words.PUBLISHED)}(?!\w)", re.I)
_UPDATED_RE = re.compile(rf"(?<!\w){_any(label_words.UPDATED)}(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Split:
    """A line cut into its label and what the label names. Either may be empty; nothing of the line is left out but the
    separators between them."""

    label: str
    rest: str


@_remembered
def read_more(line: str) -> Split | None:
    """`READ MORE: headline` in its many spellings; `rest` is empty when the label stands alone."""
    inset = re.fullmatch(r"\[\s+(\S.{9,140}\S)\s+\]", line)
    if inset:
        return Split("", inset[1])
    match = _READ_RE.match(line)
    if not match:
        return None
    label, sep, rest = match["label"], match["sep"], match["rest"].strip()
    marked = bool(sep.strip())
    if not rest:
        return None if label.casefold() == "read" else Split(line, "")
    glued = not sep and rest[0].isupper() and (label.isupper() or label[-1].islower())
    spaced = bool(sep) and not marked and label.isupper() and not rest.isupper() and rest[0].isupper()
    if (
        not marked
        and not glued
        and not spaced
        and not (rest[0].isupper() and len(rest.split()) >= 4 and label.casefold() != "read")
    ):
        return None
    if label.casefold() == "read" and not (marked and len(rest.split()) >= 3):
        return None
    start = line.index(rest, match.end("label"))
    if rest.count("(") > rest.count(")"):
        rest = line[start : start + len(rest) + 1]
    return Split(line[:start].strip(), rest)


@_remembered
def is_related_label(line: str) -> bool:
    """Is the line the heading of a list of related headlines ("Related:", "Mehr zum Thema")?"""
    return bool(
        _RELATED_RE.match(line)
        or re.match(r"^(?:more on|mehr zu|plus sur|más sobre)\s*[:：]\s*\S.{0,30}$", line, re.I)
    )


@_remembered
def related_inline(line: str) -> Split | None:
    """`Related: headline` on one line."""
    match = _RELATED_INLINE.match(line)
    return Split(line[: match.start("rest")].strip(), match["rest"].strip()) if match else None


@_remembered
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
    hashed = re.search(r"(?:^|\s)#\w", text)
    pieces = re.split(r"(?:^|[\s,;])#" if hashed else r"[,;،؛、|•·\t]|\s/\s", text)
    return [tag for piece in pieces if (tag := piece.strip(" \t\xa0.#")) and re.search(r"\w", tag)]


@_remembered
def views(line: str) -> int | None:
    """A labelled, exact view count ("3,160 views"); "1.2K views" is a rounding and is not read."""
    match = _VIEWS_RE.search(line)
    if not match:
        return None
    before = line[: match.start()].rstrip()
    if match["after"] and before and before[-1].isalnum():
        return None  # "in his view 3160 …": a word of a sentence, no label
    return int(re.sub(r"\D", "", match["after"] or match["before"]))


def is_views_label(line: str) -> bool:
    """Is the line only "Views" or a sister word?"""
    return bool(_VIEWS_LABEL.match(line))


@_remembered
def is_comments_head(line: str) -> bool:
    """Does readers' talk, or the rules for it, begin here?"""
    return len(line) < 120 and bool(_COMMENTS_RE.match(line) or _COMMENTS_PAIR.match(line))


@_remembered
def is_rail_head(line: str) -> bool:
    """Is the line the heading of a list that is not about this article ("Most read")?"""
    return bool(_RAIL_RE.match(line))


@_remembered
def is_section(line: str) -> bool:
    """Is the whole line the name of a newspaper section, a country or a continent?"""
    return bool(_SECTION_RE.match(line)) or line.casefold() in _territories()


@cache
def _territories() -> frozenset[str]:
    """Names of countries and continents in the languages that pages come in (CLDR, through Babel), casefolded."""
    names = {
        name.casefold()
        for code in ["en", "de", "fr", "es", "ru", "it", "pt", "nl", "pl", "tr", "uk", "ar", "he"]
        for key, name in Locale.parse(code).territories.items()
        if (key.isalpha() or key in {"002", "019", "142", "150", "009", "145", "013", "005", "021"})
        and key != "ZZ"
    }
    return frozenset(names | {"uk", "us", "usa", "north korea", "south korea", "koreas", "middle east"})


@_remembered
def is_credit(line: str) -> bool:
    """Is the whole line a picture credit ("© Agency/ Name", "Photo: Name", "Name / AFP")?"""
    if len(line) > 120 or "all rights reserved" in line.casefold() or _labelled_caption(line):
        return False
    if re.fullmatch(r"[A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]+){1,3} (?:FOR|VIA) [A-ZÀ-Þ.'’ -]+", line):
        return True
    return bool(_CREDIT_START.match(line) or _CREDIT_WHOLE.match(line))


@_remembered
def caption_and_credit(line: str) -> tuple[str, str] | None:
    """A caption with its credit at the end, cut in two: `A quay at dusk. (Photo: Name)`."""
    match = _CREDIT_TAIL.search(line, 12) if len(line) <= 700 else None
    if not match:
        return None
    caption = line[: match.start("credit")].strip().rstrip("|").strip()
    return (caption, match["credit"].strip()) if len(caption.split()) >= 3 else None


def is_bare_agency(line: str) -> bool:
    """Only an agency's name: perhaps a picture's credit, perhaps the author of the text."""
    return bool(re.fullmatch(_AGENCY, line, re.I))


def _labelled_caption(line: str) -> re.Match[str] | None:
    """`Photo: The band played for hours`: what follows the label is a sentence, not a name."""
    match = _PICTURE_LABEL.match(line)
    small = [word for word in match["rest"].split() if word[0].islower() and len(word) > 2] if match else []
    return match if len(small) >= 3 and not _CREDIT_TAIL.search(line[12:]) else None


@_remembered
def caption_label(line: str) -> Split | None:
    """`Image caption A quay at dusk`, as screen readers hear it; `Photo: The band played for hours`."""
    match = _CAPTION_LABEL.match(line) or _labelled_caption(line)
    return Split(line[: match.start("rest")].strip(), match["rest"].strip()) if match else None


@_remembered
def has_caption_cue(line: str) -> bool:
    """Does the line talk like a caption ("File photo:", "(left)", "pictured")?"""
    return len(line) <= 700 and bool(_CAPTION_CUE.search(line))


@_remembered
def is_byline(line: str) -> bool:
    """Is the line an author's or source's ("By Jane Doe", "Reporting by …; editing by …")?"""
    if len(line) > 160:
        return False
    match = _BYLINE_START.match(line)
    if not match:
        return bool(_BYLINE_JOB.match(line)) and not re.search(r"[“\"«„]", line)
    rest = match["rest"]
    name = rest.split(",")[0].split()
    if (
        2 <= len(name) <= 4
        and all(word[0].isupper() for word in name)
        and "," in rest
        and len(rest.split()) <= 10
        and rest[-1] not in ".?!"
    ):
        return True
    names = re.findall(r"[^\W\d_][\w’'.-]*", rest)
    capitals = sum(word[0].isupper() or not word[0].islower() for word in names)
    if not names or len(names) > 14 or rest.endswith(("?", "!")):
        return False
    small = len(names) - capitals
    if match["colon"]:
        return small <= len(names) * 0.6
    ended = (
        rest.endswith((".", "。"))
        and len(names) > 4
        and not re.search(r"\b(?:reporting|editing)\b", line, re.I)
    )
    return capitals >= max(1, len(names) * 0.6) and not ended and rest[0].isupper()


def says_published(line: str) -> bool:
    """Does the line label its date as that of publication?"""
    return bool(_PUBLISHED_RE.search(line))


def says_updated(line: str) -> bool:
    """Does the line label its date as that of a later change?"""
    return bool(_UPDATED_RE.search(line))


_TOKEN = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*", re.U)
_GLUE = re.compile(r"(?<=[a-zа-яäöüßéèàçñ?!)])(?=[A-ZА-ЯÄÖÜÉÀ])")
_JOINING = """
of and or to the via with a an by on in for at us your all up & und oder der die das zu mit von et ou le
la les de du des à y o el los las en con и или в на с по
"""
_CONNECTORS = frozenset(_JOINING.split())


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


@_remembered
def interface_share(line: str) -> float:
    """How much of a line is menu and button text, 0 to 1, by tokens; joining words count for neither side."""
    tokens = [token.casefold().replace("’", "'") for token in _TOKEN.findall(_GLUE.sub(" ", line))]
    tokens = [token for token in tokens if not token.isdigit()]
    covered = total = index = 0
    while index < len(tokens):
        hit = next(
            (p for p in _phrase_index().get(tokens[index], ()) if tuple(tokens[index : index + len(p)]) == p),
            None,
        )
        if hit:
            covered, total, index = covered + len(hit), total + len(hit), index + len(hit)
            continue
        total += tokens[index] not in _CONNECTORS
        index += 1
    return covered / total if total else 0.0
