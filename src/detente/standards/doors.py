"""What the doors do to a raw text before it is stored: the cleaned text is what readers will see."""

from __future__ import annotations

import re
import unicodedata

from detente.standards.errors import TextRefused

MARKS_PER_BASE = 3
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset(
    "\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\uffa0"
)
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"}
_KEPT_CONTROLS = frozenset("\n\t")
# Characters of which nothing is dropped and none combines: most texts consist of them, and are not looked at one by one.
_ORDINARY = re.compile("[\t\n -~\u00a0-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f\u2010-\u2027]*")


def accept(raw: str | bytes, *, limit: int = 5_000) -> str:
    """Return the text as it will be stored, in Unicode normal form C.

    Control, bidi and tag characters, lone surrogates and non-characters are dropped (zero-width joiners stay,
    since emoji and several scripts need them), line ends become "\\n", at most three combining marks stay on
    a base. `limit` counts code points of the result. Raises TextRefused: "invalid-utf8", "empty-text",
    "text-too-long".
    """
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    # Cutting first bounds the work: cleaning only ever composes or drops, and NFC never shrinks below a ninth
    # here.
    if len(text) > limit * 12:
        raise _too_long(len(text), limit)
    # Dropping a character can bring two marks together, and composing can change their count: both run until
    # nothing moves.
    clean = _cleaned(unicodedata.normalize("NFC", text))
    while (again := _cleaned(unicodedata.normalize("NFC", clean))) != clean:
        clean = again
    clean = clean.strip()
    if not any(not character.isspace() and character not in "\u200b\u200c\u200d" for character in clean):
        raise TextRefused("empty-text", "There is nothing to read in this text. Please write a few words.")
    if len(clean) > limit:
        raise _too_long(len(clean), limit)
    return clean


def _too_long(length: int, limit: int) -> TextRefused:
    return TextRefused(
        "text-too-long",
        f"This text has {length:,} characters; {limit:,} are allowed. Please shorten or split it.",
    )


def _decoded(raw: str | bytes) -> str:
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise TextRefused("invalid-utf8", f"The text is not valid UTF-8 (byte {problem.start}).") from problem


def _cleaned(text: str) -> str:
    if _ORDINARY.fullmatch(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        if _is_dropped(character):
            continue
        if unicodedata.combining(character) or unicodedata.category(character) == "Me":
            marks += 1
            if marks > MARKS_PER_BASE or not kept:
                continue
        else:
            marks = 0
        kept.append(character)
    return "".join(kept)


def _is_dropped(character: str) -> bool:
    if " " <= character <= "~" or character in _KEPT_CONTROLS:
        return False
    if character in _BIDI or character in _INVISIBLE:
        return True
    point = ord(character)
    if 0xE0000 <= point <= 0xE0FFF or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
