"""A site of two pages behind the real front, for measuring the front itself: `python -m bench.front_alone
PORT`.

`--constant BYTES` serves constant bytes from the same HTTP server instead, without the front: the yardstick.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


class Constant:
    """The least an RSGI application can do."""

    def __init__(self, size: int) -> None:
        self.body = b"x" * size
        self.headers = [("content-type", "text/html; charset=utf-8")]

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        """Answer with constant bytes."""
        proto.response_bytes(200, self.headers, self.body)


def page(size: int) -> Callable[..., list[bytes]]:
    """A WSGI application: one page of `size` bytes, and `/comments/slow/`, which computes for about a
    second."""

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/comments/slow/":
            total = sum(n * n for n in range(20_000_000))
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [str(total).encode()]
        start_response("200 OK", [
            ("Content-Type", "text/html; charset=utf-8"),
            ("X-Detente-Article", "a"),
            ("X-Detente-Tags", "site a"),
            *((f"X-Header-{n}", "of the kind that a security middleware adds") for n in range(10)),
        ])
        return [b"x" * size]

    return application


def front(backstage: Any, folder: Path) -> Any:
    """The front over `page`, looking at a ledger in SQLite as the site's does."""
    import pysqlite3

    from detente.delivery.front import Front
    from detente.delivery.watch import SqliteWatch

    def connect() -> Any:
        path = folder / "ledger"
        connection = pysqlite3.connect(path, isolation_level=None, timeout=5, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        return connection

    connect().execute("CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT, touches TEXT)")
    path = str(folder / "ledger")
    return Front(backstage, watch=lambda: SqliteWatch(path=path, connect=connect, table="line"))


@click.command()
@click.argument("port", type=int)
@click.option("--size", default=40_000, help="Bytes of the page.")
@click.option("--constant", is_flag=True, help="Constant bytes instead of the front.")
@click.option("--workers", default=2)
def main(port: int, size: int, constant: bool, workers: int) -> None:
    """Serve until stopped."""
    from detente.delivery.backstage import There
    from detente.delivery.front import Settings
    from detente.delivery.serving import serve
    from detente.delivery.supervision import Child, Supervisor

    with tempfile.TemporaryDirectory() as folder:
        behind = There(Settings().lanes)
        app = Constant(size) if constant else front(behind, Path(folder))
        children = [Child("web", lambda: serve(app, address="127.0.0.1", port=port)) for _ in range(workers)]
        if not constant:
            children += [Child("app", lambda: behind.serve(page(size)), leaves=1) for _ in range(workers)]
        status = Supervisor(children).run()
        behind.close()
    os._exit(status)


if __name__ == "__main__":
    main()
