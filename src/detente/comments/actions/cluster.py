"""When a comment completes a flash mob, its earlier members are judged again: what was one voice is now a
chorus. The very first of them may be the one whom the others copy, so a person decides about it.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from detente.ledger.actions import append
from detente.ledger.events import Event

from ..models import MARKED, Comment, State, Thread
from .judged import MACHINE, Wording, tags_of

CLUSTER_LIMIT = 100


def hold_cluster(comment: Comment, wording: Wording, moment: datetime) -> int:
    """Hold the published look-alikes that the verdict names, inside the transaction of the comment that
    completed them.

    The earliest look-alike stays and is marked for a person: three accounts that copy somebody's comment must not
    take it down. At most `CLUSTER_LIMIT` at a time (the next copy takes the rest); what a moderator let stand stays.
    One line for each that is held. Returns how many were held.
    """
    related = _related(wording)
    if not related:
        return 0
    _mark_earliest(related[0])
    members = list(
        Comment.objects.filter(uid__in=related[1:], state=State.PUBLISHED, restored=False)
        .select_related("thread")
        .select_for_update(of=("self",))
        .order_by("id")[:CLUSTER_LIMIT]
    )
    for member in members:
        member.state, member.doubt = State.HELD, None
        member.line_uid = _write_line(member, comment, wording, moment)
    Comment.objects.bulk_update(members, ["state", "doubt", "line_uid"])
    for thread_id, number in Counter(member.thread_id for member in members).items():
        Thread.objects.filter(pk=thread_id).update(comment_count=F("comment_count") - number)
    return len(members)


def _mark_earliest(uid: str) -> None:
    """Put the earliest look-alike before a person, once, unless a person let it stand or the staff wrote it."""
    unmarked = Q(doubt__isnull=True) | Q(doubt__lt=MARKED)
    found = Comment.objects.filter(unmarked, uid=uid, state=State.PUBLISHED, restored=False).exclude(author__is_staff=True)
    found.update(doubt=Coalesce("doubt", 0) + MARKED)


def _related(wording: Wording) -> list[str]:
    """The look-alikes that the verdict names, the earliest first."""
    return [
        uid
        for finding in wording.verdict.findings
        if finding.rule == "flash-mob" and finding.action in ("hold", "refuse")
        for uid in finding.related
    ]


def _write_line(member: Comment, cause: Comment, wording: Wording, moment: datetime) -> str:
    return append(
        event=Event.COMMENT_VERDICT_CHANGED,
        actor=MACHINE,
        subject=member.reference,
        ground="flash-mob",
        edition=wording.verdict.edition,
        detectors=wording.verdict.detectors,
        facts={"from": State.PUBLISHED.value, "to": State.HELD.value, "completed_by": cause.reference},
        touches=tags_of(member.thread),
        at=moment,
    ).uid
