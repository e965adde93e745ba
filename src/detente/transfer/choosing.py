"""Parts that are found by looking at the whole page once its lines are sorted: caption, section, lead."""

from __future__ import annotations

import re

from detente.transfer import labels
from detente.transfer.dates import read_date
from detente.transfer.outline import comparable, is_date_line, is_meta
from detente.transfer.sheet import Part, Piece, Sheet


def choose_caption(sheet: Sheet) -> None:
    """A picture with a credit and no caption yet: a headline-like line just above the title describes it."""
    title = sheet.outline.title
    if title is None or sheet.holds(Part.CAPTION) or not sheet.holds(Part.CREDIT):
        return
    for index in range(title - 1, max(-1, title - 4), -1):
        line = sheet.lines[index]
        alone = (
            line.words >= 3
            and not line.ended
            and not line.prompts
            and line.interface < 0.4
            and not is_meta(line)
        )
        same = comparable(line.text).startswith(comparable(sheet.lines[title].text))
        if (
            alone
            and not same
            and index > 0
            and [piece.part for piece in sheet.pieces[index]] == [Part.DROPPED]
        ):
            sheet.whole(index, Part.CAPTION)
            return


_HOMES = frozenset(
    [
        "home",
        "homepage",
        "startseite",
        "accueil",
        "inicio",
        "portada",
        "início",
        "inizio",
        "главная",
        "home-page",
        "головна",
    ]
)


_CRUMBS = re.compile(r"\s*(?:>|»|›|→|::|/|\|)\s*")


def choose_section(sheet: Sheet) -> None:
    """The section is named beside the title: alone on a line, in a trail ("Home > World"), or before a date."""
    if sheet.holds(Part.SECTION) or sheet.outline.title is None:
        return
    title = sheet.outline.title
    beside = [*range(title + 1, sheet.outline.start), *range(title - 1, max(-1, title - 7), -1)]
    for attempt in (_section_alone, _section_in_trail, _section_before_date, _section_repeated):
        for index in beside:
            pieces = sheet.pieces.get(index, [])
            menu = sheet.lines[index].has("chrome", "hidden", "byline", "rail")
            if len(pieces) == 1 and pieces[0].part is Part.DROPPED and not menu and attempt(sheet, index):
                return


def _section_alone(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    labelled = re.match(
        r"^(?P<label>(?:section|category|rubric|ressort|rubrik|rubrique|sección|рубрика|раздел)\s*[:：]\s*)(?P<rest>\S.*)$",
        line.text,
        re.I,
    )
    if labelled and line.words <= 6:
        sheet.put(
            index, Piece(Part.DROPPED, labelled["label"].strip()), Piece(Part.SECTION, labelled["rest"])
        )
        return True
    title = sheet.outline.title or 0
    between = range(index + 1, title) if index < title else range(title + 1, index)
    headline = sheet.lines[title].text  # it may stand on the page twice
    between_lines = [sheet.lines[i] for i in between if sheet.lines[i].text != headline]
    apart = any(not is_meta(other) and other.words < 12 for other in between_lines)
    linked = (
        line.mark is not None
        and line.mark.links > 0.5
        and (index != title - 1 or _is_free_link(sheet, index - 1))
    )
    if not labels.is_section(line.text) or _in_menu(sheet, index) or apart or linked:
        return False
    sheet.whole(index, Part.SECTION)
    return True


def _is_free_link(sheet: Sheet, index: int) -> bool:
    """A link outside any menu that markup names: then the links after it are a menu too."""
    mark = sheet.lines[index].mark if index >= 0 else None
    return mark is not None and mark.links > 0.5 and not sheet.lines[index].has("chrome", "hidden")


def _in_menu(sheet: Sheet, index: int) -> bool:
    """Does another section's name stand right above or below, as in a menu? Under the title that is no menu."""
    title = sheet.outline.title
    if title is not None and index > title:
        return False
    over = sheet.lines[index - 1].text if index and not sheet.lines[index].gap else ""
    if (
        over.casefold() in _HOMES
        and (index == 1 or sheet.lines[index - 1].gap)
        and sheet.lines[index + 1].gap
    ):
        return False  # "Home" and one name under it, alone: a trail
    above = labels.is_section(over) or labels.is_rail_head(over) or over.casefold() in _HOMES
    below = not sheet.lines[index + 1].gap and labels.is_section(sheet.lines[index + 1].text)
    return above or below


def _section_in_trail(sheet: Sheet, index: int) -> bool:
    text = sheet.lines[index].text
    parts = [part for part in _CRUMBS.split(text) if part]
    if "|" in text and len(parts) >= 4:
        return False  # a menu on one line, no trail
    if len(parts) == 1:  # "HomeWorld News": a trail whose links stand without a space
        parts = [part for part in re.split(r"(?<=[a-zа-я])(?=[A-ZА-Я])", text) if part]
        parts = parts if parts[0].casefold() in _HOMES else []
    if len(parts) < 2 or len(text) > 120 or not all(len(part.split()) <= 4 for part in parts[:2]):
        return False
    home = labels.interface_share(parts[0]) >= 0.99 and not labels.is_section(parts[0])
    trail = parts[1:] if home else parts
    named = [part for part in trail if labels.is_section(part)] or (
        [part for part in trail[:2] if len(part.split()) <= 3 and labels.interface_share(part) < 0.9]
        if home
        else []
    )
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
    if (
        title is None
        or index > title
        or index == 0
        or line.words > 3
        or line.wordless
        or line.interface >= 0.5
        or not line.text[0].isupper()
    ):
        return False
    tag = index == title - 1 and any(
        piece == Piece(Part.TAGS, line.text) for pieces in sheet.pieces.values() for piece in pieces
    )
    if not tag and (sum(other.text == line.text for other in sheet.lines) < 2 or _in_menu(sheet, index)):
        return False
    sheet.whole(index, Part.SECTION)
    return True


def choose_lead(sheet: Sheet) -> None:
    """Where no standfirst is set apart, the opening paragraph is the lead, unless it is the only one."""
    if sheet.holds(Part.LEAD) or sheet.outline.title is None:
        return
    body = [
        i
        for i in range(sheet.outline.start, sheet.outline.end)
        if [p.part for p in sheet.pieces.get(i, [])] == [Part.BODY]
    ]
    if len(body) < 2:
        return
    line = sheet.lines[body[0]]
    if line.words >= 5 and line.words <= 110 and not line.bullet:
        sheet.whole(body[0], Part.LEAD)
