"""The addresses of the newspaper that are not Wagtail pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from . import feeds, maps, presenting, queries
from .errors import NoNewsroom, UnknownArticle, UnknownSection, UnknownTag
from .feeds import Channel, Entry
from .headers import mark
from .models import ArticlePage, SectionPage
from .words import clean_query

FEED_LENGTH = 30
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
# Personal pages, and searches: nothing for a search engine.
CLOSED_TO_ROBOTS = ("/accounts/", "/comments/", "/moderation/", "/editor/", "/api/", "/search/")


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """All sections, newest first."""
    page, stories = queries.page_of(queries.newest(), request.GET.get("page"))
    return mark(render(request, "news/newest.html", {"page": page, "stories": stories}), "site")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Articles with all the words of `q`. Whatever is asked, the answer is a page."""
    query = clean_query(request.GET.get("q", ""))
    found = queries.search(query, request.GET.get("page"))
    context = {
        "query": query,
        "found": found,
        "page": found.page,
        "stories": found.stories,
        "base": "?" + urlencode({"q": query, "page": ""}),
    }
    return mark(render(request, "news/search.html", context), "site")


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles that carry a tag."""
    try:
        wanted = queries.tag(slug)
    except UnknownTag as missing:
        raise Http404(str(missing)) from missing
    page, stories = queries.page_of(queries.tagged(wanted), request.GET.get("page"))
    return mark(render(request, "news/tag.html", {"tag": wanted, "page": page, "stories": stories}), "site")


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of an article leads to it for good."""
    try:
        article = queries.article_by_short_code(code)
    except UnknownArticle as missing:
        raise Http404(str(missing)) from missing
    return mark(HttpResponsePermanentRedirect(article.address), article.reference, "site")


@require_safe
def feed(request: HttpRequest, kind: str, section: str = "") -> HttpResponse:
    """The newest articles of the paper or of one section as `rss`, `atom` or `json`."""
    try:
        place = queries.section(section) if section else None
        channel = _channel(request, place)
    except (UnknownSection, NoNewsroom) as missing:
        raise Http404(str(missing)) from missing
    entries = _entries(list(queries.feed_articles(place)[:FEED_LENGTH]))
    tags = (f"section:{place.slug}", "site") if place else ("site",)
    if kind == "json":
        return mark(
            JsonResponse(feeds.json_feed(channel, entries), content_type="application/feed+json"), *tags
        )
    written = {"rss": feeds.rss, "atom": feeds.atom}[kind](channel, entries)
    return mark(HttpResponse(written, content_type=f"{TYPES[kind]}; charset=utf-8"), *tags)


@require_safe
def sitemap(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Every public address; with very many articles, a map of maps."""
    articles = queries.sitemap_pages()
    total = articles.count()
    if number is None and total > maps.MOST:
        numbers = range(1, -(-total // maps.MOST) + 1)
        return _xml(maps.index(presenting.absolute(reverse("news:sitemap-part", args=[n])) for n in numbers))
    start = ((number or 1) - 1) * maps.MOST
    if number is not None and not (number >= 1 and start < max(total, 1)):
        raise Http404("There is no such part of the site map.")
    rows = [
        (presenting.absolute(a.address), a.updated_at or a.published_at)
        for a in articles[start : start + maps.MOST]
    ]
    fixed = [] if start else [(presenting.absolute(path), None) for path in queries.standing_addresses()]
    return _xml(maps.urlset([*fixed, *rows]))


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The articles of the last two days, for news search engines."""
    rows = [
        (presenting.absolute(a.address), a.title, a.published_at)
        for a in queries.fresh_articles()
        if a.published_at
    ]
    return _xml(maps.news_urlset(rows, publication=queries.paper().name, language=settings.LANGUAGE_CODE))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read, and where the maps are."""
    addresses = [presenting.absolute(reverse(name)) for name in ("news:sitemap", "news:news-sitemap")]
    text = maps.robots(closed=CLOSED_TO_ROBOTS, maps=addresses)
    return mark(HttpResponse(text, content_type="text/plain; charset=utf-8"), "site")


def _xml(text: str) -> HttpResponse:
    return mark(HttpResponse(text, content_type="application/xml; charset=utf-8"), "site")


def _channel(request: HttpRequest, place: SectionPage | None) -> Channel:
    paper = queries.paper()
    return Channel(
        title=f"{paper.name}: {place.title}" if place else paper.name,
        description=(place.description or place.title) if place else (paper.tagline or paper.name),
        home=presenting.absolute(place.address if place else "/"),
        here=presenting.absolute(request.path),
        language=settings.LANGUAGE_CODE,
    )


def _entries(articles: Sequence[ArticlePage]) -> list[Entry]:
    linked = presenting.read_more_pages(articles)
    return [presenting.feed_entry(article, linked) for article in articles]
