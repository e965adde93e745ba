"""Finding links in a text and taking them apart, without opening them and without any pattern engine."""

from __future__ import annotations

from dataclasses import dataclass

from detente.standards.text import Text

_EDGES = "\"'“”«»()[]{}<>.,;:!?*_"
_ENDINGS = frozenset(
    [
        "com",
        "org",
        "net",
        "info",
        "biz",
        "io",
        "co",
        "me",
        "ru",
        "de",
        "uk",
        "fr",
        "es",
        "it",
        "nl",
        "pl",
        "ua",
        "by",
        "kz",
        "cn",
        "jp",
        "kr",
        "in",
        "br",
        "us",
        "eu",
        "tv",
        "cc",
        "xyz",
        "top",
        "online",
        "site",
        "shop",
        "store",
        "club",
        "live",
        "app",
        "dev",
        "link",
        "click",
        "win",
        "bet",
        "casino",
        "loan",
        "gq",
        "tk",
        "ml",
        "cf",
        "ga",
        "pw",
        "su",
        "ws",
        "to",
        "ly",
        "gl",
        "gd",
        "be",
        "ai",
    ]
)


@dataclass(frozen=True, slots=True)
class Link:
    span: tuple[int, int]
    scheme: str
    user: str
    host: str
    path: str


def links_in(text: Text) -> tuple[Link, ...]:
    """Return every web address, with or without its scheme, in order of appearance. E-mail addresses are
    none.
    """
    return text.fact("links", _links)


def _links(text: Text) -> tuple[Link, ...]:
    found = []
    original, position = text.inspected, 0
    for token in original.split():
        start = original.index(token, position)
        position = start + len(token)
        if "." not in token and ":" not in token:
            continue
        core = token.strip(_EDGES)
        at = start + token.index(core) if core else start
        if link := _parsed(core, at):
            found.append(link)
    return tuple(found)


def _parsed(core: str, at: int) -> Link | None:
    lowered = core.lower()
    if lowered.startswith(("javascript:", "data:text/html")):
        return Link((at, at + len(core)), lowered.partition(":")[0], "", "", "")
    head, separator, rest = lowered.partition("://")
    scheme = ""
    if separator:
        scheme = "".join(letter for letter in head[-6:] if letter.isalpha())
        # A link glued to a word begins where its scheme begins.
        at, core = at + len(head) - len(scheme), core[len(head) - len(scheme) :]
    else:
        rest = lowered
    authority = rest
    for stop in "/?#\\":
        authority = authority.partition(stop)[0]
    user, _, host = authority.rpartition("@")
    name = host.partition(":")[0]
    if not separator and (user or not _is_host(name)):
        return None
    if not name:
        return None
    return Link((at, at + len(core)), scheme, user, name, rest[len(authority) :])


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
