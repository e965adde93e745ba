"""Response headers that neither Django nor django-csp sets."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
# Wagtail's editor writes inline scripts and styles; its policy still lets nothing foreign in.
EDITOR_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class HeadersMiddleware:
    """Adds Permissions-Policy, Cross-Origin-Resource-Policy and, in the editor, its own content security policy.

    Responses of personal addresses become `private, no-store` unless the view said something else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/editor/"):
            response.headers["Content-Security-Policy"] = EDITOR_POLICY
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if request.path.startswith(("/accounts/", "/moderation/", "/comments/", "/editor/")):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
