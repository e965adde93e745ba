"""Who asks: a personal token, the session of the site's own pages, or nobody; and how fast."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from detente.accounts.models import Person

from ..counting import Allowance, counts_at
from ..errors import NotSignedIn, ScopeMissing, TooFast
from ..models import Scope
from ..queries import token_for

READS_PER_MINUTE = 600
WRITES_PER_MINUTE = 60
TRIALS_PER_MINUTE = 60
FOR_ALL: dict[str, Any] = {"security": [{}, {"Reader": []}]}
"""In the description: a token is welcome but not needed."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; nobody has no person. Always true, since asking is open to everybody."""

    person: Person | None
    name: str


class Pace:
    """How many requests of a kind one caller may make in a minute, whichever process answers them."""

    def __init__(self, kind: str, limit: int, clock: Callable[[], float] = time.time) -> None:
        self._kind, self._limit, self._clock = kind, limit, clock

    def count(self, name: str) -> None:
        """Note one request. Raises `TooFast`."""
        allowance = Allowance(self._limit, counts_at(settings.DETENTE["COUNTS"]), self._clock)
        if wait := allowance.wait(f"{self._kind}:{name}"):
            sentence = f"At most {self._limit} such requests a minute, please. Try again in {wait} seconds."
            raise TooFast(sentence, wait=wait)


class Reader(HttpBearer):
    """Everybody may read; a token or a session shows its owner's own comments as well."""

    pace = Pace("read", READS_PER_MINUTE)
    scope: str = Scope.READ

    def __call__(self, request: HttpRequest) -> Caller:
        caller = self._caller(request)
        self.pace.count(caller.name)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The owner of a token. Raises `NotSignedIn`, `ScopeMissing`."""
        found = token_for(token)
        if found is None:
            raise NotSignedIn("This token is unknown here, or was revoked.")
        if self.scope not in found.scopes:
            raise ScopeMissing(f"This token does not have the scope {self.scope!r}.")
        return Caller(found.person, found.reference)

    def _caller(self, request: HttpRequest) -> Caller:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind:
            if kind.lower() != "bearer" or not token.strip():
                raise NotSignedIn("Authorization must be `Bearer` and a token.")
            return self.authenticate(request, token.strip())
        return self._without_token(request)

    def _without_token(self, request: HttpRequest) -> Caller:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, Person):
            return Caller(request.user, request.user.reference)
        return Caller(None, f"address:{request.META.get('REMOTE_ADDR', '')}")


class Writer(Reader):
    """Somebody with an account: by a token with the right scope, or by the site's own session and its CSRF
    token.
    """

    pace = Pace("write", WRITES_PER_MINUTE)
    scope: str = Scope.COMMENT

    def _without_token(self, request: HttpRequest) -> Caller:
        caller = super()._without_token(request)
        if caller.person is None:
            raise NotSignedIn("Please sign in, or send a token: `Authorization: Bearer …`.")
        refused: Any = check_csrf(request)
        if refused:
            raise NotSignedIn("A session needs the site's CSRF token as well; programs use a personal token.")
        return caller


class Flagger(Writer):
    """Somebody with an account who tells the moderators about a comment."""

    pace = Pace("flag", WRITES_PER_MINUTE)
    scope: str = Scope.FLAG


class Trier(Reader):
    """Trying a text on the standards costs more than reading."""

    pace = Pace("try", TRIALS_PER_MINUTE)
