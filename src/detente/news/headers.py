"""What the front in front of us reads from a response: tags for its cache, how long it may keep it."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)
PUBLIC = "public, max-age=60"


def mark(response: Response, *tags: str) -> Response:
    """Let anybody keep this response for a minute, under these tags."""
    response.headers["Cache-Control"] = PUBLIC
    response.headers["X-Detente-Tags"] = " ".join(dict.fromkeys(tags or ("site",)))
    return response
