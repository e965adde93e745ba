"""HTML as a reader sees it: lines of text in reading order, each with what the markup says about it.

Blocks, line breaks and table rows end a line; white space folds as browsers fold it (a no-break space stays). Text that
a browser would not show (hidden dialogs, noscript) is kept too, marked `hidden`, so that nothing is lost. Scripts,
styles and attributes are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree, html

from detente.transfer import labels, markup_words
from detente.transfer.lines import Line, Mark


@dataclass(frozen=True, slots=True)
class _Place:
    """What has been learned on the way down to a text: nearest roles first."""

    tag: str = "body"
    level: int = 0
    roles: frozenset[str] = frozenset()
    link: int = 0
    bold: bool = False
    text: bool = False
    stamp: str = ""


def render(tree: html.HtmlElement, article: html.HtmlElement | None) -> list[Line]:
    """The lines of a parsed page. `article` is the element that holds the article, if one is known."""
    writer = _Writer(article)
    body = tree.find(".//body")
    writer.walk(tree if body is None else body, _Place())
    writer.flush()
    return _relabel(writer.lines)


class _Writer:
    """Collects text runs and closes a line at every block boundary."""

    def __init__(self, article: html.HtmlElement | None) -> None:
        self.article = article
        self.lines: list[Line] = []
        self.runs: list[tuple[str, _Place]] = []

    def walk(self, element: html.HtmlElement, outer: _Place) -> None:
        """Depth first with an own stack: saved pages nest deeper than Python's recursion allows."""
        stack: list[tuple[html.HtmlElement | None, _Place, bool, str]] = [(element, outer, False, "")]
        while stack:
            node, place, closing, text = stack.pop()
            if node is None:
                self._write(text, place)
                continue
            if closing:
                self._close(node)
                continue
            inner = self._enter(node, place)
            if inner is None:
                continue
            stack.append((node, inner, True, ""))
            for child in reversed(node):
                if child.tail:
                    stack.append((None, inner, False, child.tail))
                if isinstance(child.tag, str):
                    stack.append((child, inner, False, ""))
            if node.text:
                stack.append((None, inner, False, node.text))

    def _enter(self, node: html.HtmlElement, outer: _Place) -> _Place | None:
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        if tag in markup_words.SILENT:
            return None
        if tag == "br" or (tag in markup_words.BLOCKS and not _is_plain_cell(node)):
            self.flush()
        elif tag in ("td", "th") and self.runs:
            self.runs.append(("\t", outer))
        place = _descend(node, tag, outer, self.article)
        if (
            tag not in markup_words.BLOCKS
            and place.roles - outer.roles & markup_words.INSET
            and place.roles & markup_words.INSET
        ):
            self.flush()
        return place

    def _close(self, node: html.HtmlElement) -> None:
        tag = node.tag.lower()
        if (tag in markup_words.BLOCKS and not _is_plain_cell(node)) or (
            tag not in markup_words.BLOCKS and _own_role(node, tag) in markup_words.INSET
        ):
            self.flush()

    def _write(self, text: str, place: _Place) -> None:
        if place.tag == "pre":
            for number, piece in enumerate(text.split("\n")):
                if number:
                    self.flush()
                self.runs.append((piece, place))
        else:
            self.runs.append((text, place))

    def flush(self) -> None:
        """Close the line that is being written, if it holds anything."""
        runs, self.runs = self.runs, []
        raw = "".join(text if text == "\t" else re.sub(r"[ \t\n\r\f]+", " ", text) for text, _ in runs)
        text = re.sub(r" *\t *", "\t", re.sub(r" {2,}", " ", raw)).strip().strip("\ufeff\u200b").strip()
        if not text:
            return
        spoken = [(len(run.strip()), place) for run, place in runs if run.strip()]
        self.lines.append(Line(len(self.lines) + 1, text, 1, 0, _mark(spoken, _anchors(runs))))


def _anchors(runs: list[tuple[str, _Place]]) -> tuple[str, ...]:
    """The texts of the links in a line, one by one."""
    found: dict[int, str] = {}
    for text, place in runs:
        if place.link:
            found[place.link] = found.get(place.link, "") + text
    return tuple(
        told for text in found.values() if (told := " ".join(re.split(r"[ \t\n\r\f]+", text)).strip())
    )


def _mark(spoken: list[tuple[int, _Place]], anchors: tuple[str, ...]) -> Mark:
    """The mark of a line from its runs: roles that all runs share, link share by characters."""
    total = sum(size for size, _ in spoken)
    roles = frozenset.intersection(*(place.roles for _, place in spoken))
    first = spoken[0][1]
    if all(place.bold for _, place in spoken):
        roles |= {"bold"}
    if all(place.text for _, place in spoken):
        roles |= {"text"}
    links = sum(size for size, place in spoken if place.link) / total
    return Mark(first.tag, roles, links, False, max(place.level for _, place in spoken), first.stamp, anchors)


def _is_plain_cell(node: html.HtmlElement) -> bool:
    return node.tag in ("td", "th") and not any(
        isinstance(child.tag, str) and child.tag in markup_words.BLOCKS
        for child in node.iter()
        if child is not node
    )


def _descend(node: html.HtmlElement, tag: str, outer: _Place, article: html.HtmlElement | None) -> _Place:
    role = _own_role(node, tag)
    roles = outer.roles
    if role == "hidden" or "hidden" in roles:
        roles = roles | {"hidden", "chrome"}
    elif role:
        # The nearest reading wins, but a form inside anything stays a form and a comment thread stays one.
        hard = "chrome" in roles and not (
            role in {"related", "tags", "date", "section", "crumbs", "byline"} and "hard" not in roles
        )
        roles = (
            roles
            if hard
            else frozenset(
                {role}
                | ({"hard"} if role == "chrome" and tag in markup_words.HARD else set())
                | (roles & {"related"} if role == "date" else set())
            )
        )
    level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
    return _Place(
        tag if tag in markup_words.BLOCKS else outer.tag,
        level or (outer.level if tag not in markup_words.BLOCKS else 0),
        roles,
        id(node) if tag == "a" else outer.link,
        outer.bold or tag in ("b", "strong"),
        outer.text or node is article,
        node.get("datetime") or node.get("content") or outer.stamp,
    )


def _own_role(node: html.HtmlElement, tag: str) -> str:
    """The one reading of an element by its tag, ARIA role, itemprop, class and id; empty when it says nothing."""
    if _is_hidden(node, tag):
        return "hidden"
    if tag in ("html", "body", "main", "article"):
        return ""
    named = _named_role(node)
    if named in ("related", "readmore", "tags", "credit", "crumbs") and tag not in ("form", "dialog", "body"):
        return named
    if tag == "footer" and _inside_article(node):
        return named if named not in ("", "chrome") else "rail"
    if tag in markup_words.HARD and not (tag in ("label",) and named == "date"):
        return "crumbs" if tag == "nav" and named == "crumbs" else "chrome"
    if tag == "figcaption":
        return "caption"
    if tag == "figure":
        return "" if next(node.iter("table", "blockquote", "pre"), None) is not None else "figure"
    if tag == "time":
        return "date"
    if tag == "aside":
        return named or "rail"
    if tag == "header" and not _holds_article(node) and not _inside_article(node):
        return "chrome"
    if tag == "h1":
        return ""
    if named in ("chrome", "rail", "lead", "byline", "section", "date") and _holds_article(node):
        return ""
    if named == "lead" and tag not in markup_words.LEADS:
        return ""
    return named


def _is_hidden(node: html.HtmlElement, tag: str) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    if (
        node.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or tag == "noscript"
    ):
        return True
    return any(word in markup_words.HIDDEN_WORDS for word in _class_words(node))


def _named_role(node: html.HtmlElement) -> str:
    prop = (node.get("itemprop") or "").lower()
    if prop in markup_words.ITEMPROPS:
        return markup_words.ITEMPROPS[prop]
    if node.get("role", "").lower() in markup_words.ARIA:
        return markup_words.ARIA[node.get("role", "").lower()]
    rel = (node.get("rel") or "").lower().split()
    if "tag" in rel and "category" not in rel:
        return "tags"
    if "author" in rel:
        return "byline"
    found = [markup_words.ROLE_OF[word] for word in _class_words(node) if word in markup_words.ROLE_OF]
    order = (
        "related",
        "readmore",
        "tags",
        "crumbs",
        "credit",
        "caption",
        "chrome",
        "rail",
        "lead",
        "byline",
        "date",
        "section",
    )
    return next((role for role in order if role in found), "")


def _class_words(node: html.HtmlElement) -> Iterator[str]:
    """Class and id names, whole without their joints ("read-more" → "readmore") and by their parts."""
    for name in f"{node.get('class') or ''} {node.get('id') or ''}".split():
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
        parts = [part for part in re.split(r"[-_:.]+", spaced.lower()) if part]
        yield "".join(parts)
        yield from ("".join(pair) for pair in pairwise(parts))
        told = parts if len(parts) <= 4 else parts[-2:]
        yield from (part for part in told if part != "footer" or parts[0] not in markup_words.OWN_FOOTERS)


def _holds_article(node: html.HtmlElement) -> bool:
    """Does the element contain the title or a good part of the text? Then its class speaks of the page, not of a part."""
    inside = sum(1 for _ in node.iter("h1"))
    if inside and inside == sum(1 for _ in node.getroottree().iter("h1")):
        return True  # a site's name may be an h1 too: then the headline is another one, elsewhere
    if next(node.iter("article", "main"), None) is not None:
        return True
    return (
        sum(len(p.text_content()) > 80 for p in node.iter("p")) >= 4
        and "articleBody" in etree.tostring(node, encoding="unicode")[:4000]
    )


def _inside_article(node: html.HtmlElement) -> bool:
    return any(parent.tag in ("article", "main") for parent in node.iterancestors())


def _relabel(lines: list[Line]) -> list[Line]:
    """Give the links under a heading such as "Related" the role that the heading names; teasers between may stay."""
    role, skipped = "", 0
    for line in lines:
        mark = line.mark
        if mark is None or mark.roles & {"hard", "hidden"}:
            role = ""
        elif labels.is_related_label(line.text):
            role, skipped = "related", 0
        elif not role or line.has("date", "tags", "section", "crumbs", "readmore"):
            continue
        elif mark.level in (1, 2) or labels.is_rail_head(line.text) or skipped > 1:
            role = ""
        elif mark.links < 0.5 and not mark.level:
            skipped += 1
        else:
            line.mark = replace(mark, roles=frozenset({role}) | (mark.roles & {"text"}))
            skipped = 0
    return lines
