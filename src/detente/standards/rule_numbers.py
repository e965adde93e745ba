"""The numbers that an edition may give a rule: their names, and what each may be.

`mark`, `hold` and `refuse` belong to every rule that a machine looks for. What a detector asks for beside them is listed
here once; a test holds the list to the detectors and to the page about edition files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from types import MappingProxyType
from typing import Any

ACTIONS = ("mark", "hold", "refuse")
"""The lowest scores for these actions, in the order in which they grow."""
OWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "off-topic": ("few_words",),
        "hatred": (),
        "minors": ("alone", "sure"),
        "extremism": ("alone", "sure"),
        "insult": ("word", "suspected"),
        "publisher": (),
        "privacy": (),
        "violence": ("alone", "sure"),
        "suicide": ("despair", "learned"),
        "advertising": ("alone",),
        "promotion": (),
        "profanity": (),
        "spam": ("alone",),
        "drugs": ("alone", "sure"),
        "malware": (),
        "flash-mob": ("members", "window_minutes", "alike", "few_words"),
        "flooding": ("copies", "copies_minutes", "alike", "short_words", "pace", "pace_minutes"),
        "trolling": ("alone",),
        "language-norms": ("capital_letters", "unbroken_words"),
        "site-language": ("letters",),
    }
)
"""What each rule's detector asks for. A rule that is missing here is one that no machine looks for."""
_COUNTS = {
    "members": 3, "copies": 2, "pace": 2, "unbroken_words": 2, "capital_letters": 1,
    "few_words": 0, "short_words": 0, "letters": 0,
}  # fmt: skip
"""Whole numbers of people, comments, words and letters, and the lowest of each: below it nearly every comment would
break the rule, or the detector would do something else than the number says (fewer than three people are no mob).
"""
_MINUTES = frozenset(("window_minutes", "copies_minutes", "pace_minutes"))
_MOST = 1e9


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a table of thresholds. key: "" where the whole table is meant."""

    code: str
    problem: str
    remedy: str
    key: str = ""


def wrongs_in(rule: str, detector: str, table: Mapping[str, Any]) -> list[Wrong]:
    """Everything that is wrong with the thresholds of a rule; empty when they can be used."""
    if table and (rule not in OWN or detector == "people only"):
        problem = "has no effect: the edition says that no machine looks for this rule."
        if rule not in OWN:
            problem = "has no effect: no machine looks for this rule."
        return [Wrong("edition-wrong-value", problem, "Delete the table.", next(iter(table)))]
    names = (*ACTIONS, *OWN.get(rule, ()))
    checked = {key: _unknown(key, names) if key not in names else _value(key, value) for key, value in table.items()}
    sound = {key: value for key, value in table.items() if checked[key] is None}
    return [wrong for wrong in checked.values() if wrong is not None] + _falling(sound)


def named_instead(key: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown name: the one that looks like it, and all that there are."""
    names = list(known)
    near = nearest(key, names)
    choice = f"Choose one of: {', '.join(names)}."
    return f"Did you mean {near}? {choice}" if near else choice


def nearest(key: str, known: Iterable[str]) -> str:
    """The known name that looks most like an unknown one; empty where none does."""
    return next(iter(get_close_matches(key, list(known), n=1)), "")


def _unknown(key: str, names: tuple[str, ...]) -> Wrong:
    return Wrong("unknown-key", "is not known: no detector of this rule asks for it.", named_instead(key, names), key)


def _value(key: str, value: Any) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Wrong("edition-wrong-type", "is no number.", "Write a number, without quotes.", key)
    if key in _COUNTS:
        return _count(key, value)
    if key in _MINUTES:
        is_right, remedy = 0 < value < _MOST, "Write a number of minutes above 0."
    else:
        is_right = 0 < value <= 1
        remedy = "It goes from 0 to 1, and 0 would match everything."
    return None if is_right else Wrong("edition-wrong-value", f"{_said(value)} is out of range.", remedy, key)


def _count(key: str, value: float) -> Wrong | None:
    lowest = _COUNTS[key]
    remedy = f"Write a whole number, {lowest} or more; to switch the rule off, write enabled = false."
    if value < lowest:
        return Wrong("edition-wrong-value", f"{_said(value)} is too low.", remedy, key)
    if not value < _MOST:  # so that what is no number at all (nan) is refused too
        return Wrong("edition-wrong-value", f"{_said(value)} is out of range.", remedy, key)
    if value != int(value):
        return Wrong("edition-wrong-value", f"{_said(value)} is no whole number.", remedy, key)
    return None


def _said(value: float) -> str:
    """The number as a refusal repeats it: none of thousands of digits, which Python does not write."""
    return str(value) if isinstance(value, float) or abs(value) < _MOST else "That number"


def _falling(table: Mapping[str, Any]) -> list[Wrong]:
    """A heavier action has to ask for at least the score of a lighter one, or the lighter could never be taken."""
    wrong = []
    for light, heavy in pairwise(name for name in ACTIONS if name in table):
        if table[heavy] < table[light]:
            problem = f"{table[heavy]} is below {light} = {table[light]}, so that nothing would ever be only that."
            remedy = f"Write {heavy} = {table[light]} or more, or lower {light}."
            wrong.append(Wrong("edition-wrong-value", problem, remedy, heavy))
    return wrong
