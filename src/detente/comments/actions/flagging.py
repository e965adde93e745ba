"""A reader's word to the moderators."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.ledger.actions import append
from detente.ledger.events import Event

from .. import house
from ..errors import AlreadyFlagged, MayNotChange, TooOften, UnknownComment, UnknownRule
from ..models import Comment, Flag, State

SENTENCE_LIMIT = 500


def flag_comment(*, actor: Person, comment: Comment, rule: str, sentence: str = "") -> Flag:
    """Tell the moderators that a published comment breaks `rule`. Nothing happens to it until a person has
    looked.

    A blocked person may flag too. One flag at a time: once it is settled, a new one is welcome.
    Raises `UnknownComment`, `MayNotChange` (one's own comment), `UnknownRule`,
    `TooOften`, `AlreadyFlagged`.

    """
    if comment.state != State.PUBLISHED:
        raise UnknownComment("There is no such comment to flag.")
    if comment.author_id == actor.pk:
        raise MayNotChange("This is your own comment: you can edit or delete it.")
    edition = edition_in_force()
    if rule not in edition.rules:
        raise UnknownRule("Please choose the rule that you think the comment breaks.")
    since = timezone.now() - timedelta(hours=1)
    if Flag.objects.filter(person=actor, created__gt=since).count() >= house.flags_per_hour():
        raise TooOften(
            "You flagged many comments within an hour. The moderators are looking; please wait a little."
        )
    try:
        return _store(actor, comment, rule, sentence[:SENTENCE_LIMIT], edition.hash)
    except IntegrityError as twice:
        raise AlreadyFlagged(
            "You already told the moderators about this comment; they have not looked yet."
        ) from twice


@transaction.atomic
def _store(actor: Person, comment: Comment, rule: str, sentence: str, edition: str) -> Flag:
    flag = Flag.objects.create(comment=comment, person=actor, rule=rule, sentence=sentence)
    Comment.objects.filter(pk=comment.pk).update(flag_count=F("flag_count") + 1)
    append(
        event=Event.COMMENT_FLAG_RAISED,
        actor=actor.reference,
        subject=comment.reference,
        ground=rule,
        edition=edition,
    )
    return flag
