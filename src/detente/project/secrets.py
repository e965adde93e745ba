"""The site's secret key: from the environment, or made once and kept in the home."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from detente.project import environment as env

MISSING = "unset"  # what production runs with until `detente doctor` refuses it; never a working key


def secret_key(home: Path, *, production: bool) -> str:
    """The key to sign with.

    Outside production a missing key is made (64 random bytes) and kept in `home/secret-key`, readable by its owner only.
    In production nothing is made: `detente doctor` and `detente serve` refuse to start without DETENTE_SECRET_KEY.
    """
    given = env.get("SECRET_KEY")
    if given:
        return given
    if production:
        return MISSING + secrets.token_hex(32)
    return _kept_key(home / "secret-key")


def _kept_key(path: Path) -> str:
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)  # two processes may start at once: the first one's key wins
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
