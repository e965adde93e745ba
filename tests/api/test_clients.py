"""Clients that other people wrote, unchanged, against our running server.

They are installed once, with locked versions, into `.venv/clients/`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "clients"
KEPT = Path(sys.prefix) / "clients"
pytestmark = pytest.mark.slow


def installed(name: str, locks: list[Path], install: Callable[[Path], None]) -> Path:
    """The folder with the locked versions; installed when it is missing or the lock changed."""
    folder, digest = KEPT / name, hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text() != digest:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        install(folder)
        stamp.write_text(digest)
    return folder


def run(command: list[str | Path], **more: Any) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def with_pip(folder: Path) -> None:
    run([sys.executable, "-m", "venv", folder])
    pip = [folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    run([*pip, "--require-hashes", "-r", HERE / "requirements.txt"])


def with_npm(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)
    shutil.copy(HERE / "drive.js", folder)


@pytest.fixture(scope="module")
def python() -> Path:
    return installed("python", [HERE / "requirements.txt"], with_pip) / "bin" / "python"


@pytest.fixture(scope="module")
def node() -> Path:
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("Node and npm are not installed, so the clients written for them cannot run here.")
    return installed("node", [HERE / "package-lock.json", HERE / "drive.js"], with_npm)


def test_clients_from_pypi(python: Path, served: Any) -> None:
    told = json.loads(run([python, HERE / "drive.py", f"{served.url}/api/perspective/"]))
    google, perspective = told["google"], told["perspective"]
    span = google["analyzed"]["attributeScores"]["TOXICITY"]["spanScores"][0]
    assert (span["begin"], span["end"]) == (0, 39)  # the thumb counts two
    assert google["suggested"] == {"clientToken": "s", "detectedLanguages": ["en"]}
    assert google["refusals"] == [
        [400, "Comment must be non-empty.", "COMMENT_EMPTY"],
        [400, "Comment text too long.", "COMMENT_TOO_LONG"],
        [400, "Unable to detect language", "LANGUAGE_DETECTION_FAILED"],
    ]
    assert min(perspective["scores"].values()) > 0.8
    assert perspective["everything"]["clientToken"] == "t"
    assert perspective["suggested"]["requestedLanguages"] == ["en"]
    # Nobody is left without an answer; on a machine that is busy otherwise, some are told so.
    assert set(told["burst"]) <= {"scored", "busy"}
    assert told["burst"]["scored"] >= 25
    with closing(sqlite3.connect(served.home / "doors.sqlite3")) as database:
        labels = database.execute("SELECT attribute, value, text FROM api_suggestedscore ORDER BY value").fetchall()
    assert labels == [("TOXICITY", 0.9, ""), ("TOXICITY", 1.0, "")]


def test_clients_from_npm(node: Path, served: Any) -> None:
    told = json.loads(run(["node", node / "drive.js", f"{served.url}/api/perspective/"]))
    google = told["googleapis"]
    assert google["analyzed"]["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.8
    assert google["analyzed"]["clientToken"] == "t"
    assert google["suggested"]["clientToken"] == "s"
    assert google["refused"] == {"status": 400, "message": "Comment must be non-empty.", "kind": "COMMENT_EMPTY"}
    assert told["jigsaw"]["scores"]["TOXICITY"] > 0.8
    assert "400" in told["jigsaw"]["refused"]
    other = told["perspectiveApiClient"]
    assert set(other["analyzed"]["attributeScores"]) == {"TOXICITY", "INSULT"}
    assert "attributeScores" not in other["nothing"]
    assert other["refused"] == {"name": "ResponseError", "message": "Unknown requested attribute: KINDNESS"}
