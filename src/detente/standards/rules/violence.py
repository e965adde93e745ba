"""`violence`: relish in violence and in cruelty to animals.

News, history, court reports and grief speak of violence too, and mean no harm: terrible words alone say nothing. What
counts is relish beside them. A learned score may only mark.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Relish beside gore or cruelty, requests for pictures of it, and the learned score."""
    del circumstances
    why = "The comment seems to take pleasure in violence or in cruelty to animals."
    return signals(text, rule, why)
