"""Finding listed phrases: Aho-Corasick over the words of a text, without punctuation and apostrophes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
    return tuple(found for found in text.fact("said", _said) if found.phrase.rule == rule)


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
    heard: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    position, length = 0, 1
    for token in text.folded.text.split(" "):
        at, position = position, position + len(token) + 1
        bare = token.strip(_EDGES)
        if not bare:
            continue
        left = at + token.index(bare)
        word = bare.replace("'", "") or bare
        if any(map(str.isdigit, word)) and not any(map(str.isalpha, word)):
            word = "#"
        if word in FILLERS:
            continue
        heard.append(word)
        starts.append(length)
        spans.append(text.folded.span(left, left + len(bare)))
        length += len(word) + 1
    return Spoken(f" {' '.join(heard)} ", tuple(heard), tuple(starts), tuple(spans))


def _may_say(text: Text, automaton: AhoCorasick) -> bool:
    """A quick look with all punctuation gone: most texts contain no phrase, and need no careful reading."""
    kept = [word for word in text.folded.text.translate(_QUICK).split() if word not in FILLERS]
    line = f" {' '.join(kept)} "
    while "##" in line:
        line = line.replace("##", "#")
    return bool(automaton.find_matches_as_indexes(line))


def _said(text: Text) -> tuple[Said, ...]:
    automaton, phrases = _phrases()
    if not _may_say(text, automaton):
        return ()
    heard = spoken(text)
    found = []
    taken = -1
    matches = automaton.find_matches_as_indexes(heard.line, overlapping=True)
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
