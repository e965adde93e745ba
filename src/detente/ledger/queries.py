"""Reads of the ledger."""

from __future__ import annotations

from django.db import connection
from django.db.models import Max, QuerySet

from .errors import UnknownLine
from .models import Line


def newest_id() -> int:
    """The id of the newest committed line, 0 when there is none."""
    return Line.objects.aggregate(newest=Max("id"))["newest"] or 0


def lines_after(place: int, *, limit: int = 500) -> list[Line]:
    """Up to `limit` lines with an id above `place`, oldest first."""
    return list(Line.objects.filter(id__gt=place).order_by("id")[:limit])


def settled_lines_after(place: int, *, limit: int = 500) -> list[Line]:
    """Like `lines_after`, for readers that keep a place: no line can still appear below the last one returned.

    On PostgreSQL ids commit out of order, so lines stop before those of the oldest transaction that still runs.
    SQLite has one writer at a time, so there every committed line is settled.
    """
    lines = Line.objects.filter(id__gt=place).order_by("id")
    if connection.vendor == "postgresql":
        lines = lines.extra(where=[_SETTLED])  # noqa: S610 - a constant; the ORM has no xmin
    return list(lines[:limit])


# age() compares 32-bit transaction ids the way PostgreSQL itself does, so wrap-around is no trap.
_SETTLED = (
    "age(ledger_line.xmin) > age((txid_snapshot_xmin(txid_current_snapshot()) %% 4294967296)::text::xid)"
)


def lines_about(subject: str) -> QuerySet[Line]:
    """Every line about a subject such as `comment:<uid>`, oldest first."""
    return Line.objects.filter(subject=subject).order_by("id")


def line(uid: str) -> Line:
    """The line with this uid. Raises `UnknownLine`."""
    try:
        return Line.objects.get(uid=uid)
    except Line.DoesNotExist as missing:
        raise UnknownLine("The ledger has no such line.") from missing
