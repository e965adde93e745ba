"""Builds a home to measure on: two articles with 50 and 1,000 comments, and readers who are signed in.

`python -m bench.home OUT.json` with DETENTE_HOME set. Everything goes through the rooms' own verbs; OUT.json
gets the addresses and the readers' session keys.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from detente.project.starting import setup

READERS = 900
SHORT, LONG = 50, 1000


def main(out: Path) -> None:
    """Build the home and write what the load generators need to know about it."""
    setup()
    from detente.project.home import prepare

    prepare()
    people = readers()
    places = [article("short", people, SHORT), article("long", people, LONG), article("posting", people, 0)]
    facts = {"places": places, "sessions": [session(person) for person in people]}
    out.write_text(json.dumps(facts))


def readers() -> list[Any]:
    """People who joined long ago."""
    from django.utils import timezone

    from detente.accounts.actions import create_person

    joined = timezone.now() - timedelta(days=100)
    return [
        create_person(actor="system:bench", username=f"reader{n}", email=f"reader{n}@bench.invalid", joined=joined)
        for n in range(READERS)
    ]


def article(slug: str, people: list[Any], comments: int) -> dict[str, str]:
    """An article with so many published comments; its addresses."""
    from django.utils import timezone

    from bench.words import article as body
    from detente.comments.actions import post_comment
    from detente.comments.models import Thread
    from detente.news.actions import ArticleSource, save_articles
    from detente.news.models import SectionPage

    published = timezone.now() - timedelta(days=30)
    section = SectionPage.objects.order_by("path").first()
    assert section is not None
    source = ArticleSource(
        section=section.slug, slug=slug, title=f"The {slug} report from the strait", published=published,
        lead="What was agreed, and what was not.",
        body=[{"kind": "paragraph", "text": text} for text in body(12)],
    )
    page = save_articles(actor="system:bench", sources=[source])[0]
    thread = Thread.objects.get(subject=f"article:{page.uid}")
    parents: list[Any] = []
    for n in range(comments):
        at: datetime = published + timedelta(minutes=3 * n)
        parent = parents[n // 3] if n % 3 == 2 else None
        posted = post_comment(actor=people[n % len(people)], thread=thread, parent=parent, raw=text_of(slug, n), at=at)
        if posted.verdict.action != "publish":
            raise SystemExit(f"A comment of the benchmark was not published: {posted.verdict.as_dict()}")
        parents.append(posted.comment)
    return {"article": page.get_url() or "", "thread": f"/threads/{thread.uid}/",
            "post": f"/comments/threads/{thread.uid}/new/"}


def text_of(slug: str, number: int) -> str:
    """Each article's comments differ from every other's."""
    from bench.words import comment

    return comment(sum(map(ord, slug)) * 10_000 + number)


def session(person: Any) -> str:
    """The key of a session in which this person is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
