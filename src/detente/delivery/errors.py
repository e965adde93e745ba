"""Refusals of the front. Each has a stable code, an HTTP status and a sentence for the reader."""

from __future__ import annotations


class DeliveryRefused(Exception):
    """A request that the front answers by itself, without asking Django.

    `code` is stable kebab-case, `status` the HTTP status, `sentence` what the reader sees, `retry_after`
    seconds for the header of that name (0: no header).
    """

    code = "refused"
    status = 400
    sentence = "This request cannot be answered."
    retry_after = 0


class BodyTooLarge(DeliveryRefused):
    """The body is longer than the address accepts; raised before the rest of it is read."""

    code = "body-too-large"
    status = 413
    sentence = "What you sent is too large. Nothing was stored."


class BodyTooSlow(DeliveryRefused):
    """The body stopped arriving."""

    code = "body-too-slow"
    status = 408
    sentence = "The rest of your request did not arrive in time. Nothing was stored; please send it again."


class Busy(DeliveryRefused):
    """A lane's queue is full, or the request waited in it for too long. The request was never started."""

    code = "busy"
    status = 503
    sentence = "Too many people are writing at this moment. Nothing was stored; please try again in a moment."
    retry_after = 5


class Interrupted(DeliveryRefused):
    """The process that was answering ended before it had answered."""

    code = "interrupted"
    status = 503
    sentence = (
        "The answer was interrupted. If you were sending something, look whether it is there, or send it "
        "again; the same form is not stored twice."
    )
    retry_after = 1


class MethodNotServed(DeliveryRefused):
    """A method that no address of the site answers (TRACE, CONNECT)."""

    code = "method-not-served"
    status = 405
    sentence = "This kind of request is not answered here."


class ClientGone(Exception):
    """The reader closed the connection before the request was started; nobody waits for an answer."""
