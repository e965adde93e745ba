"""Reads of the ledger."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from .errors import UnknownLine
from .models import Line


def newest_id() -> int:
    """The id of the newest committed line, 0 when there is none."""
    return Line.objects.aggregate(newest=Max("id"))["newest"] or 0


def lines_after(place: int, *, limit: int = 500) -> list[Line]:
    """Up to `limit` lines with an id above `place`, oldest first."""
    return list(Line.objects.filter(id__gt=place).order_by("id")[:limit])


def lines_about(subject: str) -> QuerySet[Line]:
    """Every line about a subject such as `comment:<uid>`, oldest first."""
    return Line.objects.filter(subject=subject).order_by("id")


def line(uid: str) -> Line:
    """The line with this uid. Raises `UnknownLine`."""
    try:
        return Line.objects.get(uid=uid)
    except Line.DoesNotExist as missing:
        raise UnknownLine("The ledger has no such line.") from missing
