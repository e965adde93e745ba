"""A person's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from detente.accounts.queries import standing


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Name, standing, accepted standards, and the ways to change what can be changed."""
    person = request.user
    return render(
        request,
        "accounts/overview.html",
        {"person": person, "standing": standing(person), "consents": person.consents.order_by("-given")},
    )
