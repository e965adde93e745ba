"""The API as one object: its rooms, its errors, its addresses."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from detente.comments.errors import CommentRefusal
from detente.comments.refusing import status_of

from ..errors import ApiRefusal, TooFast
from . import conversations, papers, rules

log = logging.getLogger(__name__)
RETRY_SECONDS = "60"

api = NinjaAPI(
    title="Detente",
    version="1",
    description="Conversations, published standards and articles of one newspaper.",
    docs_url=None,  # the page would fetch scripts from elsewhere
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)
for room in (conversations, rules, papers):
    api.add_router("", room.router)


def refusal(request: HttpRequest, code: str, message: str, status: int, **more: Any) -> HttpResponse:
    """An error as every door of the API tells it."""
    error = {"code": code, "message": message, **more}
    answer = api.create_response(request, {"error": error}, status=status)
    if status == 429:
        answer.headers["Retry-After"] = RETRY_SECONDS
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ApiRefusal)
def _ours(request: HttpRequest, refused: ApiRefusal) -> HttpResponse:
    answer = refusal(request, refused.code, str(refused), refused.status)
    if isinstance(refused, TooFast):
        answer.headers["Retry-After"] = str(refused.wait)
    return answer


@api.exception_handler(CommentRefusal)
def _of_comments(request: HttpRequest, refused: CommentRefusal) -> HttpResponse:
    return refusal(request, refused.code, str(refused), status_of(refused))


@api.exception_handler(ValidationError)
def _unfit(request: HttpRequest, refused: ValidationError) -> HttpResponse:
    fields = [".".join(str(part) for part in error["loc"][1:] if part != "data") for error in refused.errors]
    told = "; ".join(f"{field}: {error['msg']}" for field, error in zip(fields, refused.errors, strict=True))
    return refusal(request, "request-unfit", f"The request does not fit: {told}.", 422, fields=fields)


@api.exception_handler(HttpError)
def _of_ninja(request: HttpRequest, refused: HttpError) -> HttpResponse:
    message = "The body is not valid JSON." if refused.status_code == 400 else str(refused)
    return refusal(request, "request-unfit", message, refused.status_code)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, refused: RequestDataTooBig) -> HttpResponse:
    return refusal(request, "body-too-large", "That is larger than anything this address takes.", 413)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, missing: Http404) -> HttpResponse:
    return refusal(request, "not-found", "Nothing is at this address.", 404)


@api.exception_handler(Exception)
def _failed(request: HttpRequest, failure: Exception) -> HttpResponse:
    log.exception("The API failed on %s", request.path, exc_info=failure)
    sentence = "Something broke on our side. Nothing you sent was half-stored."
    return refusal(request, "server-error", sentence, 500)


def _told_in_json(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ninja says "Method not allowed" as plain text; programs here always get JSON. What cannot be read as
    JSON at all, and what nothing here should keep, is settled in the same place.
    """

    def told(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        answer = view(request, *args, **more)
        if answer.status_code == 405:
            allowed = answer.headers["Allow"]
            answer = refusal(request, "method-not-allowed", f"This address takes {allowed}.", 405)
            answer.headers["Allow"] = allowed
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    told.csrf_exempt = True  # type: ignore[attr-defined]  # a session's token is checked by `Writer`
    return told


def addresses() -> tuple[list[Any], str, str]:
    """What `django.urls.path` mounts."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _told_in_json(pattern.callback)
    return patterns, str(app_name), str(namespace)
