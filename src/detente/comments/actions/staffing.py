"""Other people's words in staff hands: changed with a rule and a reason, and put back when an appeal succeeds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.ledger.actions import append
from detente.ledger.canonical import commitment, new_salt
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.standards import Edition, Verdict, fingerprint
from detente.standards.detectors import detectors_hash

from ..errors import MayNotChange, UnknownRule
from ..models import Comment, Explanation, Likeness, Revision, State
from ..text import render
from .adopting import keep_on_record
from .changing import set_state
from .judged import Wording, accepted, save_wording, tags_of


@transaction.atomic
def staff_edit_comment(
    *,
    actor: Person,
    comment: Comment,
    raw: str | bytes,
    ground: str,
    sentence: str,
    facts: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Line:
    """A moderator changes published words. The page says so, the line names the rule, and the author can appeal.

    A new wording by the author waits for a person. Raises `MayNotChange`, `UnknownRule`, `UnfitText`.
    """
    if not actor.is_moderator:
        raise MayNotChange("Only moderators can edit other people's comments.")
    edition = _edition_with(ground)
    text, moment = accepted(raw), at or timezone.now()
    row, former = _published(comment, text)
    wording, salt = _by_hand(text, edition.hash), new_salt()
    line = append(
        event=Event.COMMENT_STAFF_EDITED,
        actor=actor.reference,
        subject=row.reference,
        ground=ground,
        edition=edition.hash,
        facts={
            "content": commitment(wording.salt, text),
            "former": commitment(former.salt, former.text) if former.salt else "",
            "sentence": commitment(salt, sentence),
        }
        | (facts or {}),
        touches=tags_of(row.thread),
        at=at,
    )
    _replace(row, wording, editor=actor, moment=moment)
    row.edited_at, row.edited_by_staff, row.awaits_person, row.line_uid = moment, True, True, line.uid
    row.save(update_fields=["revision", "doubt", "edited_at", "edited_by_staff", "awaits_person", "line_uid"])
    Explanation.objects.create(comment=row, line_uid=line.uid, sentence=sentence, salt=salt)
    return line


@transaction.atomic
def put_back_words(
    *,
    actor: Person,
    comment: Comment,
    sentence: str,
    facts: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Line:
    """Undo the staff's edit: the author's last own wording counts again, published by a person.

    Raises `MayNotChange` when the words are not the staff's any more.
    """
    row = (
        Comment.objects.select_for_update(of=("self",)).select_related("thread", "author").get(pk=comment.pk)
    )
    own = row.revisions.filter(editor=row.author_id).order_by("-id").first()
    if not row.edited_by_staff or row.state != State.PUBLISHED or row.author is None or own is None:
        raise MayNotChange("These words are not the newsroom's any more, so there is nothing to put back.")
    wording = Wording(
        text=own.text,
        html=own.html,
        salt=new_salt(),
        verdict=Verdict.from_dict(own.verdict),
        fingerprint=fingerprint(own.text),
    )
    _replace(row, wording, editor=row.author, moment=at or timezone.now())
    row.edited_by_staff = False
    row.save(update_fields=["revision", "doubt", "edited_by_staff"])
    line = set_state(
        actor=actor.reference,
        comment=row,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_RESTORED,
        sentence=sentence,
        facts={"content": commitment(wording.salt, wording.text)} | (facts or {}),
        at=at,
    )
    comment.refresh_from_db()
    return line


def _edition_with(ground: str) -> Edition:
    edition = edition_in_force()
    if ground not in edition.rules:
        raise UnknownRule(f"The standards in force have no rule named {ground!r}.")
    keep_on_record(edition)
    return edition


def _published(comment: Comment, text: str) -> tuple[Comment, Revision]:
    row = (
        Comment.objects.select_for_update(of=("self",))
        .select_related("thread", "revision")
        .get(pk=comment.pk)
    )
    if row.state != State.PUBLISHED or row.revision is None:
        raise MayNotChange("Only published words are edited. Decide first whether this comment is published.")
    if text == row.revision.text:
        raise MayNotChange("These are the same words as before.")
    return row, row.revision


def _replace(row: Comment, wording: Wording, *, editor: Person, moment: datetime) -> None:
    Likeness.objects.filter(comment=row).delete()
    save_wording(row, wording, editor=editor, moment=moment)


def _by_hand(text: str, edition: str) -> Wording:
    # A person answers for these words; no machine judges them, and the record says so by having no findings
    # and scores.
    verdict = Verdict(action="publish", findings=(), edition=edition, detectors=detectors_hash())
    return Wording(
        text=text, html=render(text), salt=new_salt(), verdict=verdict, fingerprint=fingerprint(text)
    )
