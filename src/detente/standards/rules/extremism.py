"""`extremism`: extremist ideas, praise of terror, and calls to do what the law forbids.

Radical opinions, protest and whatever reports, quotes or opposes such ideas are lawful speech.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Slogans, calls to violence and praise of attackers, and the learned score."""
    del circumstances
    return signals(text, rule, "The comment seems to call for a crime or to praise terror or tyranny.")
