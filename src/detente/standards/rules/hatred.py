"""`hatred`: hatred against groups, by a learned score. It ranks and holds; it never refuses."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in
from detente.standards.learned.heads import attributes
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """The score of the head for hatred, damped where the score for an attack on identity disagrees."""
    del circumstances
    scores = attributes(text)
    if scores is None or "hatred" not in scores:  # nobody measured it in this language
        return None
    score = min(scores["hatred"], 0.5 + scores.get("IDENTITY_ATTACK", 1.0))
    spans = evidence_in(text) if score >= rule.threshold("mark", 0.5) else ()
    return (
        Signal(score, spans, "The comment reads like others that people called hateful towards a group."),
    )
