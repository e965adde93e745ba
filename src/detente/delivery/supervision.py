"""Keeping processes alive: forked from one loaded parent, restarted when they die, stopped together.

The parent runs no thread of its own, so that a fork at any time is safe.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

log = logging.getLogger(__name__)

LONGEST_PAUSE = 10.0
"""Seconds between restarts of a process that keeps dying."""

HEALTHY_AFTER = 5.0
"""Seconds of life after which a death counts as the first again."""


@dataclass(eq=False)
class Child:
    """A process to keep alive: its name in the log and the function it runs, whose result is its exit status.

    At the end, children of a lower `leaves` are stopped first and waited for: those who ask before those who
    answer.
    """

    name: str
    run: Callable[[], int]
    leaves: int = 0
    pid: int = 0
    born: float = 0.0
    deaths: int = 0
    due: float = 0.0

    def died(self, now: float) -> float:
        """Note a death; give back the seconds to wait before the next start."""
        self.pid = 0
        self.deaths = 1 if now - self.born >= HEALTHY_AFTER else self.deaths + 1
        pause = 0.0 if self.deaths == 1 else min(LONGEST_PAUSE, 0.1 * 2 ** (self.deaths - 2))
        self.due = now + pause
        return pause


class Supervisor:
    """Starts the children, restarts each that ends, and on SIGTERM or SIGINT stops them all.

    `grace` is how many seconds they get to finish before they are killed. `each_round()` is called about
    twenty times a second until it returns True (it tells that the site is ready).
    """

    def __init__(self, children: Sequence[Child], *, grace: float = 8.0,
                 each_round: Callable[[], bool] = lambda: True) -> None:
        self.children = list(children)
        self.grace = grace
        self._each_round = each_round
        self._stopping = False
        self._asked_by = 0

    def run(self) -> int:
        """Supervise until a signal says stop. Returns 0."""
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, self._on_signal)
        settled = False
        while not self._stopping:
            self._reap()
            self._start_due()
            settled = settled or self._each_round()
            self._wait(reading, 0.05 if not settled else self._until_due())
        log.warning("Stopping after signal %d", self._asked_by)
        self._stop_all()
        signal.set_wakeup_fd(-1)
        os.close(reading)
        os.close(writing)
        return 0

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            self._stopping = True
            self._asked_by = number

    def _wait(self, reading: int, seconds: float) -> None:
        if select.select([reading], [], [], seconds)[0]:
            os.read(reading, 4096)

    def _until_due(self) -> float:
        now = time.monotonic()
        return max(0.0, min([5.0, *(child.due - now for child in self.children if not child.pid)]))

    def _start_due(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if not child.pid and child.due <= now:
                child.pid, child.born = _fork(child.run), now

    def _reap(self) -> None:
        for child in self.children:
            if child.pid and (status := _ended(child.pid)) is not None:
                pause = child.died(time.monotonic())
                log.warning("%s ended (%s); it starts again in %.1f s", child.name, _told(status), pause)

    def _stop_all(self) -> None:
        for leaves in sorted({child.leaves for child in self.children}):
            self._stop_those([child for child in self.children if child.pid and child.leaves == leaves])

    def _stop_those(self, running: list[Child]) -> None:
        for child in running:
            _kill(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        while running and time.monotonic() < deadline:
            running = [child for child in running if _ended(child.pid) is None]
            time.sleep(0.02)
        for child in running:
            log.warning("%s did not finish within %.0f s and is killed", child.name, self.grace)
            _kill(child.pid, signal.SIGKILL)
            os.waitpid(child.pid, 0)


def _fork(run: Callable[[], int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        status = run()
    except BaseException:
        log.exception("A process ended with an error")
    finally:
        logging.shutdown()
        os._exit(status)


def _ended(pid: int) -> int | None:
    """The wait status of a process that has ended, or None while it runs."""
    try:
        done, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return 0
    return status if done else None


def _told(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {-code}" if code < 0 else f"exit status {code}"


def _kill(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
