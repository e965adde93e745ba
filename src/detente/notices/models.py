"""What people were told, and how far this room has read the ledger."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Place(models.Model):
    """How far a reader of the ledger has come."""

    name = models.CharField(max_length=40, unique=True)
    line = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at line {self.line}"


class Notice(models.Model):
    """One thing one person was told, once per ledger line. `mailed` stays empty until the mail has left."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    line_uid = models.CharField(max_length=32)
    event = models.CharField(max_length=64)
    subject = models.CharField(max_length=160)
    body = models.TextField()
    path = models.CharField(max_length=200)
    created = models.DateTimeField(default=timezone.now)
    read = models.DateTimeField(null=True, blank=True)
    mailed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "line_uid"], name="one_notice_per_person_and_line")
        ]

    def __str__(self) -> str:
        return self.subject
