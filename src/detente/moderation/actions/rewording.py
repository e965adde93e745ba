"""The newsroom's edit of somebody's comment: a decision like any other, with a rule, a reason and an appeal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.comments.actions import staff_edit_comment
from detente.comments.models import Comment

from ..errors import OwnCase
from ..models import Decision, Kind
from .overtaking import settle_overtaken
from .requiring import require_moderator, require_reason, require_seen


@transaction.atomic
def edit_words(
    *,
    actor: Person,
    comment: Comment,
    text: str,
    rule: str,
    sentence: str,
    seen_line: str | None = None,
    at: datetime | None = None,
) -> Decision:
    """Change the words of a published comment; its author can appeal. Raises like `decide`, `MayNotChange`, `UnfitText`."""
    sentence = sentence.strip()
    require_moderator(actor)
    require_reason(rule, sentence)
    fresh = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if fresh.author_id == actor.pk:
        raise OwnCase("Nobody edits their own comment for the newsroom.")
    require_seen(fresh, seen_line)
    decision = Decision(
        kind=Kind.EDIT,
        comment=fresh,
        moderator=actor,
        rule=rule,
        sentence=sentence,
        edition=edition_in_force().hash,
        decided=at or timezone.now(),
    )
    line = staff_edit_comment(
        actor=actor,
        comment=fresh,
        raw=text,
        ground=rule,
        sentence=sentence,
        facts={"decision": decision.uid},
        at=at,
    )
    decision.line_uid = line.uid
    decision.save()
    settle_overtaken(actor=actor.reference, comment=fresh, at=at)
    return decision
