"""Contact and payment data: what is a person's, what is an office's, and in whose digits it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

import pytest

from detente.standards import Article, Circumstances, judge, normalise, shipped_edition

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


@pytest.mark.parametrize(
    "raw",
    [
        "Ring her on +44 7808 123456 at midnight.",
        "Ring him on +44 7800 123456, any time.",
        "Son numéro est +33 6 80 01 23 45, appelez-le la nuit.",
        "Her number is +1 808 555 0123.",
        "His mobile: +49 160 8001234",
        "Call the man on +39 348 8001234.",
        "She is on +7 926 800 12 34",
        "+44 116 496 0123 is where he lives.",
        "My neighbour answers +33 1 80 01 23 45 at night.",
        "Seine Nummer ist 0345 2021234, ruft nachts an.",
        "Her number in Chemnitz is 0371 4567890",
        "Her home number is 0343 1234567",
        "Ruft den Mann an: 0345 2021234, er hat es verdient und soll es wissen.",
        "info.anna.schmidt@gmail.com is the thief",
        "press.jane@hotmail.com is his mistress",
        "info@gmail.com is what he reads",
        "office.peter.holm@web.de hat es getan",
        "news@yahoo.co.uk is the man's own address",
        "Write to anna.lind@oldmere.gov.uk at once",
        "iban: gb82west12345698765432",
        "Pay de89 3704 0044 0532 0130 00 today",
        "anna.schmidt1987 (at) gmail (dot) com",
        "anna dot schmidt at gmail dot com",
        "Mail him: anna[at]gmail.com",
        "Write to peter77 at hotmail dot com and tell him",
        "anna.lind(at)post(dot)example",
        "Email peter at oldmere dot com, he deserves it",
        "anna (ät) web (punkt) de",
        "o7700 9OO123",
        "Ring 07700 9oo 124",
        "8 (926) 123-45-67",
        "Звоните ему: 8 926 123 45 67",
        "8 926 123-45-67 it is",
        "Her phone (isb) 07700900123",
        "isbn 07700900123",
        "order 07700 900123, ask for Jenny",
        "Her social security number is 078-05-1120",
        "SSN: 219-09-9998",
        "0044 7700 900123 is his",
        "Ring 01632 960 001 after ten",
        "1-415-555-2671 is where she sleeps",
        "415.555.2671 rings at night",
        "Appelez-le au 06 12 34 56 78",
        "call 612 345 678 and ask for Ana",
        "+44 (0)7700 900123",
        "+44 (0) 20 7946 0958 is his flat",
    ],
)
def test_what_reaches_a_person_waits_however_it_is_written(raw: str) -> None:
    action, spans = seen(raw)
    assert action == "hold"
    assert len(spans) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "You can write to the council at planning@oldmere.gov.uk before Friday.",
        "Complaints go to complaints@ofcom.org.uk, not to the newspaper.",
        "git@github.com:torvalds/linux.git",
        "https://user:pass@example.org/ is how you wrote it",
        "ssh git@code.example and hg@code.example",
        "rsync deploy@server.example:/srv/www",
        "Write to press.office@oldmere.gov.uk or noreply@oldmere.example",
        "admissions@oldmere-school.example answers quickly",
        "Write to your MP at jane.smith.mp@parliament.uk",
        "kontakt@rathaus-oldmere.example ist zuständig",
        "info (at) oldmere-council (dot) example",
        "Lottery numbers 07 11 23 34 42 49",
        "Planning application 05/12345/678",
        "Grant 0123456789 was awarded",
        "Grant 0243816789 was awarded",
        "The train 0815 0835 0855 was cancelled",
        "Population: 012 345 678",
        "Score 01-02-03-04-05",
        "It stands at 51.5074, -0.1278 on the map",
        "The coordinates are +51.5074 -0.1278",
        "Order 0243816789 never came",
        "Case 0123/456789 was closed",
        "ISBN 0-14-044913-2 is the one",
        "ISBN 0140449132 is the one",
        "ISSN 0317-8471 is the journal",
        "isbn 080442957X is the book",
        "£07 700 900 123 was lost",
        "It cost 07 700 900 euros",
        "01.02.2018-03.04.2019",
        "01/02/2018 03/04/2019",
        "05-03-02-04-01 was the score",
        "I searched at google dot com and at amazon dot com",
        "I bought it at amazon dot com yesterday",
        "We met at noon (at the harbour) and left at one",
        "Look at yahoo.com for the mail",
        "The point at issue dot dot dot",
        "00800 1234 5678 is free",
        "+800 1234 5678 is free in many countries",
        "+44 800 068 4141 is free",
        "+49 800 1110111 hilft immer",
        "Telefonseelsorge: 0800 111 0 111",
        "+44 116 123 answers day and night",
        "The helpline is 0300 123 3393.",
        "Ring 0345 300 3900 for the energy helpline, it is cheap",
        "8 800 200 01 22 is free",
        "+33 800 23 13 13 is free",
        "The Samaritans are on 116 123",
        "Call 1-888-555-0100",
        "The council is on +44 20 7946 0018.",
        "Liverpool council is on 0151 233 3000",
        "AB-0123456789 is the reference",
        "It was written 078-05-1120 on the box",
    ],
)
def test_offices_free_numbers_and_what_only_looks_like_a_number_may_stand(raw: str) -> None:
    assert seen(raw) == ("publish", [])


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("anna dot schmidt at gmail dot com, all night", "anna dot schmidt at gmail dot com"),
        ("(anna (at) gmail (dot) com)", "anna (at) gmail (dot) com"),
        ("Pay gb82 west 1234 5698 7654 32 now", "gb82 west 1234 5698 7654 32"),
        ("Text o7700 9OO123!", "o7700 9OO123"),
    ],
)
def test_the_evidence_is_what_was_typed(raw: str, place: str) -> None:
    assert seen(raw) == ("hold", [place])


def test_a_social_security_number_is_called_what_it_is() -> None:
    verdict = judge(normalise("His SSN is 078-05-1120."), PLAIN, shipped_edition().limited_to(["privacy"]))
    assert [finding.why for finding in verdict.findings] == ["A US social security number."]


def test_a_number_that_is_free_in_britain_alone_is_read_in_the_language_of_its_comment() -> None:
    around = replace(PLAIN, article=Article(language="de"), site_languages=("de",))
    alone = shipped_edition().limited_to(["privacy"])
    assert judge(normalise("0345 2021234"), around, alone).action == "hold"
    assert judge(normalise("0345 2021234"), PLAIN, alone).action == "publish"


@pytest.mark.parametrize(
    "raw",
    ["anna (at) " * 2_000, "a dot " * 3_000 + "at b dot com", "o7" * 9_000, "(at)" * 4_000, "x@y." * 4_000],
)
def test_no_text_takes_long(raw: str) -> None:
    started = process_time()
    seen(raw)
    assert process_time() - started < 3, "a quadratic step would take minutes"


@pytest.mark.parametrize(
    "raw",
    [
        "Call Anna Schmidt 0161 496 0123, she works at the hospital",
        "Anna Schmidt, 0161 496 0123, works in an office",
        "Anna Schmidt has a desk job: 0161 496 0123",
        "anna works in an office, 0161 496 0123",
        "Order Anna Schmidt's nudes 0161 496 0123",
        "Anna 0161 496 0123 people",
        "Anna: bus 020 7946 0018",
        "Anna (id) 020 7946 0018",
        "She works for the council: 020 7946 0018",
        "Ask for the slut at the library, 0161 496 0123",
        "To claim your prize call customer services on 0871 234 5678",
        "(555) 867-5309 people",
        "call 07700.900.123",
        "tel 06.12.34.56.78",
        "(+44) 161 4960123",
        "Ring 1 234 567 890 tonight",
        "His number is 078-05-1120",
        "her social: 219-09-9998",
        "anna.schmidt @ gmail.com",
        "anna.schmidt @gmail.com",
        "anna.schmidt at gmail com",
        "Mail peter at hotmail de",
        "me (at) gmail.com",
        "info2@gmail.com",
    ],
)
def test_a_word_for_an_office_or_an_amount_somewhere_does_not_hide_a_person(raw: str) -> None:
    action, spans = seen(raw)
    assert (action, len(spans)) == ("hold", 1)


@pytest.mark.parametrize(
    "raw",
    [
        "The phone has 2 000 000 000 users",
        "They phone 500 000 000 people a year",
        "phone sales hit 1234567890",
        "mobile users: 123456789",
        "call it 100 000 000 euros",
        "The phone cost 1 299 000 000 won",
        "Das Handy kostet 1.299.000.000 Won",
        "The town has a population of 0 123 456 people",
        "He should call the council on 020 7946 0018.",
        "The housing office in Oldmere is on 020 7946 0018",
        "Objections go to the planning office, 12 Corn Street, Harrowmere, telephone 01632 960114, before noon.",
        "Mayor Hill's office: 020 7946 0018",
        "Oldmere Town Hall, 020 7946 0018",
        "St Mary Hospital 0161 496 0123",
        "The Oldmere crisis line, any time: 0161 496 0123",
        "Das Rathaus Oldmere: 0341 123456",
        "Ask customer services 0161 496 0123",
        "Call Citizens Advice Oldmere on 0161 496 0123",
        "The library in New York: (212) 555-0123",
        "Rufen Sie die Beratungsstelle an: 0341 12345678",
        "Le standard de la mairie de Villeneuve est au 01 42 76 40 40",
        "She should ring the surgery on 0113 496 0021",
        "For tickets ring the museum on 0161 496 0123",
        "Contact Mayor Hill at the Town Hall, 0161 496 0123",
        "The council's number is 020 7946 0018, she told me",
        "It works: the council answers on 020 7946 0018",
        "The order number is 01614960123",
        "Results 01-02-03-04-05 and 0815 0835 0855",
        "The sections are 4.2.1 and 10.11.12.13, ring the bell",
        "his result 123-45-6789",
        "Their 2024 report 123-45-6789",
        "Passnummer 123456789 steht auf dem Bild",
        "news2@bbc.co.uk",
        "mailbox3@oldmere.gov.uk",
        "weird@-x.com",
        "We meet (at) amazon.com",
        "I work @ yahoo.com",
        "We meet @ amazon.com at noon",
        "I read it at yahoo com",
        "I work at outlook com",
    ],
)
def test_amounts_offices_and_places_stay(raw: str) -> None:
    assert seen(raw) == ("publish", [])


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("0\u200b7700 900123", "0\u200b7700 900123"),
        ("Ring &#48;7700 900123!", "&#48;7700 900123"),
        ("Ring 07700&nbsp;900123", "07700&nbsp;900123"),
        ("0\ufe0f\u20e37\ufe0f\u20e3700 900123", "0\ufe0f\u20e37\ufe0f\u20e3700 900123"),
        ("0\u03367\u03367\u033600 900123", "0\u03367\u03367\u033600 900123"),
        ("anna\u200b@gmail.com", "anna\u200b@gmail.com"),
        ("write to anna@\u200bgmail.com now", "anna@\u200bgmail.com"),
        ("write to anna&#64;gmail.com now", "anna&#64;gmail.com"),
        ("write to anna&commat;gmail&period;com now", "anna&commat;gmail&period;com"),
        ("write to anna&#x40;gmail&ZeroWidthSpace;.com now", "anna&#x40;gmail&ZeroWidthSpace;.com"),
        ("(020 7946 0018)", "020 7946 0018"),
    ],
)
def test_invisible_signs_and_entities_hide_nothing(raw: str, place: str) -> None:
    assert seen(raw) == ("hold", [place])


@pytest.mark.parametrize(
    "raw",
    [
        "Marks &amp; Spencer &lt;3 and 100&nbsp;000&nbsp;000 people",
        "R&D &#169; 2026, caf&eacute; &#8364;12.50",
        "&amp;#64; is how one writes it: anna&amp;#64;gmail.com",
        "&#99999999; &#; &#x; &nothing; & &&;",
        "\u200b\u200c\u200d\ufeff",
    ],
)
def test_entities_that_are_no_number_and_no_address_stay(raw: str) -> None:
    assert seen(raw) == ("publish", [])


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("(4111 1111 1111 1111)", "4111 1111 1111 1111"),
        ("(4111111111111111)", "4111111111111111"),
        ("card=4111111111111111", "4111111111111111"),
        ("card #4111111111111111", "4111111111111111"),
        ("4111\u00a01111\u00a01111\u00a01111", "4111\u00a01111\u00a01111\u00a01111"),
        ("4111.1111.1111.1111", "4111.1111.1111.1111"),
        ("4111/1111/1111/1111", "4111/1111/1111/1111"),
        ("2223 0031 2200 3222", "2223 0031 2200 3222"),
        ("4111\u200b1111 1111 1111", "4111\u200b1111 1111 1111"),
        ("&#52;111 1111 1111 1111", "&#52;111 1111 1111 1111"),
        ("3782 822463 10005", "3782 822463 10005"),
    ],
)
def test_a_card_is_refused_whatever_stands_around_its_number(raw: str, place: str) -> None:
    assert seen(raw) == ("refuse", [place])


@pytest.mark.parametrize(
    "raw",
    [
        "4111 1111 1111 1112",
        "https://photos.example/view?id=4111111111111111",
        "https://photos.example/4111111111111111",
        "IMEI 356938035643809",
        "EAN 4006381330060",
        "0.4111111111111111",
        "4.141592653589794",
        "GDP of 4 111 111 111 009 000 dollars",
        "4.111.111.111.002",
        "2026 1122 0930 0002",
        "20261122093002",
        "1763802000002",
        "£4111111111111111",
        "ISBN 9783161484100",
    ],
)
def test_what_is_no_card_is_refused_nowhere(raw: str) -> None:
    assert seen(raw)[0] != "refuse"


@pytest.mark.parametrize(
    "raw",
    [
        "&#48;" * 1_000,
        "0\u200b" * 2_500,
        "4111." * 1_000,
        "(+44" * 1_250,
        "a @ " * 1_250,
        "a at gmail com " * 333,
        "Anna Schmidt 0161 496 0123 " * 185,
    ],
)
def test_five_thousand_hostile_signs_cost_little(raw: str) -> None:
    started = process_time()
    seen(raw)
    assert process_time() - started < 1
