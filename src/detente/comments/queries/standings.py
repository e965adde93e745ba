"""Which standings keep a person from writing, as a condition that other statements can carry along."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from detente.accounts.models import StandingState


def blocking(moment: datetime) -> Q:
    """Which rows of `Standing` block somebody at `moment`: those that `accounts.queries.standing` minds."""
    for_a_while = Q(state=StandingState.BLOCKED) & (Q(until__isnull=True) | Q(until__gt=moment))
    return Q(state=StandingState.BLOCKED_FOR_GOOD) | for_a_while
