"""What is kept about articles beside their words: where they came from, how often they were read."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class ImportNote(models.Model):
    """Where an imported draft came from, and what was left out. `content_hash` makes a second import the same
    draft.
    """

    article = models.OneToOneField("news.ArticlePage", on_delete=models.CASCADE, related_name="import_note")
    content_hash = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=1000, blank=True)
    section_title = models.CharField(max_length=255, blank=True)
    dropped = models.JSONField(default=list)
    imported = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Import of {self.article_id} from {self.source}"


class ViewTotal(models.Model):
    """How often an article was read, its count from before an import included."""

    article = models.OneToOneField("news.ArticlePage", on_delete=models.CASCADE, related_name="view_total")
    views = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.views} views of {self.article_id}"


class HourViews(models.Model):
    """How often an article was read in one hour (UTC). Nothing about who read it."""

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="hours")
    hour = models.DateTimeField()
    views = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="one_count_per_article_and_hour")
        ]
        indexes = [models.Index(fields=["hour"], name="news_views_hour")]

    def __str__(self) -> str:
        return f"{self.views} views of {self.article_id} at {self.hour:%Y-%m-%d %H}h"
