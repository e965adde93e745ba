from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The doors that other systems speak to."""

    name = "detente.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Doors for other systems"
