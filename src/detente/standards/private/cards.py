"""Numbers of payment cards: their form, the ranges that are given out, and their check digit (ISO/IEC 7812).

A card's number is refused by machine, so that its form is narrow: what a device, a book, an amount or a page's address
has for a number passes the check digit once in ten.
"""

from __future__ import annotations

SHORTEST, LONGEST = 13, 19
_JOINERS = frozenset("0123456789 -./")
_AMOUNTS_BEFORE = frozenset("$€£")
_ADDRESS = ("://", "www.", "?")
_USUAL_GROUPS = ([4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 4, 3])
"""How the numbers of cards are parted on them; points and slashes part them so or not at all."""


def card_in(original: str, start: int, end: int) -> bool:
    """Whether a stretch of digits and joiners is a card's number. A bracket before it, "=" and "#" may stand beside it."""
    raw = original[start:end].lstrip("(+ ")
    groups = "".join(sign if sign.isdigit() else " " for sign in raw).split()
    digits = "".join(groups)
    if not SHORTEST <= len(digits) <= LONGEST or not set(raw) <= _JOINERS or not _is_given_out(digits):
        return False
    if not _stands_alone(original, start, end) or _is_amount(raw, digits, groups):
        return False
    if len(groups) > 1 and ("." in raw or "/" in raw) and [len(group) for group in groups] not in _USUAL_GROUPS:
        return False
    return has_check_digit(digits)


def has_check_digit(digits: str) -> bool:
    """The sum of the digits, every second one from the end doubled, ends in 0; one digit repeated is no number."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _is_given_out(digits: str) -> bool:
    """Whether a number begins and is as long as those of cards: 2221 to 2720 (Mastercard), 2200 to 2204 (Mir), 3 where it is
    Diners', American Express's or JCB's, 4 to 6. Of thirteen digits those are none whose EAN check digit is right.
    """
    first = int(digits[:4])
    if digits[0] == "2":
        return len(digits) == 16 and (2221 <= first <= 2720 or 2200 <= first <= 2204)
    if digits[0] == "3":
        beginnings = {14: ("30", "36", "38", "39"), 15: ("34", "37")}.get(len(digits), ("35", "30", "36", "38", "39"))
        return len(digits) > 13 and digits.startswith(beginnings)
    return digits[0] in "456" and not (len(digits) == 13 and _is_article(digits))


def _is_article(digits: str) -> bool:
    """ISO/IEC 15420: the digits weighed by 1 and 3 in turn make a multiple of ten."""
    return sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10 == 0


def _stands_alone(original: str, start: int, end: int) -> bool:
    """Whether no letter, sign of money or fraction touches the number, and it is no part of a web address."""
    before, after = original[max(0, start - 2) : start], original[end : end + 1]
    if after.isalnum() or after in ("%", "€", "°") or before[-1:].isalnum() or before[-1:] in _AMOUNTS_BEFORE:
        return False
    if (before[-1:] in ("-", "_", "/") and before[:1].isalnum()) or (before[-1:] in (".", ",") and before[:1].isdigit()):
        return False
    word = original[max(0, start - 200) : start].rpartition(" ")[2].rpartition("\n")[2].lower()
    return before[-1:] not in ("=", "/", "#", "(") or not any(sign in word for sign in _ADDRESS)


def _is_amount(raw: str, digits: str, groups: list[str]) -> bool:
    """Whether the digits are grouped as thousands are, with points or to a round sum: 21 427 700 000 000."""
    is_grouped = len(groups) > 2 and len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])
    return is_grouped and ("." in raw or digits.endswith("000"))
