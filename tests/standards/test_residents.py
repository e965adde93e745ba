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
        "The officer who shot him lives at 31 Orchard Road, Ashmere.",
        "For anyone interested, Judge Halloran lives at 5 The Crescent, Oldmere.",
        "This is her: Joanna Brigg, 27 Fellside Avenue, Tansley.",
        "Joanna Brigg (27 Fellside Avenue, Tansley) reported him to the police.",
        "The nonce lives at 8 Priory Mews. Do what you want with that.",
        "hes at 8 Priory Mews now, living there with a new girl",
        "Councillor Harbottle's home is at 40 Station Road.",
        "You want to protest? Do it outside his house, 12 Quarry Lane.",
        "Do it in front of her home at 12 Quarry Lane!",
        "Send flowers to her at 12 Quarry Lane, you know what I mean.",
        "Her parents live at 77 Beacon Hill, Oldmere.",
        "His kids sleep at 77 Beacon Hill every weekend.",
        "Her new address: 19B Cobbler's Row",
        "address of Joanna Brigg: 27 Fellside Avenue",
        "She moved to 19 Cobbler's Row last month.",
        "He has moved in at 19 Cobbler's Row.",
        "27 Fellside Avenue, Tansley. That is where Joanna sleeps.",
        "Wer ihn sprechen will: Er wohnt Lindenweg 7, Halle.",
        "Herr Kranz wohnt jetzt am Lindenplatz 3.",
        "Frau Kranz, Goethestraße 12, Halle, hat uns angezeigt.",
        "Madame Berger habite 3 impasse des Lilas.",
        "On la trouve chez elle, 3 impasse des Lilas.",
        "El concejal vive en la Avenida de la Paz 22, tercero.",
        "La signora Bruni abita in piazza Garibaldi 3.",
        "Mevrouw de Boer woont Dorpsstraat 8.",
        "Pani Nowak mieszka na ul. Lipowej 4.",
        "Everybody knows the doctor lives on Church Street at number 6.",
        "She lives at 6 Church St. Apt 2.",
        "Lives at 6 Church Street, drives a red Golf.",
        "Joanna Brigg lives at 27 fellside avenue tansley",
        "Mr. Brigg, 27 Fellside Avenue, beats his dog.",
        "I've seen her go into 27 Fellside Avenue, that's her flat.",
        "The teenager in the video lives at 3 Bramble Close.",
        "If you want him, he's living on 14th Street, 220 W 14th Street to be exact.",
        "Her flat is number 9, 14 Weaver Close.",
        "She has just moved to 19 Cobbler's Row.",
        "Everyone says the doctor lives at 6 Church Street.",
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
        "I grew up at 27 Fellside Avenue and the coal came by cart.",
        "The library moved to 19 Cobbler's Row last month.",
        "The bakery at 6 Church Street is run by two sisters, and she bakes at night.",
        "The house at 27 Fellside Avenue was sold for a million, says the article.",
        "She wants to open a nursery at 27 Fellside Avenue.",
        "Her shop at 6 Church Street has closed for good.",
        "His office is at 6 Church Street, second floor, open on Mondays.",
        "The councillor holds her surgery at 6 Church Street every Friday.",
        "Write to your MP, Joanna Brigg, at 1 Market Street, Oldmere.",
        "My husband and I live at 27 Fellside Avenue, and the drain is blocked.",
        "Our neighbours at 29 Fellside Avenue have lovely roses.",
        "Between 14 and 22 Mill Lane they found a Roman wall, he said.",
        "The number 9 bus stops at 14 Weaver Close, where she gets on.",
        "The gas leak was at 27 Fellside Avenue, he is lucky to be alive.",
        "Police were called to 27 Fellside Avenue after he rang them.",
        "A man was arrested at 27 Fellside Avenue on Tuesday.",
        "She spoke at 5 Market Street and he answered.",
        "The estate agent showed her 27 Fellside Avenue and 31 Orchard Road.",
        "Nobody should live at 27 Fellside Avenue in that state.",
        "Students live at 12 Quarry Lane, twelve of them, since the landlord split it.",
        "He lived at 14 Mill Lane, the poet, and the plaque says so.",
        "Van Gogh lived at 87 Hackford Road for a year.",
        "In 1911 she lived at 5 The Crescent with six servants.",
        "Karl Marx wohnte in der Brückenstraße 10.",
        "Die Bäckerei in der Goethestraße 12 hat ihre Türen geschlossen.",
        "Die Stadt baut in der Lindenstraße 14 eine Schule, sagt er.",
        "Le musée du 3 impasse des Lilas est gratuit.",
        "Rendez-vous devant la mairie, 14 place de la République, à midi.",
        "La oficina está en la Avenida de la Paz 22 y ella lo sabe.",
        "Il museo di via Roma 14 è chiuso, dice lui.",
        "De winkel in de Dorpsstraat 8 is dicht.",
        "It took him 14 minutes to walk up Mill Lane.",
        "She beat 3 Oldmere Park players in a row.",
        "He owns 12 Park Lane properties in the game.",
        "They knocked down 4 Old Mill Court blocks.",
        "Chapter 14 Church Street is my favourite, she lives for it.",
        "He lives for 3 Sunday Roast House specials.",
        "The museum is Freud's house, 20 Maresfield Gardens.",
        "My gran lived at 27 Fellside Avenue all her life.",
        "My parents still live at 27 Fellside Avenue.",
        "Santa's address is 1 North Pole Road.",
        "Contact: Oldmere Choir, c/o St Oswin's, 3 The Green.",
        "The Oldmere Players, 6 Church Street, perform tonight.",
        "King Charles lives at Clarence House, not at 10 Downing Street.",
        "Reach the council at 5 Market Street, or on its website.",
        "The library has moved to 19 Cobbler's Row.",
        "They moved to 19 Cobbler's Row, the bread is as good as ever.",
        "The surgery where she works moved to 19 Cobbler's Row.",
        "The office moved her desk to 19 Cobbler's Row.",
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
