"""A feed: a list of addresses known to be harmful, in one file that the operator names and pins by its SHA-256.

docs/reference/malware-feed.md describes the file. In memory an entry is eight bytes: the BLAKE2b hash of its
name, in one sorted array. Of two million entries and an address that is on none of them, two hashes agree once
in about 9 * 10^12 look-ups.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from detente.standards.errors import FeedError

FORMAT = "detente-feed 1"
MOST_ENTRIES = 2_000_000
LARGEST = 256 * 1024 * 1024
"""Bytes that a feed may have."""
LONGEST_LINE = 2_048
_KEYS = ("name", "made", "expires", "entries")
_MOST_LABELS = 8
_MOST_CUTS = 24


@dataclass(frozen=True, slots=True, eq=False)
class Feed:
    """A loaded feed; nothing in it changes. `hash` is "sha256:…" over the file's bytes.

    made, expires: aware moments; a comment written at `expires` or later is judged without the feed. hosts,
    prefixes: how many entries name a whole host, how many an address on one. sources: what it was made from, one
    sentence each.
    """

    name: str
    hash: str
    made: datetime
    expires: datetime
    hosts: int
    prefixes: int
    sources: tuple[str, ...] = ()
    _keys: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64), repr=False)

    def holds(self, time: datetime) -> bool:
        """Whether the feed says anything about a comment written at `time`."""
        return time < self.expires

    def lists(self, host: str, path: str = "") -> bool:
        """Whether an address is on the list: its host, a domain above it, or the beginning of its path.

        `host` and `path` as `links.Link` has them. At most 8 + 24 look-ups, however long the address is.
        """
        return any(self._has(name) for name in _names(host)) or (
            self.prefixes > 0 and any(self._has(begin) for begin in _beginnings(host, path))
        )

    def _has(self, entry: str) -> bool:
        key = np.uint64(_key(entry))
        place = int(self._keys.searchsorted(key))
        return place < len(self._keys) and bool(self._keys[place] == key)


def load_feed(path: str | Path, *, pin: str = "") -> Feed:
    """Read a feed file. With a `pin` (64 hexadecimal digits, with or without "sha256:") another file is refused; of
    several pins with blanks between, one has to be right.

    Raises FeedError, which names the file, the line and the remedy.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            raise FeedError("feed-too-large", path.name, f"has more than {LARGEST >> 20} MiB.")
        with path.open("rb") as stream:
            return read_feed(stream, source=path.name, pin=pin)
    except OSError as problem:
        reason = problem.strerror or "unreadable"
        raise FeedError("feed-unreadable", str(path), f"cannot be read ({reason}).") from problem


def read_feed(stream: BinaryIO, *, source: str = "feed", pin: str = "") -> Feed:
    """Read a feed from an open file, line by line; see `load_feed`."""
    reader = _Reader(stream, source)
    head, sources = reader.head()
    entries = int(head["entries"])
    if entries > MOST_ENTRIES:
        raise reader.refuse("feed-too-large", f"has more than {MOST_ENTRIES:,} entries.")
    keys = np.fromiter(reader.keys(), dtype=np.uint64)
    if len(keys) != entries:
        raise reader.refuse("feed-cut", f"has {len(keys):,} entries where its head says {entries:,}.")
    found = f"sha256:{reader.digest.hexdigest()}"
    if pin and found[7:] not in {one.removeprefix("sha256:") for one in pin.lower().split()}:
        problem = f"is not the file that was pinned: it has the SHA-256 {found[7:]}, the pin is {pin[:160]}."
        raise FeedError("feed-altered", source, problem)
    keys.sort()
    made, expires = (_moment(head[key]) for key in ("made", "expires"))
    return Feed(head["name"], found, made, expires, entries - reader.prefixes, reader.prefixes, sources, keys)


class _Reader:
    """Walks the lines of a feed, hashing its bytes on the way, so that the whole file is never in memory."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self.stream, self.source = stream, source
        self.digest = hashlib.sha256()
        self.line = 0
        self.prefixes = 0

    def refuse(self, code: str, problem: str) -> FeedError:
        return FeedError(code, self.source, problem, line=self.line)

    def head(self) -> tuple[dict[str, str], tuple[str, ...]]:
        """The lines before the first empty one."""
        lines = iter(self.lines())
        if next(lines, "") != FORMAT:
            raise self.refuse("feed-unknown-format", f'is no feed: its first line is not "{FORMAT}".')
        head: dict[str, str] = {}
        sources: list[str] = []
        for line in lines:
            if not line:
                break
            key, colon, value = line.partition(": ")
            if not colon or key not in (*_KEYS, "source") or not value.strip():
                raise self.refuse("feed-wrong-value", f'cannot be read: "{line[:80]}" is no line of the head.')
            if key == "source":
                sources.append(value)
            else:
                head[key] = self.value(key, value.strip())
        if missing := [key for key in _KEYS if key not in head]:
            raise self.refuse("feed-key-missing", f"has no {missing[0]} in its head.")
        if _moment(head["made"]) >= _moment(head["expires"]):
            raise self.refuse("feed-wrong-value", "expires before it was made.")
        return head, tuple(sources)

    def value(self, key: str, value: str) -> str:
        try:
            if key in ("made", "expires"):
                _moment(value)
            elif key == "entries" and not (value.isascii() and value.isdigit() and len(value) < 10):
                raise ValueError
        except ValueError:
            raise self.refuse("feed-wrong-value", f"has no usable {key}: {value[:40]}.") from None
        return value

    def keys(self) -> Iterator[int]:
        """The hash of each entry; the entries have to be sorted, so that one list makes one file."""
        before = ""
        for entry in self.lines():
            host, slash, _ = entry.partition("/")
            if not host or "." not in host or entry != entry.lower() or " " in entry:
                raise self.refuse("feed-entry", f'has an entry that is no address: "{entry[:80]}".')
            if entry <= before:
                raise self.refuse("feed-unsorted", f'is not in order at "{entry[:80]}", or has it twice.')
            before = entry
            self.prefixes += bool(slash)
            yield _key(entry)

    def lines(self) -> Iterator[str]:
        while raw := self.stream.readline(LONGEST_LINE):
            self.line += 1
            self.digest.update(raw)
            if not raw.endswith(b"\n"):
                raise self.refuse("feed-cut", "ends within a line, or has one that is too long.")
            try:
                yield raw[:-1].decode("utf-8")
            except UnicodeDecodeError as problem:
                raise self.refuse("feed-not-utf8", "is not UTF-8.") from problem


def write_feed(
    entries: set[str], *, name: str, made: datetime, expires: datetime, sources: tuple[str, ...] = ()
) -> bytes:
    """The bytes of a feed. The same entries, head and moments give the same bytes, and so the same hash.

    Raises FeedError ("feed-too-large", "feed-wrong-value").
    """
    if len(entries) > MOST_ENTRIES:
        raise FeedError("feed-too-large", name, f"would have more than {MOST_ENTRIES:,} entries.")
    head = [FORMAT, f"name: {_one_line(name)}", *(f"{key}: {_told(at)}" for key, at in (("made", made), ("expires", expires)))]
    head += [f"entries: {len(entries)}", *(f"source: {_one_line(source)}" for source in sources), ""]
    return "".join(f"{line}\n" for line in [*head, *sorted(entries)]).encode()


def _one_line(words: str) -> str:
    plain = " ".join(words.split())[:200]
    if not plain:
        raise FeedError("feed-wrong-value", "the feed", "needs a name.")
    return plain


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _key(entry: str) -> int:
    return int.from_bytes(hashlib.blake2b(entry.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _names(host: str) -> Iterator[str]:
    """The host and the domains above it, without the ending itself."""
    labels = host.split(".")[-_MOST_LABELS:]
    for at in range(len(labels) - 1):
        yield ".".join(labels[at:])


def _beginnings(host: str, path: str) -> Iterator[str]:
    """The address cut at its slashes and its question mark, and whole: "a.example/b/", "a.example/b", …"""
    address = host.removeprefix("www.") + path.partition("#")[0]
    yield address
    cuts = 0
    for at, letter in enumerate(address):
        if letter in "/?":
            yield address[:at]
            yield address[: at + 1]
            cuts += 1
            if letter == "?" or cuts == _MOST_CUTS // 2:
                return
