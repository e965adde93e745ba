"""A comment is read to its end: nothing harmless in front of an insult hides it from the learned scores."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.judging import prepare
from detente.standards.learned.heads import attributes
from detente.standards.learned.passages import passages_of
from detente.standards.learned.reading import READ
from detente.standards.text import INSPECTED

HERE = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
INSULT = "You are a pathetic worthless idiot and everybody knows it."
HARMLESS = (
    "The bridge over the Asher was closed for repairs on Monday and the ferry goes every hour instead. "
)


def judged(raw: str) -> Verdict:
    return judge(normalise(raw), HERE, shipped_edition())


@pytest.mark.parametrize(
    "before",
    [HARMLESS * 20, HARMLESS * 45, "." * 64, "🌊" * 80, ". . . " * 40],
    ids=["2,000", "4,500", "dots", "waves", "spaced"],
)
def test_an_insult_is_found_wherever_it_stands(before: str) -> None:
    raw = before + " " + INSULT
    found = [one for one in judged(raw).findings if one.rule == "insult"]
    assert found
    assert all(start >= len(before) for start, _ in found[0].spans)
    assert "idiot" in "".join(raw[start:end] for start, end in found[0].spans)


def test_harmless_passages_have_the_scores_of_the_worst_of_them() -> None:
    text = normalise(HARMLESS * 30)
    parts = [attributes(passage.text) for passage in passages_of(text)]
    assert attributes(text) == {name: max(part[name] for part in parts if part) for name in parts[0] or {}}
    assert judged(HARMLESS * 30).scores["INSULT"] < 0.5


def test_a_long_comment_has_the_same_scores_alone_and_among_others() -> None:
    raws = [HARMLESS * 12 + INSULT, HARMLESS * 3, INSULT, HARMLESS * 25]
    together = [normalise(raw) for raw in raws]
    prepare(together)
    assert [attributes(text) for text in together] == [attributes(normalise(raw)) for raw in raws]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=3 * READ).map(lambda text: text * 9))
def test_passages_cover_what_is_inspected_without_gap_or_overlap(raw: str) -> None:
    text = normalise(raw)
    found = passages_of(text)
    assert "".join(passage.text.original for passage in found) == raw[:INSPECTED]
    assert all(len(passage.text.original) <= READ for passage in found)
    assert all(raw[one.start : one.start + len(one.text.original)] == one.text.original for one in found)
