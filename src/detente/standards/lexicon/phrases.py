"""Finding listed phrases: Aho-Corasick over the words of a text, without punctuation and apostrophes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from detente.standards.lexicon import words
from detente.standards.lexicon.reported import SENTENCE_ENDS
from detente.standards.text import Text

FILLERS = words(
    "actually bloody damn fucking fuckin goddamn honestly just kinda literally really seriously simply so "
    "still truly very"
)
"""Words that come between the words of a phrase without changing it: "I fucking want to die"."""
_ENDS = dict.fromkeys(map(ord, SENTENCE_ENDS), "\n")
_PARTING = dict.fromkeys(map(ord, ".,;:!?-_/|~…–—()[]"), " ")
_EDGES = ".,;:!?\"'()[]{}*_-<>/\\|~…%$€£+=&#"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A listed phrase: for which rule it speaks, of what kind it is, how strongly it speaks (0 to 1)."""

    rule: str
    kind: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase at a place in the original; `previous_word` and `next_word` are the folded words beside it in the same
    sentence, or "".
    """

    phrase: Phrase
    span: tuple[int, int]
    next_word: str
    previous_word: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a text between single blanks; word i begins at starts[i] and lies at spans[i] in the
    original.
    """

    line: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words as in `Spoken.line`, and where it begins and ends in the original."""

    line: str
    start: int
    end: int


def spoken(text: Text) -> Spoken:
    """The folded words of a text without their punctuation and fillers; numbers become "#"."""
    return text.fact("spoken", _spoken)


def sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences of a text that have words, in order."""
    heard, parts, position, first = spoken(text), [], 0, 0
    for part in text.inspected.translate(_ENDS).split("\n"):
        start, position = position, position + len(part) + 1
        last = first
        while last < len(heard.spans) and heard.spans[last][0] < position:
            last += 1
        if last > first:
            parts.append(Sentence(f" {' '.join(heard.words[first:last])} ", start, position - 1))
        first = last
    return tuple(parts)


def said(text: Text, rule: str) -> tuple[Said, ...]:
    """The phrases for one rule, in order of appearance, the longest where they overlap."""
    found = text.fact("said", _said)
    return tuple([one for one in found if one.phrase.rule == rule]) if found else ()


@cache
def _phrases() -> tuple[AhoCorasick, tuple[Phrase, ...]]:
    phrases = []
    content = files("detente.standards.lexicon").joinpath("phrases.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            rule, weight, phrase = line.split(" ", 2)
            name, _, kind = rule.partition(":")
            folded = phrase if phrase.isascii() else Text(phrase).folded.text
            kept = " ".join(word for word in folded.split() if word not in FILLERS)
            phrases.append(Phrase(name, kind, float(weight), kept))
    return AhoCorasick([f" {phrase.words} " for phrase in phrases]), tuple(phrases)


def _spoken(text: Text) -> Spoken:
    view = text.folded
    heard: list[str] = []
    places: list[tuple[int, int]] = []
    position = 0
    for token in view.text.split(" "):
        at, position = position, position + len(token) + 1
        if token.isalpha():
            if token not in FILLERS:
                heard.append(token)
                places.append((at, position - 1))
            continue
        bare = token.strip(_EDGES)
        at += token.index(bare)
        for piece in (bare,) if bare.isalnum() else _pieces(bare):
            word = _plain(piece)
            if word and word not in FILLERS:
                heard.append(word)
                places.append((at, at + len(piece)))
            at += len(piece) + 1
    starts = tuple(accumulate([len(word) + 1 for word in heard], initial=1))[:-1]
    spans = places if view.starts is None else [view.span(*place) for place in places]
    return Spoken(f" {' '.join(heard)} ", tuple(heard), starts, tuple(spans))


def _pieces(bare: str) -> list[str]:
    """The words of "die.nobody" and "kill-yourself", one sign between two. Numbers, addresses, abbreviations ("u.s.") and
    what begins or ends with one letter ("u-turn") are one word.
    """
    parts = bare.translate(_PARTING).split(" ")
    if len(parts) == 1 or "@" in bare or "://" in bare or bare.startswith("www."):
        return [bare]
    letters = [len(part) for part in parts if part]
    if max(letters) == 1 or not any(map(str.isalpha, bare)) or (min(letters) == 1 and len(letters) == 2 and "-" in bare):
        return [bare]
    return parts


def _plain(bare: str) -> str:
    """A word without apostrophes; what has digits and no letter is a number, "#"."""
    word = bare.replace("'", "") or bare
    return "#" if any(map(str.isdigit, word)) and not any(map(str.isalpha, word)) else word


def _beside(text: Text, heard: Spoken, own: int, at: int) -> str:
    """The word at `at`, a neighbour of the word at `own`, or "" where a sentence ends between the two."""
    if not 0 <= at < len(heard.words):
        return ""
    left, right = sorted((own, at))
    between = text.inspected[heard.spans[left][1] : heard.spans[right][0]]
    return heard.words[at] if SENTENCE_ENDS.isdisjoint(between) else ""


def _said(text: Text) -> tuple[Said, ...]:
    automaton, phrases = _phrases()
    heard = spoken(text)
    matches = automaton.find_matches_as_indexes(heard.line, overlapping=True)
    if not matches:
        return ()
    found = []
    taken: dict[str, int] = {}
    for number, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
        first = bisect_right(heard.starts, start + 1) - 1
        last = bisect_right(heard.starts, end - 2) - 1
        rule = phrases[number].rule
        if first <= taken.get(rule, -1):
            continue
        taken[rule] = last
        following, before = _beside(text, heard, last, last + 1), _beside(text, heard, first, first - 1)
        found.append(Said(phrases[number], (heard.spans[first][0], heard.spans[last][1]), following, before))
    return tuple(found)
