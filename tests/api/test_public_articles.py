"""Articles and search over the public JSON API, and its documented examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from detente.comments.models import Thread
from detente.news.actions import ArticleSource, SectionPlan, found_newsroom, save_article
from detente.news.models import ArticlePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(settings: Any) -> Callable[..., ArticlePage]:
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = {name: {**memory, "LOCATION": f"api-{name}"} for name in ("default", "renditions")}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    for name in settings.CACHES:
        caches[name].clear()
    plans = [SectionPlan("town", "Town"), SectionPlan("river", "River")]
    found_newsroom(actor="system:test", name="The Quarry Courier", tagline="Every stone turned", sections=plans)

    def written(slug: str, **said: Any) -> ArticlePage:
        given = {
            "section": "town", "slug": slug, "title": f"The {slug} turns again", "lead": "It stood still & quiet.",
            "bylines": ["Ada Quill"], "body": [{"kind": "paragraph", "text": "The miller opened the sluice at dawn."}],
            "tags": ["mills"], "published": timezone.now() - timedelta(hours=1),
        }  # fmt: skip
        return save_article(actor="system:test", source=ArticleSource(**(given | said)))

    return written


def test_articles_are_listed_read_and_found(client: Client, write: Callable[..., ArticlePage]) -> None:
    wheel = write("wheel")
    write("ferry", section="river", published=timezone.now() - timedelta(hours=2))
    call_command("update_index", verbosity=0)
    listed = client.get("/api/v1/articles").json()
    assert [one["title"] for one in listed["articles"]] == ["The wheel turns again", "The ferry turns again"]
    assert (listed["page"], listed["pages"], listed["total"]) == (1, 1, 2)
    assert listed["articles"][0]["lead"] == "It stood still & quiet."
    river = client.get("/api/v1/articles?section=river").json()["articles"]
    assert [one["url"] for one in river] == ["/river/ferry/"]
    whole = client.get(f"/api/v1/articles/{wheel.uid}").json()
    assert whole["text"].endswith("The miller opened the sluice at dawn.")
    assert (whole["section"], whole["tags"], whole["url"]) == ("town", ["mills"], "/town/wheel/")
    assert whole["thread"] == Thread.objects.get(subject=wheel.reference).uid
    assert client.get(f"/api/v1/threads/{whole['thread']}").json()["title"] == "The wheel turns again"
    found = client.get("/api/v1/search?q=wheels").json()
    assert [one["id"] for one in found["articles"]] == [wheel.uid]
    assert "<" not in found["articles"][0]["title"] + found["articles"][0]["lead"]


def test_what_is_not_published_is_not_told(client: Client, write: Callable[..., ArticlePage]) -> None:
    hidden = write("secret")
    hidden.unpublish()
    assert client.get("/api/v1/articles").json()["total"] == 0
    assert client.get(f"/api/v1/articles/{hidden.uid}").status_code == 404
