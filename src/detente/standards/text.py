"""Normalisation: a text and its folded views, each with an exact map back to the original.

A view is what detectors read; a finding's span is always translated back, so that evidence points at what the
person really typed, whatever disguise was used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from detente.standards.folding import LOOKALIKES, fold, is_latin
from detente.standards.tightening import Piece, pieces_of

INSPECTED = 20_000
"""How many code points of a text are read by machine. The doors take 5,000; only the stream meets longer
ones.
"""

_ASCII = {
    code: " " if chr(code).isspace() else "\uffff" if code < 32 or code == 127 else chr(code).lower()
    for code in range(128)
} | {ord("`"): "'"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """A folded form. `starts[i]` and `ends[i]` bound, in the original, what code point i came from.

    Both are None where the view has exactly one code point for each code point of the original.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a non-empty range of this view to a range of the original."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], max(self.ends[start:end])


@dataclass(frozen=True, eq=False)
class Text:
    """A text as detectors read it. Build it with `normalise`; all views are derived once, when first asked
    for.

    `original` is what was typed. `inspected` is the part that is read: the first 20,000 code points.
    """

    original: str
    _facts: dict[str, object] = field(default_factory=dict, repr=False)

    @cached_property
    def inspected(self) -> str:
        return self.original[:INSPECTED]

    @property
    def is_cut(self) -> bool:
        """Whether the text is longer than what is read."""
        return len(self.original) > INSPECTED

    @cached_property
    def folded(self) -> View:
        """Lower case, compatibility forms and accents folded, invisible characters gone, every white space a
        blank.
        """
        return _fold(self.inspected)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of `folded` with their disguises."""
        return pieces_of(self.folded.text)

    @cached_property
    def tight(self) -> tuple[View, ...]:
        """The disguise taken off: leetspeak decoded, separators inside a word dropped, spaced-out letters
        joined.

        Empty when nothing in the text is disguised; two views where a sign can stand for two letters (1 for i
        or l).
        """
        if all(piece.plain for piece in self.pieces):
            return ()
        first = self._tightened(0, self.pieces)
        second = self._tightened(1, self.pieces)
        return (first,) if first.text == second.text else (first, second)

    @cached_property
    def disguised(self) -> tuple[View, ...]:
        """Of `tight` only the words that wear a disguise: the others read the same in `folded`."""
        pieces = tuple(piece for piece in self.pieces if not piece.plain)
        if not pieces:
            return ()
        first = self._tightened(0, pieces)
        if all(piece.texts[0] == piece.texts[1] for piece in pieces):
            return (first,)
        return first, self._tightened(1, pieces)

    def fact(self, name: str, derive: Callable[[Text], T]) -> T:
        """Return `derive(self)`, remembered under `name`: for what several rules want to know of one text."""
        if name not in self._facts:
            self._facts[name] = derive(self)
        return self._facts[name]  # type: ignore[return-value]

    def know(self, name: str, value: object) -> None:
        self._facts[name] = value

    def _tightened(self, reading: int, pieces: tuple[Piece, ...]) -> View:
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        span = self.folded.span
        for piece in pieces:
            text, offsets = piece.reading(reading)
            if letters:
                letters.append(" ")
                starts.append(starts[-1])
                ends.append(ends[-1])
            letters.append(text)
            for offset in offsets:
                start, end = span(offset, offset + 1)
                starts.append(start)
                ends.append(end)
        return View("".join(letters), starts, ends)


def normalise(raw: str) -> Text:
    """Return the readable form of any string whatever. Never raises; the work is linear in the length, and
    bounded.
    """
    return Text(raw)


def _fold(original: str) -> View:
    if original.isascii():
        plain = original.translate(_ASCII)
        if "\uffff" not in plain:
            return View(plain)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, character in enumerate(original):
        for letter in fold(character):
            letters.append(letter)
            starts.append(position)
            ends.append(position + 1)
    return View(_without_lookalikes("".join(letters)), starts, ends)


def _without_lookalikes(folded: str) -> str:
    """Fold Cyrillic and Greek look-alikes where the word, or nearly the whole text, is Latin.

    Mixed words first: the letters are counted again after them, so that folding twice changes nothing.
    """
    if not any(letter in LOOKALIKES for letter in folded):
        return folded
    words = [_as_latin(word) if any(map(is_latin, word)) else word for word in folded.split(" ")]
    latin = sum(is_latin(letter) for word in words for letter in word)
    other = sum(letter.isalpha() for word in words for letter in word) - latin
    if latin > 4 * other:
        words = [_as_latin(word) if _only_lookalikes(word) else word for word in words]
    return " ".join(words)


def _as_latin(word: str) -> str:
    return "".join(LOOKALIKES.get(letter, letter) for letter in word)


def _only_lookalikes(word: str) -> bool:
    return all(letter in LOOKALIKES or not letter.isalpha() for letter in word)
