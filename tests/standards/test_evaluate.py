"""`detente evaluate`: figures that can be checked by hand, and the same whatever the number of processes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from io import BytesIO
from itertools import product
from math import erf
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from detente.project.cli import main
from detente.standards.evaluating import evaluate
from detente.standards.measuring import (
    FEWEST,
    auc,
    character_f1,
    f1_interval,
    interval,
    panel,
    quality,
    roc,
    share_interval,
)
from detente.standards.plotting import chart, is_chart
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
    assert high - low > 0.05, "forty texts never tell all"
    mirrored = interval(1 - found, len(ups), len(downs))
    assert mirrored == (pytest.approx(1 - high), pytest.approx(1 - low))


@given(st.integers(1, 400), st.data())
def test_the_interval_of_a_share_holds_it_and_is_never_a_point(total: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, total))
    low, high = share_interval(right, total)
    assert low is not None and high is not None and 0 <= low <= right / total <= high <= 1 and low < high
    for end in {low, high} - {0.0, 1.0}:  # Wilson: both ends lie as far away as their own spread allows
        assert abs(end - right / total) == pytest.approx(1.959964 * (end * (1 - end) / total) ** 0.5, rel=1e-5, abs=1e-9)
    assert share_interval(0, 0) == (None, None)


def test_intervals_at_the_border() -> None:
    assert share_interval(10, 10) == (pytest.approx(0.7225, abs=1e-4), 1.0)
    assert share_interval(0, 10) == (0.0, pytest.approx(0.2775, abs=1e-4))
    assert interval(1.0, 1, 1) == (pytest.approx(share_interval(1, 1)[0]), 1.0)
    low, high = interval(1.0, 5, 5)
    assert low is not None and 0.6 < low < 0.7 and high == 1.0, "ten texts do not make sure"
    many, _ = interval(1.0, 5_000, 5_000)
    assert many is not None and 0.99 < many < 1.0
    assert interval(None, 0, 4) == (None, None)


@pytest.mark.parametrize(("ups", "downs", "shift"), [(5, 5, 1.0), (5, 5, 3.0), (10, 40, 2.0), (40, 40, 0.3), (30, 300, 2.5)])
def test_the_interval_holds_the_truth_in_about_95_of_100_samples(ups: int, downs: int, shift: float) -> None:
    dice = np.random.default_rng(20261122)
    truth, truths = (1 + erf(shift / 2)) / 2, np.arange(ups + downs) < ups
    held = 0
    for _ in range(400):
        found = auc(dice.normal(0, 1, ups + downs) + truths * shift, truths)
        low, high = interval(found, ups, downs)
        held += low is not None and high is not None and low <= truth <= high
    assert 0.92 <= held / 400 <= 0.995


def test_the_interval_of_f1_holds_the_truth_nearly_as_often_as_it_says() -> None:
    dice = np.random.default_rng(7)
    truth = 2 * 0.3 * 0.8 / (0.3 * 0.8 + 0.7 * 0.1 + 0.3)  # of three tenths breaking, .8 are found, and .1 of the others
    held = 0
    for _ in range(400):
        breaks = dice.random(120) < 0.3
        flags = dice.random(120) < np.where(breaks, 0.8, 0.1)
        low, high = f1_interval(int((breaks & flags).sum()), int(flags.sum()), int(breaks.sum()))
        held += low is not None and high is not None and low <= truth <= high
    assert 0.92 <= held / 400 <= 0.995
    assert f1_interval(0, 0, 0) == (None, None)
    low, high = f1_interval(10, 10, 10)
    assert low is not None and 0.8 < low < high == 1.0, "ten right answers prove little"


def test_the_figures_of_a_small_case() -> None:
    found = quality([0.9, 0.8, None, 0.1], [True, False, True, False], [True, True, False, False])
    assert (found.texts, found.positives, found.unscored) == (4, 2, 1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert (found.precision_low, found.precision_high) == (found.recall_low, found.recall_high) == share_interval(1, 2)
    assert (found.f1_low, found.f1_high) == f1_interval(1, 2, 2)
    assert found.too_few
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


@pytest.mark.parametrize("value", ["yes", -3, 7, 1.01, [1], {"a": 1}, "1", "\x1b[2J"])
def test_a_label_that_is_no_chance_breaks_its_line(value: Any) -> None:
    found = evaluate([*lines([{"text": "x", "labels": {"insult": value}}]), *lines(ROWS)], EditionChoice())
    ((number, message),) = found.broken
    assert number == 1
    assert message.startswith("insult is ") and "0 or 1" in message
    assert "insult" not in {score for score, _ in found.qualities}
    assert evaluate(lines([{"text": "x", "labels": {"rude": value}}]), EditionChoice(), names={"rude": "spam"}).broken


def test_what_no_score_speaks_of_is_left_out_whatever_it_holds() -> None:
    rows = [{"text": "ok", "labels": {"kind": "ABUSE", "annotators": 7, "insult": 0, "spam": None}}] * 2
    found = evaluate(lines(rows), EditionChoice())
    assert (found.broken, found.ignored) == ([], {"kind": 2, "annotators": 2})
    assert found.qualities["insult", "all"].texts == 2
    assert ("spam", "all") not in found.qualities, "null is no label"
    assert found.actions["no label"] == {"publish": 2}, "a number of annotators is no label that was given"


def test_foreign_texts_are_not_held_for_their_language_unless_a_site_is_named() -> None:
    rows = [{"text": "Die Stadt hat den Park verkauft, und niemand wurde gefragt.", "labels": {"insult": 0}}]
    assert evaluate(lines(rows), EditionChoice()).actions["no label"] == {"publish": 1}
    assert evaluate(lines(rows), EditionChoice(), languages=("en",)).actions["no label"] == {"hold": 1}


def test_the_mark_of_a_windows_file_breaks_no_line() -> None:
    file = BytesIO(b"\xef\xbb\xbf" + b"\r\n".join(lines(ROWS)))
    assert evaluate(lines_of(file.read), EditionChoice()).broken == []


def test_the_figures_do_not_depend_on_the_number_of_processes() -> None:
    one, three = (evaluate(lines(ROWS * 60), EditionChoice(), jobs=jobs).as_dict() for jobs in (1, 3))
    assert one == three


def words_of(picture: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


def test_the_plot_is_a_sound_picture_whatever_the_names() -> None:
    scores, truths = np.linspace(0, 1, 500), np.arange(500) % 2 == 0
    assert len(roc(scores, truths)) <= 103
    picture = chart({"a<b & 'c'": panel(scores, truths), "long " * 40: panel(scores, truths)}, "x'<y>")
    assert ElementTree.fromstring(picture).tag.endswith("svg")
    assert max(len(words) for words in words_of(picture)) < 130
    assert "No label was measured." in words_of(chart({}, "nothing"))


def test_the_plot_can_be_read_on_its_own() -> None:
    truths = np.arange(100) < 40
    scores = np.where(truths, 0.55, 0.15) + np.arange(100) % 4 / 10
    words = words_of(chart({"insult": panel(scores, truths)}, "set.jsonl under recommended"))
    low, high = interval(auc(scores, truths), 40, 60)
    assert f"ROC: AUC {auc(scores, truths):.3f} (95 %: {low:.3f} to {high:.3f})" in words
    assert "100 texts with a score: 40 positive, 60 others" in words
    assert [words.count(tick) for tick in ("0", "0.2", "0.4", "0.6", "0.8", "1")] == [4] * 6, "both sides of both plots"
    assert {"≥ 0.5", "≥ 0.7", "≥ 0.9"} <= {part for one in words for part in one.split(", ")}
    bins = panel(scores, truths).bins
    assert sorted(word for word in words if word.isdigit() and int(word) > 1) == sorted(str(texts) for _, _, texts in bins)
    few = words_of(chart({"spam": panel(scores[35:45], truths[35:45])}, "x"))
    assert any(f"fewer than {FEWEST} of a kind are too few to tell" in one for one in few)
    one_kind = chart({"spam": panel(scores[:9], truths[:9])}, "x")
    assert "ROC: no area without both kinds" in words_of(one_kind)


def test_the_plot_has_colours_for_light_and_dark_paper_and_is_known_again() -> None:
    picture = chart({}, "x' class='detente-plot' ")
    assert "@media (prefers-color-scheme: dark)" in picture
    assert is_chart(picture.encode())
    first = (
        b"<svg xmlns='http://www.w3.org/2000/svg' width='584' height='336' viewBox='0 0 584 336' role='img' aria-label='x'>\n"
        b"<rect width='584' height='336' fill='white'/>\n"
    )
    assert is_chart(first), "one that version 0.1.0 drew"
    assert not is_chart(first.replace(b"fill='white'", b"fill='black'"))
    assert not is_chart(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' aria-label='y class='detente-plot' '>\n<rect/>\n")


def evaluated(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_a_plot_is_drawn_over_no_input_and_over_no_other_file(tmp_path: Path) -> None:
    file, link, novel, plot = (tmp_path / name for name in ("set.jsonl", "link.svg", "novel.svg", "plot.svg"))
    file.write_bytes(b"\n".join(lines(ROWS)))
    link.symlink_to(file)
    novel.write_text("<svg xmlns='http://www.w3.org/2000/svg'><circle/></svg>")
    before = (file.read_bytes(), novel.read_bytes())
    for target, code in ((file, "same-file"), (link, "same-file"), (novel, "target-not-ours")):
        told = evaluated(file, "--plot", target)
        assert told.exit_code == 2, told.output
        assert f"[{code}]" in told.output and "--plot" in told.output
    assert (file.read_bytes(), novel.read_bytes()) == before
    for _ in range(2):
        assert evaluated(file, "--plot", plot).exit_code == 0, "its own plot is drawn anew"
    told = evaluated(file, "--plot", tmp_path / "none" / "plot.svg")
    assert told.exit_code == 1 and "[target-not-writable]" in told.output


def test_names_from_a_file_cannot_steer_the_terminal_nor_stop_the_report(tmp_path: Path) -> None:
    file, plot = tmp_path / "set.jsonl", tmp_path / "plot.svg"
    row = {"text": "ok", "labels": {"insult": 0, "x\ud800\x1b[2J": 1, "y\x1b": 1}, "lang": "\ud800\x1b[31m"}
    file.write_bytes(b"\n".join(lines([row, {"text": "x", "labels": {"insult": "\x1b[2J"}}])))
    told = evaluated(file, "--by", "lang", "--plot", plot, "--thresholds", "--label", "y\x1b=spam")
    assert told.exit_code == 1, told.output
    assert "\x1b" not in told.output and "lang=\\ud800\\x1b[31m" in told.output and "x\\ud800\\x1b[2J" in told.output
    assert "Broken" not in told.output and "line 2: insult is" in told.output
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")


def test_an_empty_set_is_refused_and_so_is_a_name_for_no_score(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes(b"\n\n")
    told = evaluated(file)
    assert told.exit_code == 1 and "[nothing-to-measure]" in told.output
    slip = evaluated(file, "--label", "rude=insul")
    assert slip.exit_code == 2 and "Did you mean insult?" in " ".join(slip.output.split())


def test_a_full_disk_ends_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes(b"\n".join(lines(ROWS)))
    command = [sys.executable, "-m", "detente.project.cli", "evaluate", str(file)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "[target-not-writable]" in done.stderr


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
    assert "all *" in done.stdout and "too few to tell" in done.stdout
    assert done.stderr == ""
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")
    assert json.loads(run(str(file), "--json").stdout)["spans"] == {"f1": 1.0, "texts": 2}
    assert run(str(file), "--label", "toxic=weather").returncode == 2
