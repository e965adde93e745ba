"""Sorting a page from its first line to its last: the title, what stands around it, the body, what follows."""

from __future__ import annotations

import re

from detente.transfer import labels
from detente.transfer.choosing import choose_caption, choose_lead, choose_section
from detente.transfer.lines import Line
from detente.transfer.outline import Outline, comparable, is_date_line, is_meta
from detente.transfer.shared_sorting import put_tags, read_numbers, sort_headlines, sort_marked, sort_picture
from detente.transfer.sheet import Part, Piece, Sheet, settle
from detente.transfer.tail import sort_tail


def sort_page(
    lines: list[Line], outline: Outline, *, day_first: bool | None = None, opening_is_lead: bool = True
) -> Sheet:
    """Cut every line into pieces. `opening_is_lead`: the first paragraph is the lead when the page marks none."""
    sheet = Sheet(lines, outline, day_first=day_first)
    sort_title(sheet)
    sort_front(sheet)
    sort_body(sheet)
    sort_tail(sheet)
    choose_caption(sheet)
    choose_section(sheet)
    if opening_is_lead:
        choose_lead(sheet)
    settle(sheet)
    return sheet


def sort_title(sheet: Sheet) -> None:
    index = sheet.outline.title
    if index is None:
        return
    text = sheet.lines[index].text
    wire = re.match(r"^(\([A-Z0-9][A-Z0-9 ]{2,20}\))\s+(\S.*)$", text)
    if wire:  # "(LEAD)", "(2ND LD)": an agency's mark, no part of the headline
        sheet.put(index, Piece(Part.DROPPED, wire[1]), Piece(Part.TITLE, wire[2]))
        return
    head, bar, site = text.rpartition(" | ")
    if bar and len(head.split()) >= 3 and len(site.split()) <= 5:
        sheet.put(index, Piece(Part.TITLE, head.strip()), Piece(Part.DROPPED, f"| {site.strip()}"))
    else:
        sheet.whole(index, Part.TITLE)


def sort_front(sheet: Sheet) -> None:
    """The lines above the body: date, section, picture, standfirst; everything else is dropped."""
    start = sheet.outline.start
    title = sheet.outline.title
    near = (title if title is not None else start) - 8
    for index in range(start):
        if index in sheet.pieces:
            continue
        if index < near and not sheet.lines[index].mark:
            read_numbers(sheet, index, far=True)
            sheet.drop(index)
        elif not sort_marked(sheet, index):
            _sort_front_line(sheet, index)


def _sort_front_line(sheet: Sheet, index: int) -> None:
    line, title = sheet.lines[index], sheet.outline.title
    read_numbers(sheet, index)
    inline = labels.related_inline(line.text)
    if inline and title is not None and index > title:
        sheet.put(index, Piece(Part.DROPPED, inline.label), Piece(Part.RELATED, inline.rest))
        return
    if labels.is_related_label(line.text) and title is not None and index > title:
        sheet.drop(index)
        sort_headlines(sheet, index + 1, Part.RELATED, sheet.outline.start)
        return
    if sort_picture(sheet, index):
        return
    tags = labels.tags_line(line.text)
    if tags and tags.rest and title is not None and index > title:
        put_tags(sheet, index, tags)
    elif title is not None and index > title and _is_standfirst(sheet, index):
        _put_standfirst(sheet, index)
    elif (
        labels.has_caption_cue(line.text)
        and line.words >= 3
        and not sheet.holds(Part.CAPTION)
        and not is_date_line(line)
    ):
        sheet.whole(index, Part.CAPTION)
    else:
        sheet.drop(index)


def _put_standfirst(sheet: Sheet, index: int) -> None:
    """One line under the title is the lead; several in a row are a summary in points, which belongs to the body."""
    run = [index]
    while run[-1] + 1 < sheet.outline.start and _is_standfirst(sheet, run[-1] + 1):
        run.append(run[-1] + 1)
    points = len(run) >= 3 or (
        len(run) == 2 and not any(sheet.lines[i].ended for i in run) and not sheet.lines[run[1]].gap
    )
    title = sheet.outline.title or 0
    between = [sheet.lines[i] for i in range(title + 1, index)]
    strange = [other for other in between if other.wordless or not is_meta(other) or other.interface >= 0.6]
    if not points and len(strange) > 1:
        sheet.drop(index)  # too far below the headline: a film's or a list's line rather than a standfirst
        return
    for place in run if points else run[:1]:
        sheet.whole(place, Part.BODY if points else Part.LEAD)


def _is_standfirst(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if sheet.holds(Part.LEAD) or line.words < 5 or is_meta(line) or line.prompts or line.interface >= 0.5:
        return False
    if (
        labels.has_caption_cue(line.text)
        or labels.read_more(line.text)
        or labels.is_related_label(line.text)
        or line.bullet
    ):
        return False
    if re.fullmatch(
        r"\([A-Z]{3,}.*\)|.*\s\d{1,2}:\d{2}", line.text
    ):  # an agency's note, a film with its length
        return False
    return comparable(line.text) != comparable(sheet.lines[sheet.outline.title or 0].text)


def sort_body(sheet: Sheet) -> None:
    index = sheet.outline.start
    while index < sheet.outline.end:
        if index not in sheet.pieces and not sort_marked(sheet, index):
            index = _sort_body_line(sheet, index)
        else:
            index += 1


def _sort_body_line(sheet: Sheet, index: int) -> int:
    """Sort one line of the body, and those that hang on it; the index of the next one."""
    line = sheet.lines[index]
    more = labels.read_more(line.text)
    if more and more.rest and not (line.ended and line.sentences):
        sheet.put(index, Piece(Part.DROPPED, more.label), Piece(Part.READ_MORE, more.rest))
        return index + 1
    inline = labels.related_inline(line.text)
    if inline:
        sheet.put(index, Piece(Part.DROPPED, inline.label), Piece(Part.RELATED, inline.rest))
        return index + 1
    tags = labels.tags_line(line.text)
    if tags and tags.rest and tags.label.endswith((":", "：")) and not line.ended and line.words < 40:
        put_tags(sheet, index, tags)
        return index + 1
    if (more and not more.rest) or labels.is_related_label(line.text):
        sheet.drop(index)
        return sort_headlines(sheet, index + 1, Part.READ_MORE if more else Part.RELATED, sheet.outline.end)
    if _is_noise(sheet, index):
        read_numbers(sheet, index)
        sheet.drop(index)
    elif not _sort_picture_in_text(sheet, index):
        sheet.put(index, Piece(Part.BODY, line.text))
    return index + 1


def _sort_picture_in_text(sheet: Sheet, index: int) -> bool:
    """Pictures between paragraphs. Prose that merely names an agency at its end is no caption."""
    line = sheet.lines[index]
    if line.words > 45 and not line.text.endswith((")", "]")):
        return False
    if sort_picture(sheet, index):
        return True
    if labels.has_caption_cue(line.text) and line.words <= 40 and line.sentences < 2 and not line.bullet:
        cue = re.match(
            r"(?:file|archiv|symbolbild|photo d|imagen|foto de|архив|in this|a (?:general|aerial)? ?view|pictured)",
            line.text,
            re.I,
        )
        if cue or not line.ended:
            sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
            return True
    if _stands_out(sheet, index):
        sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
        return True
    return False


def _stands_out(sheet: Sheet, index: int) -> bool:
    """Too long for a subheading, without an end, between paragraphs that have one: a picture's caption."""
    line = sheet.lines[index]
    if (
        line.mark
        or line.ended
        or line.bullet
        or not 11 <= line.words <= 35
        or line.text[-1] in ":：,;–—-"
        or "\t" in line.text
    ):
        return False
    inside = sheet.outline.start < index < sheet.outline.end - 1
    return inside and all(
        sheet.lines[near].ended and sheet.lines[near].words >= 8 for near in (index - 1, index + 1)
    )


def _is_noise(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if line.has("chrome", "hidden") or line.prose <= -2 or labels.is_rail_head(line.text):
        return True
    if (line.prompts and line.prose < 2) or _is_author_note(sheet, index):
        return True
    if line.wordless:
        return not re.search(r"\d", line.text) or re.fullmatch(r"[\d.,:\s]+", line.text) is not None
    if line.interface >= 0.6 and line.words <= 8 and not line.ended:
        return True
    if not line.ended and (labels.is_byline(line.text) or is_date_line(line)):
        return True
    if re.fullmatch(
        r"\(?(?:end|ends|more|mf)\)?\.?|-+\s*0\s*-+|\S+@\S+\.\w+|(?:https?://|www\.)\S+", line.text, re.I
    ):
        return True
    title = sheet.outline.title
    repeated = line.words >= 4 and sheet.first_of[line.text] < index
    return (repeated and sheet.first_of[line.text] >= sheet.outline.start) or (
        title is not None and line.text == sheet.lines[title].text
    )


def _is_author_note(sheet: Sheet, index: int) -> bool:
    """Does the last paragraph begin with the name in the byline ("Ada Nool is a writer in …")?"""
    if index != sheet.outline.end - 1 or index - sheet.outline.start < 2:
        return False
    text = sheet.lines[index].text.casefold()
    names = re.match(r"[^\W\d_]+(?: [^\W\d_]+){1,2}(?= (?:is|was|has|ist|war|est|es|fue)\b)", text)
    return names is not None and any(
        names[0] in other.text.casefold() and labels.is_byline(other.text) for other in sheet.lines[:index]
    )
