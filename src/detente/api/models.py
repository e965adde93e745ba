"""What the doors keep: labels that other systems suggested, answers given to Coral, people's tokens."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


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
