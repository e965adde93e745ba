"""One prepared home, and the `detente` command as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

PREPARE = (
    "from detente.project.starting import setup; setup(); from detente.project.home import prepare; prepare()"
)


def environment(**given: str) -> dict[str, str]:
    """The environment of a fresh shell: nothing of the tests' own settings, then what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DETENTE_", "DJANGO_"))}
    kept.pop("PORT", None)
    return {**kept, "PYTHONPATH": "src", **given}


def detente(*arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "detente.project.cli", *arguments],
        env=environment(**given),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def detente_at_once(*lines: tuple[str, ...], **given: str) -> list[subprocess.CompletedProcess[str]]:
    """Run commands that do not disturb each other at the same time: most of each is a start of Python."""
    with ThreadPoolExecutor(len(lines)) as pool:
        return list(pool.map(lambda line: detente(*line, **given), lines))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a founded newsroom in SQLite, for every test that does not change it."""
    home = tmp_path_factory.mktemp("prepared") / "var"
    subprocess.run(
        [sys.executable, "-c", PREPARE], env=environment(DETENTE_HOME=str(home)), check=True, timeout=180
    )
    return home
