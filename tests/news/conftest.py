"""A small newsroom of an invented town, with articles, pictures and editors."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from detente.accounts.actions import create_person
from detente.accounts.models import Person, Role
from detente.news.actions import ArticleSource, SectionPlan, add_picture, found_newsroom, save_article
from detente.news.models import ArticlePage, HomePage, NewsImage

TEST = "system:test"
_numbers = itertools.count(1)


MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
HOUSE = {
    "CACHES": {name: {**MEMORY, "LOCATION": f"news-{name}"} for name in ("default", "renditions")},
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}},
}


@pytest.fixture(autouse=True)
def _own_house(settings: Any, tmp_path: Path) -> None:
    """Pictures in a folder of the test's own, caches in memory, tasks put by: tests that search update the index."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for name, value in HOUSE.items():
        setattr(settings, name, value)
    for name in HOUSE["CACHES"]:
        caches[name].clear()


@pytest.fixture(scope="module")
def _founded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One founding for all tests of a module, taken back at its end; each test's own changes are taken back before."""
    plans = [
        SectionPlan("town", "Town", "What happens between the two bridges."),
        SectionPlan("river", "River"),
    ]
    with django_db_blocker.unblock(), override_settings(**HOUSE), transaction.atomic():
        found_newsroom(actor=TEST, name="The Quarry Courier", tagline="Every stone turned", sections=plans)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def newsroom(_founded: None, db: None) -> HomePage:
    """The Quarry Courier with two sections."""
    return HomePage.objects.get()


@pytest.fixture
def write(newsroom: HomePage) -> Callable[..., ArticlePage]:
    """Publish an article; whatever is not given is plain."""

    def write(**given: Any) -> ArticlePage:
        number = next(_numbers)
        hours = given.pop("hours_ago", number)
        said: dict[str, Any] = {
            "section": "town",
            "slug": f"article-{number}",
            "title": f"Mill wheel number {number} turns again",
            "lead": "The wheel stood still for eleven years.",
            "bylines": ["Ada Quill", "Bo Tarn"],
            "body": [{"kind": "paragraph", "text": "The miller opened the sluice at dawn."}],
            "tags": ["mills", "water"],
            "published": timezone.now() - timedelta(hours=hours),
        }
        return save_article(actor=TEST, source=ArticleSource(**(said | given)))

    return write


@pytest.fixture
def picture(newsroom: HomePage, tmp_path: Path) -> NewsImage:
    """A small picture with a credit and a description."""
    path = tmp_path / "sluice.jpg"
    path.write_bytes(drawn())
    return add_picture(actor=TEST, path=path, title="Sluice", credit="Ada Quill", alt="An open sluice gate")


@pytest.fixture
def editor(newsroom: HomePage) -> Person:
    """Somebody who may work in the newsroom."""
    return create_person(
        actor=TEST, username="ines", email="ines@example.org", display_name="Ines Ford", role=Role.EDITOR
    )


@pytest.fixture
def index() -> Callable[[], None]:
    """Bring the search index up to date, as the worker does."""
    return lambda: call_command("update_index", verbosity=0)


def drawn(size: tuple[int, int] = (900, 600), kind: str = "JPEG", **saved: Any) -> bytes:
    """A picture file of two colours."""
    image = Image.new("RGB", size, "teal")
    image.paste("khaki", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    image.save(written, kind, **saved)
    return written.getvalue()
