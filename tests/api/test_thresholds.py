"""Equivalent thresholds: the arithmetic, the labels that programs send, and the pages that tell of it."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from bench import agreement, parity, parity_pages
from click.testing import CliRunner
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from detente.api.models import SuggestedScore
from detente.project.commands.evaluate import command
from detente.standards.measuring import share_interval
from detente.standards.thresholds import equivalent, steps

SCORES = st.floats(0, 1).map(lambda score: round(score, 3))


@given(st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=60, unique_by=lambda pair: pair[1]), SCORES)
def test_as_many_texts_reach_the_equivalent(pairs: list[tuple[float, float]], threshold: float) -> None:
    theirs, ours = (np.array(column) for column in zip(*pairs, strict=True))
    found, inside = equivalent(theirs, ours, threshold), int((theirs >= threshold).sum())
    if found is None:
        assert inside in (0, len(pairs))
    else:
        assert int((ours >= found).sum()) == inside


def test_labels_of_yes_and_no_are_cut_where_they_say() -> None:
    (step,) = steps([1, 1, 0, 0], [0.9, 0.4, 0.8, 0.1], at=[0.5])
    assert (step.ours, step.flagged, step.precision, step.recall, step.f1) == (0.5, 0.5, 0.5, 0.5, 0.5)
    (other,) = steps([0.9, 0.4, 0.8, 0.1], [0.5, 0.2, 0.4, 0.1], at=[0.8])
    assert other.ours == pytest.approx(0.3)
    assert other.f1 == 1.0
    assert steps([], []) == []
    assert (step.precision_low, step.precision_high) == (step.recall_low, step.recall_high) == share_interval(1, 2)
    (sure,) = steps([1, 0], [0.9, 0.1], at=[0.5])
    assert sure.precision == 1.0 and sure.precision_low is not None and sure.precision_low < 0.5, "one text proves nothing"


def test_ranks_kappa_and_f1_by_hand() -> None:
    one, other = np.array([0.1, 0.2, 0.2, 0.9]), np.array([1.0, 2.0, 2.0, 3.0])
    assert agreement.spearman(one, other) == pytest.approx(1.0)
    assert agreement.spearman(one, -other) == pytest.approx(-1.0)
    assert agreement.spearman(one, np.zeros(4)) is None
    truth, score = np.array([0.9, 0.9, 0.1, 0.1]), np.array([0.8, 0.2, 0.1, 0.6])
    assert agreement.f1_at(0.5)(truth, score) == 0.5
    assert agreement.kappa_at(0.5)(truth, score) == 0.0
    assert agreement.kappa_at(0.5)(truth, truth) == 1.0
    assert agreement.f1_at(0.5)(np.zeros(4), score) is None


def test_the_parity_of_a_small_set() -> None:
    texts = {"You are a complete idiot, you moron.": 0.95, "Thank you for the report on the bridge.": 0.05}
    scores = dict.fromkeys(parity.ATTRIBUTES, 0.0)
    for text, toxicity in texts.items():
        found = parity.door(text)
        assert found is not None
        assert abs(found["TOXICITY"] - toxicity) < 0.5
        assert set(found) == set(scores)
    truth, ours = np.array([0.9, 0.1, 0.2, 0.3]), np.array([0.8, 0.1, 0.3, 0.2])
    found = parity.compared(truth, ours, ours[::-1], draws=50)
    assert found["figures"]["spearman"]["ours"]["value"] == pytest.approx(0.8)
    assert found["positives"] == {"0.5": 1, "0.8": 1}
    assert found["equivalents"][0]["ours"] == pytest.approx(0.55)


def test_the_pages_say_what_was_measured() -> None:
    for path, content in parity_pages.made().items():
        assert path.read_text() == content, f"{path} differs: python -m bench.parity writes it again"


def test_the_archive_of_the_how_to(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json archive\n(.*?)```", parity_pages.HOWTO.read_text(), re.DOTALL)
    (tmp_path / "archive.jsonl").write_text("\n".join(line.strip() for line in example.splitlines() if line.strip()))
    told = CliRunner().invoke(command, [str(tmp_path / "archive.jsonl"), "--thresholds"])
    assert told.exit_code == 0, told.output
    row = next(line.split() for line in told.output.splitlines() if line.startswith("TOXICITY") and " 0.80 " in line)
    assert 0 < float(row[2]) < 1
    assert row[3] == "0.500"
    as_json = json.loads(CliRunner().invoke(command, [str(tmp_path / "archive.jsonl"), "--json"]).output)
    assert [step["threshold"] for step in as_json["thresholds"]["INSULT"]] == [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]


@pytest.mark.django_db
def test_labels_that_programs_sent_become_a_table() -> None:
    def label(digest: str, value: float, ours: float | None, text: str = "") -> None:
        SuggestedScore.objects.create(attribute="TOXICITY", value=value, ours=ours, text_digest=digest, text=text, detectors="d")

    def told(**options: bool) -> str:
        out = StringIO()
        call_command("suggested_scores", stdout=out, **options)
        return out.getvalue()

    assert "No label" in told()
    label("a", 0, 0.9)
    label("a", 1, 0.9, "You are an idiot.")  # the moderators changed their minds
    label("b", 0, 0.7, "What a mess.")
    label("c", 1, None)
    label("d", 0, 0.1)
    table = told()
    assert "TOXICITY: 3 labels" in table
    row = next(line.split() for line in table.splitlines() if line.strip().startswith("0.50"))
    assert row == ["0.50", "0.500", "0.667", "0.500", "1.000", "0.667"]
    lines = [json.loads(line) for line in told(lines=True).splitlines()]
    assert {line["text"]: line["labels"]["TOXICITY"] for line in lines} == {"You are an idiot.": 1.0, "What a mess.": 0.0}
