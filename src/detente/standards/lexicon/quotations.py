"""Where a text quotes: pairs of quotation marks, an apostrophe being none."""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.standards.text import Text

QUOTED = 300
"""So many characters before and after a word its quotation marks are looked for."""
_MARKS = re.compile("[\"“”„«»‘’']")
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'"}
_ELISIONS = ("cause", "tis", "twas", "em ", "til", "n ", "bout", "cos ", "ave ", "im ", "ere ")


def quotations(text: Text) -> tuple[tuple[int, int], ...]:
    """The quotations of a text (start, end), marks excluded, in order; linear in its length, once a text."""
    return text.fact("quotations", _quotations)


def quotation_around(text: Text, place: int) -> tuple[int, int] | None:
    """The quotation that a place of the original stands in, closed and at most `QUOTED` characters away on each side."""
    found = quotations(text)
    at = bisect_right(found, (place, len(text.inspected))) - 1
    if at < 0 or place > found[at][1] or place - found[at][0] > QUOTED or found[at][1] - place > QUOTED:
        return None
    return found[at]


def _quotations(text: Text) -> tuple[tuple[int, int], ...]:
    """Pairs of marks of one line: the first stands before a word and behind none (5\" is an inch), the second behind
    what is no blank and before no word. Single marks count where no apostrophe is meant.
    """
    original = text.inspected
    found = []
    opened, mark = -1, ""
    for match in _MARKS.finditer(original):
        at, sign = match.start(), match[0]
        if opened >= 0 and (at - opened > 2 * QUOTED or original.find("\n", opened, at) >= 0):
            opened = -1
        before, behind = original[max(0, at - 1) : at], original[at + 1 : at + 2]
        if opened >= 0 and sign in _PAIRS[mark] and not before.isspace() and not behind.isalnum():
            found.append((opened + 1, at))
            opened = -1
        elif _opens(sign, before, original[at + 1 : at + 7]) and (opened < 0 or sign == mark or mark == "'"):
            opened, mark = at, sign
    return tuple(found)


def _opens(sign: str, before: str, behind: str) -> bool:
    if sign not in _PAIRS or not behind or behind[0].isspace() or before.isalnum():
        return False
    return sign != "'" or not behind.lower().startswith(_ELISIONS)
