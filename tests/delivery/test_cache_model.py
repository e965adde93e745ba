"""The page cache against a model: what it may serve, whatever the order of reads, fills, lines and time."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from detente.delivery.cache import EVERY_PAGE, LONGEST_LIFE, Fill, Key, Page, PageCache

LIMIT = 200_000
TAGS = ["a", "b", "c", EVERY_PAGE]
KEYS = [Key("http", "h", f"/{n}", "") for n in range(6)]


def page(tags: frozenset[str], size: int, lifetime: float) -> Page:
    return Page(200, b"x" * size, b"", [("n", "v")], [], [], frozenset(), tags | {EVERY_PAGE}, "", lifetime)


class CacheMachine(RuleBasedStateMachine):
    fills = Bundle("fills")

    def __init__(self) -> None:
        super().__init__()
        self.cache = PageCache(limit=LIMIT)
        self.now = 1000.0
        self.clock = 0
        self.touches: list[tuple[int, frozenset[str]]] = []
        self.facts: dict[int, tuple[float, int, Page]] = {}

    @rule(target=fills)
    def begin(self) -> tuple[Fill, float, int]:
        self.clock += 1
        return self.cache.begin(self.now), self.now, self.clock

    @rule(fill=consumes(fills), key=st.sampled_from(KEYS), tags=st.frozensets(st.sampled_from(TAGS[:3])),
          size=st.integers(0, 30_000), lifetime=st.floats(0.1, 500))
    def finish(self, fill: Any, key: Key, tags: frozenset[str], size: int, lifetime: float) -> None:
        held, born, clock = fill
        made = page(tags, size, lifetime)
        self.facts[id(made)] = (born, clock, made)
        kept = self.cache.finish(held, key, made, self.now)
        if kept:
            assert not self.touched_since(clock, made), "a page was kept although a line touched it meanwhile"

    @rule(tags=st.frozensets(st.sampled_from(TAGS), min_size=1))
    def line(self, tags: frozenset[str]) -> None:
        self.clock += 1
        self.touches.append((self.clock, tags))
        self.cache.touch(tags)

    @rule(seconds=st.floats(0, 40))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def sweep(self) -> None:
        self.cache.sweep(self.now)

    @rule(key=st.sampled_from(KEYS))
    def read(self, key: Key) -> None:
        got = self.cache.get(key, self.now)
        if got is None:
            return
        born, clock, made = self.facts[id(got)]
        assert self.now - born < min(LONGEST_LIFE, made.lifetime), "a page was served after its time"
        assert not self.touched_since(clock, made), "a page was served that a line had touched"

    def touched_since(self, clock: int, made: Page) -> bool:
        return any(at > clock and tags & made.tags for at, tags in self.touches)

    @invariant()
    def bounded(self) -> None:
        assert 0 <= self.cache.size <= LIMIT
        kept = [entry.page for entry in self.cache._kept.values()]
        assert self.cache.size == sum(entry.size for entry in kept)
        indexed = sum(len(keys) for keys in self.cache._by_tag.values())
        assert indexed == sum(len(entry.tags) for entry in kept)


TestCache = CacheMachine.TestCase
TestCache.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_least_recently_read_goes_first() -> None:
    cache = PageCache(limit=80_000)
    for key in KEYS[:4]:
        cache.finish(cache.begin(0), key, page(frozenset(), 7000, 60), 0)
    assert all(cache.get(key, 1) for key in KEYS[:4])
    for n in range(5):
        cache.get(KEYS[0], 1)
        cache.finish(cache.begin(1), Key("http", "h", f"/more/{n}", ""), page(frozenset(), 7000, 60), 1)
    assert cache.get(KEYS[0], 1)
    assert cache.get(KEYS[1], 1) is None


def test_a_page_larger_than_an_eighth_is_not_kept() -> None:
    cache = PageCache(limit=80_000)
    assert not cache.finish(cache.begin(0), KEYS[0], page(frozenset(), 11_000, 60), 0)
    assert len(cache) == 0


def test_a_reader_who_came_after_a_line_is_told_that_the_fill_is_spoiled() -> None:
    cache = PageCache(limit=80_000)
    fill = cache.begin(0)
    before = len(fill.touched)
    cache.touch({"a"})
    after = len(fill.touched)
    made = page(frozenset({"a"}), 10, 60)
    assert not fill.spoiled(made, before=before)
    assert fill.spoiled(made, before=after)
