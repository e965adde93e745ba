"""What the templates of this room ask: Wagtail's pages never query themselves."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from .. import pictures, presenting, queries
from ..models import ArticlePage, NewsImage, SectionPage
from ..pictures import Picture

register = template.Library()


@register.simple_tag
def front_page() -> queries.Front:
    """The composed front page."""
    return queries.front_page()


@register.simple_tag
def section_list(place: SectionPage, request: HttpRequest) -> dict[str, Any]:
    """One page of a section: `page` and `stories`; asked once for head and body, like `shown`."""
    listing: dict[str, Any] | None = getattr(place, "_listing", None)
    if listing is None:
        page, stories = queries.page_of(queries.in_section(place), request.GET.get("page"))
        listing = place._listing = {"page": page, "stories": stories}
    return listing


@register.simple_tag
def newest_links() -> list[queries.Link]:
    """The newest articles of all sections."""
    return queries.newest_links()


@register.simple_tag
def most_read() -> list[queries.Link]:
    """The articles read most in the last days."""
    return queries.most_read()


@register.simple_tag
def section_links() -> list[queries.Link]:
    """The sections for the masthead."""
    return queries.section_links()


@register.simple_tag
def footer_links() -> list[queries.Link]:
    """The plain pages for the foot of every page."""
    return queries.footer_links()


@register.simple_tag
def shown(article: ArticlePage) -> presenting.Shown:
    """What an article's page shows beside its text. The head and the body of a page ask; it is found once."""
    seen: presenting.Shown | None = getattr(article, "_shown", None)
    if seen is None:
        seen = article._shown = presenting.shown(article)
    return seen


@register.simple_tag
def linked_data(article: ArticlePage, seen: presenting.Shown, publisher: str) -> SafeString:
    """The article's JSON-LD."""
    return presenting.script_json(presenting.linked_data(article, seen, publisher))


@register.simple_tag
def wide_picture(image: NewsImage | None, alt: str = "", credit: str = "") -> Picture | None:
    """A picture of the text with the words of this use, else its own; nothing when its file is gone."""
    picture = pictures.wide(image)
    return picture.described(alt=alt or picture.alt, credit=credit or picture.credit) if picture else None


@register.filter
def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return presenting.absolute(path)


@register.simple_tag
def feed_address(name: str, place: SectionPage | None = None) -> str:
    """The whole address of a feed (`rss`, `atom`, `json`), of a section when given."""
    path = reverse(f"news:section-{name}", args=[place.slug]) if place else reverse(f"news:{name}")
    return presenting.absolute(path)
