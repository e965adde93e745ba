"""What the rules about repetition need to know, read from the database in two statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from detente.accounts.models import Person
from detente.standards import Fingerprint, Past

from ..house import LIKENESS_WINDOW
from ..models import Comment, Likeness, State

OWN_LIMIT = 60
LOOKALIKE_LIMIT = 500
_FACTS = (
    "uid", "author__uid", "thread__uid", "created", "state", "revision__exact", "revision__word_count",
    "revision__signature",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Earlier:
    """One of an author's own earlier comments: as judging sees it, and what posting asks about it."""

    past: Past
    state: str
    key: str | None
    key_digest: str


def earlier_of(author: Person, *, until: datetime) -> tuple[Earlier, ...]:
    """The author's newest comments up to `until`, oldest first, at most `OWN_LIMIT`; one statement."""
    rows = (
        Comment.objects.filter(author=author, created__lte=until)
        .order_by("-created")
        .values_list(*_FACTS, "key", "key_digest")[:OWN_LIMIT]
    )
    return tuple(Earlier(_past(row[:8]), row[4], row[8], row[9]) for row in reversed(rows))


class DatabaseHistory:
    """The two look-ups of `standards.History` over the database; `post_comment` itself does the remembering.

    Comments that their authors deleted are not counted, and neither are an author's own refused ones: nobody
    read them, and whoever writes a refused comment anew should not be told that they repeat themselves.
    """

    def __init__(self, *, besides: str = "") -> None:
        self.besides = besides

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """The author's comments in the window that ends at `before`, oldest first. `author` is a person's
        uid.
        """
        if author is None:
            return ()
        rows = Comment.objects.filter(
            author__uid=author, created__lte=before, created__gte=before - LIKENESS_WINDOW
        ).order_by("-created")
        return self.own_of(
            Earlier(_past(row), row[4], None, "") for row in reversed(rows.values_list(*_FACTS)[:OWN_LIMIT])
        )

    def own_of(self, earlier: Iterable[Earlier], since: datetime | None = None) -> tuple[Past, ...]:
        """Of comments already fetched, those that count."""
        return tuple(
            item.past
            for item in earlier
            if item.state not in (State.REFUSED, State.DELETED)
            and item.past.id != self.besides
            and (since is None or item.past.time >= since)
        )

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Comments in the window that share a band with `fingerprint`, oldest first; one statement."""
        near = Likeness.objects.filter(
            band__in=fingerprint.bands, at__lte=before, at__gte=before - LIKENESS_WINDOW
        ).values("comment_id")
        rows = (
            Comment.objects.filter(pk__in=near)
            .exclude(state=State.DELETED)
            .order_by("-created")
            .values_list(*_FACTS)[:LOOKALIKE_LIMIT]
        )
        return tuple(past for row in reversed(rows) if (past := _past(row)).id != self.besides)


def _past(row: Sequence[Any]) -> Past:
    uid, author, thread, created, _, exact, words, signature = row
    return Past(
        id=uid,
        author=author,
        thread=thread,
        time=created,
        fingerprint=Fingerprint(exact or 0, (), words or 0, bytes(signature or b"")),
    )
