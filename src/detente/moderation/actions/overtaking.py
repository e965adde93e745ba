"""Appeals that lost their object: the comment was published, deleted or decided anew before anybody heard them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from detente.comments.models import Comment, State
from detente.ledger.actions import append
from detente.ledger.events import Event

from ..models import Appeal, AppealState
from ..queries import RESTRICTED, still_stands

SWEEPER = "system:moderation"


@transaction.atomic
def settle_overtaken(
    *, actor: str = SWEEPER, comment: Comment | None = None, at: datetime | None = None
) -> int:
    """Close the open appeals (about one comment, or all) whose object is gone, and return how many there were.

    Each gets its ledger line, by which the person is told. What a decision overtakes is closed with it; this is also run
    every night for what authors deleted or published by an edit.
    """
    waiting = Appeal.objects.filter(state=AppealState.OPEN, comment__isnull=False)
    if comment is not None:
        waiting = waiting.filter(comment=comment)
    closed = 0
    for appeal in waiting.select_for_update(of=("self",)).select_related("comment").order_by("id"):
        if not still_stands(appeal):
            overtake(appeal, actor=actor, at=at)
            closed += 1
    return closed


def overtake(appeal: Appeal, *, actor: str, at: datetime | None = None) -> Appeal:
    """Close one appeal as overtaken, inside a transaction that holds its row."""
    assert appeal.comment is not None
    appeal.state, appeal.sentence = AppealState.OVERTAKEN, _sentence(appeal.comment)
    appeal.heard = at or timezone.now()
    appeal.save(update_fields=["state", "sentence", "heard"])
    append(
        event=Event.MODERATION_APPEAL_OVERTAKEN,
        actor=actor,
        subject=appeal.comment.reference,
        facts={"appeal": appeal.uid, "against": appeal.against},
        at=at,
    )
    return appeal


def _sentence(comment: Comment) -> str:
    if comment.state == State.PUBLISHED:
        return "Your comment is public now, so there is nothing left to decide about it."
    if comment.state == State.DELETED:
        return "You deleted the comment, so there is nothing left to decide about it."
    if comment.state in RESTRICTED:
        return (
            "Another decision about your comment took the place of the one you appealed against. You find its reasons on "
            "the comment's page, and you can appeal against it anew."
        )
    raise AssertionError(f"a comment in no known state: {comment.state}")
