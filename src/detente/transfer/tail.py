"""What follows the body: related headlines, tags, counters, a date; everything else is left out."""

from __future__ import annotations

import re

from detente.transfer import labels
from detente.transfer.lines import Line
from detente.transfer.shared_sorting import put_tags, read_numbers, sort_headlines, sort_marked
from detente.transfer.sheet import Part, Piece, Sheet


def sort_tail(sheet: Sheet) -> None:
    """After the body: related headlines, tags, counters, a date; everything else is dropped."""
    index, size = sheet.outline.end, len(sheet.lines)
    talk = False
    while index < size:
        line = sheet.lines[index]
        if index in sheet.pieces or sort_marked(sheet, index):
            index += 1
            continue
        talk = talk or labels.is_comments_head(line.text)
        index = _sort_tail_line(sheet, index, talk)


def _sort_tail_line(sheet: Sheet, index: int, talk: bool) -> int:
    line, size = sheet.lines[index], len(sheet.lines)
    tags = labels.tags_line(line.text)
    if tags and (
        not sheet.holds(Part.TAGS)
        or (tags.label and any(p.part is Part.TAGS for p in sheet.pieces.get(index - 1, [])))
    ):
        return _sort_tags(sheet, index, tags)
    if labels.is_related_label(line.text) and not (talk and sheet.holds(Part.RELATED)):
        sheet.drop(index)
        return sort_headlines(sheet, index + 1, Part.RELATED, size)
    inline = labels.related_inline(line.text)
    if inline and not talk:
        sheet.put(index, Piece(Part.DROPPED, inline.label), Piece(Part.RELATED, inline.rest))
        return index + 1
    more = None if talk else labels.read_more(line.text)
    if more and more.rest and index <= sheet.outline.end + 12 and line.words <= 30:
        sheet.put(index, Piece(Part.DROPPED, more.label), Piece(Part.READ_MORE, more.rest))
        return index + 1
    if not talk:
        read_numbers(sheet, index, far=index > sheet.outline.end + 3)
    sheet.drop(index)
    return index + 1


def _sort_tags(sheet: Sheet, index: int, split: labels.Split) -> int:
    """A tags line, or a label with the tags under it: one line with commas, or one short line a tag."""
    if split.rest:
        put_tags(sheet, index, split)
        following = index + 1
        running = split.rest.endswith((",", ";"))
    else:
        sheet.drop(index)
        following, running = index + 1, True
    first = following
    while following < len(sheet.lines) and running:
        line = sheet.lines[following]
        listed = bool(re.search(r"[,;،|•]|#\w.*#\w", line.text)) and not line.ended
        apart = bool(line.gap) if line.mark is None else line.mark.links < 0.5 or line.mark.level > 0
        if (apart and following > first) or not _may_be_tags(line, listed):
            break
        if (
            following > first
            and line.text[0].islower()
            and all(sheet.lines[i].text[0].isupper() for i in range(first, following))
        ):
            break
        put_tags(sheet, following, labels.Split("", line.text))
        following += 1
        running = not listed or line.text.endswith((",", ";"))
    return following


def _may_be_tags(line: Line, listed: bool) -> bool:
    text = line.text
    label = labels.tags_line(text)
    if text.endswith((":", "：")) or (label and label.label):
        return False
    if (
        line.prompts
        or line.interface >= (0.8 if listed else 0.6)
        or labels.is_comments_head(text)
        or labels.is_related_label(text)
    ):
        return False
    if labels.is_rail_head(text) and not labels.is_section(text):
        return False
    return listed or (line.words <= 4 and not line.ended)
