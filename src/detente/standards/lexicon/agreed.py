"""Whether a sentence goes on to agree with what it retells ("Whoever says … is a hero", "if you think … you are right"), or
takes back what it has argued ("Stop calling them people, they are …").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import spoken
from detente.standards.lexicon.reported import SENTENCE_ENDS, in_sentence
from detente.standards.text import Text

REACH = 16
"""So many words behind are read, within the sentence."""
_ARE = words("is are was were am be youre theyre hes shes thats its")
_GET = words("get gets got has have had deserve deserves earn earns win wins make makes")
_SPEAK = words("speak speaks tell tells know knows say says")
_STRESS = words("all so very quite completely totally absolutely dead also simply a an my our the true real great good fair plain whole #")
_RIGHT = words("correct wise true hero heroes legend legends patriot patriots")
_ALSO_RIGHT = (["spot", "on"], ["not", "wrong"])
_OTHERWISE = words("to for wing winged wingers or here now next behind")
"""Behind "right" they make it a duty, a party or a place."""
_SUPPORT = words("vote votes support respect blessing thanks applause sympathy")
_GIVEN = words("medal point applause")
_NOT_THEN = (["calling"], ["saying"], ["treating"], ["pretending"])
_NO_LONGER = (["to", "think"], ["to", "believe"], ["to", "say"])


def is_agreed(text: Text, end: int) -> bool:
    """Whether the words behind `end` (a place in the original), in the same sentence, agree with what stands before them."""
    heard = spoken(text)
    first = bisect_left(heard.spans, (end, 0))
    stop = next((at for at in range(end, len(text.inspected)) if text.inspected[at] in SENTENCE_ENDS), len(text.inspected))
    if text.inspected[stop : stop + 1] == "?":
        return False
    said = heard.words[first : min(bisect_left(heard.spans, (stop, 0)), first + REACH)]
    return any(_agrees(said[at], list(said[at + 1 :])) for at in range(len(said)))


def _agrees(word: str, after: list[str]) -> bool:
    """Whether a verb agrees with what follows it: "is a hero", "gets my vote", "has a point", "speaks the truth"."""
    stress = next((at for at, one in enumerate(after) if one not in _STRESS), len(after))
    rest, said = after[stress:], "".join(after[stress : stress + 1])
    if word in _ARE:
        is_right = said == "right" and _OTHERWISE.isdisjoint(rest[1:2]) and rest[1:3] != ["and", "wrong"]
        return is_right or said in _RIGHT or rest[:2] in _ALSO_RIGHT or (not rest and after[stress - 1 :] == ["true"])
    if word in _GET:
        return said in _GIVEN or (said in _SUPPORT and not {"my", "our"}.isdisjoint(after[:stress]))
    return (word in _SPEAK and said == "truth") or (word == "i" and said == "agree")


def is_taken_back(text: Text, start: int) -> bool:
    """Whether only a comma parts `start` from a clause that argues the contrary: what follows is the writer's own."""
    before = in_sentence(text, start).rstrip().lower()
    clause = before[:-1].replace(";", ",").replace(":", ",").rpartition(",")[2].split()
    return before.endswith(",") and any(_argues(clause[at], clause[at + 1 :]) for at in range(len(clause)))


def _argues(word: str, after: Sequence[str]) -> bool:
    """Whether "stop calling …" or "used to think …" begins here, with something that it is said of."""
    if word == "stop":
        return after[:1] in _NOT_THEN and len(after) > 1
    return word == "used" and after[:2] in _NO_LONGER and len(after) > 2
