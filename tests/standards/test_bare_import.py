"""The room stands alone: no framework, no network, no clock, no database."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

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


def only_classes(tree: ast.Module) -> bool:
    """Whether each pattern is one repeated set of characters: such a pattern reads a text once."""
    patterns = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        if isinstance(node.args[0], ast.Constant)
    ]
    uses = [
        node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "re"
    ]
    return len(uses) == len(patterns) and all(
        isinstance(pattern, str)
        and pattern.startswith("[")
        and pattern.endswith(("]*", "]+", "]"))
        and pattern.count("[") == pattern.count("]") == 1
        for pattern in patterns
    )


def test_no_module_of_the_room_uses_a_backtracking_pattern() -> None:
    for path in ROOM.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        assert not modules & {"re", "regex"} or only_classes(tree), path


def test_the_commands_help_needs_no_framework() -> None:
    probe = "import sys; sys.argv = ['detente', 'judge', '--help']; sys.modules['django'] = None\n"
    probe += "from detente.project.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--edition" in done.stdout
