"""Who may ask, and how often. Nothing is looked up: keys come from the operator's setting."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from detente.api.counting import Allowance, HereAlone
from detente.api.perspective.errors import key_invalid, key_missing, quota_exceeded

UNLIMITED = Allowance(0, HereAlone())


class Gate:
    """`keys` empty: open to `local` callers alone. `quota`: how many analyses each key has in a minute."""

    def __init__(self, keys: Iterable[str] = (), *, quota: Allowance = UNLIMITED) -> None:
        self._keys = {hashlib.sha256(key.encode()).digest() for key in keys}
        self._quota = quota

    def admit(self, key: str, *, local: bool) -> str:
        """The caller's name, which is never the key. Raises `Refused` for a missing or unknown key."""
        if not self._keys:
            if not local:
                raise key_missing()
            return "local"
        if not key:
            raise key_missing()
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
        if not any(hmac.compare_digest(digest, known) for known in self._keys):
            raise key_invalid()
        return f"key:{digest.hex()[:8]}"

    def count(self, consumer: str) -> None:
        """Note one analysis. Raises `Refused` with 429 once the minute's quota is used up."""
        if wait := self._quota.wait(f"analyses:{consumer}"):
            raise quota_exceeded(self._quota.limit, consumer, wait=wait)
