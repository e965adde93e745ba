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
from detente.ledger.models import Line

from ..errors import OwnCase
from ..ladder import Rung, Step, climb
from ..models import Decision, Kind
from ..queries import rung
from .requiring import BLOCK_DAYS, require_explanation, require_moderator, require_reason

KINDS = {Step.WARN: Kind.WARN, Step.BLOCK: Kind.BLOCK, Step.RESTORE: Kind.LIFT}


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
    """Restore somebody's access, with a reason of at least `LEAST_REASON` characters.

    Raises `NotAModerator`, `OwnCase`, `ReasonTooShort`, `RestorationClosed` after a second block and `StepRefused` without
    a block.
    """
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
    _require_sanctionable(actor, person, step, rule, sentence)
    Person.objects.select_for_update().get(pk=person.pk)  # two moderators at once: one after the other
    now_at = climb(rung(person, thread_reference=thread_reference, now=at), step)
    final = now_at.state == StandingState.BLOCKED_FOR_GOOD
    decision = Decision(
        kind=KINDS[step],
        person=person,
        comment=comment,
        moderator=actor,
        thread_reference=thread_reference,
        rule=rule,
        sentence=sentence,
        edition=edition_in_force().hash,
        decided=at or timezone.now(),
        until=until if step is Step.BLOCK and not final else None,
    )
    line = _write_line(decision, _sanction_event(step, final), at)
    decision.line_uid = line.uid
    decision.save()
    stand_at(
        person, now_at, actor=actor, thread_reference=thread_reference, until=decision.until, line=line, at=at
    )
    return decision


def stand_at(
    person: Person,
    where: Rung,
    *,
    actor: Person,
    thread_reference: str,
    until: datetime | None,
    line: Line,
    at: datetime | None,
) -> None:
    """Tell the accounts room where somebody stands now, on the ground of `line`."""
    set_standing(
        actor=actor.reference,
        person=person,
        state=where.state,
        until=until,
        thread_reference=thread_reference,
        warnings=where.warnings,
        blocks=where.blocks,
        line=line,
        at=at,
    )


def _require_sanctionable(actor: Person, person: Person, step: Step, rule: str, sentence: str) -> None:
    require_moderator(actor)
    if actor.pk == person.pk or person.is_staff:
        raise OwnCase("Members of the staff are not sanctioned at the desk.")
    if step is Step.RESTORE:
        require_explanation(sentence, "Restoring access needs a reason of at least {least} characters.")
    else:
        require_reason(rule, sentence)


def _write_line(decision: Decision, event: Event, at: datetime | None) -> Line:
    assert decision.person is not None
    return append(
        event=event,
        actor=decision.moderator.reference,
        subject=decision.person.reference,
        ground=decision.rule,
        edition=decision.edition,
        facts={
            "decision": decision.uid,
            "place": decision.thread_reference,
            "until": decision.until.isoformat() if decision.until else "",
            "comment": decision.comment.reference if decision.comment else "",
        },
        at=at,
    )


def _sanction_event(step: Step, final: bool) -> Event:
    if step is Step.WARN:
        return Event.MODERATION_PERSON_WARNED
    if step is Step.RESTORE:
        return Event.MODERATION_PERSON_RESTORED
    return Event.MODERATION_PERSON_BLOCKED_FOR_GOOD if final else Event.MODERATION_PERSON_BLOCKED
