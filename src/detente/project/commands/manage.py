"""`detente manage …`: Django's own commands with Detente's settings already chosen."""

from __future__ import annotations

import sys

import click

from detente.project.starting import setup


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's or Wagtail's management commands. Exit code 2 when there is none of that name."""
    setup()
    from django.core.management import execute_from_command_line

    _refuse_unknown(arguments)
    execute_from_command_line(["detente manage", *arguments])
    sys.exit(0)


def _refuse_unknown(arguments: tuple[str, ...]) -> None:
    """Raise `click.UsageError`, which ends with 2 as for every wrong command line; Django itself would end with 1."""
    from difflib import get_close_matches

    from django.core.management import get_commands

    if not arguments or arguments[0].startswith("-") or arguments[0] in {"help", "version", *get_commands()}:
        return
    near = get_close_matches(arguments[0], get_commands(), n=1)
    raise click.UsageError(
        f"There is no command {arguments[0]!r}. "
        + (f"Did you mean {near[0]!r}? " if near else "")
        + "`detente manage help` lists them."
    )
