"""Listens to Wagtail's own signals: the one place where an editor's acts reach us.

Wagtail opens no transaction around publishing, so each receiver calls a verb that brings its own; should the
process die between the two, the page is live without its line until it is next published, and no cached page
outlives a minute.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from detente.news.actions import recording
from detente.news.actions.acting import who_acts
from detente.news.models import ArticlePage, NewsPage


def connect() -> None:
    """Connect the receivers of this room."""
    page_published.connect(on_published, dispatch_uid="news-published")
    page_unpublished.connect(on_unpublished, dispatch_uid="news-unpublished")
    page_slug_changed.connect(on_slug_changed, dispatch_uid="news-slug")
    post_page_move.connect(on_moved, dispatch_uid="news-moved")


def on_published(sender: type[Page], instance: Page, revision: Any = None, **kwargs: Any) -> None:
    """A page went live. Scheduling one sends this signal too, while it is not live yet."""
    if not isinstance(instance, NewsPage) or not instance.live:
        return
    now = who_acts()
    if isinstance(instance, ArticlePage):
        recording.prepare_pictures(instance)
        recording.record_publication(actor=now.actor, article=instance, revision=revision, at=now.at)
    else:
        recording.record_page_change(actor=now.actor, page=instance, at=now.at)


def on_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was taken off the site, or is about to be deleted while live."""
    page = instance.specific if type(instance) is Page else instance
    now = who_acts()
    if isinstance(page, ArticlePage):
        recording.record_withdrawal(actor=now.actor, article=page, at=now.at)
    elif isinstance(page, NewsPage):
        recording.record_page_change(actor=now.actor, page=page, at=now.at)


def on_slug_changed(sender: type[Page], instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """A page got another slug."""
    if isinstance(instance, NewsPage) and isinstance(instance_before, NewsPage):
        now = who_acts()
        recording.record_move(actor=now.actor, page=instance, before=instance_before.address, at=now.at)


def on_moved(sender: type[Page], instance: Page, url_path_before: str, **kwargs: Any) -> None:
    """A page stands in another section now."""
    page = instance.specific
    if isinstance(page, NewsPage):
        now = who_acts()
        before = "/" + url_path_before.split("/", 2)[2]
        recording.record_move(actor=now.actor, page=page, before=before, at=now.at)
