"""Articles as lists show them, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from detente.comments.models import Thread

from .. import pictures
from ..models import ArticlePage, Kind, SectionPage
from ..pictures import Picture
from .pages import in_section, live_articles

PER_PAGE = 20
SECTION_PATH = 12  # characters of a tree path down to the section: root, home, section, four each


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as lists show it (`elements/story.html`)."""

    uid: str
    url: str
    headline: str | SafeString
    kicker: str
    lead: str | SafeString
    published: datetime | None
    author: str
    opinion: bool
    picture: Picture | None
    comment_count: int
    weight: str


def for_lists(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """The articles with everything a teaser shows, in a fixed number of queries."""
    return (
        articles.select_related("picture")
        .defer("body", "search_description", "seo_title", "picture_caption")
        .prefetch_related("bylines__contributor", pictures.renditions_of("picture"))
    )


def teasers(articles: Iterable[ArticlePage]) -> list[Teaser]:
    """The articles as lists show them, with their comments counted in one query."""
    chosen = list(articles)
    counts = comment_counts(chosen)
    titles = dict(
        SectionPage.objects.filter(path__in={a.path[:SECTION_PATH] for a in chosen}).values_list(
            "path", "title"
        )
    )
    return [_teaser(article, titles.get(article.path[:SECTION_PATH], ""), counts) for article in chosen]


def comment_counts(articles: Sequence[ArticlePage]) -> dict[str, int]:
    """How many public comments each article has, by its reference."""
    subjects = [article.reference for article in articles]
    return dict(Thread.objects.filter(subject__in=subjects).values_list("subject", "comment_count"))


def _teaser(article: ArticlePage, section_title: str, counts: dict[str, int]) -> Teaser:
    picture = pictures.card(article.picture)
    return Teaser(
        uid=article.uid,
        url=article.address,
        headline=article.headline,
        kicker=article.shown_kicker(section_title, in_list=True),
        lead=article.lead,
        published=article.published_at,
        author=", ".join(byline.contributor.name for byline in article.bylines.all()),
        opinion=article.kind == Kind.OPINION,
        picture=picture.described(alt=article.shown_alt, credit=article.shown_credit) if picture else None,
        comment_count=counts.get(article.reference, 0),
        weight=article.weight,
    )


def page_of(
    articles: QuerySet[ArticlePage], number: str | int | None, *, per_page: int = PER_PAGE
) -> tuple[Page, list[Teaser]]:
    """One page of a list with its teasers; a number that is none or too large gives the first or the last
    page.
    """
    paginator = Paginator(for_lists(articles), per_page)
    try:
        page = paginator.page(number or 1)
    except PageNotAnInteger:
        page = paginator.page(1)
    except EmptyPage:
        page = paginator.page(paginator.num_pages if _is_beyond(number) else 1)
    return page, teasers(page.object_list)


def _is_beyond(number: str | int | None) -> bool:
    try:
        return int(number or 1) > 1
    except (TypeError, ValueError):
        return False


def feed_articles(place: SectionPage | None = None) -> QuerySet[ArticlePage]:
    """The articles of a feed, newest first, with everything a feed carries."""
    articles = in_section(place) if place is not None else live_articles()
    dated = articles.filter(published_at__isnull=False)
    return for_lists(dated).defer(None).prefetch_related("tagged_items__tag")
