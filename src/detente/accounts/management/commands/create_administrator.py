"""`detente manage create_administrator`: the first person of a new newsroom."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from detente.accounts.actions import create_person
from detente.accounts.errors import AccountRefusal
from detente.accounts.models import Person, Role


class Command(BaseCommand):
    """Creates an administrator: may edit, moderate and manage people."""

    help = (
        "Create an administrator. The password is asked for, or read from standard input when nobody watches."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("email")

    def handle(self, *args: Any, username: str, email: str, **options: Any) -> None:
        password = self._password()
        try:
            validate_password(password, Person(username=username, email=email))
            person = create_person(
                actor="system:command-line",
                username=username,
                email=email,
                password=password,
                role=Role.ADMINISTRATOR,
            )
        except ValidationError as weak:
            raise CommandError("weak-password: " + " ".join(weak.messages)) from weak
        except AccountRefusal as refusal:
            raise CommandError(f"{refusal.code}: {refusal}") from refusal
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        self.stdout.write(
            f"{person.username} may now sign in at /accounts/login/ and set up a second factor."
        )

    @staticmethod
    def _password() -> str:
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        first = getpass.getpass("Password (12 characters or more): ")
        if getpass.getpass("Again: ") != first:
            raise CommandError("password-mismatch: The two passwords differ.")
        return first
