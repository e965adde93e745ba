"""Which part of a page every line is. Each line is cut into pieces, and every piece goes to one place.

A line that is only *read* (a date, a view counter, a label) stays among the dropped lines word for word: the page's own
writing is the evidence for the value. So the words of the input are exactly the words of the fields and of `dropped`
together; `settle` holds every page to that before anything leaves this module.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from detente.transfer.lines import Line
from detente.transfer.outline import Outline


class Part(StrEnum):
    """Where a piece of a line goes."""

    TITLE = "title"
    LEAD = "lead"
    SECTION = "section"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    READ_MORE = "read_more"
    RELATED = "related"
    TAGS = "tags"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line's own characters and the part it belongs to."""

    part: Part
    text: str


@dataclass
class Sheet:
    """The page being sorted: its lines, their pieces so far, and what was read on the way."""

    lines: list[Line]
    outline: Outline
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    published: tuple[int, str] | None = None
    """Best date so far as (rank, ISO 8601); a lower rank is better evidence."""
    views: int | None = None
    day_first: bool | None = None
    _held: Counter[Part] = field(default_factory=Counter)

    @cached_property
    def first_of(self) -> dict[str, int]:
        """Where each text of the body's lines stands first."""
        span = range(self.outline.end - 1, self.outline.start - 1, -1)
        return {self.lines[index].text: index for index in span}

    def put(self, index: int, *pieces: Piece) -> None:
        """Assign a line; a piece without text is nothing."""
        self._held.subtract(piece.part for piece in self.pieces.get(index, ()))
        self.pieces[index] = [piece for piece in pieces if piece.text]
        self._held.update(piece.part for piece in self.pieces[index])

    def drop(self, index: int) -> None:
        """Leave a whole line out of the article."""
        self.put(index, Piece(Part.DROPPED, self.lines[index].text))

    def whole(self, index: int, part: Part) -> None:
        """Give a whole line to a part."""
        self.put(index, Piece(part, self.lines[index].text))

    def holds(self, part: Part) -> bool:
        """Has the part a piece already?"""
        return self._held[part] > 0

    def dated(self, rank: int, iso: str) -> None:
        """Remember a date unless a better one is known."""
        if self.published is None or rank < self.published[0]:
            self.published = (rank, iso)


def settle(sheet: Sheet) -> None:
    """Hold every line to its account: what its pieces do not carry goes to `dropped` whole."""
    for index, line in enumerate(sheet.lines):
        pieces = sheet.pieces.get(index, [])
        if words_of(line.text) != words_of(" ".join(piece.text for piece in pieces)):
            sheet.drop(index)


def words_of(text: str) -> Counter[str]:
    """Letters and digits of a text, counted: what must be the same before and after sorting."""
    return Counter(char for char in text if char.isalnum())
