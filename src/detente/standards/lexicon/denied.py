"""Whether a word is denied: "you are not an idiot", "I never said that she is a moron"."""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.reported import in_sentence
from detente.standards.text import Text

_NOBODY = words("nobody neither nor")
NEGATION = words("not never isnt arent wasnt werent aint no") | _NOBODY
_IS = words("is are was were")
_IF = words("if wish")
_OPINION = words("think thinking say says said saying believe call calling called suggest suggesting mean imply implying claim true")
_NEW_CLAUSE = words(
    "and but who which because so then agree agrees understand know these those this your his her their such"
)
"""Behind a negation they begin something else: "whoever does not agree is …", "do not fund these …"."""
_ASKING = words("isnt arent wasnt werent aint")
"""At the beginning of a clause they ask for a yes."""
NEAR, WORD = 4, 28
"""So many words may stand between a negation and the word, and so many characters of that are read."""


def is_denied(text: Text, start: int) -> bool:
    """Whether a negation before the word at `start` (a place in the original) denies it: in the same clause and shortly
    before, or where it denies that somebody thinks or says so. "If only he weren't a fool", "isn't he a fool", "you aren't
    the sharpest tool" and "not as stupid as you" deny nothing.
    """
    clause = in_sentence(text, start).lower().replace("'", "").replace("’", "")
    heard = clause[max(map(clause.rfind, ",:")) + 1 :].split()
    at = max((place for place, word in enumerate(heard) if word in NEGATION), default=-1)
    if at < 0 or not _IF.isdisjoint(heard[:at]) or (at == 0 and heard[0] in _ASKING):
        return False
    between = set(heard[at + 1 :])
    new_clause = _NEW_CLAUSE if heard[at] in _NOBODY else _NEW_CLAUSE | _IS
    if _OPINION.isdisjoint(between) and (len(heard) - at - 1 > NEAR or not new_clause.isdisjoint(between)):
        return False
    return "as" not in between and not ("the" in between and _is_superlative(text, start))


def _is_superlative(text: Text, start: int) -> bool:
    return text.inspected[start : start + WORD].lower().partition(" ")[0].endswith("est")
