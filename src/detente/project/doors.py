"""The addresses of `detente serve --only doors`: the judgement for other systems, and no site around it."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.urls import path

from detente.api import views as api
from detente.project.views import healthz

handler400 = "detente.project.doors.refused"
handler404 = "detente.project.doors.refused"
handler500 = "detente.project.doors.failed"


def refused(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """404, in JSON everywhere: only programs come here."""
    error = {"code": "not-found", "message": "Nothing is at this address; only the doors are open here."}
    return JsonResponse({"error": error}, status=404)


def failed(request: HttpRequest) -> JsonResponse:
    """500."""
    error = {"code": "server-error", "message": "Something broke on our side."}
    return JsonResponse({"error": error}, status=500)


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/perspective/<path:rest>", api.perspective),
    path("api/coral/moderate", api.coral_moderate),
]
