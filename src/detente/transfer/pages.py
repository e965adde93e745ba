"""A saved page read into the parts of an article. Pure: bytes in, one frozen record out; no database, no network.

    page = read_page(Path("story.html"))
    page.title, page.lead, page.body, page.dropped

Nothing is invented: what the page does not state is None or empty. Nothing is lost: every non-blank line of the page
is in a field or, word for word, in `dropped`. A labelled line is cut: the label goes to `dropped`, what it names to
its field ("READ MORE: headline", "Tags: a, b"). Lines from which only a value is read (a date, a view counter) stay in
`dropped` as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from detente.transfer.decoding import decode, read_bytes
from detente.transfer.lines import split_lines
from detente.transfer.outline import find_outline
from detente.transfer.sheet import Part, Sheet
from detente.transfer.sorting import sort_page


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """One article as a page states it; the fields of `detente import --json`.

    `published` is ISO 8601 as far as stated (day; hour; zone). `views` is a labelled count only. Not part of the JSON:
    `read_more_at` tells before which item of `body` each READ MORE headline stood, `headings` which items of `body`
    are subheadings in HTML; both are indices into `body`.
    """

    source: str
    title: str | None = None
    lead: str | None = None
    section: str | None = None
    published: str | None = None
    caption: str | None = None
    credit: str | None = None
    body: tuple[str, ...] = ()
    read_more: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    views: int | None = None
    dropped: tuple[str, ...] = ()
    read_more_at: tuple[int, ...] = field(default=(), repr=False)
    headings: tuple[int, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """The record as JSON types, in the order of the contract."""
        values = {
            item.name: getattr(self, item.name)
            for item in fields(self)
            if item.name not in ("read_more_at", "headings")
        }
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    def blocks(self) -> Iterator[dict[str, str]]:
        """The body in reading order: `{"kind": "paragraph" | "heading" | "read_more", "text": …}`."""
        pending = list(zip(self.read_more_at, self.read_more, strict=True))
        for place in range(len(self.body) + 1):
            yield from ({"kind": "read_more", "text": text} for at, text in pending if at == place)
            if place < len(self.body):
                yield {"kind": "heading" if place in self.headings else "paragraph", "text": self.body[place]}


def read_page(source: Path | bytes, name: str | None = None) -> ImportedPage:
    """Read a text page or saved HTML; `name` is what `source` in the record says (the path, unless given).

    Raises FileUnreadable, FileEmpty, FileTooLarge, FileBinary, EncodingUnknown (detente.transfer.errors).
    """
    raw = read_bytes(source) if isinstance(source, Path) else source
    name = name if name is not None else str(source) if isinstance(source, Path) else ""
    text = decode(raw)
    if looks_like_html(text, name):
        from detente.transfer.html_pages import read_html

        return read_html(text, name)
    lines = split_lines(text)
    return assemble(name, sort_page(lines, find_outline(lines)))


def looks_like_html(text: str, name: str = "") -> bool:
    """Is it markup, whatever the file is called?"""
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    if re.match(
        r"<(?:!doctype\s+html|html|head|body)\b|<\?xml[^>]*>\s*<(?:!doctype\s+html|html)\b|<!--", head
    ):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and bool(
        re.search(r"</?[a-z][^>]*>", text, re.I)
    )


def assemble(name: str, sheet: Sheet) -> ImportedPage:
    """Gather the pieces of a sorted page, in the order of its lines."""
    gathered: dict[Part, list[str]] = {part: [] for part in Part}
    places: list[int] = []
    headings: list[int] = []
    for index in range(len(sheet.lines)):
        for piece in sheet.pieces.get(index, []):
            if piece.part is Part.READ_MORE:
                places.append(len(gathered[Part.BODY]))
            mark = sheet.lines[index].mark
            if piece.part is Part.BODY and mark is not None and mark.level:
                headings.append(len(gathered[Part.BODY]))
            gathered[piece.part].append(piece.text)

    def one(part: Part) -> str | None:
        return "\n".join(gathered[part]) or None

    return ImportedPage(
        source=name,
        title=one(Part.TITLE),
        lead=one(Part.LEAD),
        section=one(Part.SECTION),
        published=sheet.published[1] if sheet.published else None,
        caption=one(Part.CAPTION),
        credit=one(Part.CREDIT),
        body=tuple(gathered[Part.BODY]),
        read_more=tuple(gathered[Part.READ_MORE]),
        related=tuple(gathered[Part.RELATED]),
        tags=tuple(gathered[Part.TAGS]),
        views=sheet.views,
        dropped=tuple(gathered[Part.DROPPED]),
        read_more_at=tuple(places),
        headings=tuple(headings),
    )
