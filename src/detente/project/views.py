"""The few pages that belong to no room: readiness and errors."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def healthz(request: HttpRequest) -> HttpResponse:
    """200 and `ok` once the database answers; 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the driver raises: the site is not ready
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, as JSON under /api/, as a page elsewhere."""
    if request.path.startswith("/api/"):
        return _json("not-found", "Nothing is at this address.", 404)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from a template that needs no database."""
    if request.path.startswith("/api/"):
        return _json("server-error", "Something broke on our side. Nothing you sent was half-stored.", 500)
    # Without the request no context processor runs: one of them may be what broke.
    return render(None, "500.html", status=500)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    if request.path.startswith("/api/"):
        return _json("forbidden", "This is not allowed.", 403)
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    if request.path.startswith("/api/"):
        return _json("request-unfit", "This request cannot be read.", 400)
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's token is missing or old; says how to go on without losing what was written."""
    return render(request, "403_csrf.html", status=403)


def _json(code: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"error": {"code": code, "message": message}}, status=status)
