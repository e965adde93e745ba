"""From bytes to text: which encoding a saved page is in, or a named refusal.

The order is the usual one (WHATWG encoding standard, section 4.2, simplified): byte order mark, UTF-16 without a
mark, valid UTF-8, the charset the page declares, then a statistical guess by charset-normalizer, which is believed only
when the characters outside ASCII look like writing.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from detente.transfer.errors import EncodingUnknown, FileBinary, FileEmpty, FileTooLarge, FileUnreadable

LIMIT = 10 * 1024 * 1024
"""Largest page in bytes. A long article with its dialogs is some 100 kB; what is larger is not one page."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF", b"SQLite format 3",
          b"OggS", b"ID3", b"MZ\x90", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
    re.I,
)
_GUESSES = ("cp1252", "cp1251", "koi8_r", "cp1250", "iso8859_2", "iso8859_5", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
            "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")  # fmt: skip
_TYPOGRAPHY = frozenset("‘’‚“”„†‡•…‰‹›€™–—\xa0«»°§©®±·¿¡£¥¢¼½¾№×²³ªº´")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most `LIMIT` bytes. Raises FileUnreadable, FileTooLarge."""
    try:
        if path.is_dir():
            raise FileUnreadable("This is a folder, not a page.")
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        raise FileUnreadable(f"The file cannot be read: {error.strerror or 'unknown reason'}.") from error
    except ValueError as error:  # a NUL in the name
        raise FileUnreadable("The file cannot be read: its name is not a valid one.") from error
    return check_size(raw)


def check_size(raw: bytes) -> bytes:
    """Hand `raw` back unless it is over `LIMIT` bytes. Raises FileTooLarge."""
    if len(raw) > LIMIT:
        raise FileTooLarge(
            f"The file is larger than {LIMIT // 1024 // 1024} MB; a page never is. Save the page without its media."
        )
    return raw


def decode(raw: bytes) -> str:
    """The text of a page. Raises FileEmpty, FileTooLarge, FileBinary, EncodingUnknown."""
    check_size(raw)
    if not raw.strip():
        raise FileEmpty("The file is empty.")
    if raw.startswith(_MAGIC):
        raise FileBinary("This is not a text: it starts like a picture, an archive or a document.")
    text = _by_mark(raw) or _by_utf16(raw) or _by_utf8(raw) or _by_declaration(raw) or _by_guess(raw)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise FileEmpty("The file holds nothing but blank space.")
    return _written(text)


def _by_mark(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":
                    raise EncodingUnknown(
                        f"The file says it is UTF-8 and is not, from byte {error.start}."
                    ) from error
                return None
    return None


def _by_utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _by_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs on one side of the byte pairs only."""
    nulls = raw[:4096].count(0), raw[0:4096:2].count(0)
    if nulls[0] < max(3, len(raw[:4096]) * 0.03) or len(raw) % 2:
        return None
    for encoding, on_its_side in (("utf-16-be", nulls[1]), ("utf-16-le", nulls[0] - nulls[1])):
        if on_its_side == nulls[0]:
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _by_declaration(raw: bytes) -> str | None:
    if b"\0" in raw:
        raise FileBinary("This is not a text: it holds NUL bytes.")
    found = _DECLARED.search(raw[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    try:
        # Browsers read ISO 8859-1 as its superset cp1252 (WHATWG encoding standard), and pages rely on it.
        encoding = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(
            name, codecs.lookup(name).name
        )
        return None if encoding.startswith(("utf-16", "utf-8")) else raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _by_guess(raw: bytes) -> str:
    if _is_damaged_utf8(raw):
        raise EncodingUnknown(
            "The file is UTF-8 with broken characters in it. Save the page again; guessing would change its words."
        )
    western = _as_western(raw)
    if western:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(_GUESSES), threshold=0.3).best()
    text = "" if best is None else str(best)
    if not text or not _looks_written(text):
        raise EncodingUnknown("No encoding reads this file cleanly. Save the page again as UTF-8.")
    return text


def _as_western(raw: bytes) -> str | None:
    """Windows-1252 when that gives plain western writing: few accents, inside words, no signs where letters should be.

    Short texts mislead statistics ("déjà" passes for "déją"), and most old pages are in this encoding.
    """
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [char for char in text if char.isalpha()]
    accents = [char for char in letters if ord(char) > 126]
    # Signs inside words are Polish read wrongly; the letters are Turkish, Czech or Slovak ones read wrongly.
    inside = re.search(
        r"[A-Za-z][¡-¿×÷ˆ˜‚„†‡•‰‹€™][A-Za-zÀ-ÿ]|[þðýÞÐÝšžŠŽìòù].*[þðýÞÐÝšžŠŽø]|[þðÞÐ]", text, re.S
    )
    if inside or len(accents) > len(letters) * 0.25 or not _looks_written(text):
        return None
    return text


def _is_damaged_utf8(raw: bytes) -> bool:
    """Several whole UTF-8 sequences and only a few stray bytes: a damaged UTF-8 file, not another encoding."""
    kept = len(
        re.findall(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", raw)
    )
    stray = raw.decode("utf-8", errors="replace").count("\ufffd")
    return kept >= 2 and kept >= stray


def _looks_written(text: str) -> bool:
    """Are the characters outside ASCII letters inside words, or typographer's marks? Raises nothing."""
    foreign = [(index, char) for index, char in enumerate(text) if ord(char) > 126]
    odd = mixed = 0
    for index, char in foreign:
        if char in _TYPOGRAPHY:
            continue
        neighbours = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        odd += (
            not char.isalpha() or not any(near.isalpha() for near in neighbours) or _breaks_case(text, index)
        )
        mixed += _mixes_scripts(char, neighbours)
    return odd <= len(foreign) * 0.2 and mixed <= len(foreign) * 0.02


def _mixes_scripts(char: str, neighbours: str) -> bool:
    """A Latin letter beside one of another script inside a word, as a wrong guess has it ("Cafй")."""
    return not unicodedata.name(char, "").startswith("LATIN") and any(
        near.isascii() and near.isalpha() for near in neighbours
    )


def _breaks_case(text: str, index: int) -> bool:
    """A small letter followed by a capital inside a word, as mojibake has it ("tÃ©lÃ©")."""
    return text[index].isupper() and index > 0 and text[index - 1].islower()


def _written(text: str) -> str:
    """Hand the text back unless control characters say that it is not one. Raises FileBinary."""
    sample = text[:65536]
    controls = sum(
        unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v\x85\x1c\x1d\x1e" for char in sample
    )
    if controls > max(2, len(sample) // 100):
        raise FileBinary("This is not a text: it is full of control characters.")
    return text
