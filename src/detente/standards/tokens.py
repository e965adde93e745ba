"""What several rules ask of a text's letters as they were typed, derived once and by few steps: its words
between white space, and how many of its signs are of one kind.
"""

from __future__ import annotations

import string
from collections.abc import Callable

from detente.standards.text import Text

Token = tuple[str, int, int]
"""A word, and where it begins and ends in the original (code points, end-exclusive)."""
FEWEST_LETTERS = 3
"""With fewer letters there is nothing in a text that could be read."""
_KINDS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (str.isdigit, string.digits),
    (str.isupper, string.ascii_uppercase),
    (str.islower, string.ascii_lowercase),
    (str.isalpha, string.ascii_letters),
)
_OTHERS = {
    kind: bytes(set(range(128)) - set(signs.encode())) for kind, signs in _KINDS
}  # fmt: skip
"""For each kind the ASCII signs that are not of it."""


def tokens_of(text: Text) -> tuple[Token, ...]:
    """The words of what is inspected, parted by white space of any kind."""
    return text.fact("tokens", lambda text: parted(text.inspected))


def count_of(kind: Callable[[str], bool], signs: str) -> int:
    """How many code points are of a kind, which is one of the methods `str.isdigit`, `isupper`, `islower` and
    `isalpha`. ASCII is counted in one step.
    """
    if signs.isascii():
        return len(signs.encode().translate(None, _OTHERS[kind]))
    return sum(map(kind, signs))


def has_letters(text: Text) -> bool:
    """Whether there are letters enough to read, wherever in the text they stand."""
    read = text.folded.text
    return any(count_of(str.isalpha, part) >= FEWEST_LETTERS for part in (read[:64], read))


def parted(original: str) -> tuple[Token, ...]:
    """The words of any string, parted by white space, and where each begins and ends in it."""
    position = 0
    tokens = []
    for word in original.split():
        start = original.index(word, position)
        position = start + len(word)
        tokens.append((word, start, position))
    return tuple(tokens)
