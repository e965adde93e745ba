"""The edges of the command line."""

from __future__ import annotations

import gzip
import pickle
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.project.cli import NOT_BUILT, main
from detente.project.commands import evaluate as evaluated
from detente.project.commands import replay as replayed
from detente.project.counted import counted
from detente.standards import EditionError, StandardsError, WeightsRefused
from detente.standards.detectors import weights
from detente.standards.errors import FeedError
from detente.standards.evaluating import Evaluation
from detente.standards.replaying import Tally, report

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


@pytest.mark.parametrize(("number", "said"), [(0, "0 texts"), (1, "1 text"), (2, "2 texts"), (1200, "1,200 texts")])
def test_numbers_meet_their_noun(number: int, said: str) -> None:
    assert counted(number, "text") == said
    assert counted(number, "entry", "entries") == said.replace("texts", "entries").replace("text", "entry")


def test_reports_of_one_comment_speak_of_one() -> None:
    found = replayed.shown(report(Tally(lines=1, doubted=1, actions={"publish>hold": 1}, authors={"anna": {"stricter": 1}}),
                                  {"new": "n", "against": "o", "detectors": "d"}))  # fmt: skip
    assert found[0] == "1 comment, 0 judged differently, 0 broken lines"
    assert found[1].startswith("1 was in doubt")
    assert "1 author meets another action; most often:" in found
    one = Evaluation("e", {}, {}, {"no label": Counter(hold=1)}, (1.0, 1), Counter(), [])
    said = "\n".join(evaluated.shown(one))
    assert "1 text with no label" in said and "on 1 text" in said and "No label was measured" in said


@pytest.mark.parametrize(
    ("command", "called", "arguments"),
    [
        ("judge", "judge_stream", ["--edition", "recommended"]),
        ("evaluate", "evaluate", ["FILE"]),
        ("replay", "replay", ["FILE", "--edition", "as-published"]),
    ],
)
def test_an_altered_weight_file_ends_in_a_sentence_with_its_code(
    command: str, called: str, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"id": 1, "text": "Good morning."}\n')

    def refuse(*_: object, **__: object) -> None:
        weights("detente.standards.learned", "calibration.json", "0" * 64)

    monkeypatch.setattr(f"detente.project.commands.{command}.{called}", refuse)
    told = CliRunner().invoke(main, [command, *(str(file) if part == "FILE" else part for part in arguments)])
    assert told.exit_code == 1
    assert "calibration.json is not the published one" in told.output and "[weights-altered]" in told.output
    assert "Traceback" not in told.output


@pytest.mark.parametrize(
    "refusal",
    [
        EditionError("unknown-key", "is not known.", line=7, key="rules.spam.colour", remedy="Delete it.", source="copy.toml"),
        FeedError("feed-cut", "feed.txt", "ends within a line.", line=9),
        WeightsRefused("weights-missing", "The weight file is missing."),
    ],
)
def test_refusals_travel_between_processes(refusal: StandardsError) -> None:
    again = pickle.loads(pickle.dumps(refusal))
    assert (type(again), str(again), again.__dict__) == (type(refusal), str(refusal), refusal.__dict__)


@pytest.mark.parametrize("command", ["evaluate", "replay"])
def test_a_file_that_is_no_gzip_and_one_that_was_cut_are_named(command: str, tmp_path: Path) -> None:
    options = ["--edition", "as-published"] if command == "replay" else []
    whole = gzip.compress(b'{"id": 1, "text": "Good morning."}\n' * 400)
    for content in (b"plain text", whole[:-20], whole[:12] + b"\0" * 20 + whole[32:]):
        file = tmp_path / "archive.jsonl.gz"
        file.write_bytes(content)
        told = CliRunner().invoke(main, [command, str(file), *options])
        assert told.exit_code == 1 and "[source-unreadable]" in told.output, told.output
        assert "Traceback" not in told.output


def test_replay_names_broken_lines(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_text('{"id": 1, "text": "12"}\nnot json\n\n{"id": 2, "text": "13"}\n{"id": 3}\n')
    told = CliRunner().invoke(main, ["replay", str(file), "--edition", "as-published", "--jobs", "1"])
    assert told.exit_code == 1 and "Broken: lines 2, 4." in told.output, told.output
    assert "2 comments, 0 judged differently, 2 broken lines" in told.output


def test_an_edition_that_is_not_there_says_what_there_is(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_text("")
    for arguments in (["judge"], ["evaluate", str(file)], ["replay", str(file)]):
        told = CliRunner().invoke(main, [*arguments, "--edition", "recomended"])
        assert told.exit_code in (1, 2) and "[edition-unreadable]" in told.output
        assert "recommended, as-published" in told.output


def test_the_page_that_the_readme_names_is_there_and_comes_in_whole() -> None:
    root = Path(__file__).resolve().parents[2]
    (name,) = re.findall(r"detente import (\S+\.html)", (root / "README.md").read_text())
    told = CliRunner().invoke(main, ["import", "--dry-run", str(root / name)])
    assert told.exit_code == 0, told.output
    assert "Port Asher" in told.output and "left out: " in told.output
