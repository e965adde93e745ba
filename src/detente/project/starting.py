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


def refuse_unfit_settings() -> None:
    """Raise `Refusal` (`settings-unfit`, `port-unfit`, `trusted-proxies-unfit`) where a variable says what it may not."""
    from detente.project import environment as env

    try:
        env.refuse_unfit()
    except env.SettingUnfit as unfit:
        raise Refusal(unfit.code, str(unfit)) from unfit


def setup() -> None:
    """Load the settings and Django.

    Raises `Refusal` for settings that cannot be used, and `home-not-writable` where the secret key cannot be kept.
    """
    refuse_unfit_settings()
    _keep_secret()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
    import django

    django.setup()


def _keep_secret() -> None:
    from detente.project import environment as env
    from detente.project.secrets import secret_key

    try:
        secret_key(env.home(), production=env.is_production())
    except OSError as failure:
        raise Refusal(
            "home-not-writable",
            f"The data folder {env.home()} cannot be written ({failure.strerror}). Set DETENTE_HOME to a folder that can.",
        ) from failure
