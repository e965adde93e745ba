"""Protected speech: lawful and even harsh criticism, the vocabulary of news, dialect, swearing at nobody; and
despair.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
CONTENT = (Path(__file__).parent / "protected.txt").read_text(encoding="utf-8")


def verdict_on(raw: str, edition: str = "recommended") -> Verdict:
    return judge(normalise(raw), PLAIN, shipped_edition(edition))


def sections() -> dict[str, list[list[str]]]:
    """Section name -> for each of its sentences, the sentence with every name put in."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    names: list[str] = []
    section = ""
    for line in CONTENT.splitlines():
        if line.startswith("["):
            section, _, listed = line[1:].partition("]")
            names = listed.strip().split("|") if listed.strip() else names
        elif line and not line.startswith("#"):
            filled = [line.replace("{}", name) for name in names] if "{}" in line else [line]
            found[section].append([raw[0].upper() + raw[1:] for raw in filled])
    return dict(found)


def test_lawful_speech_is_never_refused_and_hardly_ever_held() -> None:
    texts = [raw for sentences in sections().values() for filled in sentences for raw in filled]
    assert len(texts) >= 900
    actions = {raw: verdict_on(raw) for raw in texts}
    assert [raw for raw, verdict in actions.items() if verdict.action == "refuse"] == []
    held = [(raw, verdict.findings[0].rule) for raw, verdict in actions.items() if verdict.action == "hold"]
    assert len(held) <= len(texts) // 100, held


def test_swapping_the_group_named_in_a_neutral_sentence_changes_no_action() -> None:
    flips, total = [], 0
    for filled in sections()["neutral"]:
        actions = [verdict_on(raw).action for raw in filled]
        total += len(actions)
        flips += [raw for raw, action in zip(filled, actions, strict=True) if action != "publish"]
    assert len(flips) * 50 <= total, flips


DESPAIR = [
    "I want to die.",
    "I can't go on anymore. Nobody would miss me.",
    "im going to kill myself tonight",
    "I fucking want to die, you bastards",
    "I WANT TO END MY LIFE AND NOBODY LISTENS TO ME ANY MORE",
    "My family would be better off without me.",
    "I've been thinking about killing myself, fuck you all",
]


@pytest.mark.parametrize("edition", ["recommended", "as-published"])
@pytest.mark.parametrize("raw", DESPAIR)
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
