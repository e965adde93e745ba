"""What happens when Wagtail says that a page was published, withdrawn or moved: the ledger line and the
thread.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from detente.comments.actions import describe_thread
from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import lines_about

from .. import pictures
from ..models import ArticlePage, HomePage, NewsImage, NewsPage, SectionPage


@transaction.atomic
def record_publication(
    *, actor: str, article: ArticlePage, revision: Any = None, at: datetime | None = None
) -> Line:
    """An article went live, for the first time or again: settle its dates, describe its thread, write the
    line.

    The date readers see as "updated" moves only when the editor called the change substantial.
    """
    again = lines_about(article.reference).filter(event=Event.NEWS_ARTICLE_PUBLISHED).exists()
    substantial = again and article.substantial_update
    _settle(article, revision, updated=(at or timezone.now()) if substantial else article.updated_at)
    describe(actor=actor, article=article)
    return append(
        event=Event.NEWS_ARTICLE_PUBLISHED,
        actor=actor,
        subject=article.reference,
        facts={"address": article.address, "again": again, "substantial": substantial},
        touches=article.cache_tags(),
        at=at,
    )


@transaction.atomic
def record_withdrawal(*, actor: str, article: ArticlePage, at: datetime | None = None) -> Line:
    """An article was taken off the site: its conversation closes, and the line is written."""
    describe(actor=actor, article=article, is_open=False)
    return append(
        event=Event.NEWS_ARTICLE_UNPUBLISHED,
        actor=actor,
        subject=article.reference,
        facts={"address": article.address},
        touches=article.cache_tags(),
        at=at,
    )


@transaction.atomic
def record_move(*, actor: str, page: NewsPage, before: str, at: datetime | None = None) -> Line | None:
    """A page has a new address; `before` is the old path. Threads of the articles below it learn theirs.

    A draft nobody saw leaves no line.
    """
    if page.address == before:
        return None
    below = ArticlePage.objects.live().descendant_of(page, inclusive=True)
    for article in below:
        describe(actor=actor, article=article)
    if not page.live:
        return None
    return append(
        event=Event.NEWS_ARTICLE_MOVED,
        actor=actor,
        subject=reference_of(page),
        facts={"from": before, "to": page.address},
        touches=page.cache_tags(),
        at=at,
    )


@transaction.atomic
def record_page_change(*, actor: str, page: NewsPage, at: datetime | None = None) -> Line:
    """The front page, a section or a plain page was published or withdrawn: every page may show it."""
    return append(
        event=Event.NEWS_SETTINGS_CHANGED,
        actor=actor,
        subject=reference_of(page),
        facts={"address": page.address, "live": page.live},
        touches=page.cache_tags(),
        at=at,
    )


def describe(*, actor: str, article: ArticlePage, is_open: bool | None = None) -> None:
    """Tell the article's thread its title, address, language, words and whether it takes comments."""
    describe_thread(
        actor=actor,
        subject=article.reference,
        title=article.title,
        url=article.address,
        language=settings.LANGUAGE_CODE,
        words=article.plain_words(),
        is_open=article.takes_comments() if is_open is None else is_open,
    )


def reference_of(page: NewsPage) -> str:
    """How ledger lines name a page: `article:<uid>`, `section:<slug>` or `page:<slug>`."""
    if isinstance(page, ArticlePage):
        return page.reference
    kind = "section" if isinstance(page, SectionPage) else "page"
    return f"{kind}:{page.slug}"[:80]


def prepare_pictures(article: ArticlePage) -> None:
    """Make the sizes of every picture of the article now, outside any transaction, so that no reader waits
    for them.
    """
    chosen = {article.picture_id} | {
        block["value"].get("image") for block in article.body.raw_data if block["type"] == "image"
    }
    for image in pictures.with_renditions(NewsImage.objects.filter(pk__in=chosen - {None})):
        pictures.prepare(image)


def _settle(article: ArticlePage, revision: Any, *, updated: datetime | None) -> None:
    article.published_at = _whole_second(article.published_at or article.first_published_at)
    article.updated_at = _whole_second(updated)
    if article.comments_until is None and (days := _comments_days()) and article.published_at:
        article.comments_until = article.published_at + timedelta(days=days)
    if article.substantial_update:
        article.substantial_update = False
        _untick(revision)
    ArticlePage.objects.filter(pk=article.pk).update(
        published_at=article.published_at,
        updated_at=article.updated_at,
        comments_until=article.comments_until,
        substantial_update=False,
    )


def _whole_second(moment: datetime | None) -> datetime | None:
    """What readers, feeds and search engines are told: all in the same form."""
    return moment.replace(microsecond=0) if moment else None


def _comments_days() -> int:
    return HomePage.objects.values_list("comments_days", flat=True).first() or 0


def _untick(revision: Any) -> None:
    """The box was for this publication: the next draft starts without it."""
    if revision is not None and revision.content.get("substantial_update"):
        revision.content = {**revision.content, "substantial_update": False}
        revision.save(update_fields=["content"])
