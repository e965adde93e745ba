"""A long comment is read in passages, so that what stands at its end counts like what stands at its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from detente.standards.learned.reading import READ
from detente.standards.text import Text

EARLIEST = 500
"""A passage ends at the last blank after so many code points, or else in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text as a text of its own; `start` is its place in the original."""

    start: int
    text: Text


def is_long(text: Text) -> bool:
    """Whether the text is read in more than one passage."""
    return len(text.inspected) > READ


def passages_of(text: Text) -> tuple[Passage, ...]:
    """Return the passages of at most 700 code points that make up what is inspected of a text, in order. A short text is
    its only passage.
    """
    return text.fact("passages", _cut) if is_long(text) else (Passage(0, text),)


def _cut(text: Text) -> tuple[Passage, ...]:
    whole, start = text.inspected, 0
    found = []
    while start < len(whole):
        end = start + READ
        if end < len(whole):
            blank = max(whole.rfind(" ", start + EARLIEST, end), whole.rfind("\n", start + EARLIEST, end))
            end = blank + 1 if blank > 0 else end
        found.append(Passage(start, Text(whole[start:end])))
        start = end
    return tuple(found)
