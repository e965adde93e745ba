"""Who took a picture travels with it; where it was taken never leaves the house."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image
from wagtail.images.models import Filter

from detente.news import metadata, pictures
from detente.news.actions import add_picture
from detente.news.models import HomePage, NewsImage

from .conftest import TEST, drawn

PLACE = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>52,31.2N</exif:GPSLatitude></x:xmpmeta>'
FORMATS = ["jpeg", "webp", "png", "avif"]


def telling(kind: str = "JPEG") -> bytes:
    """A picture whose Exif and XMP blocks tell who took it and where."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ada Quill"
    exif[ExifTags.Base.Copyright] = "© 2026 Courier".encode()
    exif[ExifTags.Base.ImageDescription] = "A gate at dawn"
    exif[ExifTags.Base.Make] = "SecretCamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    return drawn((330, 220), kind=kind, exif=exif.tobytes(), xmp=XMP)


def iptc(record: dict[int, str]) -> bytes:
    """An APP13 segment with an IPTC-IIM block inside a Photoshop resource."""
    fields = b"".join(
        b"\x1c\x02" + bytes([n]) + len(v.encode()).to_bytes(2, "big") + v.encode() for n, v in record.items()
    )
    fields += b"\x00" * (len(fields) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + len(fields).to_bytes(4, "big") + fields
    body = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def tells_place(content: bytes) -> bool:
    with Image.open(BytesIO(content)) as image:
        return (
            bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
            or b"GPSLatitude" in content
            or "xmp" in image.info
        )


def test_the_sample_tells_its_place() -> None:
    assert tells_place(telling())
    assert tells_place(telling("PNG"))
    assert tells_place(telling("WEBP"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_rendition_tells_the_place(newsroom: HomePage, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"gate.{kind.lower()}"
    path.write_bytes(telling(kind))
    image = add_picture(actor=TEST, path=path, title="Gate", prepared=False)
    for name in [*pictures.ALL, *(f"width-300|format-{name}" for name in FORMATS), "original"]:
        content = image.get_rendition(Filter(name)).file.open().read()
        assert not tells_place(content), name
        assert b"SecretCamera" not in content, name
        with Image.open(BytesIO(content)) as shown:
            shown.load()
            if shown.format in ("JPEG", "WEBP", "PNG"):
                assert metadata.read(content) == metadata.Said("Ada Quill", "© 2026 Courier"), name


def test_credit_is_read_from_the_file_once(newsroom: HomePage, tmp_path: Path) -> None:
    path = tmp_path / "gate.jpg"
    path.write_bytes(telling())
    image = add_picture(actor=TEST, path=path, title="Gate", prepared=False)
    assert (image.credit, image.copyright, image.description) == (
        "Ada Quill",
        "© 2026 Courier",
        "A gate at dawn",
    )
    image.credit = ""
    image.save()
    image.refresh_from_db()
    assert image.credit == ""


def test_iptc_comes_before_exif_and_given_words_before_both(newsroom: HomePage, tmp_path: Path) -> None:
    plain = telling()
    path = tmp_path / "gate.jpg"
    path.write_bytes(plain[:2] + iptc({80: "Bo Tarn", 110: "Courier", 120: "Zwölf Fische"}) + plain[2:])
    said = metadata.read(path.read_bytes())
    assert (said.credit, said.copyright, said.caption) == (
        "Bo Tarn / Courier",
        "© 2026 Courier",
        "Zwölf Fische",
    )
    image = add_picture(actor=TEST, path=path, title="Gate", credit="Somebody else", prepared=False)
    assert image.credit == "Somebody else"


def test_the_original_lies_where_nobody_guesses(picture: NewsImage) -> None:
    folder, secret, name = picture.file.name.split("/")
    assert (folder, name) == ("original_images", "sluice.jpg")
    assert len(secret) == 16
    assert len(picture.file.name) <= 100


def test_every_size_is_ready_before_the_first_reader(picture: NewsImage) -> None:
    assert {rendition.filter_spec for rendition in picture.renditions.all()} == set(pictures.ALL)


def test_the_same_bytes_are_the_same_picture(picture: NewsImage, tmp_path: Path) -> None:
    again = add_picture(actor=TEST, path=tmp_path / "sluice.jpg", title="Another name")
    assert again.pk == picture.pk


def test_a_small_picture_is_offered_in_one_size(newsroom: HomePage, tmp_path: Path) -> None:
    path = tmp_path / "small.jpg"
    path.write_bytes(drawn((300, 200)))
    shown = pictures.wide(add_picture(actor=TEST, path=path, title="Small"))
    assert shown is not None
    assert (shown.width, shown.height) == (300, 200)
    assert shown.sources[0].srcset.endswith(".webp 300w")
    assert "," not in shown.sources[0].srcset


@given(st.binary(max_size=300))
def test_broken_files_say_nothing_and_break_nothing(content: bytes) -> None:
    assert metadata.read(content) == metadata.Said()
    for start in (b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"):
        metadata.rewrite(start + content, credit="", copyright="")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@settings(max_examples=30, deadline=None)
@given(credit=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_rewriting_keeps_the_picture_and_the_credit(kind: str, credit: str) -> None:
    before = telling(kind)
    after = metadata.rewrite(before, credit=credit, copyright="")
    with Image.open(BytesIO(before)) as one, Image.open(BytesIO(after)) as two:
        assert one.convert("RGB").tobytes() == two.convert("RGB").tobytes()
    assert metadata.read(after).credit == " ".join(credit.split())
    assert not tells_place(after)


def test_a_transparent_webp_stays_transparent() -> None:
    written = BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 0)).save(written, "WEBP", lossless=True)
    with Image.open(BytesIO(metadata.rewrite(written.getvalue(), credit="Ada", copyright=""))) as shown:
        assert shown.mode == "RGBA"
        assert shown.getpixel((0, 0))[3] == 0
