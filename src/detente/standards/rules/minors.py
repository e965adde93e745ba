"""`minors`: approaching, exposing, mocking and endangering children.

Children are a subject like any other. What counts is secrecy asked of a child, a lure, a trade in pictures, an
address, cruelty; mostly two of these signs together.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Phrases of approach, exposure and cruelty, and the learned score."""
    del circumstances
    return signals(
        text, rule, "The comment seems to approach a child, to expose one or to call for harm to one."
    )
