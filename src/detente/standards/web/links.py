"""Finding links in a text and taking them apart, without opening them and without any pattern engine.

Addresses are read as a browser reads them (WHATWG URL Standard): a backslash is a slash, one slash or none after
"https:" is as good as two, tabs and line ends inside an address do not count. Hosts come in lower case, compatibility
forms and full-width dots folded, percent signs decoded, invisible characters dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.standards.displayed import displayed
from detente.standards.text import Text, View
from detente.standards.tokens import parted, tokens_of

DEEPEST = 3
"""So many addresses inside one another are taken apart."""
LONGEST_HOST = 300
"""So many characters behind "https:" without a slash are looked at for a host."""
_EDGES = "\"'“”«»()[]{}<>.,;:!?*_"
_GLUE = frozenset(",;|<>()[]{}\"'“”«»")
_SCHEMES = ("https", "http", "ftps", "ftp", "hxxps", "hxxp")
_SLASHES = ("/", "\\")
_SCRIPTS = ("javascript:", "vbscript:", "data:")
_MARKS = ("](", "](<", "]: ", 'href="', "href='", "href=", 'src="', "src='", "src=")
_PRESSED = ("](", "](<", 'href="', "href='", "href=", 'src="', "src='", "src=")
"""Mark-up inside which a browser drops white space."""
_QUOTES = ("\"", "'")
_CODE = frozenset("(=;`{[%\\")
_RUNNING_DATA = ("text/html", "text/xml", "image/svg+xml", "application/")
_HEX = frozenset("0123456789abcdefABCDEF")
_DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ENDINGS_WORDS = """
    com org net info biz io co me ru de uk fr es it nl pl ua by kz cn jp kr in br us eu tv cc xyz top online
    site shop store club live app dev link click win bet casino loan gq tk ml cf ga pw su ws to ly gl gd be ai
    """
_ENDINGS = frozenset(_ENDINGS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Link:
    """One address, in lower case. `span` bounds it in the original text; `host` is as a browser would ask for
    it, still with its letters (no punycode is made or undone); `path` begins at the host's end and holds query
    and fragment; `port` is "" where none is named. Of a script link only the scheme is known; `is_marked` tells whether
    mark-up makes it one to press, as in "[here](javascript:…)", or the text only names it.
    """

    span: tuple[int, int]
    scheme: str
    user: str
    host: str
    path: str
    port: str = ""
    is_marked: bool = False


def links_in(text: Text) -> tuple[Link, ...]:
    """Return every web address, with or without its scheme, in order of appearance. E-mail addresses are
    none.
    """
    return text.fact("links", _links)


def parsed(address: str) -> Link | None:
    """Take one address apart that has a scheme, such as an entry of a list; None where it names no host."""
    found = _with_scheme(_lowered(address), 0)
    return found if found is not None and found.host else None


def decoded(address: str) -> str:
    """The address with its percent signs read once, as UTF-8; what is no escape stays as it is."""
    head, *parts = address.split("%")
    if not parts:
        return address
    content = bytearray(head.encode("utf-8", "replace"))
    for part in parts:
        if len(part) > 1 and part[0] in _HEX and part[1] in _HEX:
            content += bytes((int(part[:2], 16),)) + part[2:].encode("utf-8", "replace")
        else:
            content += b"%" + part.encode("utf-8", "replace")
    return content.decode("utf-8", "replace")


def inside(link: Link) -> Iterator[Link]:
    """Yield the addresses that a link carries in its path or query, at most three deep."""
    rest = link.path
    for _ in range(DEEPEST):
        if "%3a%2f%2f" in rest:
            rest = decoded(rest)
        at = rest.find("://")
        scheme = _scheme_before(rest, at) if at > 0 else ""
        if not scheme:
            return
        rest = rest[at - len(scheme) :]
        found = _with_scheme(rest, 0)
        if found is None:
            return
        yield Link(link.span, found.scheme, found.user, found.host, found.path, found.port)
        rest = found.path


def _links(text: Text) -> tuple[Link, ...]:
    found: list[Link] = []
    view = displayed(text)
    for token, start, _ in tokens_of(text) if view.starts is None else parted(view.text):
        if "." in token[:-1] or ":" in token:  # a stop at the end is a sentence's
            found += _in_token(token, start)
    if view.starts is not None:
        found = [replace(link, span=view.span(*link.span)) for link in found]
    pressed = _pressed_scripts(text, view)
    if not pressed:
        return tuple(found)
    inside_one = [link for link in found if any(one.span[0] <= link.span[0] < one.span[1] for one in pressed)]
    return tuple(sorted((*pressed, *(link for link in found if link not in inside_one)), key=lambda link: link.span))


def _in_token(token: str, start: int) -> list[Link]:
    lowered = _lowered(token)
    if (script := _script(lowered)) is not None:
        at, scheme = script
        end = _closed(lowered, at)
        return [Link((start + at, start + end), scheme, "", "", "", "", lowered[:at].endswith(_MARKS))]
    found: list[Link | None]
    if parts := _parts(lowered):
        found = [_with_scheme(lowered[begin : _closed(lowered, begin, end)], start + begin) for begin, end in parts]
    else:
        core = lowered.strip(_EDGES)
        found = [_bare(core, start + lowered.index(core))] if core else []
    return [link for link in found if link is not None]


def _closed(lowered: str, begin: int, limit: int | None = None) -> int:
    """Where the address ends that begins at `begin`: at the quotation mark that stands before it, at a sign that no address
    holds, at the signs of a sentence; a bracket that closes one inside the address belongs to it.
    """
    end = len(lowered) if limit is None else limit
    opening = lowered[begin - 1 : begin] if begin else ""
    stops: tuple[str, ...] = (opening,) if opening in _QUOTES else ("\"", "<", ">")
    if lowered.startswith(_SCRIPTS, begin):  # what is run may hold any sign
        stops = (opening,) if opening in _QUOTES else ()
    for stop in stops:
        place = lowered.find(stop, begin, end)
        end = place if place >= 0 else end
    last = begin + len(lowered[begin:end].rstrip(_EDGES))
    open_brackets = lowered.count("(", begin, last) - lowered.count(")", begin, last)
    while open_brackets > 0 and last < end and lowered[last] == ")":
        last, open_brackets = last + 1, open_brackets - 1
    return last


def _pressed_scripts(text: Text, shown: View) -> list[Link]:
    """Programs in mark-up whose letters are parted by blanks, tabs, line ends or entities, or whose colon is an entity, as
    browsers still run them.
    """
    if ":" not in shown.text or not any(mark in text.folded.text for mark in ("](", "href", "src")):
        return []
    view = text.folded if shown.starts is None else Text(shown.text).folded
    places = [at for at, sign in enumerate(view.text) if not sign.isspace() and sign.isprintable()]
    read = "".join(view.text[at] for at in places)
    found = []
    for scheme in _SCRIPTS:
        at = read.find(scheme)
        while at >= 0:
            after = at + len(scheme)
            rest = read[after : after + 40]
            if read.endswith(_PRESSED, 0, at) and rest and (scheme != "data:" or rest.startswith(_RUNNING_DATA)):
                after = _closed_mark(read, at)
                span = shown.span(*view.span(places[at], places[after - 1] + 1))
                found.append(Link(span, scheme[:-1], "", "", "", "", True))
            at = read.find(scheme, after)
    return found


def _closed_mark(read: str, begin: int) -> int:
    """Where a program in mark-up ends: at its quotation mark, at the bracket that closes the link, or at the tag's end."""
    opening = read[begin - 1]
    if opening in _QUOTES or opening in "<=":
        end = read.find(opening if opening in _QUOTES else ">", begin)
        return end if end > begin else len(read)
    depth = 1
    for at in range(begin, len(read)):
        depth += (read[at] == "(") - (read[at] == ")")
        if not depth:
            return max(at, begin + 1)
    return len(read)


def _lowered(word: str) -> str:
    """Lower case, letter by letter, so that every offset stays true (İ alone would become two)."""
    if word.isascii():
        return word.lower()
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in word)


def _script(lowered: str) -> tuple[int, str] | None:
    """Where a link begins that would run a program: javascript:alert(1), data:text/html,… A title such as
    "JavaScript:The…" has no sign of code.
    """
    for scheme in _SCRIPTS:
        at = lowered.find(scheme)
        if at < 0 or (at and lowered[at - 1].isalnum()):
            continue
        rest = lowered[at + len(scheme) :]
        if rest.startswith(_RUNNING_DATA) if scheme == "data:" else not _CODE.isdisjoint(rest):
            return at, scheme[:-1]
    return None


def _parts(lowered: str) -> list[tuple[int, int]]:
    """The links of one word: what is glued on by a comma or a bracket is another link, anything else belongs
    to the first.
    """
    begins: list[int] = []
    at = lowered.find(":")
    while at >= 0:
        scheme = _scheme_before(lowered, at)
        begin = at - len(scheme)
        if scheme and (not begins or lowered[begin - 1] in _GLUE) and _leads(scheme, lowered[at + 1 : at + LONGEST_HOST]):
            begins.append(begin)
        at = lowered.find(":", at + 1)
    return list(pairwise([*begins, len(lowered)]))


def _leads(scheme: str, rest: str) -> bool:
    """Whether what stands behind a scheme's colon is an address: two slashes, or, where browsers forgive it, others."""
    if rest.startswith("//"):
        return True
    return scheme in _SCHEMES and (rest.startswith(_SLASHES) or _is_host(_host_and_port(_authority(rest))[0]))


def _scheme_before(lowered: str, at: int) -> str:
    """The letters before "://", known schemes first: of "lookhttps" only "https" is one."""
    word = ""
    for letter in reversed(lowered[max(0, at - 12) : at]):
        if not (letter.isascii() and letter.isalpha()):
            break
        word = letter + word
    return next((scheme for scheme in _SCHEMES if word.endswith(scheme)), word)


def _with_scheme(core: str, at: int) -> Link | None:
    scheme, separator, rest = core.partition(":")
    if not separator or not _leads(scheme, rest[:LONGEST_HOST]):
        return None
    authority = _authority(rest := rest.lstrip("/\\"))
    user, _, place = authority.rpartition("@")
    host, port = _host_and_port(place)
    if not host:
        return None
    return Link((at, at + len(core)), scheme, user, host, _path(rest, authority), port)


def _bare(core: str, at: int) -> Link | None:
    rest = core[2:] if core.startswith(_SLASHES) and core[1:].startswith(_SLASHES) else core
    authority = _authority(rest)
    host, port = _host_and_port(authority)
    path = _path(rest, authority)
    if "@" in authority or not (_is_host(host) or _is_numbered(host, path, port)):
        return None
    return Link((at, at + len(core)), "", "", host, path, port)


def _path(rest: str, authority: str) -> str:
    return rest[len(authority) :].replace("\\", "/")


def _authority(rest: str) -> str:
    for stop in "/?#\\":
        rest = rest.partition(stop)[0]
    return rest


def _host_and_port(place: str) -> tuple[str, str]:
    if place.startswith("["):
        name, _, rest = place.partition("]")
        return name + "]", rest.removeprefix(":")
    name, _, port = place.partition(":")
    if not name.isascii() or "%" in name:
        name = unicodedata.normalize("NFKC", decoded(name)).translate(_DOTS)
        name = _lowered("".join(letter for letter in name if letter not in _UNSEEN))
    return name.strip("."), port


def _is_host(name: str) -> bool:
    """Whether a word without a scheme is surely meant as a web address: a known ending and plain labels
    before it.
    """
    labels = name.split(".")
    if len(labels) < 2 or not all(label and len(label) <= 63 for label in labels):
        return False
    if not all(letter.isalnum() or letter == "-" for label in labels for letter in label):
        return False
    return labels[0] == "www" or (labels[-1] in _ENDINGS and (len(labels[-2]) > 2 or len(labels) > 2))


def _is_numbered(name: str, path: str, port: str) -> bool:
    """Whether a word is an address of four numbers that leads somewhere; "1.2.3.4" alone is a version."""
    labels = name.split(".")
    if len(labels) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in labels):
        return False
    return all(int(part) < 256 for part in labels) and (path[1:2].isalpha() or len(port) > 1)
