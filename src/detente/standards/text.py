"""Normalisation: a text and its folded views, each with an exact map back to the original.

A view is what detectors read; a finding's span is always translated back, so that evidence points at what the
person really typed, whatever disguise was used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import TypeVar

from detente.standards.folding import LOOKALIKES, fold, is_latin
from detente.standards.tightening import Piece, disguised_pieces_of, pieces_of

INSPECTED = 20_000
"""How many code points of a text are read by machine. The doors take 5,000; only the stream meets longer
ones.
"""

_ASCII = {
    code: " " if chr(code).isspace() else "\uffff" if code < 32 or code == 127 else chr(code).lower()
    for code in range(128)
} | {ord("`"): "'"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});")
OVERRIDE = "\u202e"
"""Begins a stretch that is displayed from right to left, whatever its letters are."""
_OPENING = frozenset("\u202a\u202b\u202d\u202e")
_CLOSING = "\u202c"
_NESTED = 60
"""So many embeddings are told apart, about as deep as the bidirectional algorithm goes (Unicode annex 9)."""
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
        return min(self.starts[start:end]), max(self.ends[start:end])


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
    def disguised_pieces(self) -> tuple[Piece, ...]:
        """Those of `pieces` that are not plain."""
        return disguised_pieces_of(self.folded.text)

    @cached_property
    def tight(self) -> tuple[View, ...]:
        """The disguise taken off: leetspeak decoded, separators inside a word dropped, spaced-out letters
        joined.

        Empty when nothing in the text is disguised; two views where a sign can stand for two letters (1 for i
        or l).
        """
        if not self.disguised_pieces:
            return ()
        first = self._tightened(0, self.pieces)
        second = self._tightened(1, self.pieces)
        return (first,) if first.text == second.text else (first, second)

    @cached_property
    def disguised(self) -> tuple[View, ...]:
        """Of `tight` only the words that wear a disguise: the others read the same in `folded`."""
        pieces = self.disguised_pieces
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
        if "\uffff" not in plain and ("&" not in plain or not _ENTITY.search(plain)):
            return View(plain)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, character in enumerate(original):
        for letter in fold(character):
            letters.append(letter)
            starts.append(position)
            ends.append(position + 1)
    folded = "".join(letters)
    if "&" in folded and ";" in folded:
        folded, starts, ends = _without_entities(folded, starts, ends)
    return View(_without_lookalikes(folded), starts, ends)


def _without_entities(folded: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    """Read letters and invisible signs that are written as HTML entities ("f&#117;ck"); others stay as they are typed.

    An entity inside what may become one itself stays, too, so that folding twice changes nothing.
    """
    letters: list[str] = []
    kept: list[int] = []
    lasts: list[int] = []
    read = 0
    for entity in _ENTITY.finditer(folded):
        begin, end = entity.span()
        sign = unescape(entity[0])
        if len(sign) != 1 or (sign.isascii() and not sign.isalnum()) or _is_open(folded, begin):
            continue
        letter = fold(sign)
        if not all(part.isalnum() for part in letter):
            continue
        letters += folded[read:begin], letter
        kept += starts[read:begin] + [starts[begin]] * len(letter)
        lasts += ends[read:begin] + [ends[end - 1]] * len(letter)
        read = end
    return "".join(letters) + folded[read:], kept + starts[read:], lasts + ends[read:]


def _is_open(folded: str, at: int) -> bool:
    """Whether an "&" before this place could still become the beginning of an entity."""
    _, sign, between = folded[max(0, at - 12) : at].rpartition("&")
    return bool(sign) and all(letter.isalnum() or letter == "#" for letter in between)


def order_displayed(original: str) -> list[int]:
    """The places of the code points in the order in which they are displayed: what stands under a right-to-left
    override (U+202E) is turned round, up to where the override or its paragraph ends.
    """
    stack: list[tuple[bool, list[int]]] = [(False, [])]
    for at, character in enumerate(original):
        if character in _OPENING and len(stack) < _NESTED:
            stack.append((character == OVERRIDE, []))
        elif character == "\n" or (character == _CLOSING and len(stack) > 1):
            while len(stack) > 1:
                turned, inner = stack.pop()
                stack[-1][1].extend(reversed(inner) if turned else inner)
                if character == _CLOSING:
                    break
        if character not in _OPENING and character != _CLOSING:
            stack[-1][1].append(at)
    while len(stack) > 1:
        turned, inner = stack.pop()
        stack[-1][1].extend(reversed(inner) if turned else inner)
    return stack[0][1]


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
