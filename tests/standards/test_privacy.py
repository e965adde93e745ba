"""Contact and payment data: what is a person's, what is an office's, and in whose digits it is written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.standards import Circumstances, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def seen(raw: str) -> tuple[str, list[str]]:
    verdict = judge(normalise(raw), PLAIN, shipped_edition().limited_to(["privacy"]))
    return verdict.action, [raw[slice(*span)] for finding in verdict.findings for span in finding.spans]


@pytest.mark.parametrize(
    "raw",
    [
        "0800 068 4141",
        "The help line is 0800 068 4141, day and night.",
        "Report it to the council on 020 7946 0018.",
        "Samaritans: 116 123, from abroad +44 116 123",
        "Free for whoever needs it: 1-800-555-0199 or +1 888 555 0100",
        "The surgery takes calls from eight, 0113 496 0021.",
    ],
)
def test_public_numbers_that_readers_offer_as_help_may_stand(raw: str) -> None:
    assert seen(raw) == ("publish", [])


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("Her number is +44 20 7946 0958, call her.", "+44 20 7946 0958"),
        ("She works for the council, at home it is 020 7946 0018.", "020 7946 0018"),
        ("The council? Ask him. 020 7946 0018", "020 7946 0018"),
        ("The clinic's cook has 07700 900123.", "07700 900123"),
        ("Ring the councillor, 020 7946 0018", "020 7946 0018"),
    ],
)
def test_numbers_of_persons_wait_for_a_person(raw: str, number: str) -> None:
    assert seen(raw) == ("hold", [number])


def test_an_account_waits_for_a_person_and_a_card_is_refused() -> None:
    assert seen("The flood fund is DE89 3704 0044 0532 0130 00.") == ("hold", ["DE89 3704 0044 0532 0130 00"])
    assert seen("His card is 4111 1111 1111 1111.") == ("refuse", ["4111 1111 1111 1111"])


@pytest.mark.parametrize("zero", ["０", "٠", "०"])
def test_digits_of_any_script_are_digits(zero: str) -> None:
    def in_script(number: str) -> str:
        return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in number)

    phone, card = in_script("020 7946 0123"), in_script("4111 1111 1111 1111")
    assert seen(f"Ring her: {phone}") == ("hold", [phone])
    assert seen(f"Pay with {card}") == ("refuse", [card])
