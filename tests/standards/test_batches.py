"""Judging in batches: the same verdicts as one by one, to the last digit, whatever stands beside a text."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import Circumstances, fingerprint, judge, normalise, shipped_edition
from detente.standards.judging import prepare
from detente.standards.learned.heads import attributes

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
TEXTS = [
    "", "!!", "a", "ok", "   ", "The ferry was late again, and nobody said why.", "You are a fucking idiot.",
    "Das ist ein ganz normaler Satz auf Deutsch, und niemand hat etwas dagegen.", "我不明白为什么没有人谈论这个问题。",
    "f.u.c.k th1s b0ll0cks", "I want to die.", "x" * 3_000, "word " * 700, "\ud800 broken \udfff", "> quoted\nand answered",
]  # fmt: skip


def judged_together(raws: list[str]) -> list[dict[str, object]]:
    texts = [normalise(raw) for raw in raws]
    prepare(texts)
    return [judge(text, PLAIN, shipped_edition()).as_dict() for text in texts]


def test_a_verdict_does_not_depend_on_its_neighbours_in_a_batch() -> None:
    alone = {raw: judge(normalise(raw), PLAIN, shipped_edition()).as_dict() for raw in TEXTS}
    dice = random.Random(5)
    for _ in range(5):
        raws = [dice.choice(TEXTS) for _ in range(150)]
        assert judged_together(raws) == [alone[raw] for raw in raws]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TEXTS), st.text(max_size=60)), min_size=1, max_size=8))
def test_scores_and_fingerprints_of_a_batch_are_those_of_each_text(raws: list[str]) -> None:
    texts = [normalise(raw) for raw in raws]
    prepare(texts)
    for text, raw in zip(texts, raws, strict=True):
        assert attributes(text) == attributes(normalise(raw))
        assert fingerprint(text) == fingerprint(raw)
