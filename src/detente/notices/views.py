"""A person's notices."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from detente.accounts.requests import person_of

from .actions import mark_read
from .queries import notices_of


@login_required
def my_notices(request: HttpRequest) -> HttpResponse:
    """Everything the person was told, newest first; looking at it marks it as read."""
    notices = list(notices_of(person_of(request))[:200])
    response = render(request, "notices/list.html", {"notices": notices})
    if any(notice.read is None for notice in notices):
        mark_read(person=person_of(request))
    return response
