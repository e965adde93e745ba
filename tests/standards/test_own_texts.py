"""The texts that the learned scores are taught with: they can be made again, and say what their cards say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "training" / "own"
CARDS = ROOT / "docs" / "reference" / "data"
RULES = ("hatred", "insult", "threat", "violence", "drugs", "minors", "extremism", "self-harm")
NAMES = (*RULES, "lawful")


def rows_of(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (OWN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("training") / "own"
    shutil.copytree(OWN, copy, ignore=shutil.ignore_patterns("*.jsonl", "__pycache__"))
    for name in NAMES:
        script = copy / f"make_{name.replace('-', '_')}.py"
        subprocess.run([sys.executable, str(script)], check=True, capture_output=True)
    return copy


@pytest.mark.parametrize("name", NAMES)
def test_the_generator_makes_the_committed_rows_again(name: str, made: Path) -> None:
    assert (made / f"{name}.jsonl").read_bytes() == (OWN / f"{name}.jsonl").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_no_text_stands_twice_and_no_template_under_two_labels(name: str) -> None:
    rows = rows_of(name)
    texts = [str(row["text"]).casefold() for row in rows]
    assert len(set(texts)) == len(texts)
    labels = defaultdict(set)
    for row in rows:
        labels[row["group"]].add(row["label"])
    assert [group for group, found in labels.items() if len(found) > 1] == []
    assert not any("{" in str(row["text"]) or "<" in str(row["text"]) for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_card_gives_the_counts(name: str) -> None:
    rows = rows_of(name)
    written = sum(row["kind"] == "written" for row in rows)
    card = (CARDS / f"{name}.md").read_text(encoding="utf-8")
    assert (
        f"{len(rows):,} rows, {sum(row['label'] == 1 for row in rows):,} of them 1: {written:,} written"
        in card
    )


@pytest.mark.parametrize("name", RULES)
def test_about_half_of_the_texts_on_a_rule_break_it(name: str) -> None:
    rows = rows_of(name)
    assert 0.4 <= sum(row["label"] == 1 for row in rows) / len(rows) <= 0.55


def test_no_lawful_text_is_said_to_break_a_rule_or_stands_in_another_file() -> None:
    rows = rows_of("lawful")
    assert {row["label"] for row in rows} == {0}
    breaches = {str(row["text"]).casefold() for name in RULES for row in rows_of(name) if row["label"] == 1}
    assert breaches.isdisjoint(str(row["text"]).casefold() for row in rows)


def test_every_group_of_people_is_named_about_equally_often_in_hateful_and_in_innocent_texts() -> None:
    sys.path.insert(0, str(OWN))
    try:
        from slots import GROUPS
    finally:
        sys.path.remove(str(OWN))
    rows = rows_of("hatred")
    uneven = {}
    for names in GROUPS:
        name = re.compile(rf"\b{re.escape(names['g'])}\b", re.IGNORECASE)
        hateful, innocent = (
            sum(bool(name.search(str(row["text"]))) for row in rows if row["label"] == label)
            for label in (1, 0)
        )
        if abs(hateful - innocent) > 6 + (hateful + innocent) / 3:
            uneven[names["g"]] = (hateful, innocent)
    assert uneven == {}


def test_the_two_kinds_of_self_harm_are_told_apart() -> None:
    kinds = {(row["label"], row.get("sub")) for row in rows_of("self-harm")}
    assert kinds == {(1, "incitement"), (1, "despair"), (0, None)}
