"""Flash mobs in a generated stream: copies, copies in disguise and templates with changed words among
ordinary talk.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detente.standards import (
    Circumstances,
    InMemoryHistory,
    Past,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.fingerprints import similarity

START = datetime(2026, 11, 22, tzinfo=UTC)
NOUNS = [
    "harbour",
    "ferry",
    "bridge",
    "council",
    "minister",
    "treaty",
    "island",
    "school",
    "road",
    "fishing",
    "market",
    "hospital",
    "tunnel",
    "budget",
    "election",
    "radar",
    "newspaper",
    "summer",
    "winter",
    "police",
    "church",
    "museum",
    "library",
    "airport",
    "station",
    "committee",
    "parliament",
    "island",
    "lighthouse",
    "quay",
    "boat",
    "tourist",
    "farmer",
    "nurse",
    "teacher",
    "captain",
    "pilot",
    "judge",
    "lawyer",
    "forest",
    "river",
    "valley",
    "mountain",
    "village",
    "town",
    "border",
]
VERBS = [
    "closed",
    "opened",
    "promised",
    "forgot",
    "built",
    "sold",
    "visited",
    "needs",
    "wants",
    "hates",
    "loves",
    "asked",
    "answered",
    "paid",
    "lost",
    "found",
    "moved",
    "changed",
    "ignored",
    "repaired",
    "painted",
    "measured",
    "counted",
    "crossed",
    "defended",
    "delayed",
    "cancelled",
    "praised",
]
REST = [
    "yesterday",
    "again",
    "never",
    "always",
    "because",
    "although",
    "without",
    "before",
    "after",
    "since",
    "tomorrow",
    "quickly",
    "slowly",
    "badly",
    "well",
    "expensive",
    "cheap",
    "new",
    "old",
    "empty",
    "crowded",
    "beautiful",
    "dangerous",
    "quiet",
    "honest",
    "strange",
    "last",
    "next",
    "every",
    "some",
    "no",
    "another",
]


@dataclass
class Posted:
    text: str
    campaign: int | None


def sentence(dice: random.Random) -> str:
    words = []
    for _ in range(dice.randint(3, 6)):
        words += [dice.choice(REST), dice.choice(NOUNS), dice.choice(VERBS), "the", dice.choice(NOUNS)]
    return " ".join(words[: dice.randint(9, 26)]).capitalize() + "."


def variant(dice: random.Random, text: str, kind: str) -> str:
    words = text.split()
    if kind == "template":
        for place in dice.sample(range(len(words)), max(1, len(words) // 8)):
            words[place] = dice.choice(NOUNS)
    text = " ".join(words)
    if kind == "disguise":
        return dice.choice(
            [text.upper(), text.replace(" ", "  "), text + "!!!", text.replace("a", "а"), "\u200b".join(text)]
        )
    return text


def stream(campaigns: int, members: int, background: int) -> list[Posted]:
    dice = random.Random(20261122)
    posted = [Posted(sentence(dice), None) for _ in range(background)]
    for number in range(campaigns):
        seed, kind = sentence(dice) + " " + sentence(dice), ("copy", "disguise", "template")[number % 3]
        posted += [Posted(variant(dice, seed, kind), number) for _ in range(members)]
    dice.shuffle(posted)
    return posted


def test_campaigns_are_found_and_ordinary_talk_is_not() -> None:
    edition = shipped_edition().limited_to(["flash-mob"])
    history = InMemoryHistory()
    posted = stream(campaigns=30, members=20, background=2_000)
    caught: set[int] = set()
    for number, one in enumerate(posted):
        time = START + timedelta(seconds=10 * number)
        text = normalise(one.text)
        looks = history.lookalikes(fingerprint(text), time)
        here = Circumstances(time=time, author=f"a{number}", thread="t", lookalikes=looks)
        for finding in judge(text, here, edition).findings:
            if finding.action != "mark":
                caught.add(number)
                caught.update(int(related) for related in finding.related)
        history.remember(Past(str(number), f"a{number}", "t", time, fingerprint(text)))
    members = [number for number, one in enumerate(posted) if one.campaign is not None]
    recall = sum(number in caught for number in members) / len(members)
    alarms = [number for number in caught if posted[number].campaign is None]
    assert recall >= 0.95, recall
    assert alarms == []


@given(
    st.lists(st.sampled_from(NOUNS), min_size=1, max_size=30),
    st.sampled_from(["upper", "dots", "accents", "plain"]),
)
def test_a_fingerprint_ignores_case_punctuation_and_accents(words: list[str], change: str) -> None:
    text = " ".join(words)
    other = {
        "upper": text.upper(),
        "dots": text.replace(" ", " ... "),
        "accents": text.replace("e", "é"),
        "plain": text,
    }[change]
    assert fingerprint(text) == fingerprint(other)
    assert similarity(fingerprint(text), fingerprint(other)) == 1.0


@given(st.text(st.characters(), max_size=200))
def test_any_text_has_a_fingerprint_that_fits_a_database(raw: str) -> None:
    print_ = fingerprint(raw)
    assert -(2**63) <= print_.exact < 2**63
    assert all(-(2**63) <= band < 2**63 for band in print_.bands)
    assert len(print_.signature) in (0, 128)
    assert (print_.words == 0) == (print_.signature == b"")
    assert fingerprint(raw) == print_


def test_history_lets_go_of_what_has_left_the_window() -> None:
    history = InMemoryHistory(window=timedelta(hours=1))
    print_ = fingerprint("the ferry is late again")
    history.remember(Past("1", "a", "t", START, print_))
    assert [past.id for past in history.own_recent("a", START + timedelta(minutes=59))] == ["1"]
    assert [past.id for past in history.lookalikes(print_, START)] == ["1"]
    assert history.own_recent("a", START + timedelta(minutes=61)) == ()
    assert history.own_recent("a", START - timedelta(minutes=1)) == ()
    assert history.own_recent(None, START) == ()
    assert history.lookalikes(fingerprint("nothing in common"), START) == ()
