"""`detente manage load_demo`: fill an empty home with The Meridian Post and its readers."""

from __future__ import annotations

import sys
from typing import Any

import click
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from detente.project.home import HomeRefused, prepare


class Command(BaseCommand):
    """Loads the demo once; a home that has it already is left alone."""

    help = "Load the demo newsroom into this home, once. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        from detente.project.demo.loading import LOGINS, is_loaded, load

        if settings.DETENTE["PRODUCTION"]:
            raise CommandError(
                "demo-in-production: The demo's passwords are known to everybody; this site is public."
            )
        try:
            prepare(newsroom=False)
        except HomeRefused as refusal:
            raise CommandError(f"{refusal.code}: {refusal}") from refusal
        if not is_loaded():
            with click.progressbar(
                length=1, label="Loading the demo newsroom", file=sys.stderr, hidden=not sys.stderr.isatty()
            ) as bar:

                def show(done: int, of: int) -> None:
                    bar.length = of
                    bar.update(done - bar.pos)

                load(progress=show)
        self.stdout.write("The Meridian Post, an invented newspaper. Its logins:")
        for what, name, password in LOGINS:
            self.stdout.write(f"  {what:<10} {name:<22} {password}")
