"""Finding listed phrases: Aho-Corasick over the words of a text, without punctuation and apostrophes."""

from __future__ import annotations

import re
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
_UNBROKEN = re.compile("[\u2e80-\ud7ff\uf900-\ufaff]")
"""Writing without blanks between words, or, in Korean, with endings that grow on them."""
_DRESSED = re.compile(r"[a-z][\d@$!|+*#._-]{1,3}[a-z]|(?<!\S)[\d@$!|+][a-z]{2}|[a-z]{2}[\d@$|+]{1,2}(?!\S)")
_SIGNS = "0123456789@$!|+*#._-"
_ONE_BY_ONE = re.compile(" [a-z] [a-z] [a-z] ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_THRICE = tuple(letter * 3 for letter in _LETTERS)
_DECODED = str.maketrans("0134579@$!|+", "oieastgasiit")
_RUN, _TWICE = re.compile(r"(\w)\1{2,}+"), re.compile(r"(\w)\1++")
_IN_HASTE = words("want wanna gonna going myself kill killing suicide suicidal anymore living alive dead dying life cant hang hurt")
_REAL_WORDS = words("lief edad deda laive aliev livin killin suicida")
FILLED = 40
"""So many characters between two words are searched for a filler."""
_SPELT = 60
"""So many letters in a row are read as words."""
_LONGEST = 24
"""So long a word may be disguised: longer ones are names, numbers and addresses."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A listed phrase: for which rule it speaks, of what kind it is, how strongly it speaks (0 to 1). `kept`: fillers that
    have to stand in the text all the same, each with the number of the word of the phrase before which it does.
    """

    rule: str
    kind: str
    weight: float
    words: str
    kept: tuple[tuple[int, str], ...] = ()


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
    return sentences_of(text, spoken(text))


def sentences_of(text: Text, heard: Spoken) -> tuple[Sentence, ...]:
    """The sentences of a text in one reading of its words."""
    parts: list[Sentence] = []
    position, first, last, start = 0, 0, 0, 0
    for part in text.inspected.translate(_ENDS).split("\n"):
        position += len(part) + 1
        while last < len(heard.spans) and heard.spans[last][0] < position:
            last += 1
        if last > first and heard.spans[last - 1][1] > position:
            continue  # a stop within a word ("s.c.u.m") ends no sentence
        if last > first:
            parts.append(Sentence(f" {' '.join(heard.words[first:last])} ", start, position - 1))
        first, start = last, position
    return tuple(parts)


def said(text: Text, rule: str) -> tuple[Said, ...]:
    """The phrases for one rule, in order of appearance, the longest where they overlap."""
    found = text.fact("said", _said)
    return tuple([one for one in found if one.phrase.rule == rule]) if found else ()


@cache
def _listed() -> tuple[Phrase, ...]:
    content = files("detente.standards.lexicon").joinpath("phrases.txt").read_text(encoding="utf-8")
    return tuple(listed(line) for line in content.splitlines() if line.strip() and not line.startswith("#"))


def listed(line: str) -> Phrase:
    """Read one line of phrases.txt. Raises ValueError for a filler that does not stand in brackets: no text is read with
    it, so the phrase would say something else ("just overdose" would be every overdose).
    """
    rule, weight, phrase = line.split(" ", 2)
    name, _, kind = rule.partition(":")
    heard: list[str] = []
    kept = []
    for word in (phrase if phrase.isascii() else Text(phrase).folded.text).split():
        if word[0] == "[" and word[-1] == "]" and word[1:-1] in FILLERS:
            kept.append((len(heard), word[1:-1]))
        elif word in FILLERS:
            raise ValueError(f"{line!r}: {word!r} is dropped from texts. Leave it out, or write [{word}] where it has to stand.")
        else:
            heard.append(word)
    if not heard:
        raise ValueError(f"{line!r} has no word but fillers.")
    return Phrase(name, kind, float(weight), " ".join(heard), tuple(kept))


@cache
def _phrases() -> tuple[AhoCorasick, tuple[Phrase, ...]]:
    phrases = tuple(one for one in _listed() if not _UNBROKEN.search(one.words))
    return AhoCorasick([f" {phrase.words} " for phrase in phrases]), phrases


@cache
def _unbroken() -> tuple[AhoCorasick, tuple[Phrase, ...]]:
    phrases = tuple(one for one in _listed() if _UNBROKEN.search(one.words))
    return AhoCorasick([phrase.words.replace(" ", "") for phrase in phrases]), phrases


@cache
def _vocabulary() -> frozenset[str]:
    """The words of three letters and more that phrases are made of: the only ones that a disguise is taken off."""
    heard = {word for phrase in _phrases()[1] for word in phrase.words.split()}
    return frozenset(word for word in heard | FILLERS if len(word) > 2 and word.isascii() and word.isalpha())


def _spoken(text: Text) -> Spoken:
    return _words_of(text, {})


def undressed(text: Text) -> Spoken:
    """The words as `spoken` has them, those in disguise ("k1ll", "k*ll", "killlll", "k y s") or misspelt in haste ("wnat to
    die") as the words of phrases that they stand for. A mistake costs little, since one such word is not yet a phrase.
    """
    return text.fact("undressed", _undressed)


def _undressed(text: Text) -> Spoken:
    return _respelt(undressed_as(text, _vocabulary()))


def undressed_as(text: Text, known: frozenset[str]) -> Spoken:
    """The words as `spoken` has them, those in disguise as the words of `known` that they stand for."""
    if not text.fact("dressed", _is_dressed):
        return spoken(text)
    odd = [token for token in set(text.folded.text.split(" ")) if _is_odd(token)]
    read = {token: word for token in odd if (word := _read(token, known)) is not None}
    return _joined(_words_of(text, read) if read else spoken(text), known)


def _is_dressed(text: Text) -> bool:
    folded = text.folded.text
    if any(map(folded.__contains__, _THRICE)) or _ONE_BY_ONE.search(f" {folded} "):
        return True
    within = folded.replace(". ", " ").replace("! ", " ").rstrip(".! ")  # a sign in a word, not behind a sentence
    return any(map(within.__contains__, _SIGNS)) and _DRESSED.search(folded) is not None


def _respelt(heard: Spoken) -> Spoken:
    """The few words that a cry for help is made of, where two letters changed places or one was left out."""
    meant = _misspelt()
    if meant.keys().isdisjoint(heard.words):
        return heard
    return _line([meant.get(word, word) for word in heard.words], list(heard.spans))


@cache
def _misspelt() -> dict[str, str]:
    found = {}
    for word in _IN_HASTE:
        for at in range(len(word) - 1):
            found[word[:at] + word[at + 1] + word[at] + word[at + 2 :]] = word
            if len(word) > 5 and at:
                found[word[:at] + word[at + 1 :]] = word
    return {typed: word for typed, word in found.items() if typed not in _REAL_WORDS and typed not in _IN_HASTE}


def _is_odd(token: str) -> bool:
    """Whether a word has signs among its letters, or one letter three times in a row."""
    is_mixed = 2 < len(token) <= _LONGEST and not token.isalpha() and not token.isdigit()
    return is_mixed or _RUN.search(token) is not None


def _read(token: str, known: frozenset[str]) -> str | None:
    """The one known word behind a disguised word of Latin letters; None where there is none."""
    bare = token.strip("\"'()[]{},;:?.")
    if len(bare) > _LONGEST or sum(map(str.isalpha, bare)) * 2 < len(bare) or bare in known:
        return None
    bare = bare if _RUN.search(bare) is None else _RUN.sub(r"\1\1", bare)
    tries = [bare.rstrip("!"), _RUN.sub(r"\1", token.strip("\"'()[]{},;:?!.")), _TWICE.sub(r"\1", bare)]
    for one in tries:
        for word in _readings(one):
            if word in known:
                return word
    return None


def _readings(bare: str) -> list[str]:
    """The words that signs in a word may stand for: letters that look like them, any letter, or nothing."""
    plain = "".join(letter for letter in bare if letter.isalpha())
    found = [bare, bare.translate(_DECODED), bare.replace("1", "l").replace("!", "l").translate(_DECODED)]
    if len(plain) == len(bare) - 1:
        at = next(place for place, letter in enumerate(bare) if not letter.isalpha())
        if bare[at] in "*#_-.":
            found += [bare[:at] + letter + bare[at + 1 :] for letter in _LETTERS]
    return [*found, plain]


def _joined(heard: Spoken, known: frozenset[str]) -> Spoken:
    """Letters that stand alone, three and more in a row, as the known words that they spell from the first to the last."""
    words_: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(heard.words):
        end = at
        while end < len(heard.words) and len(heard.words[end]) == 1 and end - at < _SPELT:
            end += 1
        spelt = _spelt("".join(heard.words[at:end]), known) if end - at > 2 else []
        if spelt:
            for word in spelt:
                words_.append(word)
                spans.append((heard.spans[at][0], heard.spans[at + len(word) - 1][1]))
                at += len(word)
        else:
            end = max(end, at + 1)
            words_ += heard.words[at:end]
            spans += heard.spans[at:end]
            at = end
    return _line(words_, spans)


def _spelt(letters: str, known: frozenset[str]) -> list[str]:
    """The fewest known words that letters spell; none where one is left over."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(letters) + 1):
        parts = (
            [*before, letters[start:end]]
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start]) is not None and letters[start:end] in known
        )
        best.append(min(parts, key=len, default=None))
    return best[-1] or []


def _line(heard: list[str], spans: list[tuple[int, int]]) -> Spoken:
    starts = tuple(accumulate([len(word) + 1 for word in heard], initial=1))[:-1]
    return Spoken(f" {' '.join(heard)} ", tuple(heard), starts, tuple(spans))


def _words_of(text: Text, read: dict[str, str]) -> Spoken:
    view = text.folded
    heard: list[str] = []
    places: list[tuple[int, int]] = []
    position = 0
    for token in view.text.split(" "):
        at, position = position, position + len(token) + 1
        if token.isalpha() or token in read:
            word = read.get(token, token) if read else token
            if word not in FILLERS:
                heard.append(word)
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
    return _line(heard, places if view.starts is None else [view.span(*place) for place in places])


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


def _keeps(text: Text, heard: Spoken, first: int, kept: tuple[int, str]) -> bool:
    """Whether a filler stands where the phrase that begins at word `first` wants it."""
    at, filler = first + kept[0], kept[1]
    start = heard.spans[at - 1][1] if at else 0
    end = heard.spans[at][0] if at < len(heard.words) else len(text.inspected)
    between = text.inspected[max(start, end - FILLED) : end] if kept[0] == 0 else text.inspected[start : min(end, start + FILLED)]
    return filler in (word.strip(_EDGES) for word in between.lower().split())


def _said(text: Text) -> tuple[Said, ...]:
    found = _without_blanks(text)
    automaton, phrases = _phrases()
    heard = undressed(text)
    matches = automaton.find_matches_as_indexes(heard.line, overlapping=True)
    taken: dict[str, int] = {}
    for number, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
        first = bisect_right(heard.starts, start + 1) - 1
        last = bisect_right(heard.starts, end - 2) - 1
        rule = phrases[number].rule
        if first <= taken.get(rule, -1) or not all(_keeps(text, heard, first, one) for one in phrases[number].kept):
            continue
        taken[rule] = last
        following, before = _beside(text, heard, last, last + 1), _beside(text, heard, first, first - 1)
        found.append(Said(phrases[number], (heard.spans[first][0], heard.spans[last][1]), following, before))
    return tuple(found)


def _without_blanks(text: Text) -> list[Said]:
    """The phrases of languages that are written without blanks, wherever their signs follow each other."""
    view = text.folded
    if view.starts is None or not _UNBROKEN.search(view.text):
        return []
    automaton, phrases = _unbroken()
    places = [place for place, sign in enumerate(view.text) if sign != " "]
    line = "".join(view.text[place] for place in places)
    found, taken = [], 0
    for number, start, end in sorted(
        automaton.find_matches_as_indexes(line, overlapping=True), key=lambda match: (match[1], -match[2])
    ):
        if start >= taken:
            taken = end
            span = view.span(places[start], places[end - 1] + 1)
            found.append(Said(phrases[number], span, line[end : end + 1], line[max(0, start - 1) : start]))
    return found
