"""Numbers that states give to persons. All of them are made up; their check digits were worked out for these tests."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest

from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.private.identities import is_bsn, is_pesel, is_steuer_id

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def seen(raw: str) -> tuple[str, list[str]]:
    verdict = judge(normalise(raw), PLAIN, shipped_edition().limited_to(["privacy"]))
    return verdict.action, [raw[slice(*span)] for finding in verdict.findings for span in finding.spans]


@pytest.mark.parametrize(
    "raw",
    [
        "National insurance number of that fraudster: QQ 12 34 56 C. Have fun.",
        "Her NI number is AB 12 34 56 C",
        "NINO: ab123456c, he never changed it",
        "AB 12 34 56 C belongs to the treasurer",
        "His national insurance number: AB-12-34-56-C",
        "Seine Steuer-ID lautet 48 390 001 252",
        "steuerid 48390001252 von Frau Holm",
        "Steueridentifikationsnummer: 48390001252",
        "Sein numéro de sécu : 1 84 05 12 345 678 82",
        "1840512345678 82 is what the clerk wrote down",
        "2 99 03 2A 004 123 64, c'est elle",
        "Su DNI es 12345678Z",
        "DNI: 12.345.678-Z",
        "El 44556671-J es de su hermana",
        "X1234567L is on her card",
        "NIE X-1234567-L",
        "Il codice fiscale è LNDNNA85T50A562V",
        "lndnna85t50a562v, ecco il suo codice",
        "LND NNA 85T50 A562V",
        "Zijn BSN is 123400600",
        "burgerservicenummer 1234.00.600",
        "Jego PESEL to 84051213585",
        "PESEL 840512 13585",
        "Her SSN is 078 05 1120",
        "his SSN 078051120",
        "social security number: 078 05 1120",
        "Her NI number is ＡＢ １２ ３４ ５６ Ｃ",
        "123400600 is her BSN",
    ],
)
def test_a_number_that_a_state_gave_to_a_person_waits(raw: str) -> None:
    action, spans = seen(raw)
    assert action == "hold"
    assert len(spans) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "An NI number looks like QQ 12 34 56 C, says the letter.",
        "The permit AB123456C was issued in May.",
        "Lot AB 123456 C was sold for 400 pounds.",
        "Planning application AB 12 34 56 E was refused.",
        "Bus AB 12 leaves at 34 past, 56 C is late.",
        "Die Steuer-ID hat elf Ziffern, etwa 12345678901.",
        "48390001252 people cannot be right.",
        "The Steuer-ID 48390001253 has a wrong check digit.",
        "Invoice 1840512345678 83 was never paid.",
        "1 84 05 12 345 678 81 is not valid",
        "The DNI has eight digits and a letter, 12345678A for one.",
        "Product 12345678Z is sold out.",
        "Flight X1234567M does not exist.",
        "Article LNDNNA85T50A562X is the wrong code.",
        "Het BSN heeft negen cijfers, zoals 123456789.",
        "BSN 123400601 klopt niet",
        "The lottery numbers were 123400600 and 7.",
        "PESEL ma jedenaście cyfr: 84051213586",
        "In 840512 13585 votes were counted.",
        "ISBN 978-0-14-044913-6 is the edition, 9780140449136 the barcode.",
        "Results: 12 34 56, 23 45 67, 34 56 78.",
        "The budget is 123,400,600 euros.",
        "07.05.1984, 12.03.2010 and 01.01.2020 were the dates.",
        "SSN stands for social security number, and 000-12-3456 is none.",
        "The social security office is in room 078.",
        "Order 078051120 never came.",
        "The council is on 020 7946 0018.",
        "Der Bürgermeister ist unter 0341 1230 zu erreichen, die Steuer-ID braucht man nicht.",
        "The serial number 4839-0001-252 is on the back.",
        "Ticket X1234567L5 was mine.",
    ],
)
def test_examples_references_and_wrong_check_digits_may_stand(raw: str) -> None:
    assert seen(raw) == ("publish", [])


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("(Her NI number is AB 12 34 56 C.)", "AB 12 34 56 C"),
        ("PESEL: 84051213585, jej", "84051213585"),
        ("su DNI, 12.345.678-Z.", "12.345.678-Z"),
        ("LNDNNA85T50A562V!", "LNDNNA85T50A562V"),
        ("la sécu de Paul : 1 84 05 12 345 678 82.", "1 84 05 12 345 678 82"),
    ],
)
def test_the_evidence_is_the_number(raw: str, number: str) -> None:
    assert seen(raw) == ("hold", [number])


@pytest.mark.parametrize(
    ("check", "number"), [(is_steuer_id, "48390001252"), (is_bsn, "123400600"), (is_pesel, "84051213585")]
)
def test_a_check_digit_finds_every_single_slip(check: object, number: str) -> None:
    assert callable(check)
    assert check(number)
    slips = [
        number[:at] + digit + number[at + 1 :] for at, digit in product(range(len(number)), "0123456789") if number[at] != digit
    ]
    assert [slip for slip in slips if check(slip)] == []
