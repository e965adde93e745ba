"""Every act of an editor leaves its line, moves the thread along, and takes nothing offline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from detente.comments.models import Thread
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import lines_about
from detente.news.actions import (
    ArticleSource,
    acting,
    close_due_conversations,
    create_draft,
    let_readers_comment,
    publish_article,
    save_articles,
    withdraw_article,
)
from detente.news.errors import DraftRefused, NotReady, UnknownSection
from detente.news.models import ArticlePage, HomePage, NewsImage, SectionPage

from .conftest import TEST

Write = Callable[..., ArticlePage]
EDITOR = "person:" + "e" * 32


def thread_of(article: ArticlePage) -> Thread:
    return Thread.objects.get(subject=article.reference)


def events(article: ArticlePage) -> list[str]:
    return [line.event for line in lines_about(article.reference)]


def test_publishing_writes_the_line_and_describes_the_thread(write: Write) -> None:
    article = write(body=[{"kind": "paragraph", "text": "Words for the judge."}])
    (line,) = lines_about(article.reference)
    assert line.event == Event.NEWS_ARTICLE_PUBLISHED
    assert line.actor == TEST
    assert line.touches.split() == [article.reference, "section:town", "site"]
    assert line.facts == {"address": article.address, "again": False, "substantial": False}
    assert abs(line.at - article.published_at) < timedelta(seconds=1)
    thread = thread_of(article)
    assert (thread.title, thread.url, thread.is_open, thread.language) == (
        article.title,
        article.address,
        True,
        "en",
    )
    assert "Words for the judge." in thread.words
    assert article.lead in thread.words


def test_a_typing_error_is_no_update_and_a_substantial_change_is(write: Write) -> None:
    article = write()
    article.title = "Mill wheel turns again"
    publish_article(actor=EDITOR, article=article)
    assert (article.updated_at, thread_of(article).title) == (None, "Mill wheel turns again")
    first = article.published_at
    article.lead, article.substantial_update = "It stood still for twelve years.", True
    publish_article(actor=EDITOR, article=article)
    assert article.updated_at is not None
    assert article.updated_at > first
    assert article.published_at == first
    assert [line.facts["substantial"] for line in lines_about(article.reference)] == [False, False, True]
    assert article.substantial_update is False
    assert article.get_latest_revision_as_object().substantial_update is False
    kept = article.updated_at
    publish_article(actor=EDITOR, article=article)
    assert article.updated_at == kept


def test_withdrawing_closes_the_conversation(client: Client, write: Write) -> None:
    article = write()
    withdraw_article(actor=EDITOR, article=article)
    assert events(article) == [Event.NEWS_ARTICLE_PUBLISHED, Event.NEWS_ARTICLE_UNPUBLISHED]
    assert lines_about(article.reference).last().actor == EDITOR
    assert thread_of(article).is_open is False
    assert client.get(article.address).status_code == 404
    publish_article(actor=EDITOR, article=article)
    assert thread_of(article).is_open is True
    assert client.get(article.address).status_code == 200


def test_deleting_a_live_article_withdraws_it(write: Write) -> None:
    article = write()
    reference = article.reference
    with acting(EDITOR):
        article.delete()
    assert lines_about(reference).last().event == Event.NEWS_ARTICLE_UNPUBLISHED
    assert Thread.objects.get(subject=reference).is_open is False


def test_a_new_slug_keeps_the_old_address_alive(
    client: Client, write: Write, django_capture_on_commit_callbacks: Any
) -> None:
    article = write(slug="before")
    article.slug = "after"
    with django_capture_on_commit_callbacks(execute=True):
        publish_article(actor=EDITOR, article=article)
    assert article.address == "/town/after/"
    assert thread_of(article).url == "/town/after/"
    moved = lines_about(article.reference).get(event=Event.NEWS_ARTICLE_MOVED)
    assert moved.facts == {"from": "/town/before/", "to": "/town/after/"}
    answer = client.get("/town/before/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/town/after/")
    assert client.get(f"/s/{article.short_code}").headers["Location"] == "/town/after/"


def test_moving_to_another_section_and_renaming_it(
    write: Write, django_capture_on_commit_callbacks: Any
) -> None:
    article = write(slug="eel")
    river = SectionPage.objects.get(slug="river")
    with acting(EDITOR), django_capture_on_commit_callbacks(execute=True):
        article.move(river, pos="last-child")
    assert thread_of(article).url == "/river/eel/"
    assert lines_about(article.reference).filter(event=Event.NEWS_ARTICLE_MOVED).count() == 1
    river.refresh_from_db()
    river.slug = "water"
    with acting(EDITOR), django_capture_on_commit_callbacks(execute=True):
        river.save_revision().publish()
    assert thread_of(article).url == "/water/eel/"
    line = Line.objects.filter(event=Event.NEWS_ARTICLE_MOVED).last()
    assert (line.subject, line.facts) == ("section:water", {"from": "/river/", "to": "/water/"})


def test_a_scheduled_update_takes_nothing_offline(client: Client, write: Write) -> None:
    article = write(title="Now")
    article.title, article.go_live_at = "Tomorrow", timezone.now() + timedelta(days=1)
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.live
    assert "Now" in client.get(article.address).content.decode()
    assert events(article) == [Event.NEWS_ARTICLE_PUBLISHED]


def test_a_schedule_publishes_by_the_machine(client: Client, write: Write) -> None:
    article = write(title="Now")
    article.title, article.go_live_at = "Later", timezone.now() + timedelta(days=1)
    revision = article.save_revision()
    revision.publish()
    past = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert "Later" in client.get(article.address).content.decode()
    assert lines_about(article.reference).last().actor == "system:newsroom"


def test_an_imported_time_stays_when_published_later(newsroom: HomePage) -> None:
    draft = create_draft(
        actor=TEST,
        title="Old",
        section_title="Town",
        lead="Lead.",
        body=[{"kind": "paragraph", "text": "x"}],
        published="2018-03-14",
    )
    publish_article(actor=EDITOR, article=draft)
    assert draft.published_at.isoformat() == "2018-03-14T00:00:00+00:00"
    assert draft.first_published_at > timezone.now() - timedelta(minutes=1)


def test_nothing_incomplete_is_published(newsroom: HomePage, picture: NewsImage) -> None:
    draft = create_draft(actor=TEST, title="Bare", section_title="Town")
    with pytest.raises(NotReady) as refused:
        publish_article(actor=EDITOR, article=draft)
    assert refused.value.code == "article-not-ready"
    assert len(refused.value.reasons) == 2
    NewsImage.objects.filter(pk=picture.pk).update(credit="", description="")
    picture.refresh_from_db()
    draft.lead, draft.picture = "Lead.", picture
    draft.body = [("image", {"image": picture, "caption": "", "credit": "", "alt": ""})]
    with pytest.raises(NotReady, match="who took the picture") as refused:
        publish_article(actor=EDITOR, article=draft)
    assert len(refused.value.reasons) == 3
    assert not ArticlePage.objects.get(pk=draft.pk).live
    draft.picture_credit, draft.picture_alt = "Ada", "A gate"
    draft.body = [("image", {"image": picture, "caption": "", "credit": "Bo", "alt": ""})]
    assert publish_article(actor=EDITOR, article=draft).live


def test_a_copy_is_another_article(write: Write) -> None:
    article = write()
    copy = article.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    copy.refresh_from_db()
    draft = copy.get_latest_revision_as_object()
    assert {copy.uid, draft.uid}.isdisjoint({article.uid})
    assert {copy.short_code, draft.short_code}.isdisjoint({article.short_code})
    publish_article(actor=EDITOR, article=copy)
    assert thread_of(copy).pk != thread_of(article).pk


def test_a_closed_conversation_stays_closed_when_the_article_is_published_again(write: Write) -> None:
    article = write()
    let_readers_comment(actor=EDITOR, article=article, allowed=False)
    assert thread_of(article).is_open is False
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    publish_article(actor=EDITOR, article=draft)
    assert thread_of(article).is_open is False
    let_readers_comment(actor=EDITOR, article=draft, allowed=True)
    assert thread_of(article).is_open is True


def test_conversations_close_by_the_rule_of_the_house(write: Write, newsroom: HomePage) -> None:
    HomePage.objects.update(comments_days=14)
    fresh, old = write(hours_ago=1), write(hours_ago=24 * 15)
    assert fresh.comments_until == fresh.published_at + timedelta(days=14)
    assert [thread_of(fresh).is_open, thread_of(old).is_open] == [True, False]
    closed = close_due_conversations(now=timezone.now() + timedelta(days=15))
    assert [thread.subject for thread in closed] == [fresh.reference]
    assert thread_of(fresh).is_open is False
    assert close_due_conversations(now=timezone.now() + timedelta(days=15)) == []


def test_articles_may_point_to_each_other_in_any_order(newsroom: HomePage) -> None:
    def source(slug: str, other: str) -> ArticleSource:
        body = [{"kind": "read_more", "slug": other}]
        published = timezone.now() - timedelta(hours=2)
        return ArticleSource(
            section="town", slug=slug, title=slug, lead="x", published=published, body=body, related=[other]
        )

    one, two = save_articles(actor=TEST, sources=[source("one", "two"), source("two", "one")])
    assert one.body[0].value["page"].pk == two.pk
    assert two.related_items.get().target_id == one.pk
    again = save_articles(actor=TEST, sources=[source("one", "two")])
    assert again[0].pk == one.pk
    assert len(events(one)) == 1


def test_what_cannot_be_saved_is_refused_by_name(write: Write) -> None:
    with pytest.raises(UnknownSection):
        write(section="moon")
    with pytest.raises(DraftRefused, match="future"):
        write(published=timezone.now() + timedelta(days=1))
    with pytest.raises(DraftRefused, match="video"):
        write(body=[{"kind": "video"}])
    assert not ArticlePage.objects.exists()
