"""RSGI in front, WSGI behind: one request carried over, and its answer back.

The environ follows PEP 3333. Two things differ from a plain server: addresses that proxies report are
believed only as far as `trusted_proxies` says, and the headers that carry them never reach Django, nor does a
header whose name has an underscore (it could pass for one of them).
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from detente.delivery.cache import Headers
from detente.delivery.errors import BodyTooLarge, BodyTooSlow

log = logging.getLogger(__name__)

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

IN_MEMORY = 1 << 20
"""Bytes of a body kept in memory; what is longer waits in an unnamed temporary file."""

FILE_PART = 1 << 18
"""Bytes of one part of a file that Django streams."""

BODY_PATIENCE = 30.0
"""Seconds without a byte after which a body is given up."""

WITHHELD = frozenset({"host", "proxy", "forwarded", "x-real-ip", "x-forwarded-for", "x-forwarded-proto",
                      "x-forwarded-host", "x-forwarded-port"})
HOP_BY_HOP = frozenset({"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
                        "trailer", "transfer-encoding", "upgrade"})


@dataclass(slots=True)
class Answer:
    """What Django said. Header names are lower-case. Either `body` is complete or `stream` yields the parts;
    a stream must be closed by whoever drains it."""

    status: int
    headers: Headers
    body: bytes = b""
    stream: Iterator[bytes] | None = None
    close: Callable[[], None] = field(default=lambda: None)

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        for key, value in self.headers:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as far as it can be believed: address, scheme (`http` or `https`) and host."""

    address: str
    scheme: str
    host: str


def caller(scope: Any, *, trusted_proxies: int = 0) -> Caller:
    """The caller of a request behind `trusted_proxies` proxies that append to `X-Forwarded-For`.

    With 0 the forwarding headers are ignored. With n the n-th address from the right counts, because
    everything left of it was written by someone we do not know.
    """
    headers = scope.headers
    peer = scope.client.rsplit(":", 1)[0].strip("[]")
    host = headers.get("host") or scope.authority or ""
    if trusted_proxies <= 0:
        return Caller(peer, scope.scheme, host)
    hops = _list(_joined(headers, "x-forwarded-for"))
    schemes = _list(_joined(headers, "x-forwarded-proto"))
    address = hops[-min(trusted_proxies, len(hops))] if hops else peer
    scheme = schemes[-min(trusted_proxies, len(schemes))].lower() if schemes else scope.scheme
    return Caller(address, scheme if scheme in ("http", "https") else scope.scheme, host)


def environ(scope: Any, who: Caller, length: int) -> dict[str, Any]:
    """The WSGI environ of a request with everything the reader sent, less what is withheld. `length` in
    bytes."""
    made = _base(scope, who, scope.method, scope.path, scope.query_string)
    for name, value in scope.headers.items():
        if "_" in name or name in WITHHELD or name.startswith("x-detente-"):
            continue  # `host` is withheld too: `_base` has set the one that the cache key was made of
        _add_header(made, name, value)
    if length or scope.method in ("POST", "PUT", "PATCH"):
        made["CONTENT_LENGTH"] = str(length)
    return made


def page_environ(scope: Any, who: Caller, query: str) -> dict[str, Any]:
    """The environ that asks for everybody's page: nothing of the reader but the address that was asked
    for."""
    made = _base(scope, who, "GET", scope.path, query)
    made["REMOTE_ADDR"] = "127.0.0.1"
    return made


async def read_body(proto: Any, declared: str | None, *, limit: int) -> tuple[IO[bytes], int]:
    """The whole body and its length in bytes.

    Raises `BodyTooLarge` by the declared length before reading, or as soon as a body without one passes
    `limit`; `BodyTooSlow` after `BODY_PATIENCE` seconds of silence.
    """
    if declared is not None and declared.isdigit() and int(declared) > limit:
        raise BodyTooLarge
    held: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed with the request)
    length = 0
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(BODY_PATIENCE) as patience:
            async for chunk in proto:
                length += len(chunk)
                if length > limit:
                    raise BodyTooLarge
                held.write(chunk)
                patience.reschedule(loop.time() + BODY_PATIENCE)
    except TimeoutError:
        held.close()
        raise BodyTooSlow from None
    except BaseException:
        held.close()
        raise
    held.seek(0)
    return held, length


def ask(app: WSGIApp, made: dict[str, Any]) -> Answer:
    """Call the WSGI application (blocking). An exception that it lets through becomes a plain 500 and a log
    entry."""
    started: list[Any] = []
    early: list[bytes] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], None]:
        started[:] = [int(status[:3]), headers]
        return early.append

    try:
        result = app(made, start_response)
        return _answer(result, started, early)
    except Exception:
        log.exception("The application failed on %s", made.get("PATH_INFO"))
        return Answer(500, [("content-type", "text/plain; charset=utf-8")], b"Something failed here.")


def _answer(result: Iterable[bytes], started: list[Any], early: list[bytes]) -> Answer:
    close: Callable[[], None] = getattr(result, "close", lambda: None)
    if getattr(result, "streaming", not isinstance(result, list | tuple)):
        if hasattr(result, "block_size"):
            result.block_size = FILE_PART  # Django's files come in parts of 4 kB, each a way through the socket
        parts = iter(result)
        # start_response may be called as late as the first part (PEP 3333).
        first = [*early, next(parts, b"")]
        return Answer(started[0], _clean(started[1]), stream=_chain(first, parts), close=close)
    try:
        body = b"".join([*early, *result])
    finally:
        close()
    return Answer(started[0], _clean(started[1]), body)


def _chain(first: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    yield from first
    yield from rest


def _clean(headers: Headers) -> Headers:
    lowered = [(name.lower(), value) for name, value in headers]
    return [pair for pair in lowered if pair[0] not in HOP_BY_HOP]


def _base(scope: Any, who: Caller, method: str, path: str, query: str) -> dict[str, Any]:
    name, _, port = (who.host or scope.server).rpartition(":")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        # PEP 3333 wants the bytes of the address, one character for each.
        "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": name if port.isdigit() else who.host,
        "SERVER_PORT": port if port.isdigit() else ("443" if who.scheme == "https" else "80"),
        "REMOTE_ADDR": who.address,
        "HTTP_HOST": who.host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": who.scheme,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _add_header(made: dict[str, Any], name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key == "CONTENT_LENGTH":
        return
    key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
    if key in made:
        value = made[key] + ("; " if key == "HTTP_COOKIE" else ",") + value
    made[key] = value


def _joined(headers: Any, name: str) -> str:
    return ",".join(value for key, value in headers.items() if key == name)


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
