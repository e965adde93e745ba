"""The people of the tour's newsroom. Their password comes on standard input."""

from __future__ import annotations

import sys
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from detente.accounts.actions import create_person
from detente.accounts.models import Role


class Command(BaseCommand):
    """Refuses in production, where nobody should know a password beforehand."""

    help = "For `detente tour` alone: a reader, two moderators and eight people who post."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DETENTE["PRODUCTION"]:
            raise CommandError("tour-in-production: The tour makes its own newsroom.")
        password = sys.stdin.read()
        people = {"reader": Role.READER, "first": Role.MODERATOR, "second": Role.MODERATOR}
        people |= {f"poster{number}": Role.READER for number in range(8)}
        for name, role in people.items():
            person = create_person(
                actor="system:tour", username=name, email=f"{name}@tour.invalid", password=password, role=role
            )
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
