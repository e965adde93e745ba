"""Street addresses: where a private person lives, and the many addresses at which nobody is exposed. All are invented."""

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
        "Her name is Patricia Lomond, she lives at 14 Weaver Close, Pellham, flat 3. Go and tell her what you think.",
        "My neighbour Derek Sallow of 22 Mill Lane is HIV positive, people ought to know.",
        "He lives at 22 Mill Lane, Pellham.",
        "he still lives at 14 weaver close with his mum",
        "The judge lives in Pellham, at 14 Weaver Close, behind the church.",
        "She's living at Flat 3, 14 St. John's Road",
        "They live at 9 Orchard Terrace, all five of them.",
        "The journalist who wrote this resides at 1428 Elm St, apt 4B.",
        "My ex lives at fourteen Weaver Close, third bell.",
        "I know where she lives: 14 Weaver Close.",
        "HE LIVES AT 22 MILL LANE",
        "His home address is 7 Orchard Gardens, Oldmere.",
        "Home address: 7 Orchard Gardens, Oldmere",
        "Her house is 14 Weaver Close, the one with the red door.",
        "Go to her flat, 14 Weaver Close, and ring until she opens.",
        "Find him at 22 Mill Lane after six.",
        "Pay her a visit at 14 Weaver Close tonight.",
        "14 Weaver Close. That's where she lives.",
        "22 Mill Lane is his address, help yourselves.",
        "Gareth Pym, 14 Weaver Close, Pellham. He finishes at four.",
        "Patricia Lomond\n14 Weaver Close\nPellham PL4 7RT\nTell her what you think.",
        "Mr Sallow of 22 Mill Lane never answers.",
        "Derek Sallow of 22 Mill Lane should be ashamed of himself.",
        "Er wohnt in der Lindenstraße 14 in Leipzig.",
        "Die Richterin wohnt in Leipzig, Berliner Straße 14a.",
        "Seine Adresse: Goethestr. 5, Halle",
        "Elle habite au 14, rue de la Paix, troisième étage.",
        "Son adresse : 14 bis rue Victor-Hugo",
        "Vive en la calle Mayor, 14, segundo izquierda.",
        "Su dirección es calle Mayor 14",
        "Abita in via Roma 14, tutti lo sanno.",
        "Il suo indirizzo è via Giuseppe Verdi, n. 14",
        "Hij woont op de Keizersgracht 12.",
        "On mieszka przy ul. Długa 12/4",
        "Он живёт на улице Ленина, д. 5",
        "The teacher's house, 3 The Green, is the one with the gate.",
        "She stays with her mother at 14 Weaver Close.",
        "The councillor lives on Mill Lane, number 14.",
        "She lives at １４ Weaver Close.",
        "Patricia's address is 14 Weaver Close",
        "The Sallows live at 22 Mill Lane.",
        "The witness lived at 22 Mill Lane until last week.",
    ],
)
def test_where_a_private_person_lives_waits_for_a_person(raw: str) -> None:
    assert [finding.action for finding in found(raw)] == ["hold"]


@pytest.mark.parametrize(
    "raw",
    [
        "The council at 5 Market Street meets Monday.",
        "10 Downing Street has had five tenants in six years.",
        "The prime minister lives at 10 Downing Street, and it shows.",
        "The fire at 14 Mill Lane killed two.",
        "My bakery at 3 High Street opens at six.",
        "I live at 14 Weaver Close and my bin has not been emptied since May.",
        "We have lived at 22 Mill Lane for thirty years.",
        "My mother lived at 9 Weaver Close until it was pulled down in 1974, happy times.",
        "My grandparents lived at 9 Weaver Close before the war.",
        "Where I live, 14 Weaver Close, there is no bus at all.",
        "I used to live at 14 Weaver Close.",
        "Nobody has lived at 22 Mill Lane since 2009.",
        "Who lives at 22 Mill Lane now?",
        "Does anybody know who lives at 22 Mill Lane? The alarm rings all night.",
        "A family of foxes lives at 14 Mill Lane.",
        "Sherlock Holmes lived at 221B Baker Street.",
        "The poet lived at 14 Mill Lane until 1931, there is a plaque.",
        "Dickens lived at 48 Doughty Street, which is a museum now.",
        "Mozart lebte in der Getreidegasse 9.",
        "You can write to the Office of Rail Complaints, 1 Station Square, Pellham PL1 2AB.",
        "The Bell Inn of 3 High Street has closed.",
        "Weaver Books, 14 Mill Lane, sells maps.",
        "The polling station is at 5 Market Street, Pellham.",
        "The band plays live at 3 Market Street on Friday.",
        "The concert is live at 12 Harbour Road.",
        "You'll find them at 3 High Street, best bread in town.",
        "You'll find her at 3 High Street, best hairdresser in Pellham.",
        "The meeting is at 22 Mill Lane, all welcome.",
        "The new surgery at 7 Orchard Gardens has no ramp.",
        "Planning application for 14 Weaver Close was refused again.",
        "They want to build 40 flats at 14-20 Mill Lane.",
        "The people living at 14 Mill Lane were moved to a hotel.",
        "Das Rathaus steht in der Lindenstraße 14.",
        "Der Verein trifft sich in der Berliner Straße 14.",
        "La mairie est au 14, rue de la Paix.",
        "Le restaurant, 14 rue Victor-Hugo, est fermé.",
        "El ayuntamiento está en la calle Mayor, 14.",
        "La sede è in via Roma 14.",
        "Het museum staat op de Keizersgracht 12.",
        "The crash at 22 Mill Lane was the third this year, she said.",
        "He drives 40 miles up Mill Lane every day.",
        "She scored 14 at Weaver Close cricket ground.",
        "It is a 14 minute drive.",
        "I met her at 3 Market Street in the queue.",
        "Our house at 14 Weaver Close was flooded twice.",
        "Our address is 3 High Street, come in.",
        "The embassy's address is 12 Park Avenue.",
        "The society's home is at 12 Park Avenue.",
        "Oldmere Town Hall, 1 Market Square, is where she married.",
        "Freud's house at 20 Maresfield Gardens is a museum.",
        "Send your objections to the planning office, 5 Market Street, before Friday.",
        "The company resides at 3 High Street and pays no tax.",
        "He works at the bakery, 3 High Street.",
        "She was born at 14 Mill Lane in 1926, the historian writes.",
        "He said the lives of 14 Mill Lane's tenants matter.",
        "She ran from 14 Mill Lane to the church for charity.",
        "The house at 14 Weaver Close has been empty for years, and he knows it.",
        "The council bought 22 Mill Lane and she voted against it.",
        "Number 14 in our street is empty.",
        "We lived at number 14, Mill Lane, when I was a boy.",
        "I got a letter for 22 Mill Lane again, the postman mixes us up.",
    ],
)
def test_offices_events_history_and_ones_own_door_may_stand(raw: str) -> None:
    assert "hold" not in {finding.action for finding in found(raw)}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("She lives at 14 Weaver Close, Pellham.", "14 Weaver Close"),
        ("Er wohnt in der Lindenstraße 14a, hinten.", "Lindenstraße 14a"),
        ("Elle habite 14 bis, rue de la Paix, à Lyon.", "14 bis, rue de la Paix"),
        ("Vive en la calle Mayor, 14.", "calle Mayor, 14"),
        ("He lives at 14, St. John's Road!", "14, St. John's Road"),
    ],
)
def test_the_evidence_is_the_address(raw: str, place: str) -> None:
    (finding,) = found(raw)
    assert [raw[slice(*span)] for span in finding.spans] == [place]


def test_health_beside_an_address_is_told_and_weighs_more() -> None:
    (plain,) = found("My neighbour Derek Sallow of 22 Mill Lane is a fool.")
    (grave,) = found("My neighbour Derek Sallow of 22 Mill Lane is HIV positive.")
    assert grave.score > plain.score
    assert "health" in grave.why
    assert grave.action == plain.action == "hold"


@pytest.mark.parametrize(
    "raw",
    [
        "14 Weaver Close " * 1_200,
        "she lives at 14 " * 1_200,
        "rue de la " * 1_900,
        "Straße 14 " * 1_900,
        "1 St " * 3_900,
        "his house " * 1_900,
    ],
)
def test_no_text_takes_long(raw: str) -> None:
    started = process_time()
    found(raw)
    assert process_time() - started < 3, "a quadratic step would take minutes"
