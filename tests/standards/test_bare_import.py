"""The room stands alone: no framework, no network, no clock, no database."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import detente.standards

ROOM = Path(detente.standards.__file__).parent
FORBIDDEN = {
    "django",
    "wagtail",
    "allauth",
    "ninja",
    "sqlite3",
    "psycopg",
    "socket",
    "requests",
    "httpx",
    "time",
    "random",
}
PROBE = """
import sys
before = set(sys.modules)
import detente.standards
from datetime import datetime, UTC
detente.standards.detectors_loaded = True
def watch(event, args):
    if event.startswith(("socket.", "sqlite3.")):
        raise SystemExit(f"judging did {event}")
sys.addaudithook(watch)
from detente.standards import *
text = normalise("What a load of b0ll0cks that is, and nobody says so.")
circumstances = Circumstances(time=datetime(2026, 1, 1, tzinfo=UTC), article=Article("a", "b", "en"))
verdict = judge(text, circumstances, shipped_edition())
assert verdict.findings, verdict
rooms = {name.split(".")[0] for name in sys.modules}
print(sorted(rooms & {"django", "wagtail", "allauth", "ninja", "sqlite3", "psycopg", "sklearn", "torch"}))
"""


def test_importing_and_judging_brings_in_no_framework_and_opens_no_socket() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_no_module_of_the_room_imports_a_clock_a_socket_or_a_framework() -> None:
    for path in ROOM.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not {name.split(".")[0] for name in names} & FORBIDDEN, f"{path}: {names}"
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("now", "utcnow", "today"), f"{path} reads the clock"


def reads_once(tree: ast.Module) -> bool:
    """Whether every use of `re` is a constant pattern that cannot backtrack far: what it repeats is possessive, at most
    eight times, or the whole pattern.
    """
    patterns = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        if isinstance(node.args[0], ast.Constant)
    ]
    uses = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "re" and node.attr != "Match"
    ]
    return len(uses) == len(patterns) and all(_cannot_backtrack(str(pattern)) for pattern in patterns)


def _cannot_backtrack(pattern: str) -> bool:
    parsed = _parser.parse(pattern)
    inner = parsed[0][1][2] if len(parsed) == 1 and _backtracks(*parsed[0]) else parsed
    return not any(_backtracks(*step) for step in _steps(inner))


def _backtracks(name: object, argument: Any) -> bool:
    return str(name) in ("MAX_REPEAT", "MIN_REPEAT") and int(argument[1]) > 8


def _steps(found: object) -> Iterator[tuple[object, Any]]:
    """Every operation of a parsed pattern, however deep."""
    for one in found if isinstance(found, list | tuple | _parser.SubPattern) else ():
        if isinstance(one, tuple) and len(one) == 2 and hasattr(one[0], "name"):
            yield one
        yield from _steps(one)


def test_the_check_of_patterns_knows_one_that_backtracks() -> None:
    assert not _cannot_backtrack("a(b+)+c")
    assert not _cannot_backtrack("(b+)+")
    assert not _cannot_backtrack("x[a-z]*y")
    assert _cannot_backtrack("[a-z]*")
    assert _cannot_backtrack("x[a-z]*+y")


def test_no_module_of_the_room_uses_a_backtracking_pattern() -> None:
    for path in ROOM.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        assert not modules & {"re", "regex"} or reads_once(tree), path


def test_the_commands_help_needs_no_framework() -> None:
    probe = "import sys; sys.argv = ['detente', 'judge', '--help']; sys.modules['django'] = None\n"
    probe += "from detente.project.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--edition" in done.stdout
