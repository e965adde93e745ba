"""A person's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from detente.accounts.queries import standing
from detente.accounts.requests import person_of


def me(request: HttpRequest) -> HttpResponse:
    """The corner of the masthead for whoever asks, fetched after the page; 204 for a reader who is not signed in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)
    return render(request, "accounts/me.html")


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Name, standing, accepted standards, and the ways to change what can be changed."""
    person = person_of(request)
    return render(
        request,
        "accounts/overview.html",
        {"person": person, "standing": standing(person), "consents": person.consents.order_by("-given")},
    )
