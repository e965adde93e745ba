"""Flash mobs in the benchmark's seeded stream: copies, copies in disguise and templates with changed words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bench.standards import caught_in, flash_mobs
from bench.words import comment
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import (
    Article,
    Circumstances,
    Finding,
    InMemoryHistory,
    Past,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.courtesies import is_bare, is_courtesy
from detente.standards.fingerprints import similarity, unquoted
from detente.standards.history import MOST_ALIKE, MOST_OWN

START = datetime(2026, 11, 22, tzinfo=UTC)
NOUNS = ["harbour", "ferry", "bridge", "café", "treaty", "école", "fishing", "1998", "quay", "valley", "naïve", "judge"]


def test_campaigns_are_found_and_ordinary_talk_is_not() -> None:
    posted = flash_mobs(campaigns=15, members=20, background=1_500)
    caught = caught_in(posted)
    members = [number for number, one in enumerate(posted) if one.campaign is not None]
    recall = sum(number in caught for number in members) / len(members)
    assert recall >= 0.95, recall
    assert [number for number in caught if posted[number].campaign is None] == []


def test_the_published_stream_is_the_same_for_everybody() -> None:
    assert flash_mobs(campaigns=3, background=50) == flash_mobs(campaigns=3, background=50)
    assert flash_mobs(campaigns=3, background=50) != flash_mobs(campaigns=3, background=50, seed=1)


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


def test_unrelated_comments_are_rarely_worth_comparing_and_templates_always() -> None:
    ordinary = [set(fingerprint(comment(70_000 + number)).bands) for number in range(160)]
    met = sum(bool(one & other) for at, one in enumerate(ordinary) for other in ordinary[:at])
    assert met <= 0.02 * 160 * 159 / 2
    text = comment(4)
    words = text.split()
    words[1], words[-2] = "yellow", "market"
    assert set(fingerprint(text).bands) & set(fingerprint(" ".join(words)).bands)


def campaign(text: str, before: str, *, parent: str | None = None, article: Article | None = None) -> list[str]:
    """The rules that somebody's `text` meets after five others posted `before`."""
    around = Circumstances(time=START, author="last", parent_text=parent, article=article)
    history = InMemoryHistory()
    for number in range(5):
        print_ = fingerprint(unquoted(normalise(before), around))
        history.remember(Past(f"c{number}", f"a{number}", "t", START, print_))
    looks = history.lookalikes(fingerprint(unquoted(normalise(text), around)), START)
    verdict = judge(normalise(text), replace(around, lookalikes=looks), shipped_edition().limited_to(["flash-mob"]))
    return [finding.rule for finding in verdict.findings]


COPY = "The new bridge will ruin our fishing and nobody has asked the people of the harbour about it."
QUOTE = f"> {COPY}"


def test_a_campaign_that_answers_itself_is_a_campaign() -> None:
    assert campaign(COPY, COPY, parent=COPY) == ["flash-mob"]
    assert campaign(QUOTE, QUOTE, parent=COPY) == ["flash-mob"], "a quotation without a word of one's own is a copy"


def test_a_sign_before_a_line_makes_no_quotation() -> None:
    assert campaign(QUOTE, QUOTE) == ["flash-mob"]
    assert campaign(QUOTE, COPY) == ["flash-mob"]
    assert campaign(f"{QUOTE}\nThis has to be said again.", f"{QUOTE}\nThis has to be said again.") == ["flash-mob"]


def test_people_who_quote_what_they_answer_are_no_campaign() -> None:
    said, other = f"{QUOTE}\nIndeed, who asked you?", f"{QUOTE}\nMy boat lies there since spring."
    assert campaign(said, other, parent=COPY) == []
    assert campaign(said, other, article=Article("Bridge", f"The mayor spoke. {COPY}", "en")) == []
    assert campaign(QUOTE, QUOTE, article=Article("Bridge", f"The mayor spoke. {COPY}", "en")) == []
    same = f"{QUOTE}\nWrite to the council before Friday, because the harbour belongs to our children."
    assert campaign(same, same, parent=COPY) == ["flash-mob"], "the own words are what is compared"


def test_comments_of_nobody_are_one_persons() -> None:
    history = InMemoryHistory()
    for number in range(9):
        history.remember(Past(f"c{number}", None, "t", START, fingerprint(COPY)))
    around = Circumstances(time=START, author="a", lookalikes=history.lookalikes(fingerprint(COPY), START))
    assert judge(normalise(COPY), around, shipped_edition()).findings == ()


def test_memory_keeps_as_much_as_the_database_reads() -> None:
    history = InMemoryHistory()
    print_ = fingerprint(COPY)
    for number in range(MOST_ALIKE + 100):
        history.remember(Past(str(number), "a", "t", START, print_), refused=number % 2 == 0)
    own = history.own_recent("a", START)
    assert [past.id for past in own] == [str(n) for n in range(MOST_ALIKE + 100 - MOST_OWN, MOST_ALIKE + 100) if n % 2]
    assert [past.id for past in history.lookalikes(print_, START)] == [str(n) for n in range(100, MOST_ALIKE + 100)]
    twin = history.twin()
    twin.remember(Past("last", "a", "t", START, print_))
    assert [past.id for past in twin.own_recent("a", START)] == ["last"]
    assert len(twin.lookalikes(print_, START)) == MOST_ALIKE


def posted_by_many(texts: list[str], rule: str = "flash-mob") -> list[list[Finding]]:
    """The findings of each text, each by somebody else a minute after the last; for `flooding` all by one author."""
    history, found = InMemoryHistory(), []
    edition = shipped_edition().limited_to([rule])
    for number, raw in enumerate(texts):
        now, text = START + timedelta(minutes=number), normalise(raw)
        author = "one" if rule == "flooding" else f"a{number}"
        print_ = fingerprint(text)
        around = Circumstances(
            time=now, author=author, thread=f"t{number}",
            lookalikes=history.lookalikes(print_, now), own_recent=history.own_recent(author, now),
        )  # fmt: skip
        found.append(list(judge(text, around, edition).findings))
        history.remember(Past(str(number), author, f"t{number}", now, print_))
    return found


MANNERS = [
    "Mein herzliches Beileid der Familie und allen Angehörigen in dieser schweren Zeit.",
    "Eid Mubarak to everybody in Oldmere, may Allah accept your fasting and prayers.",
    "Merry Christmas and a happy new year to all readers and the whole team!",
    "Happy birthday to the fire brigade and many happy returns from all of us!",
    "Get well soon Mrs Hill, the whole village is thinking of you today.",
    "Our condolences to the police officer's wife and her three small children in Oldmere.",
    "Toutes mes condoléances à la famille et aux proches de la petite Lise.",
    "Mi más sentido pésame para toda la familia y los vecinos de la calle.",
    "Sentite condoglianze alla famiglia e agli amici di Carla da tutta la valle.",
    "Meus sentimentos a toda a família e aos amigos do João neste dia triste.",
    "Gecondoleerd en heel veel sterkte voor de familie en alle vrienden van Piet.",
    "Wyrazy współczucia dla całej rodziny i wszystkich bliskich naszej drogiej pani Marii.",
    "Примите мои искренние соболезнования, всей семье сил и терпения в этот тяжёлый день.",
    "С днём рождения нашего любимого хора, желаю всем певцам здоровья и долгих лет!",
    "Başınız sağ olsun, Allah rahmet eylesin, bütün ailesine ve sevenlerine sabır versin.",
    "عيد مبارك عليكم وعلى جميع أهل المدينة وكل عام وأنتم بألف خير",
    "Herzlichen Glückwunsch an die ganze Mannschaft, das war ein tolles Spiel heute Abend!",
    "Joyeux Noël et bonne année à tous les lecteurs et à toute l'équipe du journal",
    "Tanti auguri a tutta la squadra e a quelli che hanno lavorato tanto per noi!",
    "Nadolig llawen i bawb yn y pentref ac i bob un o'n darllenwyr ni!",
    "Thank you all for the lovely evening at the harbour, we will come again.",
    "What is the opening time of the library on Saturday please?",
    "Weiß jemand, wann die Bücherei am Samstag und am Sonntag geöffnet hat?",
]
CAMPAIGNS = [
    "Happy new year to all, and the mayor must resign before Easter because he lied to us.",
    "Rest in peace, little brook: stop the tunnel now and sign the petition before it is too late.",
    "Thank you, Mayor Hill, for the wonderful new bridge that helps all of us every day.",
    "Why does the council lie to us about the water contract, year after year after year?",
    "Mein Beileid, liebe Stadt: wählt diese Regierung endlich ab, sonst wird es noch viel schlimmer.",
    "Joyeux Noël à tous, et votez contre le tunnel qui va détruire notre belle vallée.",
    "Felices fiestas, y que dimita el gobierno porque la mentira del agua nos cuesta la salud.",
    "С новым годом, и пусть правительство уйдёт, потому что ложь о мосте всем давно надоела.",
    "Merry Christmas, read how the harbour was sold at https://harbour.example/sold to know everything about it.",
    "The new ferry is late every day and nobody at the company answers the telephone any more.",
    "Good morning, Mayor Hill took bribes from the developers and he sold our park, everybody knows.",
    "Well done Mayor Hill, you sold the park to your friends and never asked any of us.",
    "RIP Oldmere, the mayor sold us all to the developers last night in secret.",
    "Good luck to everybody who believes a single word that comes from the town hall now.",
    "Thanks to Acme Bank I have my own house now, call Anna there.",
    "Good morning, buy cheap watches at my little shop behind the station, all brands.",
    "How much did Hill get for the park, and who else got some?",
    "Good morning all, Hill is in the pocket of the builders.",
    "Guten Morgen zusammen, die Brücke gehört jetzt den Freunden von Hill und niemand fragt warum.",
    "Merry Christmas to all of you, the mayor has our park in his pocket.",
    "Eid Mubarak to everybody, Hill pocketed the money for the park.",
    "Happy new year everybody, watches and rings for half the money at Anna's, Quay Street.",
    "Season's greetings to all, ring me for the best roofs on 0161 496 0123 today.",
]
BARE = [
    "Eid Mubarak to everybody in Oldmere, may Allah accept your fasting and prayers.",
    "Eid Mubarak, happy Eid and many blessings to every family in the whole valley.",
    "Our condolences to the police officer's wife and her three small children in Oldmere.",
    "Merry Christmas and a happy new year to all readers and the whole team!",
    "عيد مبارك عليكم وعلى جميع أهل المدينة وكل عام وأنتم بألف خير",
    "祝大家新年快乐，恭喜恭喜，谢谢大家",
]
MORE_THAN_A_WISH = [
    "Get well soon Mrs Hill, the whole village misses the songs of your choir.",
    "Congratulations to everybody who wanted this, Hill laughs at you tonight.",
    "What is the opening time of the library on Saturday please?",
]


@pytest.mark.parametrize("text", MANNERS)
def test_wishes_thanks_and_plain_questions_are_at_most_marked(text: str) -> None:
    assert {finding.action for one in posted_by_many([text] * 9) for finding in one} <= {"mark"}
    assert [one for one in posted_by_many([text] * 6, "flooding") if one] == []


@pytest.mark.parametrize("text", CAMPAIGNS)
def test_a_message_in_the_clothes_of_a_wish_is_a_campaign(text: str) -> None:
    assert [one[0].action for one in posted_by_many([text] * 8)[3:]] == ["hold"] * 4 + ["refuse"]
    assert posted_by_many([text] * 3, "flooding")[-1][0].action == "hold"


@pytest.mark.parametrize("text", BARE)
def test_a_bare_wish_stays_free_however_many_say_it(text: str) -> None:
    assert {finding.action for one in posted_by_many([text] * 20) for finding in one} <= {"mark"}


@pytest.mark.parametrize("text", MORE_THAN_A_WISH)
def test_more_than_a_wish_waits_where_very_many_say_it_and_is_never_refused(text: str) -> None:
    found = posted_by_many([text] * 20)
    assert {finding.action for one in found[:11] for finding in one} == {"mark"}
    assert [one[0].action for one in found[11:]] == ["hold"] * 9


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Good morning to all of you in Oldmere!", True),
        ("Good morning to all of you in sunny old Oldmere!", False),
        ("Well done, and all the best to everybody.", True),
        ("Thank you all for the lovely evening, we will come again.", True),
        ("Thank you all for the lovely evening at the harbour and at the quay, we will come.", False),
        ("Rest in peace dear Anna (1938-2026), you taught all of us to swim.", True),
        ("Rest in peace dear Anna, you taught all of us, read it at www.harbour.example/anna", False),
        ("Thanks to everybody who came to the harbour, that was lovely!", True),
        ("Thanks to the bank my family lives in a house.", False),
        ("When does the library open on Saturday?", True),
        ("When did he open the library for his friends?", False),
        ("How long are the holidays of the school?", True),
    ],
)
def test_where_manners_end(text: str, is_one: bool) -> None:
    assert is_courtesy(normalise(text)) is is_one


@given(st.lists(st.sampled_from([*" ".join(MANNERS).split(), "!", "?", "—", ",", "新年快乐", "rip"]), max_size=30).map(" ".join))
def test_only_a_courtesy_is_a_bare_one(text: str) -> None:
    assert is_courtesy(normalise(text)) or not is_bare(normalise(text))


def test_thanks_are_never_refused_and_a_heap_of_them_waits() -> None:
    found = posted_by_many(["Thank you for your answer, that helps."] * 20, "flooding")
    assert [one for one in found[:7] if one] == []
    assert {finding.action for one in found for finding in one} == {"mark", "hold"}


OPENINGS = ["Honestly,", "Listen,", "Look,", "Friends,", "Well,", "People,", "Neighbours,", "Enough:"]
NAMES = ["Brown", "Hill", "Marsh", "Stone", "Wood", "Field", "Park", "Lake"]
THINGS = ["water", "bus", "road", "school", "harbour", "waste", "bridge", "rail"]
TEMPLATES = [
    "{0} {1} must resign because {3} lied about the {2} contract.",
    "{0} I want {1} to resign today because {3} lied to all of us about the {2} contract and never apologised.",
    "As a {2} worker from {1} I say no to the new tunnel: nobody asked the people who live there, {0} nobody.",
    "{0} {1} sold our {2} to strangers and {3} must give every penny back to the people of this town.",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_with_several_words_changed_is_held_and_its_people_are_counted(template: str) -> None:
    texts = [
        template.format(opening, name, thing, ("he", "she")[number % 2])
        for number, (opening, name, thing) in enumerate(zip(OPENINGS, NAMES, THINGS, strict=True))
    ]
    found = posted_by_many(texts)
    assert any(finding.action != "mark" for one in found for finding in one)
    for number, one in enumerate(found):
        for finding in one:
            people = len(finding.related) + 1
            assert people <= number + 1
            assert finding.why == f"At least {people} people have posted nearly the same text within a short time."


def test_people_who_say_the_same_thing_in_their_own_words_are_no_template() -> None:
    said = [
        "I think the mayor should go, because the contract for the water was never shown to anybody.",
        "The mayor has to go. That water contract was hidden from us for two whole years!",
        "Whoever signed the contract about our water and hid it from the council has to leave now.",
        "Hidden contracts, dear water: in my opinion it is time for the mayor to step down.",
        "My bill doubled after the water contract, and the mayor still says that nothing is wrong.",
        "Nothing against the mayor as a person, but about the water contract he was not honest.",
        "He lied about the contract. A mayor who does that with our water cannot stay.",
        "Let the mayor explain the water contract first, before everybody shouts that he must resign.",
    ]
    assert [one for one in posted_by_many(said) if one] == []
