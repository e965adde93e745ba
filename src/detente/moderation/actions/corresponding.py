"""Letters from people who are blocked, and the answers to them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.ledger.actions import append
from detente.ledger.events import Event

from ..errors import LetterAnsweredAlready, LetterRefused, RestorationClosed
from ..models import Letter, LetterState
from ..queries import blocks_on
from .requiring import LONGEST_TEXT, require_explanation, require_moderator
from .sanctioning import lift_block


@transaction.atomic
def write_letter(
    *,
    actor: Person,
    subject: str,
    user_id: str,
    explanation: str,
    thread_reference: str | None = None,
    at: datetime | None = None,
) -> Letter:
    """A blocked person writes to the moderators: subject, user id, explanation.

    `thread_reference` says which block it is about: a page's, or with "" the whole site's; without one it is the first
    that a letter can open. Raises `RestorationClosed` after a second block, `LetterRefused` when nothing is blocked, a
    part is missing, the user id is somebody else's, or a letter about the same block already waits.
    """
    place = _place(actor, thread_reference, at)
    _require_letter(actor, place, subject, user_id, explanation)
    letter = Letter.objects.create(
        person=actor,
        subject=subject.strip(),
        user_id=user_id.strip(),
        explanation=explanation.strip(),
        thread_reference=place,
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
    """Answer a letter, lifting the block it is about or declining.

    Raises `NotAModerator`, `LetterAnsweredAlready`, `ReasonTooShort`, and like `lift_block`.
    """
    answer = answer.strip()
    require_moderator(actor)
    letter = Letter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter.pk)
    if letter.state != LetterState.OPEN:
        raise LetterAnsweredAlready("This letter has been answered already.")
    require_explanation(answer, "An answer needs at least {least} characters of reasons.")
    if restore:
        place = letter.thread_reference
        lift_block(actor=actor, person=letter.person, sentence=answer, thread_reference=place, at=at)
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


def _place(actor: Person, wanted: str | None, at: datetime | None) -> str:
    blocks = [one for one in blocks_on(actor, now=at) if wanted is None or one.thread_reference == wanted]
    opens = next((one for one in blocks if one.can_be_lifted), None)
    if opens is not None:
        return opens.thread_reference
    if blocks:
        raise RestorationClosed(
            "After a second block, access cannot be restored. You can still appeal against the decision itself."
        )
    raise LetterRefused("Your access is not blocked, so there is nothing to restore.")


def _require_letter(actor: Person, place: str, *parts: str) -> None:
    subject, user_id, explanation = (part.strip() for part in parts)
    if not subject or not explanation or len(explanation) > LONGEST_TEXT:
        raise LetterRefused(
            "A letter has a subject, your user id, and an explanation of up to 4,000 characters."
        )
    if user_id not in (actor.uid, actor.username):
        raise LetterRefused("The user id in the letter is not yours; your own page shows it.")
    if Letter.objects.filter(person=actor, thread_reference=place, state=LetterState.OPEN).exists():
        raise LetterRefused("A letter of yours already waits for an answer.")
