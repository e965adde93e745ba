"""Who sends a request, for views that let nobody else in."""

from __future__ import annotations

from django.http import HttpRequest

from detente.accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The signed-in person. Views behind `login_required` alone may call it; elsewhere it is an `AssertionError`."""
    assert isinstance(request.user, Person), "nobody is signed in"
    return request.user
