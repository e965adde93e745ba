"""Who may ask, and how often. Nothing is looked up: keys come from the operator's setting."""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable

from detente.api.perspective.errors import key_invalid, key_missing, quota_exceeded

MINUTE = 60.0


class Gate:
    """`keys` empty: open to `local` callers alone. `per_minute` 0: as many as the machine can answer.

    The quota is counted in this process for each key; its owner divides it by the number of processes.
    """

    def __init__(
        self, keys: Iterable[str] = (), *, per_minute: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._keys = {hashlib.sha256(key.encode()).digest(): key for key in keys}
        self._per_minute, self._clock = per_minute, clock
        self._seen: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

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
        if not self._per_minute:
            return
        now = self._clock()
        with self._lock:
            seen = self._seen.setdefault(consumer, deque())
            while seen and seen[0] <= now - MINUTE:
                seen.popleft()
            if len(seen) >= self._per_minute:
                raise quota_exceeded(self._per_minute, consumer)
            seen.append(now)
