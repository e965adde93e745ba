"""Processes that die come back; what cannot start says why."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.delivery.supervision import HEALTHY_AFTER, LONGEST_PAUSE, Child
from detente.project.commands.serve import refuse_taken_port
from detente.project.starting import Refusal

SUPERVISED = """
    import os, signal, sys, time
    from detente.delivery.supervision import Child, Supervisor

    def note(name):
        with open(sys.argv[1], "a") as log:
            log.write(f"{name} {os.getpid()}\\n")

    def steady():
        signal.signal(signal.SIGTERM, lambda *_: (note("steady-left"), os._exit(0)))
        note("steady")
        while True:
            signal.pause()

    def stubborn():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        note("stubborn")
        while True:
            signal.pause()

    def last():
        signal.signal(signal.SIGTERM, lambda *_: (note("last-left"), os._exit(0)))
        note("last")
        while True:
            signal.pause()

    def dying():
        note("dying")
        raise RuntimeError("on purpose")

    which = {"steady": steady, "stubborn": stubborn, "dying": dying, "last": last}
    children = [Child(name, which[name], leaves=int(name == "last")) for name in sys.argv[2:]]
    sys.exit(Supervisor(children, grace=0.5).run())
"""


def until(met: Callable[[], Any], seconds: float = 15.0) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := met():
            return value
        time.sleep(0.01)
    raise AssertionError("the condition was never met")


class Run:
    def __init__(self, folder: Path, *names: str) -> None:
        self.log = folder / "log"
        self.log.touch()
        command = [sys.executable, "-c", textwrap.dedent(SUPERVISED), str(self.log), *names]
        environment = {**os.environ, "PYTHONPATH": "src"}
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)

    def notes(self, name: str) -> list[int]:
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return [int(pid) for noted, pid in lines if noted == name]

    def order(self) -> list[str]:
        return [line.split()[0] for line in self.log.read_text().splitlines()]


def test_a_killed_child_is_replaced_at_once(tmp_path: Path) -> None:
    run = Run(tmp_path, "steady")
    first = until(lambda: run.notes("steady"))[0]
    os.kill(first, signal.SIGKILL)
    assert until(lambda: run.notes("steady")[1:])[0] != first
    run.process.terminate()
    assert run.process.wait(10) == 0
    assert run.notes("steady-left") == run.notes("steady")[1:]


def test_a_child_that_keeps_dying_does_not_stop_the_others(tmp_path: Path) -> None:
    run = Run(tmp_path, "dying", "steady")
    until(lambda: len(run.notes("dying")) >= 4)
    assert len(run.notes("steady")) == 1
    run.process.terminate()
    assert run.process.wait(10) == 0


def test_who_does_not_leave_is_killed_and_who_answers_leaves_last(tmp_path: Path) -> None:
    run = Run(tmp_path, "last", "stubborn", "steady")
    until(lambda: len(run.order()) == 3)
    stubborn = run.notes("stubborn")[0]
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(10) == 0
    assert run.order()[-2:] == ["steady-left", "last-left"]
    with pytest.raises(ProcessLookupError):
        os.kill(stubborn, 0)


def test_pauses_grow_and_are_bounded_and_forgotten_after_a_healthy_life() -> None:
    child = Child("any", lambda: 0)
    pauses = [child.died(0.1) for _ in range(12)]
    assert pauses[0] == 0
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    child.born = 100.0
    assert child.died(100.0 + HEALTHY_AFTER) == 0


def test_a_busy_port_is_refused_with_what_to_do() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refusal) as refusal:
            refuse_taken_port("127.0.0.1", port)
    assert refusal.value.code == "port-in-use"
    assert "PORT=" in refusal.value.message
    refuse_taken_port("127.0.0.1", port)


def test_a_foreign_address_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_taken_port("192.0.2.1", 8000)
    assert refusal.value.code == "address-not-available"
