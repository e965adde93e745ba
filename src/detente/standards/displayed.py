"""A text as its readers see it: without invisible signs, and with character references read as a browser reads them.

Comments are rendered as Markdown, so that "anna&#64;gmail.com" is shown as an address and "http&#58;//…" as a link. What
looks for addresses and numbers reads this view; its spans lead back to what was typed.
"""

from __future__ import annotations

from html import unescape
from html.entities import html5
from unicodedata import combining

from detente.standards.folding import DROPPED, fold
from detente.standards.text import Text, View

_LONGEST_NAME = 32
"""No named reference of HTML is longer, its "&" and ";" left out."""
_LONGEST_NUMBER = 12
_DECIMAL = frozenset("0123456789")
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")


def displayed(text: Text) -> View:
    """The view that readers have of what is inspected; case, accents and look-alikes stay.

    References are read once, as in CommonMark 6.2 and, where they are numbers, without their semicolon too, as in the HTML
    Standard (13.2.5.72 on). Most texts hold none, nor an invisible sign; their view is the text itself.
    """
    return text.fact("displayed", _displayed)


def _displayed(text: Text) -> View:
    original = text.inspected
    is_plain = "&" not in original
    if is_plain and text.folded.starts is None:
        return View(original)  # nothing but visible ASCII
    unseen = {sign for sign in set(original) if fold(sign) == DROPPED}
    if is_plain and not unseen:
        return View(original)
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(original):
        read, end = _reference(original, at) if original[at] == "&" else (original[at], at + 1)
        for sign in read:
            if (sign in unseen or (read != original[at:end] and fold(sign) == DROPPED)) and not _is_mark(sign, signs):
                continue
            signs.append(sign)
            starts.append(at)
            ends.append(end)
        at = end
    shown = "".join(signs)
    return View(original) if shown == original else View(shown, starts, ends)


def _is_mark(sign: str, before: list[str]) -> bool:
    """Whether a sign is an accent on a letter, which may make it another one. On a digit it is only a disguise."""
    return bool(combining(sign)) and bool(before) and (before[-1].isalpha() or bool(combining(before[-1])))


def _reference(original: str, at: int) -> tuple[str, int]:
    """What the "&" at this place begins, and where that ends: one or two signs, or the "&" itself."""
    if original[at + 1 : at + 2] == "#":
        return _numbered(original, at)
    end = original.find(";", at + 1, at + 2 + _LONGEST_NAME)
    named = html5.get(original[at + 1 : end + 1], "") if end > 0 else ""
    return (named, end + 1) if named else ("&", at + 1)


def _numbered(original: str, at: int) -> tuple[str, int]:
    is_hexadecimal = original[at + 2 : at + 3] in ("x", "X")
    digits = _HEXADECIMAL if is_hexadecimal else _DECIMAL
    first = end = at + 2 + is_hexadecimal
    while end < len(original) and end - first < _LONGEST_NUMBER and original[end] in digits:
        end += 1
    if end == first:
        return "&", at + 1
    return unescape(f"{original[at:end]};"), end + (original[end : end + 1] == ";")
