"""docs/howto/change-a-rule.md, word by word: its shell lines in order, its example in the edition, its archive replayed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from detente.standards import load_edition, shipped_edition

from .conftest import environment

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/howto/change-a-rule.md"
BLOCK = re.compile(r"^```(sh|toml|json archive\.jsonl)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_page_does_what_it_says(tmp_path: Path) -> None:
    shell = _Shell(tmp_path)
    told = ""
    for kind, content in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "sh":
            told += shell.run(content)
        elif kind == "toml":
            _write_example(tmp_path / "mine.toml", content)
        else:
            (tmp_path / "archive.jsonl").write_text(content)
    mine, shipped = load_edition(tmp_path / "mine.toml"), shipped_edition()
    assert (mine.name, mine.rules["flash-mob"].thresholds["members"]) == ("mine", 3)
    assert len(mine.rules["flash-mob"].matches) == len(shipped.rules["flash-mob"].matches) + 1
    assert "of “mine”: all of them hold" in told
    assert "4 comments, 1 judged differently" in told
    (change,) = (json.loads(line) for line in (tmp_path / "changes.jsonl").read_text().splitlines())
    assert (change["id"], change["from"], change["to"], change["changed"]) == (3, "publish", "hold", ["flash-mob"])
    assert load_edition(tmp_path / "shadow.toml").rules["flash-mob"].shadow
    (shadowed,) = (json.loads(line) for line in (tmp_path / "shadowed.jsonl").read_text().splitlines())
    assert (shadowed["id"], shadowed["action"], shadowed["shadow"][0]["rule"]) == (3, "publish", "flash-mob")
    assert "This site may start" in told


class _Shell:
    """A shell in a folder of its own, in which `detente` is the command of this checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = folder / "bin" / "detente"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m detente.project.cli "$@"\n')
        command.chmod(0o755)

    def run(self, lines: str) -> str:
        path = {"PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "DETENTE_HOME": str(self.folder / "var")}
        done = subprocess.run(
            ["sh", "-euc", lines], cwd=self.folder, env=environment(**path), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, lines + done.stdout + done.stderr
        return done.stdout


def _write_example(edition: Path, example: str) -> None:
    """As the page says: under `matches` of the rule."""
    before, head, after = edition.read_text().partition("[rules.flash-mob]\n")
    edition.write_text(before + head + after.replace("matches = [\n", f"matches = [\n{example}", 1))
