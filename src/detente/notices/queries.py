"""Reads of this room."""

from __future__ import annotations

from django.db.models import QuerySet

from detente.accounts.models import Person

from .models import Notice, Place


def place(name: str) -> int:
    """How far the reader called `name` has come in the ledger; 0 when it has not begun."""
    return Place.objects.filter(name=name).values_list("line", flat=True).first() or 0


def notices_of(person: Person) -> QuerySet[Notice]:
    """What a person was told, newest first."""
    return Notice.objects.filter(person=person)


def unmailed() -> QuerySet[Notice]:
    """Notices whose mail has not left yet, oldest first."""
    return Notice.objects.filter(mailed__isnull=True).select_related("person").order_by("created", "id")
