"""Spellings that are a word, a name or an abbreviation of their own too ("cnt", "who re", "cips"): whether their
neighbours say that the listed word is meant. Closed lists and a look at the clause, as in target.py; no guessing.

The kinds of company, which `doubtful.txt` names for each spelling:

    aimed    "you are a …", "you dirty …"; or called after somebody: "nobody asked you, …"
    you      directly behind "you", too
    called   "what a … this is", "such a …", "fucking …"
    noun     behind an article, a form of "to be" or a slight, where the clause ends or goes on with "and"
    parted   behind a word that no genitive or contracted 's can follow: "a s hit", but not "the mayor s hit list"
    alone    the text is nothing else
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.standards.lexicon import words
from detente.standards.lexicon.target import addresses_you, neighbours
from detente.standards.lexicon.terms import Hit, Term, profanity_terms
from detente.standards.text import Text

SLIGHTS = words(
    "total totally utter utterly complete absolute absolutely pure fucking fuckin fcking freaking bloody damn goddamn "
    "shitty motherfucking stupid dumb dirty filthy ugly fat lying disgusting pathetic worthless useless lousy rotten wretched"
)
"""Words that swear at what they stand before, or run it down."""
_MEASURES = words("total complete absolute pure")
"""Of these, what is said of figures and columns too: "the total cnt"."""
_YOU = words("you u ya ye")
_THANKED = words("thank thanks see love miss message tell ask call")
"""What is said to "you" by those who mean well: "thank you, slt"."""
_GOES_ON = words("and or but who")
_SUBJECTS = words("this that it he she they you")
_BE = words("is are was were be been being")
_NEVER_OWNERS = words("a an the so such no of and is are was were holy") | SLIGHTS
_BEFORE = frozenset(" \t\n\r\u00a0\"'“‘„«(*")
_BEHIND = frozenset(".,;!?…\"'”’»)*")
_CALLED_FROM = 40
"""So many characters before a word called after somebody are looked at for "you"."""
_LOUD = 3
"""In a text of at least so many words, all in capitals, capitals make no abbreviation."""


@cache
def doubtful_spellings() -> tuple[tuple[str, Term, frozenset[str]], ...]:
    """Each spelling of `doubtful.txt`: (spelling, the listed word, the kinds of company in which it counts)."""
    listed = {term.word: term for term in profanity_terms() if term.language == "en"}
    content = files("detente.standards.lexicon").joinpath("doubtful.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in content.splitlines() if line and not line.startswith("#")]
    return tuple((spelling.replace("_", " "), listed[word], frozenset(kinds)) for spelling, word, *kinds in rows)


def keeps_company(text: Text, hit: Hit) -> bool:
    """Whether a doubtful spelling stands in one of the kinds of company in which it counts."""
    original, (start, end) = text.inspected, hit.span
    if not _stands_free(original, start, end) or _has_capitals(text, start, end):
        return False
    if "alone" in hit.company and _is_alone(text, start, end):
        return True
    before, after = neighbours(text, hit)
    ends = not after or after[0] in _GOES_ON
    if "aimed" in hit.company and ends and (_is_aimed(before, after, original[start].lower()) or _is_called_out(text, hit)):
        return True
    if "you" in hit.company and ends and before[-1:] and before[-1] in _YOU:
        return before[-2:-1] == [] or before[-2] not in _THANKED
    if "called" in hit.company and _is_called(before, after, ends):
        return True
    if "noun" in hit.company and ends and _is_noun(before, original[start:end]):
        return True
    return "parted" in hit.company and _is_parted(before, after)


def _stands_free(original: str, start: int, end: int) -> bool:
    """Whether blanks, quotation marks or the signs of a sentence are around it: no "#cnt", no "cnt.txt", no "who re:"."""
    left, right = original[start - 1 : start] if start else "", original[end : end + 2]
    if left and left not in _BEFORE:
        return False
    return not right or right[0].isspace() or (right[0] in _BEHIND and not right[1:].isalnum())


def _has_capitals(text: Text, start: int, end: int) -> bool:
    """Whether capitals make it an abbreviation or a name; in a text of capitals only they say nothing."""
    return any(map(str.isupper, text.inspected[start:end])) and not text.fact("is loud", _is_loud)


def _is_loud(text: Text) -> bool:
    return text.inspected.isupper() and len(text.inspected.split()) >= _LOUD


def _is_alone(text: Text, start: int, end: int) -> bool:
    """Whether no letter or digit stands before it or behind it."""
    first, last = text.fact("first and last", _first_and_last)
    return start <= first and last < end


def _first_and_last(text: Text) -> tuple[int, int]:
    original = text.inspected
    first = next((at for at, sign in enumerate(original) if sign.isalnum()), 0)
    return first, next((at for at in range(len(original) - 1, -1, -1) if original[at].isalnum()), -1)


def _is_article(word: str, letter: str) -> bool:
    """Whether it is the article that the listed word would have: "a slt", while it is "an SLT" for who spells it out."""
    return word == ("an" if letter in "aeiou" else "a")


def _is_aimed(before: list[str], after: list[str], letter: str) -> bool:
    last = before[-1] if before else ""
    return (_is_article(last, letter) or last in SLIGHTS) and addresses_you(before, after)


def _is_called_out(text: Text, hit: Hit) -> bool:
    """Whether it is a clause of its own behind one that ends with "you": "nobody asked you, …"."""
    original, (start, end) = text.inspected, hit.span
    lead = original[max(0, start - _CALLED_FROM) : start].rstrip()
    if not lead.endswith(",") or any(neighbours(text, hit)) or original[end : end + 1] == "?":
        return False
    said = [word.strip("\"'“‘(") for word in lead[:-1].lower().split()]
    return bool(said) and said[-1] in _YOU and not _THANKED & set(said[-2:-1])


def _is_called(before: list[str], after: list[str], ends: bool) -> bool:
    if before[-2:] == ["what", "a"]:
        return ends or after[0] in _SUBJECTS
    return ends and (before[-2:] == ["such", "a"] or bool(before and before[-1] in SLIGHTS - _MEASURES))


def _is_noun(before: list[str], spelled: str) -> bool:
    last = before[-1] if before else ""
    slights = SLIGHTS - _MEASURES if spelled.isalpha() else SLIGHTS
    return _is_article(last, spelled[0].lower()) or last in _BE or last in slights


def _is_parted(before: list[str], after: list[str]) -> bool:
    return before[-1] in _NEVER_OWNERS if before else not after
