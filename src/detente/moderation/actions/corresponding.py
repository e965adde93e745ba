"""Letters from people who are blocked, and the answers to them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person, StandingState
from detente.ledger.actions import append
from detente.ledger.events import Event

from ..errors import AppealHeardAlready, LetterRefused, ReasonTooShort, RestorationClosed
from ..models import Letter, LetterState
from ..queries import rung
from .requiring import LEAST_REASON, LONGEST_TEXT, require_moderator
from .sanctioning import lift_block


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
        person=actor,
        subject=subject.strip(),
        user_id=user_id.strip(),
        explanation=explanation.strip(),
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
    require_moderator(actor)
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


def _require_letter(actor: Person, state: str, *parts: str) -> None:
    subject, user_id, explanation = (part.strip() for part in parts)
    if state != StandingState.BLOCKED:
        raise LetterRefused("Your access is not blocked, so there is nothing to restore.")
    if not subject or not explanation or len(explanation) > LONGEST_TEXT:
        raise LetterRefused(
            "A letter has a subject, your user id, and an explanation of up to 4,000 characters."
        )
    if user_id not in (actor.uid, actor.username):
        raise LetterRefused("The user id in the letter is not yours; your own page shows it.")
    if Letter.objects.filter(person=actor, state=LetterState.OPEN).exists():
        raise LetterRefused("A letter of yours already waits for an answer.")
