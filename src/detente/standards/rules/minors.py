"""`minors`: approaching, exposing, mocking and endangering children.

Children are a subject like any other. What counts is secrecy asked of a child, a lure, a trade in pictures, an
address, cruelty; mostly two of these signs together.
"""

from __future__ import annotations

from dataclasses import replace

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import spoken
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import heard, signals
from detente.standards.text import Text

UNCLEAR = 0.9
_CHILDREN = words(
    "child childs children childrens kid kids kiddo girl girls boy boys teen teens teenager teenagers toddler toddlers baby babies "
    "minor minors underage schoolgirl schoolgirls schoolboy schoolboys pupil pupils school homework yo aged younger mum mom mums "
    "mummy mama dad dads daddy parents mother father brat brats sweetie preteen preteens tween tweens daughter daughters niece "
    "nephew playground kindergarten nursery cp loli lolita twelve thirteen eleven lessons"
)
_BOUNDS = ("under", "from", "between")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Phrases of approach, exposure and cruelty, and the learned score. Without a word for a child, a school or an age, two
    signs together are shown to a person and hold nothing: a secret and a collection are no crime.
    """
    del circumstances
    seen = signals(
        text, rule, "The comment seems to approach a child, to expose one or to call for harm to one."
    )
    if not seen or all(signal.score <= UNCLEAR for signal in seen):
        return seen
    if not _CHILDREN.isdisjoint(spoken(text).words) or _speaks_of_children(text):
        return seen
    return tuple(replace(signal, score=min(signal.score, UNCLEAR)) for signal in seen)


def _speaks_of_children(text: Text) -> bool:
    """Whether a phrase says enough alone, or means a child; numbers between bounds may be prices."""
    return any(
        not one.phrase.kind or (one.phrase.kind == "child" and not one.phrase.words.startswith(_BOUNDS))
        for one in heard(text, "minors")
    )
