from __future__ import annotations

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "detente.news"
    label = "news"
    verbose_name = "News"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to Wagtail's own signals, so that the editor's acts reach the ledger; give articles their
        form.
        """
        from detente.news import forms, signals

        signals.connect()
        forms.attach()
