"""What the linear model reads: hashed character and word n-grams of the folded text, and what the word list
found.
"""

from __future__ import annotations

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
"""So many folded code points are read; what matters in a longer comment is found by the rules of form."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)
_SHIFT = np.uint64(64 - BITS)


def buckets_of(text: Text) -> NDArray[np.int64]:
    """Return the buckets of all features, with repetition: 3- to 5-grams of characters, words and pairs of
    words.
    """
    read = " " + " ".join(text.folded.text[:READ].split()) + " "
    words = np.fromiter(
        (crc32(word.encode("utf-8", "surrogatepass")) for word in plain_words(read)), dtype=np.uint64
    )
    pairs = words[:-1] * _STEP + words[1:]
    parts = [*_characters(read), words + np.uint64(1 << 60), pairs + np.uint64(1 << 61), _findings(text)]
    return (np.concatenate(parts) * _MULTIPLIER >> _SHIFT).astype(np.int64)


def plain_words(read: str) -> list[str]:
    """The words of a folded text, without the punctuation around them."""
    return [bare for word in read.split() if (bare := word.strip(".,;:!?\"'()[]{}*_-<>/\\|~…"))]


def _characters(read: str) -> list[NDArray[np.uint64]]:
    points = np.frombuffer(read.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(
        np.uint64
    ) + np.uint64(1)
    grams = []
    current = points
    for size in range(2, LONGEST + 1):
        if len(points) < size:
            break
        current = current[:-1] * _STEP + points[size - 1 :]
        if size >= SHORTEST:
            grams.append(current + np.uint64(size << 56))
    return grams


def _findings(text: Text) -> NDArray[np.uint64]:
    """Listed words count by grade and aim, whatever disguise they wear; three times, since they are sure."""
    names = [name for hit in hits_in(text) for name in _names(text, hit)]
    return np.array([crc32(name.encode()) + (1 << 59) for name in names * 3], dtype=np.uint64)


def _names(text: Text, hit: Hit) -> list[str]:
    aim = "reported" if is_reported(text, hit) else "aimed" if aimed_at_someone(text, hit) else "loose"
    return [f"grade:{hit.term.grade}", f"grade:{hit.term.grade}:{aim}", f"word:{hit.term.word}"]
