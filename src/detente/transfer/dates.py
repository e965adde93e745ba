"""Dates as pages print them, read into ISO 8601. Only what is stated: no zone, no hour, no year is ever added.

Month names come from the CLDR (Babel) for some forty languages; a name that means different months in different
languages ("listopad") and an ambiguous order ("04/05/2018") are left unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from babel import Locale

_LANGUAGES = """
en de fr es ru it pt nl pl tr sv da nb fi cs sk uk be bg sr hr sl ro hu el ar he fa hi id vi ca et lv lt
ka hy az kk
"""
_LOCALES = tuple(_LANGUAGES.split())
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_DAY = r"(?<![\d:])(?P<d>\d{1,2})"
_WORD = r"(?P<m>[^\W\d_]{2,20})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)",
        rf"(?<!\d){_YEAR}[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})(?!\d)",
        rf"{_YEAR}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]",
        rf"{_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?!\d(?!\d?:\d\d))",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º|ª|-)?\s*(?:de\s|of\s|d[’'])?\s*{_WORD}\.?,?(?:\s*(?:del?\s)|[\s-])\s*{_YEAR}(?!\d(?!\d?:\d\d))",
        rf"{_WORD}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d(?!\d?:\d\d))",
    )
)
_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)?\d{2})(?![\d/])")
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:h.]|\suhr\s?)(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?(?!\d)(?!\.\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>z\b|(?:(?:gmt|utc|msk)\s*)?[+−-]\d{1,2}(?::?\d{2})?\b|\(?[a-zа-я]{3,4}\b)?"
)
_ZONES = {
    "z": "+00:00", "gmt": "+00:00", "utc": "+00:00", "edt": "-04:00", "est": "-05:00", "pdt": "-07:00", "pst": "-08:00",
    "cdt": "-05:00", "mdt": "-06:00", "mst": "-07:00", "cest": "+02:00", "cet": "+01:00", "mesz": "+02:00", "mez": "+01:00",
    "eest": "+03:00", "eet": "+02:00", "msk": "+03:00", "мск": "+03:00", "kst": "+09:00", "jst": "+09:00", "hkt": "+08:00",
    "bst": "+01:00", "sgt": "+08:00", "pkt": "+05:00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A date found in a line: ISO 8601 text and its place (code points, end-exclusive)."""

    iso: str
    span: tuple[int, int]


@cache
def months() -> dict[str, int]:
    """Month names and abbreviations, casefolded, to 1..12; names that disagree between languages are left out."""
    found: dict[str, set[int]] = {}
    for locale in map(Locale.parse, _LOCALES):
        for context in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    found.setdefault("sept", set()).add(9)
    return {
        name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and not name.isdigit()
    }


def read_date(line: str, *, day_first: bool | None = None) -> Stated | None:
    """The first whole date (day, month, year) of a line with its hour and zone where stated, or None.

    `day_first` settles "04/05/2018" when the page's language does; without it such a date is not read.
    """
    if not re.search(r"\d", line):
        return None
    folded = line.translate(_DIGITS)
    # Casefolding may change lengths (ß, İ); then spans would lie, so only letters that keep their length are folded.
    folded = "".join(low if len(low := char.casefold()) == 1 else char for char in folded)
    found = _find_day(folded, day_first)
    if found is None:
        return None
    day, span = found
    hour = _find_time(folded, span)
    return Stated(day.isoformat() + hour, span)


def _find_day(folded: str, day_first: bool | None) -> tuple[date, tuple[int, int]] | None:
    hits = []
    for form in _FORMS:
        for match in form.finditer(folded):
            month = match["m"]
            number = int(month) if month.isdigit() else months().get(month)
            if number is None:
                continue
            try:
                hits.append((match.start(), date(int(match["y"]), number, int(match["d"])), match.span()))
            except ValueError:
                continue
            break
    if not hits:
        return _find_slashes(folded, day_first)
    _, day, span = min(hits)
    return day, span


def _find_slashes(folded: str, day_first: bool | None) -> tuple[date, tuple[int, int]] | None:
    match = _SLASHES.search(folded)
    if not match:
        return None
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    if one <= 12 and two <= 12 and one != two and day_first is None:
        return None
    first = one > 12 or (two <= 12 and bool(day_first))
    try:
        return date(
            year + 2000 if year < 100 else year, two if first else one, one if first else two
        ), match.span()
    except ValueError:
        return None


def _find_time(folded: str, span: tuple[int, int]) -> str:
    """`Thh:mm[:ss][±hh:mm]` stated close after the date, or else close before it; empty when there is no hour."""
    after = re.split(
        r"\||updated|modified|edited|aktualisiert|mis à jour|actualizado|обновлен",
        folded[span[1] : span[1] + 30],
    )[0]
    before = folded[max(0, span[0] - 30) : span[0]]
    for match in (_TIME.search(after), *list(_TIME.finditer(before))[-1:]):
        if match:
            return _clock(match)
    return ""


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["h"]), (match["half"] or "").replace(".", "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        clock = time(hour, int(match["min"]), int(match["s"] or 0))
    except ValueError:
        return ""
    return "T" + clock.isoformat("seconds" if match["s"] else "minutes") + _zone(match["zone"] or "")


def _zone(written: str) -> str:
    name = written.replace("−", "-").replace(" ", "").strip("(")
    if name in _ZONES:
        return _ZONES[name]
    match = re.fullmatch(r"(?:gmt|utc|msk)?([+-])(\d{1,2}):?(\d{2})?", name)
    if not match or int(match[2]) > 14:
        return ""
    return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
