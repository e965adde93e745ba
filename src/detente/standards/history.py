"""The in-memory twin of the comments room's history: used by the stream, by examples and by tests."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta
from itertools import islice
from operator import attrgetter

from detente.standards.records import Fingerprint, Past

WINDOW = timedelta(hours=48)
"""How far back look-ups reach. Rules look at shorter windows inside it, as their thresholds say."""
MOST = 500
"""Look-ups return at most this many, the newest."""
_NONE: deque[Past] = deque()
_time = attrgetter("time")


class InMemoryHistory:
    """Comments of the last 48 hours before the newest one remembered, in memory. Not safe across threads.

    What has been remembered counts as earlier, so a comment of the very same second is seen too: a stream's
    order decides. Work is bounded: a look-up reads the newest 500 entries of an author or of a band.
    """

    def __init__(self, window: timedelta = WINDOW) -> None:
        self.window = window
        self._own: dict[str, deque[Past]] = defaultdict(deque)
        self._bands: dict[int, deque[Past]] = defaultdict(deque)
        self._seen = 0

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """The author's comments in the window that ends at `before`, oldest first."""
        if author is None or author not in self._own:
            return ()
        newest = islice(reversed(self._own[author]), MOST)
        return tuple(
            sorted((past for past in newest if before - self.window <= past.time <= before), key=_time)
        )

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Comments in the window that share a band with `fingerprint`, oldest first."""
        found: dict[int, Past] = {}
        for band in fingerprint.bands:
            for past in islice(reversed(self._bands.get(band, _NONE)), MOST):
                if before - self.window <= past.time <= before:
                    found[id(past)] = past
        return tuple(sorted(found.values(), key=_time)[-MOST:])

    def remember(self, past: Past) -> None:
        """Keep a comment; from time to time, let go of what has left the window."""
        if past.author is not None:
            self._own[past.author].append(past)
        for band in past.fingerprint.bands:
            self._bands[band].append(past)
        self._seen += 1
        if self._seen % 10_000 == 0:
            self._forget(past.time - self.window)

    def _forget(self, older_than: datetime) -> None:
        for table in (self._own, self._bands):
            for key in list(table):
                kept = deque(past for past in table[key] if past.time >= older_than)  # type: ignore[index]
                if kept:
                    table[key] = kept  # type: ignore[index]
                else:
                    del table[key]  # type: ignore[arg-type]
