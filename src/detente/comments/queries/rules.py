"""What each rule did this month, counted from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from detente.ledger.events import Event
from detente.ledger.models import Line

_DECISIONS = (
    Event.COMMENT_POST_HELD,
    Event.COMMENT_POST_REFUSED,
    Event.COMMENT_REVISION_HELD,
    Event.COMMENT_REVISION_REFUSED,
    Event.COMMENT_VERDICT_CHANGED,
    Event.COMMENT_STAFF_EDITED,
    Event.MODERATION_COMMENT_HELD,
    Event.MODERATION_COMMENT_REMOVED,
)
_REVERSALS = (Event.MODERATION_COMMENT_RESTORED, Event.MODERATION_COMMENT_APPROVED)


@dataclass(slots=True)
class RuleMonth:
    """How often one rule was the ground of a restriction since the month began, by whom, and how often one
    was undone.
    """

    machine: int = 0
    people: int = 0
    reversed: int = 0

    @property
    def decisions(self) -> int:
        """Restrictions by machine and by people together."""
        return self.machine + self.people


def month_began(now: datetime | None = None) -> datetime:
    """Midnight of the first of this month in the newsroom's time zone."""
    return timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def decisions_this_month(now: datetime | None = None) -> dict[str, RuleMonth]:
    """Rule id → what it did this month, for rules that did something; two statements.

    A reversal counts for the rule whose decision it undid, which the freeing line keeps under "undone".
    """
    lines = Line.objects.filter(at__gte=month_began(now)).order_by()
    months: dict[str, RuleMonth] = {}
    taken = lines.filter(event__in=_DECISIONS).exclude(ground="").values_list("ground", "event", "actor")
    for ground, _, actor, number in taken.annotate(number=Count("id")):
        month = months.setdefault(ground, RuleMonth())
        if actor.startswith("machine:"):
            month.machine += number
        else:
            month.people += number
    for facts in lines.filter(event__in=_REVERSALS).values_list("facts", flat=True):
        if undone := facts.get("undone"):
            months.setdefault(undone, RuleMonth()).reversed += 1
    return months
