"""`extremism`: extremist ideas, praise of terror, and calls to do what the law forbids.

Radical opinions, protest and whatever reports, quotes or opposes such ideas are lawful speech.
"""

from __future__ import annotations

import re

from detente.standards.edition import Rule
from detente.standards.lexicon.reported import is_reported
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text

WHY = "The comment seems to call for a crime or to praise terror or tyranny."
_CODE = re.compile(r"(?<![\w.,:/£$€+-])(?:1488|14[/-]88|14 words 88)(?![\w%€£]|[.,:/-]\d)")
_GREETING = re.compile(
    r"\b(?:88|heil|sieg|hh|white|brothers?|comrades?|forever|gang|pride|skinheads?|kameraden|rahowa)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s*(?:pages?|people|votes?|houses?|metres?|meters?|km|miles?|pounds?|euros?|dollars?|words|men|women|homes|jobs|comments|"
    r"the year|was|when|and 15)\b", re.IGNORECASE
)  # fmt: skip
CODED, NAKED, FEW = 0.96, 0.8, 3


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Slogans, calls to violence and praise of attackers, the number that neo-Nazis greet with, and the learned score."""
    del circumstances
    code = _coded(text)
    seen = signals(text, rule, WHY)
    return (code, *(seen or ())) if code else seen


def _coded(text: Text) -> Signal | None:
    """ "1488" beside a greeting, "14/88", or as all that a comment says; a year, a sum and a house number stand elsewhere."""
    for found in _CODE.finditer(text.inspected):
        rest = text.inspected[: found.start()] + " " + text.inspected[found.end() :]
        if _COUNTED.match(text.inspected, found.end()) or is_reported(text, found.start()):
            continue
        if _GREETING.search(rest) or not any(map(str.isalnum, rest)):
            return Signal(CODED, (found.span(),), WHY)
        if found.group() != "1488" and len(rest.split()) <= FEW:
            return Signal(NAKED, (found.span(),), WHY)
    return None
