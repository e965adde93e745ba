"""Who acts, and when, while Wagtail's signals run: Wagtail tells a receiver neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from wagtail.log_actions import get_active_log_context

NEWSROOM = "system:newsroom"


@dataclass(frozen=True, slots=True)
class Acting:
    """The reference of who acts, and the moment when it is not now (the demo newsroom's history)."""

    actor: str
    at: datetime | None = None


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


@contextmanager
def acting(actor: str, *, at: datetime | None = None) -> Iterator[None]:
    """Let what Wagtail does inside be `actor`'s act."""
    token = _acting.set(Acting(actor, at))
    try:
        yield
    finally:
        _acting.reset(token)


def who_acts() -> Acting:
    """The actor of our own verbs, else the person at Wagtail's editor, else the newsroom's machine (a
    schedule).
    """
    ours = _acting.get()
    if ours is not None:
        return ours
    person = get_active_log_context().user
    return Acting(getattr(person, "reference", "") or NEWSROOM)
