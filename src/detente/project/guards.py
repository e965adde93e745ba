"""What no view should have to think of: a database that cannot write just now, and NUL characters in an address."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from detente.project.views import bad_request

RETRY_SECONDS = 5
# Never shown again: what opens doors.
SECRET = re.compile(r"password|code|token|csrf", re.I)


class BusyDatabaseMiddleware:
    """Turns Django's `OperationalError` in a view into a page that stands alone and holds what was typed.

    Posting a comment has a page of its own for it; this is for all the others: appeals, decisions, letters, flags,
    sign-in. Nothing is half-stored, because every verb is one transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 for a database that cannot write just now; None leaves every other exception to Django."""
        if not isinstance(exception, OperationalError):
            return None
        typed = [] if request.method != "POST" else _typed(request)
        # Without the request: a context processor may ask the very database that does not answer.
        answer = render(None, "503.html", {"typed": typed}, status=503)
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


class NulMiddleware:
    """Answers 400 to an address with a NUL character in it, which no text of ours holds and PostgreSQL refuses to compare."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or (
            "%00" in request.META.get("QUERY_STRING", "") and "/search/" not in request.path
        ):
            return bad_request(request)
        return self.get_response(request)


def _typed(request: HttpRequest) -> list[str]:
    """The longer texts of a form, which somebody would not want to write again."""
    return [
        value
        for name, value in request.POST.items()
        if not SECRET.search(name) and isinstance(value, str) and (" " in value.strip() or "\n" in value)
    ]
