"""Load generators: `wrk` for reads where it is installed, a small one of our own for writes (and for reads
without wrk).

Each returns a `Load`: answers per second, the 50th and 99th percentile of the time to answer in milliseconds,
and how many answers were not what they should be.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass
class Load:
    """What one run saw. Times in milliseconds."""

    rate: float
    p50: float
    p99: float
    wrong: int = 0
    by: str = "wrk"
    statuses: dict[int, int] = field(default_factory=dict)


def read(address: str, *, seconds: float, connections: int = 32) -> Load:
    """Ask for one address as fast as it is answered."""
    if shutil.which("wrk") is None:
        request = _get(address)
        host, port = _place(address)
        return drive(host, port, lambda: request, seconds=seconds, connections=connections, fine=(200,))
    command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--latency", "-H",
               f"User-Agent: {BROWSER}", address]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds + 30).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise SystemExit(f"{address} stopped answering while it was measured.")
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Load(float(rate[1]), _percentile(said, "50%"), _percentile(said, "99%"), int(wrong[1]) if wrong else 0)


def drive(host: str, port: int, request: Callable[[], bytes], *, seconds: float, connections: int,
          fine: tuple[int, ...]) -> Load:
    """Send `request()` after `request()` over some connections for some seconds; `fine` are the right
    statuses."""
    return asyncio.run(_drive(host, port, request, seconds, connections, fine))


async def _drive(host: str, port: int, request: Callable[[], bytes], seconds: float, connections: int,
                 fine: tuple[int, ...]) -> Load:
    times: list[float] = []
    statuses: dict[int, int] = {}
    began = time.perf_counter()
    end = began + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection(host, port)
        while time.perf_counter() < end:
            sent = time.perf_counter()
            writer.write(request())
            status, stays = await _answer(reader)
            times.append((time.perf_counter() - sent) * 1000)
            statuses[status] = statuses.get(status, 0) + 1
            if not stays:
                writer.close()
                reader, writer = await asyncio.open_connection(host, port)
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    lasted = time.perf_counter() - began
    times.sort()
    right = sum(count for status, count in statuses.items() if status in fine)
    return Load(right / lasted, _at(times, 0.5), _at(times, 0.99), len(times) - right, "asyncio", statuses)


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = re.search(rb"content-length: (\d+)", head)
    if length is not None:
        await reader.readexactly(int(length[1]))
    elif b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split(b" ", 2)[1]), length is not None and b"connection: close" not in head


def get(host: str, port: int, path: str, headers: str = "") -> bytes:
    """The bytes of a GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUser-Agent: {BROWSER}\r\n{headers}\r\n".encode()


def post(host: str, port: int, path: str, body: bytes, kind: str, headers: str = "") -> bytes:
    """The bytes of a POST request."""
    head = (f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUser-Agent: {BROWSER}\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(body)}\r\n{headers}\r\n")
    return head.encode() + body


def percentiles(times: list[float]) -> tuple[float, float]:
    """The 50th and the 99th percentile."""
    ordered = sorted(times)
    return _at(ordered, 0.5), _at(ordered, 0.99)


def together(runs: Iterator[Load] | list[Load]) -> Load:
    """Several runs of the same as one: mean rate, worst percentiles."""
    every = list(runs)
    return Load(sum(run.rate for run in every) / len(every), max(run.p50 for run in every),
                max(run.p99 for run in every), sum(run.wrong for run in every), every[0].by)


def _get(address: str) -> bytes:
    host, port = _place(address)
    return get(host, port, address.split("/", 3)[3].join(["/", ""]))


def _place(address: str) -> tuple[str, int]:
    host, port = address.split("/")[2].split(":")
    return host, int(port)


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _percentile(said: str, name: str) -> float:
    found = re.search(rf"{name}\s+([\d.]+)(us|ms|s)", said)
    assert found is not None, said
    return float(found[1]) * UNITS[found[2]]
