"""Fills an empty newsroom with The Meridian Post. Everything goes through the rooms' own verbs, so that every judgement, every
ledger line and every count is real; only the times lie in the past."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone
from markdown_it import MarkdownIt
from wagtail.models import Site

from detente.accounts.actions import create_person, register_consent
from detente.accounts.forms import SHOWN
from detente.accounts.models import Person, Role
from detente.accounts.queries import edition_in_force
from detente.comments.actions import post_comment
from detente.comments.errors import MayNotPost
from detente.comments.models import Comment, State, Thread
from detente.news.actions import (
    ArticleSource,
    SectionPlan,
    add_picture,
    contributor,
    count_views,
    found_newsroom,
    let_readers_comment,
    save_articles,
)
from detente.news.models import ArticlePage, NewsImage
from detente.notices.actions import begin_at_the_end
from detente.project.demo import DOMAIN, PASSWORD
from detente.project.demo.doing import Stage, perform
from detente.project.demo.reading import (
    FOLDER,
    Remark,
    Story,
    acts,
    contributors,
    readers,
    remarks,
    sections,
    stories,
)
from detente.project.tasks import run_queued_tasks

NAME = "The Meridian Post"
TAGLINE = "News from both shores of the Halvern Strait"
ACTOR = "system:demo"
READER = "osric_tallow"
LOGINS = [
    ("reader", READER, PASSWORD),
    ("editor", readers().staff[0]["username"], PASSWORD),
    *(
        ("moderator", person["username"], PASSWORD)
        for person in readers().staff
        if person["role"] == "moderator"
    ),
]
Progress = Callable[[int, int], None]


def is_loaded() -> bool:
    """Whether this home holds the demo already, or readers of its own."""
    return Person.objects.exists()


def load(*, progress: Progress = lambda done, of: None) -> None:
    """Load people, pictures, articles, comments and four months of human acts, in that order."""
    now = timezone.now()
    total = len(readers().readers) + len(stories()) + len(remarks()) + 10
    done = 0

    def step(by: int = 1) -> None:
        nonlocal done
        done += by
        progress(min(done, total), total)

    _newsroom()
    people = _people(now, step)
    threads = _articles(now, step)
    _conversations(now, people, threads, step)
    _close_some(threads)
    _views(now)
    begin_at_the_end()
    run_queued_tasks()  # the search index: the first reader's search should find something
    progress(total, total)


def _newsroom() -> None:
    plans = [SectionPlan(row["slug"], row["title"], row["description"]) for row in sections()]
    found_newsroom(actor=ACTOR, name=NAME, tagline=TAGLINE, sections=plans)
    Site.objects.filter(is_default_site=True).update(site_name=NAME)
    for row in contributors():
        contributor(row["name"], row.get("role", ""))


def _people(now: datetime, step: Callable[[], None]) -> dict[str, Person]:
    people = {}
    edition = edition_in_force()
    for row in readers().staff:
        role = Role(row["role"])
        people[row["username"]] = _person(row, now - timedelta(days=200), PASSWORD, role)
    for row in readers().readers:
        joined = now - timedelta(days=row["joined_days_ago"])
        person = _person(row, joined, PASSWORD if row["username"] == READER else None, Role.READER)
        register_consent(
            person=person,
            edition=edition.hash,
            edition_name=edition.name,
            shown=SHOWN.format(name=edition.name),
            method="demo",
            at=joined,
        )
        people[row["username"]] = person
        step()
    return people


def _person(row: dict[str, Any], joined: datetime, password: str | None, role: str) -> Person:
    person = create_person(
        actor=ACTOR,
        username=row["username"],
        email=f"{hashlib.sha256(row['username'].encode()).hexdigest()[:16]}@{DOMAIN}",
        password=password,
        display_name=row.get("display_name", ""),
        role=role,
        joined=joined,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def _articles(now: datetime, step: Callable[[], None]) -> dict[str, Thread]:
    sources = []
    for story in stories():
        sources.append(_source(story, now))
        step()
    pages = save_articles(actor=ACTOR, sources=sources)
    found = {f"article:{page.uid}": page.slug for page in pages}
    return {found[thread.subject]: thread for thread in Thread.objects.filter(subject__in=found)}


def _source(story: Story, now: datetime) -> ArticleSource:
    facts = story.facts
    updated = facts.get("updated_days_ago")
    return ArticleSource(
        section=story.section,
        slug=story.slug,
        title=facts["title"],
        published=now - timedelta(days=story.days_ago),
        lead=facts["lead"],
        kicker=facts["kicker"],
        kind=facts["kind"],
        bylines=facts["byline"],
        dateline=facts["dateline"],
        body=[_block(part) for part in story.body],
        picture=_picture(facts),
        caption=facts["caption"],
        credit=facts["credit"],
        alt=facts["alt"],
        updated=now - timedelta(days=updated) if updated is not None else None,
        weight=facts["weight"],
        tags=facts["tags"],
        related=facts["related"],
        comments_open=True,
    )


def _picture(facts: dict[str, Any]) -> NewsImage | None:
    if not facts["picture"]:
        return None
    return add_picture(
        actor=ACTOR,
        path=FOLDER / "pictures" / facts["picture"],
        title=facts["caption"][:120] or facts["title"][:120],
        credit=facts["credit"],
        alt=facts["alt"],
    )


def _block(part: str) -> dict[str, Any]:
    if part.startswith("## "):
        return {"kind": "heading", "text": part[3:].strip()}
    if part.startswith("READ MORE:"):
        return {"kind": "read_more", "slug": part.removeprefix("READ MORE:").strip()}
    if part.startswith("> "):
        text, _, source = part.removeprefix("> ").replace("\n> ", " ").partition(" — ")
        return {"kind": "quote", "text": text.strip().strip("“”"), "source": source.strip()}
    html = MarkdownIt().renderInline(" ".join(part.split()))
    return {"kind": "html", "text": re.sub(r"<(/?)em>", r"<\1i>", re.sub(r"<(/?)strong>", r"<\1b>", html))}


def _conversations(
    now: datetime, people: dict[str, Person], threads: dict[str, Thread], step: Callable[[], None]
) -> None:
    """Comments and human acts, in the order in which they happened."""
    stage = Stage(now=now, people=people)
    waiting = sorted(acts(), key=lambda act: -act["days_ago"])
    for remark in remarks():
        while waiting and waiting[0]["days_ago"] >= remark.days_ago:
            perform(waiting.pop(0), stage)
        posted = _post(remark, stage, threads[remark.article])
        if posted is not None:
            stage.written[remark.name] = posted
        step()
    for act in waiting:
        perform(act, stage)


def _post(remark: Remark, stage: Stage, thread: Thread) -> Comment | None:
    """Post one comment; when the one it answers is no longer to be seen, it answers the next one above that is.

    None when its writer was blocked at that moment, as the demo's acts have it: the words were never taken.
    """
    actor, at = stage.people[remark.author], stage.now - timedelta(days=remark.days_ago)
    parent = stage.written.get(remark.parent or "")
    if parent is not None:
        parent.refresh_from_db()
    while parent is not None and parent.state != State.PUBLISHED:
        parent = parent.parent
    try:
        return post_comment(actor=actor, thread=thread, parent=parent, raw=remark.text, at=at).comment
    except MayNotPost:
        return None


def _close_some(threads: dict[str, Thread]) -> None:
    for story in stories():
        if story.facts["comments"] == "closed":
            let_readers_comment(actor=ACTOR, article=ArticlePage.objects.get(slug=story.slug), allowed=False)


def _views(now: datetime) -> None:
    """Views that fit: hot and old stories have more. The same on every load."""
    heard = {thread.subject: thread.comment_count for thread in Thread.objects.all()}
    counts = {}
    for page in ArticlePage.objects.all():
        chance = int(hashlib.sha256(page.slug.encode()).hexdigest()[:6], 16) % 700
        counts[page.uid] = 320 + chance + 61 * heard.get(page.reference, 0)
    count_views(counts, at=now - timedelta(hours=2))
