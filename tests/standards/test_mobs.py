"""Flash mobs in the benchmark's seeded stream: copies, copies in disguise and templates with changed words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bench.standards import caught_in, flash_mobs
from bench.words import comment
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import (
    Article,
    Circumstances,
    InMemoryHistory,
    Past,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
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
