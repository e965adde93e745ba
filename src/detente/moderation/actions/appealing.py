"""Appeals: filed by the person concerned, heard by somebody who did not decide."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from detente.accounts.models import Person, StandingState
from detente.accounts.queries import edition_in_force
from detente.comments.actions import put_back_words, set_state
from detente.comments.house import APPEAL_WINDOW
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
from ..queries import appealable_until, hearers, restriction_of, rung, still_stands
from .overtaking import overtake
from .requiring import LEAST_APPEAL, LONGEST_TEXT, require_explanation, require_moderator, require_seen
from .sanctioning import stand_at


@transaction.atomic
def appeal(*, actor: Person, comment: Comment, text: str, at: datetime | None = None) -> Appeal:
    """Ask that a human looks again at what happened to one's own comment: at what restricts it now.

    Raises `NothingToAppeal` when the comment is not restricted or not the person's, `AppealTooLate` after 183 days,
    `AppealOpenAlready` for a second appeal against the same decision, `ReasonTooShort` for an empty one.
    """
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    against = restriction_of(fresh)
    if fresh.author_id != actor.pk or not against:
        raise NothingToAppeal(
            "Only the author of a held, refused, removed or edited comment can appeal against it."
        )
    decision = Decision.objects.filter(line_uid=against).first()
    return _file(actor, against, text, at, comment=fresh, decision=decision)


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
    *,
    actor: Person,
    appeal: Appeal,
    reverse: bool,
    sentence: str,
    seen_line: str | None = None,
    at: datetime | None = None,
) -> Appeal:
    """Decide an appeal: reverse the decision, which restores the comment, its words or the person's standing, or uphold
    it, which removes a comment that still waited.

    Nobody who decided about the comment hears it while somebody else can; one whose object is gone is closed as
    overtaken. `seen_line` is the comment's ledger line that was looked at.
    Raises `NotAModerator`, `OwnCase`, `AppealHeardAlready`, `StaleDecision`, `ReasonTooShort`.
    """
    sentence = sentence.strip()
    require_moderator(actor)
    appeal = _locked(appeal)
    _require_hearable(actor, appeal)
    if not still_stands(appeal):
        return overtake(appeal, actor=actor.reference, at=at)
    if appeal.comment is not None:
        require_seen(appeal.comment, seen_line)
    require_explanation(sentence, "An answer to an appeal needs at least {least} characters of reasons.")
    appeal.state = AppealState.REVERSED if reverse else AppealState.UPHELD
    appeal.heard, appeal.heard_by, appeal.sentence = at or timezone.now(), actor, sentence
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
        _reverse(actor, appeal, line, at)
    else:
        _uphold(actor, appeal, at)
    return appeal


def _locked(appeal: Appeal) -> Appeal:
    """The appeal as it is now. Its comment is locked first, in the order in which decisions lock, so nobody deadlocks."""
    comment = None
    if appeal.comment_id is not None:
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=appeal.comment_id)
    fresh = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("decision__person", "appellant")
        .get(pk=appeal.pk)
    )
    fresh.comment = comment
    return fresh


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
        raise AppealTooLate(f"Decisions can be appealed for {APPEAL_WINDOW.days} days; that time is over.")
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


def _reverse(actor: Person, appeal: Appeal, line: Line, at: datetime | None) -> None:
    if appeal.decision is not None:
        appeal.decision.reversed = appeal.heard
        appeal.decision.save(update_fields=["reversed"])
    if appeal.comment is not None:
        _restore(actor, appeal, appeal.comment, at)
    elif appeal.decision is not None and appeal.decision.person is not None:
        _stand_without(actor, appeal.decision, appeal.decision.person, line, at)


def _restore(actor: Person, appeal: Appeal, comment: Comment, at: datetime | None) -> None:
    if comment.state == State.PUBLISHED:
        put_back_words(
            actor=actor, comment=comment, sentence=appeal.sentence, facts={"appeal": appeal.uid}, at=at
        )
        return
    set_state(
        actor=actor.reference,
        comment=comment,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_RESTORED,
        sentence=appeal.sentence,
        facts={"appeal": appeal.uid},
        at=at,
    )


def _uphold(actor: Person, appeal: Appeal, at: datetime | None) -> None:
    """A held or refused comment has now been decided by a person, so it waits no longer: it is removed."""
    comment = appeal.comment
    if comment is None or comment.state not in (State.HELD, State.REFUSED):
        return
    ground = ledger_line(appeal.against).ground
    set_state(
        actor=actor.reference,
        comment=comment,
        state=State.REMOVED,
        event=Event.MODERATION_COMMENT_REMOVED,
        ground=ground if ground in edition_in_force().rules else "",
        sentence=appeal.sentence,
        facts={"appeal": appeal.uid},
        at=at,
    )


def _stand_without(
    actor: Person, decision: Decision, person: Person, line: Line, at: datetime | None
) -> None:
    """Where the other decisions leave the person, when this one counts as never taken."""
    place = decision.thread_reference
    left = rung(person, thread_reference=place, now=at or timezone.now())
    still = (
        Decision.objects.filter(person=person, kind=Kind.BLOCK, reversed__isnull=True, thread_reference=place)
        .order_by("-decided", "-id")
        .first()
    )
    until = still.until if still and left.state == StandingState.BLOCKED else None
    stand_at(person, left, actor=actor, thread_reference=place, until=until, line=line, at=at)


def _require_hearable(actor: Person, appeal: Appeal) -> None:
    if appeal.state != AppealState.OPEN:
        raise AppealHeardAlready("This appeal has been closed already.")
    if appeal.appellant_id == actor.pk:
        raise OwnCase("Nobody hears their own appeal.")
    for strict in (False, True):
        others = hearers(appeal, strict=strict)
        if others.exists() and not others.filter(pk=actor.pk).exists():
            raise OwnCase(
                "Whoever decided about this does not hear the appeal against it; another moderator does."
            )
