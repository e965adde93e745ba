"""What several parts of a page share: dates and counters, tags, pictures, lists of headlines, marks from HTML."""

from __future__ import annotations

import re

from detente.transfer import labels
from detente.transfer.dates import read_date
from detente.transfer.lines import Line
from detente.transfer.outline import is_date_line, is_meta
from detente.transfer.sheet import Part, Piece, Sheet


def read_numbers(sheet: Sheet, index: int, *, far: bool = False) -> None:
    """Read a labelled view counter and a date from a line that is neither prose nor a headline."""
    line = sheet.lines[index]
    if sheet.views is None and line.words <= 16 and not line.ended:
        sheet.views = labels.views(line.text)
        before = sheet.lines[index - 1].text if index else ""
        if (
            sheet.views is None
            and labels.is_views_label(before)
            and re.fullmatch(r"\d{1,3}(?:[ ,.]\d{3})*|\d+", line.text)
        ):
            sheet.views = int(re.sub(r"\D", "", line.text))
    if line.words > 24 or (line.prompts and not labels.says_published(line.text)):
        return
    stated = read_date(line.text, day_first=sheet.day_first)
    if stated is None:
        return
    above = sheet.lines[index - 1].text if index else ""
    before = line.text[: stated.span[0]]
    published = labels.says_published(before) or (labels.says_published(above) and len(above) < 30)
    updated = labels.says_updated(before) or (labels.says_updated(above) and len(above) < 24)
    if updated and not labels.says_published(before):
        return
    if published:
        sheet.dated(1, stated.iso)
    elif not far and is_date_line(line):
        sheet.dated(2, stated.iso)


def put_tags(sheet: Sheet, index: int, split: labels.Split) -> None:
    known = {
        piece.text.casefold()
        for pieces in sheet.pieces.values()
        for piece in pieces
        if piece.part is Part.TAGS
    }
    pieces = [Piece(Part.DROPPED, split.label)]
    mark = sheet.lines[index].mark
    linked = [text for text in mark.anchors if text in split.rest] if mark else []
    for tag in linked if len(linked) > 1 else labels.split_tags(split.rest):
        pieces.append(Piece(Part.DROPPED if tag.casefold() in known else Part.TAGS, tag))
        known.add(tag.casefold())
    sheet.put(index, *pieces)


def sort_picture(sheet: Sheet, index: int) -> bool:
    """Captions and credits; the first of each is kept, those of further pictures are dropped."""
    line = sheet.lines[index]
    both = labels.caption_and_credit(line.text)
    if both and (line.text.endswith((")", "]")) or line.words < 45):
        return _sort_caption_with_credit(sheet, index, both)
    if labels.is_credit(line.text):
        sheet.drop(index) if sheet.holds(Part.CREDIT) else sheet.whole(index, Part.CREDIT)
        return True
    labelled = labels.caption_label(line.text)
    if labelled and not sheet.holds(Part.CAPTION):
        sheet.put(index, Piece(Part.DROPPED, labelled.label), Piece(Part.CAPTION, labelled.rest))
        return True
    return _sort_caption_by_credit(sheet, index)


def _sort_caption_with_credit(sheet: Sheet, index: int, both: tuple[str, str]) -> bool:
    """`A quay at dusk. (Photo: Name)`. It outdoes a bare agency's name above, which then named the text's author."""
    for other, pieces in sheet.pieces.items():
        if any(piece.part is Part.CREDIT and labels.is_bare_agency(piece.text) for piece in pieces):
            sheet.drop(other)
    if sheet.holds(Part.CREDIT):
        sheet.drop(index)
        return True
    caption = Part.DROPPED if sheet.holds(Part.CAPTION) else Part.CAPTION
    sheet.put(index, Piece(caption, both[0]), Piece(Part.CREDIT, both[1]))
    return True


def _sort_caption_by_credit(sheet: Sheet, index: int) -> bool:
    """A line with a credit directly under it, or over it, is that picture's caption."""
    line = sheet.lines[index]
    if (
        index
        and not line.gap
        and not line.ended
        and 4 <= line.words <= 30
        and not is_meta(line)
        and not labels.related_inline(line.text)
    ):
        over = sheet.pieces.get(index - 1, [])
        if (
            [piece.part for piece in over] == [Part.CREDIT]
            and not sheet.holds(Part.CAPTION)
            and not line.mark
        ):
            sheet.whole(index, Part.CAPTION)  # the other order: the credit stands above its caption
            return True
    if index + 1 >= len(sheet.lines) or index + 1 in sheet.pieces:
        return False
    under = sheet.lines[index + 1]
    if line.mark is None and line.ended and line.words > 15 and not labels.has_caption_cue(line.text):
        return False  # too long for a caption that does not say it is one
    if (
        under.gap
        or not labels.is_credit(under.text)
        or not 3 <= line.words <= 60
        or is_meta(line)
        or line.prompts
    ):
        return False
    sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
    return True


def sort_headlines(sheet: Sheet, index: int, part: Part, end: int) -> int:
    """Take the headlines that follow a label; stop at the first line that is none. Returns the index after the list."""
    spacing: int | None = None
    stopped = False
    taken: set[str] = set()
    while index < end:
        line = sheet.lines[index]
        if taken and ((spacing is not None and line.gap > spacing) or (_stops(line) and not stopped)):
            break
        stopped = _stops(line)
        if not taken and labels.is_credit(line.text):
            sheet.drop(index)  # the box has a picture
            index += 1
            continue
        prose = line.mark is not None and line.mark.links < 0.5 and not line.mark.level and line.ended
        if prose or not _is_listed_headline(line):
            if (
                taken
                and is_meta(line)
                and not labels.is_rail_head(line.text)
                and line.words <= 6
                and is_date_line(line)
            ):
                sheet.drop(index)
                index += 1
                continue
            break
        spacing = line.gap if len(taken) == 1 else spacing
        sheet.drop(index) if line.text in taken else sheet.put(index, Piece(part, _without_bullet(line)))
        taken.add(line.text)
        index += 1
        if (
            part is Part.READ_MORE
            and index < end
            and sheet.lines[index].gap
            and not sheet.lines[index].bullet
        ):
            break
    return index


def _without_bullet(line: Line) -> str:
    return re.sub(r"^[•·▪◦‣●○■□*–—►▶»-]+\s+(?=\S)", "", line.text)


def _stops(line: Line) -> bool:
    """Does it end with a full stop, as paragraphs do and headlines do not?"""
    return line.text.endswith((".", "。")) and line.words >= 7


def _is_listed_headline(line: Line) -> bool:
    text = line.text
    if (
        (line.words < 3 and not re.search(r"[\u3040-\u9fff]", text))
        or line.words > 30
        or line.prompts
        or line.interface >= 0.6
    ):
        return False
    if (
        labels.is_related_label(text)
        or labels.is_rail_head(text)
        or labels.is_comments_head(text)
        or labels.is_credit(text)
    ):
        return False
    if (
        labels.tags_line(text)
        or labels.is_byline(text)
        or line.wordless
        or (is_date_line(line) and line.words <= 6)
    ):
        return False
    return not (line.ended and text[-1] not in "?!" and (line.words > 14 or line.sentences))


def sort_marked(sheet: Sheet, index: int) -> bool:
    """What HTML says about a line outranks what it looks like."""
    line = sheet.lines[index]
    if line.mark is None:
        return False
    if line.has("chrome", "hidden", "byline", "share"):
        read_numbers(sheet, index)
        sheet.drop(index)
        return True
    return _sort_marked_picture(sheet, index) or _sort_marked_small(sheet, index)


def _sort_marked_picture(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if line.has("figure") and not line.has("caption", "credit"):
        part = Part.CREDIT if line.words <= 4 or labels.is_credit(line.text) else Part.CAPTION
        sheet.drop(index) if sheet.holds(part) or line.interface >= 0.8 else sheet.whole(index, part)
        return True
    if line.has("credit"):
        late = index >= sheet.outline.end or line.prompts
        sheet.drop(index) if sheet.holds(Part.CREDIT) or late else sheet.whole(index, Part.CREDIT)
        return True
    if not line.has("caption"):
        return False
    if sort_picture(sheet, index):
        return True
    sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
    return True


def _sort_marked_small(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    body = sheet.outline.start <= index < sheet.outline.end
    title = sheet.outline.title
    if (
        line.has("lead")
        and not sheet.holds(Part.LEAD)
        and line.words >= 3
        and title is not None
        and index > title
    ):
        sheet.whole(index, Part.LEAD)
    elif line.has("date") and line.words <= 24:
        read_numbers(sheet, index)
        sheet.drop(index)
    elif line.has("tags") and not (body and line.prose > 0) and not labels.is_comments_head(line.text):
        split = labels.tags_line(line.text)
        if split:
            put_tags(sheet, index, split)
        elif line.mark and line.mark.anchors:
            label = line.text.split(line.mark.anchors[0])[0]
            put_tags(sheet, index, labels.Split(label.strip(" \t,;|"), line.text[len(label) :]))
        elif line.words <= 8:
            sheet.put(index, *(Piece(Part.TAGS, tag) for tag in labels.split_tags(line.text)))
        else:
            sheet.drop(index)
    elif line.has("section") and line.words <= 4 and not sheet.holds(Part.SECTION) and not line.wordless:
        sheet.whole(index, Part.SECTION)
    else:
        return False
    return True
