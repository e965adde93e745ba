"""Starting servers for a measurement, waiting until they answer, weighing and stopping them."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120.0


@dataclass
class Server:
    """A running server: its port, its process, the seconds until its first answer."""

    port: int
    process: subprocess.Popen[bytes]
    started: float

    def address(self, path: str) -> str:
        """A full address on this server."""
        return f"http://127.0.0.1:{self.port}{path}"

    def weight(self) -> float:
        """Memory of the process and all below it, in MB; pages that several share are counted once (PSS)."""
        return sum(map(_pss, _family(self.process.pid))) / 1024

    def processes(self) -> int:
        """How many processes it is."""
        return len(_family(self.process.pid))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], *, log: Path, ready: str = "/", port: int | None = None,
            env: dict[str, str] | None = None) -> Iterator[Server]:
    """Run a server (`{port}` in the command is replaced) until the block ends. Ready when `ready` answers
    below 500."""
    number = port or free_port()
    arguments = [part.replace("{port}", str(number)) for part in command]
    began = time.perf_counter()
    with open(log, "ab") as said:
        process = subprocess.Popen(arguments, env={**os.environ, **(env or {}), "PORT": str(number)}, stdout=said,
                                   stderr=said)
    try:
        while not _answers(number, ready):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise SystemExit(f"{arguments[:4]} did not start; see {log}")
            time.sleep(0.02)
        yield Server(number, process, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _answers(port: int, path: str) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).read()
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False
    return True


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
