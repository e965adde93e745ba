"""The judgement as a whole: pure, bounded, with evidence for everything it does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import (
    Circumstances,
    Finding,
    InMemoryHistory,
    Past,
    Verdict,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.edition import SHIPPED
from detente.standards.judging import _once

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLAIN = Circumstances(time=NOW)
words = st.sampled_from(
    [
        "you",
        "are",
        "a",
        "fucking",
        "c",
        "u",
        "n",
        "t",
        "sh1t",
        "THE",
        "BRIDGE",
        "IS",
        "OPEN",
        "f*ck",
        "das",
        "ist",
        "gut",
        ".",
        "!",
        "\u200b",
        "fuсk",
        "https://a.example",
        "😀",
        "und",
        "nicht",
    ]
)
texts = st.text(st.characters(), max_size=150) | st.lists(words, max_size=25).map(" ".join)


@settings(max_examples=150)
@given(texts, st.sampled_from(SHIPPED))
def test_any_text_gives_a_verdict_with_evidence_inside_the_text(raw: str, name: str) -> None:
    verdict = judge(normalise(raw), PLAIN, shipped_edition(name))
    for finding in verdict.findings:
        assert finding.why.endswith(".")
        assert all(0 <= start < end <= len(raw) for start, end in finding.spans)
        assert 0 < finding.score <= 1
    if verdict.action != "publish":
        assert verdict.action in [finding.action for finding in verdict.findings]
    assert all(0 <= score <= 1 for score in verdict.scores.values())


@settings(max_examples=60)
@given(texts)
def test_judging_again_gives_an_equal_verdict_and_survives_json(raw: str) -> None:
    first = judge(normalise(raw), PLAIN, shipped_edition())
    again = judge(normalise(raw), PLAIN, shipped_edition())
    assert first == again
    assert Verdict.from_dict(json.loads(json.dumps(first.as_dict()))) == first


@settings(max_examples=60)
@given(texts, st.randoms(use_true_random=False))
def test_the_order_in_which_rules_are_kept_never_changes_a_verdict(raw: str, random: object) -> None:
    edition = shipped_edition()
    shuffled = list(edition.rules.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    mixed = replace(edition, rules=MappingProxyType(dict(shuffled)))
    one, other = judge(normalise(raw), PLAIN, edition), judge(normalise(raw), PLAIN, mixed)
    assert (one.action, one.findings) == (other.action, other.findings)
    assert one.scores == other.scores


def test_a_verdict_names_edition_and_detectors() -> None:
    verdict = judge(normalise("Good morning."), PLAIN, shipped_edition())
    assert verdict.edition == shipped_edition().hash
    assert verdict.detectors.startswith("sha256:")
    assert len(verdict.detectors) == 71


@pytest.mark.parametrize(
    ("raw", "rule", "kind", "words"),
    [
        ("I'll kill you", "insult", "threat", ["I'll kill you"]),
        ("gas the jews", "hatred", "", ["gas the jews"]),
        ("Somebody should put a bullet in the mayor.", "insult", "threat", ["should put a bullet in the"]),
    ],
)
def test_what_is_learned_and_what_is_listed_tell_of_one_thing_once(raw: str, rule: str, kind: str, words: list[str]) -> None:
    found = [one for one in judge(normalise(raw), PLAIN, shipped_edition()).findings if (one.rule, one.kind) == (rule, kind)]
    assert [one.action for one in found] == ["hold"]
    assert found[0].score >= 0.9, "the heavier of the two is kept"
    for word in words:
        assert any(word in raw[start:end] or raw[start:end] in word for start, end in found[0].spans)


def finding(rule: str, score: float, *spans: tuple[int, int], kind: str = "") -> Finding:
    return Finding(rule, score, spans, f"It says {score}.", "mark", (), kind)


def test_findings_over_the_same_words_become_one_with_the_spans_of_all() -> None:
    heavy, light = finding("hatred", 0.9, (0, 4), (10, 14)), finding("hatred", 0.6, (2, 6), (20, 24))
    assert _once([heavy, light]) == [replace(heavy, spans=((0, 6), (10, 14), (20, 24)))]
    bridge = finding("hatred", 0.5, (3, 8))
    assert _once([finding("hatred", 0.9, (0, 4)), finding("hatred", 0.8, (7, 9)), bridge]) == [finding("hatred", 0.9, (0, 9))]


def test_findings_that_tell_of_different_things_stay_apart() -> None:
    for pair in (
        [finding("hatred", 0.9, (0, 4)), finding("hatred", 0.6, (4, 8))],
        [finding("insult", 0.9, (0, 4), kind="threat"), finding("insult", 0.6, (0, 4), kind="insult")],
        [finding("hatred", 0.9, (0, 4)), finding("insult", 0.6, (0, 4))],
        [finding("language-norms", 0.9, (0, 40)), finding("language-norms", 0.6, (0, 40))],
        [finding("privacy", 0.9, (0, 40)), finding("privacy", 0.6, (10, 20))],
        [finding("hatred", 0.9), finding("hatred", 0.6)],
    ):
        assert _once(pair) == pair


def test_a_rule_without_a_detector_has_no_score() -> None:
    edition = shipped_edition()
    verdict = judge(normalise("A perfectly ordinary comment about the ferry."), PLAIN, edition)
    for rule in edition.rules.values():
        if not rule.has_detector or not rule.enabled:
            assert rule.id not in verdict.scores


def test_the_ceiling_binds_the_machine() -> None:
    raw = "THIS IS SHOUTED FROM THE FIRST WORD TO THE LAST"
    assert judge(normalise(raw), PLAIN, shipped_edition("recommended")).action == "hold"
    assert judge(normalise(raw), PLAIN, shipped_edition("as-published")).action == "refuse"


def test_house_settings_hold_and_are_no_rules() -> None:
    edition = shipped_edition()
    held = replace(PLAIN, held_words=("lighthouse keeper", "quarry*"))
    verdict = judge(normalise("The Lighthouse  Keeper of the QUARRYMEN said so."), held, edition)
    assert (verdict.action, verdict.findings[0].rule) == ("hold", "own-list")
    assert verdict.findings[0].spans
    for parted in ("lighthouse  keeper", "lighthouse\nkeeper", "lighthouse\u00a0\n\n keeper"):
        (finding,) = judge(normalise(f"Ask the {parted}!"), held, edition).findings
        assert finding.spans == ((8, 8 + len(parted)),)
    assert judge(normalise("The lighthousekeeper and the lighthouse keepers."), held, edition).action == "publish"
    newcomer = replace(PLAIN, newcomer=True, hold_newcomers=True)
    assert judge(normalise("Hello."), newcomer, edition).findings[0].rule == "newcomer"
    assert judge(normalise("Hello."), replace(PLAIN, newcomer=True), edition).action == "publish"


def test_a_comment_in_an_unmeasured_language_waits_where_the_edition_or_the_house_says_so() -> None:
    text = normalise("Laiva oli taas myöhässä, eikä kukaan kertonut matkustajille mitään koko aamuna.")
    finnish = replace(PLAIN, site_languages=("en", "fi"))
    edition = shipped_edition()
    published = judge(text, finnish, edition)
    assert (published.action, published.findings) == ("publish", ()) and published.unmeasured
    held = judge(text, finnish, replace(edition, hold_unmeasured=True))
    assert held == judge(text, replace(finnish, hold_unmeasured=True), edition)
    (finding,) = held.findings
    assert (held.action, finding.rule, finding.spans) == ("hold", "unmeasured", ())
    assert f"{len(held.unmeasured)} of the rules in Finnish" in finding.why
    english = judge(normalise("The ferry was late again, and nobody told us why."), finnish, edition)
    assert english == judge(
        normalise("The ferry was late again, and nobody told us why."),
        replace(finnish, hold_unmeasured=True),
        replace(edition, hold_unmeasured=True),
    )


def test_a_text_longer_than_the_machine_reads_says_so_and_goes_to_a_person() -> None:
    verdict = judge(normalise("The ferry is late. " * 60_000), PLAIN, shipped_edition())
    assert verdict.inspected == 20_000
    assert "length" in [finding.rule for finding in verdict.findings]
    assert verdict.action in ("hold", "refuse")


def mob(people: int, minutes: int, text: str) -> Verdict:
    history = InMemoryHistory()
    for number in range(people - 1):
        at = NOW - timedelta(minutes=minutes)
        history.remember(Past(f"c{number}", f"a{number}", "t", at, fingerprint(text)))
    own = Circumstances(time=NOW, author="last", lookalikes=history.lookalikes(fingerprint(text), NOW))
    return judge(normalise(text), own, shipped_edition())


def test_a_mob_is_found_with_its_cluster_and_only_inside_the_window() -> None:
    text = "The new bridge will ruin our fishing and nobody has asked the people of the harbour about it."
    verdict = mob(5, 30, text)
    assert verdict.action == "hold"
    (finding,) = verdict.findings
    assert (finding.rule, set(finding.related)) == ("flash-mob", {"c0", "c1", "c2", "c3"})
    assert mob(12, 30, text).action == "refuse"
    assert mob(12, 60 * 13, text).findings == ()
    assert mob(60, 5, "Rest in peace.").findings == ()
    assert mob(2, 5, text).findings == ()


def test_people_who_quote_the_article_are_no_mob() -> None:
    from detente.standards import Article

    text = "the treaty will be signed on the island before the end of the year"
    history = InMemoryHistory()
    for number in range(8):
        history.remember(Past(f"c{number}", f"a{number}", "t", NOW, fingerprint(text)))
    article = Article(
        "Treaty",
        "The minister said that the treaty will be signed on the island before the end of the year.",
        "en",
    )
    looks = history.lookalikes(fingerprint(text), NOW)
    quoting = Circumstances(time=NOW, author="z", article=article, lookalikes=looks)
    assert judge(normalise(text), quoting, shipped_edition()).findings == ()
    assert judge(normalise(text), replace(quoting, article=None), shipped_edition()).findings


@pytest.mark.parametrize(
    "unit",
    [
        "fuck ",
        "f u c k ",
        "f*ck ",
        "a@b.",
        "+1",
        'say "fuck" ',
        "fuck",
        "http://a.b/ ",
        "DE89 ",
        "f\u200b",
        "a\u0301",
        "аb ",
    ],
)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    """Eight times the text takes far less than sixty-four times the steps (counted, not timed)."""

    def steps(length: int) -> int:
        count = 0

        def count_line(*_: object) -> Callable[..., object]:
            nonlocal count
            count += 1
            return count_line

        text = (unit * length)[:length]
        sys.settrace(count_line)
        try:
            judge(normalise(text), PLAIN, shipped_edition())
        finally:
            sys.settrace(None)
        return count

    judge(normalise(unit * 3), PLAIN, shipped_edition())
    assert steps(3_200) < 16 * steps(400)


@pytest.mark.parametrize("raw", ["I want to die.", "I can't go on anymore, you cunt."])
@pytest.mark.parametrize(
    "change",
    [
        {"enabled": False},
        {"ceiling": "none"},
        {"shadow": True},
        {"thresholds": MappingProxyType({"mark": 0.95, "hold": 0.99})},
    ],
)
def test_despair_is_heard_whatever_an_edition_says_of_the_rule(raw: str, change: dict[str, object]) -> None:
    edition = shipped_edition("as-published")
    rules = {**edition.rules, "suicide": replace(edition.rules["suicide"], **change)}  # type: ignore[arg-type]
    for ours in (replace(edition, rules=MappingProxyType(rules)), edition.limited_to(["malware"])):
        verdict = judge(normalise(raw), PLAIN, ours)
        assert verdict.action == "hold"
        assert [(f.rule, f.action) for f in verdict.findings if f.kind == "despair"] == [("suicide", "hold")]
    assert "suicide" not in judge(normalise(raw), PLAIN, edition.limited_to(["malware"])).scores


def test_the_strength_of_signs_is_the_same_to_the_last_digit_in_every_process() -> None:
    script = (
        "from detente.standards.lexicon.phrases import Phrase\n"
        "from detente.standards.rules.grave import Heard, strength\n"
        "kinds = {'substance': .13, 'offer': .26, 'relish': .17, 'deed': .15, 'lure': .12}\n"
        "print(repr(strength(tuple(Heard(Phrase('drugs', kind, weight, kind), (0, 1)) for kind, weight in kinds.items()))))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(told) == 1
    assert 0.5 < float(told.pop()) < 0.7
