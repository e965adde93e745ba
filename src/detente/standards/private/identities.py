"""Numbers by which a state knows a person: their form, their check digits where they have them, and their names.

A form that nothing else has speaks by itself (codice fiscale, NIR, NIE, a National Insurance number in pairs); one that
any row of digits may have needs to be called what it is (Steuer-ID, BSN, PESEL). The checks are those that the offices
publish which give the numbers out; each function names its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.standards.lexicon import words

NEAR = 50
"""So many characters before a number, and half as many behind it, are read for what it is called and whose it is."""
_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
"""The check letters of the Spanish DNI and NIE (Real Decreto 1553/2005, article 11): the number modulo 23."""
_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20,
    11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip
"""What signs at odd places weigh in a codice fiscale (Decreto ministeriale 23 December 1976)."""
_TAX_SIGNS = ("LLLLLLNNLNNLNNNL", "0123456789LMNPQRSTUV", "ABCDEHLMPRST")
_NO_PREFIX = words("BG GB KN NK NT TN ZZ")
_NAMES = {
    "nino": ("national insurance", "ni number", "ni no", "nino"),
    "steuer": ("steuer-id", "steuerid", "steueridentifikation", "steuerliche identifikation", "steuernummer", "idnr", "tax id"),
    "nir": ("sécu", "secu", "sécurité sociale", "securite sociale", "insee", "nir", "assuré"),
    "dni": ("dni", "nif", "nie", "documento nacional", "identidad", "carnet"),
    "fiscale": ("codice fiscale", "cod. fisc", "c.f."),
    "bsn": ("bsn", "burgerservice", "sofinummer", "sofi-nummer", "sofi nummer"),
    "pesel": ("pesel",),
}
_WHOSE = words(
    "his her hers their that whose ex my neighbours neighbour seine seiner ihre ihrer sein ihr sa son leur su sus suo sua il zijn haar "
    "jego jej numer sie el la le fraudster thief bitch bastard teacher judge"
)
_BLANKS = " -.\u00a0"


@dataclass(frozen=True, slots=True)
class Identity:
    """A number that a state gave to one person: where it stands, what it is, and how sure that is (0 to 1)."""

    span: tuple[int, int]
    why: str
    score: float


def identity_at(original: str, start: int) -> Identity | None:
    """The number whose first digit stands at `start`, where one does; letters that belong to it may stand before. Looks at
    some forty signs, and at what is `NEAR`.
    """
    for look in _LOOKS:
        if (found := look(original, start)) is not None:
            return found
    return None


def _insurance(original: str, start: int) -> Identity | None:
    """Britain: two letters, six digits, A to D. D, F, I, Q, U, V as letters, O as the second, and seven pairs are never given
    out (HMRC, National Insurance Manual, NIM39110); so a number with them is one only where it is called so and said to be
    somebody's, as whoever changes a letter does.
    """
    begin = _letters_before(original, start, 2)
    taken = _taken(original, start, 6, 1)
    if begin < 0 or taken is None:
        return None
    digits, last, end = taken
    prefix = original[begin : begin + 2].upper()
    if not digits.isdecimal() or last not in "ABCD":
        return None
    is_given = not set(prefix) & set("DFIQUV") and prefix[1] != "O" and prefix not in _NO_PREFIX
    is_called = _is_called(original, begin, end, "nino")
    is_in_pairs = len(original[start:end].split()) == 4 and original[begin:start].endswith(" ")
    if is_given and (is_called or is_in_pairs):
        return Identity((begin, end), "A British National Insurance number.", 0.9 if is_called else 0.8)
    if is_called and _is_somebodys(original, begin, end):
        return Identity((begin, end), "What the comment calls somebody's National Insurance number.", 0.8)
    return None


def _spanish(original: str, start: int) -> Identity | None:
    """Spain: DNI, eight digits and a letter; NIE, one of X, Y, Z, seven digits and a letter."""
    begin = _letters_before(original, start, 1)
    lead = original[begin].upper() if begin >= 0 else ""
    is_foreigners = bool(lead) and lead in "XYZ"
    if begin >= 0 and not is_foreigners:
        return None
    taken = _taken(original, start, 7 if is_foreigners else 8, 1)
    if taken is None:
        return None
    digits, letter, end = taken
    if not digits.isdecimal() or len(set(digits)) < 3:
        return None
    if _LETTERS[int(("XYZ".index(lead) if is_foreigners else 0) * 10**7 + int(digits)) % 23] != letter:
        return None
    begin = begin if is_foreigners else start
    is_called = _is_called(original, begin, end, "dni")
    if not (is_foreigners or is_called) and not _is_somebodys(original, begin, end):
        return None
    return Identity((begin, end), "A Spanish identity number (DNI or NIE) whose check letter is right.", 0.9 if is_called else 0.8)


def _italian(original: str, start: int) -> Identity | None:
    """Italy: the codice fiscale, sixteen signs of which the last is a check letter over the sums of odd and even places;
    digits may be replaced by letters to tell namesakes apart (omocodia).
    """
    begin = _letters_before(original, start, 6)
    if begin < 0:
        return None
    taken = _taken(original, start, 0, 10)
    if taken is None:
        return None
    code = "".join(filter(str.isalnum, original[begin:start])).upper() + taken[1]
    shape, figures, months = _TAX_SIGNS
    if not all(sign.isalpha() if kind == "L" else sign in figures for sign, kind in zip(code, shape, strict=True)) or code[8] not in months:
        return None
    total = sum(_ODD[sign] for sign in code[:15:2]) + sum(int(sign, 36) - 10 * sign.isalpha() for sign in code[1:15:2])
    if chr(65 + total % 26) != code[15]:
        return None
    return Identity((begin, taken[2]), "An Italian tax code (codice fiscale) whose check letter is right.", 0.9)


def _french(original: str, start: int) -> Identity | None:
    """France: the NIR, thirteen signs and a key, 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18."""
    taken = _taken(original, start, 0, 15)
    if taken is None or original[max(0, start - 1) : start].isalnum():
        return None
    code, end = taken[1], taken[2]
    digits = code.replace("2A", "19", 1) if code[5:7] == "2A" else code.replace("2B", "18", 1) if code[5:7] == "2B" else code
    if not digits.isdecimal() or code[0] not in "12" or not _is_french_month(code[3:5]):
        return None
    if 97 - int(digits[:13]) % 97 != int(digits[13:]):
        return None
    return Identity((start, end), "A French social security number (NIR) whose key is right.", 0.9)


def _is_french_month(month: str) -> bool:
    return "01" <= month <= "12" or "20" <= month <= "42" or month >= "50"


def _of_digits(name: str, length: int, why: str, check: Callable[[str], bool]) -> Callable[[str, int], Identity | None]:
    """A look for a number of digits alone, which has to be called what it is."""

    def look(original: str, start: int) -> Identity | None:
        taken = _taken(original, start, length, 0)
        if taken is None or not taken[0].isdecimal() or original[max(0, start - 1) : start].isalnum() or not check(taken[0]):
            return None
        return Identity((start, taken[2]), why, 0.9) if _is_called(original, start, taken[2], name) else None

    return look


def is_steuer_id(digits: str) -> bool:
    """Germany: eleven digits, of the first ten one twice or three times and the others at most once, and a check digit by
    ISO/IEC 7064, MOD 11,10 (Bundeszentralamt für Steuern).
    """
    counts = sorted(map(digits[:10].count, set(digits[:10])))
    if digits[0] == "0" or counts[-1] not in (2, 3) or counts[-2] > 1:
        return False
    product = 10
    for digit in digits[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def is_bsn(digits: str) -> bool:
    """The Netherlands: nine digits, their sum weighed by 9 to 2 and -1 a multiple of 11 (the "11-proef")."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(set(digits)) > 1 and sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def is_pesel(digits: str) -> bool:
    """Poland: a date of birth, the century in the month, and a check digit weighed by 1, 3, 7, 9 in turn."""
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 10 == 0


_LOOKS: tuple[Callable[[str, int], Identity | None], ...] = (
    _insurance,
    _spanish,
    _italian,
    _french,
    _of_digits("steuer", 11, "A German tax number (Steuer-ID) whose check digit is right.", is_steuer_id),
    _of_digits("pesel", 11, "A Polish identity number (PESEL) whose check digit is right.", is_pesel),
    _of_digits("bsn", 9, "A Dutch citizen's number (BSN) whose check is right.", is_bsn),
)


def _taken(original: str, start: int, digits: int, others: int) -> tuple[str, str, int] | None:
    """Read so many signs and then so many others from `start`, single blanks, hyphens and points between them left out:
    (the first, the others in capitals, where they end). None where something else stands between them, or more follows.
    """
    kept, at, gap = "", start, 0
    while len(kept) < digits + others and at < len(original):
        sign = original[at]
        if sign.isascii() and sign.isalnum():
            kept, gap = kept + sign, 0
        elif sign in _BLANKS and gap < 2:
            gap += 1
        else:
            return None
        at += 1
    if len(kept) < digits + others or original[at : at + 1].isalnum():
        return None
    return kept[:digits], kept[digits:].upper(), at


def _letters_before(original: str, start: int, count: int) -> int:
    """Where the letters begin of which `count` stand right before `start`, blanks between; -1 where others do."""
    at, left = start, count
    while left and at > 0 and start - at < 2 * count + 2:
        sign = original[at - 1]
        if sign.isascii() and sign.isalpha():
            left -= 1
        elif sign not in _BLANKS:
            return -1
        at -= 1
    return -1 if left or (at > 0 and original[at - 1].isalnum()) else at


def _beside(original: str, start: int, end: int) -> Iterator[str]:
    yield original[max(0, start - NEAR) : start].lower()
    yield original[end : end + NEAR // 2].lower()


def _is_called(original: str, start: int, end: int, name: str) -> bool:
    """Whether one of a number's names stands beside it: a short one as a whole word, a long one also as a beginning."""
    return any(_is_named(part, called) for part in _beside(original, start, end) for called in _NAMES[name])


def _is_named(part: str, called: str) -> bool:
    at = part.find(called)
    while at >= 0:
        end = at + len(called)
        if not part[max(0, at - 1) : at].isalnum() and (len(called) > 4 or not part[end : end + 1].isalpha()):
            return True
        at = part.find(called, end)
    return False


def _is_somebodys(original: str, start: int, end: int) -> bool:
    """Whether a number is said to be a person's: "his", "of that fraudster", "Derek's"."""
    heard = [word.strip(".,:;()\"“”") for part in _beside(original, start, end) for word in part.split()]
    return not _WHOSE.isdisjoint(heard) or any(word.endswith(("'s", "’s")) for word in heard)
