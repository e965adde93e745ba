"""The addresses of `detente serve --only doors`: the judgement for other systems, and no site around it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from detente.api import views as api

handler400 = "detente.project.doors.unfit"
handler404 = "detente.project.doors.refused"
handler500 = "detente.project.doors.failed"


def healthz(request: HttpRequest) -> HttpResponse:
    """200: the doors ask nobody else, so they are ready when they answer."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def refused(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """404, in JSON everywhere: only programs come here."""
    return _error("not-found", "Nothing is at this address; only the doors are open here.", 404)


def unfit(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """400, for what cannot be read, such as another host's name."""
    return _error("request-unfit", "This request cannot be read, or names a host that is not this one.", 400)


def failed(request: HttpRequest) -> JsonResponse:
    """500."""
    return _error("server-error", "Something broke on our side.", 500)


def _error(code: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"error": {"code": code, "message": message}}, status=status)


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/perspective/<path:rest>", api.perspective),
    path("api/coral/moderate", api.coral_moderate),
]
