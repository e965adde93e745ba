"""People, a conversation and texts that no rule minds."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from detente.accounts.models import Person, Role
from detente.comments.actions import describe_thread
from detente.comments.models import Thread

_numbers = itertools.count(1)
SUBJECTS = [
    "harbour",
    "ferry",
    "treaty",
    "lighthouse",
    "minister",
    "railway",
    "orchard",
    "customs office",
    "tide table",
    "museum",
    "breakwater",
    "council",
    "bakery",
    "signal tower",
    "parliament",
    "theatre",
    "shipyard",
    "school",
    "bridge",
    "market",
]
VERBS = [
    "reopened",
    "was painted",
    "disappointed everybody",
    "needs a new roof",
    "deserves better",
    "will be sold",
    "was closed",
]
WHYS = [
    "because nobody asked the people who live beside it.",
    "although the budget said otherwise only last spring.",
    "and my grandmother would have laughed about that.",
    "while the newspapers on the other shore kept silent.",
    "so the next meeting should take place in the open.",
    "which surprised me more than the weather did.",
    "if the figures in the report can be believed at all.",
    "before anybody had read the second page of the plan.",
    "after eleven years of waiting for a simple answer.",
]


def plain_words(number: int) -> str:
    """A text unlike its neighbours, in plain English, that nothing in the standards speaks of."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    verb = VERBS[(number // 3) % len(VERBS)]
    why = WHYS[(number // 5) % len(WHYS)]
    return f"I think the {subject} {verb} {why} Letter {number} says so too on page {number * 7}."


@pytest.fixture
def people(db: None) -> Callable[..., Person]:
    """Make a reader, or with a role somebody of the staff."""

    def make(role: str = Role.READER, **more: object) -> Person:
        number = next(_numbers)
        return Person.objects.create(
            username=f"reader{number}",
            email=f"reader{number}@example.test",
            role=role,
            is_staff=bool(role),
            **more,
        )

    return make


@pytest.fixture
def reader(people: Callable[..., Person]) -> Person:
    return people()


@pytest.fixture
def moderator(people: Callable[..., Person]) -> Person:
    return people(Role.MODERATOR)


@pytest.fixture
def thread(db: None) -> Thread:
    return describe_thread(
        actor="system:tests",
        subject=f"article:{next(_numbers):032x}",
        title="The ferry sails again",
        url="/strait/the-ferry-sails-again/",
        words="The ferry between the two shores sails again after three winters.",
    )


@pytest.fixture
def words() -> Callable[[], str]:
    """A new harmless text at every call."""
    return lambda: plain_words(next(_numbers))
