"""Whom a swear word means: a person who is addressed, a sea wall, or nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from detente.standards import Article, Circumstances, Finding, Verdict, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def verdict_on(raw: str) -> Verdict:
    return judge(normalise(raw), PLAIN, shipped_edition("recommended"))


def profanity(raw: str) -> list[Finding]:
    return [finding for finding in verdict_on(raw).findings if finding.rule == "profanity"]


@pytest.mark.parametrize(
    "raw",
    [
        "You are a fucking idiot and everyone knows it.",
        "you fucking liar",
        "You lying fucking hypocrite, answer the question.",
        "what a fucking moron you are",
        "What a shitty coward you are.",
        "You're fucking stupid.",
        "Are you fucking stupid?",
        "u f*cking clown",
        "You are just another fucking troll",
        "Fucking idiots like you ruined the harbour.",
        "Shut the fuck up.",
        "you f.cking cretin",
        "Y O U are all fucking sheep, you fucking sheep",
    ],
)
def test_swearing_that_stresses_an_insult_to_a_reader_is_refused(raw: str) -> None:
    (worst,) = [finding for finding in profanity(raw) if finding.action == "refuse"]
    assert worst.why == "Unmistakable profanity, aimed at a person."
    assert verdict_on(raw).action == "refuse"


@pytest.mark.parametrize(
    "raw",
    [
        "This fucking weather again.",
        "You fucking legend!",
        "You fucking did it, well done.",
        "What the fuck were they thinking?",
        "Holy shit. I have just seen the clip. Holy fucking shit.",
        "You are not a fucking idiot, whatever they say.",
        "What a fucking mess this bridge is.",
        "I fucking hate this shit.",
    ],
)
def test_swearing_at_nobody_is_marked_and_stays_up(raw: str) -> None:
    assert {finding.action for finding in profanity(raw)} == {"mark"}
    assert verdict_on(raw).action == "publish"


@pytest.mark.parametrize(
    "raw",
    [
        "They told me to shut the fuck up.",
        "He called me a fucking idiot.",
        "“You fucking idiot”, she said to me.",
        "You have to live with these fucking clowns in the council.",
        "The mayor is a fucking idiot.",
    ],
)
def test_an_insult_that_is_retold_or_meant_for_others_is_not_refused(raw: str) -> None:
    assert {finding.action for finding in profanity(raw)} == {"mark"}
    assert verdict_on(raw).action != "refuse"


@pytest.mark.parametrize(
    "raw",
    [
        "The dykes are in a shocking state, and sixty people walk them.",
        "With the sea where it will be, the western dyke needs another metre.",
        "You built the dykes too low.",
        "You call that a dyke? The sea will laugh.",
        "They say dykes are safe.",
        "You are a dyke engineer, aren't you?",
        "Somebody has to pay for the old dyke.",
        "The filthy water stood against the dyke all night.",
    ],
)
def test_a_sea_wall_is_no_slur(raw: str) -> None:
    assert profanity(raw) == []


@pytest.mark.parametrize(
    ("raw", "action"),
    [
        ("You dyke.", "refuse"),
        ("you fucking dyke, get out", "refuse"),
        ("You dykes in the council, shame on you.", "refuse"),
        ("Those lesbian dykes again.", "hold"),
        ("An ugly dyke wrote this.", "hold"),
        ("She called me a dyke at the market.", "mark"),
    ],
)
def test_the_same_word_for_a_person_is_one(raw: str, action: str) -> None:
    assert action in [finding.action for finding in profanity(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "> fuck you, you cunt",
        "It needs a 5\" nail. fuck you, you cunt. Or one of 6\", then.",
        "\" fuck you, you cunt \" ok",
        'She said "good morning" to us. fuck you, you cunt. He said "good night".',
        "A stray mark \" here.\nfuck you, you cunt\nand one \" there.",
    ],
)
def test_signs_of_quotation_that_quote_nothing_excuse_nothing(raw: str) -> None:
    assert verdict_on(raw).action == "refuse"


@pytest.mark.parametrize(
    "raw",
    [
        'He shouted "fuck you, you cunt" at the referee.',
        'He wrote: "Go home. Fuck you, you cunt." I kept the letter.',
        "He shouted “fuck you, you cunt. Go home!” at the referee.",
    ],
)
def test_what_is_quoted_is_only_marked(raw: str) -> None:
    assert verdict_on(raw).action == "publish"


def test_a_line_cited_from_the_comment_answered_is_a_quotation() -> None:
    raw = "> fuck you, you  cunt\nThat is no argument."
    answered = replace(PLAIN, parent_text="Well.\nfuck you, you cunt\nThe end.")
    assert judge(normalise(raw), answered, shipped_edition()).action == "publish"
    cited = replace(PLAIN, article=Article("The match", "One shouted: fuck you, you cunt. Then it rained."))
    assert judge(normalise(raw), cited, shipped_edition()).action == "publish"
    assert judge(normalise(raw), replace(PLAIN, parent_text="Good morning."), shipped_edition()).action == "refuse"
