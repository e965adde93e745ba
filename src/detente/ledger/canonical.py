"""The exact bytes of a line, its leaf hash, and commitments to text that is kept elsewhere.

Canonical JSON after RFC 8785 (JCS), restricted so that Python's own serialiser produces it: keys are ASCII, numbers are
integers. The leaf hash is that of RFC 6962, section 2.1: SHA-256 over a zero byte and the leaf's bytes.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from .errors import UnfitFacts

SALT_BYTES = 16


def new_salt() -> str:
    """Thirty-two random hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, no spaces, no escapes beyond JSON's own.

    Raises `UnfitFacts` for floats, keys that are not ASCII strings, and types that JSON does not know.
    """
    _require_canonical(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def leaf_hash(canonical: str) -> str:
    """SHA-256 of a zero byte and the UTF-8 bytes of a canonical line, in hexadecimal (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\x00" + canonical.encode()).hexdigest()


def commitment(salt: str, text: str) -> str:
    """SHA-256 over the salt's bytes and the text. With salt and text erased, nothing can be learned from it."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def _require_canonical(value: Any) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise UnfitFacts(
                    f"The key {key!r} is not an ASCII string, so the line has no canonical form."
                )
            _require_canonical(item)
        return
    if isinstance(value, list | tuple):
        for item in value:
            _require_canonical(item)
        return
    raise UnfitFacts(
        f"{type(value).__name__} has no canonical form in the ledger; use an integer or a string."
    )
