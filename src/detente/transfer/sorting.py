"""Which part of a page every line is. Each line is cut into pieces, and every piece goes to one place.

A line that is only *read* (a date, a view counter, a label) stays among the dropped lines word for word: the page's own
writing is the evidence for the value. So the words of the input are exactly the words of the fields and of `dropped`
together; `settle` holds every page to that before anything leaves this module.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from detente.transfer import labels
from detente.transfer.dates import read_date
from detente.transfer.lines import Line
from detente.transfer.outline import Outline, comparable, is_date_line, is_meta


class Part(StrEnum):
    """Where a piece of a line goes."""

    TITLE = "title"
    LEAD = "lead"
    SECTION = "section"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    READ_MORE = "read_more"
    RELATED = "related"
    TAGS = "tags"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line's own characters and the part it belongs to."""

    part: Part
    text: str


@dataclass
class Sheet:
    """The page being sorted: its lines, their pieces so far, and what was read on the way."""

    lines: list[Line]
    outline: Outline
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    published: tuple[int, str] | None = None
    """Best date so far as (rank, ISO 8601); a lower rank is better evidence."""
    views: int | None = None
    day_first: bool | None = None

    def put(self, index: int, *pieces: Piece) -> None:
        """Assign a line; a piece without text is nothing."""
        self.pieces[index] = [piece for piece in pieces if piece.text]

    def drop(self, index: int) -> None:
        """Leave a whole line out of the article."""
        self.put(index, Piece(Part.DROPPED, self.lines[index].text))

    def whole(self, index: int, part: Part) -> None:
        """Give a whole line to a part."""
        self.put(index, Piece(part, self.lines[index].text))

    def holds(self, part: Part) -> bool:
        """Has the part a piece already?"""
        return any(piece.part is part for pieces in self.pieces.values() for piece in pieces)

    def dated(self, rank: int, iso: str) -> None:
        """Remember a date unless a better one is known."""
        if self.published is None or rank < self.published[0]:
            self.published = (rank, iso)


def sort_page(lines: list[Line], outline: Outline, *, day_first: bool | None = None, opening_is_lead: bool = True) -> Sheet:
    """Cut every line into pieces. `opening_is_lead`: the first paragraph is the lead when the page marks none."""
    sheet = Sheet(lines, outline, day_first=day_first)
    _sort_title(sheet)
    _sort_front(sheet)
    _sort_body(sheet)
    _sort_tail(sheet)
    _choose_caption(sheet)
    _choose_section(sheet)
    if opening_is_lead:
        _choose_lead(sheet)
    settle(sheet)
    return sheet


def settle(sheet: Sheet) -> None:
    """Hold every line to its account: what its pieces do not carry goes to `dropped` whole."""
    for index, line in enumerate(sheet.lines):
        pieces = sheet.pieces.get(index, [])
        if words_of(line.text) != words_of(" ".join(piece.text for piece in pieces)):
            sheet.drop(index)


def words_of(text: str) -> Counter[str]:
    """Letters and digits of a text, counted: what must be the same before and after sorting."""
    return Counter(char for char in text if char.isalnum())


def _sort_title(sheet: Sheet) -> None:
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


def _sort_front(sheet: Sheet) -> None:
    """The lines above the body: date, section, picture, standfirst; everything else is dropped."""
    start = sheet.outline.start
    title = sheet.outline.title
    near = (title if title is not None else start) - 8
    for index in range(start):
        if index in sheet.pieces:
            continue
        if index < near and not sheet.lines[index].mark:
            _read_numbers(sheet, index, far=True)
            sheet.drop(index)
        elif not _sort_marked(sheet, index):
            _sort_front_line(sheet, index)


def _sort_front_line(sheet: Sheet, index: int) -> None:
    line, title = sheet.lines[index], sheet.outline.title
    _read_numbers(sheet, index)
    if _sort_picture(sheet, index):
        return
    tags = labels.tags_line(line.text)
    if tags and tags.rest and title is not None and index > title:
        _put_tags(sheet, index, tags)
    elif title is not None and index > title and _is_standfirst(sheet, index):
        _put_standfirst(sheet, index)
    elif labels.has_caption_cue(line.text) and line.words >= 3 and not sheet.holds(Part.CAPTION) and not is_date_line(line):
        sheet.whole(index, Part.CAPTION)
    else:
        sheet.drop(index)


def _put_standfirst(sheet: Sheet, index: int) -> None:
    """One line under the title is the lead; several in a row are a summary in points, which belongs to the body."""
    run = [index]
    while run[-1] + 1 < sheet.outline.start and _is_standfirst(sheet, run[-1] + 1):
        run.append(run[-1] + 1)
    points = len(run) >= 3 or (len(run) == 2 and not any(sheet.lines[i].ended for i in run) and not sheet.lines[run[1]].gap)
    for place in run if points else run[:1]:
        sheet.whole(place, Part.BODY if points else Part.LEAD)


def _is_standfirst(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if sheet.holds(Part.LEAD) or line.words < 5 or is_meta(line) or line.prompts or line.interface >= 0.5:
        return False
    if labels.has_caption_cue(line.text) or labels.read_more(line.text) or labels.is_related_label(line.text) or line.bullet:
        return False
    if re.fullmatch(r"\([A-Z]{3,}.*\)|.*\s\d{1,2}:\d{2}", line.text):  # an agency's note, a film with its length
        return False
    return comparable(line.text) != comparable(sheet.lines[sheet.outline.title or 0].text)


def _sort_picture(sheet: Sheet, index: int) -> bool:
    """Captions and credits; the first of each is kept, those of further pictures are dropped."""
    line = sheet.lines[index]
    if labels.is_credit(line.text):
        sheet.drop(index) if sheet.holds(Part.CREDIT) else sheet.whole(index, Part.CREDIT)
        return True
    labelled, both = labels.caption_label(line.text), labels.caption_and_credit(line.text)
    if both and (not line.ended or line.text.endswith((")", "]")) or line.words < 45) and not sheet.holds(Part.CREDIT):
        caption = Part.DROPPED if sheet.holds(Part.CAPTION) else Part.CAPTION
        sheet.put(index, Piece(caption, both[0]), Piece(Part.CREDIT, both[1]))
        return True
    if both:
        sheet.drop(index)
        return True
    if labelled and not sheet.holds(Part.CAPTION):
        sheet.put(index, Piece(Part.DROPPED, labelled.label), Piece(Part.CAPTION, labelled.rest))
        return True
    return _sort_caption_above_credit(sheet, index)


def _sort_caption_above_credit(sheet: Sheet, index: int) -> bool:
    """A line with a credit directly under it is that picture's caption."""
    line = sheet.lines[index]
    if index + 1 >= len(sheet.lines) or index + 1 in sheet.pieces:
        return False
    under = sheet.lines[index + 1]
    if under.gap or not labels.is_credit(under.text) or not 3 <= line.words <= 60 or is_meta(line) or line.prompts:
        return False
    sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
    return True


def _read_numbers(sheet: Sheet, index: int, *, far: bool = False) -> None:
    """Read a labelled view counter and a date from a line that is neither prose nor a headline."""
    line = sheet.lines[index]
    if sheet.views is None and line.words <= 16 and not line.ended:
        sheet.views = labels.views(line.text)
        before = sheet.lines[index - 1].text if index else ""
        if sheet.views is None and labels.is_views_label(before) and re.fullmatch(r"\d{1,3}(?:[ ,.]\d{3})*|\d+", line.text):
            sheet.views = int(re.sub(r"\D", "", line.text))
    if line.words > 24 or line.prompts and not labels.says_published(line.text):
        return
    stated = read_date(line.text, day_first=sheet.day_first)
    if stated is None:
        return
    above = sheet.lines[index - 1].text if index else ""
    before = line.text[: stated.span[0]]
    published = labels.says_published(before) or labels.says_published(above) and len(above) < 30
    updated = labels.says_updated(before) or labels.says_updated(above) and len(above) < 24
    if updated and not labels.says_published(before):
        return
    if published:
        sheet.dated(1, stated.iso)
    elif not far and is_date_line(line):
        sheet.dated(2, stated.iso)


def _put_tags(sheet: Sheet, index: int, split: labels.Split) -> None:
    known = {piece.text.casefold() for pieces in sheet.pieces.values() for piece in pieces if piece.part is Part.TAGS}
    pieces = [Piece(Part.DROPPED, split.label)]
    mark = sheet.lines[index].mark
    linked = [text for text in mark.anchors if text in split.rest] if mark else []
    for tag in linked if len(linked) > 1 else labels.split_tags(split.rest):
        pieces.append(Piece(Part.DROPPED if tag.casefold() in known else Part.TAGS, tag))
        known.add(tag.casefold())
    sheet.put(index, *pieces)


def _sort_body(sheet: Sheet) -> None:
    index = sheet.outline.start
    while index < sheet.outline.end:
        if index not in sheet.pieces and not _sort_marked(sheet, index):
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
    if (more and not more.rest) or labels.is_related_label(line.text):
        sheet.drop(index)
        return _sort_headlines(sheet, index + 1, Part.READ_MORE if more else Part.RELATED, sheet.outline.end)
    if _is_noise(sheet, index):
        _read_numbers(sheet, index)
        sheet.drop(index)
    elif not _sort_picture_in_text(sheet, index):
        sheet.put(index, Piece(Part.BODY, line.text))
    return index + 1


def _sort_picture_in_text(sheet: Sheet, index: int) -> bool:
    """Pictures between paragraphs. Prose that merely names an agency at its end is no caption."""
    line = sheet.lines[index]
    if line.words > 45 and not line.text.endswith((")", "]")):
        return False
    if _sort_picture(sheet, index):
        return True
    if labels.has_caption_cue(line.text) and line.words <= 40 and line.sentences < 2 and not line.bullet:
        cue = re.match(r"(?:file|archiv|symbolbild|photo d|imagen|foto de|архив|in this|a (?:general|aerial)? ?view|pictured)", line.text, re.I)
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
    if line.mark or line.ended or line.bullet or not 11 <= line.words <= 35 or line.text[-1] in ":：,;–—-" or "\t" in line.text:
        return False
    inside = sheet.outline.start < index < sheet.outline.end - 1
    return inside and all(sheet.lines[near].ended and sheet.lines[near].words >= 8 for near in (index - 1, index + 1))


def _is_noise(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    if line.has("chrome", "hidden") or line.prose <= -2 or labels.is_rail_head(line.text):
        return True
    if line.prompts and line.prose < 2:
        return True
    if line.wordless:
        return not re.search(r"\d", line.text) or re.fullmatch(r"[\d.,:\s]+", line.text) is not None
    if line.interface >= 0.6 and line.words <= 8 and not line.ended:
        return True
    if not line.ended and (labels.is_byline(line.text) or is_date_line(line)):
        return True
    if re.fullmatch(r"\(?(?:end|ends|more|mf)\)?\.?|-+\s*0\s*-+|\S+@\S+\.\w+|(?:https?://|www\.)\S+", line.text, re.I):
        return True
    return line.words >= 4 and any(other.text == line.text for other in sheet.lines[sheet.outline.start : index]) or (
        sheet.outline.title is not None and line.text == sheet.lines[sheet.outline.title].text)  # fmt: skip


def _sort_headlines(sheet: Sheet, index: int, part: Part, end: int) -> int:
    """Take the headlines that follow a label; stop at the first line that is none. Returns the index after the list."""
    spacing: int | None = None
    taken: set[str] = set()
    while index < end:
        line = sheet.lines[index]
        if taken and spacing is not None and line.gap > spacing:
            break
        if not _is_listed_headline(line):
            if taken and is_meta(line) and not labels.is_rail_head(line.text) and line.words <= 6 and is_date_line(line):
                sheet.drop(index)
                index += 1
                continue
            break
        spacing = line.gap if len(taken) == 1 else spacing
        sheet.drop(index) if line.text in taken else sheet.whole(index, part)
        taken.add(line.text)
        index += 1
        if part is Part.READ_MORE and index < end and sheet.lines[index].gap and not sheet.lines[index].bullet:
            break
    return index


def _is_listed_headline(line: Line) -> bool:
    text = line.text
    if line.words < 3 and not re.search(r"[\u3040-\u9fff]", text) or line.words > 30 or line.prompts or line.interface >= 0.6:
        return False
    if labels.is_related_label(text) or labels.is_rail_head(text) or labels.is_comments_head(text) or labels.is_credit(text):
        return False
    if labels.tags_line(text) or labels.is_byline(text) or line.wordless or is_date_line(line) and line.words <= 6:
        return False
    return not (text.endswith((".", "。")) and (line.words > 14 or line.sentences))


def _sort_tail(sheet: Sheet) -> None:
    """After the body: related headlines, tags, counters, a date; everything else is dropped."""
    index, size = sheet.outline.end, len(sheet.lines)
    talk = False
    while index < size:
        line = sheet.lines[index]
        if index in sheet.pieces or _sort_marked(sheet, index):
            index += 1
            continue
        talk = talk or labels.is_comments_head(line.text)
        index = _sort_tail_line(sheet, index, talk)


def _sort_tail_line(sheet: Sheet, index: int, talk: bool) -> int:
    line, size = sheet.lines[index], len(sheet.lines)
    tags = labels.tags_line(line.text)
    if tags and (not sheet.holds(Part.TAGS) or (tags.label and any(p.part is Part.TAGS for p in sheet.pieces.get(index - 1, [])))):
        return _sort_tags(sheet, index, tags)
    if labels.is_related_label(line.text) and not (talk and sheet.holds(Part.RELATED)):
        sheet.drop(index)
        return _sort_headlines(sheet, index + 1, Part.RELATED, size)
    inline = labels.related_inline(line.text)
    if inline and not talk:
        sheet.put(index, Piece(Part.DROPPED, inline.label), Piece(Part.RELATED, inline.rest))
        return index + 1
    more = None if talk else labels.read_more(line.text)
    if more and more.rest and index <= sheet.outline.end + 12 and line.words <= 30:
        sheet.put(index, Piece(Part.DROPPED, more.label), Piece(Part.READ_MORE, more.rest))
        return index + 1
    if not talk:
        _read_numbers(sheet, index, far=index > sheet.outline.end + 3)
    sheet.drop(index)
    return index + 1


def _sort_tags(sheet: Sheet, index: int, split: labels.Split) -> int:
    """A tags line, or a label with the tags under it: one line with commas, or one short line a tag."""
    if split.rest:
        _put_tags(sheet, index, split)
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
        if following > first and line.text[0].islower() and all(sheet.lines[i].text[0].isupper() for i in range(first, following)):
            break
        _put_tags(sheet, following, labels.Split("", line.text))
        following += 1
        running = not listed or line.text.endswith((",", ";"))
    return following


def _may_be_tags(line: Line, listed: bool) -> bool:
    text = line.text
    label = labels.tags_line(text)
    if text.endswith((":", "：")) or (label and label.label):
        return False
    if line.prompts or line.interface >= (0.8 if listed else 0.6) or labels.is_comments_head(text) or labels.is_related_label(text):
        return False
    if labels.is_rail_head(text) and not labels.is_section(text):
        return False
    return listed or (line.words <= 4 and not line.ended)


def _choose_caption(sheet: Sheet) -> None:
    """A picture with a credit and no caption yet: a headline-like line just above the title describes it."""
    title = sheet.outline.title
    if title is None or sheet.holds(Part.CAPTION) or not sheet.holds(Part.CREDIT):
        return
    for index in range(title - 1, max(-1, title - 4), -1):
        line = sheet.lines[index]
        alone = line.words >= 3 and not line.ended and not line.prompts and line.interface < 0.4 and not is_meta(line)
        same = comparable(line.text).startswith(comparable(sheet.lines[title].text))
        if alone and not same and index > 0 and [piece.part for piece in sheet.pieces[index]] == [Part.DROPPED]:
            sheet.whole(index, Part.CAPTION)
            return


_HOMES = frozenset("home homepage startseite accueil inicio portada início inizio главная home-page головна".split())
_CRUMBS = re.compile(r"\s*(?:>|»|›|→|::|/|\|)\s*")


def _choose_section(sheet: Sheet) -> None:
    """The section is named beside the title: alone on a line, in a trail ("Home > World"), or before a date."""
    if sheet.holds(Part.SECTION) or sheet.outline.title is None:
        return
    title = sheet.outline.title
    beside = [*range(title + 1, sheet.outline.start), *range(title - 1, max(-1, title - 5), -1)]
    for attempt in (_section_alone, _section_in_trail, _section_before_date, _section_repeated):
        for index in beside:
            pieces = sheet.pieces.get(index, [])
            menu = sheet.lines[index].has("chrome", "hidden", "byline", "rail")
            if len(pieces) == 1 and pieces[0].part is Part.DROPPED and not menu and attempt(sheet, index):
                return


def _section_alone(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    labelled = re.match(r"^(?P<label>(?:section|category|rubric|ressort|rubrik|rubrique|sección|рубрика|раздел)\s*[:：]\s*)(?P<rest>\S.*)$", line.text, re.I)
    if labelled and line.words <= 6:
        sheet.put(index, Piece(Part.DROPPED, labelled["label"].strip()), Piece(Part.SECTION, labelled["rest"]))
        return True
    title = sheet.outline.title or 0
    apart = any(not is_meta(sheet.lines[i]) for i in range(index + 1, title))
    linked = line.mark is not None and line.mark.links > 0.5
    if not labels.is_section(line.text) or _in_menu(sheet, index) or apart or linked:
        return False
    sheet.whole(index, Part.SECTION)
    return True


def _in_menu(sheet: Sheet, index: int) -> bool:
    """Does another section's name stand right above or below, as in a menu? Under the title that is no menu."""
    title = sheet.outline.title
    if title is not None and index > title:
        return False
    above = index > 0 and not sheet.lines[index].gap and labels.is_section(sheet.lines[index - 1].text)
    below = not sheet.lines[index + 1].gap and labels.is_section(sheet.lines[index + 1].text)
    return above or below


def _section_in_trail(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    parts = [part for part in _CRUMBS.split(text) if part]
    if len(parts) == 1:  # "HomeWorld News": a trail whose links stand without a space
        parts = [part for part in re.split(r"(?<=[a-zа-я])(?=[A-ZА-Я])", text) if part]
        parts = parts if parts[0].casefold() in _HOMES else []
    if len(parts) < 2 or len(text) > 120 or not all(len(part.split()) <= 4 for part in parts[:2]):
        return False
    home = labels.interface_share(parts[0]) >= 0.99 and not labels.is_section(parts[0])
    trail = parts[1:] if home else parts
    named = [part for part in trail if labels.is_section(part)] or ([part for part in trail[:2] if len(part.split()) <= 3] if home else [])
    if not named or re.search(r"\d", named[-1]):
        return False
    _put_section(sheet, index, named[-1])
    return True


def _put_section(sheet: Sheet, index: int, name: str) -> None:
    text = sheet.lines[index].text
    at = text.rindex(name)
    before, after = text[:at].strip(), text[at + len(name) :].strip()
    sheet.put(index, Piece(Part.DROPPED, before), Piece(Part.SECTION, name), Piece(Part.DROPPED, after))


def _section_before_date(sheet: Sheet, index: int) -> bool:
    """`World News May 31, 2018 / 1:47 AM`: what stands before the date is a section."""
    line = sheet.lines[index]
    stated = read_date(line.text, day_first=False)
    if stated is None or not is_date_line(line):
        return False
    before = re.sub(r"[\s|/•·,–—-]+$", "", line.text[: stated.span[0]])
    if not before or not labels.is_section(before):
        return False
    _put_section(sheet, index, before)
    return True


def _section_repeated(sheet: Sheet, index: int) -> bool:
    """A short name above the title that the menu of the page or its tags hold too."""
    line, title = sheet.lines[index], sheet.outline.title
    if title is None or index > title or index == 0 or line.words > 3 or line.wordless or line.interface >= 0.5 or not line.text[0].isupper():
        return False
    tag = index == title - 1 and any(
        piece == Piece(Part.TAGS, line.text) for pieces in sheet.pieces.values() for piece in pieces
    )
    if not tag and (sum(other.text == line.text for other in sheet.lines) < 2 or _in_menu(sheet, index)):
        return False
    sheet.whole(index, Part.SECTION)
    return True


def _choose_lead(sheet: Sheet) -> None:
    """Where no standfirst is set apart, the opening paragraph is the lead, unless it is the only one."""
    if sheet.holds(Part.LEAD) or sheet.outline.title is None:
        return
    body = [i for i in range(sheet.outline.start, sheet.outline.end) if [p.part for p in sheet.pieces.get(i, [])] == [Part.BODY]]
    if len(body) < 2:
        return
    line = sheet.lines[body[0]]
    if line.words >= 5 and line.words <= 110 and not line.bullet:
        sheet.whole(body[0], Part.LEAD)


def _sort_marked(sheet: Sheet, index: int) -> bool:
    """What HTML says about a line outranks what it looks like."""
    line = sheet.lines[index]
    if line.mark is None:
        return False
    if line.has("chrome", "hidden", "byline", "share"):
        _read_numbers(sheet, index)
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
    if _sort_picture(sheet, index):
        return True
    sheet.drop(index) if sheet.holds(Part.CAPTION) else sheet.whole(index, Part.CAPTION)
    return True


def _sort_marked_small(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    body = sheet.outline.start <= index < sheet.outline.end
    title = sheet.outline.title
    if line.has("lead") and not sheet.holds(Part.LEAD) and line.words >= 3 and title is not None and index > title:
        sheet.whole(index, Part.LEAD)
    elif line.has("date") and line.words <= 24:
        _read_numbers(sheet, index)
        sheet.drop(index)
    elif line.has("tags") and not (body and line.prose > 0) and not labels.is_comments_head(line.text):
        split = labels.tags_line(line.text)
        if split:
            _put_tags(sheet, index, split)
        elif line.mark and line.mark.anchors:
            label = line.text.split(line.mark.anchors[0])[0]
            _put_tags(sheet, index, labels.Split(label.strip(" \t,;|"), line.text[len(label) :]))
        elif line.words <= 8:
            sheet.put(index, *(Piece(Part.TAGS, tag) for tag in labels.split_tags(line.text)))
        else:
            sheet.drop(index)
    elif line.has("section") and line.words <= 4 and not sheet.holds(Part.SECTION) and not line.wordless:
        sheet.whole(index, Part.SECTION)
    else:
        return False
    return True
