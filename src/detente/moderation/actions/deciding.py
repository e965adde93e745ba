"""Decisions about comments: publish, hold, remove, restore."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.comments.actions import set_state
from detente.comments.models import Comment, State
from detente.ledger.events import Event

from ..errors import OwnCase, StaleDecision
from ..models import Decision, Kind
from .requiring import require_moderator, require_reason

OUTCOMES: dict[str, tuple[str, Event]] = {
    Kind.APPROVE: (State.PUBLISHED, Event.MODERATION_COMMENT_APPROVED),
    Kind.RESTORE: (State.PUBLISHED, Event.MODERATION_COMMENT_RESTORED),
    Kind.HOLD: (State.HELD, Event.MODERATION_COMMENT_HELD),
    Kind.REMOVE: (State.REMOVED, Event.MODERATION_COMMENT_REMOVED),
}


def decide(
    *,
    actor: Person,
    comment: Comment,
    kind: str,
    rule: str = "",
    sentence: str = "",
    seen_state: str | None = None,
    at: datetime | None = None,
) -> Decision:
    """Publish, hold, remove or restore one comment.

    A restriction needs a `rule` of the edition in force and at least `LEAST_REASON` characters of explanation.
    `seen_state` is the state the moderator looked at: when somebody else changed it since, nothing happens.
    Raises `NotAModerator`, `OwnCase`, `UnknownRule`, `ReasonTooShort`, `StaleDecision`.
    """
    return decide_many(
        actor=actor, comments=[comment], kind=kind, rule=rule, sentence=sentence, seen_state=seen_state, at=at
    )[0]


@transaction.atomic
def decide_many(
    *,
    actor: Person,
    comments: Sequence[Comment],
    kind: str,
    rule: str = "",
    sentence: str = "",
    seen_state: str | None = None,
    at: datetime | None = None,
) -> list[Decision]:
    """The same decision for comments that are alike, such as a flash mob: all of them or, when one is stale, none."""
    sentence = sentence.strip()
    require_moderator(actor)
    if kind in (Kind.HOLD, Kind.REMOVE):
        require_reason(rule, sentence)
    return [_decide_one(actor, comment, kind, rule, sentence, seen_state, at) for comment in comments]


def _decide_one(
    actor: Person,
    comment: Comment,
    kind: str,
    rule: str,
    sentence: str,
    seen_state: str | None,
    at: datetime | None,
) -> Decision:
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if fresh.author_id == actor.pk:
        raise OwnCase("Nobody decides about their own comment.")
    state, event = OUTCOMES[kind]
    if (seen_state is not None and fresh.state != seen_state) or fresh.state == State.DELETED:
        raise StaleDecision("Somebody has changed this comment since you opened it. Please look again.")
    decision = Decision(
        kind=kind,
        comment=fresh,
        moderator=actor,
        rule=rule,
        sentence=sentence,
        edition=edition_in_force().hash,
        decided=at or timezone.now(),
    )
    line = set_state(
        actor=actor.reference,
        comment=fresh,
        state=state,
        event=event,
        ground=rule,
        sentence=sentence,
        facts={"decision": decision.uid},
        at=at,
    )
    decision.line_uid = line.uid
    decision.save()
    _settle_flags(fresh, at or timezone.now())
    comment.state = fresh.state
    return decision


def _settle_flags(comment: Comment, moment: datetime) -> None:
    comment.flags.filter(settled__isnull=True).update(settled=moment)
