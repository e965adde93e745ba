"""One web worker: granian's HTTP server around an RSGI application, in this process and on its event loop.

Granian's own supervisor gives up when one worker dies twice within six seconds, and starts processes that
load everything anew; ours (`supervision.py`) forks loaded ones and never gives up. So only its embedded
server is used.
"""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any

from granian.constants import HTTPModes
from granian.http import HTTP1Settings
from granian.server.embed import Server

BACKLOG = 1024
HEADER_PATIENCE = 15_000
"""Milliseconds within which the headers of a request must arrive."""


def serve(app: Any, *, address: str, port: int) -> int:
    """Serve until SIGTERM or SIGINT; running requests are finished. Returns 0, or 1 if the server ended by
    itself.

    Workers share the port by SO_REUSEPORT, so a worker accepts nothing before it is ready, and a dead one
    gets nothing more.
    """
    return asyncio.run(_serve(app, address, port))


async def _serve(app: Any, address: str, port: int) -> int:
    server = Server(
        app,
        address=address,
        port=port,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_PATIENCE),
        websockets=False,
        backlog=BACKLOG,
        log_enabled=False,
    )
    asked = asyncio.Event()

    def stop() -> None:
        asked.set()
        server.stop()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    parent = asyncio.create_task(_follow_parent(os.getppid(), stop))
    await server.serve()
    parent.cancel()
    return 0 if asked.is_set() else 1


async def _follow_parent(parent: int, stop: Any) -> None:
    """Stop when the supervisor is gone, however it went: a worker nobody watches would hold the port."""
    while os.getppid() == parent:
        await asyncio.sleep(0.5)
    stop()
