"""`detente evaluate`: figures that can be checked by hand, and the same whatever the number of processes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards.evaluating import evaluate
from detente.standards.measuring import auc, character_f1, interval, quality, roc
from detente.standards.plotting import chart
from detente.standards.stream import EditionChoice, lines_of

ROWS: list[dict[str, Any]] = [
    {"text": "You are an asshole.", "labels": {"profanity": 1, "toxic": 1}, "lang": "en", "spans": [[11, 18]]},
    {"text": "You stupid idiot.", "labels": {"profanity": 0, "toxic": 1}, "lang": "en"},
    {"text": "The ferry was late.", "labels": {"profanity": 0, "toxic": 0}, "lang": "en", "spans": []},
    {"text": "Who counts the votes?", "labels": {"profanity": 1, "toxic": 0}, "lang": "xx"},
]


def lines(rows: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(row).encode() for row in rows]


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=40))
def test_the_area_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[int, bool]]) -> None:
    ups = [score for score, truth in pairs if truth]
    downs = [score for score, truth in pairs if not truth]
    found = auc(np.array([score / 5 for score, _ in pairs]), np.array([truth for _, truth in pairs]))
    if not ups or not downs:
        assert found is None
        return
    wins = sum((up > down) + (up == down) / 2 for up, down in product(ups, downs))
    assert found == pytest.approx(wins / (len(ups) * len(downs)))
    low, high = interval(found, len(ups), len(downs))
    assert low is not None and high is not None and 0 <= low <= found + 1e-9 and found - 1e-9 <= high <= 1


def test_the_figures_of_a_small_case() -> None:
    found = quality([0.9, 0.8, None, 0.1], [True, False, True, False], [True, True, False, False])
    assert (found.texts, found.positives, found.unscored) == (4, 2, 1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert found.auc == 1.0
    assert found.calibration == pytest.approx((0.1 + 0.8 + 0.1) / 3)
    nothing = quality([], [], [])
    assert (nothing.precision, nothing.auc, nothing.calibration) == (None, None, None)


def test_characters_of_evidence() -> None:
    assert character_f1([(0, 4)], {0, 1}) == pytest.approx(2 / 3)
    assert character_f1([], set()) == 1.0
    assert character_f1([(0, 1)], set()) == 0.0


def test_labels_meet_the_scores_of_their_name_and_groups_stand_apart() -> None:
    found = evaluate(lines(ROWS), EditionChoice(), by=("lang",))
    profanity = found.qualities["profanity", "all"]
    assert (profanity.texts, profanity.precision, profanity.recall) == (4, 1.0, 0.5)
    assert found.qualities["profanity", "lang=xx"].recall == 0.0
    assert found.qualities["TOXICITY (toxic)", "all"].auc == 1.0
    assert found.actions["no label"] == {"publish": 1}
    assert found.span_f1 == (1.0, 2)


def test_copies_in_a_set_are_no_flash_mob() -> None:
    rows = [{"text": "The new bridge will ruin our fishing and nobody has asked anybody.", "labels": {"flash-mob": 0}}] * 9
    found = evaluate(lines(rows), EditionChoice())
    assert found.actions["no label"] == {"publish": 9}


def test_a_label_can_be_given_to_a_score_and_an_unknown_one_is_named() -> None:
    rows = [{"text": "ok", "labels": {"rude": 1}}]
    assert evaluate(lines(rows), EditionChoice()).ignored == {"rude": 1}
    found = evaluate(lines(rows), EditionChoice(), names={"rude": "insult"})
    assert found.qualities["insult (rude)", "all"].texts == 1


def test_a_broken_line_is_named_and_the_others_are_measured() -> None:
    found = evaluate([b"{", *lines(ROWS), b'{"text": 7, "labels": {}}'], EditionChoice())
    assert [number for number, _ in found.broken] == [1, 6]
    assert found.qualities["profanity", "all"].texts == 4


@pytest.mark.parametrize(
    "row",
    [
        {"text": "x", "labels": {}, "spans": [["a", 2]]},
        {"text": "x", "labels": {}, "spans": [[None, 2]]},
        {"text": "x", "labels": {}, "spans": [[0, float("inf")]]},
        {"text": "x", "labels": {"insult": int("9" * 400)}},
        {"text": "x", "labels": {"insult": float("nan")}},
    ],
)
def test_odd_spans_and_labels_break_their_line_alone(row: dict[str, Any]) -> None:
    found = evaluate([*lines([row]), *lines(ROWS)], EditionChoice())
    assert [number for number, _ in found.broken] == [1]
    assert found.qualities["profanity", "all"].texts == 4


def test_the_mark_of_a_windows_file_breaks_no_line() -> None:
    file = BytesIO(b"\xef\xbb\xbf" + b"\r\n".join(lines(ROWS)))
    assert evaluate(lines_of(file.read), EditionChoice()).broken == []


def test_the_figures_do_not_depend_on_the_number_of_processes() -> None:
    one, three = (evaluate(lines(ROWS * 60), EditionChoice(), jobs=jobs).as_dict() for jobs in (1, 3))
    assert one == three


def test_the_plot_is_a_sound_picture_whatever_the_names() -> None:
    curve = roc(np.linspace(0, 1, 500), np.arange(500) % 2 == 0)
    assert len(curve) <= 103
    picture = chart({"a<b & 'c'": (curve, [(0.5, 0.4, 10)])}, "x'<y>")
    assert ElementTree.fromstring(picture).tag.endswith("svg")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    probe = "import sys; sys.modules['django'] = None\nfrom detente.project.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", probe, "evaluate", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_reads_gzip_prints_a_table_and_draws_without_any_framework(tmp_path: Path) -> None:
    file, plot = tmp_path / "set.jsonl.gz", tmp_path / "plot.svg"
    file.write_bytes(gzip.compress(b"\n".join(lines(ROWS))))
    done = run(str(file), "--plot", str(plot), "--by", "lang")
    assert done.returncode == 0, done.stderr
    assert "TOXICITY (toxic)" in done.stdout
    assert done.stderr == ""
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")
    assert json.loads(run(str(file), "--json").stdout)["spans"] == {"f1": 1.0, "texts": 2}
    assert run(str(file), "--label", "toxic=weather").returncode == 2
