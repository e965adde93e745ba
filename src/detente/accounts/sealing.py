"""Sealing of what must not be readable in a database dump: second-factor seeds and recovery seeds.

Fernet (AES-128-CBC with HMAC-SHA-256) under a key derived from the site's secret with HKDF (RFC 5869).
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """The text, readable only with the site's secret key."""
    return _fernet().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text behind a seal. Raises `ValueError` when it was sealed under another secret key."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as foreign:
        raise ValueError("This was sealed under another DETENTE_SECRET_KEY.") from foreign


def _fernet() -> Fernet:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=b"detente", info=b"second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
