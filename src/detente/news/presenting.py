"""An article as its own page, its head and its feeds show it. Reads through `queries`; holds no rules."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from . import pictures, queries
from .feeds import Entry
from .models import ArticlePage
from .pictures import Picture
from .queries import Link
from .words import words_of

WORDS_A_MINUTE = 230
LOCAL_LINK = re.compile(r'(href|src)="/')


@dataclass(frozen=True, slots=True)
class Named:
    """A name with an address: an author, a tag."""

    name: str
    url: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that an article's page shows beside its text."""

    section: Link
    kicker: str
    authors: list[Named]
    picture: Picture | None
    shared: Picture | None
    tags: list[Named]
    related: list[Link]
    views: int
    minutes: int
    comment_count: int
    canonical: str
    short_url: str
    short_label: str


def absolute(path: str) -> str:
    """The whole address of a path of this site; a whole address stays as it is."""
    return path if path.startswith(("http://", "https://")) else f"{settings.DETENTE['BASE_URL']}{path}"


def shown(article: ArticlePage) -> Shown:
    """What the article's page needs, in a fixed number of queries."""
    prefetch_related_objects([article], "bylines__contributor")
    place = article.get_parent()
    tags = list(article.tags.all())
    short_url = absolute(reverse("news:short", args=[article.short_code]))
    return Shown(
        section=Link(place.title, f"/{place.slug}/"),
        kicker=article.shown_kicker(place.title),
        authors=authors(article),
        picture=described(pictures.wide(article.picture), article),
        shared=described(pictures.shared(article.picture), article),
        tags=[Named(found.name, reverse("news:tag", args=[found.slug])) for found in tags if found.slug],
        related=queries.related(article, tags),
        views=queries.views(article),
        minutes=max(1, round(len(words_of(article.plain_words())) / WORDS_A_MINUTE)),
        comment_count=queries.comment_counts([article]).get(article.reference, 0),
        canonical=absolute(article.address),
        short_url=short_url,
        short_label=short_url.split("://", 1)[1],
    )


def authors(article: ArticlePage) -> list[Named]:
    """The names above the article in their order."""
    return [Named(line.contributor.name, role=line.contributor.role) for line in article.bylines.all()]


def described(picture: Picture | None, article: ArticlePage) -> Picture | None:
    """The picture with the words of this article."""
    return picture.described(alt=article.shown_alt, credit=article.shown_credit) if picture else None


def script_json(data: Mapping[str, Any]) -> SafeString:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026"))  # noqa: S308


def linked_data(article: ArticlePage, seen: Shown, publisher: str) -> dict[str, Any]:
    """The article in schema.org's terms (https://schema.org/NewsArticle)."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": {"opinion": "OpinionNewsArticle", "analysis": "AnalysisNewsArticle"}.get(
            article.kind, "NewsArticle"
        ),
        "headline": article.title,
        "description": article.lead,
        "inLanguage": settings.LANGUAGE_CODE,
        "mainEntityOfPage": seen.canonical,
        "url": seen.canonical,
        "articleSection": seen.section.headline,
        "keywords": [tag.name for tag in seen.tags],
        "isAccessibleForFree": True,
        "author": [{"@type": "Person", "name": author.name} for author in seen.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher, "url": absolute("/")},
        "commentCount": seen.comment_count,
        "discussionUrl": f"{seen.canonical}#conversation",
        "datePublished": _iso(article.published_at),
        "dateModified": _iso(article.updated_at or article.published_at),
        "image": _image(seen, article),
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _image(seen: Shown, article: ArticlePage) -> list[dict[str, Any]]:
    parts = [picture for picture in (seen.picture, seen.shared) if picture]
    return [
        {
            "@type": "ImageObject",
            "url": absolute(part.src),
            "width": part.width,
            "height": part.height,
            "caption": article.picture_caption,
            "creditText": part.credit,
        }
        for part in parts
    ]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def body_html(article: ArticlePage, linked: Mapping[int, ArticlePage]) -> SafeString:
    """The text as plain HTML with whole addresses, for feeds. Pictures in the text are left to the page
    itself.
    """
    parts = [_block_html(block["type"], block["value"], linked) for block in article.body.raw_data]
    text = "\n".join(part for part in parts if part)
    return mark_safe(LOCAL_LINK.sub(rf'\1="{absolute("/")}', text))  # noqa: S308  built from cleaned rich text and escaped words


def _block_html(kind: str, value: Any, linked: Mapping[int, ArticlePage]) -> str:
    if kind == "paragraph":
        return expand_db_html(value)
    if kind == "heading":
        return format_html("<h2>{}</h2>", value)
    if kind == "quote":
        source = format_html("<footer>{}</footer>", value["source"]) if value.get("source") else ""
        return format_html("<blockquote><p>{}</p>{}</blockquote>", value["text"], source)
    if kind == "read_more":
        target = linked.get(value.get("page") or 0)
        if target is not None:
            return format_html('<p><a href="{}">{}</a></p>', target.address, target.headline)
        return f"<p>{escape(value['headline'])}</p>" if value.get("headline") else ""
    return ""


def read_more_pages(articles: Sequence[ArticlePage]) -> dict[int, ArticlePage]:
    """The published articles that the texts of these articles point to, in one query."""
    pks = {
        block["value"].get("page")
        for article in articles
        for block in article.body.raw_data
        if block["type"] == "read_more"
    }
    return queries.linked_pages(pks - {None})


def feed_entry(article: ArticlePage, linked: Mapping[int, ArticlePage]) -> Entry:
    """The article as feeds carry it."""
    picture = pictures.shared(article.picture)
    published = article.published_at or article.first_published_at
    return Entry(
        uid=article.uid,
        url=absolute(article.address),
        title=article.title,
        lead=article.lead,
        html=body_html(article, linked),
        published=published,
        updated=article.updated_at or published,
        authors=[author.name for author in authors(article)],
        tags=[item.tag.name for item in article.tagged_items.all()],
        picture=absolute(picture.src) if picture else "",
        picture_width=picture.width if picture else 0,
        picture_height=picture.height if picture else 0,
        credit=article.shown_credit,
    )
