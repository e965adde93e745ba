"""The Scunthorpe problem: more than five thousand strings in which nothing must be found."""

from __future__ import annotations

from datetime import UTC, datetime

from bench.own_sets import innocent_strings

from detente.standards import Circumstances, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


def test_nothing_is_found_in_innocent_strings() -> None:
    edition = shipped_edition("as-published").limited_to(["profanity"])
    strings = innocent_strings()
    assert len(strings) >= 5_000
    found = {
        raw: [raw[start:end] for finding in verdict.findings for start, end in finding.spans]
        for raw in strings
        if (verdict := judge(normalise(raw), PLAIN, edition)).findings
    }
    assert found == {}


def test_innocent_words_in_capitals_are_innocent_too() -> None:
    edition = shipped_edition("as-published").limited_to(["profanity"])
    loud = [raw.upper() for raw in innocent_strings() if raw.isalpha() and raw.islower()]
    assert len(loud) > 400
    found = [raw for raw in loud if judge(normalise(raw), PLAIN, edition).findings]
    assert found == []
