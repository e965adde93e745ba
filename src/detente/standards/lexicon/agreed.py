"""Whether a sentence goes on to agree with what it retells ("Whoever says … is a hero", "if you think … you are right"), or
takes back what it has argued ("Stop calling them people, they are …").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.standards.lexicon.phrases import spoken
from detente.standards.lexicon.reported import SENTENCE_ENDS, in_sentence
from detente.standards.text import Text

REACH = 16
"""So many words behind are read, within the sentence."""
_ARE = r"(?:is|are|was|were|am|be|youre|theyre|hes|shes|thats|its)"
_STRESS = r"(?:(?:all|so|very|quite|completely|totally|absolutely|dead|also|simply|a|an|my|our|the|true|real|great|#) )*"
_RIGHT = r"(?:correct|wise|true|hero|heroes|legend|legends|patriot|patriots|spot on|not wrong)"
_MINE = r"(?:all )?(?:my|our) (?:vote|votes|support|respect|blessing|thanks|applause|sympathy)"
_AGREES = re.compile(
    "|".join(
        (
            rf" {_ARE} {_STRESS}{_RIGHT} ",
            rf" {_ARE} {_STRESS}right (?!(?:to|for|wing|winged|wingers|or|and wrong|here|now|next|behind) )",
            rf" (?:gets?|got|has|have|had|deserves?|earns?|wins?) (?:{_MINE}|a medal|applause) ",
            r" (?:has|have|had|got|makes?) a (?:good |fair )?point ",
            r" (?:speaks?|tells?|knows?|says?) the (?:plain |whole )?truth ",
            rf" i {_STRESS}agree ",
        )
    )
)
_TAKEN_BACK = re.compile(r"\b(?:stop (?:calling|saying|treating|pretending)|used to (?:think|believe|say)) \w[^,;:]*,\s*$", re.I)


def is_agreed(text: Text, end: int) -> bool:
    """Whether the words behind `end` (a place in the original), in the same sentence, agree with what stands before them."""
    heard = spoken(text)
    first = bisect_left(heard.spans, (end, 0))
    stop = _end_of(text.inspected, end)
    if text.inspected[stop : stop + 1] == "?":
        return False
    last = min(bisect_left(heard.spans, (stop, 0)), first + REACH)
    return _AGREES.search(f" {' '.join(heard.words[first:last])} ") is not None


def is_taken_back(text: Text, start: int) -> bool:
    """Whether only a comma parts `start` from a clause that argues the contrary: what follows is the writer's own."""
    return _TAKEN_BACK.search(in_sentence(text, start)) is not None


def _end_of(inspected: str, start: int) -> int:
    return next((at for at in range(start, len(inspected)) if inspected[at] in SENTENCE_ENDS), len(inspected))
