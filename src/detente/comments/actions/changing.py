"""What a comment is, after it was posted: moved by people's decisions, or taken back by its author."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.ledger.actions import append
from detente.ledger.canonical import commitment, new_salt
from detente.ledger.events import Event
from detente.ledger.models import Line

from ..errors import MayNotChange, UnknownRule
from ..models import Comment, Explanation, State, Thread
from .adopting import keep_on_record
from .judged import tags_of

_MOVED = ("state", "restored", "awaits_person", "doubt", "line_uid")


@transaction.atomic
def set_state(
    *,
    actor: str,
    comment: Comment,
    state: str,
    event: Event,
    ground: str = "",
    sentence: str = "",
    facts: dict[str, Any] | None = None,
    edition: str = "",
    at: datetime | None = None,
) -> Line:
    """Move a comment to `state` and write the one line of it: the verb behind approve, hold, remove and restore.

    `actor` is a reference; `ground` the id of a rule of the edition in force, or empty; `sentence` is kept beside the
    comment and only committed to in the ledger. `comment` is brought up to date in place. What a person publishes no
    machine takes down again, what a person holds no rewriting lifts. The same state again is an act too and gets its
    line. Raises `MayNotChange` for what its author deleted, and `UnknownRule`.
    """
    in_force = _edition_for(ground)
    row = _locked(comment, State(state))
    before, salt = State(row.state), new_salt() if sentence else ""
    _move(row, State(state), by_person=actor.startswith("person:"))
    told = _facts_of_move(row, before, salt, sentence) | (facts or {})
    line = append(
        event=event,
        actor=actor,
        subject=row.reference,
        ground=ground,
        edition=edition or in_force,
        facts=told,
        touches=tags_of(row.thread) if _shows(before, row, told) else (),
        at=at,
    )
    row.line_uid = line.uid
    _keep(row, comment, sentence, salt)
    move_count(row.thread_id, before, State(row.state))
    return line


def _move(row: Comment, state: State, *, by_person: bool) -> None:
    row.state, row.doubt = state, None
    if by_person:
        row.restored = row.restored or state == State.PUBLISHED
        row.awaits_person = state == State.HELD


def _keep(row: Comment, comment: Comment, sentence: str, salt: str) -> None:
    row.save(update_fields=list(_MOVED))
    if sentence:
        Explanation.objects.create(comment=row, line_uid=row.line_uid, sentence=sentence, salt=salt)
    for name in _MOVED:
        setattr(comment, name, getattr(row, name))


def _edition_for(ground: str) -> str:
    """The edition in force, put on record. Raises `UnknownRule` when it has no rule for the ground."""
    edition = edition_in_force()
    if ground and ground not in edition.rules:
        raise UnknownRule(f"The standards in force have no rule named {ground!r}.")
    keep_on_record(edition)
    return edition.hash


def _locked(comment: Comment, state: State) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).select_related("thread").get(pk=comment.pk)
    if row.state == State.DELETED and state != State.DELETED:
        raise MayNotChange("Its author deleted this comment, so there is nothing left to decide.")
    return row


def _ground_of(row: Comment) -> str:
    """The rule for which the comment is what it is: a page per rule counts how often its decisions were
    undone.
    """
    return Line.objects.filter(uid=row.line_uid).values_list("ground", flat=True).first() or ""


def _facts_of_move(row: Comment, before: State, salt: str, sentence: str) -> dict[str, Any]:
    moved: dict[str, Any] = {"from": before.value, "to": str(row.state)}
    if row.state == State.PUBLISHED != before and (undone := _ground_of(row)):
        moved["undone"] = undone
    if sentence:
        moved["sentence"] = commitment(salt, sentence)
    return moved


def _shows(before: State, row: Comment, told: dict[str, Any]) -> bool:
    """Whether a page that readers see changes: by the move, or by other words (whose commitment is among the facts)."""
    seen = {State.PUBLISHED, State.REMOVED}
    return "content" in told or (before != row.state and bool({before, State(row.state)} & seen))


def move_count(thread_id: int, before: State, after: State) -> None:
    """Keep `Thread.comment_count`, the number of published comments, right by one comment's move."""
    change = (after == State.PUBLISHED) - (before == State.PUBLISHED)
    if change:
        Thread.objects.filter(pk=thread_id).update(comment_count=F("comment_count") + change)


@transaction.atomic
def delete_comment(*, actor: Person, comment: Comment, at: datetime | None = None) -> Line:
    """The author takes a comment back. Answers to it stay, below a line that says so.

    Its words are kept for thirty days, for moderators alone, and then erased by `erase_texts`. Raises
    `MayNotChange` for somebody else's comment, one that is already deleted, and one that a moderator removed
    (its case stays open for an appeal).
    """
    if comment.author_id != actor.pk:
        raise MayNotChange("Only the person who wrote a comment can delete it.")
    row = Comment.objects.select_for_update(of=("self",)).select_related("thread").get(pk=comment.pk)
    if row.state not in (State.PUBLISHED, State.HELD, State.REFUSED):
        raise MayNotChange("This comment is not shown any more, so there is nothing to delete.")
    before, row.state = State(row.state), State.DELETED
    line = append(
        event=Event.COMMENT_AUTHOR_DELETED,
        actor=actor.reference,
        subject=row.reference,
        facts={"from": before.value, "thread": row.thread.reference},
        touches=tags_of(row.thread) if before == State.PUBLISHED else (),
        at=at,
    )
    row.line_uid, row.edited_at, row.doubt = line.uid, line.at, None
    row.save(update_fields=["state", "line_uid", "edited_at", "doubt"])
    move_count(row.thread_id, before, State.DELETED)
    comment.state, comment.line_uid, comment.edited_at = row.state, row.line_uid, row.edited_at
    return line
