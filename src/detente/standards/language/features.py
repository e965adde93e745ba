"""Hashed character n-grams, computed with a few vectorised steps. Shared by identifier and training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.standards.text import Text
from detente.standards.tokens import Token, tokens_of

BUCKETS = 1 << 16
LONGEST = 4
READ = 240
"""So many letters are enough to know a language."""
_SEARCHED = READ * 8
"""So many code points of the original are searched for them."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)
_OPENING, _CLOSING = frozenset('"“„«>'), frozenset('"”“»')
_SIGNS = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "'"}
"""What is left out of an ASCII word: the same as `_is_sign` says, letter by letter."""


def letters_of(text: Text) -> tuple[str, int, int]:
    """Return what the identifier reads, and where in the original the words it read begin and end.

    Lower-case words between single blanks, accents kept. Links, addresses, mentions, tags, numbers and quoted
    passages are left out (a quoted passage only where enough words remain outside it).
    """
    words = _words(text, with_quotes=False)
    if sum([len(word) for word, _, _ in words]) < 16:
        words = _words(text, with_quotes=True)
    if not words:
        return "", 0, 0
    return f" {' '.join([word for word, _, _ in words])} "[:READ], words[0][1], words[-1][2]


def _words(text: Text, *, with_quotes: bool) -> list[Token]:
    words: list[Token] = []
    length, quoted = 0, False
    for token, start, end in tokens_of(text):
        if start >= _SEARCHED or length > READ:
            break
        if end > _SEARCHED:
            token, end = token[: _SEARCHED - start], _SEARCHED
        if token.isalpha():  # most words, in which no quotation begins or ends
            found = "" if quoted and not with_quotes else token.lower()
        else:
            quoted = quoted or token[0] in _OPENING
            found = "" if quoted and not with_quotes else _plain(token)
            quoted = quoted and not (len(token) > 1 and token.rstrip(".,;:!?")[-1:] in _CLOSING)
        if found:
            words.append((found, start, end))
            length += len(found) + 1
    return words


def _plain(token: str) -> str:
    if token[0] in "@#" or "://" in token or "@" in token or token.startswith("www."):
        return ""
    if any(map(str.isdigit, token)):
        return ""
    kept = token.lower()
    kept = kept.translate(_SIGNS) if kept.isascii() else "".join([_unsigned(letter) for letter in kept])
    return " ".join(kept.split())


def _unsigned(letter: str) -> str:
    return " " if _is_sign(letter) else letter


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
    """The buckets of all n-grams of one to four letters, with repetition, in order."""
    used, counts, _ = counted_buckets([read])
    return np.repeat(used.astype(np.int64), counts)


def counted_buckets(
    reads: Sequence[str],
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.int64]]:
    """For all of up to 65,536 texts, one after the other: the buckets that occur, in order; how often each does; and
    how many different ones each text has. A text of fewer than three code points has none.
    """
    lengths = [len(read) if len(read) >= 3 else 0 for read in reads]
    whole = np.frombuffer(
        "".join([read for read in reads if len(read) >= 3]).encode("utf-32-le", "surrogatepass"), dtype="<u4"
    ).astype(np.uint64) + np.uint64(1)
    owners = np.repeat(np.arange(len(reads), dtype=np.uint32), lengths)
    keys = np.sort(np.concatenate([_keys(grams, owners, size) for size, grams in _grams(whole)]))
    begins = np.flatnonzero(np.concatenate((keys[:1] == keys[:1], keys[1:] != keys[:-1])))
    used = keys[begins]
    different = np.bincount(used >> np.uint32(16), minlength=len(reads))
    return used & np.uint32(BUCKETS - 1), np.diff(begins, append=len(keys)), different


def _grams(whole: NDArray[np.uint64]) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """The runs of one to four code points, rolled into one number each, with their size."""
    yield 1, whole
    current = whole
    for size in range(2, LONGEST + 1):
        current = current[:-1] * _STEP + whole[size - 1 :]
        yield size, current + np.uint64(size << 56)


def _keys(grams: NDArray[np.uint64], owners: NDArray[np.uint32], size: int) -> NDArray[np.uint32]:
    """The text and the bucket of each gram that lies inside one text; the blanks around a text are no grams."""
    if size == 1:
        inside = np.zeros(len(owners), dtype=np.bool_)
        inside[1:-1] = (owners[:-2] == owners[1:-1]) & (owners[1:-1] == owners[2:])
    else:
        inside = owners[: len(grams)] == owners[size - 1 :]
    buckets = (grams * _MULTIPLIER >> np.uint64(48)).astype(np.uint32)
    return (buckets | owners[: len(grams)] << np.uint32(16))[inside]
