"""Finding articles by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from wagtail.search.query import PlainText

from ..models import ArticlePage
from ..words import marked, query_stems, snippet, stems
from .lists import PER_PAGE, Teaser, for_lists, teasers
from .pages import live_articles

MOST_FOUND = 400


@dataclass(frozen=True, slots=True)
class Found:
    """One page of search results, best first, with the words that were found marked."""

    page: Page
    stories: list[Teaser]
    words: list[str]


def search(query: str, number: str | int | None = 1) -> Found:
    """Articles with all the words of `query`, by stem and without accents; any input is an answer, never an
    error.

    Wagtail's full-text index does the finding (FTS5 on SQLite, tsvector on PostgreSQL); it gets nothing but
    letters and digits. Of the 400 that the index ranks best, those with the words in their headline come
    first, newer before older.
    """
    wanted = query_stems(query)
    order = _found_order(wanted) if wanted else []
    paginator = Paginator(order, PER_PAGE)
    page = paginator.get_page(number)
    whole = for_lists(live_articles().filter(pk__in=list(page.object_list))).defer(None)
    articles = {article.pk: article for article in whole}
    shown = [articles[pk] for pk in page.object_list if pk in articles]
    return Found(page, _marked_teasers(shown, frozenset(wanted)), wanted)


def _found_order(wanted: list[str]) -> list[int]:
    hits = (
        ArticlePage.objects.live().public().search(PlainText(" ".join(wanted), operator="and"))[:MOST_FOUND]
    )
    needed = set(wanted)
    newest_first = sorted(
        hits, key=lambda hit: hit.published_at or hit.latest_revision_created_at, reverse=True
    )
    return [hit.pk for hit in sorted(newest_first, key=lambda hit: -len(needed & set(stems(hit.title))))]


def _marked_teasers(articles: list[ArticlePage], wanted: frozenset[str]) -> list[Teaser]:
    return [
        replace(
            teaser,
            headline=marked(str(teaser.headline), wanted),
            lead=snippet(article.plain_words().removeprefix(article.title), wanted),
        )
        for article, teaser in zip(articles, teasers(articles), strict=True)
    ]
