"""The doors, joined to the site: parse, call one function, answer."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .actions import keep_suggestion
from .perspective import Call, answer
from .perspective.door import LARGEST_BODY
from .perspective.keys import Gate

LOOPBACK = ("127.", "::1")


@csrf_exempt
def perspective(request: HttpRequest, rest: str) -> HttpResponse:
    """Everything under /api/perspective/. No session, no account and (but for kept labels) no database is asked."""
    call = Call(
        method=request.method or "",
        path=rest,
        query=request.META.get("QUERY_STRING", ""),
        # One byte more than is allowed tells the door that there was more.
        body=request.read(LARGEST_BODY + 1),
        key=request.headers.get("X-Goog-Api-Key", ""),
        local=is_local(request),
        base=request.build_absolute_uri("/api/perspective/"),
    )
    reply = answer(call, _gate(), keep_suggestion)
    return HttpResponse(
        reply.body, status=reply.status, headers={**reply.headers, "Cache-Control": "private"}
    )


def is_local(request: HttpRequest) -> bool:
    """Whether the caller is on this machine, as far as that can be known: a public site stands behind others'
    proxies, where every caller may look local.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    return not settings.DETENTE["PRODUCTION"] and address.startswith(LOOPBACK)


def _gate() -> Gate:
    here = settings.DETENTE
    return _gate_for(tuple(here["API_KEYS"]), -(-here["API_ANALYSES_PER_MINUTE"] // here["API_PROCESSES"]))


@lru_cache(maxsize=8)
def _gate_for(keys: tuple[str, ...], per_minute: int) -> Gate:
    return Gate(keys, per_minute=per_minute)
