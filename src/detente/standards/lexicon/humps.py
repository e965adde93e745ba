"""Listed words among words written together in camel case: "YouBastard", "TotalCrap"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from detente.standards.lexicon import words
from detente.standards.lexicon.company import SLIGHTS
from detente.standards.lexicon.terms import Hit, Term

CAMEL = re.compile(r"[a-z][A-Z]")
_HUMPS = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]{3,}+(?=[A-Z])|(?<=[a-z])[A-Z][a-z]{3,}+(?![a-z])")
_LONGEST = 12
"""No word that runs another one down has more letters."""
_RUN_DOWN = SLIGHTS | words("you")


def in_humps(original: str, by_word: Mapping[str, Term]) -> list[Hit]:
    """Grave words anywhere among the humps; others only as the last one, behind a word that runs them down."""
    found = []
    for hump in _HUMPS.finditer(original):
        term = by_word.get(hump[0].lower())
        if term is None or term.language != "en":
            continue
        if _is_grave(term) or (_may_be_run_down(term) and _is_run_down(original, *hump.span())):
            found.append(Hit(term, hump.span()))
    return found


def _is_grave(term: Term) -> bool:
    if term.place == "name":
        return False
    return term.grade in ("strong", "slur") or (term.grade == "coarse" and (term.person or len(term.word) > 5))


def _may_be_run_down(term: Term) -> bool:
    """Coarse words that are names as well are pubs and people too: "DirtyDicks"."""
    return term.grade == "slur" or term.place != "name"


def _is_run_down(original: str, start: int, end: int) -> bool:
    """Whether the hump is the last one, and the one before it a slight: "TotalCrap", but not "SpicAndSpan"."""
    left = start
    while left > max(0, start - _LONGEST) and original[left - 1].islower():
        left -= 1
    left -= original[max(0, left - 1) : left].isupper()
    return original[left:start].lower() in _RUN_DOWN and not original[end : end + 1].isalnum()
