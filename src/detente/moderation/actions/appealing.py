"""Appeals: filed by the person concerned, heard by somebody who did not decide."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from detente.accounts.actions import set_standing
from detente.accounts.models import Person, StandingState
from detente.accounts.queries import edition_in_force
from detente.comments.actions import set_state
from detente.comments.models import Comment, State
from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import line as ledger_line

from ..errors import (
    AppealHeardAlready,
    AppealOpenAlready,
    AppealTooLate,
    NothingToAppeal,
    OwnCase,
    ReasonTooShort,
)
from ..models import Appeal, AppealState, Decision, Kind
from ..queries import appealable_until, other_moderators, rung
from .requiring import LEAST_APPEAL, LEAST_REASON, LONGEST_TEXT, require_moderator

RESTRICTED = (State.HELD, State.REFUSED, State.REMOVED)


@transaction.atomic
def appeal(*, actor: Person, comment: Comment, text: str, at: datetime | None = None) -> Appeal:
    """Ask that a human looks again at what happened to one's own comment.

    Raises `NothingToAppeal` when the comment is not restricted or not the person's, `AppealTooLate` after 183 days,
    `AppealOpenAlready` for a second appeal against the same decision, `ReasonTooShort` for an empty one.
    """
    if comment.author_id != actor.pk or comment.state not in RESTRICTED:
        raise NothingToAppeal("Only the author of a held, refused or removed comment can appeal against it.")
    decision = Decision.objects.filter(line_uid=comment.line_uid).first()
    return _file(actor, comment.line_uid, text, at, comment=comment, decision=decision)


@transaction.atomic
def appeal_decision(*, actor: Person, decision: Decision, text: str, at: datetime | None = None) -> Appeal:
    """Ask that another moderator looks again at a warning or a block. Raises like `appeal`."""
    if decision.person_id != actor.pk or decision.kind not in (Kind.WARN, Kind.BLOCK) or decision.reversed:
        raise NothingToAppeal(
            "Only the person concerned can appeal against a warning or a block that still holds."
        )
    return _file(actor, decision.line_uid, text, at, decision=decision)


@transaction.atomic
def hear_appeal(
    *, actor: Person, appeal: Appeal, reverse: bool, sentence: str, at: datetime | None = None
) -> Appeal:
    """Decide an appeal: uphold the decision, or reverse it, which restores the comment or the person's standing.

    The moderator who took the decision does not hear the appeal unless there is no other. Raises `NotAModerator`,
    `OwnCase`, `AppealHeardAlready`, `ReasonTooShort`.
    """
    sentence = sentence.strip()
    require_moderator(actor)
    appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("comment", "decision").get(pk=appeal.pk)
    )
    _require_hearable(actor, appeal)
    if len(sentence) < LEAST_REASON:
        raise ReasonTooShort(f"An answer to an appeal needs at least {LEAST_REASON} characters of reasons.")
    moment = at or timezone.now()
    appeal.state = AppealState.REVERSED if reverse else AppealState.UPHELD
    appeal.heard, appeal.heard_by, appeal.sentence = moment, actor, sentence
    appeal.save()
    line = append(
        event=Event.MODERATION_APPEAL_REVERSED if reverse else Event.MODERATION_APPEAL_UPHELD,
        actor=actor.reference,
        subject=appeal.comment.reference if appeal.comment else appeal.appellant.reference,
        edition=edition_in_force().hash,
        facts={"appeal": appeal.uid, "against": appeal.against},
        at=at,
    )
    if reverse:
        _reverse(actor, appeal, line, sentence, moment, at)
    return appeal


def _file(
    actor: Person,
    against: str,
    text: str,
    at: datetime | None,
    *,
    comment: Comment | None = None,
    decision: Decision | None = None,
) -> Appeal:
    text = text.strip()
    moment = at or timezone.now()
    if len(text) < LEAST_APPEAL or len(text) > LONGEST_TEXT:
        raise ReasonTooShort(
            f"Please say in {LEAST_APPEAL} to {LONGEST_TEXT} characters why the decision should change."
        )
    if moment > appealable_until(ledger_line(against)):
        raise AppealTooLate("Decisions can be appealed for 183 days; that time is over.")
    try:
        with transaction.atomic():
            filed = Appeal.objects.create(
                against=against, comment=comment, decision=decision, appellant=actor, text=text, filed=moment
            )
    except IntegrityError as clash:
        raise AppealOpenAlready("There already is an appeal against this decision.") from clash
    append(
        event=Event.MODERATION_APPEAL_FILED,
        actor=actor.reference,
        subject=comment.reference if comment else actor.reference,
        facts={"appeal": filed.uid, "against": against},
        at=at,
    )
    return filed


def _reverse(
    actor: Person, appeal: Appeal, line: Line, sentence: str, moment: datetime, at: datetime | None
) -> None:
    if appeal.decision is not None:
        appeal.decision.reversed = moment
        appeal.decision.save(update_fields=["reversed"])
    if appeal.comment is not None:
        if appeal.comment.state in RESTRICTED:
            set_state(
                actor=actor.reference,
                comment=appeal.comment,
                state=State.PUBLISHED,
                event=Event.MODERATION_COMMENT_RESTORED,
                ground="",
                sentence=sentence,
                facts={"appeal": appeal.uid},
                at=at,
            )
        return
    decision = appeal.decision
    if decision is None or decision.person is None:
        return
    left = rung(decision.person, thread_reference=decision.thread_reference, now=moment)
    still = (
        Decision.objects.filter(
            person=decision.person,
            kind=Kind.BLOCK,
            reversed__isnull=True,
            thread_reference=decision.thread_reference,
        )
        .order_by("-decided", "-id")
        .first()
    )
    set_standing(
        actor=actor.reference,
        person=decision.person,
        state=left.state,
        until=still.until if still and left.state == StandingState.BLOCKED else None,
        thread_reference=decision.thread_reference,
        warnings=left.warnings,
        blocks=left.blocks,
        line=line,
        at=at,
    )


def _require_hearable(actor: Person, appeal: Appeal) -> None:
    if appeal.state != AppealState.OPEN:
        raise AppealHeardAlready("This appeal has been heard already.")
    if appeal.appellant_id == actor.pk:
        raise OwnCase("Nobody hears their own appeal.")
    if appeal.decision and appeal.decision.moderator_id == actor.pk and other_moderators(actor):
        raise OwnCase("Whoever took a decision does not hear the appeal against it; another moderator does.")
