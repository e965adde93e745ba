"""Sentences and their offsets as the contract counts them: UTF-16 code units, end-exclusive."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_SPANS = 100
"""So many sentences are scored one by one; what follows them is one span more."""
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|[。！？]+|\n")
"""A row of stops is tried once, from its beginning, and never given back sign by sign: the work stays linear."""


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as code-point ranges without the blanks around them; at most `MOST_SPANS` + 1."""
    found: list[tuple[int, int]] = []
    start = 0
    ends = [match.end() for match in _END.finditer(text)][:MOST_SPANS]
    for end in [*ends, len(text)]:
        if piece := text[start:end].strip():
            begin = text.index(piece[0], start)
            found.append((begin, begin + len(piece)))
        start = end
    return found


def in_utf16(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same ranges in UTF-16 code units; `ranges` are in order and do not overlap."""
    counted: list[tuple[int, int]] = []
    place = units = 0
    for start, end in ranges:
        begin = units + utf16_length(text[place:start])
        units = begin + utf16_length(text[start:end])
        place = end
        counted.append((begin, units))
    return counted
