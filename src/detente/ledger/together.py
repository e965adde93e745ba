"""Group commit on SQLite: acts that arrive together are flushed to the disk together.

SQLite writes for one connection at a time, and under `synchronous=FULL` each commit waits for the disk. Writers that
wait their turn behind one another therefore let the first of them carry out all of their acts, each in a savepoint of
its own, in one transaction with one flush (the leader and followers of DeWitt et al., "Implementation techniques for
main memory database systems", SIGMOD 1984, section 5.2). Nobody is answered before that commit has returned, so
an acknowledged act is as durable as before. Turns are taken in the order of arrival, where SQLite alone lets waiting
writers sleep and may forget one for seconds. PostgreSQL groups commits by itself, so there an act keeps its own
transaction.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

from .turnstile import my_turn

P = ParamSpec("P")
R = TypeVar("R")

LARGEST = 32
"""Acts that share one transaction at most, so that the last of them does not wait long for the others."""


def together(act: Callable[P, R]) -> Callable[P, R]:
    """Decorate a verb's storing step in place of `transaction.atomic`.

    The step may run in another request's thread: it gets everything by its arguments and keeps nothing that belongs to
    a thread. What it raises reaches its own caller and undoes its own savepoint only; where the shared commit fails,
    every caller of that commit gets the error and nothing of any of them is stored.
    """

    @wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            with transaction.atomic():
                return act(*args, **kwargs)
        result: R = _queue.carry_out(partial(act, *args, **kwargs))
        return result

    return run


class _Turn:
    """One act that waits: the job, and what became of it."""

    __slots__ = ("done", "error", "job", "result")

    def __init__(self, job: Callable[[], Any]) -> None:
        self.job = job
        self.result: Any = None
        self.error: BaseException | None = None
        self.done = False


class _Queue:
    """Turns in order of arrival. Whoever finds nobody leading leads: for all who wait, itself included."""

    def __init__(self) -> None:
        self._adding = threading.Lock()
        self._leading = threading.Lock()
        self._waiting: list[_Turn] = []

    def carry_out(self, job: Callable[[], Any]) -> Any:
        turn = _Turn(job)
        with self._adding:
            self._waiting.append(turn)
        while not turn.done:
            with self._leading:
                if not turn.done:
                    self._lead()
        if turn.error is not None:
            raise turn.error
        return turn.result

    def _lead(self) -> None:
        with self._adding:
            batch, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
        try:
            with my_turn(), transaction.atomic():
                if len(batch) == 1:
                    batch[0].result = batch[0].job()
                else:
                    _take_all(batch)
        except BaseException as failed:
            # BEGIN or COMMIT failed, or the transaction was lost on the way: none of these acts is stored.
            for turn in batch:
                turn.error = turn.error or failed
        finally:
            for turn in batch:
                turn.done = True


def _take_all(batch: list[_Turn]) -> None:
    for turn in batch:
        try:
            with transaction.atomic():
                turn.result = turn.job()
        except Exception as refused:
            turn.error = refused
        _require_sound()


def _require_sound() -> None:
    """Raise where SQLite has rolled back the whole transaction by itself (a full disk, an input or output error).

    Django would then leave the block without a word, and acts before the failing one would pass for stored.
    """
    if connection.needs_rollback or not connection.connection.in_transaction:
        raise OperationalError("The shared transaction was lost; nothing of it is stored.")


_queue = _Queue()
