"""The doors, joined to the site: parse, call one function, answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from detente.accounts.queries import edition_in_force
from detente.comments import house
from detente.standards import Circumstances, judge, normalise

from . import coral
from .actions import keep_suggestion
from .errors import ApiRefusal, DoorClosed, TooLarge
from .joining import HEADERS, gate, is_local
from .perspective import Call, answer
from .perspective.door import LARGEST_BODY


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
        local=is_local(request.META.get("REMOTE_ADDR", "")),
        base=request.build_absolute_uri("/api/perspective/"),
    )
    reply = answer(call, gate(), keep_suggestion)
    return HttpResponse(reply.body, status=reply.status, headers={**reply.headers, **HEADERS})


@csrf_exempt
@require_POST
def coral_moderate(request: HttpRequest) -> HttpResponse:
    """Coral's external moderation phase: 204 without an opinion, else one that Coral acts on."""
    try:
        answer = _coral_opinion(request)
    except ApiRefusal as refusal:
        error = {"code": refusal.code, "message": str(refusal)}
        return JsonResponse({"error": error}, status=refusal.status)
    if answer is None:
        return HttpResponse(status=204)
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _coral_opinion(request: HttpRequest) -> dict[str, object] | None:
    secrets = settings.DETENTE["CORAL_SECRETS"]
    if not secrets:
        raise DoorClosed("This door is closed: the operator has set no DETENTE_CORAL_SECRETS.")
    body = request.read(coral.LARGEST_BODY + 1)
    if len(body) > coral.LARGEST_BODY:
        raise TooLarge("That is larger than any comment Coral sends, so it was not read.")
    coral.require_signature(body, request.headers.get("X-Coral-Signature", ""), secrets)
    sent = coral.read(body)
    if not sent.text.strip():
        return None
    circumstances = Circumstances(
        time=timezone.now(),
        author=sent.author or None,
        thread=sent.story or None,
        site_languages=house.site_languages(),
        publisher=house.publisher(),
        hold_unmeasured=house.hold_unmeasured(),
        held_words=house.held_words(),
        site_host=sent.host,
    )
    edition = edition_in_force()
    verdict = judge(normalise(sent.text), circumstances, edition)
    return coral.opinion(verdict, edition, settings.DETENTE["BASE_URL"])


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """404 in JSON, before the pages' own catch-all could answer with a page or a redirect."""
    error = {"code": "not-found", "message": "Nothing is at this address."}
    return JsonResponse({"error": error}, status=404)
