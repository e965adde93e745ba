"""`extremism`: extremist ideas, praise of terror, and calls to do what the law forbids.

Radical opinions, protest and whatever reports, quotes or opposes such ideas are lawful speech.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.lexicon.reported import is_reported
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text
from detente.standards.tokens import tokens_of

WHY = "The comment seems to call for a crime or to praise terror or tyranny."
_CODES = words("1488 14/88 14-88")
_GREETING = words(
    "88 heil sieg hh white brother brothers comrade comrades forever gang pride skinhead skinheads kameraden rahowa"
)
_COUNTED = words(
    "page pages people vote votes house houses metre metres meter meters km mile miles pound pounds euro euros dollar dollars men "
    "women homes jobs comments the was when and"
)
_EDGES = ".,;:!?\"'()[]…"
CODED, NAKED, FEW = 0.96, 0.8, 3


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Slogans, calls to violence and praise of attackers, the number that neo-Nazis greet with, and the learned score."""
    del circumstances
    code = _coded(text)
    seen = signals(text, rule, WHY)
    return (code, *(seen or ())) if code else seen


def _coded(text: Text) -> Signal | None:
    """ "1488" beside a greeting, "14/88", or as all that a comment says; a year, a sum and a house number stand elsewhere."""
    if "88" not in text.inspected:
        return None
    tokens = tokens_of(text)
    said = [word.strip(_EDGES).lower() for word, _, _ in tokens]
    for at, (word, (_, start, _)) in enumerate(zip(said, tokens, strict=True)):
        spelt = said[at : at + 3] == ["14", "words", "88"]
        if not (spelt or word in _CODES) or is_reported(text, start):
            continue
        last = at + 2 if spelt else at
        rest = [*said[:at], *said[last + 1 :]]
        if said[last + 1 : last + 2] and said[last + 1] in _COUNTED:
            continue
        span = (start, tokens[last][2])
        if not _GREETING.isdisjoint(rest) or not any(rest):
            return Signal(CODED, (span,), WHY)
        if word != "1488" and len(rest) <= FEW:
            return Signal(NAKED, (span,), WHY)
    return None
