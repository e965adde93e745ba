"""How often one visitor may have a text judged without writing a comment, counted in the shared cache."""

from __future__ import annotations

import time
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from . import house
from .errors import TooManyTries

MINUTE = 60


def count_try(address: str, *, texts: int = 1) -> None:
    """Count so many more texts from this address. Raises `TooManyTries` beyond `house.tries_per_minute()`; the first
    try of a minute passes, however many texts it holds.

    A count belongs to a minute of the clock. Only a keyed hash of the address is kept, and no longer than that;
    neighbours in one IPv6 network of 64 bits share a count, since one household has a whole one.
    """
    minute, gone = divmod(int(time.time()), MINUTE)
    key = f"try:{minute}:{salted_hmac('detente.try', _network(address)).hexdigest()[:24]}"
    if cache.add(key, texts, timeout=2 * MINUTE):
        return
    try:
        number = cache.incr(key, texts)
    except ValueError:  # it was dropped between the two steps
        return
    if number > house.tries_per_minute():
        raise TooManyTries(MINUTE - gone)


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
