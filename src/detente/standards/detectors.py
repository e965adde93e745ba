"""The hash of everything in this package that can change a judgement beside the edition: code, word lists, weights.

That includes how far back the rules about repetition look (`history.py`) and which lines a stream compares with each
other (`stream.py`). It leaves out what is not ours: Python with its tables of Unicode, numpy and the ONNX runtime.
The lock files under requirements/ name the versions; another version may move a score in its last digits, and a
letter that Unicode has since been given may be folded differently.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from detente.standards.errors import WeightsRefused

_BESIDE = frozenset(("editions", "__pycache__", "training"))
_JUDGING = (".py", ".txt", ".toml", ".npz", ".onnx", ".json")
_OUTSIDE = frozenset(
    (
        "examples.py",
        "doors.py",
        "feed_lists.py",
        "measuring.py",
        "measured.py",
        "measured.json",
        "thresholds.py",
        "toml_lines.py",
        "evaluating.py",
        "plotting.py",
        "replaying.py",
    )
)


@cache
def detectors_hash() -> str:
    """ "sha256:…" over the names and the contents of the judging files; the same wherever this version is installed."""
    digest = hashlib.sha256()
    for name, content in sorted(_judging_files(files("detente.standards"), "")):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return "sha256:" + digest.hexdigest()


def _judging_files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue  # what a tool left there
        if entry.is_dir() and entry.name not in _BESIDE:
            found += _judging_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_JUDGING) and entry.name not in _OUTSIDE:
            found.append((prefix + entry.name, entry.read_bytes()))
    return found


def weights(package: str, name: str, digest: str) -> bytes:
    """Return a shipped weight file, refused unless its SHA-256 is `digest` (hex). Raises WeightsRefused."""
    try:
        content = files(package).joinpath(name).read_bytes()
    except OSError as problem:
        raise WeightsRefused(
            "weights-missing", f"The weight file {name} is missing. Install the package again."
        ) from problem
    if hashlib.sha256(content).hexdigest() != digest:
        raise WeightsRefused(
            "weights-altered", f"The weight file {name} is not the published one. Install the package again."
        )
    return content
