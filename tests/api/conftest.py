"""The real server, started once for the tests that need more than Django's own test client."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest


@dataclass(frozen=True)
class Served:
    """`detente serve` on a home of its own."""

    url: str
    home: Path
    log: Path


@contextmanager
def served_from(folder: Path, *options: str, **settings: str) -> Iterator[Served]:
    """The server, ready, on a home inside `folder`, with these settings; stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "DETENTE_HOME": str(folder / "var"), "PORT": str(port), "PYTHONPATH": "src"}
    for name in ("DETENTE_DATABASE_URL", "DETENTE_CACHE_URL", "DETENTE_BASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    environment |= settings
    found = Served(f"http://127.0.0.1:{port}", folder / "var", folder / "log")
    with open(found.log, "w") as log:
        command = [sys.executable, "-m", "detente.project.cli", "serve", *options]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(found, process)
        yield found
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_from(tmp_path_factory.mktemp("served"), "--only", "doors") as found:
        yield found


def _wait_until_ready(served: Served, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        assert process.poll() is None, served.log.read_text()
        try:
            if httpx.get(served.url + "/healthz", timeout=20).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(served.log.read_text())
