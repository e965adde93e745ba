"""Where Django runs: in this process, or in processes of its own behind a Unix socket.

A thread that computes keeps Python's global lock for most of the time, and an event loop in the same process
waits for it at every turn. Measured with four computing requests on two cores, cached reads fell to a tenth.
So under `detente serve` Django has processes of its own, one set of threads for each lane, at a lower
priority than the front; `Here` does the same in one process, for tests and for servers that are not ours.

On the wire one connection carries one request: a frame (eight bytes of length, then `marshal`) with what is
asked and the environ, the body, and back a frame with the answer, or frames of a stream and an empty one at
its end. Both ends are forks of one parent and the socket lies in a folder that only its user may enter.
"""

from __future__ import annotations

import io
import logging
import marshal
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from detente.delivery.bridge import IN_MEMORY, Answer, WSGIApp, ask
from detente.delivery.cache import Page
from detente.delivery.errors import Interrupted
from detente.delivery.pages import build, is_personal

log = logging.getLogger(__name__)

ANSWER_PATIENCE = 120.0
"""Seconds after which a front gives up on an answer."""

CHUNK = 1 << 18
NICENESS = 5
"""How far Django's processes stand back when readers of cached pages want the processor."""

T = TypeVar("T")
Frame = tuple[Any, ...] | list[Any] | None


class Backstage(Protocol):
    """Somebody who asks Django. Both verbs block; the front calls them in a lane's thread."""

    def ask(self, lane: str, environ: dict[str, Any], body: IO[bytes]) -> Answer:
        """The answer to one reader's request."""

    def make(self, environ: dict[str, Any]) -> Page | None:
        """Everybody's page, or None where the answer belongs to one reader."""


class Here:
    """Django in this process."""

    def __init__(self, app: WSGIApp) -> None:
        self._app = app

    def ask(self, lane: str, environ: dict[str, Any], body: IO[bytes]) -> Answer:
        return ask(self._app, _completed(environ, body))

    def make(self, environ: dict[str, Any]) -> Page | None:
        answer = ask(self._app, _completed(environ, io.BytesIO()))
        if is_personal(answer) or answer.stream is not None:
            answer.close()
            return None
        return build(answer)


class There:
    """Django in other processes; made once in their parent, before any of them is forked.

    `lanes` gives each lane's number of threads in each process. Requests queue in the kernel, first come,
    first served, and wait there while a process that died is replaced. `niceness` is how far these processes
    stand back.
    """

    def __init__(self, lanes: dict[str, int], *, niceness: int = NICENESS) -> None:
        self.lanes, self._niceness = lanes, niceness
        self._folder = tempfile.TemporaryDirectory(prefix="detente-")  # mode 0700
        self._listening = {lane: self._listen(lane) for lane in lanes}

    def ask(self, lane: str, environ: dict[str, Any], body: IO[bytes]) -> Answer:
        return self._again_if_read(environ, lambda: self._ask_once(lane, environ, body))

    def make(self, environ: dict[str, Any]) -> Page | None:
        def once() -> Page | None:
            with self._send("pages", "make", environ, io.BytesIO()) as connection:
                fields = _receive(connection)
            return _page(fields) if fields else None

        return self._again_if_read(environ, once)

    def serve(self, app: WSGIApp) -> int:
        """Be one of Django's processes until SIGTERM, or until the parent is gone. Returns 0."""
        os.nice(self._niceness)
        return _Process(app, self._listening, self.lanes).run()

    def close(self) -> None:
        """Close the sockets and remove their folder (in the parent, at the very end)."""
        for listening in self._listening.values():
            listening.close()
        self._folder.cleanup()

    def _ask_once(self, lane: str, environ: dict[str, Any], body: IO[bytes]) -> Answer:
        connection = self._send(lane, "ask", environ, body)
        try:
            frame = _receive(connection)
        except BaseException:
            connection.close()
            raise
        status, headers, whole = frame
        if whole is not None:
            connection.close()
            return Answer(status, headers, whole)
        return Answer(status, headers, stream=_parts(connection), close=connection.close)

    def _again_if_read(self, environ: dict[str, Any], once: Callable[[], T]) -> T:
        """A read whose process died is asked again, once; whether a write was stored only its reader can find
        out."""
        try:
            return once()
        except Interrupted:
            if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
                raise
            return once()

    def _send(self, lane: str, verb: str, environ: dict[str, Any], body: IO[bytes]) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(ANSWER_PATIENCE)
        try:
            connection.connect(str(Path(self._folder.name) / lane))
            body.seek(0)
            _send_frame(connection, [verb, environ])
            while part := body.read(CHUNK):
                connection.sendall(part)
        except OSError as failed:
            connection.close()
            raise Interrupted from failed
        return connection

    def _listen(self, lane: str) -> socket.socket:
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(str(Path(self._folder.name) / lane))
        listening.listen(1024)
        return listening


class _Process:
    """One process of Django's: threads that wait for each lane's requests."""

    def __init__(self, app: WSGIApp, listening: dict[str, socket.socket], lanes: dict[str, int]) -> None:
        self._here = Here(app)
        self._listening, self._lanes = listening, lanes
        self._stop = threading.Event()
        self._busy = threading.Semaphore(sum(lanes.values()))

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        for lane, threads in self._lanes.items():
            for n in range(threads):
                threading.Thread(target=self._work, args=(self._listening[lane],), name=f"{lane}-{n + 1}",
                                 daemon=True).start()
        parent = os.getppid()
        while not self._stop.wait(0.5) and os.getppid() == parent:
            pass
        for _ in range(sum(self._lanes.values())):
            self._busy.acquire(timeout=10)
        return 0

    def _work(self, listening: socket.socket) -> None:
        while True:
            connection, _ = listening.accept()
            with self._busy, connection:
                try:
                    self._answer(connection)
                except (OSError, Interrupted) as gone:
                    log.info("A front went away: %r", gone)
                except Exception:
                    log.exception("A request could not be answered")

    def _answer(self, connection: socket.socket) -> None:
        verb, environ = _receive(connection)
        if verb == "make":
            page = self._here.make(environ)
            _send_frame(connection, _fields(page) if page is not None else None)
            return
        with _body(connection, int(environ.get("CONTENT_LENGTH") or 0)) as body:
            answer = self._here.ask("", environ, body)
            if answer.stream is None:
                _send_frame(connection, [answer.status, answer.headers, answer.body])
            else:
                _send_stream(connection, answer)


def _completed(environ: dict[str, Any], body: IO[bytes]) -> dict[str, Any]:
    body.seek(0)
    return environ | {"wsgi.input": body, "wsgi.errors": sys.stderr}


def _fields(page: Page) -> list[Any]:
    headers = [page.plain_headers, page.packed_headers, page.unchanged_headers]
    marks = [list(page.etags), list(page.tags), page.article, page.lifetime]
    return [page.status, page.plain, page.packed, *headers, *marks]


def _page(fields: list[Any]) -> Page:
    *bodies_and_headers, etags, tags, article, lifetime = fields
    return Page(*bodies_and_headers, frozenset(etags), frozenset(tags), article, lifetime)  # type: ignore[call-arg]


def _send_frame(connection: socket.socket, frame: Frame) -> None:
    packed = marshal.dumps(frame)
    connection.sendall(len(packed).to_bytes(8, "big") + packed)


def _send_stream(connection: socket.socket, answer: Answer) -> None:
    assert answer.stream is not None
    try:
        _send_frame(connection, [answer.status, answer.headers, None])
        for part in answer.stream:
            if part:
                _send_frame(connection, [part])
        _send_frame(connection, [b""])
    finally:
        answer.close()


def _receive(connection: socket.socket) -> Any:
    """The next frame. Raises `Interrupted` where the other side ended before it was whole."""
    try:
        length = int.from_bytes(_exactly(connection, 8), "big")
        return marshal.loads(_exactly(connection, length))  # noqa: S302 (from our own fork; see the top)
    except OSError as failed:
        raise Interrupted from failed


def _exactly(connection: socket.socket, length: int) -> bytearray:
    held = bytearray(length)
    view, done = memoryview(held), 0
    while done < length:
        got = connection.recv_into(view[done:])
        if not got:
            raise Interrupted
        done += got
    return held


def _parts(connection: socket.socket) -> Iterator[bytes]:
    while part := _receive(connection)[0]:
        yield part


def _body(connection: socket.socket, length: int) -> IO[bytes]:
    held: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed by the caller)
    while length:
        part = _exactly(connection, min(length, CHUNK))
        held.write(part)
        length -= len(part)
    return held
