"""Reading the word lists. Their format is described at the top of `profanity.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from unicodedata import normalize

from detente.standards.folding import LOOKALIKES
from detente.standards.text import normalise

ABROAD = ("ar", "de", "es", "fr", "it", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh")
"""Languages other than English that have a list: the file profanity.<language>.txt."""
GRADES = ("mild", "coarse", "slur", "strong")
"""From the lightest to the gravest."""


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of a listed word. `runs` are the lengths of its runs of equal letters, `collapsed` one of
    each. `only_aimed`: the word has an everyday meaning too, and counts only where a person is meant.
    `direct`: it addresses somebody by itself. `sure`: it means the same wherever it stands, so that it is
    read where the language is unclear. `accented`: how it must be spelled where it is another word without
    its accents, else empty. `mixed`: a Cyrillic word with look-alikes from the Latin alphabet in it.
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
    direct: bool = False
    sure: bool = False
    accented: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word at a place in the original; `masked` where signs hid some of its letters. `company`, where not empty:
    the spelling is something harmless too, and was counted for one of these kinds of company (see company.py).
    """

    term: Term
    span: tuple[int, int]
    masked: bool = False
    company: frozenset[str] = frozenset()


def collapse(word: str) -> tuple[str, tuple[int, ...]]:
    """Return the word with every run of equal letters reduced to one, and the lengths of the runs."""
    runs = [(letter, len(list(group))) for letter, group in groupby(word)]
    return "".join(letter for letter, _ in runs), tuple(length for _, length in runs)


@cache
def profanity_terms() -> tuple[Term, ...]:
    """Every spelling of the shipped lists, each once a language (a test sees to it that no entry says something
    different of a spelling than an earlier one), English first."""
    found: dict[tuple[str, str], Term] = {}
    for term in _read(_lines("profanity.txt"), "en"):
        found.setdefault((term.language, term.word), term)
    for language in ABROAD:
        for term in _read(_lines(f"profanity.{language}.txt"), language):
            found.setdefault((language, term.word), term)
    return tuple(found.values())


@cache
def innocents_in(language: str) -> tuple[str, ...]:
    """Folded words and phrases of a language other than English in which its listed words mean no harm."""
    if language not in ABROAD:
        return ()
    lines = _lines(f"profanity.{language}.txt")
    listed = [word for line in lines if line.startswith("innocent ") for word in line.split()[1:]]
    return tuple(normalise(word.replace("_", " ")).folded.text for word in listed)


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


def _read(lines: Iterator[str], language: str) -> Iterator[Term]:
    for line in lines:
        if line.startswith("innocent "):
            continue
        left, _, spellings = line.partition("=")
        grade, place, word, *endings = left.split()
        place, *marks = place.split("/")
        stem = [word, *(word + ending[1:] for ending in endings)]
        for spelling in [*stem, *spellings.split()]:
            # In English only the stem itself is searched inside words; its derivatives are then covered.
            narrow = place == "inside" and spelling != word and language == "en"
            term = _term(spelling.replace("_", " "), grade, "word" if narrow else place, language, marks)
            yield term
            # "сука" with a Latin c is folded to Latin letters as a whole. There б and в are the same letter, so
            # that a word with б could be another one.
            latin = "".join(LOOKALIKES.get(letter, letter) for letter in term.word)
            if latin != term.word and "б" not in term.word:
                collapsed, runs = collapse(latin)
                yield replace(term, word=latin, collapsed=collapsed, runs=runs, mixed=True)


def _term(spelling: str, grade: str, place: str, language: str, marks: list[str]) -> Term:
    folded = normalise(spelling).folded.text
    collapsed, runs = collapse(folded)
    return Term(
        word=folded,
        grade=grade,
        place=place,
        language=language,
        person="person" in marks,
        split="split" in marks,
        collapsed=collapsed,
        runs=runs,
        only_aimed="aimed" in marks,
        direct="direct" in marks,
        sure="sure" in marks,
        accented=normalize("NFC", spelling).casefold() if "accents" in marks else "",
    )
