"""What the nightly job calls: the room keeps nothing for longer than it says."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from .. import house
from ..models import Comment, Likeness, Revision, State

DELETED_KEPT = timedelta(days=30)


def forget_likenesses(*, now: datetime | None = None) -> int:
    """Drop the fingerprint bands that no look-up reaches any more. Returns how many rows went.

    Not an act about anybody, so it has no ledger line: the fingerprints themselves stay with their revisions.
    """
    before = (now or timezone.now()) - house.LIKENESS_WINDOW
    return Likeness.objects.filter(at__lt=before).delete()[0]


@transaction.atomic
def erase_texts(*, now: datetime | None = None) -> int:
    """Erase the words of comments that their authors deleted thirty days ago. Returns how many wordings went.

    With text and salt gone the ledger's commitment says nothing any more, and every proof stays valid.
    """
    before = (now or timezone.now()) - DELETED_KEPT
    gone = Comment.objects.filter(state=State.DELETED, edited_at__lt=before)
    Likeness.objects.filter(comment__in=gone).delete()
    return (
        Revision.objects.filter(comment__in=gone)
        .exclude(salt="")
        .update(text="", html="", salt="", verdict={}, exact=0, word_count=0, signature=b"")
    )
