"""The front: one RSGI application that every request meets first.

A cached page or a file is answered here, on the event loop. Everything else waits its turn in a lane and is
answered by the WSGI application in a thread. `docs/explanation/reading-path.md` has the whole path of a page.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from detente.delivery.backstage import Backstage
from detente.delivery.bridge import Answer, Caller, caller, environ, page_environ, read_body
from detente.delivery.cache import Fill, Headers, Key, Page, PageCache
from detente.delivery.errors import ClientGone, DeliveryRefused, MethodNotServed
from detente.delivery.keys import Routes
from detente.delivery.lanes import Lane
from detente.delivery.pages import accepts_gzip, matches, sendable
from detente.delivery.sending import refuse, send_answer
from detente.delivery.static import MediaFiles, SiteFiles, send
from detente.delivery.viewcounts import Flush, ViewCounter
from detente.delivery.watch import NoWatch, Watch

log = logging.getLogger(__name__)

READS = frozenset({"GET", "HEAD"})
SERVED = READS | {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
PROGRAMS = "/api/"
"""Under this prefix refusals are JSON."""
REFRESH_BELOW = 0.15
"""Share of its life left below which a page that is still read is made anew, so that nobody waits for it."""


@dataclass(frozen=True)
class Settings:
    """How the front behaves. Sizes are in bytes, times in seconds; `body_limits` maps path prefixes, longest
    first found, to the largest body accepted there (`""` is the rule for all others). Programs that post to
    `doors` give up within a second, so they have a lane of their own that says "busy" at once: they neither
    keep commenters waiting nor wait for them. `dialects` maps path prefixes to how a refusal is told there, where
    programs expect another shape than ours: from (status, sentence) to the JSON object."""

    routes: Routes = field(default_factory=Routes)
    cache_bytes: int = 64 << 20
    trusted_proxies: int = 0
    body_limits: tuple[tuple[str, int], ...] = (("/editor/", 64 << 20), ("", 2 << 20))
    page_threads: int = 2
    personal_threads: int = 4
    write_threads: int = 4
    queue: int = 128
    patience: float = 10.0
    doors: tuple[str, ...] = ()
    dialects: Mapping[str, Callable[[int, str], dict[str, Any]]] = field(default_factory=dict)
    door_threads: int = 2
    door_queue: int = 128
    door_patience: float = 0.7
    flush_every: float = 5.0

    @property
    def lanes(self) -> dict[str, int]:
        """How many requests of each kind Django answers at once, for each front."""
        lanes = {"pages": self.page_threads, "personal": self.personal_threads, "writes": self.write_threads}
        return lanes | {"doors": self.door_threads} if self.doors else lanes


@dataclass(eq=False)
class _Flight:
    """A page being asked for, with everyone who waits for it."""

    fill: Fill
    task: asyncio.Task[Page | None]


class Front:
    """The RSGI application. `backstage` is who asks Django, `watch()` and `count_views(counts)` its
    two ways to the ledger and to the articles; `watch` is called once in each worker, after the process has
    forked."""

    def __init__(
        self,
        backstage: Backstage,
        *,
        settings: Settings | None = None,
        watch: Callable[[], Watch] = NoWatch,
        count_views: Flush = lambda counts: None,
        static: SiteFiles | None = None,
        media: MediaFiles | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings or Settings()
        self.cache = PageCache(limit=self.settings.cache_bytes)
        self.views = ViewCounter(count_views)
        self._backstage, self._make_watch, self._clock = backstage, watch, clock
        self._static, self._media = static, media
        self._is_personal = self.settings.routes.is_personal
        self._flights: dict[Key, _Flight] = {}
        self._personal_until: dict[Key, float] = {}
        self._watch: Watch = NoWatch()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start lanes, the look at the ledger and the clockwork. Called once in each worker."""
        s = self.settings
        self._lanes = {
            name: Lane(name, threads=threads, queue=s.queue, patience=s.patience)
            for name, threads in s.lanes.items()
        }
        if s.doors:
            self._lanes["doors"] = Lane(
                "doors", threads=s.door_threads, queue=s.door_queue, patience=s.door_patience
            )
        self._watch = self._make_watch()
        self._ticking = loop.create_task(self._tick())

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Finish what runs, hand over the last view counts, let go of the ledger."""
        self._ticking.cancel()
        for lane in self._lanes.values():
            lane.close()
        # In a thread of its own: Django refuses its database to a thread whose event loop runs.
        with ThreadPoolExecutor(max_workers=1) as last:
            last.submit(self.views.flush)
        self._watch.close()

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        """Answer one request."""
        if scope.proto != "http":
            proto.close(403)
            return
        try:
            await self._answer(scope, proto)
        except DeliveryRefused as refusal:
            refuse(proto, refusal, told=self._told(scope.path, refusal))
        except ClientGone:
            proto.response_empty(499, [])
        except Exception:
            log.exception("The front failed on %s", scope.path)
            proto.response_str(500, [("content-type", "text/plain; charset=utf-8")], "Something failed here.")

    async def _answer(self, scope: Any, proto: Any) -> None:
        method, path = scope.method, scope.path
        if method in READS:
            if self._static is not None and path.startswith(self._static.prefix):
                send(proto, scope.headers, self._static.find(path), method=method)
                return
            if self._media is not None and path.startswith(self._media.prefix):
                send(proto, scope.headers, self._media.find(path), method=method)
                return
            if not self._is_personal(path):
                await self._read(scope, proto, method, path)
                return
        elif method not in SERVED:
            raise MethodNotServed
        await self._pass(scope, proto)

    async def _read(self, scope: Any, proto: Any, method: str, path: str) -> None:
        """A page that everybody shares: from the cache, or asked for once however many wait."""
        who = caller(scope, trusted_proxies=self.settings.trusted_proxies)
        if (host := self.settings.routes.host(who.host)) != who.host:
            who = replace(who, host=host)
        key = self.settings.routes.key(scheme=who.scheme, host=who.host, path=path, query=scope.query_string)
        touched = self._watch.look()
        if touched:
            self.cache.touch(touched)
        page = await self._page(scope, who, key) if key is not None else None
        if page is None:
            await self._pass(scope, proto)
        else:
            self._send_page(proto, scope.headers, page, method)

    async def _page(self, scope: Any, who: Caller, key: Key) -> Page | None:
        """Everybody's page at this key, kept or made; None where the address belongs to one reader."""
        now = self._clock()
        page = self.cache.get(key, now)
        if page is None:
            if self._personal_until.get(key, 0.0) > now:
                return None
            return await self._fetch(scope, who, key)
        if self.cache.age_left(key, now) < REFRESH_BELOW and key not in self._flights:
            self._take_off(scope, who, key)
        return page

    def _send_page(self, proto: Any, headers: Any, page: Page, method: str) -> None:
        asked = headers.get("if-none-match")
        if asked is not None and page.status == 200:
            tag = matches(asked, page)
            if tag:
                proto.response_empty(304, [*page.unchanged_headers, ("etag", tag)])
                return
        if page.packed and accepts_gzip(headers.get("accept-encoding") or ""):
            sent, body = page.packed_headers, page.packed
        else:
            sent, body = page.plain_headers, page.plain
        if method == "HEAD":
            proto.response_empty(page.status, [*sent, ("content-length", str(len(body)))])
            return
        if page.article and page.status == 200:
            self.views.see(page.article, headers)
        proto.response_bytes(page.status, sent, body)

    async def _fetch(self, scope: Any, who: Caller, key: Key) -> Page | None:
        """The page from Django, shared with everyone who waits; None where it belongs to one reader.

        A reader who joined after a line had been seen that touches the page asks again: what is being made
        may still show the state before that line.
        """
        while True:
            flight = self._flights.get(key) or self._take_off(scope, who, key)
            joined_at = len(flight.fill.touched)
            page = await asyncio.shield(flight.task)
            if page is None or not flight.fill.spoiled(page, before=joined_at):
                return page

    def _take_off(self, scope: Any, who: Caller, key: Key) -> _Flight:
        made = page_environ(scope, who, key.query)
        fill = self.cache.begin(self._clock())
        flight = _Flight(fill, asyncio.get_running_loop().create_task(self._fly(key, fill, made)))
        flight.task.add_done_callback(_seen)
        self._flights[key] = flight
        return flight

    async def _fly(self, key: Key, fill: Fill, made: dict[str, Any]) -> Page | None:
        page: Page | None = None
        try:
            page = await self._lanes["pages"].run(lambda: self._make(made))
            self.cache.touch(self._watch.look())
        finally:
            self._flights.pop(key, None)
            self.cache.finish(fill, key, page if page is not None and page.lifetime else None, self._clock())
        if page is None:
            self._remember_personal(key)
        return page

    def _make(self, made: dict[str, Any]) -> Page | None:
        """In a lane's thread: have Django make the page. The watch is brought up to date before and
        after."""
        self._watch.refresh()
        page = self._backstage.make(made)
        self._watch.refresh()
        return page

    def _remember_personal(self, key: Key) -> None:
        if len(self._personal_until) > 10_000:
            self._personal_until.clear()
        self._personal_until[key] = self._clock() + 60.0

    async def _pass(self, scope: Any, proto: Any) -> None:
        """Carry the request to Django with everything the reader sent, and the answer back, uncached."""
        who = caller(scope, trusted_proxies=self.settings.trusted_proxies)
        declared, limit = scope.headers.get("content-length"), self._limit(scope.path)
        body, length = await read_body(proto, declared, limit=limit)
        gone = asyncio.ensure_future(proto.client_disconnect())
        try:
            made = environ(scope, who, length)
            lane = self._lane(scope)
            answer = await lane.run(lambda: self._backstage.ask(lane.name, made, body), gone=gone.done)
            answer.headers = _private(answer)
            await send_answer(proto, answer, method=scope.method)
        finally:
            gone.cancel()
            body.close()

    def _told(self, path: str, refusal: DeliveryRefused) -> dict[str, Any] | None:
        """What a program at this address reads; None for people, who get a page."""
        for prefix, tell in self.settings.dialects.items():
            if path.startswith(prefix):
                return tell(refusal.status, refusal.sentence)
        if path.startswith(PROGRAMS):
            return {"error": {"code": refusal.code, "message": refusal.sentence}}
        return None

    def _lane(self, scope: Any) -> Lane:
        if scope.method in READS:
            return self._lanes["personal"]
        return self._lanes["doors" if scope.path.startswith(self.settings.doors) else "writes"]

    def _limit(self, path: str) -> int:
        return next((limit for prefix, limit in self.settings.body_limits if path.startswith(prefix)), 0)

    async def _tick(self) -> None:
        """Once a second: notice a replaced database, free expired pages, hand over view counts."""
        loop = asyncio.get_running_loop()
        flushed = self._clock()
        while True:
            await asyncio.sleep(1.0)
            self._watch.check()
            self.cache.sweep(self._clock())
            if self._clock() - flushed >= self.settings.flush_every:
                flushed = self._clock()
                await loop.run_in_executor(None, self.views.flush)


def _private(answer: Answer) -> Headers:
    """The answer's headers for one reader; without a word from Django, nobody on the way may keep it."""
    headers = sendable(answer.headers)
    if answer.header("cache-control") is None:
        headers.append(("cache-control", "private, no-store"))
    return headers


def _seen(task: asyncio.Task[Any]) -> None:
    """A refresh ahead of time may have nobody waiting for its failure; looking at it keeps asyncio quiet."""
    if not task.cancelled():
        task.exception()
