"""What every command that needs Django does first."""

from __future__ import annotations

import os

import click


class Refusal(click.ClickException):
    """A command's refusal: a stable code, a sentence, exit code 1."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def format_message(self) -> str:
        return f"{self.code}: {self.message}"


def setup() -> None:
    """Load the settings and Django. Settings that cannot be read become a `Refusal` instead of a stack trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
    try:
        import django

        django.setup()
    except ValueError as unfit:
        raise Refusal("settings-unfit", str(unfit)) from unfit
    except OSError as failure:
        raise Refusal(
            "home-not-writable",
            f"The data folder cannot be written ({failure}). Set DETENTE_HOME to a folder that can.",
        ) from failure
