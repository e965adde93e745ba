"""What the rules about repetition need to know, read from the database in two statements.

They are the only SQL of this room that is written by hand: every posting asks both, and composing them anew took the ORM
1.4 of the 5 ms that a posting costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from detente.accounts.models import Person
from detente.standards import Fingerprint, Past
from detente.standards.history import MOST_ALIKE, MOST_OWN

from ..house import LIKENESS_WINDOW
from ..models import State

_COMMENTS = """
    SELECT c.uid, p.uid, t.uid, c.created, c.state, r.exact, r.word_count, r.signature, c.key, c.key_digest
    FROM comments_comment c
    JOIN comments_thread t ON t.id = c.thread_id
    LEFT JOIN accounts_person p ON p.id = c.author_id
    LEFT JOIN comments_revision r ON r.id = c.revision_id
"""
_OWN = f"{_COMMENTS} WHERE c.author_id = %s AND c.created <= %s ORDER BY c.created DESC LIMIT {MOST_OWN}"
_ALIKE = f"""{_COMMENTS}
    WHERE c.state <> '{State.DELETED.value}' AND c.id IN (
        SELECT comment_id FROM comments_likeness WHERE band IN ({{marks}}) AND at <= %s AND at >= %s
    )
    ORDER BY c.created DESC LIMIT {MOST_ALIKE}
"""  # noqa: S608 - composed of constants alone; what varies goes in as parameters


@dataclass(frozen=True, slots=True)
class Earlier:
    """One of an author's own earlier comments: as judging sees it, and what posting asks about it."""

    past: Past
    state: str
    key: str | None
    key_digest: str


def earlier_of(author: Person, *, until: datetime) -> tuple[Earlier, ...]:
    """The author's newest comments up to `until`, oldest first, at most `MOST_OWN`; one statement."""
    return tuple(_earlier(row) for row in reversed(_fetch(_OWN, author.pk, until)))


class DatabaseHistory:
    """The two look-ups of `standards.History` over the database; `post_comment` itself does the remembering.

    Comments that their authors deleted are not counted, and neither are an author's own refused ones: nobody
    read them, and whoever writes a refused comment anew should not be told that they repeat themselves.
    `besides` is the uid of a comment that is being edited: nothing is like itself.
    """

    def __init__(self, *, besides: str = "") -> None:
        self.besides = besides

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """The author's comments in the window that ends at `before`, oldest first. `author` is a person's uid."""
        person = Person.objects.filter(uid=author).first() if author is not None else None
        if person is None:
            return ()
        return self.own_of(earlier_of(person, until=before), since=before - LIKENESS_WINDOW)

    def own_of(self, earlier: Iterable[Earlier], *, since: datetime) -> tuple[Past, ...]:
        """Of comments already fetched, those that count: none refused or deleted, none older than `since`."""
        return tuple(
            item.past
            for item in earlier
            if item.state not in (State.REFUSED, State.DELETED)
            and item.past.id != self.besides
            and item.past.time >= since
        )

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Comments in the window that share a band with `fingerprint`, oldest first; one statement."""
        statement = _ALIKE.format(marks=", ".join(["%s"] * len(fingerprint.bands)))
        rows = _fetch(statement, *fingerprint.bands, before, before - LIKENESS_WINDOW)
        return tuple(past for row in reversed(rows) if (past := _past(row)).id != self.besides)


def _fetch(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    adapt = connection.ops.adapt_datetimefield_value
    adapted = [adapt(value) if isinstance(value, datetime) else value for value in values]
    with connection.cursor() as cursor:
        cursor.execute(statement, adapted)
        return list(cursor.fetchall())


def _earlier(row: Sequence[Any]) -> Earlier:
    return Earlier(_past(row), row[4], row[8], row[9])


def _past(row: Sequence[Any]) -> Past:
    uid, author, thread, created, _, exact, words, signature = row[:8]
    return Past(
        id=uid,
        author=author,
        thread=thread,
        # SQLite's column holds UTC without saying so.
        time=created if created.tzinfo else created.replace(tzinfo=UTC),
        fingerprint=Fingerprint(exact or 0, (), words or 0, bytes(signature or b"")),
    )
