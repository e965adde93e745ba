"""What becomes of a comment after it was posted, by its author's hand or by the staff's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.ledger.actions import append
from detente.ledger.canonical import commitment, new_salt
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.standards import Verdict, fingerprint
from detente.standards.detectors import detectors_hash

from ..errors import MayNotChange, UnknownRule
from ..models import Comment, Explanation, Likeness, State, Thread
from ..text import render
from .adopting import keep_on_record
from .judged import Wording, accepted, save_wording, tags_of


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
    """Move a comment to `state` and write the one line of it: the verb behind approve, hold, remove and
    restore.

    `actor` is a reference; `ground` the id of a rule of the edition in force, or empty; `sentence` is kept
    beside the comment and only committed to in the ledger. `comment` is brought up to date in place. A person
    who publishes a comment clears it: no machine takes it down again. The same state again is an act too (an
    appeal upheld) and gets its line. Raises `MayNotChange` for what its author deleted, and `UnknownRule`.
    """
    if ground and ground not in edition_in_force().rules:
        raise UnknownRule(f"The standards in force have no rule named {ground!r}.")
    keep_on_record(edition_in_force())
    row = Comment.objects.select_for_update(of=("self",)).select_related("thread").get(pk=comment.pk)
    if row.state == State.DELETED and state != State.DELETED:
        raise MayNotChange("Its author deleted this comment, so there is nothing left to decide.")
    before, row.state = State(row.state), State(state)
    undone = _ground_of(row) if row.state == State.PUBLISHED != before else ""
    if row.state == State.PUBLISHED and actor.startswith("person:"):
        row.restored = True
    salt = new_salt() if sentence else ""
    line = append(
        event=event,
        actor=actor,
        subject=row.reference,
        ground=ground,
        edition=edition or edition_in_force().hash,
        facts=_facts_of_move(row, before, undone, salt, sentence) | (facts or {}),
        touches=tags_of(row.thread) if before != row.state and _was_seen(before, row) else (),
        at=at,
    )
    row.line_uid = line.uid
    row.save(update_fields=["state", "restored", "line_uid"])
    if sentence:
        Explanation.objects.create(comment=row, line_uid=line.uid, sentence=sentence, salt=salt)
    move_count(row.thread_id, before, State(row.state))
    comment.state, comment.restored, comment.line_uid = row.state, row.restored, row.line_uid
    return line


def _ground_of(row: Comment) -> str:
    """The rule for which the comment is what it is: a page per rule counts how often its decisions were
    undone.
    """
    return Line.objects.filter(uid=row.line_uid).values_list("ground", flat=True).first() or ""


def _facts_of_move(row: Comment, before: State, undone: str, salt: str, sentence: str) -> dict[str, Any]:
    moved: dict[str, Any] = {"from": before.value, "to": str(row.state)}
    if undone:
        moved["undone"] = undone
    if sentence:
        moved["sentence"] = commitment(salt, sentence)
    return moved


def _was_seen(before: State, row: Comment) -> bool:
    seen = {State.PUBLISHED, State.REMOVED}
    return before in seen or row.state in seen


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
    row.line_uid, row.edited_at = line.uid, line.at
    row.save(update_fields=["state", "line_uid", "edited_at"])
    move_count(row.thread_id, before, State.DELETED)
    comment.state, comment.line_uid, comment.edited_at = row.state, row.line_uid, row.edited_at
    return line


@transaction.atomic
def staff_edit_comment(
    *,
    actor: Person,
    comment: Comment,
    raw: str | bytes,
    ground: str,
    sentence: str,
    at: datetime | None = None,
) -> Line:
    """A moderator changes the words. The page says so, the line names the rule, and the author can appeal.

    The state stays; the former wording stays as a revision. Raises `MayNotChange`, `UnknownRule`,
    `UnfitText`.
    """
    if not actor.is_moderator:
        raise MayNotChange("Only moderators can edit other people's comments.")
    edition = edition_in_force()
    if ground not in edition.rules:
        raise UnknownRule(f"The standards in force have no rule named {ground!r}.")
    keep_on_record(edition)
    text, moment = accepted(raw), at or timezone.now()
    row = (
        Comment.objects.select_for_update(of=("self",))
        .select_related("thread", "revision")
        .get(pk=comment.pk)
    )
    if row.state == State.DELETED or row.revision is None:
        raise MayNotChange("Its author deleted this comment, so there is nothing to edit.")
    wording = _by_hand(text, edition.hash)
    salt = new_salt()
    line = append(
        event=Event.COMMENT_STAFF_EDITED,
        actor=actor.reference,
        subject=row.reference,
        ground=ground,
        edition=edition.hash,
        facts={
            "content": commitment(wording.salt, text),
            "former": commitment(row.revision.salt, row.revision.text) if row.revision.salt else "",
            "sentence": commitment(salt, sentence),
        },
        touches=tags_of(row.thread) if row.state == State.PUBLISHED else (),
        at=at,
    )
    Likeness.objects.filter(comment=row).delete()
    save_wording(row, wording, editor=actor, moment=moment)
    row.edited_at, row.edited_by_staff, row.line_uid = moment, True, line.uid
    row.save(update_fields=["revision", "edited_at", "edited_by_staff", "line_uid"])
    Explanation.objects.create(comment=row, line_uid=line.uid, sentence=sentence, salt=salt)
    return line


def _by_hand(text: str, edition: str) -> Wording:
    # A person answers for these words; no machine judges them, and the record says so by having no findings
    # and scores.
    verdict = Verdict(action="publish", findings=(), edition=edition, detectors=detectors_hash())
    return Wording(
        text=text, html=render(text), salt=new_salt(), verdict=verdict, fingerprint=fingerprint(text)
    )
