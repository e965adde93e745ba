"""Staff work behind a second factor, on every path."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from detente.accounts.models import Person

STAFF_PREFIXES = ("/editor/", "/moderation/", "/documents/")


class StaffSecondFactorMiddleware:
    """Lets staff be staff only in a session in which they used their second factor.

    On when `STAFF_MFA` is (in production by default). Without the factor a moderator or editor is a reader like any
    other: the desk and the editor lead to the page that asks for it (or sets one up), and no page shows them what only
    staff may see. Readers are never asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not settings.STAFF_MFA or not person.is_authenticated or not person.is_staff:
            return self.get_response(request)
        if not _factor_used(request, person):
            person.lacks_second_factor = True
            if request.path.startswith(STAFF_PREFIXES):
                return _ask_for_it(request, person)
        return self.get_response(request)


def _factor_used(request: HttpRequest, person: Person) -> bool:
    return any(record["method"] == "mfa" for record in get_authentication_records(request, person))


def _ask_for_it(request: HttpRequest, person: Person) -> HttpResponse:
    if is_mfa_enabled(person, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
    messages.info(request, "Staff sign in with a second factor. Please set one up to go on.")
    return redirect("mfa_index")
