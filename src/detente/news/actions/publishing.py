"""Publishing, withdrawing, and what an article must have before readers see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from detente.comments.actions import close_thread
from detente.comments.models import Thread

from ..errors import NotReady
from ..models import ArticlePage, NewsImage
from ..queries import due_conversations
from .acting import NEWSROOM, acting
from .recording import describe


def publish_article(*, actor: str, article: ArticlePage, at: datetime | None = None) -> ArticlePage:
    """Publish the article as it is now, as a revision of its own, so that a scheduled update does not take it
    offline.

    `at` is the moment that readers are told, by default now. Raises `NotReady` with a sentence for everything
    missing.
    """
    reasons = lacks(article)
    if reasons:
        raise NotReady(list(reasons.values()))
    with acting(actor, at=at):
        if at is not None and article.first_published_at is None:
            article.first_published_at = at
            ArticlePage.objects.filter(pk=article.pk).update(first_published_at=at)
        article.save_revision(log_action=False, clean=False).publish(log_action=False)
    article.refresh_from_db()
    return article


def withdraw_article(*, actor: str, article: ArticlePage) -> ArticlePage:
    """Take the article off the site. It stays in the editor with all its revisions."""
    with acting(actor):
        article.unpublish(log_action=False)
    return article


def lacks(article: ArticlePage) -> dict[str, str]:
    """What keeps the article from being published: a field's name and a sentence for each. Empty when nothing
    does.
    """
    return missing_parts(
        lead=article.lead,
        body=article.body.raw_data,
        picture=article.picture,
        credit=article.picture_credit,
        alt=article.picture_alt,
    )


def missing_parts(
    *, lead: str, body: Any, picture: NewsImage | None, credit: str, alt: str
) -> dict[str, str]:
    """The same, from the parts; the editor's form asks before there is an article."""
    missing = {}
    if not lead.strip():
        missing["lead"] = "Write the lead: one paragraph that says what happened."
    if not list(body):
        missing["body"] = "The article has no text yet."
    if picture and not (credit or picture.credit):
        missing["picture_credit"] = "Say who took the picture. Without a credit it cannot be published."
    if picture and not (alt or picture.default_alt_text):
        missing["picture_alt"] = "Describe the picture in one sentence for readers who cannot see it."
    unnamed = _pictures_without_credit(body)
    if unnamed and "body" not in missing:
        missing["body"] = f"Say who took the picture in the text: {', '.join(unnamed)}."
    return missing


def _pictures_without_credit(body: Any) -> list[str]:
    used = [value for kind, value in _blocks(body) if kind == "image" and not value.get("credit")]
    pks = [getattr(value.get("image"), "pk", value.get("image")) for value in used]
    return list(
        NewsImage.objects.filter(pk__in=[pk for pk in pks if pk], credit="").values_list("title", flat=True)
    )


def _blocks(body: Any) -> list[tuple[str, Any]]:
    """Type and value of each block, of a stream value or of its raw form."""
    return [
        (block["type"], block["value"]) if isinstance(block, Mapping) else (block.block_type, block.value)
        for block in body
    ]


@transaction.atomic
def let_readers_comment(*, actor: str, article: ArticlePage, allowed: bool) -> ArticlePage:
    """Open or close the article's conversation without publishing anything else; its drafts keep the choice
    too.
    """
    article.comments_open = allowed
    ArticlePage.objects.filter(pk=article.pk).update(comments_open=allowed)
    for revision in Revision.objects.filter(
        pk__in={article.latest_revision_id, article.live_revision_id} - {None}
    ):
        revision.content = {**revision.content, "comments_open": allowed}
        revision.save(update_fields=["content"])
    if article.live:
        describe(actor=actor, article=article)
    return article


def close_due_conversations(*, actor: str = NEWSROOM, now: datetime | None = None) -> list[Thread]:
    """Close the conversations whose date has come. For the worker, every few minutes."""
    moment = now or timezone.now()
    subjects = [article.reference for article in due_conversations(moment).only("uid")]
    return [
        close_thread(actor=actor, thread=thread)
        for thread in Thread.objects.filter(subject__in=subjects, is_open=True)
    ]
