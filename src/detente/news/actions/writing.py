"""Articles made by our own verbs: the demo newsroom's and other programs'."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from ..errors import DraftRefused, UnknownSection
from ..models import (
    ArticleByline,
    ArticlePage,
    Contributor,
    Kind,
    NewsImage,
    RelatedArticle,
    SectionPage,
    Weight,
)
from .acting import acting

BLOCK_KINDS = ("paragraph", "html", "heading", "quote", "read_more", "image")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSource:
    """Everything an article says, before it is a page.

    `body` holds one mapping per block: `{"kind": "paragraph"|"heading", "text"}` with plain text, `{"kind":
    "html", "text"}` with bold, italic and links only, `{"kind": "quote", "text", "source"}`, `{"kind":
    "read_more", "slug"}` or `{"kind": "read_more", "text"}`, `{"kind": "image", "image": NewsImage,
    "caption", "credit", "alt"}`. `related` holds slugs. `published` and `updated` are aware times.
    """

    section: str
    slug: str
    title: str
    published: datetime
    lead: str = ""
    kicker: str = ""
    front_title: str = ""
    kind: str = Kind.NEWS
    bylines: Sequence[str] = ()
    dateline: str = ""
    body: Sequence[Mapping[str, Any]] = ()
    picture: NewsImage | None = None
    caption: str = ""
    credit: str = ""
    alt: str = ""
    updated: datetime | None = None
    weight: str = Weight.STANDARD
    tags: Sequence[str] = ()
    related: Sequence[str] = ()
    comments_open: bool = True


@transaction.atomic
def save_articles(*, actor: str, sources: Sequence[ArticleSource]) -> list[ArticlePage]:
    """Write and publish articles under the times they give. They may point to each other in any order.

    An article that is already there (same section, same slug) is left as it is and returned. Each is
    published as a revision, so that a later scheduled update does not take it offline. Raises
    `UnknownSection` and `DraftRefused`.
    """
    places = {place.slug: place for place in SectionPage.objects.all()}
    pages = [_page(source, places) for source in sources]
    by_slug = {page.slug: page for page in ArticlePage.objects.filter(slug__in=_wanted(sources))}
    fresh = [
        (page, source) for page, source in zip(pages, sources, strict=True) if page.first_published_at is None
    ]
    for page, source in sorted(fresh, key=lambda pair: pair[1].published):
        _fill(page, source, by_slug)
        _publish(actor, page, source)
    return pages


def save_article(*, actor: str, source: ArticleSource) -> ArticlePage:
    """Write and publish one article; see `save_articles`."""
    return save_articles(actor=actor, sources=[source])[0]


def stream(
    body: Sequence[Mapping[str, Any]], by_slug: Mapping[str, ArticlePage] | None = None
) -> list[dict[str, Any]]:
    """The blocks of a text as Wagtail stores them. Raises `DraftRefused` for an unknown kind of block."""
    return [
        {"type": kind, "value": value, "id": str(uuid.uuid4())}
        for kind, value in (_block(part, by_slug or {}) for part in body)
    ]


def _block(part: Mapping[str, Any], by_slug: Mapping[str, ArticlePage]) -> tuple[str, Any]:
    kind, text = part.get("kind"), str(part.get("text") or "")
    if kind == "paragraph":
        return "paragraph", f"<p>{escape(text)}</p>"
    if kind == "html":
        return "paragraph", f"<p>{text}</p>"
    if kind == "heading":
        return "heading", text[:160]
    if kind == "quote":
        return "quote", {"text": text, "source": str(part.get("source") or "")[:160]}
    if kind == "read_more":
        target = by_slug.get(str(part.get("slug") or ""))
        return "read_more", {
            "page": target.pk if target else None,
            "headline": "" if target else text or part["slug"],
        }
    if kind == "image":
        return "image", {name: part.get(name, "") for name in ("caption", "credit", "alt")} | {
            "image": part["image"].pk
        }
    raise DraftRefused(
        f"A text cannot hold a block of the kind {kind!r}; known are {', '.join(BLOCK_KINDS)}."
    )


def _wanted(sources: Sequence[ArticleSource]) -> set[str]:
    pointed = {part["slug"] for source in sources for part in source.body if part.get("slug")}
    return pointed | {slug for source in sources for slug in source.related}


def _page(source: ArticleSource, places: Mapping[str, SectionPage]) -> ArticlePage:
    """The page of this source, made as an empty draft when it is not there yet."""
    if source.published > timezone.now():
        raise DraftRefused(f"{source.slug!r} was published in the future; schedule it in the editor instead.")
    place = places.get(source.section)
    if place is None:
        raise UnknownSection(f"There is no section {source.section!r} for {source.slug!r}.")
    found = ArticlePage.objects.child_of(place).filter(slug=source.slug).first()
    if found is not None:
        return found
    page = ArticlePage(title=source.title, slug=source.slug, live=False, has_unpublished_changes=True)
    place.add_child(instance=page)
    return page


def _fill(page: ArticlePage, source: ArticleSource, by_slug: Mapping[str, ArticlePage]) -> None:
    page.lead, page.kicker, page.front_title, page.kind = (
        source.lead,
        source.kicker,
        source.front_title,
        source.kind,
    )
    page.dateline, page.weight, page.comments_open = source.dateline, source.weight, source.comments_open
    page.picture, page.picture_caption = source.picture, source.caption
    page.picture_credit, page.picture_alt = source.credit, source.alt
    page.published_at = source.published
    page.body = stream(source.body, by_slug)
    page.tags.set(source.tags)
    page.bylines = [
        ArticleByline(contributor=contributor(name), sort_order=number)
        for number, name in enumerate(source.bylines)
    ]
    page.related_items = [
        RelatedArticle(target=by_slug[slug], sort_order=number)
        for number, slug in enumerate(source.related)
        if slug in by_slug
    ]


def contributor(name: str, role: str = "") -> Contributor:
    """The contributor of this name, made when there is none; a role given fills an empty one."""
    found, _ = Contributor.objects.get_or_create(name=name, defaults={"role": role})
    if role and not found.role:
        found.role = role
        found.save(update_fields=["role"])
    return found


def _publish(actor: str, page: ArticlePage, source: ArticleSource) -> None:
    page.first_published_at = source.published
    page.save()  # authors, tags and related get their keys before the revision remembers them
    with acting(actor, at=source.published):
        page.save_revision(log_action=False, clean=False).publish(log_action=False)
    updated = source.updated.replace(microsecond=0) if source.updated else None
    ArticlePage.objects.filter(pk=page.pk).update(
        first_published_at=source.published,
        last_published_at=updated or source.published,
        updated_at=updated,
    )
    page.refresh_from_db()
