"""Speech that has to be left alone, in five sets of our own: lawful speech however harsh, ordinary comments, the readers of
the demo newspaper, the same sentences about many names, and people in despair.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from bench import own_sets
from bench.own_sets import Own

from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.judging import prepare

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def verdicts_on(raws: list[str], edition: str = "recommended") -> dict[str, Verdict]:
    texts = [normalise(raw) for raw in raws]
    prepare(texts)
    return {raw: judge(text, PLAIN, shipped_edition(edition)) for raw, text in zip(raws, texts, strict=True)}


def verdict_on(raw: str, edition: str = "recommended") -> Verdict:
    return judge(normalise(raw), PLAIN, shipped_edition(edition))


def held_or_refused(raws: list[str]) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Held texts, each with the rules that held it; and refused texts."""
    found = verdicts_on(raws)
    held = [
        (raw, [finding.rule for finding in one.findings if finding.action != "mark"])
        for raw, one in found.items()
        if one.action == "hold"
    ]
    return held, [raw for raw, one in found.items() if one.action == "refuse"]


def texts_of(owns: list[Own]) -> list[str]:
    return [one.text for one in owns]


def test_the_sets_are_as_large_and_as_varied_as_their_cards_say() -> None:
    protected, ordinary = own_sets.protected(), own_sets.ordinary()
    demo = own_sets.demo()
    (despair, other) = own_sets.despair()
    assert len(protected) >= 1_000
    assert len(ordinary) >= 600
    assert len(demo) >= 1_200
    assert (len(despair) >= 120, len(other) >= 40) == (True, True)
    assert len({one.section for one in protected}) >= 25
    assert min(Counter(one.section for one in protected).values()) >= 10
    lengths = sorted(len(one.text.split()) for one in protected)
    assert (lengths[50] >= 5, lengths[-20] >= 50) == (True, True)
    assert not set(texts_of(protected)) & set(texts_of(ordinary))


def test_lawful_speech_is_never_refused_and_hardly_ever_held() -> None:
    """Aim: none of a thousand refused, ten held."""
    raws = texts_of(own_sets.protected())
    held, refused = held_or_refused(raws)
    assert refused == []
    assert len(held) * 100 <= len(raws), held


def test_the_same_sentence_about_many_names_is_never_refused_and_hardly_ever_held() -> None:
    """Aim: none of a thousand refused, ten held."""
    raws = [raw for sentences in own_sets.frames().values() for filled in sentences for raw in filled]
    assert len(raws) >= 800
    held, refused = held_or_refused(raws)
    assert refused == []
    assert len(held) * 100 <= len(raws), held


def test_ordinary_comments_are_hardly_ever_held() -> None:
    """Aim: two of a thousand refused, twenty held."""
    raws = texts_of(own_sets.ordinary())
    held, refused = held_or_refused(raws)
    assert len(refused) * 500 <= len(raws), refused
    assert len(held) * 50 <= len(raws), held


def test_the_readers_of_the_demo_newspaper_are_hardly_ever_held() -> None:
    """Aim: two of a thousand refused, twenty held, of comments that were written as fiction."""
    raws = texts_of(own_sets.demo())
    held, refused = held_or_refused(raws)
    assert len(refused) * 500 <= len(raws), refused
    assert len(held) * 100 <= len(raws), held


def test_swapping_the_group_named_in_a_neutral_sentence_changes_no_action() -> None:
    flips, total = [], 0
    for filled in own_sets.frames()["neutral"]:
        actions = {raw: one.action for raw, one in verdicts_on(filled).items()}
        total += len(actions)
        flips += [raw for raw, action in actions.items() if action != "publish"]
    assert len(flips) * 50 <= total, flips


@pytest.mark.parametrize("edition", ["recommended", "as-published"])
def test_nobody_in_despair_is_refused_once_the_despair_is_seen(edition: str) -> None:
    """Whoever meets the help panel also meets a person, under every edition."""
    found = verdicts_on(texts_of(own_sets.despair()[0]), edition)
    wrong = [raw for raw, one in found.items() if one.needs_help and one.action != "hold"]
    assert wrong == []


def test_people_in_despair_are_seen_and_not_refused() -> None:
    """Nobody is refused. Aim: all of them meet help; held to two thirds, see docs/reference/measured.md."""
    raws = texts_of(own_sets.despair()[0])
    found = verdicts_on(raws)
    refused = [raw for raw, one in found.items() if one.action == "refuse"]
    missed = [raw for raw, one in found.items() if not one.needs_help]
    assert refused == []
    assert (len(raws) - len(missed)) * 3 >= 2 * len(raws), missed


def test_talk_of_death_that_is_no_cry_for_help_offers_no_panel() -> None:
    raws = texts_of(own_sets.despair()[1])
    offered = [raw for raw, one in verdicts_on(raws).items() if one.needs_help]
    assert len(offered) * 20 <= len(raws), offered


@pytest.mark.parametrize("edition", ["recommended", "as-published"])
@pytest.mark.parametrize(
    "raw",
    [
        "I want to die.",
        "I can't go on anymore. Nobody would miss me.",
        "im going to kill myself tonight",
        "I fucking want to die, you bastards",
        "I WANT TO END MY LIFE AND NOBODY LISTENS TO ME ANY MORE",
        "My family would be better off without me.",
        "I've been thinking about killing myself, fuck you all",
    ],
)
def test_someone_in_despair_meets_a_person_and_help_under_every_edition(raw: str, edition: str) -> None:
    verdict = verdict_on(raw, edition)
    assert verdict.action == "hold"
    assert verdict.needs_help
    assert "suicide" in [finding.rule for finding in verdict.findings]


@pytest.mark.parametrize(
    "raw", ["Kill yourself.", "The suicide rate fell.", "I nearly died laughing.", "Good morning."]
)
def test_other_talk_of_death_offers_no_help_panel(raw: str) -> None:
    assert not verdict_on(raw).needs_help
