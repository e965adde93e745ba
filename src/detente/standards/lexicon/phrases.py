"""Finding listed phrases: Aho-Corasick over the words of a text, without punctuation and apostrophes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from detente.standards.lexicon import words
from detente.standards.text import Text

FILLERS = words(
    "actually bloody damn fucking fuckin goddamn honestly just kinda literally really seriously simply so "
    "still truly very"
)
"""Words that come between the words of a phrase without changing it: "I fucking want to die"."""
_QUICK = (
    dict.fromkeys(map(ord, '.,;:!?"()[]{}*_-<>/\\|~…%$€£+=&#'), " ")
    | {ord("'"): ""}
    | dict.fromkeys(range(ord("0"), ord("9") + 1), "#")
)
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
    """A phrase at a place in the original; `next_word` is the folded word after it, or ""."""

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


def spoken(text: Text) -> Spoken:
    """The folded words of a text without their punctuation and fillers; numbers become "#"."""
    return text.fact("spoken", _spoken)


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
            kept = " ".join(word for word in phrase.split() if word not in FILLERS)
            phrases.append(Phrase(name, kind, float(weight), kept))
    return AhoCorasick([f" {phrase.words} " for phrase in phrases]), tuple(phrases)


def _spoken(text: Text) -> Spoken:
    view = text.folded
    heard: list[str] = []
    places: list[tuple[int, int]] = []
    position = 0
    for token in view.text.split(" "):
        at, position = position, position + len(token) + 1
        bare = word = token
        if not token.isalpha():
            bare = token.strip(_EDGES)
            at += token.index(bare)
            word = _plain(bare)
        if word and word not in FILLERS:
            heard.append(word)
            places.append((at, at + len(bare)))
    starts = tuple(accumulate([len(word) + 1 for word in heard], initial=1))[:-1]
    spans = places if view.starts is None else [view.span(*place) for place in places]
    return Spoken(f" {' '.join(heard)} ", tuple(heard), starts, tuple(spans))


def _plain(bare: str) -> str:
    """A word without apostrophes; what has digits and no letter is a number, "#"."""
    word = bare.replace("'", "") or bare
    return "#" if any(map(str.isdigit, word)) and not any(map(str.isalpha, word)) else word


def _says_plainly(text: Text, automaton: AhoCorasick) -> bool:
    """Whether a phrase stands there, too, when all punctuation parts words: "wi-fi" is two of them."""
    kept = [word for word in text.folded.text.translate(_QUICK).split() if word not in FILLERS]
    line = f" {' '.join(kept)} "
    while "##" in line:
        line = line.replace("##", "#")
    return bool(automaton.find_matches_as_indexes(line))


def _said(text: Text) -> tuple[Said, ...]:
    automaton, phrases = _phrases()
    heard = spoken(text)
    matches = automaton.find_matches_as_indexes(heard.line, overlapping=True)
    if not matches or not _says_plainly(text, automaton):
        return ()
    found = []
    taken = -1
    for number, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
        first = bisect_right(heard.starts, start + 1) - 1
        last = bisect_right(heard.starts, end - 2) - 1
        if first <= taken:
            continue
        taken = last
        following = heard.words[last + 1] if last + 1 < len(heard.words) else ""
        before = heard.words[first - 1] if first else ""
        found.append(Said(phrases[number], (heard.spans[first][0], heard.spans[last][1]), following, before))
    return tuple(found)
