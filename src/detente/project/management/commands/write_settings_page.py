"""`detente manage write_settings_page`: docs/reference/settings.md from the table of settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from detente.project.documenting import settings_page


class Command(BaseCommand):
    """For maintainers: run it after changing a setting."""

    help = "Write docs/reference/settings.md."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        Path("docs/reference/settings.md").write_text(settings_page())
        self.stdout.write("docs/reference/settings.md")
