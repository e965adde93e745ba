"""Issuing and revoking personal tokens."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import transaction

from detente.accounts.models import Person
from detente.ledger.actions import append
from detente.ledger.events import Event

from ..errors import NotFound, TooManyTokens
from ..models import Scope, Token
from ..queries import digest_of

PREFIX = "detente_"
MOST_TOKENS = 20


@transaction.atomic
def issue_token(*, actor: Person, name: str, scopes: Iterable[str]) -> tuple[Token, str]:
    """Make a token for `actor`: the row, and the secret, which is shown once and never again.

    Unknown scopes are left out. Raises `TooManyTokens` from the twenty-first on.
    """
    if Token.objects.filter(person=actor).count() >= MOST_TOKENS:
        raise TooManyTokens(f"You have {MOST_TOKENS} tokens already. Revoke one that you no longer use.")
    secret = PREFIX + secrets.token_urlsafe(32)
    allowed = [scope for scope in Scope.values if scope in set(scopes)]
    token = Token.objects.create(person=actor, name=name, digest=digest_of(secret), scopes=allowed)
    append(
        event=Event.API_TOKEN_ISSUED,
        actor=actor.reference,
        subject=token.reference,
        facts={"scopes": allowed},
    )
    return token, secret


@transaction.atomic
def revoke_token(*, actor: Person, uid: str) -> None:
    """Delete one of `actor`'s own tokens. Raises `NotFound`."""
    token = Token.objects.filter(person=actor, uid=uid).first()
    if token is None:
        raise NotFound("You have no such token.")
    append(event=Event.API_TOKEN_REVOKED, actor=actor.reference, subject=token.reference)
    token.delete()
