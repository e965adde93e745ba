"""When a backup is not taken or brought back, and why: each refusal a stable code and a sentence."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

SQLITE_NAME = "detente.sqlite3"
LOOK_AGAIN = "Check DETENTE_HOME and DETENTE_DATABASE_URL: nothing was backed up."
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class BackupRefused(Exception):
    """A backup that could not be taken or brought back. `code` is stable, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def refuse_empty_home(home: Path, database_url: str) -> None:
    """Raise `BackupRefused` (`home-empty`) where no site has ever been, before anything is made there. Needs no Django.

    A mistyped home would otherwise be backed up as an empty site, and the mistake found on the day the backup is needed.
    """
    database = _sqlite_path(home, database_url)
    if database.is_file() if database else home.is_dir() and any(home.iterdir()):
        return
    raise BackupRefused("home-empty", f"There is no site in {database or home}. {LOOK_AGAIN}")


def _sqlite_path(home: Path, database_url: str) -> Path | None:
    """Where the SQLite database lies; None on PostgreSQL."""
    if database_url.startswith("postgres"):
        return None
    if not database_url:
        return home / SQLITE_NAME
    import dj_database_url

    return Path(str(dj_database_url.parse(database_url)["NAME"]))


def refuse_unfounded() -> None:
    """Raise `BackupRefused` (`home-empty`) where the database has no tables of ours. Needs `django.setup()`."""
    from django.db import connection

    if "ledger_line" not in connection.introspection.table_names():
        raise BackupRefused("home-empty", f"The database holds no site. {LOOK_AGAIN}")


def refuse_mismatch(manifest: dict[str, Any], home: Path) -> None:
    """Raise `BackupRefused` (`database-mismatch`) where the restored site would start on another database than its own."""
    from detente.project import environment as env

    url = env.get("DATABASE_URL")
    if manifest["database"] == "postgresql" and not url.startswith("postgres"):
        raise BackupRefused(
            "database-mismatch",
            "This backup is of PostgreSQL. Set DETENTE_DATABASE_URL to an empty database.",
        )
    if manifest["database"] == "sqlite" and _sqlite_path(home, url) != home / SQLITE_NAME:
        raise BackupRefused(
            "database-mismatch",
            "This backup is of SQLite, which comes back into the home. Unset DETENTE_DATABASE_URL.",
        )


def unwritten(target: Path, failure: OSError) -> BackupRefused:
    """What to tell somebody whose backup could not be written."""
    if failure.errno in FULL:
        return BackupRefused(
            "disk-full", f"There is no room for the backup at {target}. Name a file on another disk."
        )
    if target.exists():
        return BackupRefused("target-exists", f"Somebody made {target} in the meantime. Name another file.")
    return BackupRefused(
        "target-not-writable",
        f"The backup could not be written to {target}: {failure.strerror}. Name a file in a folder that can be written.",
    )
