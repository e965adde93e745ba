"""Threads: the room above says what is talked about here, and whether it still takes comments."""

from __future__ import annotations

import hashlib

from django.db import transaction

from detente.ledger.actions import append
from detente.ledger.events import Event

from ..models import Thread
from .judged import tags_of

WORDS_LIMIT = 50_000


@transaction.atomic
def describe_thread(
    *,
    actor: str,
    subject: str,
    title: str,
    url: str,
    language: str = "en",
    words: str = "",
    is_open: bool = True,
) -> Thread:
    """Make or renew the thread of a subject such as `article:<uid>`. Nothing changed means nothing written.

    `words` is what judging compares comments with, cut at `WORDS_LIMIT` characters.
    """
    told = {
        "title": title[:255],
        "url": url[:500],
        "language": language,
        "words": words[:WORDS_LIMIT],
        "is_open": is_open,
    }
    thread = Thread.objects.select_for_update().filter(subject=subject).first() or Thread(subject=subject)
    if thread.pk and all(getattr(thread, name) == value for name, value in told.items()):
        return thread
    for name, value in told.items():
        setattr(thread, name, value)
    # `comment_count` belongs to the verbs of comments: a whole-row save would write back a stale number.
    thread.save(update_fields=list(told) if thread.pk else None)
    digest = hashlib.sha256("\n".join((thread.title, thread.url, thread.words)).encode()).hexdigest()
    append(
        event=Event.THREAD_PLACE_DESCRIBED,
        actor=actor,
        subject=thread.reference,
        facts={"about": subject, "language": language, "is_open": is_open, "described": digest},
        touches=tags_of(thread),
    )
    return thread


@transaction.atomic
def open_thread(*, actor: str, thread: Thread) -> Thread:
    """Let a conversation take comments again. An open one stays as it is."""
    return _turn(actor, thread, is_open=True)


@transaction.atomic
def close_thread(*, actor: str, thread: Thread) -> Thread:
    """Let a conversation take no more comments. What was said stays. A closed one stays as it is."""
    return _turn(actor, thread, is_open=False)


def _turn(actor: str, thread: Thread, *, is_open: bool) -> Thread:
    turned = Thread.objects.filter(pk=thread.pk, is_open=not is_open).update(is_open=is_open)
    thread.is_open = is_open
    if turned:
        append(
            event=Event.THREAD_PLACE_OPENED if is_open else Event.THREAD_PLACE_CLOSED,
            actor=actor,
            subject=thread.reference,
            touches=tags_of(thread),
        )
    return thread
