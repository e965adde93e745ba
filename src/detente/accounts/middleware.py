"""Staff work behind a second factor, on every path."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

STAFF_PREFIXES = ("/editor/", "/moderation/", "/documents/")


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to set one up before they reach the desk or the editor.

    On when `STAFF_MFA` is (in production by default). Readers' own pages are not touched, and nothing is asked of
    people who are not staff, so that /moderation/ pages for readers (appeals) stay open to them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.STAFF_MFA
            and request.path.startswith(STAFF_PREFIXES)
            and self._lacks_second_factor(request)
        ):
            messages.info(request, "Staff sign in with a second factor. Please set one up to go on.")
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _lacks_second_factor(request: HttpRequest) -> bool:
        person = request.user
        if not (person.is_authenticated and person.is_staff):
            return False
        return not is_mfa_enabled(person, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
