"""What the doors keep: labels that other systems suggested, and people's tokens."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


def new_uid() -> str:
    """Thirty-two random hexadecimal digits."""
    return uuid.uuid4().hex


class SuggestedScore(models.Model):
    """What another system's people think a text should score, beside what it scored here: for calibration.

    `text` is empty unless the operator's setting keeps texts; `text_digest` (salted with the site's secret) tells
    that two labels are about the same text.
    """

    created = models.DateTimeField(default=timezone.now, db_index=True)
    attribute = models.CharField(max_length=60)
    value = models.FloatField()
    ours = models.FloatField(null=True)
    language = models.CharField(max_length=12, blank=True)
    community = models.CharField(max_length=200, blank=True)
    token = models.CharField(max_length=200, blank=True)
    session = models.CharField(max_length=200, blank=True)
    text_digest = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    detectors = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.attribute} {self.value:.2f} suggested by {self.community or 'somebody'}"


class Scope(models.TextChoices):
    """What a token lets a program do in its owner's name."""

    READ = "read", "Read what I may read"
    COMMENT = "comments:write", "Write comments in my name"
    FLAG = "flags:write", "Tell moderators about comments in my name"


class Token(models.Model):
    """A personal key for programs. Only its digest is kept, so nobody can read it back."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="personal_tokens"
    )
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    created = models.DateTimeField(default=timezone.now, editable=False)
    last_used = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        """How ledger lines name this token."""
        return f"token:{self.uid}"
