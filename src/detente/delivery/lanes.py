"""Lanes: small pools of threads with a fair, bounded queue before each.

Requests of different kinds wait in different lanes, so a slow page never stands before a reader who posts.
Within a lane the first to come is the first to be served.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from detente.delivery.errors import Busy, ClientGone

T = TypeVar("T")


class Lane:
    """At most `threads` jobs at once and `queue` waiting, none of them for longer than `patience` seconds."""

    def __init__(self, name: str, *, threads: int, queue: int, patience: float = 10.0) -> None:
        self.name = name
        self.queue = queue
        self.patience = patience
        self.waiting = 0
        self._slots = asyncio.Semaphore(threads)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=f"lane-{name}")

    async def run(self, job: Callable[[], T], *, gone: Callable[[], bool] = lambda: False) -> T:
        """Run a blocking job in the lane and give back its result.

        Raises `Busy` where the queue is full or the wait too long, and `ClientGone` where nobody waits any
        more when its turn comes; in all three cases the job was not started. A job that has started is
        finished.
        """
        await self._turn()
        try:
            if gone():
                raise ClientGone
            running = asyncio.get_running_loop().run_in_executor(self._pool, job)
        except BaseException:
            self._slots.release()
            raise
        running.add_done_callback(lambda _: self._slots.release())
        return await asyncio.shield(running)

    def close(self, *, wait: bool = True) -> None:
        """Let running jobs finish (where `wait`) and take no more."""
        self._pool.shutdown(wait=wait, cancel_futures=True)

    async def _turn(self) -> None:
        if not self._slots.locked():
            await self._slots.acquire()
            return
        if self.waiting >= self.queue:
            raise Busy
        self.waiting += 1
        try:
            async with asyncio.timeout(self.patience):
                await self._slots.acquire()
        except TimeoutError:
            raise Busy from None
        finally:
            self.waiting -= 1
