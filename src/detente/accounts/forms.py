"""What registration asks beyond allauth's own fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from detente.accounts.actions import register_reader
from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force

SHOWN = (
    "I have read the community standards (edition “{name}”) and accept them. They bind readers and moderators alike; "
    "every decision under them gives its reason and can be appealed."
)


class ConsentForm(forms.Form):
    """The unticked box with which a reader accepts the edition in force (allauth builds its form on this one)."""

    accept = forms.BooleanField(
        required=True,
        error_messages={
            "required": "An account comes with the community standards. Please read them and tick the box."
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accept"].label = SHOWN.format(name=edition_in_force().name)

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Called by allauth once the account exists, in the same transaction."""
        register_reader(person=user, edition=edition_in_force(), shown=str(self.fields["accept"].label))
