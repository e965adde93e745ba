"""Whether a word is denied: "you are not an idiot", "I never said that she is a moron", "I don't think you are a fool"."""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.reported import in_sentence
from detente.standards.text import Text

_NOBODY = words("nobody neither nor")
NEGATION = words("not never isnt arent wasnt werent aint no") | _NOBODY
_IS = words("is are was were")
_NO_BELIEF = words("dont didnt doesnt wouldnt doubt")
"""They deny only what somebody thinks or says: "I don't think …", "I doubt …"."""
_THOUGHT = words("think thinks thought believe believes believed say says said suggest suggested claim claims claimed")
_SAID_TO_BE = words("are is were was be youre hes shes theyre r should must can could")
_TURNS = words("but because how what such why")
"""Behind an opinion they begin something else, or wonder at it: "I don't believe what a …"."""
_NO_DOUBT = words("no not dont without never little")
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
    before, or where it denies that somebody thinks or says so ("nobody believes that …", "I don't think he is …"; not "don't you
    think …", which asks for a yes, nor "I never thought you were such …", which is surprised). "If only he weren't a fool",
    "isn't he a fool", "you aren't the sharpest tool" and "not as stupid as you" deny nothing.
    """
    clause = in_sentence(text, start).lower().replace("'", "").replace("’", "")
    heard = clause[max(map(clause.rfind, ",:")) + 1 :].split()
    at = max((place for place, word in enumerate(heard) if word in NEGATION or word in _NO_BELIEF), default=-1)
    if at < 0 or not _IF.isdisjoint(heard[:at]) or (at == 0 and heard[0] in _ASKING):
        return False
    between = set(heard[at + 1 :])
    if not _denies_opinion(heard, at) and (heard[at] in _NO_BELIEF or not _denies_word(heard, at)):
        return False
    return "as" not in between and not ("the" in between and _is_superlative(text, start))


def _denies_opinion(heard: list[str], at: int) -> bool:
    """Whether the negation at this place says that nobody, or not the writer, thinks or says that somebody is something."""
    rest = heard[at + 1 :]
    if heard[at] == "doubt":
        rest = [] if at and heard[at - 1] in _NO_DOUBT else ["think", *rest]
    thought = next((place for place, word in enumerate(rest[:3]) if word in _THOUGHT), None)
    if thought is None or (heard[at] in _NO_BELIEF and rest[0] in ("you", "u", "they", "we", "people")):
        return False
    told = rest[thought + 1 :]
    return not _SAID_TO_BE.isdisjoint(told) and _TURNS.isdisjoint(told) and told[0] != "so"


def _denies_word(heard: list[str], at: int) -> bool:
    """Whether the negation at this place stands near enough before the word itself."""
    between = set(heard[at + 1 :])
    if not _OPINION.isdisjoint(between):
        return True
    new_clause = _NEW_CLAUSE if heard[at] in _NOBODY else _NEW_CLAUSE | _IS
    return len(heard) - at - 1 <= NEAR and new_clause.isdisjoint(between)


def _is_superlative(text: Text, start: int) -> bool:
    return text.inspected[start : start + WORD].lower().partition(" ")[0].endswith("est")
