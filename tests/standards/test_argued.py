"""Plain contempt that a sentence argues against, retells, or agrees with in the end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.lexicon.agreed import is_agreed

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
OWN = (
    "People who think Jews are parasites are right",
    "People who think that Jews are parasites are absolutely right.",
    "if you think gays are vermin you are right",
    "Stop calling Roma people, Roma are vermin",
    "Anyone who says kill all the Muslims gets my vote",
    "Whoever says kill all Jews is a hero",
    "I used to think gays are human, gays are vermin",
    "Those who say women are too stupid to vote have a point.",
    "Stop saying sorry. Refugees are parasites.",
    "I say kill all the Jews.",
    "Stop treating Poles as guests, Poles are parasites.",
)
ARGUED = (
    "People who think Jews are parasites are wrong",
    "People who think Jews are parasites are not right in the head.",
    "People who think that Jews are parasites should be ashamed.",
    "If you think gays are vermin you are a fool.",
    "If you think gays are vermin you are right wing and wrong.",
    "Stop calling Roma vermin, Roma are people",
    "Stop saying that refugees are parasites, please.",
    "Anyone who says kill all the Muslims should go to prison",
    "Whoever says kill all Jews is no hero",
    "Are people who think Jews are parasites right?",
    "I used to think gays are vermin, and then my son told me who he is.",
    "Those who say women are too stupid to vote are right to be afraid of them.",
    "They told me, a nurse, to my face that Muslims are terrorists.",
    "You say kill all the Muslims and then you wonder that people leave.",
    "I never said that Jews are parasites.",
    "They should stop saying, as the paper does, that Poles are parasites.",
    "He said Roma are thieves, Roma are vermin.",
)


def held_for(raw: str) -> list[str]:
    """What the patterns of contempt point at, where they hold the comment."""
    found = judge(normalise(raw), PLAIN, shipped_edition().limited_to(["hatred"])).findings
    return [raw[start:end] for one in found if one.action == "hold" for start, end in one.spans]


@pytest.mark.parametrize("raw", OWN)
def test_contempt_that_the_writer_shares_waits_for_a_person(raw: str) -> None:
    assert held_for(raw)


@pytest.mark.parametrize("raw", ARGUED)
def test_contempt_that_is_argued_against_or_retold_is_not_held(raw: str) -> None:
    assert not held_for(raw)


@pytest.mark.parametrize(
    ("behind", "is_one"),
    [
        (" is right.", True), (" are all absolutely right", True), (" is not right.", False), (" is right to be ashamed.", False),
        (" is a true legend", True), (" is no legend", False), (", you are correct!", True), (" is right?", False),
        (" gets all my support", True), (" loses my support", False), (". He is right.", False), (" speaks the truth", True),
        (" says what is true", True), (" is a true disgrace", False), (" has a fair point", True), (" has no point", False),
        (" are on the right wing", False), (" I agree", True), (" I do not agree", False), (" deserves a medal", True),
    ],
)  # fmt: skip
def test_where_a_sentence_agrees(behind: str, is_one: bool) -> None:
    said = "Whoever says so"
    assert is_agreed(normalise(said + behind), len(said)) is is_one


@given(st.text(max_size=80), st.integers(0, 90))
def test_any_place_of_any_text_has_an_answer(raw: str, place: int) -> None:
    assert is_agreed(normalise(raw), place) in (True, False)
