"""The list of harmful addresses that the edition in force asks, read anew when its file changes."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from detente.standards.errors import FeedError
from detente.standards.feed import Feed, load_feed

logger = logging.getLogger("detente.accounts")
_LONGEST_PIN_FILE = 4_096
Seen = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the files were when they were read last (`seen`), the list that was good last, and why newer files are not."""

    seen: Seen
    feed: Feed | None
    refusal: FeedError | None


_known: dict[tuple[str, str], _Kept] = {}
_reading = Lock()


def feed_at(path: str, pin: str) -> Feed:
    """The list in the file `path`, as `pin` allows it: its SHA-256, or the path of a file that holds it.

    A look at the files' times costs microseconds; they are read when a time or a size changed, by one thread, while the
    others ask the list read last. A new file that is refused changes nothing but a line in the log. Raises FeedError as
    long as no list was good.
    """
    seen = _seen(path, pin)
    kept = _known.get((path, pin))
    if (kept is None or kept.seen != seen) and _reading.acquire(blocking=kept is None or kept.feed is None):
        try:
            kept = _read(path, pin, seen, kept)
            _known[path, pin] = kept
        finally:
            _reading.release()
    assert kept is not None
    if kept.feed is None:
        refusal = kept.refusal or FeedError("feed-unreadable", path, "cannot be read.")
        raise refusal.with_traceback(None)
    return kept.feed


def is_path(pin: str) -> bool:
    """Whether a pin names a file, so that a running site takes over a new list with its new pin."""
    return "/" in pin or os.sep in pin


def _read(path: str, pin: str, seen: Seen, kept: _Kept | None) -> _Kept:
    try:
        feed = load_feed(path, pin=_pinned(path, pin))
    except FeedError as refusal:
        last = kept.feed if kept else None
        if last:
            logger.error("The new list of harmful addresses is refused: %s [%s] The list “%s” of %s is asked on.",
                         refusal, refusal.code, last.name, f"{last.made:%Y-%m-%d %H:%M} UTC")  # fmt: skip
        return _Kept(seen, last, refusal)
    if kept:
        logger.warning("The list of harmful addresses was read anew: “%s”, %s.", feed.name, feed.hash)
    return _Kept(seen, feed, None)


def _pinned(path: str, pin: str) -> str:
    """The SHA-256 that are allowed, with blanks between. Raises FeedError "feed-pin-missing"."""
    if not is_path(pin):
        found = pin
    else:
        try:
            with Path(pin).open(encoding="ascii", errors="replace") as lines:
                found = " ".join(line.split()[0] for line in lines.read(_LONGEST_PIN_FILE).splitlines() if line.split())
        except OSError as problem:
            reason = problem.strerror or "unreadable"
            raise FeedError("feed-pin-missing", pin, f"cannot be read ({reason}), so {path} is not pinned.") from problem
    if not found:
        told = "is not pinned. Set DETENTE_MALWARE_FEED_SHA256 to what `detente feed check` prints."
        raise FeedError("feed-pin-missing", path, told)
    return found


def _seen(path: str, pin: str) -> Seen:
    """What tells that a file was replaced or written to: times, size and number of each; nothing of one that is gone."""
    return tuple(_marks(name) for name in ((path, pin) if is_path(pin) else (path,)))


def _marks(name: str) -> tuple[int, ...]:
    try:
        found = os.stat(name)
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
