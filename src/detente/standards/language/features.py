"""Hashed character n-grams, computed with a few vectorised steps. Shared by identifier and training."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.standards.text import Text

BUCKETS = 1 << 16
LONGEST = 4
READ = 240
"""So many letters are enough to know a language."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)


def letters_of(text: Text) -> tuple[str, int, int]:
    """Return what the identifier reads, and where in the original the words it read begin and end.

    Lower-case words between single blanks, accents kept. Links, addresses, mentions, tags, numbers and quoted
    passages are left out (a quoted passage only where enough words remain outside it).
    """
    outside = _words(text.inspected, with_quotes=False)
    words = (
        outside
        if sum(len(word) for word, _, _ in outside) >= 16
        else _words(text.inspected, with_quotes=True)
    )
    if not words:
        return "", 0, 0
    return f" {' '.join(word for word, _, _ in words)} "[:READ], words[0][1], words[-1][2]


def _words(original: str, *, with_quotes: bool) -> list[tuple[str, int, int]]:
    words: list[tuple[str, int, int]] = []
    position, length, quoted = 0, 0, False
    for token in original[: READ * 8].split():
        start = original.index(token, position)
        position = start + len(token)
        opens, closes = (
            token[0] in '"“„«>',
            token.rstrip(".,;:!?")[-1:] in ('"', "”", "“", "»") and len(token) > 1,
        )
        quoted = quoted or opens
        if not (quoted and not with_quotes) and (found := _plain(token)):
            words.append((found, start, position))
            length += len(found) + 1
        quoted = quoted and not closes
        if length > READ:
            break
    return words


def _plain(token: str) -> str:
    if token[0] in "@#" or "://" in token or "@" in token or token.startswith("www."):
        return ""
    if token.isalpha():
        return token.lower()
    if any(letter.isdigit() for letter in token):
        return ""
    kept = "".join(letter if not _is_sign(letter) else " " for letter in token.lower())
    return " ".join(kept.split())


def _is_sign(letter: str) -> bool:
    """Everything that is neither a letter nor a mark of a script that needs it, apostrophes inside words
    excepted.
    """
    return not (
        letter.isalpha()
        or letter in "'’"
        or (
            letter >= "\u0300"
            and not letter.isspace()
            and letter.isprintable()
            and not "\u2000" <= letter <= "\u2fff"
            and letter < "\U0001f000"
            and not "\u3000" <= letter <= "\u303f"
            and not "\uff00" <= letter <= "\uff65"
        )
    )


def buckets_of(read: str) -> NDArray[np.int64]:
    points = np.frombuffer(read.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    if len(points) < 3:
        return np.zeros(0, dtype=np.int64)
    rolled = points[1:-1] + np.uint64(1)
    grams = [rolled]
    whole = points + np.uint64(1)
    current = whole
    for size in range(2, LONGEST + 1):
        if len(points) < size:
            break
        current = current[:-1] * _STEP + whole[size - 1 :]
        grams.append(current + np.uint64(size << 56))
    mixed = np.concatenate(grams) * _MULTIPLIER
    return (mixed >> np.uint64(48)).astype(np.int64)
