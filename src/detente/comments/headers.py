"""What the page cache in front of us reads from an answer."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase

from .models import Thread

Answer = TypeVar("Answer", bound=HttpResponseBase)


def public(answer: Answer, *tags: str) -> Answer:
    """Let anybody keep this answer for a minute, and drop it at once when a ledger line touches one of its
    tags.
    """
    answer.headers["Cache-Control"] = "public, max-age=60"
    answer.headers["X-Detente-Tags"] = " ".join(dict.fromkeys((*tags, "site")))
    return answer


def public_thread(answer: Answer, thread: Thread) -> Answer:
    """The same, for a page that shows a conversation."""
    return public(answer, thread.reference, thread.subject)


def personal(answer: Answer) -> Answer:
    """For one person's eyes: nobody keeps it."""
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
