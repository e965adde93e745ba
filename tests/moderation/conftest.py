"""People, a thread and a comment to decide about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from detente.accounts.actions import create_person
from detente.accounts.models import Person, Role
from detente.comments.actions import describe_thread, post_comment
from detente.comments.models import Comment, Thread

PersonFactory = Callable[..., Person]


@pytest.fixture
def person_factory(db: None) -> PersonFactory:
    made = 0

    def make(role: str = Role.READER, **more: object) -> Person:
        nonlocal made
        made += 1
        name = f"{role or 'reader'}{made}"
        joined = timezone.now() - timedelta(days=60)
        return create_person(
            actor="system:test",
            username=name,
            email=f"{name}@example.org",
            password="pass",
            role=role,
            joined=joined,
            **more,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def reader(person_factory: PersonFactory) -> Person:
    return person_factory()


@pytest.fixture
def moderator(person_factory: PersonFactory) -> Person:
    return person_factory(Role.MODERATOR)


@pytest.fixture
def second_moderator(person_factory: PersonFactory) -> Person:
    return person_factory(Role.MODERATOR)


@pytest.fixture
def thread(db: None) -> Thread:
    return describe_thread(
        actor="system:test",
        subject="article:" + "a" * 32,
        title="The ferry sails again",
        url="/strait/ferry/",
        language="en",
        words="The ferry across the strait sails again after a winter of talks.",
        is_open=True,
    )


@pytest.fixture
def comment(reader: Person, thread: Thread) -> Comment:
    return post_comment(
        actor=reader, thread=thread, raw="The ferry was late again, and nobody told us why."
    ).comment


@pytest.fixture
def stopped(reader: Person, thread: Thread) -> Comment:
    """A comment that the machine did not publish."""
    return post_comment(
        actor=reader, thread=thread, raw="WHY DOES NOBODY EVER TELL US WHEN THE FERRY IS LATE AGAIN"
    ).comment
