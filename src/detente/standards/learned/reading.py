"""What the encoder reads: the folded text, with the disguise taken off listed words and emoji as their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.standards.lexicon.search import hits_in
from detente.standards.text import Text

READ = 700
"""So many code points are read at once: about 160 tokens, three sentences more than most comments have."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as the encoder reads it; `starts[i]` and `ends[i]` bound code point i in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def reading_of(text: Text) -> Reading:
    """Return the reading of the first 700 code points. Linear in their number."""
    plain = {hit.span: hit.term.word for hit in hits_in(text) if hit.span[0] < READ}
    if not plain and text.folded.starts is None:  # plain ASCII, as most comments are
        folded = text.folded.text[:READ]
        return Reading(folded, range(len(folded)), range(1, len(folded) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def say(word: str, start: int, end: int) -> None:
        letters.append(word)
        starts.extend([start] * len(word))
        ends.extend([end] * len(word))

    begun = {start: (end, word) for (start, end), word in plain.items()}
    covered = 0
    view = text.folded
    for place, letter in enumerate(view.text):
        start, end = view.span(place, place + 1)
        if start >= READ:
            break
        if start < covered:
            continue
        if start in begun:
            covered, word = begun[start]
            say(word, start, covered)
        elif letter >= "\u2190" and (name := _name(letter)):
            if view.text[place - 1 : place] != letter:  # what stands many times is named once
                say(name, start, end)
        else:
            say(letter, start, end)
    return Reading("".join(letters), starts, ends)


@lru_cache(maxsize=4_096)
def _name(letter: str) -> str:
    """The name of a symbol (an emoji, say) between blanks, else nothing."""
    if unicodedata.category(letter) not in ("So", "Sk"):
        return ""
    name = unicodedata.name(letter, "").lower()
    return f" {name} " if name else ""
