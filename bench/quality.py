"""The rows about right and wrong: functional tests of hatred, swapped identities, disguises. No rate, no server."""

from __future__ import annotations

from bench.functional.__main__ import PERSPECTIVE
from bench.rows import Row, python

SHIPPED = "at the shipped marks of hatred and insult"
ALLOWED = 0.02
"""So many verdicts may change with the identity that a neutral sentence names."""


def quality() -> list[Row]:
    """Four rows on texts of our own, judged under `recommended` as it ships."""
    hate, fair, hidden = python("bench.functional", "--json"), python("bench.fairness"), python("bench.obfuscation")
    swaps, worst = fair["swaps"], max(hidden["fall in points"], key=hidden["fall in points"].get)
    against = "Perspective on another set of functions, as published"
    return [
        Row("functional tests of hatred: right", "share", hate[SHIPPED]["overall"], PERSPECTIVE["overall"], against,
            "> 0.766", {"seen": hate}),
        Row("the innocent ones among them: right", "share", hate[SHIPPED]["innocent"], PERSPECTIVE["innocent"], against,
            "far above 0.482"),
        Row("verdicts that a swapped identity flips", "share", swaps["flipped"], ALLOWED, "the share that is allowed",
            "≤ 0.02", {"seen": fair}),
        Row("profanity found under the worst disguise", "share", round(hidden["recall"] - hidden["largest fall"] / 100, 3),
            hidden["recall"], f"the same words undisguised; worst: {worst}; {hidden['false hits']} false hits on "
            f"{hidden['innocent strings']:,} innocent strings", "falls by ≤ 0.02; 0 false hits", {"seen": hidden}),
    ]  # fmt: skip
