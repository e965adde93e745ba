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

WEIGHTS_SHA256 = "258c2ffeada3bec806a4c97f2faebc8445931b908812c4cc113e2d06e2d65cba"
BITS = 17
BUCKETS = 1 << BITS
READ = 1_000
"""So many letters of the folded text are read."""
FEWEST_LETTERS = 3
HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("TOXICITY", "hatred"),
        "de": ("TOXICITY", "INSULT", "hatred"),
        "fr": ("TOXICITY", "INSULT"),
        "ko": ("TOXICITY",),
        "ru": ("spam",),
        "zh": ("TOXICITY", "hatred"),
    }
)
"""The heads of each language, in the order of the columns of its table."""
ENGLISH_ONLY = (
    "SEVERE_TOXICITY THREAT IDENTITY_ATTACK extremism self-harm violence minors drugs advertising trolling "
    "promotion suicide off-topic publisher"
)
"""Scores and rules that look at meaning and that nobody measured elsewhere."""
_IDENTIFIED = frozenset(("ar", "de", "en", "es", "fr", "it", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"))


def _measured() -> dict[str, frozenset[str]]:
    found = dict.fromkeys(ENGLISH_ONLY.split(), frozenset(("en",)))
    for name in {name for names in HEADS.values() for name in names}:
        found[name] = frozenset(("en", *(code for code, names in HEADS.items() if name in names)))
    words = dict.fromkeys(("profanity", "PROFANITY"), frozenset(("en", *ABROAD)))
    form = dict.fromkeys(("language-norms", "site-language"), _IDENTIFIED)
    return {**found, "insult": found["INSULT"], **words, **form}


MEASURED: Mapping[str, frozenset[str]] = MappingProxyType(_measured())
"""Score or rule -> the ISO 639-1 codes of the languages that it was measured in, English included. A rule
that is not named here looks at numbers, links and repetition, which read the same in every language.
"""


def unmeasured_in(language: str | None, rules: Iterable[str]) -> tuple[str, ...]:
    """Those of `rules` (ids) of which nobody knows how well they work in `language` (ISO 639-1), in order."""
    if language is None:
        return ()
    return tuple(rule for rule in rules if language not in MEASURED.get(rule, (language,)))


SIZES: Mapping[str, tuple[int, int]] = MappingProxyType({"ko": (2, 6), "zh": (1, 4)})
"""Shortest and longest n-gram where they are not 2 and 5: Korean is read in its parts of syllables."""
MOST = 0.88
MOST_IN: Mapping[str, float] = MappingProxyType({"ko": 0.49, "ru": 0.49, "zh": 0.69})
"""No score is higher: too few texts of the test parts lie beyond it to know how many of them would be held
wrongly. In Korean and Russian the scores only rank, since what they were trained on is far from comments; in
Chinese they mark, as six of ten that they mark are right.
"""
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
    comments that score 0.7, 70 are. It is at most `MOST`. The caller has identified the language.
    """
    names = HEADS.get(language)
    if not names or sum(map(str.isalpha, text.folded.text[:64])) < FEWEST_LETTERS:
        return None
    buckets = buckets_of(text, language)
    model = _models()[language]
    sums = model.table[buckets].sum(axis=0, dtype=np.int64).tolist()
    root = math.sqrt(max(1, len(buckets)))
    most = MOST_IN.get(language, MOST)
    return {
        name: min(most, _chance(total * scale / root + bias))
        for name, total, scale, bias in zip(names, sums, model.scale, model.bias, strict=True)
    }


def buckets_of(text: Text, language: str) -> NDArray[np.int64]:
    """Return the buckets of all features, with repetition: n-grams of letters, words and pairs of words."""
    read = _letters_of(text, language)
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
    read = " ".join(words)
    if language == "ko":
        read = unicodedata.normalize("NFD", read)
    return f" {''.join('0' if letter.isdigit() else letter for letter in read)} "


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
