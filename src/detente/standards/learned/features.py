"""What the linear model reads: hashed character and word n-grams of the folded text, and what the word list
found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.target import aimed_at_someone, is_reported
from detente.standards.lexicon.terms import Hit
from detente.standards.text import Text

BITS = 18
BUCKETS = 1 << BITS
SHORTEST, LONGEST = 3, 5
READ = 1_500
"""So many folded code points are read at once: longer comments come in passages (passages.py)."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)
_SHIFT = np.uint64(64 - BITS)
_AROUND = ".,;:!?\"'()[]{}*_-<>/\\|~…"
_AROUND_ASCII = _AROUND[:-1].encode()


def buckets_of(text: Text) -> NDArray[np.int64]:
    """Return the buckets of all features, with repetition: 3- to 5-grams of characters, words and pairs of
    words.
    """
    return np.concatenate([buckets for buckets, _ in _segments([text])])


def sums_of(texts: Sequence[Text], table: NDArray[np.int8]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return for each text the sum of its features' rows of `table`, and the number of its features."""
    sums = np.zeros((len(texts), table.shape[1]), dtype=np.int32)
    total = np.zeros(len(texts), dtype=np.int64)
    for buckets, counts in _segments(texts):
        filled = counts > 0
        total += counts
        if filled.any():
            begins = (np.cumsum(counts) - counts)[filled]
            sums[filled] += np.add.reduceat(table.take(buckets, axis=0), begins, axis=0, dtype=np.int32)
    return sums, total


def _segments(texts: Sequence[Text]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The buckets of all texts, kind by kind and text after text, with how many belong to each text."""
    reads = [" " + " ".join(text.folded.text[:READ].split()) + " " for text in texts]
    listed = [_coded_words(read) for read in reads]
    lengths = np.fromiter(map(len, listed), dtype=np.int64, count=len(texts))
    words = np.fromiter(map(crc32, chain.from_iterable(listed)), dtype=np.uint64, count=int(lengths.sum()))
    found = [_findings(text) for text in texts]
    numbers = np.fromiter(map(len, found), dtype=np.int64, count=len(texts))
    pairs, paired = _followed(lengths, 2)
    parts = [
        *_characters(reads),
        (words + np.uint64(1 << 60), lengths),
        ((words[:-1] * _STEP + words[1:] + np.uint64(1 << 61))[pairs], paired),
        (np.array([name for names in found for name in names], dtype=np.uint64), numbers),
    ]
    return [((part * _MULTIPLIER >> _SHIFT).astype(np.int64), counts) for part, counts in parts]


def _followed(lengths: NDArray[np.int64], size: int) -> tuple[NDArray[np.bool_] | slice, NDArray[np.int64]]:
    """Which of the concatenated elements begin a run of `size` inside their text, and how many do in each."""
    counts = np.maximum(lengths - size + 1, 0)
    if len(lengths) == 1:
        return slice(0, int(counts[0])), counts
    ends = np.repeat(np.cumsum(lengths), lengths)
    return np.arange(len(ends) - size + 1) + size <= ends[: len(ends) - size + 1], counts


def plain_words(read: str) -> list[str]:
    """The words of a folded text, without the punctuation around them."""
    return [bare for word in read.split() if (bare := word.strip(_AROUND))]


def _coded_words(read: str) -> list[bytes]:
    """`plain_words` in UTF-8."""
    if read.isascii():
        return [bare for word in read.encode().split() if (bare := word.strip(_AROUND_ASCII))]
    return [word.encode("utf-8", "surrogatepass") for word in plain_words(read)]


def _characters(reads: Sequence[str]) -> list[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
    lengths = np.fromiter(map(len, reads), dtype=np.int64, count=len(reads))
    points = np.frombuffer("".join(reads).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(
        np.uint64
    ) + np.uint64(1)
    grams = []
    current = points
    for size in range(2, LONGEST + 1):
        if len(points) < size:
            break
        current = current[:-1] * _STEP + points[size - 1 :]
        if size >= SHORTEST:
            inside, counts = _followed(lengths, size)
            grams.append((current[inside] + np.uint64(size << 56), counts))
    return grams


def _findings(text: Text) -> list[int]:
    """Listed words count by grade and aim, whatever disguise they wear; three times, since they are sure."""
    names = [name for hit in hits_in(text) for name in _names(text, hit)]
    return [crc32(name.encode()) + (1 << 59) for name in names] * 3


def _names(text: Text, hit: Hit) -> list[str]:
    aim = "reported" if is_reported(text, hit) else "aimed" if aimed_at_someone(text, hit) else "loose"
    return [f"grade:{hit.term.grade}", f"grade:{hit.term.grade}:{aim}", f"word:{hit.term.word}"]
