"""Decisions about comments: publish, hold, remove, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from .overtaking import settle_overtaken
from .requiring import require_moderator, require_reason, require_seen

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
    seen_line: str | None = None,
    at: datetime | None = None,
) -> Decision:
    """Publish, hold, remove or restore one comment.

    A restriction needs a `rule` of the edition in force and at least `LEAST_REASON` characters of explanation.
    `seen_state` and `seen_line` (`Comment.line_uid`) are the state and the words that the moderator looked at: when
    somebody, its author for example, changed either since, nothing happens. Open appeals that the decision overtakes are
    closed, and their authors told.
    Raises `NotAModerator`, `OwnCase`, `UnknownRule`, `ReasonTooShort`, `StaleDecision`.
    """
    seen_lines = None if seen_line is None else {comment.uid: seen_line}
    return decide_many(
        actor=actor,
        comments=[comment],
        kind=kind,
        rule=rule,
        sentence=sentence,
        seen_state=seen_state,
        seen_lines=seen_lines,
        at=at,
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
    seen_lines: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> list[Decision]:
    """The same decision for comments that are alike, such as a flash mob: all of them or, when one is stale, none.

    `seen_lines` gives for each comment's uid the ledger line of what was shown; one that is missing was not shown.
    """
    sentence = sentence.strip()
    require_moderator(actor)
    if kind in (Kind.HOLD, Kind.REMOVE):
        require_reason(rule, sentence)
    decided = []
    for comment in sorted(comments, key=lambda one: one.pk):  # two moderators at once lock in the same order
        seen_line = None if seen_lines is None else seen_lines.get(comment.uid, "")
        fresh = _decidable(actor, comment, seen_state, seen_line)
        decided.append(_decide_one(actor, fresh, kind, rule, sentence, at))
        comment.state, comment.line_uid = fresh.state, fresh.line_uid
    return decided


def _decidable(actor: Person, comment: Comment, seen_state: str | None, seen_line: str | None) -> Comment:
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if fresh.author_id == actor.pk:
        raise OwnCase("Nobody decides about their own comment.")
    if (seen_state is not None and fresh.state != seen_state) or fresh.state == State.DELETED:
        raise StaleDecision("Somebody has changed this comment since you opened it. Please look again.")
    require_seen(fresh, seen_line)
    return fresh


def _decide_one(
    actor: Person, fresh: Comment, kind: str, rule: str, sentence: str, at: datetime | None
) -> Decision:
    state, event = OUTCOMES[kind]
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
    fresh.flags.filter(settled__isnull=True).update(settled=at or timezone.now())
    settle_overtaken(actor=actor.reference, comment=fresh, at=at)
    return decision
