"""Taking turns between processes that write to one SQLite file.

SQLite lets a writer that finds the file locked sleep, longer each time, and try again; a process that writes without a
pause can so keep another out for seconds (one to four were measured with eight writers). Here a process first stands at the
turnstile: one may write, one is next, and whoever has just written must queue behind the one who is next. The locks are
advisory and fall with the process that held them. Correctness does not depend on them: SQLite's own lock still decides.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

WRITING, NEXT = 0, 1
_open: dict[tuple[int, str], int] = {}


@contextmanager
def my_turn() -> Iterator[None]:
    """Hold the turn to write for the length of the block. One thread of a process at a time may enter.

    Outside a database in a file (tests in memory) there is nobody to take turns with, and the block is entered at once.
    """
    path = str(connection.settings_dict["NAME"])
    if not os.path.isfile(path):
        yield
        return
    place = _place(path + "-turn")
    fcntl.lockf(place, fcntl.LOCK_EX, 1, NEXT)
    try:
        fcntl.lockf(place, fcntl.LOCK_EX, 1, WRITING)
    finally:
        fcntl.lockf(place, fcntl.LOCK_UN, 1, NEXT)
    try:
        yield
    finally:
        fcntl.lockf(place, fcntl.LOCK_UN, 1, WRITING)


def _place(path: str) -> int:
    # Kept open for good: closing any descriptor of the file would drop the locks of the whole process. A forked
    # process must open its own.
    key = (os.getpid(), path)
    if key not in _open:
        _open[key] = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    return _open[key]
