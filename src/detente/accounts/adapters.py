"""Where our house differs from allauth's defaults."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from detente.accounts.sealing import seal, unseal


class AccountAdapter(DefaultAccountAdapter):
    """Staff land where they work, readers where they were."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        person: Any = request.user
        if person.is_moderator:
            return "/moderation/"
        if person.is_editor:
            return "/editor/"
        return str(super().get_login_redirect_url(request))

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the front put into REMOTE_ADDR; headers are the front's business alone."""
        return str(request.META.get("REMOTE_ADDR", ""))


class SealedMFAAdapter(DefaultMFAAdapter):
    """allauth keeps TOTP seeds in clear unless an adapter says otherwise; this one does."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)
