"""The Perspective door joined to the site's settings: who stands at the gate, and who is on this machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .counting import Allowance, counts_at
from .perspective.keys import Gate

LOOPBACK = ("127.", "::1")
HEADERS = {
    "Cache-Control": "private",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer of the door carries besides its own headers."""


def gate() -> Gate:
    """The keys and the quota by the settings in force."""
    here = settings.DETENTE
    return _gate_for(tuple(here["API_KEYS"]), here["API_ANALYSES_PER_MINUTE"], here["COUNTS"])


def is_local(address: str) -> bool:
    """Whether a caller is on this machine, as far as that can be known: a public site stands behind others'
    proxies, where every caller may look local.
    """
    return not settings.DETENTE["PRODUCTION"] and address.startswith(LOOPBACK)


@lru_cache(maxsize=8)
def _gate_for(keys: tuple[str, ...], per_minute: int, place: str | Path) -> Gate:
    return Gate(keys, quota=Allowance(per_minute, counts_at(place)))
