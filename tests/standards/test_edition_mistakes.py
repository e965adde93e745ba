"""A broken edition file tells all its mistakes at once, each as it would be told alone, and nothing that only follows."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from detente.project.cli import main
from detente.standards import EditionError
from detente.standards.edition import parse_edition
from detente.standards.errors import MOST_TOLD

CONTENT = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")
SLIPS = (
    ("hold_unmeasured = false", "hold_unmeasured = 7"),
    ('[rules.hatred]\ntitle = "', '[rules.hatred]\ntitle = 7  # "'),
    ('ceiling = "none"', 'ceiling = "behead"'),
    ('force = "may"', 'force = "might"'),
    ("members = 4", "members = 2"),
    ("copies = 3", "copies = true"),
    ("[rules.flash-mob.thresholds]\n", "[rules.flash-mob.thresholds]\nmember = 3\n"),
    ("[rules.drugs]\n", '[rules.drugs]\ncolour = "red"\n'),
    ('title = "Drugs"\n', ""),
)
"""Mistakes of one line each, which have nothing to do with each other."""


def refused(content: str) -> EditionError:
    with pytest.raises(EditionError) as refusal:
        parse_edition(content.encode(), source="copy.toml")
    return refusal.value


def broken(slips: Iterable[tuple[str, str]]) -> str:
    content = CONTENT
    for old, new in slips:
        assert old in content
        content = content.replace(old, new, 1)
    return content


def alike(mistake: EditionError) -> tuple[str, str, str]:
    """What a mistake is, wherever it stands."""
    return mistake.code, mistake.key, mistake.remedy


@given(st.sets(st.sampled_from(SLIPS), min_size=2))
def test_several_mistakes_are_those_that_each_would_be_alone(slips: set[tuple[str, str]]) -> None:
    refusal = refused(broken(slips))
    alone = [refused(broken([slip])) for slip in slips]
    assert all(one.mistakes == () for one in alone)
    assert sorted(map(alike, refusal.mistakes)) == sorted(map(alike, alone))
    assert (refusal.code, refusal.key) in [(one.code, one.key) for one in alone]
    lines = [one.line for one in refusal.mistakes]
    assert lines == sorted(lines) and all(lines)
    assert str(refusal).split("\n") == [str(one) for one in refusal.mistakes]
    assert refusal.told.split("\n") == [f"{one} [{one.code}]" for one in refusal.mistakes]


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ('force = "must"', 'forc = "must"', ["rules.law.forc"]),
        ("[rules.hatred]", "[rules.hated]", ["rules.hated"]),
        ('title = "', 'titel = "', ["titel"]),
        ("[rules.law]", "[rule.law]", ["rule"]),
        ("[rules.drugs]", "[rules.drinks]", ["rules.drinks", "rules.drugs.title"]),
        ("hold = 0.8\n", 'hodl = "x"\n', ["rules.privacy.thresholds.hodl"]),
    ],
)
def test_what_follows_from_a_misspelt_name_is_not_told_beside_it(old: str, new: str, keys: list[str]) -> None:
    refusal = refused(CONTENT.replace(old, new, 1))
    assert [one.key for one in refusal.mistakes or (refusal,)] == keys


def test_both_numbers_that_are_out_of_order_are_told_and_none_that_is_no_number() -> None:
    begin = CONTENT.index("[rules.hatred.thresholds]\n")
    end = CONTENT.index("\n[", begin)

    def told(*lines: str) -> list[str]:
        table = "\n".join(("[rules.hatred.thresholds]", *lines))
        refusal = refused(CONTENT[:begin] + table + "\n" + CONTENT[end:])
        return [one.key.rpartition(".")[2] for one in refusal.mistakes or (refusal,)]

    assert told("mark = 0.9", "hold = 0.5", "refuse = 0.3") == ["hold", "refuse"]
    assert told('mark = "0.9"', "hold = 0.5", "refuse = 0.3") == ["mark", "refuse"]


def test_mistakes_without_a_line_come_last_and_a_file_of_another_kind_fills_no_terminal() -> None:
    refusal = refused('name = "x"\ntitle = ""\n[rules.law]\ntitle = "Law"\n')
    lines = [one.line for one in refusal.mistakes]
    assert lines == sorted(lines, key=lambda line: (not line, line)) and lines[-1] == 0
    assert refusal.code == "rule-missing", "the code that such a file has always had"
    assert {one.code for one in refusal.mistakes} == {"rule-missing", "edition-key-missing"}
    other = refused("".join(f"key_{number} = {number}\n" for number in range(1000)))
    assert len(other.mistakes) > 1000
    assert len(str(other).split("\n")) == MOST_TOLD + 1
    assert str(other).endswith("more.")


def test_several_mistakes_travel_between_processes() -> None:
    refusal = refused(broken(SLIPS))
    again = pickle.loads(pickle.dumps(refusal))
    assert (str(again), again.told) == (str(refusal), refusal.told)
    assert list(map(alike, again.mistakes)) == list(map(alike, refusal.mistakes))


@pytest.mark.parametrize("command", ["judge", "evaluate", "replay"])
def test_the_commands_list_every_mistake_with_its_code(command: str, tmp_path: Path) -> None:
    edition, archive = tmp_path / "mine.toml", tmp_path / "archive.jsonl"
    edition.write_text(broken(SLIPS[:3]), encoding="utf-8")
    archive.write_text("{}\n")
    file = [] if command == "judge" else [str(archive)]
    told = CliRunner().invoke(main, [command, *file, "--edition", str(edition)], input="")
    assert told.exit_code == 1
    lines = told.output.strip().split("\n")
    assert len(lines) == 3
    assert all("mine.toml, line " in line and line.endswith("]") for line in lines)
    assert {line.rpartition("[")[2] for line in lines} == {"edition-wrong-type]", "edition-wrong-value]"}
