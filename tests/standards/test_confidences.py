"""Quotations from private messages and plates of private cars; everything in them is invented."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from detente.standards import Circumstances, Finding, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def found(raw: str) -> tuple[Finding, ...]:
    return judge(normalise(raw), PLAIN, shipped_edition().limited_to(["privacy"])).findings


@pytest.mark.parametrize(
    "raw",
    [
        "She wrote to me privately last week: 'I'm having an affair with Martin, please tell nobody.' So there you are.",
        "He texted me in confidence: \"I lost it all at cards, don't tell my wife.\" Now you know.",
        "Her diary says: \"I never loved him, nobody knows.\"",
        "From her private messages to me: \"Keep this to yourself, I was drunk at the wheel.\"",
        "Found him. Drives a blue Skoda, plate AB12 CDE, works at the Tansley depot, finishes at four.",
        "Her number plate is AB12CDE, look out for her.",
        "My ex drives past every night, reg AB12 CDE.",
        "Er fährt einen Golf, sein Kennzeichen ist L-AB 1234.",
        "His plates: 7ABC123",
    ],
)
def test_what_was_confided_and_whose_car_it_is_waits_for_a_person(raw: str) -> None:
    assert [finding.action for finding in found(raw)] == ["hold"]


@pytest.mark.parametrize(
    "raw",
    [
        "The bank wrote to me privately: 'Do not tell anyone your PIN.'",
        "The councillor told me in confidence that the vote was close.",
        "Private messages should stay private, says the law.",
        "She said in private what she never says in public: nothing.",
        "He wrote to me: \"The bins will be emptied on Friday.\"",
        "I wrote in my diary: rain again.",
        "Our private school sent a letter: fees go up.",
        "My car's plate is AB12 CDE, and the camera read it wrong.",
        "The registration period ends on 12 May, she said.",
        "Her plate of 12 oysters came cold.",
        "He put 3 plates on the table, A1 quality.",
        "The bus with the plate AB12 CDE jumped the lights.",
        "Register number 12 of the plates is his best etching.",
        "She got the new reg in 2019, a 69 plate.",
        "Vote registration is open until 14 May 2026, he says.",
    ],
)
def test_public_words_about_private_things_hold_nothing(raw: str) -> None:
    assert "hold" not in {finding.action for finding in found(raw)}


@pytest.mark.parametrize(
    "raw", ["At 3 pm he said to me: 'Come in.'", "The private school sent a letter to us: 'Fees go up.'", "He told us: 'A private matter.'"]
)
def test_neither_an_hour_nor_a_school_is_a_confidence(raw: str) -> None:
    assert found(raw) == ()


def test_a_private_message_without_a_plea_is_only_marked() -> None:
    (finding,) = found("She messaged me privately: 'You are right about the bins.'")
    assert finding.action == "mark"


@pytest.mark.parametrize("raw", ["plate his " * 1_900, "wrote me privately ' " * 900, "said diary " * 1_700])
def test_no_text_takes_long(raw: str) -> None:
    started = process_time()
    found(raw)
    assert process_time() - started < 3, "a quadratic step would take minutes"
