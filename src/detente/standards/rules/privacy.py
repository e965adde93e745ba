"""`privacy`: contact, payment and identity data, recognised by their form and, where they have them, by their check
digits; and where a private person lives, what was confided, whose car it is, by the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import decimal

from detente.standards.displayed import displayed
from detente.standards.edition import Rule
from detente.standards.language.identify import identify
from detente.standards.lexicon import words
from detente.standards.private.cards import card_in
from detente.standards.private.confidences import confidences_in
from detente.standards.private.identities import Identity, identity_at
from detente.standards.private.mailboxes import mail_addresses
from detente.standards.private.residents import residences_in
from detente.standards.private.telephones import is_public, is_telephone
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text
from detente.standards.tokens import count_of

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
    "insurance": "A US social security number.",
    "mail": "A private e-mail address.",
    "phone": "A telephone number.",
}
_HEALTH = ", in a comment about somebody's health."
_SCORES = {"card": 0.99, "iban": 0.9, "insurance": 0.9, "mail": 0.85, "phone": 0.8}
_MARKS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\uff0d", "-") | {"\uff0b": "+", "\uff20": "@", "\uff0e": "."})
_MARKS |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_MARKS |= {at + 0xFEE0: chr(at) for at in (*range(0x41, 0x5B), *range(0x61, 0x7B))}
"""Dashes, blanks, signs and letters of full width as their ASCII ones."""
_INSURANCE = words("ssn ssns ssn's")
_OWNERS = words("his her hers their my your whose")
_LINKS = words("is was social number")
_NO_NUMBER_BEFORE = frozenset(".,#$€£/=")
_NO_NUMBER_AFTER = frozenset("%€°")
FEWEST_DIGITS = 6
"""With fewer digits there is no number in a text, the letter o read as a nought or not."""
_JOINERS = " -./()"


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """One signal for each kind of contact and payment data, and one for each other piece. Telephone numbers and addresses of
    the public (help lines, free numbers, a council's) are none.
    """
    del rule
    found: dict[str, list[tuple[int, int]]] = {}
    identities: list[Signal] = []
    view = displayed(text)
    original = _with_plain_digits(view.text)
    for span in mail_addresses(original):
        found.setdefault("mail", []).append(view.span(*span))
    if count_of(str.isdigit, original) >= FEWEST_DIGITS:
        original = _with_round_noughts(original)
        for kind, span in _numbers(original):
            if isinstance(kind, Identity):
                identities.append(Signal(kind.score, (view.span(*span),), kind.why))
            elif kind != "phone" or not is_public(original, *span, lambda: _language(text, circumstances)):
                found.setdefault(kind, []).append(view.span(*_without_open_bracket(original, *span)))
    signals = [Signal(_SCORES[kind], tuple(spans), _WHY[kind]) for kind, spans in sorted(found.items())]
    return (*signals, *identities, *_known_closely(text))


def _known_closely(text: Text) -> Iterator[Signal]:
    for home in residences_in(text):
        yield Signal(home.score, (home.span,), "Where a private person lives" + (_HEALTH if home.is_grave else "."))
    for span, score, why in confidences_in(text):
        yield Signal(score, (span,), why)


def _language(text: Text, circumstances: Circumstances) -> str:
    """The comment's language; where it says too little, the article's or the site's first."""
    spoken = identify(text).language
    if spoken:
        return spoken
    if circumstances.article and circumstances.article.language:
        return circumstances.article.language
    return circumstances.site_languages[0] if circumstances.site_languages else ""


def _with_plain_digits(original: str) -> str:
    """The same text, code point for code point, with full-width and other scripts' digits and signs in ASCII."""
    if original.isascii():
        return original
    digits = {ord(sign): str(decimal(sign)) for sign in set(original) if sign.isdecimal() and not sign.isascii()}
    return original.translate(_MARKS | digits)


def _with_round_noughts(original: str) -> str:
    """The same text with a letter o that stands among digits as a nought: "o7700 9OO123"."""
    if "o" not in original and "O" not in original:
        return original
    signs, start = list(original), -1
    for at, sign in enumerate(f"{original} "):
        if sign.isalnum() or sign == "_":
            start = at if start < 0 else start
            continue
        run = original[start:at] if start >= 0 else ""
        digits = sum(map(str.isdigit, run))
        if (digits > 1 or (digits and len(run) > 2)) and digits < len(run) and not run.strip("0123456789oO"):
            signs[start:at] = run.replace("o", "0").replace("O", "0")
        start = -1
    return "".join(signs)


def _numbers(original: str) -> Iterator[tuple[str | Identity, tuple[int, int]]]:
    """Walk over every stretch of digits and joiners once, and say what it is."""
    position = 0
    while position < len(original):
        sign = original[position]
        if not (sign.isascii() and (sign.isdigit() or sign in "+(")):
            position += 1
            continue
        end = _account_end(original, position)
        if end:
            yield "iban", (position - 2, end)
        elif identity := identity_at(original, position):
            yield identity, identity.span
            end = identity.span[1]
        else:
            end = _stretch(original, position)
            if kind := _kind(original, position, end):
                yield kind, (position, end)
        position = max(end, position + 1)


def _stretch(original: str, start: int) -> int:
    """The end of a run of digits with joiners between them."""
    end, last = start, start
    while end < len(original) and end - start < 48:
        sign = original[end]
        if sign.isascii() and sign.isdigit():
            last = end + 1
        elif not (sign in _JOINERS or (sign == "+" and original[start:end] in ("", "("))) or end - last >= 2:
            break
        end += 1
    return last


def _without_open_bracket(original: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the bracket around it: of "(020 7946 0018)" only the number."""
    is_around = original[start] == "(" and original.find(")", start, end) < 0
    return start + is_around, end


def _account_end(original: str, start: int) -> int:
    """Where an account number ends whose country's two letters stand right before `start`; 0 where there is none."""
    country = original[max(0, start - 2) : start].upper()
    if country not in _IBAN_LENGTHS or original[max(0, start - 3) : start - 2].isalnum():
        return 0
    kept, wanted = "", _IBAN_LENGTHS[country] - 2
    for at in range(start, min(len(original), start + 48)):
        sign = original[at]
        if sign.isascii() and sign.isalnum():
            kept += sign.upper()
            if len(kept) == wanted:
                return at + 1 if _is_iban(country, kept) and not original[at + 1 : at + 2].isalnum() else 0
        elif sign not in _JOINERS:
            return 0
    return 0


def _kind(original: str, start: int, end: int) -> str:
    raw = original[start:end]
    digits = "".join(filter(str.isdigit, raw))
    if card_in(original, start, end):
        return "card"
    after, last = original[end : end + 1], original[max(0, start - 2) : start]
    if after.isalnum() or last[-1:].isalnum() or last[-1:] in _NO_NUMBER_BEFORE or after in _NO_NUMBER_AFTER:
        return ""
    if last[-1:] in ("-", "_") and last[:1].isalnum():
        return ""  # a part of a name or of a reference, as in AB-0123456789
    if _is_named_book(original, start, end, digits):
        return ""
    if _has_form_of_insurance(raw):
        return "insurance" if _can_be_insurance(digits) and _is_called_insurance(original, start) else ""
    if len(digits) == 9 and _can_be_insurance(digits) and _names_insurance(_said_before(original, start)):
        return "insurance"
    return "phone" if is_telephone(original, start, end) else ""


def _is_named_book(original: str, start: int, end: int, digits: str) -> bool:
    """Whether a number called ISBN or ISSN is one by its check digit (ISO 2108, ISO 3297); calling it so is not enough."""
    name = original[max(0, start - 12) : start].lower()
    if not any(word in name for word in ("isbn", "issn")):
        return False
    if original[end : end + 1] in ("-", " ") and original[end + 1 : end + 2] in ("x", "X"):
        digits += "X"
    values = [10 if sign == "X" else int(sign) for sign in digits]
    if len(values) == 13:
        return sum(value * (1 + 2 * (place % 2)) for place, value in enumerate(values)) % 10 == 0
    return len(values) in (8, 10) and sum((len(values) - place) * value for place, value in enumerate(values)) % 11 == 0


def _has_form_of_insurance(raw: str) -> bool:
    return [len(part) for part in raw.split("-")] == [3, 2, 4] and raw.replace("-", "").isdigit()


def _can_be_insurance(digits: str) -> bool:
    """Whether a social security number can have been given out: no part is all noughts, and none begins with 9 or 666."""
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in ("000", "666") and area[0] != "9" and group != "00" and serial != "0000"


def _said_before(original: str, start: int) -> list[str]:
    return [word.strip("'’\",:()#.") for word in original[max(0, start - 60) : start].lower().split()]


def _names_insurance(said: list[str]) -> bool:
    return not _INSURANCE.isdisjoint(said) or "social security" in " ".join(said)


def _is_called_insurance(original: str, start: int) -> bool:
    """Whether a number of this form is called so, or somebody's number: "her social is", "his number:". """
    said = _said_before(original, start)
    near = said[-4:]
    is_somebodys = not _OWNERS.isdisjoint(near) and bool(near) and near[-1] in _LINKS and ("number" in near or "social" in near)
    return _names_insurance(said) or is_somebodys


def _is_iban(country: str, rest: str) -> bool:
    """ISO 13616: the length of the country, and the number modulo 97 is one."""
    if len(rest) + 2 != _IBAN_LENGTHS[country] or not rest[:2].isdigit():
        return False
    turned = rest[2:] + country + rest[:2]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
