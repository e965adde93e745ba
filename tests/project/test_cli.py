"""The edges of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.project.cli import NOT_BUILT, main

from .conftest import detente_at_once


@pytest.mark.parametrize("name", NOT_BUILT)
def test_a_command_that_is_not_built_says_so(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0 and f"'{name}' is not built in version" in told.output
    for arguments in ([], ["file", "--with", "options"]):
        run = CliRunner().invoke(main, [name, *arguments])
        assert run.exit_code == 1 and f"'{name}' is not built in version" in run.output


def test_an_unknown_command_is_a_wrong_command_line() -> None:
    assert CliRunner().invoke(main, ["nosuch"]).exit_code == 2


def test_manage_knows_djangos_commands_and_no_others(tmp_path: Path) -> None:
    home = str(tmp_path / "var")
    unknown, known = detente_at_once(("manage", "migrat"), ("manage", "migrate", "--help"), DETENTE_HOME=home)
    assert unknown.returncode == 2 and "Did you mean 'migrate'?" in unknown.stderr
    assert known.returncode == 0 and "--fake-initial" in known.stdout
