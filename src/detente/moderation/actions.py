"""The verbs of this room. Each is one transaction with one ledger line for the act itself.

A decision restricts or frees; it names a rule of the edition in force and gives a sentence that the person can answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

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

from .errors import (
    AppealHeardAlready,
    AppealOpenAlready,
    AppealTooLate,
    LetterRefused,
    NotAModerator,
    NothingToAppeal,
    OwnCase,
    ReasonTooShort,
    RestorationClosed,
    StaleDecision,
    UnknownRule,
)
from .ladder import Step, climb
from .models import Appeal, AppealState, Decision, Kind, Letter, LetterState
from .queries import appealable_until, other_moderators, rung

LEAST_REASON = 40  # characters of explanation beyond the rule's own text that a restriction needs
LEAST_APPEAL = 10
LONGEST_TEXT = 4_000
BLOCK_DAYS = 30  # how long a first block lasts when the moderator gives no end

OUTCOMES: dict[str, tuple[str, Event]] = {
    Kind.APPROVE: (State.PUBLISHED, Event.MODERATION_COMMENT_APPROVED),
    Kind.RESTORE: (State.PUBLISHED, Event.MODERATION_COMMENT_RESTORED),
    Kind.HOLD: (State.HELD, Event.MODERATION_COMMENT_HELD),
    Kind.REMOVE: (State.REMOVED, Event.MODERATION_COMMENT_REMOVED),
}
RESTRICTED = (State.HELD, State.REFUSED, State.REMOVED)


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
    _require_moderator(actor)
    if kind in (Kind.HOLD, Kind.REMOVE):
        _require_reason(rule, sentence)
    return [_decide_one(actor, comment, kind, rule, sentence, seen_state, at) for comment in comments]


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
        raise NothingToAppeal("Only the person concerned can appeal against a warning or a block that still holds.")
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
    _require_moderator(actor)
    appeal = Appeal.objects.select_for_update(of=("self",)).select_related("comment", "decision").get(pk=appeal.pk)
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


@transaction.atomic
def warn(
    *, actor: Person, person: Person, rule: str, sentence: str, comment: Comment | None = None, at: datetime | None = None
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
        actor, person, Step.BLOCK, rule, sentence, until=end, thread_reference=thread_reference, comment=comment, at=at
    )


@transaction.atomic
def lift_block(
    *, actor: Person, person: Person, sentence: str, thread_reference: str = "", at: datetime | None = None
) -> Decision:
    """Restore somebody's access. Raises `RestorationClosed` after a second block and `StepRefused` without a block."""
    return _sanction(actor, person, Step.RESTORE, "", sentence, thread_reference=thread_reference, at=at)


@transaction.atomic
def write_letter(
    *, actor: Person, subject: str, user_id: str, explanation: str, at: datetime | None = None
) -> Letter:
    """A blocked person writes to the moderators: subject, user id, explanation.

    Raises `RestorationClosed` after a second block, `LetterRefused` when nothing is blocked, a part is missing, the user
    id is somebody else's, or a letter already waits.
    """
    state = rung(actor, now=at).state
    if state == StandingState.BLOCKED_FOR_GOOD:
        raise RestorationClosed(
            "After a second block, access cannot be restored. You can still appeal against the decision itself."
        )
    _require_letter(actor, state, subject, user_id, explanation)
    letter = Letter.objects.create(
        person=actor, subject=subject.strip(), user_id=user_id.strip(), explanation=explanation.strip(),
        filed=at or timezone.now(),
    )
    append(
        event=Event.MODERATION_LETTER_RECEIVED,
        actor=actor.reference,
        subject=actor.reference,
        facts={"letter": letter.uid},
        at=at,
    )
    return letter


@transaction.atomic
def answer_letter(
    *, actor: Person, letter: Letter, restore: bool, answer: str, at: datetime | None = None
) -> Letter:
    """Answer a letter, restoring access or declining. Raises `NotAModerator`, `AppealHeardAlready`, `ReasonTooShort`."""
    answer = answer.strip()
    _require_moderator(actor)
    letter = Letter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter.pk)
    if letter.state != LetterState.OPEN:
        raise AppealHeardAlready("This letter has been answered already.")
    if len(answer) < LEAST_REASON:
        raise ReasonTooShort(f"An answer needs at least {LEAST_REASON} characters of reasons.")
    if restore:
        lift_block(actor=actor, person=letter.person, sentence=answer, at=at)
    letter.state = LetterState.RESTORED if restore else LetterState.DECLINED
    letter.answer, letter.answered, letter.answered_by = answer, at or timezone.now(), actor
    letter.save()
    append(
        event=Event.MODERATION_LETTER_ANSWERED,
        actor=actor.reference,
        subject=letter.person.reference,
        facts={"letter": letter.uid, "restored": restore},
        at=at,
    )
    return letter


# --- steps ------------------------------------------------------------------------------------------------------------


def _decide_one(
    actor: Person, comment: Comment, kind: str, rule: str, sentence: str, seen_state: str | None, at: datetime | None
) -> Decision:
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if fresh.author_id == actor.pk:
        raise OwnCase("Nobody decides about their own comment.")
    state, event = OUTCOMES[kind]
    if (seen_state is not None and fresh.state != seen_state) or fresh.state == State.DELETED:
        raise StaleDecision("Somebody has changed this comment since you opened it. Please look again.")
    decision = Decision(
        kind=kind, comment=fresh, moderator=actor, rule=rule, sentence=sentence,
        edition=edition_in_force().hash, decided=at or timezone.now(),
    )
    line = set_state(
        actor=actor.reference, comment=fresh, state=state, event=event, ground=rule, sentence=sentence,
        facts={"decision": decision.uid}, at=at,
    )
    decision.line_uid = line.uid
    decision.save()
    _settle_flags(fresh, at or timezone.now())
    comment.state = fresh.state
    return decision


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
    _require_moderator(actor)
    if actor.pk == person.pk or person.is_staff:
        raise OwnCase("Members of the staff are not sanctioned at the desk.")
    if step is not Step.RESTORE:
        _require_reason(rule, sentence)
    Person.objects.select_for_update().get(pk=person.pk)  # two moderators at once: one after the other
    now_at = climb(rung(person, thread_reference=thread_reference, now=at), step)
    final = now_at.state == StandingState.BLOCKED_FOR_GOOD
    kind = {Step.WARN: Kind.WARN, Step.BLOCK: Kind.BLOCK, Step.RESTORE: Kind.LIFT}[step]
    end = until if step is Step.BLOCK and not final else None
    decision = Decision(
        kind=kind, person=person, comment=comment, moderator=actor, thread_reference=thread_reference, rule=rule,
        sentence=sentence, edition=edition_in_force().hash, decided=at or timezone.now(), until=end,
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
        actor=actor.reference, person=person, state=now_at.state, until=end, thread_reference=thread_reference,
        warnings=now_at.warnings, blocks=now_at.blocks, line=line, at=at,
    )
    return decision


def _sanction_event(step: Step, final: bool) -> Event:
    if step is Step.WARN:
        return Event.MODERATION_PERSON_WARNED
    if step is Step.RESTORE:
        return Event.MODERATION_PERSON_RESTORED
    return Event.MODERATION_PERSON_BLOCKED_FOR_GOOD if final else Event.MODERATION_PERSON_BLOCKED


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
        raise ReasonTooShort(f"Please say in {LEAST_APPEAL} to {LONGEST_TEXT} characters why the decision should change.")
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
                actor=actor.reference, comment=appeal.comment, state=State.PUBLISHED,
                event=Event.MODERATION_COMMENT_RESTORED, ground="", sentence=sentence,
                facts={"appeal": appeal.uid}, at=at,
            )
        return
    decision = appeal.decision
    if decision is None or decision.person is None:
        return
    left = rung(decision.person, thread_reference=decision.thread_reference, now=moment)
    still = Decision.objects.filter(
        person=decision.person, kind=Kind.BLOCK, reversed__isnull=True, thread_reference=decision.thread_reference
    ).order_by("-decided", "-id").first()
    set_standing(
        actor=actor.reference, person=decision.person, state=left.state,
        until=still.until if still and left.state == StandingState.BLOCKED else None,
        thread_reference=decision.thread_reference, warnings=left.warnings, blocks=left.blocks, line=line, at=at,
    )


def _settle_flags(comment: Comment, moment: datetime) -> None:
    comment.flags.filter(settled__isnull=True).update(settled=moment)


def _require_moderator(actor: Person) -> None:
    if not actor.is_moderator:
        raise NotAModerator("Only moderators decide.")


def _require_reason(rule: str, sentence: str) -> None:
    if rule not in edition_in_force().rules:
        raise UnknownRule(f"The standards in force have no rule {rule!r}. Please choose one of the list.")
    if len(sentence) < LEAST_REASON:
        raise ReasonTooShort(
            f"A restriction needs at least {LEAST_REASON} characters that say what in the text broke the rule."
        )


def _require_hearable(actor: Person, appeal: Appeal) -> None:
    if appeal.state != AppealState.OPEN:
        raise AppealHeardAlready("This appeal has been heard already.")
    if appeal.appellant_id == actor.pk:
        raise OwnCase("Nobody hears their own appeal.")
    if appeal.decision and appeal.decision.moderator_id == actor.pk and other_moderators(actor):
        raise OwnCase("Whoever took a decision does not hear the appeal against it; another moderator does.")


def _require_letter(actor: Person, state: str, *parts: str) -> None:
    subject, user_id, explanation = (part.strip() for part in parts)
    if state != StandingState.BLOCKED:
        raise LetterRefused("Your access is not blocked, so there is nothing to restore.")
    if not subject or not explanation or len(explanation) > LONGEST_TEXT:
        raise LetterRefused("A letter has a subject, your user id, and an explanation of up to 4,000 characters.")
    if user_id not in (actor.uid, actor.username):
        raise LetterRefused("The user id in the letter is not yours; your own page shows it.")
    if Letter.objects.filter(person=actor, state=LetterState.OPEN).exists():
        raise LetterRefused("A letter of yours already waits for an answer.")


