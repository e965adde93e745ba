"""Saved HTML into an ImportedPage: trafilatura finds the main text, the markup names the parts, every line is accounted for."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from lxml import etree, html

from detente.transfer import labels
from detente.transfer.errors import FileEmpty
from detente.transfer.html_lines import render
from detente.transfer.lines import Line
from detente.transfer.metadata import Metadata, read_metadata
from detente.transfer.outline import comparable, find_outline
from detente.transfer.pages import ImportedPage, assemble
from detente.transfer.sheet import Part, Piece, Sheet, settle
from detente.transfer.sorting import sort_page


def read_html(text: str, name: str) -> ImportedPage:
    """Read one saved page. Raises FileEmpty when the markup shows no text at all."""
    tree = _parse(text)
    facts = read_metadata(tree)
    lines = render(tree, _article_element(tree))
    if not lines and not facts.title:
        raise FileEmpty("The page shows no text.")
    _mark_main(lines, text)
    outline = find_outline(lines, facts.title or "")
    sheet = sort_page(lines, outline, day_first=_day_first(facts.language), opening_is_lead=False)
    _sort_related(sheet)
    _choose_marked_lead(sheet, facts)
    settle(sheet)
    return _with_metadata(assemble(name, sheet), facts)


def _parse(text: str) -> html.HtmlElement:
    # A declaration of an encoding in a string that is decoded already makes lxml refuse; it has done its work.
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    parser = html.HTMLParser(huge_tree=True)
    try:
        tree = html.document_fromstring(bare, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise FileEmpty("The page shows no text.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        return html.document_fromstring(_flattened(bare))
    return tree


def _flattened(text: str) -> str:
    """Markup nested deeper than the parser follows, with the nesting taken out, so that no text is cut off."""
    return re.sub(
        r"</?(?:div|span|font|b|i|em|strong|section|center|table|tbody|tr|td|ul|ol)\b[^>]*>",
        "\n<br>\n",
        text,
        flags=re.I,
    )


def _article_element(tree: html.HtmlElement) -> html.HtmlElement | None:
    """The element that holds most of the paragraphs among those that call themselves the article; the smallest such."""
    best, best_size = None, 0
    for node in tree.xpath(
        "//article | //main | //*[contains(@itemprop, 'articleBody')] | //*[@role='main']"
    ):
        size = sum(len(p.text_content()) for p in node.iter("p"))
        if size and (
            size > best_size
            or (size >= best_size * 0.9 and best is not None and best in node.iterancestors())
        ):
            best, best_size = node, max(size, best_size)
    return best


def _mark_main(lines: list[Line], text: str) -> None:
    """Mark the lines that trafilatura takes for the main text."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = (
        extract(text, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False) or ""
    )
    whole = [comparable(line) for line in found.splitlines()]
    exact, joined = set(whole), "".join(whole)
    for line in lines:
        told = comparable(line.text)
        main = bool(told) and (told in exact or (len(told) >= 25 and told in joined))
        mark = line.mark
        if mark is not None and (main or "text" in mark.roles):
            trusted = main or (line.words >= 7 and mark.tag in ("p", "blockquote", "li", "div", "td"))
            line.mark = replace(mark, main=trusted and not line.has("rail", "related"))
            line.__dict__.pop("prose", None)


def _day_first(language: str | None) -> bool | None:
    """How the page's language orders "04/05/2018"; English has two ways, so it settles nothing."""
    return None if language in (None, "en") else True


def _sort_related(sheet: Sheet) -> None:
    """Headlines under a heading or in a box that calls itself related or READ MORE."""
    for index, line in enumerate(sheet.lines):
        if not line.has("related", "readmore") or line.has("hidden"):
            continue
        pieces = sheet.pieces.get(index, [])
        if [piece.part for piece in pieces] not in ([Part.DROPPED], [Part.BODY]) or labels.read_more(
            line.text
        ):
            continue
        heading = labels.is_related_label(line.text) or labels.is_rail_head(line.text)
        headline = line.words >= 3 and not line.prompts and line.interface < 0.6 and not line.has("date")
        if heading or not headline or (line.mark and line.mark.links < 0.5 and not line.mark.level):
            sheet.drop(index)
            continue
        part = Part.READ_MORE if line.has("readmore") else Part.RELATED
        same = any(piece == Piece(part, line.text) for other in sheet.pieces.values() for piece in other)
        sheet.drop(index) if same else sheet.whole(index, part)


def _choose_marked_lead(sheet: Sheet, facts: Metadata) -> None:
    """A lead that the page tells by other means: the same words as its description, or an opening in bold."""
    body = [i for i in sorted(sheet.pieces) if [piece.part for piece in sheet.pieces[i]] == [Part.BODY]]
    if sheet.holds(Part.LEAD) or len(body) < 2:
        return
    opening, second = sheet.lines[body[0]], sheet.lines[body[1]]
    told, said = comparable(opening.text), comparable(facts.description or "")
    same = len(said) >= 30 and (told == said or (told.startswith(said) and len(said) >= 0.8 * len(told)))
    bold = opening.has("bold") and not second.has("bold") and opening.words >= 8
    if same or bold:
        sheet.whole(body[0], Part.LEAD)


def _with_metadata(page: ImportedPage, facts: Metadata) -> ImportedPage:
    """Fill from the head what the visible lines leave open, and keep the window's title among the dropped lines."""
    title = page.title or _without_site(facts.title)
    dropped = page.dropped
    if facts.document_title and comparable(facts.document_title) != comparable(title or ""):
        dropped = (facts.document_title, *dropped)
    if facts.section and page.section and comparable(facts.section) != comparable(page.section):
        dropped = (page.section, *dropped)  # a kicker: the head knows the section better
    return replace(
        page,
        title=title,
        section=facts.section or page.section,
        published=facts.published or page.published,
        tags=page.tags or facts.tags,
        views=page.views if page.views is not None else facts.views,
        dropped=dropped,
    )


def _without_site(title: str | None) -> str | None:
    """The window's title without the site's name behind the last bar or dash, when enough is left."""
    if not title:
        return None
    head = re.split(r"\s+[|–—»·-]\s+(?=[^|–—»·]{2,40}$)", title)[0]
    return head if len(head.split()) >= 3 else title
