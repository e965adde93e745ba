"""Spam, advertising, trolling, contempt of the publisher and comments beside the subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from detente.standards import Article, Circumstances, judge, normalise, shipped_edition
from detente.standards.edition import Rule
from detente.standards.examples import finds, scene_of
from detente.standards.rules import off_topic, phrases, publisher, trolling
from detente.standards.text import Text

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
BRIDGE = Article(
    title="Old swing bridge closed after crack is found",
    text="Divers found a crack in the eastern pier. Drivers have to take the ring road.",
)
ELSEWHERE = "Recipe for Sunday: butter, four eggs, flour, lemon, bake for forty minutes."


def rule(name: str) -> Rule:
    return shipped_edition().rules[name]


def learned(raw: str, **scores: float) -> Text:
    text = normalise(raw)
    text.know("attributes", {"TOXICITY": 0.1, **scores})
    return text


def test_a_scene_is_read_with_everything_around_the_comment() -> None:
    body, around = scene_of("article | A title. And a text.\nparent | Yes?\npublisher | The Post\ncomment | No | not at all")
    assert body == "No | not at all"
    assert (around.article, around.parent_text, around.publisher) == (Article("A title", "And a text."), "Yes?", "The Post")
    for plain in ("No scene", "article | A title", "weather | rain\ncomment | No", "comment|No"):
        assert scene_of(plain) is None


def test_an_example_of_a_rule_that_is_switched_off_can_be_run() -> None:
    edition = shipped_edition()
    insult = "publisher | Halverton Gazette\ncomment | Only idiots work for the Gazette."
    assert not edition.rules["publisher"].enabled
    assert finds(insult, "publisher", edition)
    around = replace(PLAIN, publisher="Halverton Gazette")
    verdict = judge(normalise("Only idiots work for the Gazette."), around, edition)
    assert "publisher" not in {finding.rule for finding in verdict.findings}


def test_a_learned_score_alone_has_to_be_sure_and_without_a_link_to_a_seller_it_only_marks() -> None:
    def score(name: str, value: float, raw: str = "Ask my cousin about it") -> float:
        (signal,) = phrases.detect(learned(raw, **{name: value}), PLAIN, rule(name))
        return signal.score

    for name in ("spam", "advertising"):
        least = rule(name).threshold("alone", 0)
        assert score(name, least - 0.01) == 0.5
        assert score(name, 0.95) == 0.8 < rule(name).thresholds["hold"]
        assert score(name, 0.95, "Ask my cousin at https://cousin.example") == 0.8
        assert score(name, 0.95, "Ask my cousin at https://wa.me/123456") == 0.95
        assert score(name, 0.95, "https://cousin.example/") == 0.5
    assert phrases.detect(learned("Ask my cousin about it", advertising=0.99), PLAIN, rule("promotion")) == ()


def test_a_learned_score_strengthens_phrases_and_a_warning_weakens_them() -> None:
    def score(raw: str, spam: float) -> float:
        (signal,) = phrases.detect(learned(raw, spam=spam), PLAIN, rule("spam"))
        return signal.score

    assert score("Guaranteed profit with Mrs Lund", 0.1) == pytest.approx(0.7)
    assert score("Guaranteed profit with Mrs Lund", 0.9) == pytest.approx(0.835)
    assert score("Guaranteed profit is a scam, beware", 0.1) <= 0.5
    assert score("Guaranteed profit, this is no scam", 0.9) > 0.8


@pytest.mark.parametrize(
    ("spam", "advertising", "held"),
    [(0.99, 0.99, True), (0.86, 0.86, True), (0.99, 0.4, False), (0.4, 0.99, False), (0.8, 0.99, False)],
)
def test_one_phrase_holds_where_both_scores_of_sellers_are_sure(spam: float, advertising: float, held: bool) -> None:
    def score(raw: str, name: str) -> float:
        (signal,) = phrases.detect(learned(raw, spam=spam, advertising=advertising), PLAIN, rule(name))
        return signal.score

    for raw, name in (("Guaranteed profit with Mrs Lund", "spam"), ("Order today at our stall", "advertising")):
        assert (score(raw, name) > rule(name).thresholds["hold"]) == held
        assert score(f"Beware, a trap: {raw}", name) <= rule(name).thresholds["hold"]
    assert score("We sell boats", "advertising") < rule("advertising").thresholds["hold"], "too faint a phrase"


@pytest.mark.parametrize(
    "raw",
    [
        "Cheap handbags, 80% off, every brand, order at www.bag-outlet.example",
        "Our bakery has a 10% off offer this week, order at www.bun-shop.example",
        "Selling fake passports and licences, message me on Telegram @docs4u",
        "Trading signals with 95 percent accuracy, join my telegram, t.me/goldsignals",
        "We deliver fresh meat boxes nationwide, 15% discount with code MEAT15, www.meatbox.example",
    ],
)
def test_whoever_sells_waits_for_a_person(raw: str) -> None:
    assert judge(normalise(raw), PLAIN, shipped_edition()).action == "hold"


@pytest.mark.parametrize(
    "raw",
    [
        "The fair-trade shop has 20% off tea until Saturday, I was glad of it.",
        "Tickets for the school play are 10% off for pensioners: https://theatre.example/play",
        "Register now for the public hearing on the bypass, the list closes on Friday: https://council.example/hearing",
        "If you have noise complaints, contact us, the residents' association, through https://residents.example",
        "Call now for volunteers: the food bank on Wick Street is short of hands this week.",
        "Sign up now for the flood warnings, the council sends them free of charge: https://council.example/floods",
        "I bought the replica watches story for a second, then read the second paragraph.",
        'Somebody keeps posting "make money online" under every article, please moderate.',
        "The garden centre has a special offer on bulbs, which is the only good news this week.",
        "Order today and it comes next month, that's how their online shop works these days.",
        "I get paid over the summer, and my first paycheck went on the car.",
    ],
)
def test_sellers_words_in_a_neighbours_mouth_hold_nothing(raw: str) -> None:
    assert judge(normalise(raw), PLAIN, shipped_edition()).action == "publish"


def test_jeers_count_when_they_are_all_that_is_said_and_quotations_never() -> None:
    def found(raw: str) -> bool:
        return any(s.score >= 0.7 for s in trolling.detect(normalise(raw), PLAIN, rule("trolling")))

    assert found("Cope.")
    assert found("lol cope")
    assert not found("We cope with it, year after year.")
    assert not found('He wrote "touch grass" under the obituary.')
    assert found("Touch grass, all of you.")


def test_trolling_is_marked_and_nothing_more_in_recommended() -> None:
    verdict = judge(normalise("Cry more."), PLAIN, shipped_edition())
    assert ("trolling", "mark") in {(finding.rule, finding.action) for finding in verdict.findings}
    assert verdict.action == "publish"


def test_what_has_nothing_to_do_with_the_article_is_marked_and_published() -> None:
    here = replace(PLAIN, article=BRIDGE)
    verdict = judge(normalise(ELSEWHERE), here, shipped_edition())
    assert ("off-topic", "mark") in {(finding.rule, finding.action) for finding in verdict.findings}
    assert verdict.action == "publish"


@pytest.mark.parametrize(
    "around",
    [
        {"article": None},
        {"article": Article()},
        {"article": replace(BRIDGE, language="de")},
        {"article": BRIDGE, "parent_text": "Which cake do you bake on Sunday?"},
    ],
)
def test_without_an_english_article_or_beside_its_parent_nothing_is_off_topic(around: dict[str, object]) -> None:
    signals = off_topic.detect(normalise(ELSEWHERE), replace(PLAIN, **around), rule("off-topic"))
    assert not signals or max(signal.score for signal in signals) < 0.6


def test_a_few_words_are_never_off_topic() -> None:
    here = replace(PLAIN, article=BRIDGE)
    for raw in ("Shame.", "Butter, eggs, lemon!", "They never learn.", "", "🤡"):
        assert off_topic.detect(normalise(raw), here, rule("off-topic")) is None


def test_criticism_of_the_publisher_is_no_contempt() -> None:
    here = replace(PLAIN, publisher="The Dunmarrow Post")
    for raw in (
        "The Post's headline is stupid and its poll is worthless.",
        "The mayor is an idiot, and the Post should say it.",
        "Do not call the editors idiots.",
        "The thieves who stole the bell are scum. Post, keep at it.",
    ):
        assert publisher.detect(normalise(raw), here, rule("publisher")) == (), raw
    (signal,) = publisher.detect(normalise("The Post's reporters are vermin."), here, rule("publisher"))
    assert signal.spans == ((25, 31),)
    assert "The Dunmarrow Post" in signal.why


@pytest.mark.parametrize(
    "raw",
    [
        "https://www.bbc.co.uk/news/uk-12345678",
        "Watch the debate here https://www.youtube.com/watch?v=abc123 from minute 40.",
        "Sign in at https://outlook.live.com/login to read it.",
        "Source: https://www.stats.example/crime/2025",
        "Free tickets for pensioners at https://theatre.example/free",
    ],
)
def test_a_link_without_a_sellers_words_holds_nothing(raw: str) -> None:
    verdict = judge(normalise(raw), Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC)), shipped_edition())
    assert verdict.action == "publish"
