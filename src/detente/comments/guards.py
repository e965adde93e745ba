"""What stands before the views that take something in: size, token, and a database that cannot write just
now.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from .forms import posting_of
from .headers import personal
from .house import BODY_LIMIT

View = Callable[..., HttpResponse]
RETRY_SECONDS = 5


def takes_text(view: View) -> View:
    """For views that take a comment: too much is refused before it is read, and what cannot be stored is
    handed back.

    The CSRF check runs inside, after the size is known: Django's middleware would read a body of any size to
    find its token.
    """
    checked = csrf_protect(hands_back(view))

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and body_length(request) > BODY_LIMIT:
            return too_large(request)
        return checked(request, *args, **kwargs)

    return csrf_exempt(guarded)


def too_large(request: HttpRequest) -> HttpResponse:
    """413, without reading what was sent."""
    sentence = (
        "That was far more than a comment can hold, so it was not read. "
        "Go back: your text is still in your browser. Please shorten or split it."
    )
    context = {"status": 413, "code": "body-too-large", "sentence": sentence}
    return personal(render(request, "comments/refused.html", context, status=413))


def body_length(request: HttpRequest) -> int:
    """Bytes announced by the request; more than the limit when the number makes no sense."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return BODY_LIMIT + 1


def hands_back(view: View) -> View:
    """503 with the person's text in it when the database is locked or its disk is full; the transaction left
    nothing.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except OperationalError:
            if request.method != "POST":
                raise
            return _handed_back(request)

    return guarded


def _handed_back(request: HttpRequest) -> HttpResponse:
    posting = posting_of(request)
    # The page stands alone: whatever the base page asks of the database may fail for the same reason.
    answer = render(
        request,
        "comments/kept.html",
        {"action": request.get_full_path(), "posting": posting, "seconds": RETRY_SECONDS},
        status=503,
    )
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return personal(answer)
