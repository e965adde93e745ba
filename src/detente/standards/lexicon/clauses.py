"""The words of a text with the signs that part its clauses, and where its quotations stand: read once a text, however
many listed words ask for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.standards.folding import fold
from detente.standards.lexicon.quotations import quotation_around, quotations
from detente.standards.lexicon.reported import SENTENCE_ENDS
from detente.standards.text import Text

STOPS = ".!?;:,\n-"
"""What parts clauses. A hyphen does so only where blanks are around it; a dash is one."""
NEAR = 7
"""So many words of a clause are read on either side of a listed word."""
LONGEST = 60
"""Of the word that a listed word is a part of, so many characters on each side are read."""
_WORD = re.compile(r"[^\s.!?;:,]+")
_ROUND = "\"()*-_[]{}<>~|`"
_QUOTES = frozenset("\"“”„«»'‘’`")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, its place in the original, and the signs that part it from the word before; empty within a clause."""

    start: int
    end: int
    bare: str
    stops: str
    owns: bool
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a text in order, where they start, and its quotations (start, end), marks excluded."""

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    quotations: tuple[tuple[int, int], ...]


def layout(text: Text) -> Layout:
    """The layout of a text, derived when first asked for; linear in its length."""
    return text.fact("layout", _derive)


def index_at(text: Text, place: int) -> int:
    """The number of the first word that starts at this place of the original, or behind it."""
    return bisect_left(layout(text).starts, place)


def neighbours_of(text: Text, start: int, end: int, near: int = NEAR) -> tuple[list[str], list[str]]:
    """At most `near` words of the same clause before and after a place, nearest last and nearest first. What is
    written on to the place counts as a word.
    """
    every = layout(text).words
    at = index_at(text, start)
    before: list[str] = []
    parted = at < len(every) and every[at].start == start and bool(every[at].stops)
    if at and every[at - 1].end > start:
        at -= 1
        if part := bare(text.inspected[max(every[at].start, start - LONGEST) : start]):
            before.append(part)
        parted = bool(every[at].stops)
    while at and not parted and len(before) < near:
        at -= 1
        before.append(every[at].bare)
        parted = bool(every[at].stops)
    return before[::-1], _after(text, end, near)


def _after(text: Text, end: int, near: int) -> list[str]:
    every = layout(text).words
    at = index_at(text, end)
    after = []
    if at and every[at - 1].end > end and (part := bare(text.inspected[end : min(every[at - 1].end, end + LONGEST)])):
        after.append(part)
    while at < len(every) and not every[at].stops and len(after) < near:
        after.append(every[at].bare)
        at += 1
    return after


def bare(part: str) -> str:
    """A word folded, without apostrophes and the signs around it. Stars hide "fucking" more often than anything else."""
    word = "".join(map(fold, part)).replace("'", "").replace("0", "o")
    return "fucking" if "*" in word.strip("*") else word.strip(_ROUND)


def is_quoted(text: Text, start: int, end: int) -> bool:
    """Whether a place stands in quotation marks, which open and close within its line and of which one stands in its
    sentence.
    """
    original = text.inspected
    left, right = original[max(0, start - 1) : start], original[end : end + 1]
    if left in _QUOTES and right in _QUOTES and left and right:
        return True
    around = quotation_around(text, start)
    if around is not None and end <= around[1]:
        inside = original[end : around[1]].rstrip(".!?")
        return SENTENCE_ENDS.isdisjoint(original[around[0] : start]) or SENTENCE_ENDS.isdisjoint(inside)
    return False


def is_cited(text: Text, start: int, sources: Sequence[str]) -> bool:
    """Whether a place stands in a line begun with ">" that one of `sources` contains."""
    return bool(sources) and ">" in text.inspected and _is_cited(_line(text.inspected, start), tuple(sources))


def _line(original: str, place: int) -> str:
    first, last = original.rfind("\n", 0, place) + 1, original.find("\n", place)
    return original[first:] if last < 0 else original[first:last]


@lru_cache(maxsize=64)
def _is_cited(line: str, sources: tuple[str, ...]) -> bool:
    if not line.lstrip().startswith(">"):
        return False
    cited = " ".join(line.lstrip("> \t").split())
    return bool(cited) and any(cited in _squeezed(source) for source in sources)


@lru_cache(maxsize=8)
def _squeezed(source: str) -> str:
    return " ".join(source.split())


def _derive(text: Text) -> Layout:
    original, view = text.inspected, text.folded
    found: list[Word] = []
    read, last, stops = 0, 0, ""
    for match in _WORD.finditer(view.text):
        start, end = view.span(*match.span())
        stops += "".join(sign for sign in view.text[read : match.start()] if sign in STOPS)
        stops += "\n" if "\n" in original[last:start] else ""
        read, last = match.end(), end
        raw = match[0].replace("'", "").replace("0", "o")
        word = "fucking" if "*" in raw.strip("*") else raw.strip(_ROUND)
        if not any(map(str.isalnum, word)):  # a dash, or the ">" of a line cited
            stops += "-" if "-" in raw else ""
            continue
        owns = match[0].strip(_ROUND).endswith("'s")
        found.append(Word(start, end, word, stops, owns, original[start:end].lstrip(_ROUND + "“‘„«'")[:1].isupper()))
        stops = ""
    words = tuple(found)
    return Layout(words, tuple(word.start for word in words), quotations(text))
