"""Listed phrases: what they must hear, in disguise and in other languages, and the plain speech that uses the same words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from detente.standards import Article, Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.lexicon.phrases import said
from detente.standards.rules import insult, suicide

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
RULE = {"urging": "suicide", "extremism": "extremism", "minors": "minors", "threats": "insult"}


@cache
def sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_name("signs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def verdict_on(raw: str) -> Verdict:
    return judge(normalise(raw), PLAIN, shipped_edition())


def holds(verdict: Verdict, rule: str) -> bool:
    return any(one.rule == rule and one.action != "mark" for one in verdict.findings)


@pytest.mark.parametrize("raw", sections()["despair"] + sections()["despair in disguise"])
def test_despair_meets_help_and_is_never_refused(raw: str) -> None:
    verdict = verdict_on(raw)
    assert verdict.needs_help
    assert verdict.action == "hold"


@pytest.mark.parametrize("raw", sections()["no despair"])
def test_plain_life_needs_no_help_panel(raw: str) -> None:
    assert not verdict_on(raw).needs_help


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (raw, rule)
        for name, rule in RULE.items()
        for raw in sections()[name] + sections().get(f"{name} in disguise", ())
    ],
)
def test_a_plain_sign_waits_for_a_person(raw: str, rule: str) -> None:
    verdict = verdict_on(raw)
    assert holds(verdict, rule)
    assert all(one.spans for one in verdict.findings if one.rule == rule)


@pytest.mark.parametrize(
    ("raw", "rule"), [(raw, rule) for name, rule in RULE.items() for raw in sections()[f"no {name}"]]
)
def test_the_same_words_in_plain_speech_hold_nothing(raw: str, rule: str) -> None:
    assert not holds(verdict_on(raw), rule)


@pytest.mark.parametrize("raw", sections()["no disguise"])
def test_numbers_initials_and_drawn_out_words_hide_no_phrase(raw: str) -> None:
    text = normalise(raw)
    assert [one.phrase.words for rule in RULE.values() for one in said(text, rule) if one.phrase.weight > 0.8] == []


@pytest.mark.parametrize(
    ("raw", "evidence"),
    [
        ("Oh, k1ll y0urself please", "k1ll y0urself"),
        ("so k. y. s. now", ""),
        ("well k y s now", "k y s"),
        ("他说：我不想活了。", "我不想活了"),
        ("정말 죽고 싶어요", "죽고 싶"),
    ],
)
def test_the_evidence_in_a_disguise_is_what_was_typed(raw: str, evidence: str) -> None:
    text = normalise(raw)
    assert "".join(raw[slice(*one.span)] for one in said(text, "suicide")) == evidence


def test_words_that_do_not_say_whose_life_urge_only_in_answer_to_despair() -> None:
    rule, hint = shipped_edition().rules["suicide"], normalise("Stop talking about it and do it.")
    (alone,) = suicide.detect(hint, PLAIN, rule)
    assert rule.thresholds["mark"] <= alone.score < rule.thresholds["hold"]
    parent = Circumstances(time=PLAIN.time, parent_text="I want to die.", article=Article("Bus", "The bus.", "en"))
    (answer,) = suicide.detect(hint, parent, rule)
    assert answer.kind == "incitement" and answer.score >= rule.thresholds["hold"]


def test_a_learned_chance_of_a_threat_adds_to_a_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    rule, text, seen = shipped_edition().rules["insult"], normalise("I will find you."), []
    for learned in (0.0, 0.49, 0.6, 1.0):
        monkeypatch.setattr(insult, "attributes", lambda text, learned=learned: {"threat": learned})
        seen.append([one.score for one in insult.detect(text, PLAIN, rule) or () if one.kind == "threat"][-1])
    assert seen == [0.85, 0.85, pytest.approx(0.94), 0.99]
