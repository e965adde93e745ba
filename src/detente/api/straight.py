"""Analyses answered before Django: half of the time of a short one would go into sessions, policies and forms that
no program needs.

Everything else, and whatever is unusual about an analysis, goes to Django, whose view answers with the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from .joining import HEADERS, gate, is_local
from .perspective import Call, Reply, answer
from .perspective.door import LARGEST_BODY

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PREFIX = "/api/perspective/"
STRAIGHT = frozenset({f"{PREFIX}v1alpha1/comments{colon}analyze" for colon in (":", "%3A", "%3a")})


def analyses_first(site: WSGI) -> WSGI:
    """The WSGI application that answers analyses by itself and leaves the rest to `site`."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"] not in STRAIGHT or not _is_ours(environ):
            return site(environ, start_response)
        reply = _analysed(environ)
        headers = {**reply.headers, **HEADERS, "Content-Length": str(len(reply.body))}
        start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", [*headers.items()])
        return [reply.body]

    return application


def _is_ours(environ: dict[str, Any]) -> bool:
    """Whether the request names one of our hosts, by Django's own rule."""
    host, _ = split_domain_port(environ.get("HTTP_HOST", ""))
    return bool(host) and validate_host(host, settings.ALLOWED_HOSTS)


def _analysed(environ: dict[str, Any]) -> Reply:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    call = Call(
        method="POST",
        path=environ["PATH_INFO"].removeprefix(PREFIX),
        query=environ.get("QUERY_STRING", ""),
        # One byte more than is allowed tells the door that there was more.
        body=environ["wsgi.input"].read(min(length, LARGEST_BODY + 1)),
        key=environ.get("HTTP_X_GOOG_API_KEY", ""),
        local=is_local(environ.get("REMOTE_ADDR", "")),
    )
    return answer(call, gate(), _nothing_to_keep)


def _nothing_to_keep(_: Any) -> None:
    raise AssertionError("an analysis keeps nothing")
