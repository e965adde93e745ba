"""The page cache: pure bookkeeping, no clock, no network, no database.

Every page is kept under the tags that it carries. A ledger line that touches a tag drops those pages at once;
every page carries the tag `site`. Times are seconds of any clock that never goes back (the front passes
`time.monotonic()`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

EVERY_PAGE = "site"
LONGEST_LIFE = 60.0
"""Seconds after which no page is served, whatever Django or a setting says."""

OVERHEAD = 2048
"""Bytes counted for a page on top of its bodies: key, headers, index entries."""

Headers = list[tuple[str, str]]


class Key(NamedTuple):
    """What makes two requests the same page. `query` holds only parameters that the route knows, sorted."""

    scheme: str
    host: str
    path: str
    query: str


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that may be given to every reader.

    `plain` and `packed` are complete bodies (`packed` is gzip, empty where packing does not pay); the three
    header lists are ready to send with the plain body, the packed body, and a 304. `lifetime` is in seconds.
    """

    status: int
    plain: bytes
    packed: bytes
    plain_headers: Headers
    packed_headers: Headers
    unchanged_headers: Headers
    etags: frozenset[str]
    tags: frozenset[str]
    article: str = ""
    lifetime: float = LONGEST_LIFE

    @property
    def size(self) -> int:
        """Bytes of memory that the cache counts for this page."""
        headers = sum(len(name) + len(value) for name, value in self.plain_headers)
        return len(self.plain) + len(self.packed) + 3 * headers + OVERHEAD


@dataclass(slots=True, eq=False)
class Fill:
    """A page being made. It keeps every touch seen since it began, in order, because only the finished page
    says which tags it carries."""

    began: float
    touched: list[frozenset[str]] = field(default_factory=list)

    def spoiled(self, page: Page, *, before: int | None = None) -> bool:
        """Whether a line seen since the fill began (only the first `before` touches, if given) touches this
        page."""
        return any(touch & page.tags or EVERY_PAGE in touch for touch in self.touched[:before])


@dataclass(slots=True)
class _Kept:
    page: Page
    born: float
    expires: float


class PageCache:
    """Pages in bounded memory, the least recently read dropped first.

    `limit` is in bytes. A page larger than an eighth of it is not kept. Not safe for use by several threads:
    the front calls it on the event loop only.
    """

    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._by_tag: dict[str, set[Key]] = {}
        self._fills: set[Fill] = set()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key, now: float) -> Page | None:
        """The page, unless it is older than its lifetime (then it is dropped) or was never kept."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if now >= kept.expires:
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return kept.page

    def age_left(self, key: Key, now: float) -> float:
        """Share of its lifetime that a kept page still has, 1 (just made) to 0; 0 where nothing is kept."""
        kept = self._kept.get(key)
        if kept is None:
            return 0.0
        return max(0.0, (kept.expires - now) / (kept.expires - kept.born))

    def touch(self, tags: Iterable[str]) -> None:
        """Drop every page that carries one of these tags, and remember the touch for pages being made."""
        touched = frozenset(tags)
        if not touched:
            return
        for fill in self._fills:
            fill.touched.append(touched)
        if EVERY_PAGE in touched:
            self.clear()
            return
        for key in [key for tag in touched for key in self._by_tag.get(tag, ())]:
            self._drop(key)

    def begin(self, now: float) -> Fill:
        """Start making a page. A page's age counts from here, because it shows the data of this moment."""
        fill = Fill(began=now)
        self._fills.add(fill)
        return fill

    def finish(self, fill: Fill, key: Key, page: Page | None, now: float) -> bool:
        """End a fill; keep `page` unless it is None, spoiled, already too old or too large. True if it was
        kept."""
        self._fills.discard(fill)
        if page is None or fill.spoiled(page):
            return False
        expires = fill.began + min(page.lifetime, LONGEST_LIFE)
        if now >= expires or page.size > self.limit // 8:
            return False
        self._keep(key, _Kept(page, fill.began, expires))
        return True

    def sweep(self, now: float) -> None:
        """Free the memory of pages that have expired without being read again."""
        for key in [key for key, kept in self._kept.items() if now >= kept.expires]:
            self._drop(key)

    def clear(self) -> None:
        """Drop every page; fills go on and know it only through `touch`."""
        self._kept.clear()
        self._by_tag.clear()
        self.size = 0

    def _keep(self, key: Key, kept: _Kept) -> None:
        self._drop(key)
        self._kept[key] = kept
        self.size += kept.page.size
        for tag in kept.page.tags:
            self._by_tag.setdefault(tag, set()).add(key)
        while self.size > self.limit:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        kept = self._kept.pop(key, None)
        if kept is None:
            return
        self.size -= kept.page.size
        for tag in kept.page.tags:
            keys = self._by_tag[tag]
            keys.discard(key)
            if not keys:
                del self._by_tag[tag]
