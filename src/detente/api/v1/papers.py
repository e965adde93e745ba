"""Articles and search."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from ninja import Query, Router

from detente.comments.queries import thread_about
from detente.news.errors import UnknownArticle, UnknownSection
from detente.news.queries import Teaser, article_by_uid, in_section, newest, page_of, search, section

from ..errors import NotFound
from .schemas import ArticleOut, Error, TeasersOut, article_out, teaser_out
from .security import FOR_ALL, Reader

router = Router(tags=["articles"])
REFUSALS = {400: Error, 401: Error, 403: Error, 404: Error, 422: Error, 429: Error}
LAST_PAGE = 100_000


@router.get(
    "/articles",
    response={200: TeasersOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="articles",
)
def articles(
    request: HttpRequest,
    section_slug: str = Query("", alias="section"),
    page: int = Query(1, ge=1, le=LAST_PAGE),
) -> Any:
    """Published articles, newest first; of one section by its slug. Past the last page comes the last."""
    try:
        wanted = in_section(section(_clean(section_slug))) if section_slug else newest()
    except UnknownSection as missing:
        raise NotFound(str(missing)) from missing
    return _page(*page_of(wanted, page))


@router.get(
    "/articles/{id}",
    response={200: ArticleOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="article",
)
def article(request: HttpRequest, id: str) -> Any:
    """One article with its words and the id of its conversation."""
    try:
        found = article_by_uid(_clean(id))
    except UnknownArticle as missing:
        raise NotFound(str(missing)) from missing
    return article_out(found, thread_about(found.reference))


@router.get(
    "/search",
    response={200: TeasersOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="search",
)
def searching(
    request: HttpRequest, q: str = Query("", max_length=1000), page: int = Query(1, ge=1, le=LAST_PAGE)
) -> Any:
    """Articles with all the words of `q`, by stem; any input is an answer."""
    found = search(_clean(q), page)
    return _page(found.page, found.stories)


def _page(page: Page, stories: list[Teaser]) -> dict[str, Any]:
    return {
        "articles": [teaser_out(teaser) for teaser in stories],
        "page": page.number,
        "pages": page.paginator.num_pages,
        "total": page.paginator.count,
    }


def _clean(text: str) -> str:
    """PostgreSQL takes no NUL."""
    return text.replace("\x00", "")
