"""How far the rules about repetition look back, and the in-memory twin of the comments room's history, which the
stream, examples and tests use.

One rule holds in both: of an author's newest `MOST_OWN` comments those count that were not refused (nobody read
them, and whoever writes a refused comment anew should not be told that they repeat themselves); of comments that
look alike, by anybody, the newest `MOST_ALIKE` count, refused ones too, since a campaign is one whether or not it
got through. A deletion is known to the database alone: what was deleted counts nowhere.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from operator import attrgetter

from detente.standards.records import Fingerprint, Past

WINDOW = timedelta(hours=48)
"""How far back look-ups reach. Rules look at shorter windows inside it, as their thresholds say."""
MOST_OWN, MOST_ALIKE = 60, 500
"""Look-ups reach back to so many comments of an author, and to so many that look alike: the newest."""
_time = attrgetter("time")


class InMemoryHistory:
    """Comments of the last 48 hours before the newest one remembered, in memory. Not safe across threads.

    What has been remembered counts as earlier, so a comment of the very same second is seen too: a stream's
    order decides. Work and memory are bounded by `MOST_OWN` entries an author and `MOST_ALIKE` a band.
    """

    def __init__(self, window: timedelta = WINDOW) -> None:
        self.window = window
        self._own: dict[str, deque[tuple[Past, bool]]] = {}
        self._bands: dict[int, deque[Past]] = {}
        self._is_twin = False
        self._seen = 0

    def twin(self) -> InMemoryHistory:
        """A history of the same comments, judged under another edition: it may remember others as refused."""
        other = InMemoryHistory(self.window)
        other._bands, other._is_twin = self._bands, True
        return other

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """The author's comments in the window that ends at `before`, oldest first; none that were refused."""
        if author is None or author not in self._own:
            return ()
        since = before - self.window
        kept = [past for past, refused in self._own[author] if not refused and since <= past.time <= before]
        return tuple(sorted(kept, key=_time))

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Comments in the window that share a band with `fingerprint`, oldest first."""
        since = before - self.window
        found: dict[int, Past] = {}
        for band in fingerprint.bands:
            for past in self._bands.get(band, ()):
                if since <= past.time <= before:
                    found[id(past)] = past
        return tuple(sorted(found.values(), key=_time)[-MOST_ALIKE:])

    def remember(self, past: Past, *, refused: bool = False) -> None:
        """Keep a comment; from time to time, let go of what has left the window."""
        if past.author is not None:
            self._own.setdefault(past.author, deque(maxlen=MOST_OWN)).append((past, refused))
        if not self._is_twin:
            for band in past.fingerprint.bands:
                self._bands.setdefault(band, deque(maxlen=MOST_ALIKE)).append(past)
        self._seen += 1
        if self._seen % 10_000 == 0:
            self._forget(past.time - self.window)

    def _forget(self, older_than: datetime) -> None:
        """Drop what is too old; a key's newest entry stands last."""
        self._own = {name: kept for name, kept in self._own.items() if kept[-1][0].time >= older_than}
        if not self._is_twin:
            gone = [band for band, kept in self._bands.items() if kept[-1].time < older_than]
            for band in gone:
                del self._bands[band]
