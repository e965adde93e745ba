"""Learned scores in languages other than English: a linear head for each meaning that could be measured
there.

Logistic regression over hashed n-grams (Joachims 1998; Weinberger et al. 2009 for the hashing), one table of
int8 weights a language. What is not in `HEADS` was not measured, or not well enough, and has no score:
docs/reference/languages.md says on what each head was measured, and what it reached.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.lexicon.terms import ABROAD
from detente.standards.text import Text
from detente.standards.tokens import has_letters

WEIGHTS_SHA256 = "d065f280efea560551c15d05ae4befafd2167b7785f1c3500ce9495951e016da"
BITS = 17
BUCKETS = 1 << BITS
READ = 1_000
"""So many letters of the folded text are read."""
LOUD = 0.5
"""The share of the loudest word's weight from which another word speaks as well."""
UNSPACED = frozenset(("zh",))
"""Languages that are written without blanks between words."""
HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("TOXICITY", "INSULT", "hatred"),
        "de": ("TOXICITY", "INSULT", "hatred"),
        "fr": ("TOXICITY", "INSULT", "hatred"),
        "ko": ("TOXICITY",),
        "pt": ("TOXICITY", "INSULT", "hatred"),
        "ru": ("TOXICITY", "INSULT", "hatred", "spam"),
        "zh": ("TOXICITY", "INSULT", "hatred"),
    }
)
"""The heads of each language, in the order of the columns of its table."""
ENGLISH_ONLY = (
    "SEVERE_TOXICITY THREAT IDENTITY_ATTACK extremism self-harm violence minors drugs advertising trolling "
    "promotion suicide off-topic publisher"
)
"""Scores and rules that look at meaning and that nobody measured elsewhere."""
_IDENTIFIED = frozenset(("ar", "de", "en", "es", "fr", "it", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"))


MOST, RANKED = 0.88, 0.49
"""No score is higher than `MOST`: too few texts of the test parts lie beyond it to know how many of them would be held
wrongly. The scores of a head that only ranks are that part of the chance: they mark nothing and keep their order.
"""
RANKING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ar": frozenset(("INSULT",)),
        "fr": frozenset(("INSULT", "hatred")),
        "ko": frozenset(("TOXICITY",)),
        "pt": frozenset(("INSULT", "hatred")),
        "ru": frozenset(("TOXICITY", "INSULT", "hatred", "spam")),
        "zh": frozenset(("INSULT",)),
    }
)
"""Heads that only rank: what they were trained on is far from comments, or too little of what they would mark is
right.
"""


def may_mark(language: str, name: str) -> bool:
    """Whether the head `name` gives scores in `language` that an edition may act on."""
    return name in HEADS.get(language, ()) and name not in RANKING.get(language, ())


def _measured() -> dict[str, frozenset[str]]:
    found = dict.fromkeys(ENGLISH_ONLY.split(), frozenset(("en",)))
    for name in {name for names in HEADS.values() for name in names}:
        attribute = name.isupper()
        measured = (
            code for code, names in HEADS.items() if name in names and (attribute or may_mark(code, name))
        )
        found[name] = frozenset(("en", *measured))
    found["insult"] = frozenset(("en", *(code for code in HEADS if may_mark(code, "INSULT"))))
    words = dict.fromkeys(("profanity", "PROFANITY"), frozenset(("en", *ABROAD)))
    form = dict.fromkeys(("language-norms", "site-language"), _IDENTIFIED)
    return {**found, **words, **form}


MEASURED: Mapping[str, frozenset[str]] = MappingProxyType(_measured())
"""Score or rule -> the ISO 639-1 codes of the languages that it was measured in, English included. A rule
that is not named here looks at numbers, links and repetition, which read the same in every language. A rule counts as
unmeasured where its head only ranks; the score is told there all the same.
"""


def unmeasured_in(language: str | None, rules: Iterable[str]) -> tuple[str, ...]:
    """Those of `rules` (ids) of which nobody knows how well they work in `language` (ISO 639-1), in order."""
    if language is None:
        return ()
    return tuple(rule for rule in rules if language not in MEASURED.get(rule, (language,)))


SIZES: Mapping[str, tuple[int, int]] = MappingProxyType({"ko": (2, 6), "zh": (1, 4)})
"""Shortest and longest n-gram where they are not 2 and 5: Korean is read in its parts of syllables."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)
_SHIFT = np.uint64(64 - BITS)


@dataclass(frozen=True, slots=True)
class _Model:
    table: NDArray[np.int8]
    scale: tuple[float, ...]
    bias: tuple[float, ...]


def scores_in(text: Text, language: str) -> dict[str, float] | None:
    """Return the scores measured in `language` (ISO 639-1), 0 to 1; None where none was, or without letters.

    A score is the chance that people call the comment so, on a site where one comment in ten is: of 100
    comments that score 0.7, 70 are. It is at most `MOST`, and lower where a head only ranks. The caller has
    identified the language.
    """
    names = HEADS.get(language)
    if not names or not has_letters(text):
        return None
    buckets = buckets_of(text, language)
    model = _models()[language]
    sums = model.table[buckets].sum(axis=0, dtype=np.int64).tolist()
    root = math.sqrt(max(1, len(buckets)))
    chances = (
        _chance(total * scale / root + bias)
        for total, scale, bias in zip(sums, model.scale, model.bias, strict=True)
    )
    return {
        name: min(MOST, chance) if may_mark(language, name) else RANKED * chance
        for name, chance in zip(names, chances, strict=True)
    }


def speaking(text: Text, language: str) -> tuple[tuple[int, int], ...]:
    """Return the spans, in the original, of the words that speak for the scores in `language`; neighbours are one
    span.

    Every n-gram's weight is dealt evenly to the letters that it covers. A word speaks whose letters gather at least
    `LOUD` of what the loudest word gathers; in Chinese each sign is a word. Nothing for a language without heads.
    """
    if language not in HEADS:
        return ()
    gathered = _gathered(_letters_of(text, language), language)
    loud: list[tuple[float, int, int]] = []
    at = 1
    for word, start, end in _words_of(text, language):
        own = gathered[at : at + len(word)].tolist()
        if language in UNSPACED:
            loud += [(one, start + place, start + place + 1) for place, one in enumerate(own)]
        else:
            loud.append((sum(own), start, end))
        at += len(word) + 1
    return _merged(loud, text)


def _gathered(read: str, language: str) -> NDArray[np.float64]:
    """What each letter of `read` gathers from the weights of the n-grams and words that cover it, in all heads but
    the one for spam.
    """
    model = _models()[language]
    scale = [one * (name != "spam") for name, one in zip(HEADS[language], model.scale, strict=True)]
    weights_of = model.table[_buckets(read, language)].astype(np.float64) @ np.array(scale)
    gathered = np.zeros(len(read))
    shortest, longest = SIZES.get(language, (2, 5))
    done = 0
    for size in range(shortest, min(longest, len(read)) + 1):
        count = len(read) - size + 1
        gathered += np.convolve(weights_of[done : done + count], np.full(size, 1 / size))
        done += count
    at = 0
    for place, word in enumerate(read.split()):
        at = read.index(word, at)
        gathered[at : at + len(word)] += weights_of[done + place] / len(word)
        at += len(word)
    return gathered


def _merged(loud: list[tuple[float, int, int]], text: Text) -> tuple[tuple[int, int], ...]:
    """The spans of the words that are loud enough."""
    limit = LOUD * max((one for one, _, _ in loud), default=0.0)
    places: list[tuple[int, int]] = []
    before = False
    for one, start, end in loud:
        speaks = 0.0 < limit <= one
        if speaks and before:
            places[-1] = (places[-1][0], end)
        elif speaks:
            places.append((start, end))
        before = speaks
    return tuple(text.folded.span(start, end) for start, end in places)


def buckets_of(text: Text, language: str) -> NDArray[np.int64]:
    """Return the buckets of all features, with repetition: n-grams of letters, words and pairs of words."""
    return _buckets(_letters_of(text, language), language)


def _buckets(read: str, language: str) -> NDArray[np.int64]:
    points = np.frombuffer(read.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    points += np.uint64(1)
    parts = _grams(points, *SIZES.get(language, (2, 5)))
    names = [crc32(word.encode("utf-8", "surrogatepass")) for word in read.split()]
    words = np.array(names, dtype=np.uint64)
    parts += [words + np.uint64(1 << 60), words[:-1] * _STEP + words[1:] + np.uint64(1 << 61)]
    return (np.concatenate(parts) * _MULTIPLIER >> _SHIFT).astype(np.int64)


def _letters_of(text: Text, language: str) -> str:
    """The folded text without mentions, links and numbers; in Korean every syllable in its parts."""
    words = [word for word in text.folded.text[:READ].split() if word[0] != "@" and "://" not in word]
    return _read(" ".join(words), language)


def _read(letters: str, language: str) -> str:
    if language == "ko":
        letters = unicodedata.normalize("NFD", letters)
    return f" {''.join('0' if letter.isdigit() else letter for letter in letters)} "


def _words_of(text: Text, language: str) -> list[tuple[str, int, int]]:
    """Each word as it is read, with its range in the folded text."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for word in text.folded.text[:READ].split():
        at = text.folded.text.index(word, at)
        if word[0] != "@" and "://" not in word:
            found.append((_read(word, language)[1:-1], at, at + len(word)))
        at += len(word)
    return found


def _grams(points: NDArray[np.uint64], shortest: int, longest: int) -> list[NDArray[np.uint64]]:
    grams = []
    current = points
    for size in range(1, longest + 1):
        if len(points) < size:
            break
        if size > 1:
            current = current[:-1] * _STEP + points[size - 1 :]
        if size >= shortest:
            grams.append(current + np.uint64(size << 56))
    return grams


@cache
def _models() -> Mapping[str, _Model]:
    content = weights("detente.standards.learned", "languages.npz", WEIGHTS_SHA256)
    with np.load(io.BytesIO(content), allow_pickle=False) as data:
        return {
            language: _Model(
                data[f"{language}.table"],
                tuple(data[f"{language}.scale"].tolist()),
                tuple(data[f"{language}.bias"].tolist()),
            )
            for language in HEADS
        }


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, logit))))
