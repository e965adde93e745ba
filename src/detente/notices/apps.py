from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "detente.notices"
    label = "notices"
    verbose_name = "Notices"
    default_auto_field = "django.db.models.BigAutoField"
