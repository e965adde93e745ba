"""The readers of the demo newspaper: their comments must fit the articles, the clock and one another.

The files are written by hand, so these checks stand in for the proof-reader: nobody speaks before joining,
nobody answers what has not been said yet, nobody repeats another by accident, and the acts name things
that exist.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import pytest

DEMO = Path(str(files("detente.project"))) / "demo"
COMMENTS = DEMO / "comments"
ARTICLES = DEMO / "articles"
MINUTES_PER_DAY = 1440
DEEPEST_REPLY = 5
SHORT_FORMULA_WORDS = 6  # below this, saying what somebody else said is manners ("Well said."), not copying

RULES = {
    "law", "respect", "off-topic", "hatred", "minors", "extremism", "insult", "publisher", "privacy",
    "violence", "suicide", "advertising", "promotion", "profanity", "spam", "drugs", "malware", "flash-mob",
    "flooding", "trolling", "language-norms", "site-language",
}  # fmt: skip
FIELDS = {
    "flag": {"comments", "rule", "sentence"},
    "decide": {"comments", "decision", "rule", "sentence"},
    "warn": {"reader", "rule", "sentence"},
    "block": {"reader", "rule", "for_days", "sentence"},
    "letter": {"of", "subject", "text"},
    "answer": {"letter", "outcome", "sentence"},
    "appeal": {"comments", "of", "sentence"},
    "hear": {"appeal", "outcome", "sentence"},
}
BY_READERS = {"flag", "letter", "appeal"}


@dataclass(frozen=True)
class Line:
    """One comment of a file, with what follows from its article: `days_ago` is the moment it was written."""

    file: str
    article: str
    id: str
    parent: str | None
    author: str
    minutes_after: int
    text: str
    expect: str | None
    note: str
    days_ago: float

    @property
    def name(self) -> str:
        return f"{self.file}/{self.id}"

    @property
    def words(self) -> list[str]:
        return re.findall(r"\w+", self.text.casefold())

    @property
    def repeats_on_purpose(self) -> bool:
        return self.file == "flash-mob" or "repeat" in self.note


@cache
def people() -> dict[str, Any]:
    return tomllib.loads((COMMENTS / "readers.toml").read_text("utf-8"))


@cache
def readers() -> dict[str, dict[str, Any]]:
    return {reader["username"]: reader for reader in people()["readers"]}


@cache
def articles() -> dict[str, dict[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text("utf-8").split("+++")[1]) for path in ARTICLES.glob("*/*.md")
    }


@cache
def lines() -> tuple[Line, ...]:
    found: list[Line] = []
    for path in sorted(COMMENTS.glob("*.jsonl")):
        rows = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
        slug = rows.pop(0)["article"] if "article" in rows[0] else path.stem
        published = articles()[slug]["days_ago"]
        for row in rows:
            written = published - row["minutes_after"] / MINUTES_PER_DAY
            found.append(Line(file=path.stem, article=slug, days_ago=written, **row))
    return tuple(found)


@cache
def by_name() -> dict[str, Line]:
    return {line.name: line for line in lines()}


@cache
def events() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((COMMENTS / "events.toml").read_text("utf-8"))["events"])


def parent_of(line: Line) -> Line | None:
    return by_name()[f"{line.file}/{line.parent}"] if line.parent else None


def depth(line: Line) -> int:
    above = parent_of(line)
    return 0 if above is None else depth(above) + 1


def event(id: str) -> dict[str, Any]:
    return next(event for event in events() if event["id"] == id)


# -- the readers ----------------------------------------------------------------------------------------


def test_about_a_hundred_readers_with_names_of_their_own() -> None:
    usernames = [person["username"] for person in [*people()["readers"], *people()["staff"]]]
    assert len(readers()) >= 100
    assert len(set(usernames)) == len(usernames)
    assert len({person["display_name"].casefold() for person in people()["readers"]}) == len(readers())
    assert all(re.fullmatch(r"[\w.@+-]{1,150}", username) for username in usernames)


def test_the_names_try_the_page() -> None:
    names = [reader["display_name"] for reader in people()["readers"]]
    assert any(re.search(r"[\u0600-\u06ff]", name) for name in names), "one in Arabic script"
    assert any(re.search(r"[\u0400-\u04ff]", name) for name in names), "one in Cyrillic"
    assert any(re.search(r"[äöü]", name) for name in names), "one with umlauts"
    assert max(map(len, names)) >= 45, "a long one"


def test_joined_within_the_four_months() -> None:
    assert all(3 <= reader["joined_days_ago"] <= 125 for reader in people()["readers"])
    assert all(reader["temperament"] for reader in people()["readers"])


def test_staff_is_an_editor_and_two_moderators() -> None:
    assert Counter(person["role"] for person in people()["staff"]) == {"editor": 1, "moderator": 2}


# -- the comments ---------------------------------------------------------------------------------------


def test_every_author_is_a_reader_and_had_joined() -> None:
    for line in lines():
        assert line.author in readers(), line.name
        assert readers()[line.author]["joined_days_ago"] >= line.days_ago, f"{line.name}: not yet a reader"


def test_nobody_writes_before_publication_or_in_the_future() -> None:
    for line in lines():
        assert line.minutes_after >= 1, line.name
        assert line.days_ago > 0, line.name


def test_closed_threads_have_no_comments_but_those_from_before_the_closing() -> None:
    for line in lines():
        article = articles()[line.article]
        if article["comments"] == "closed":
            assert line.days_ago > article["updated_days_ago"], line.name


def test_ids_are_unique_within_a_file() -> None:
    assert len(by_name()) == len(lines())


def test_replies_answer_something_that_was_said_before() -> None:
    for line in lines():
        above = parent_of(line)
        assert above is None or above.minutes_after < line.minutes_after, line.name
        assert depth(line) <= DEEPEST_REPLY, line.name
    assert max(map(depth, lines())) == DEEPEST_REPLY


def test_nobody_answers_what_is_meant_to_be_withheld() -> None:
    """A reply to a held or refused comment could not be posted, so the loader would lose it."""
    for line in lines():
        above = parent_of(line)
        assert above is None or above.expect not in {"hold", "refuse"}, line.name


def test_expectations_are_verdicts() -> None:
    assert {line.expect for line in lines()} == {None, "publish", "hold", "refuse"}
    assert sum(line.expect is None for line in lines()) > len(lines()) / 2


def test_the_texts_would_pass_the_door() -> None:
    for line in lines():
        assert line.text == line.text.strip(), line.name
        assert 1 <= len(line.text) <= 5_000, line.name


def test_there_is_a_crowd() -> None:
    per_article = Counter(line.article for line in lines())
    assert len(lines()) >= 1000
    assert len(per_article) >= 30
    assert sum(count >= 60 for count in per_article.values()) >= 6, "the hot threads"
    assert max(per_article.values()) > 120, "one very long thread"
    assert sum(1 for username in readers() if any(line.author == username for line in lines())) >= 100


def test_lengths_vary_as_in_life() -> None:
    lengths = [len(line.text.split()) for line in lines()]
    assert 20 <= median(lengths) <= 35
    assert sum(length >= 100 for length in lengths) >= 15, "essays"
    assert sum(length <= 5 for length in lengths) >= 50, "one-liners"


def test_four_months_of_history() -> None:
    written = [line.days_ago for line in lines()]
    assert max(written) > 100
    assert min(written) < 0.2
    months = Counter(int(days // 30) for days in written)
    assert all(months[month] >= 60 for month in range(4))


def test_nobody_repeats_another_by_accident() -> None:
    """Jaccard similarity of three-word shingles, as in near-duplicate detection (Broder 1997)."""

    def shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))

    own = [(line, shingles(line.words)) for line in lines() if len(line.words) >= SHORT_FORMULA_WORDS]
    own = [(line, parts) for line, parts in own if not line.repeats_on_purpose]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, (_, parts) in enumerate(own):
        for part in parts:
            holders.setdefault(part, []).append(number)
    for number, (line, parts) in enumerate(own):
        shared = Counter(other for part in parts for other in holders[part] if other < number)
        for other, common in shared.items():
            likeness = common / (len(parts) + len(own[other][1]) - common)
            assert likeness < 0.5, f"{line.name} is nearly {own[other][0].name}"


def test_the_flash_mob_is_one() -> None:
    mob = [line for line in lines() if line.file == "flash-mob"]
    assert len(mob) == 60 == len({line.author for line in mob})
    assert max(line.minutes_after for line in mob) - min(line.minutes_after for line in mob) <= 40
    first = Counter(mob[0].words)
    for line in mob:
        common = sum((first & Counter(line.words)).values())
        assert common >= 0.8 * sum(first.values()), line.name


def test_one_reader_pastes_the_same_five_times() -> None:
    spoken = [line for line in lines() if len(line.words) >= SHORT_FORMULA_WORDS]
    (author, text), times = Counter((line.author, line.text) for line in spoken).most_common(1)[0]
    pasted = [line for line in spoken if (line.author, line.text) == (author, text)]
    assert times == 5
    assert len({line.article for line in pasted}) == 1
    assert max(line.minutes_after for line in pasted) - min(line.minutes_after for line in pasted) <= 10


@pytest.mark.parametrize("formula", ["Well said.", "My condolences."])
def test_short_formulas_are_said_by_many(formula: str) -> None:
    assert len({line.author for line in lines() if formula in line.text}) >= 5


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("profanity", 25),
        ("capitals", 15),
        ("other language", 9),
        ("insult", 12),
        ("lawful criticism", 6),
        ("advertising", 2),
        ("spam", 3),
        ("contact data", 3),
        ("despair", 1),
    ],
)
def test_what_a_moderator_meets_is_there(kind: str, least: int) -> None:
    assert sum(kind in line.note for line in lines()) >= least


def test_addresses_and_numbers_are_invented() -> None:
    """Only names under `.example` (RFC 2606) and the 555 numbers that no exchange gives out."""
    for line in lines():
        for domain in re.findall(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|example)\b", line.text):
            assert domain.endswith(".example"), line.name
        for number in re.findall(r"\b\d{3}-\d{4}\b", line.text):
            assert number.startswith("555-01"), line.name


# -- what people did about them -------------------------------------------------------------------------


def test_events_have_their_fields_and_an_order() -> None:
    ids = [event["id"] for event in events()]
    assert len(events()) >= 30
    assert len(set(ids)) == len(ids)
    days = [event["days_ago"] for event in events()]
    assert days == sorted(days, reverse=True)
    assert min(days) > 0
    for event in events():
        assert set(event) == FIELDS[event["act"]] | {"id", "days_ago", "act", "actor"}, event["id"]


def test_events_are_done_by_those_who_may() -> None:
    staff = {person["username"] for person in people()["staff"] if person["role"] == "moderator"}
    for event in events():
        allowed = set(readers()) if event["act"] in BY_READERS else staff
        assert event["actor"] in allowed, event["id"]
        assert "reader" not in event or event["reader"] in readers(), event["id"]


def test_events_name_rules_and_come_after_what_they_are_about() -> None:
    for happened in events():
        if happened.get("rule"):
            assert happened["rule"] in RULES, happened["id"]
        for name in happened.get("comments", []):
            assert by_name()[name].days_ago > happened["days_ago"], happened["id"]
        for reference in ("of", "letter", "appeal"):
            if reference in happened:
                assert event(happened[reference])["days_ago"] > happened["days_ago"], happened["id"]


def test_events_explain_themselves() -> None:
    for happened in events():
        words = (happened.get("sentence") or happened["text"]).split()
        assert len(words) >= 8, happened["id"]


def test_decisions_are_known_and_at_most_one_per_comment() -> None:
    decided = [happened for happened in events() if happened["act"] == "decide"]
    assert {happened["decision"] for happened in decided} == {"publish", "refuse", "remove", "keep"}
    names = Counter(name for happened in decided for name in happened["comments"])
    assert max(names.values()) == 1


def test_nobody_hears_the_appeal_against_themselves() -> None:
    outcomes = Counter()
    appeals = [happened for happened in events() if happened["act"] == "appeal"]
    for appeal in appeals:
        decision = event(appeal["of"])
        assert set(appeal["comments"]) <= set(decision["comments"])
        assert all(by_name()[name].author == appeal["actor"] for name in appeal["comments"])
        hearings = [happened for happened in events() if happened.get("appeal") == appeal["id"]]
        outcomes.update(hearing["outcome"] for hearing in hearings)
        outcomes["open"] += not hearings
        assert all(hearing["actor"] != decision["actor"] for hearing in hearings)
    assert outcomes == {"reverse": 1, "uphold": 1, "open": 1}


def test_the_letter_is_answered_by_the_other_moderator() -> None:
    for answer in (happened for happened in events() if happened["act"] == "answer"):
        letter = event(answer["letter"])
        block = event(letter["of"])
        assert letter["actor"] == block["reader"]
        assert answer["actor"] != block["actor"]


def test_a_block_follows_a_warning_and_the_blocked_stay_silent() -> None:
    for block in (happened for happened in events() if happened["act"] == "block"):
        warnings = [e for e in events() if e["act"] == "warn" and e["reader"] == block["reader"]]
        assert any(warning["days_ago"] > block["days_ago"] for warning in warnings), block["id"]
        ends = block["days_ago"] - block["for_days"]
        for answer in (e for e in events() if e.get("outcome") == "lift"):
            if event(answer["letter"])["of"] == block["id"]:
                ends = answer["days_ago"]
        for line in lines():
            assert line.author != block["reader"] or not ends < line.days_ago < block["days_ago"], line.name


def test_the_page_about_the_newsroom_counts_the_comments_as_they_are() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/explanation/demo-newsroom.md").read_text("utf-8")
    told = re.findall(r"^\| [\d.]+ \| `([a-z0-9-]+)` \|.*, (\d+)[^|]*\|$", page, flags=re.MULTILINE)
    counts = Counter(line.article for line in lines())
    assert {slug: int(number) for slug, number in told} == {slug: counts[slug] for slug in articles()}
    assert f"({len(lines()):,} together)" in page
