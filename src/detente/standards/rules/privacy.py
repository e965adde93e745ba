"""`privacy`: contact and payment data, recognised by their form and, where they have them, by their check
digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import decimal

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text
from detente.standards.tokens import count_of

_ROLES = frozenset(
    (
        "info",
        "press",
        "contact",
        "office",
        "support",
        "service",
        "help",
        "editor",
        "news",
        "redaktion",
        "mail",
        "hello",
    )
)
_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27,
    "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "KZ": 20, "LI": 21,
    "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "RS": 22,
    "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29, "AE": 23, "BY": 28, "GE": 22,
    "AL": 28, "BA": 20,
}  # fmt: skip
_WHY = {
    "card": "A payment card number whose check digit is right.",
    "iban": "A bank account number (IBAN) whose check digits are right.",
    "mail": "A private e-mail address.",
    "phone": "A telephone number.",
}
_SCORES = {"card": 0.99, "iban": 0.9, "mail": 0.85, "phone": 0.8}
_FREE = (
    "0800", "0808", "0300", "0303", "0330", "0333", "0343", "0344", "0345", "0370", "0371",
    "116000", "116006", "116111", "116117", "116123",
)  # fmt: skip
_FREE_ABROAD = ("800", "808", "116")
_FREE_IN_AMERICA = ("800", "833", "844", "855", "866", "877", "888")
_MOBILE = ("07", "447", "4915", "4916", "4917", "015", "016", "017", "337", "06", "336", "346", "347", "393", "79")
_PUBLIC = words(
    "council helpline helplines hotline hotlines lifeline samaritans switchboard surgery clinic hospital reception ministry "
    "department library museum townhall town embassy consulate charity shelter refuge advice police station emergency "
    "counselling enquiries inquiries crisis line office desk"
)
_PRIVATE = words(
    "home his her hers ex wife husband daughter daughters son sons girl girls boy boys girlfriend boyfriend lives living him them "
    "mistress private personal mobile night nurse teacher family neighbour neighbours mother mum father dad sister brother"
)
_MARKS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\uff0d", "-") | {"\uff0b": "+", "\uff20": "@", "\uff0e": "."})
_JOINERS = " -./()\u00a0"


NEAR = 80
"""So many characters on either side of a telephone number tell whose it is."""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """One signal for each kind of data. Telephone numbers of the public (help lines, free numbers, a council's) are none."""
    del circumstances, rule
    found: dict[str, list[tuple[int, int]]] = {}
    original = _with_plain_digits(text.inspected)
    if "@" in original:
        for span in _mails(original):
            found.setdefault("mail", []).append(span)
    if count_of(str.isdigit, original) >= 8:
        for kind, span in _numbers(original):
            if kind != "phone" or not _is_public(original, *span):
                found.setdefault(kind, []).append(span)
    return tuple(Signal(_SCORES[kind], tuple(spans), _WHY[kind]) for kind, spans in sorted(found.items()))


def _with_plain_digits(original: str) -> str:
    """The same text, code point for code point, with full-width and other scripts' digits and signs in ASCII."""
    if original.isascii():
        return original
    digits = {ord(sign): str(decimal(sign)) for sign in set(original) if sign.isdecimal() and not sign.isascii()}
    return original.translate(_MARKS | digits)


def _is_public(original: str, start: int, end: int) -> bool:
    """Whether a telephone number is offered as help: free of charge by its form, or a landline that its sentence calls an
    office's. A mobile number, or one beside words for a person's home or family, is private.
    """
    digits = "".join(filter(str.isdigit, original[start:end]))
    if digits.startswith(_FREE) or digits.removeprefix("00").removeprefix("1").startswith(_FREE_IN_AMERICA):
        return True
    if original[start] == "+" and any(digits[size:].startswith(_FREE_ABROAD) for size in (1, 2, 3)):
        return True
    if digits.startswith(_MOBILE):
        return False
    before, after = original[max(0, start - NEAR) : start], original[end : end + NEAR]
    sentence = before[max(map(before.rfind, ".!?;\n")) + 1 :] + " " + _first_sentence(after)
    near = {word.strip("'’\",:()-") for word in sentence.lower().replace("'s", "").replace("’s", "").split()}
    return not _PUBLIC.isdisjoint(near) and _PRIVATE.isdisjoint(near)


def _first_sentence(after: str) -> str:
    ends = [at for stop in ".!?;\n" if (at := after.find(stop)) >= 0]
    return after[: min(ends)] if ends else after


def _mails(original: str) -> Iterator[tuple[int, int]]:
    at = original.find("@")
    while at >= 0:
        start, end = at, at + 1
        while (
            start > 0
            and (original[start - 1].isalnum() or original[start - 1] in "._%+-")
            and at - start < 64
        ):
            start -= 1
        while end < len(original) and (original[end].isalnum() or original[end] in ".-") and end - at < 255:
            end += 1
        while end > at + 1 and original[end - 1] in ".-":
            end -= 1
        name, host = original[start:at], original[at + 1 : end]
        labels = host.split(".")
        is_link = original[max(0, start - 3) : start] == "://"
        is_host = len(labels) >= 2 and all(labels) and labels[-1].isalpha() and len(labels[-1]) >= 2
        is_public = name.lower().partition(".")[0] in _ROLES
        if name and is_host and not is_link and not is_public:
            yield start, end
        at = original.find("@", at + 1)


def _numbers(original: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Walk over every stretch of digits and joiners once, and say what it is."""
    position = 0
    while position < len(original):
        if not (
            original[position].isascii() and (original[position].isdigit() or original[position] in "+(")
        ):
            position += 1
            continue
        end = _stretch(original, position)
        kind = _kind(original, position, end)
        if kind == "iban":
            yield kind, (position - 2, end)
        elif kind:
            yield kind, (position, end)
        position = max(end, position + 1)


def _stretch(original: str, start: int) -> int:
    """The end of a run of digits (and, after two letters of a country, of an account number)."""
    letters = original[max(0, start - 2) : start]
    account = (
        letters.isupper()
        and letters in _IBAN_LENGTHS
        and not original[max(0, start - 3) : start - 2].isalnum()
    )
    end, last = start, start
    while end < len(original) and end - start < 48:
        sign = original[end]
        if sign.isascii() and (sign.isdigit() or (account and sign.isupper())):
            last = end + 1
        elif not (sign in _JOINERS or (sign == "+" and end == start)) or end - last >= 2:
            break
        end += 1
    if account:
        return _account_end(original, start, last, _IBAN_LENGTHS[letters] - 2)
    return last


def _account_end(original: str, start: int, last: int, wanted: int) -> int:
    count = 0
    for position in range(start, last):
        count += original[position].isalnum()
        if count == wanted:
            return position + 1
    return last


def _kind(original: str, start: int, end: int) -> str:
    raw = original[start:end]
    digits = "".join(filter(str.isdigit, raw))
    country = original[max(0, start - 2) : start]
    if country in _IBAN_LENGTHS and _is_iban(country, "".join(filter(str.isalnum, raw))):
        return "iban"
    if (
        "isb" in original[max(0, start - 8) : start].lower()
        or "issn" in original[max(0, start - 8) : start].lower()
    ):
        return ""
    after = original[end : end + 1]
    before = original[max(0, start - 1) : start]
    if (
        after.isalnum()
        or before.isalnum()
        or before in (".", ",", "#", "$", "€", "£", "/", "=")
        or after in ("%", "€")
    ):
        return ""
    if (
        13 <= len(digits) <= 19
        and digits[0] in "3456"
        and not set(raw) - set("0123456789 -")
        and _luhn(digits)
    ):
        return "card"
    return "phone" if _is_phone(raw, digits) else ""


def _is_iban(country: str, rest: str) -> bool:
    """ISO 13616: the length of the country, and the number modulo 97 is one."""
    if len(rest) + 2 != _IBAN_LENGTHS[country] or not rest[:2].isdigit():
        return False
    turned = rest[2:] + country + rest[:2]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812: the sum of the digits, every second one doubled, ends in 0; one digit repeated is no
    card.
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _is_phone(raw: str, digits: str) -> bool:
    groups = "".join(sign if sign.isdigit() else " " for sign in raw).split()
    if _has_date(groups) or (set(raw) <= set("0123456789.") and "." in raw):
        return False
    if raw.startswith("+"):
        return 8 <= len(digits) <= 15
    sizes = [len(group) for group in groups]
    if sizes == [3, 3, 4] and (raw.startswith("(") or "-" in raw or "." in raw):
        return True
    return (
        raw.lstrip("(").startswith("0")
        and 9 <= len(digits) <= 14
        and digits[1] != "0"
        and len(set(digits)) > 2
    )


def _has_date(groups: list[str]) -> bool:
    years = [len(group) == 4 and group[:2] in ("18", "19", "20") for group in groups]
    return any(years) and all(len(group) in (1, 2, 4) for group in groups[:3])
