"""One comment, from the raw text to the acknowledged row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError
from django.db.models import Exists, F
from django.utils import timezone

from detente.accounts.models import Person, Standing
from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.together import together
from detente.standards import Verdict

from .. import house
from ..errors import KeyReused, ParentUnavailable, ThreadClosed, TooOften
from ..models import Comment, State, Thread, new_uid
from ..queries.history import Earlier, earlier_of
from ..queries.standings import blocking
from .cluster import hold_cluster
from .judged import (
    MACHINE,
    Wording,
    accepted,
    digest_of,
    judged,
    require_standing,
    save_wording,
    tags_of,
)

EVENT_OF = {
    State.PUBLISHED: Event.COMMENT_POST_PUBLISHED,
    State.HELD: Event.COMMENT_POST_HELD,
    State.REFUSED: Event.COMMENT_POST_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a posting. `repeated`: the key was known, and this is the comment that it made the first
    time.
    """

    comment: Comment
    verdict: Verdict
    repeated: bool = False


def post_comment(
    *,
    actor: Person,
    thread: Thread,
    parent: Comment | None = None,
    raw: str | bytes,
    key: str | None = None,
    at: datetime | None = None,
) -> Posted:
    """Take in one comment: accept, gather, judge, store in one short transaction, and return only after the
    commit.

    `key` makes a retried call one comment, also when both calls run at once. `at` dates the comment (the
    demo's history is the only caller that gives it). A held or a refused comment is stored and returned like
    any other. Raises `UnfitText`, `ThreadClosed`, `ParentUnavailable`, `MayNotPost`, `TooOften`, `KeyReused`.
    """
    moment = at or timezone.now()
    text = accepted(raw)
    digest = digest_of(thread, parent, text) if key else ""
    earlier = earlier_of(actor, until=moment)
    if key and (known := next((item for item in earlier if item.key == key), None)):
        return _the_first(actor, key, digest, known.key_digest)
    _require_place(thread, parent)
    require_standing(actor, thread, moment)
    _require_pace(earlier, moment)
    wording = judged(author=actor, thread=thread, parent=parent, text=text, moment=moment, earlier=earlier)
    try:
        comment = _store(actor, thread, parent, wording, moment, key or None, digest)
    except IntegrityError:
        if not key or not Comment.objects.filter(author=actor, key=key).exists():
            raise
        return _the_first(actor, key, digest)
    return Posted(comment=comment, verdict=wording.verdict)


def _require_place(thread: Thread, parent: Comment | None) -> None:
    if not thread.is_open:
        raise ThreadClosed("This conversation is closed, so it takes no more comments.")
    if parent is not None and (parent.thread_id != thread.pk or parent.state != State.PUBLISHED):
        raise ParentUnavailable(
            "The comment you answer can no longer be read here, so the answer would hang in the air."
        )


def _require_pace(earlier: Sequence[Earlier], moment: datetime) -> None:
    since = moment - timedelta(seconds=60)
    recent = sum(item.past.time > since for item in earlier)
    if recent >= house.posts_per_minute():
        raise TooOften(
            f"You sent {recent} comment{'' if recent == 1 else 's'} within a minute. Please wait a moment; your text is kept here."
        )


def _the_first(actor: Person, key: str, digest: str, known: str | None = None) -> Posted:
    comment = Comment.objects.select_related("revision", "thread", "author").get(author=actor, key=key)
    if (known or comment.key_digest) != digest:
        raise KeyReused("This form was already used for another comment. Open it anew to write one more.")
    assert comment.revision is not None
    return Posted(comment=comment, verdict=Verdict.from_dict(comment.revision.verdict), repeated=True)


@together
def _store(
    actor: Person,
    thread: Thread,
    parent: Comment | None,
    wording: Wording,
    moment: datetime,
    key: str | None,
    digest: str,
) -> Comment:
    comment = Comment(
        uid=new_uid(),
        thread=thread,
        parent=parent,
        top_id=(parent.top_id or parent.pk) if parent else None,
        depth=parent.depth + 1 if parent else 0,
        author=actor,
        state=wording.state,
        created=moment,
        key=key,
        key_digest=digest,
        awaits_person=wording.is_grave,
        doubt=wording.doubt(actor),
    )
    comment.line_uid = _write_line(comment, actor, wording, moment)
    comment.save(force_insert=True)
    revision = save_wording(comment, wording, editor=actor, moment=moment)
    Comment.objects.filter(pk=comment.pk).update(revision=revision)
    hold_cluster(comment, wording, moment)
    _require_still_welcome(actor, thread, wording.state, moment)
    return comment


def _write_line(comment: Comment, actor: Person, wording: Wording, moment: datetime) -> str:
    """Who decided is the actor: a person published something, or the machine held or refused what a person
    sent.
    """
    gravest = wording.gravest
    facts = wording.facts() | {"author": actor.reference, "thread": comment.thread.reference}
    if comment.parent is not None:
        facts["parent"] = comment.parent.reference
    return append(
        event=EVENT_OF[State(comment.state)],
        actor=actor.reference if gravest is None else MACHINE,
        subject=comment.reference,
        ground=gravest.rule if gravest else "",
        edition=wording.verdict.edition,
        detectors=wording.verdict.detectors,
        facts=facts,
        touches=tags_of(comment.thread) if comment.state == State.PUBLISHED else (),
        at=moment,
    ).uid


def _require_still_welcome(actor: Person, thread: Thread, state: State, moment: datetime) -> None:
    """What closed or blocked while the comment was being judged wins: asked inside the transaction, in one statement.

    It comes after the rows are inserted, since on PostgreSQL their foreign keys wait for whoever is blocking the person
    at this moment. The statement that counts a published comment asks on its way.
    """
    blocked = Standing.objects.filter(
        blocking(moment), person=actor, thread_reference__in=("", thread.reference)
    )
    welcome = Thread.objects.filter(~Exists(blocked), pk=thread.pk, is_open=True)
    if state == State.PUBLISHED:
        if welcome.update(comment_count=F("comment_count") + 1):
            return
    elif welcome.exists():
        return
    require_standing(actor, thread, moment)
    raise ThreadClosed("This conversation was closed while you wrote, so it takes no more comments.")
