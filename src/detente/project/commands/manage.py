"""`detente manage …`: Django's own commands with Detente's settings already chosen."""

from __future__ import annotations

import os
import sys

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's or Wagtail's management commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["detente manage", *arguments])
    sys.exit(0)
