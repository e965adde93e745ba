"""Counting requests for all processes together: in Redis where it is configured, else in the file of the shared
cache.

A count belongs to a name and to a minute of the clock, and is raised and read in one step, so two processes that
count at once never see the same number.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)

MINUTE = 60
PATIENCE = 0.25
"""Seconds that a count may wait for the others; then it is made in this process alone."""
_TABLE = """CREATE TABLE IF NOT EXISTS api_counts
    (name TEXT NOT NULL, minute INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (name, minute)) WITHOUT ROWID"""
_ADD = """INSERT INTO api_counts VALUES (?, ?, 1)
    ON CONFLICT (name, minute) DO UPDATE SET number = number + 1 RETURNING number"""


class Counts(Protocol):
    """Something that counts."""

    def add(self, name: str, minute: int) -> int:
        """Count one more of `name` in this minute (whole minutes since 1970); how many there are with it."""


class HereAlone:
    """Counts of this process."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._minute = 0
        self._lock = threading.Lock()

    def add(self, name: str, minute: int) -> int:
        """As `Counts`. An older minute is forgotten with the first count of a new one."""
        with self._lock:
            if minute != self._minute:
                self._numbers.clear()
                self._minute = minute
            self._numbers[name] += 1
            return self._numbers[name]


class InFile:
    """Counts in an SQLite file that all processes of this machine share. It need not survive anything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = threading.local()

    def add(self, name: str, minute: int) -> int:
        """As `Counts`. Raises SQLite's errors."""
        connection = self._connection()
        (number,) = connection.execute(_ADD, (name, minute)).fetchone()
        if number == 1:  # seldom enough: what nobody asks for any more goes
            connection.execute("DELETE FROM api_counts WHERE minute < ?", (minute - 1,))
        return int(number)

    def _connection(self) -> Any:
        """This thread's own connection; none crosses a fork, which SQLite forbids."""
        if getattr(self._kept, "process", None) != os.getpid():
            import pysqlite3

            connection = pysqlite3.connect(self._path, isolation_level=None, timeout=PATIENCE)
            for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", _TABLE):
                connection.execute(statement)
            self._kept.connection, self._kept.process = connection, os.getpid()
        return self._kept.connection


class InRedis:
    """Counts in Redis or Valkey, for all machines that use it."""

    def __init__(self, address: str) -> None:
        import redis

        self._redis = redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)

    def add(self, name: str, minute: int) -> int:
        """As `Counts`. Raises `redis.RedisError`."""
        key = f"detente:count:{minute}:{name}"
        with self._redis.pipeline(transaction=True) as both:
            both.incr(key)
            both.expire(key, 2 * MINUTE)
            number, _ = both.execute()
        return int(number)


class Together:
    """Counts where all count; while that place does not answer, those of this process alone, so that a broken
    cache neither closes a door nor opens it without limit.
    """

    def __init__(self, place: Counts) -> None:
        self._place, self._here = place, HereAlone()
        self._complained = 0.0

    def add(self, name: str, minute: int) -> int:
        """As `Counts`. Never raises."""
        try:
            return self._place.add(name, minute)
        except Exception as failure:
            if time.monotonic() - self._complained > MINUTE:
                self._complained = time.monotonic()
                log.warning("Requests are counted in each process alone: %s", failure)
            return self._here.add(name, minute)


class Allowance:
    """So many a minute for each name; 0 is as many as one likes. `clock` gives seconds since 1970."""

    def __init__(self, limit: int, counts: Counts, clock: Callable[[], float] = time.time) -> None:
        self.limit, self._counts, self._clock = limit, counts, clock

    def wait(self, name: str) -> int:
        """Count one request: 0 where it is allowed, else the seconds until the next minute begins."""
        if not self.limit:
            return 0
        now = self._clock()
        if self._counts.add(name, int(now // MINUTE)) <= self.limit:
            return 0
        return MINUTE - int(now % MINUTE)


@lru_cache(maxsize=8)
def counts_at(place: str | Path) -> Together:
    """The counts at a `redis://` address or in a file."""
    if isinstance(place, str):
        return Together(InRedis(place))
    return Together(InFile(place))
