"""What the doors refuse. `code` is stable, the message is a sentence for the person who built the caller."""

from __future__ import annotations


class ApiRefusal(Exception):
    """Base of this room's refusals. `status` is the HTTP status."""

    code = "api-refusal"
    status = 400


class DoorClosed(ApiRefusal):
    """The operator has not opened this door."""

    code = "door-closed"
    status = 403


class BadSignature(ApiRefusal):
    """No signature of the request is right."""

    code = "signature-invalid"
    status = 401


class UnfitRequest(ApiRefusal):
    """The request cannot be read, or lacks what it must have."""

    code = "request-unfit"
    status = 400


class TooLarge(ApiRefusal):
    """The request is larger than this address takes."""

    code = "body-too-large"
    status = 413


class NotSignedIn(ApiRefusal):
    """Nobody stands behind the request, or the token is unknown."""

    code = "not-signed-in"
    status = 401


class ScopeMissing(ApiRefusal):
    """The token does not allow this."""

    code = "scope-missing"
    status = 403


class UnfitCursor(ApiRefusal):
    """A cursor that this address never gave."""

    code = "cursor-unfit"
    status = 400


class TooManyTokens(ApiRefusal):
    """A person has as many tokens as one may have."""

    code = "too-many-tokens"
    status = 409


class NotFound(ApiRefusal):
    """Nothing is here, or it is not the caller's to read."""

    code = "not-found"
    status = 404


class TooFast(ApiRefusal):
    """More requests in a minute than one caller may make. `wait`: seconds until asking again makes sense."""

    code = "too-fast"
    status = 429

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait
