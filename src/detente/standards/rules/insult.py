"""`insult`: insults and threats against people, by a learned score. It ranks and holds; it never refuses."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in
from detente.standards.learned.heads import attributes
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """The higher of the scores for insult and threat, with the words that people most often marked as
    evidence.
    """
    del circumstances
    scores = attributes(text)
    if scores is None:
        return None
    kind = "threat" if scores["THREAT"] > scores["INSULT"] else "insult"
    why = "The comment reads like others that people called " + (
        "threatening." if kind == "threat" else "insulting."
    )
    lowest = min(
        (rule.thresholds[name] for name in ("mark", "hold", "refuse") if name in rule.thresholds), default=2.0
    )
    score = max(scores["THREAT"], scores["INSULT"])
    spans = evidence_in(text) if score >= lowest else ()
    return (Signal(score, spans, why, kind=kind),)
