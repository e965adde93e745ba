from __future__ import annotations

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "detente.comments"
    label = "comments"
    verbose_name = "Comments"
    default_auto_field = "django.db.models.BigAutoField"
