"""Finding links in a text and taking them apart, without opening them and without any pattern engine.

Hosts are read as a browser reads them (WHATWG URL Standard, host parsing): in lower case, compatibility forms
and full-width dots folded, percent signs decoded, invisible characters dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.standards.text import Text
from detente.standards.tokens import tokens_of

DEEPEST = 3
"""So many addresses inside one another are taken apart."""
_EDGES = "\"'“”«»()[]{}<>.,;:!?*_"
_GLUE = frozenset(",;|<>()[]{}\"'“”«»")
_SCHEMES = ("https", "http", "ftps", "ftp", "hxxps", "hxxp")
_SCRIPTS = ("javascript:", "vbscript:", "data:")
_MARKS = ("](", "](<", "]: ", 'href="', "href='", "href=", 'src="', "src='", "src=")
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
    for token, start, _ in tokens_of(text):
        if "." in token[:-1] or ":" in token:  # a stop at the end is a sentence's
            found += _in_token(token, start)
    return tuple(found)


def _in_token(token: str, start: int) -> list[Link]:
    lowered = _lowered(token)
    if (script := _script(lowered)) is not None:
        at, scheme = script
        return [Link((start + at, start + len(token.rstrip(_EDGES))), scheme, "", "", "", "", lowered[:at].endswith(_MARKS))]
    if "://" in lowered:
        parts = _parts(lowered)
        found = [_with_scheme(lowered[begin:end].rstrip(_EDGES), start + begin) for begin, end in parts]
    else:
        core = lowered.strip(_EDGES)
        found = [_bare(core, start + lowered.index(core))] if core else []
    return [link for link in found if link is not None]


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
    at = lowered.find("://")
    while at >= 0:
        begin = at - len(_scheme_before(lowered, at))
        if begin < at and (not begins or lowered[begin - 1] in _GLUE):
            begins.append(begin)
        at = lowered.find("://", at + 3)
    return list(pairwise([*begins, len(lowered)]))


def _scheme_before(lowered: str, at: int) -> str:
    """The letters before "://", known schemes first: of "lookhttps" only "https" is one."""
    word = ""
    for letter in reversed(lowered[max(0, at - 12) : at]):
        if not (letter.isascii() and letter.isalpha()):
            break
        word = letter + word
    return next((scheme for scheme in _SCHEMES if word.endswith(scheme)), word)


def _with_scheme(core: str, at: int) -> Link | None:
    scheme, separator, rest = core.partition("://")
    authority = _authority(rest := rest.lstrip("/\\"))
    user, _, place = authority.rpartition("@")
    host, port = _host_and_port(place)
    if not separator or not host:
        return None
    return Link((at, at + len(core)), scheme, user, host, rest[len(authority) :], port)


def _bare(core: str, at: int) -> Link | None:
    authority = _authority(core)
    host, port = _host_and_port(authority)
    path = core[len(authority) :]
    if "@" in authority or not (_is_host(host) or _is_numbered(host, path, port)):
        return None
    return Link((at, at + len(core)), "", "", host, path, port)


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
