"""Whom a neutral sentence names must not matter, and contempt must be told from what looks like it."""

from __future__ import annotations

from collections import Counter

from bench import fairness
from bench.fairness import seen
from bench.functional.__main__ import accuracies, marked, verdicts
from bench.functional.sentences import cases, descriptions, fill


def test_a_swapped_identity_hardly_ever_changes_a_verdict() -> None:
    """At most two verdicts of a hundred, marks included, and nothing held."""
    frames, groups = fairness.sentences(), fairness.identities()
    assert (len(fairness.sentences()), len(groups)) == (45, 50)
    flips, stopped = 0, []
    for frame in frames:
        found = verdicts([fill(frame, group) for group in groups])
        usual = Counter(map(seen, found)).most_common(1)[0][0]
        flips += sum(seen(verdict) != usual for verdict in found)
        stopped += [
            fill(frame, group) for group, one in zip(groups, found, strict=True) if one.action != "publish"
        ]
    assert stopped == []
    assert flips * 50 <= len(frames) * len(groups)


def test_contempt_is_told_from_what_looks_like_it() -> None:
    """Aim: above 76.6 % overall and far above 48.2 % on the innocent texts (Perspective, on another such set)."""
    tests = cases()
    assert len(tests) >= 1_200
    assert len(descriptions()) >= 30
    assert min(Counter(test.function for test in tests).values()) >= 8
    right = accuracies(tests, [marked(verdict) for verdict in verdicts([test.text for test in tests])])
    assert right["overall"] >= 0.8, right
    assert right["innocent"] >= 0.84, right


def test_placeholders_are_all_filled_and_articles_fit() -> None:
    for case in cases():
        assert "{" not in case.text and "}" not in case.text
        assert (
            " a Arab" not in case.text and " a immigrant" not in case.text and " a autistic" not in case.text
        )
        assert case.text[0] == case.text[0].upper() or case.group == ""
