"""Reading the word lists. Their format is described at the top of `profanity.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from detente.standards.text import normalise

GRADES = ("mild", "coarse", "slur", "strong")


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of a listed word. `runs` are the lengths of its runs of equal letters, `collapsed` one of
    each. `only_aimed`: the word has an everyday meaning too, and counts only where a person is meant.
    """

    word: str
    grade: str
    place: str
    language: str
    person: bool
    split: bool
    collapsed: str
    runs: tuple[int, ...]
    only_aimed: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word at a place in the original; `masked` where signs hid some of its letters."""

    term: Term
    span: tuple[int, int]
    masked: bool = False


def collapse(word: str) -> tuple[str, tuple[int, ...]]:
    """Return the word with every run of equal letters reduced to one, and the lengths of the runs."""
    runs = [(letter, len(list(group))) for letter, group in groupby(word)]
    return "".join(letter for letter, _ in runs), tuple(length for _, length in runs)


@cache
def profanity_terms() -> tuple[Term, ...]:
    """Every spelling of the shipped list, each once (the first entry wins)."""
    found: dict[tuple[str, str], Term] = {}
    for term in _read(_lines("profanity.txt")):
        found.setdefault((term.language, term.word), term)
    return tuple(found.values())


@cache
def innocent_phrases() -> tuple[str, ...]:
    """Folded names, phrases and words in which a listed word means no harm."""
    return tuple(normalise(line).folded.text for line in _lines("innocent.txt"))


@cache
def belittling_words() -> frozenset[str]:
    """Folded words for a person that insult without being swear words: an aimed "… liar"."""
    return frozenset(word for line in _lines("belittling.txt") for word in line.split())


def _lines(name: str) -> Iterator[str]:
    content = files("detente.standards.lexicon").joinpath(name).read_text(encoding="utf-8")
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _read(lines: Iterator[str]) -> Iterator[Term]:
    language = "en"
    for line in lines:
        if line.startswith("["):
            language = line.strip("[]")
            continue
        left, _, spellings = line.partition("=")
        grade, place, word, *endings = left.split()
        place, *marks = place.split("/")
        stem = [word, *(word + ending[1:] for ending in endings)]
        for spelling in [*stem, *spellings.split()]:
            folded = normalise(spelling).folded.text
            collapsed, runs = collapse(folded)
            # Only the stem itself is searched inside words; its derivatives are then covered anyway.
            where = (
                "inside" if place == "inside" and spelling == word else "word" if place == "inside" else place
            )
            person, split, aimed = ("person" in marks, "split" in marks, "aimed" in marks)
            yield Term(folded, grade, where, language, person, split, collapsed, runs, aimed)
