"""From a refusal to the right status and a page that says, in words that help, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import (
    AlreadyFlagged,
    CommentRefusal,
    KeyReused,
    MayNotChange,
    MayNotPost,
    ParentUnavailable,
    ThreadClosed,
    TooOften,
    UnknownComment,
    UnknownRule,
    UnknownThread,
)
from .headers import personal

STATUS: dict[type[CommentRefusal], int] = {
    UnknownThread: 404,
    UnknownComment: 404,
    UnknownRule: 400,
    ThreadClosed: 403,
    MayNotPost: 403,
    MayNotChange: 403,
    ParentUnavailable: 409,
    KeyReused: 409,
    AlreadyFlagged: 409,
    TooOften: 429,
}
_STATUS_OF_CODE = {"text-too-long": 413}
RETRY_SECONDS = 60


def status_of(refusal: CommentRefusal) -> int:
    """The HTTP status of a refusal; 400 for text that cannot be taken."""
    return STATUS.get(type(refusal), _STATUS_OF_CODE.get(refusal.code, 400))


def refusal_page(request: HttpRequest, refusal: CommentRefusal, *, text: str = "") -> HttpResponse:
    """The page of a refusal: its sentence, its code, and the person's own text when there was one."""
    status = status_of(refusal)
    context = {"status": status, "code": refusal.code, "sentence": str(refusal), "text": text}
    answer = render(request, "comments/refused.html", context, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return personal(answer)
