"""`detente judge --examples`: the examples of an operator's own edition, run by the check that the shipped ones pass."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.project.cli import main
from detente.standards.edition import parse_edition
from detente.standards.examples import finds, try_examples

CONTENT = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")


def changed(*pairs: tuple[str, str], rule: str = "") -> str:
    """The recommended edition with something else in it, in the tables of one rule where it is named."""
    before, head, after = CONTENT.partition(f"[rules.{rule}]\n") if rule else ("", "", CONTENT)
    for old, new in pairs:
        assert old in after
        after = after.replace(old, new, 1)
    return before + head + after


def ran(edition: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["judge", "--edition", str(edition), "--examples", *arguments])


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def test_the_shipped_examples_hold_and_the_table_counts_them() -> None:
    told = CliRunner().invoke(main, ["judge", "--examples", "--rules", "profanity,law"])
    assert told.exit_code == 0, told.output
    (row,) = [line.split() for line in told.output.splitlines() if line.startswith("profanity")]
    assert int(row[1]) >= 20 and int(row[2]) >= 20 and row[3] == "0"
    assert "of “recommended”: all of them hold" in told.output
    assert "insult" not in told.output


def test_what_fails_is_named_with_its_text_and_the_reason(mine: Path) -> None:
    content = changed(
        ("matches = [", 'matches = [\n"The ferry was late.",'),
        ("passes = [", 'passes = [\n"You are an asshole.",'),
        rule="profanity",
    )
    mine.write_text(content, encoding="utf-8")
    told = ran(mine, "--rules", "profanity")
    assert told.exit_code == 1
    assert "profanity, example 1 of matches: It should match, but the detector sees nothing in it.\n    The ferry was late." in told.output
    assert "profanity, example 1 of passes: It should pass, and is found with a score of " in told.output
    assert "    You are an asshole." in told.output and ": 2 fail\n" in told.output
    found = json.loads(ran(mine, "--rules", "profanity", "--json").output)
    assert [(one["listed"], one["number"], one["example"]) for one in found["failed"]] == [
        ("matches", 1, "The ferry was late."),
        ("passes", 1, "You are an asshole."),
    ]
    assert found["rules"]["profanity"]["failed"] == 2
    assert found["examples"] == sum(found["rules"]["profanity"][listed] for listed in ("matches", "passes"))
    assert found["edition"].startswith("sha256:") and found["detectors"].startswith("sha256:")


def test_a_threshold_that_is_too_high_is_the_reason(mine: Path) -> None:
    begin = CONTENT.index("[rules.language-norms.thresholds]\n")
    end = CONTENT.index("\n[", begin)
    table = "[rules.language-norms.thresholds]\nmark = 1\n"
    mine.write_text(CONTENT[:begin] + table + CONTENT[end:], encoding="utf-8")
    told = ran(mine, "--rules", "language-norms")
    assert told.exit_code == 1
    assert " is below mark = 1.\n" in told.output
    mine.write_text(CONTENT[:begin] + CONTENT[end:], encoding="utf-8")
    assert "no threshold for mark, hold or refuse" in ran(mine, "--rules", "language-norms").output


@pytest.mark.parametrize(
    ("key", "value"), [("enabled", "enabled = false"), ("enabled", "enabled = true\nshadow = true"), ("ceiling", 'ceiling = "none"')]
)
def test_a_rule_that_is_off_in_the_shadow_or_without_power_has_its_examples_run(key: str, value: str) -> None:
    begin = CONTENT.index(f"\n{key} = ", CONTENT.index("[rules.profanity]\n")) + 1
    content = CONTENT[:begin] + value + CONTENT[CONTENT.index("\n", begin) :]
    edition = parse_edition(content.encode())
    tried = list(try_examples(edition, ["profanity"]))
    assert len(tried) >= 40 and all(one.is_right for one in tried)
    assert finds("You are an asshole.", "profanity", edition)


def test_no_examples_a_broken_edition_and_two_tasks_at_once_are_refused(mine: Path) -> None:
    none = CliRunner().invoke(main, ["judge", "--examples", "--rules", "law"])
    assert none.exit_code == 1 and "[no-examples]" in none.output
    mine.write_text(CONTENT.replace("members = 4", "members = 1"), encoding="utf-8")
    broken = ran(mine)
    assert broken.exit_code == 1 and "[edition-wrong-value]" in broken.output
    assert ran(mine, "--rules", "flash-mbo").exit_code in (1, 2)
    assert CliRunner().invoke(main, ["judge", "--examples", "--print-edition"]).exit_code == 2
    slip = CliRunner().invoke(main, ["judge", "--examples", "--rules", "flash-mbo"])
    assert slip.exit_code == 2 and "[unknown-rule]" in slip.output


def test_an_example_cannot_steer_a_terminal(mine: Path) -> None:
    mine.write_text(changed(("matches = [", 'matches = [\n"ferry \\u001b[2J",'), rule="profanity"), encoding="utf-8")
    told = ran(mine, "--rules", "profanity")
    assert told.exit_code == 1 and "\x1b" not in told.output and "ferry \\x1b[2J" in told.output


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["comments.jsonl"], "detente judge < comments.jsonl"),
        (["my comments.jsonl"], "detente judge < 'my comments.jsonl'"),
        (["comments.jsonl.gz"], "gzip -dc comments.jsonl.gz | detente judge"),
        (["mine.toml"], "detente judge --edition mine.toml"),
        (["a.jsonl", "b.jsonl"], "cat a.jsonl b.jsonl | detente judge"),
        (["\x1b[2J"], "detente judge < '\\x1b[2J'"),
    ],
)
def test_a_file_named_as_an_argument_is_told_how_to_come_in(names: list[str], line: str) -> None:
    told = CliRunner().invoke(main, ["judge", *names])
    assert told.exit_code == 2
    assert f"Write: {line} [comments-by-input]" in " ".join(told.output.split())
    assert "\x1b" not in told.output
