"""The one noun of this room."""

from __future__ import annotations

from django.db import models

from .events import Event


class Line(models.Model):
    """One act. Rows are inserted and never touched again: triggers on both databases refuse it.

    `canonical` are the exact bytes the leaf hash is taken over; the columns beside it repeat parts of it for look-ups.
    `touches` names the page-cache tags whose pages this act changes and is not part of the canonical bytes.
    """

    uid = models.CharField(max_length=32, unique=True, editable=False)
    at = models.DateTimeField(db_index=True, editable=False)
    event = models.CharField(
        max_length=64, choices=[(e.value, e.value) for e in Event], db_index=True, editable=False
    )
    actor = models.CharField(max_length=80, db_index=True, editable=False)
    subject = models.CharField(max_length=80, db_index=True, editable=False)
    ground = models.CharField(max_length=40, blank=True, editable=False)
    edition = models.CharField(max_length=80, blank=True, editable=False)
    detectors = models.CharField(max_length=80, blank=True, editable=False)
    facts = models.JSONField(default=dict, editable=False)
    touches = models.TextField(blank=True, editable=False)
    salt = models.CharField(max_length=32, editable=False)
    canonical = models.TextField(editable=False)
    leaf = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.event} {self.subject} by {self.actor}"
