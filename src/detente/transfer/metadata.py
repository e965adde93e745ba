"""What a saved page says about itself in its head: JSON-LD (schema.org), OpenGraph, article:* and plain meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import html

from detente.transfer.dates import read_date

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "publish-date", "published_time_telegram", "parsely-pub-date", "sailthru.date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """Statements of a page's head; None or empty where it says nothing."""

    title: str | None = None
    document_title: str | None = None
    description: str | None = None
    section: str | None = None
    published: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    views: int | None = None


def read_metadata(tree: html.HtmlElement) -> Metadata:
    """Gather the statements; JSON-LD first, then OpenGraph and article:*, then the older meta names."""
    article = next(_articles(tree), {})
    meta = _meta(tree)
    document = " ".join((tree.findtext(".//head/title") or tree.findtext(".//title") or "").split()) or None
    return Metadata(
        title=_text(article.get("headline")) or _first(meta, "og:title", "twitter:title", "dc.title") or document,
        document_title=document,
        description=_text(article.get("description")) or _first(meta, "og:description", "twitter:description", "description"),
        section=_text(article.get("articleSection")) or _first(meta, "article:section", "og:section"),
        published=_date(_text(article.get("datePublished")))
        or _date(_first(meta, *_PUBLISHED))
        or _date(_stamp(tree)),
        language=(tree.get("lang") or _first(meta, "og:locale") or "")[:2].lower() or None,
        tags=_tags(article, meta),
        views=_views(article),
    )  # fmt: skip


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """JSON-LD objects whose type is some kind of article. Broken JSON is skipped, as search engines do."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(
                re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$", "", script.text_content()), strict=False
            )
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(kind, str) and re.search(r"Article|BlogPosting|Report$", kind) for kind in kinds
            ):
                yield node


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))
        yield from _nodes(data.get("mainEntity", []))


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _date(value: str | None) -> str | None:
    """ISO 8601 as stated, or another whole date brought into that form."""
    if not value:
        return None
    try:
        parsed = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        return parsed.isoformat()
    except ValueError:
        stated = read_date(value)
        return stated.iso if stated else None


def _stamp(tree: html.HtmlElement) -> str | None:
    """The first machine-readable time that the page marks as that of publication, or its first `time` in an article."""
    for node in tree.xpath("//*[translate(@itemprop, 'DP', 'dp')='datepublished'] | //time[@pubdate]"):
        value = node.get("datetime") or node.get("content")
        if value:
            return str(value)
    for node in tree.xpath(
        "//article//time[@datetime] | //main//time[@datetime] | //header//time[@datetime]"
    ):
        told = f"{node.get('class') or ''} {node.get('itemprop') or ''} {node.getparent().text_content()[:40]}".lower()
        if not re.search(r"updat|modif|edited|aktualis", told):
            return str(node.get("datetime"))
    return None


def _tags(article: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    told = article.get("keywords")
    listed = [item for item in told if isinstance(item, str)] if isinstance(told, list) else []
    if isinstance(told, str):
        listed = told.split(",")
    if not listed:
        listed = (
            meta.get("article:tag")
            or [
                tag
                for name in ("news_keywords", "keywords")
                for tag in ",".join(meta.get(name, [])).split(",")
            ][:40]
        )
        if len(listed) == 1:
            listed = listed[0].split(",")
    tags = [" ".join(tag.split()) for tag in listed]
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _views(article: dict[str, Any]) -> int | None:
    """A counter of readers that schema.org's InteractionCounter labels as one."""
    told = article.get("interactionStatistic")
    for item in told if isinstance(told, list) else [told]:
        if isinstance(item, dict) and re.search(r"(?:View|Read)Action", str(item.get("interactionType"))):
            count = item.get("userInteractionCount")
            return int(count) if isinstance(count, int | str) and str(count).isdigit() else None
    return None
