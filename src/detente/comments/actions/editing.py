"""A new wording by the author. It walks the same steps as the first one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.standards import Verdict

from .. import house
from ..errors import MayNotChange, TooOften
from ..models import Comment, Likeness, State
from ..queries.history import earlier_of
from ..queries.reading import may_edit
from .changing import move_count
from .cluster import hold_cluster
from .judged import MACHINE, Wording, accepted, judged, require_standing, save_wording, tags_of
from .posting import Posted

_RESET = ("restored", "edited_by_staff", "awaits_person")
EVENT_OF = {
    State.PUBLISHED: Event.COMMENT_REVISION_PUBLISHED,
    State.HELD: Event.COMMENT_REVISION_HELD,
    State.REFUSED: Event.COMMENT_REVISION_REFUSED,
}


def edit_comment(*, actor: Person, comment: Comment, raw: str | bytes, at: datetime | None = None) -> Posted:
    """Give the author's comment new words, judged like the first ones.

    A published comment can be edited for `house.EDIT_WINDOW`; a held or a refused one always, since an edit
    is the shortest way out. What a moderator stopped or edited, and what was stopped on a grave ground, waits for
    a person from then on, through any number of edits (`Comment.awaits_person`). The same words again
    change nothing. Raises `MayNotChange`, `MayNotPost`, `TooOften`, `UnfitText`.
    """
    moment = at or timezone.now()
    text = accepted(raw)
    _require_editable(comment, actor, moment)
    assert comment.revision is not None
    if text == comment.revision.text:
        return Posted(comment=comment, verdict=Verdict.from_dict(comment.revision.verdict), repeated=True)
    require_standing(actor, comment.thread, moment)
    _require_pace(comment, moment)
    wording = judged(
        author=actor,
        thread=comment.thread,
        parent=comment.parent,
        text=text,
        moment=moment,
        earlier=earlier_of(actor, until=moment),
        besides=comment.uid,
    )
    return Posted(comment=_store(actor, comment, wording, moment), verdict=wording.verdict)


def _require_editable(comment: Comment, actor: Person, moment: datetime) -> None:
    if comment.author_id != actor.pk:
        raise MayNotChange("Only the person who wrote a comment can rewrite it.")
    if not may_edit(comment, actor, moment):
        raise MayNotChange("This comment can no longer be rewritten. You can answer it, or ask a moderator.")


def _require_pace(comment: Comment, moment: datetime) -> None:
    recent = comment.revisions.filter(created__gt=moment - timedelta(seconds=60)).count()
    if recent >= house.posts_per_minute():
        raise TooOften(
            f"You sent {recent} wording{'' if recent == 1 else 's'} within a minute. Please wait a moment; your text is kept here."
        )


@transaction.atomic
def _store(actor: Person, comment: Comment, wording: Wording, moment: datetime) -> Comment:
    row = (
        Comment.objects.select_for_update(of=("self",))
        .select_related("thread", "revision")
        .get(pk=comment.pk)
    )
    # A moderator may have decided while the new words were judged.
    _require_editable(row, actor, moment)
    require_standing(actor, row.thread, moment)
    before, state = State(row.state), _state_after(row, wording)
    row.state = state
    row.line_uid = _write_line(row, actor, wording, before, moment)
    Likeness.objects.filter(comment=row).delete()
    save_wording(row, wording, editor=actor, moment=moment)
    if state != State.PUBLISHED:
        row.doubt = None
    if before == State.PUBLISHED:
        row.edited_at = moment
    # What a person let stand, and what the staff wrote, were the words before these.
    row.restored = row.edited_by_staff = False
    row.awaits_person = row.awaits_person or wording.is_grave
    row.save(update_fields=["state", "line_uid", "revision", "doubt", "edited_at", *_RESET])
    hold_cluster(row, wording, moment)
    move_count(row.thread_id, before, state)
    return row


def _state_after(row: Comment, wording: Wording) -> State:
    """What the verdict says, except that what waits for a person is published by a person only."""
    return State.HELD if row.awaits_person and wording.state == State.PUBLISHED else wording.state


def _write_line(row: Comment, actor: Person, wording: Wording, before: State, moment: datetime) -> str:
    gravest = wording.gravest
    ground = gravest.rule if gravest else ""
    by_machine = gravest is not None
    if row.state == State.HELD and not by_machine:
        # Still waiting for the person it waited for: the ground stays with it.
        ground = Line.objects.filter(uid=row.line_uid).values_list("ground", flat=True).first() or ""
    return append(
        event=EVENT_OF[State(row.state)],
        actor=MACHINE if by_machine else actor.reference,
        subject=row.reference,
        ground=ground,
        edition=wording.verdict.edition,
        detectors=wording.verdict.detectors,
        facts=wording.facts()
        | {"author": actor.reference, "thread": row.thread.reference, "from": before.value},
        touches=tags_of(row.thread) if State.PUBLISHED in (before, row.state) else (),
        at=moment,
    ).uid
