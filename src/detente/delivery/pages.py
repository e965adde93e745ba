"""From Django's answer to a page that every reader may have, or the reason why not.

Follows RFC 9111 (HTTP caching) where it speaks of shared caches, and is stricter: only 200, 301 and 404 are
kept.
"""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import blake2b

from detente.delivery.bridge import Answer
from detente.delivery.cache import EVERY_PAGE, LONGEST_LIFE, Headers, Page

TAGS_HEADER = "x-detente-tags"
ARTICLE_HEADER = "x-detente-article"
OURS = frozenset({TAGS_HEADER, ARTICLE_HEADER})
KEPT_STATUSES = frozenset({200, 301, 404})
PERSONAL_STATUSES = frozenset({302, 303, 307, 401, 403})
STRIPPED_FROM_VARY = frozenset({"cookie", "accept-language", "authorization", "accept-encoding"})
PACKABLE = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml",
            "application/feed+json", "application/ld+json", "application/javascript", "image/svg+xml")
SMALLEST_PACKED = 512
GZIP_LEVEL = 6
REVALIDATE = "public, no-cache"
"""Browsers and CDNs may keep the page but ask each time: a 304 is cheap, and a new comment is seen at
once."""


def is_personal(answer: Answer) -> bool:
    """Whether Django meant this answer for one reader: it sets a cookie, or says private or no-store, or
    refuses or redirects depending on the cookie that was withheld."""
    if answer.header("set-cookie") is not None:
        return True
    if _directives(answer).keys() & {"private", "no-store"}:
        return True
    return answer.status in PERSONAL_STATUSES and "cookie" in _vary(answer)


def lifetime(answer: Answer) -> float:
    """Seconds for which the answer may be kept by a shared cache; 0: not at all."""
    if answer.status not in KEPT_STATUSES or answer.stream is not None or is_personal(answer):
        return 0.0
    directives = _directives(answer)
    if "no-cache" in directives or _vary(answer) - STRIPPED_FROM_VARY:
        return 0.0
    for name in ("s-maxage", "max-age"):
        if name in directives:
            return min(LONGEST_LIFE, _seconds(directives[name]))
    return LONGEST_LIFE


def build(answer: Answer) -> Page:
    """The answer as a page, packed where that pays. `lifetime` 0 means that it may be sent but not kept."""
    plain = answer.body
    packed = gzip.compress(plain, GZIP_LEVEL, mtime=0) if _worth_packing(answer) else b""
    if len(packed) >= len(plain):
        packed = b""
    tag = blake2b(plain, digest_size=12).hexdigest()
    etag, packed_etag = f'"{tag}"', f'"{tag}-gz"'
    shared = _shared_headers(answer)
    unchanged = [pair for pair in shared if pair[0] in ("cache-control", "vary", "content-location")]
    return Page(
        status=answer.status,
        plain=plain,
        packed=packed,
        plain_headers=[*shared, ("etag", etag)],
        packed_headers=[*shared, ("etag", packed_etag), ("content-encoding", "gzip")],
        unchanged_headers=unchanged,
        etags=frozenset({etag, packed_etag}),
        tags=frozenset((answer.header(TAGS_HEADER) or "").split()) | {EVERY_PAGE},
        article=answer.header(ARTICLE_HEADER) or "",
        lifetime=lifetime(answer),
    )


def sendable(headers: Headers) -> Headers:
    """The headers without those that Django writes for the front alone."""
    return [pair for pair in headers if pair[0] not in OURS]


def matches(if_none_match: str, page: Page) -> str:
    """The entity tag of the page that `If-None-Match` names (weak comparison, RFC 9110 section 13.1.2), or
    ''."""
    for given in if_none_match.split(","):
        tag = given.strip().removeprefix("W/")
        if tag in page.etags:
            return tag
    return next(iter(sorted(page.etags))) if if_none_match.strip() == "*" else ""


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the reader takes gzip (RFC 9110 section 12.5.3; a weight of 0 refuses)."""
    for item in accept_encoding.split(","):
        name, _, weight = item.partition(";")
        if name.strip().lower() in ("gzip", "x-gzip", "*"):
            return weight.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def http_date(moment: float) -> str:
    """A Unix time in seconds as an HTTP date."""
    return format_datetime(datetime.fromtimestamp(int(moment), UTC), usegmt=True)


def _shared_headers(answer: Answer) -> Headers:
    """Django's headers for everybody: ours out, `Vary` reduced to what the front itself varies by."""
    dropped = OURS | {"vary", "etag", "content-length", "content-encoding", "date", "server"}
    kept = [pair for pair in answer.headers if pair[0] not in dropped]
    if lifetime(answer):
        kept = [pair for pair in kept if pair[0] not in ("cache-control", "expires")]
        kept.append(("cache-control", REVALIDATE))
    if answer.header("x-content-type-options") is None:
        kept.append(("x-content-type-options", "nosniff"))
    return [*kept, ("vary", "Accept-Encoding")]


def _worth_packing(answer: Answer) -> bool:
    kind = (answer.header("content-type") or "").lower()
    return len(answer.body) >= SMALLEST_PACKED and kind.startswith(PACKABLE)


def _directives(answer: Answer) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in (answer.header("cache-control") or "").lower().split(","):
        name, _, value = part.strip().partition("=")
        if name:
            found[name] = value.strip('"')
    return found


def _vary(answer: Answer) -> set[str]:
    return {name.strip().lower() for name in (answer.header("vary") or "").split(",") if name.strip()}


def _seconds(value: str) -> float:
    return float(value) if value.isdigit() else 0.0
