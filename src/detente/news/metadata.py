"""What picture files say about themselves: read on the way in, rewritten on the way out. Pure functions over
bytes.

Formats: JPEG segments (ITU-T T.81, annex B), Exif 2.3 inside APP1, IPTC-IIM inside APP13, PNG chunks (W3C PNG
third edition), WebP chunks (RFC 9649).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image, IptcImagePlugin

EXIF_HEADER = b"Exif\x00\x00"
JPEG_START = b"\xff\xd8"
PNG_START = b"\x89PNG\r\n\x1a\n"
# APP1 holds Exif and XMP, APP13 Photoshop's IPTC block, COM free words; APP2 is the colour profile and stays.
JPEG_DROPPED = {0xE1, 0xED, 0xFE}
PNG_DROPPED = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
WEBP_DROPPED = {b"EXIF", b"XMP "}
WEBP_EXIF_FLAG, WEBP_XMP_FLAG, WEBP_ALPHA_FLAG = 0x08, 0x04, 0x10


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says: who is to be credited, the copyright notice, the caption. Empty where it says
    nothing.
    """

    credit: str = ""
    copyright: str = ""
    caption: str = ""


def read(content: bytes) -> Said:
    """Credit, copyright and caption from the IPTC block or else from Exif. Never raises: a broken block says
    nothing.
    """
    try:
        with Image.open(BytesIO(content)) as picture:
            exif = picture.getexif()
            iptc = IptcImagePlugin.getiptcinfo(picture) or {}
    except Exception:  # a picture from anywhere may hold anything; the upload form judges the picture itself
        return Said()
    by, agency = _iptc(iptc, 80), _iptc(iptc, 110)
    named = " / ".join(part for part in (by, agency) if part)
    return Said(
        credit=named or _exif_words(exif.get(ExifTags.Base.Artist)),
        copyright=_iptc(iptc, 116) or _exif_words(exif.get(ExifTags.Base.Copyright)),
        caption=_iptc(iptc, 120) or _exif_words(exif.get(ExifTags.Base.ImageDescription)),
    )


def rewrite(content: bytes, *, credit: str, copyright: str) -> bytes:
    """The same picture with every Exif, XMP, IPTC and text block taken out and one Exif block with credit and
    copyright put in (JPEG, PNG and WebP). Other formats come back as they are: Pillow writes no metadata into
    them.
    """
    block = _exif(credit, copyright)
    if content.startswith(JPEG_START):
        return _rewrite_jpeg(content, block)
    if content.startswith(PNG_START):
        return _rewrite_png(content, block)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _rewrite_webp(content, block)
    return content


def _words(value: object) -> str:
    text = _decoded(value) if isinstance(value, bytes) else str(value or "")
    return " ".join(text.replace("\x00", " ").split())


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _exif_words(value: object) -> str:
    """A field of Exif. Pillow decodes it as Latin-1, whatever it is."""
    if isinstance(value, str) and all(ord(letter) < 256 for letter in value):
        return _words(value.encode("latin-1"))
    return _words(value)


def _iptc(block: dict[tuple[int, int], object], number: int) -> str:
    value = block.get((2, number))
    return _words(value[0] if isinstance(value, list) and value else value)


def _exif(credit: str, copyright: str) -> bytes:
    """A TIFF structure with Artist and Copyright, empty when both are."""
    exif = Image.Exif()
    if credit:
        exif[ExifTags.Base.Artist] = _field(credit)
    if copyright:
        exif[ExifTags.Base.Copyright] = _field(copyright)
    if not len(exif):
        return b""
    return exif.tobytes().removeprefix(EXIF_HEADER)


def _field(words: str) -> bytes:
    """UTF-8 bytes, as every reader of Exif expects today; Pillow would turn letters outside ASCII into "?"."""
    return words.replace("\x00", " ").encode("utf-8", "replace")


def _rewrite_jpeg(content: bytes, block: bytes) -> bytes:
    kept = [JPEG_START]
    if block and len(block) < 65_000:
        kept.append(b"\xff\xe1" + struct.pack(">H", len(block) + len(EXIF_HEADER) + 2) + EXIF_HEADER + block)
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # fill byte
            place += 1
            continue
        if marker == 0xDA:  # start of scan: from here on it is the picture itself
            break
        end = place + 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
        if marker not in JPEG_DROPPED:
            kept.append(content[place:end])
        place = end
    return b"".join([*kept, content[place:]])


def _rewrite_png(content: bytes, block: bytes) -> bytes:
    kept = [PNG_START]
    place = len(PNG_START)
    while place + 12 <= len(content):
        length = struct.unpack(">I", content[place : place + 4])[0]
        name, end = content[place + 4 : place + 8], place + 12 + length
        if name not in PNG_DROPPED:
            kept.append(content[place:end])
        if name == b"IHDR" and block:
            check = struct.pack(">I", zlib.crc32(b"eXIf" + block))
            kept.append(struct.pack(">I", len(block)) + b"eXIf" + block + check)
        place = end
    return b"".join(kept)


def _rewrite_webp(content: bytes, block: bytes) -> bytes:
    chunks = [(name, data) for name, data in _webp_chunks(content) if name not in WEBP_DROPPED]
    if block:
        chunks.append((b"EXIF", block))
    chunks = _with_webp_header(content, chunks, has_exif=bool(block))
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + (b"\x00" if len(data) % 2 else b"")
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    chunks, place = [], 12
    while place + 8 <= len(content):
        length = struct.unpack("<I", content[place + 4 : place + 8])[0]
        chunks.append((content[place : place + 4], content[place + 8 : place + 8 + length]))
        place += 8 + length + length % 2
    return chunks


def _with_webp_header(
    content: bytes, chunks: list[tuple[bytes, bytes]], *, has_exif: bool
) -> list[tuple[bytes, bytes]]:
    """The chunks with a VP8X header that tells the truth about Exif and XMP; a simple file gets one when it
    needs it.
    """
    if chunks and chunks[0][0] == b"VP8X":
        flags = chunks[0][1][0] & ~(WEBP_EXIF_FLAG | WEBP_XMP_FLAG) | (WEBP_EXIF_FLAG if has_exif else 0)
        return [(b"VP8X", bytes([flags]) + chunks[0][1][1:]), *chunks[1:]]
    if not has_exif:
        return chunks
    with Image.open(BytesIO(content)) as picture:
        (width, height), alpha = picture.size, picture.mode == "RGBA"
    flags = WEBP_EXIF_FLAG | (WEBP_ALPHA_FLAG if alpha else 0)
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return [(b"VP8X", bytes([flags, 0, 0, 0]) + size), *chunks]
