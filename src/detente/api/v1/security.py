"""Who asks: a personal token, the session of the site's own pages, or nobody; and how fast."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from detente.accounts.models import Person

from ..errors import NotSignedIn, ScopeMissing, TooFast
from ..models import Scope
from ..queries import token_for

READS_PER_MINUTE = 600
WRITES_PER_MINUTE = 60
MINUTE = 60.0
_FORGET_ABOVE = 10_000
FOR_ALL: dict[str, Any] = {"security": [{}, {"Reader": []}]}
"""In the description: a token is welcome but not needed."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; nobody has no person. Always true, since asking is open to everybody."""

    person: Person | None
    name: str


class Pace:
    """How many requests one caller may make in a minute, counted in this process and divided by their number."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._seen: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def count(self, name: str) -> None:
        """Note one request. Raises `TooFast`."""
        limit = -(-self._limit // settings.DETENTE["API_PROCESSES"])
        now = time.monotonic()
        with self._lock:
            if len(self._seen) > _FORGET_ABOVE:
                self._seen.clear()
            seen = self._seen.setdefault(name, deque(maxlen=limit))
            if len(seen) == limit and seen[0] > now - MINUTE:
                raise TooFast(f"At most {self._limit} such requests a minute, please. Try again in a moment.")
            seen.append(now)


class Reader(HttpBearer):
    """Everybody may read; a token or a session shows its owner's own comments as well."""

    pace = Pace(READS_PER_MINUTE)
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

    pace = Pace(WRITES_PER_MINUTE)
    scope: str = Scope.COMMENT

    def _without_token(self, request: HttpRequest) -> Caller:
        caller = super()._without_token(request)
        if caller.person is None:
            raise NotSignedIn("Please sign in, or send a token: `Authorization: Bearer …`.")
        refused: Any = check_csrf(request)
        if refused:
            raise NotSignedIn("A session needs the site's CSRF token as well; programs use a personal token.")
        return caller


class Trier(Reader):
    """Trying a text on the standards costs more than reading."""

    pace = Pace(WRITES_PER_MINUTE)
