"""Decisions about people: warn, block, restore access. The steps are the ladder's."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from detente.accounts.actions import set_standing
from detente.accounts.models import Person, StandingState
from detente.accounts.queries import edition_in_force
from detente.comments.models import Comment
from detente.ledger.actions import append
from detente.ledger.events import Event

from ..errors import OwnCase
from ..ladder import Step, climb
from ..models import Decision, Kind
from ..queries import rung
from .requiring import BLOCK_DAYS, require_moderator, require_reason


@transaction.atomic
def warn(
    *,
    actor: Person,
    person: Person,
    rule: str,
    sentence: str,
    comment: Comment | None = None,
    at: datetime | None = None,
) -> Decision:
    """Warn somebody, with a rule and a reason. Raises `NotAModerator`, `OwnCase`, `UnknownRule`, `StepRefused`."""
    return _sanction(actor, person, Step.WARN, rule, sentence, comment=comment, at=at)


@transaction.atomic
def block(
    *,
    actor: Person,
    person: Person,
    rule: str,
    sentence: str,
    until: datetime | None = None,
    thread_reference: str = "",
    comment: Comment | None = None,
    at: datetime | None = None,
) -> Decision:
    """Block somebody from commenting, on one page or everywhere.

    A first block needs an earlier warning and has an end (`BLOCK_DAYS` when none is given); a second one is for good.
    Raises `NotAModerator`, `OwnCase`, `UnknownRule`, `ReasonTooShort`, `StepRefused`.
    """
    end = until or (at or timezone.now()) + timedelta(days=BLOCK_DAYS)
    return _sanction(
        actor,
        person,
        Step.BLOCK,
        rule,
        sentence,
        until=end,
        thread_reference=thread_reference,
        comment=comment,
        at=at,
    )


@transaction.atomic
def lift_block(
    *, actor: Person, person: Person, sentence: str, thread_reference: str = "", at: datetime | None = None
) -> Decision:
    """Restore somebody's access. Raises `RestorationClosed` after a second block and `StepRefused` without a block."""
    return _sanction(actor, person, Step.RESTORE, "", sentence, thread_reference=thread_reference, at=at)


def _sanction(
    actor: Person,
    person: Person,
    step: Step,
    rule: str,
    sentence: str,
    *,
    until: datetime | None = None,
    thread_reference: str = "",
    comment: Comment | None = None,
    at: datetime | None = None,
) -> Decision:
    sentence = sentence.strip()
    require_moderator(actor)
    if actor.pk == person.pk or person.is_staff:
        raise OwnCase("Members of the staff are not sanctioned at the desk.")
    if step is not Step.RESTORE:
        require_reason(rule, sentence)
    Person.objects.select_for_update().get(pk=person.pk)  # two moderators at once: one after the other
    now_at = climb(rung(person, thread_reference=thread_reference, now=at), step)
    final = now_at.state == StandingState.BLOCKED_FOR_GOOD
    kind = {Step.WARN: Kind.WARN, Step.BLOCK: Kind.BLOCK, Step.RESTORE: Kind.LIFT}[step]
    end = until if step is Step.BLOCK and not final else None
    decision = Decision(
        kind=kind,
        person=person,
        comment=comment,
        moderator=actor,
        thread_reference=thread_reference,
        rule=rule,
        sentence=sentence,
        edition=edition_in_force().hash,
        decided=at or timezone.now(),
        until=end,
    )
    line = append(
        event=_sanction_event(step, final),
        actor=actor.reference,
        subject=person.reference,
        ground=rule,
        edition=decision.edition,
        facts={
            "decision": decision.uid,
            "place": thread_reference,
            "until": end.isoformat() if end else "",
            "comment": comment.reference if comment else "",
        },
        at=at,
    )
    decision.line_uid = line.uid
    decision.save()
    set_standing(
        actor=actor.reference,
        person=person,
        state=now_at.state,
        until=end,
        thread_reference=thread_reference,
        warnings=now_at.warnings,
        blocks=now_at.blocks,
        line=line,
        at=at,
    )
    return decision


def _sanction_event(step: Step, final: bool) -> Event:
    if step is Step.WARN:
        return Event.MODERATION_PERSON_WARNED
    if step is Step.RESTORE:
        return Event.MODERATION_PERSON_RESTORED
    return Event.MODERATION_PERSON_BLOCKED_FOR_GOOD if final else Event.MODERATION_PERSON_BLOCKED
