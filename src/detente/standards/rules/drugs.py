"""`drugs`: offers, praise and recipes of narcotic and psychotropic substances.

To name a substance is no breach: news, medicine and policy do. What counts is a substance with an offer, a praise
of its use or word of how it is made.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Phrases that offer, praise or explain a substance, and the learned score."""
    del circumstances
    return signals(
        text, rule, "The comment seems to offer drugs, to praise their use or to tell how they are made."
    )
