"""A tiny site behind the real front, for the tests: run as `python sample_site.py PORT FOLDER here|there`.

What is slow in it lasts as long as FOLDER/shut is there. It counts every call of the application in
FOLDER/calls, keeps a ledger in FOLDER/ledger.sqlite3 and writes the views it is handed to FOLDER/views.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pysqlite3

from detente.delivery.backstage import Here, There
from detente.delivery.front import Front, Settings
from detente.delivery.keys import Routes
from detente.delivery.serving import serve
from detente.delivery.static import MediaFiles, SiteFiles, precompress
from detente.delivery.supervision import Child, Supervisor
from detente.delivery.watch import SqliteWatch

PORT, FOLDER, PLACE = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
COUNTING = threading.Lock()
SETTINGS = Settings(
    routes=Routes(base=f"127.0.0.1:{PORT}"), trusted_proxies=1, personal_threads=2, page_threads=2, write_threads=1, queue=3,
    patience=1.5, flush_every=0.2, body_limits=(("/editor/", 8 << 20), ("", 100_000)),
)


def connect() -> Any:
    connection = pysqlite3.connect(FOLDER / "ledger.sqlite3", isolation_level=None, timeout=5,
                                   check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


def note(path: str) -> int:
    with COUNTING, open(FOLDER / "calls", "a+") as calls:
        calls.write(path + "\n")
        calls.flush()
        calls.seek(0)
        return len(calls.readlines())


def hold() -> None:
    """Wait while a test keeps FOLDER/shut there; the bound only ends a test that would never pass."""
    deadline = time.monotonic() + 20
    while (FOLDER / "shut").exists() and time.monotonic() < deadline:
        time.sleep(0.005)


def application(environ: dict[str, Any], start_response: Any) -> Any:
    path = environ["PATH_INFO"].encode("latin-1").decode()
    number = note(path)
    if path == "/stream/":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (f"part {n}\n".encode() * 1000 for n in range(50))
    status, headers, body = "200 OK", [("Content-Type", "text/html")], f"call {number} ".encode() * 200
    if path == "/article/":
        headers += [("X-Detente-Article", "a1"), ("X-Detente-Tags", "article:a1 site"), ("Vary", "Cookie")]
    elif path == "/story/":
        headers += [("X-Detente-Article", "b2")]
    elif path in ("/slow/", "/comments/slow/"):
        hold()
        headers += [("X-Detente-Tags", "thread:slow")]
    elif path == "/cookie/":
        headers += [("Set-Cookie", "session=1")]
    elif path == "/gone/":
        status = "404 Not Found"
    elif path in ("/comments/pid/", "/dies/", "/comments/dies/"):
        headers = [("Content-Type", "text/plain")]
        if "dies" in path and not (FOLDER / "died").exists():
            (FOLDER / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        body = str(os.getpid()).encode()
    elif path == "/fails/":
        raise RuntimeError("on purpose")
    elif path in ("/comments/echo/", "/editor/echo/"):
        read = environ["wsgi.input"].read()
        headers = [("Content-Type", "application/json"), ("X-UPPER-Case", "kept")]
        facts = {key: value for key, value in environ.items() if isinstance(value, str)}
        facts |= {"length": len(read), "digest": hashlib.sha256(read).hexdigest()}
        body = json.dumps(facts).encode()
    elif path == "/seen/":
        body = json.dumps({key: value for key, value in environ.items() if isinstance(value, str)}).encode()
    start_response(status, headers)
    return [body]


def count_views(counts: Any) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise AssertionError("Django would refuse its database here")
    with open(FOLDER / "views", "a") as views:
        views.write(json.dumps(counts) + "\n")


def main() -> int:
    backstage = Here(application) if PLACE == "here" else There(SETTINGS.lanes)
    connect().execute("CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY AUTOINCREMENT, touches TEXT)")
    precompress(FOLDER / "static")
    static = SiteFiles("/static/", FOLDER / "static")
    static.load()
    front = Front(
        backstage,
        settings=SETTINGS,
        watch=lambda: SqliteWatch(path=str(FOLDER / "ledger.sqlite3"), connect=connect, table="line"),
        count_views=count_views,
        static=static,
        media=MediaFiles("/media/", FOLDER / "media"),
    )
    if isinstance(backstage, Here):
        return serve(front, address="127.0.0.1", port=PORT)
    children = [Child("web", lambda: serve(front, address="127.0.0.1", port=PORT)),
                Child("django", lambda: backstage.serve(application), leaves=1)]
    status = Supervisor(children).run()
    backstage.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
