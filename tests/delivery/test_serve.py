"""`detente serve` as a stranger meets it: an empty folder, one command, and then things go wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.slow


def until(met: Callable[[], Any], seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := met():
            return value
        time.sleep(0.05)
    raise AssertionError("the condition was never met")


class Serve:
    def __init__(self, home: Path, port: int) -> None:
        self.port = port
        self.log = home.parent / "log"
        environment = {**os.environ, "DETENTE_HOME": str(home), "PORT": str(port), "PYTHONPATH": "src"}
        for name in ("DETENTE_DATABASE_URL", "DETENTE_BASE_URL"):
            environment.pop(name, None)
        command = [sys.executable, "-m", "detente.project.cli", "serve"]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)

    def ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return self.status("/healthz") == 200

    def status(self, path: str) -> int:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}{path}", timeout=20).status_code
        except httpx.TransportError:
            return 0

    def children(self) -> set[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return {int(pid) for pid in listed.split()}

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(15)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve") / "var"


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def serve(home: Path, port: int) -> Iterator[Serve]:
    made = Serve(home, port)
    until(made.ready, 180)
    yield made
    if made.process.poll() is None:
        made.stop()


def test_an_empty_home_is_prepared_and_the_site_answers(serve: Serve, home: Path) -> None:
    assert serve.status("/") == 200
    assert serve.status("/nothing-here/") == 404
    assert (home / "detente.sqlite3").exists()
    assert str(serve.port) in serve.log.read_text()
    assert list((home / "static").rglob("*.gz"))


def test_a_second_start_on_the_same_port_is_refused(serve: Serve, home: Path) -> None:
    second = Serve(home.parent / "other", serve.port)
    second.log = serve.log
    assert second.process.wait(30) == 1
    assert "port-in-use" in serve.log.read_text()
    assert serve.status("/healthz") == 200


def test_every_killed_process_is_replaced(serve: Serve) -> None:
    before = serve.children()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
        assert until(lambda: serve.status("/healthz") == 200, 20)
    until(lambda: len(serve.children()) == len(before) and not serve.children() & before, 20)
    assert serve.status("/") == 200


def test_it_stops_within_seconds_and_starts_again(serve: Serve, home: Path) -> None:
    assert serve.stop() == 0
    again = Serve(home, serve.port)
    until(again.ready, 60)
    assert "Preparing" not in again.log.read_text()
    assert again.stop() == 0
