"""One file that holds the whole site: database, pictures, secret key, settings' fingerprint; taken online and verified.

The file is a gzip-compressed tar with `manifest.json` first: format version, time, and the SHA-256 of every member. It is
written beside its final name, synced to the disk, read back and checked, and only then renamed, so a file with the final
name is a whole backup. Mail, caches and static files are left out: the first has left the house, the others are made anew.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from detente.project.refusals import (
    FULL,
    SQLITE_NAME,
    BackupRefused,
    refuse_mismatch,
    refuse_unfounded,
    unwritten,
)

FORMAT = 1
MANIFEST = "manifest.json"
POSTGRES_NAME = "database.pgdump"
Progress = Callable[[int, int], None]


def take(target: Path, *, progress: Progress = lambda done, of: None) -> dict[str, Any]:
    """Write a backup of the running site to `target` and verify it. Needs `django.setup()`; readers and writers go on.

    Returns the manifest, whose `counts` say how many comments and articles the copy holds. Raises `BackupRefused` with
    `home-empty`, `target-exists`, `target-not-writable`, `disk-full`, `pg-dump-missing`, `pg-dump-failed` or
    `backup-broken`; nothing is left at `target` then.
    """
    from django.conf import settings

    refuse_unfounded()
    if target.exists():
        raise BackupRefused(
            "target-exists", f"{target} exists already. Name another file; backups are never overwritten."
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise unwritten(target, failure) from failure
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
            database, counts = _database(Path(scratch))
            manifest = _write(draft, [database, *_files(settings.HOME)], counts, progress)
        verify(draft)
        _sync_and_rename(draft, target)
    except OSError as failure:
        raise unwritten(target, failure) from failure
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def verify(path: Path) -> dict[str, Any]:
    """Read a backup from end to end, check every member against the manifest and the database against itself.

    Returns the manifest. Raises `BackupRefused` with `backup-unreadable` or `backup-broken`.
    """
    with tempfile.TemporaryDirectory(prefix="detente-verify-") as scratch:
        manifest = _unpack(path, Path(scratch))
        database = Path(scratch) / SQLITE_NAME
        if database.exists():
            _check_sqlite(database)
    return manifest


def restore(path: Path, home: Path) -> dict[str, Any]:
    """Bring a backup back into an empty home, checked first.

    Returns the manifest. Raises `BackupRefused` with `home-not-empty`, `backup-unreadable`, `backup-broken`,
    `database-mismatch`, `disk-full`, `home-not-writable` or `pg-restore-failed`; the home is left empty then.
    """
    try:
        return _restore(path, home)
    except OSError as failure:
        if failure.errno in FULL:
            raise BackupRefused("disk-full", f"There is no room for the site at {home}.") from failure
        raise BackupRefused(
            "home-not-writable",
            f"The site could not be brought back into {home}: {failure.strerror}. Set DETENTE_HOME to a folder that does "
            "not exist yet, in one that can be written.",
        ) from failure


def _restore(path: Path, home: Path) -> dict[str, Any]:
    if home.exists() and any(home.iterdir()):
        raise BackupRefused(
            "home-not-empty", f"{home} is not empty. Restore into a new DETENTE_HOME, then move it."
        )
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".restore-") as scratch:
        inside = Path(scratch) / "home"
        manifest = _unpack(path, inside)
        refuse_mismatch(manifest, home)
        if (inside / SQLITE_NAME).exists():
            _check_sqlite(inside / SQLITE_NAME)
        if (inside / POSTGRES_NAME).exists():
            _restore_postgresql(inside / POSTGRES_NAME)
            (inside / POSTGRES_NAME).unlink()
        (inside / MANIFEST).unlink()
        if home.exists():
            home.rmdir()
        os.rename(inside, home)
    return manifest


# --- taking -----------------------------------------------------------------------------------------------------------


def _database(scratch: Path) -> tuple[tuple[str, Path], dict[str, int]]:
    """The member that holds the database, and what is in it."""
    from django.db import connection

    if connection.vendor == "postgresql":
        counts = _counts(connection.cursor())
        return (POSTGRES_NAME, _dump_postgresql(scratch / POSTGRES_NAME)), counts
    copy = scratch / SQLITE_NAME
    try:
        counts = _copy_sqlite(str(connection.settings_dict["NAME"]), str(copy))
    except _driver().OperationalError as failure:
        if "full" in str(failure):
            raise OSError(errno.ENOSPC, "No space left on device") from failure
        raise BackupRefused("backup-broken", f"The database could not be copied: {failure}") from failure
    _check_sqlite(copy)
    return (SQLITE_NAME, copy), counts


def _copy_sqlite(name: str, copy: str) -> dict[str, int]:
    """Copy in one step: the step reads one snapshot while others write. Several would begin anew after each write."""
    source, target = _driver().connect(name), _driver().connect(copy)
    try:
        source.backup(target, pages=-1)
        return _counts(target.cursor())
    finally:
        target.close()
        source.close()


def _counts(cursor: Any) -> dict[str, int]:
    from detente.comments.models import Comment
    from detente.news.models import ArticlePage

    counts = {}
    for name, model in (("comments", Comment), ("articles", ArticlePage)):
        cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')  # noqa: S608 - a name of our own
        counts[name] = int(cursor.fetchone()[0])
    return counts


def _driver() -> Any:
    """The SQLite module that Django uses, which is newer than the standard library's."""
    from django.db import connection

    return getattr(connection, "Database")  # noqa: B009 - Django's stubs do not know it


def _dump_postgresql(target: Path) -> Path:
    if shutil.which("pg_dump") is None:
        raise BackupRefused(
            "pg-dump-missing", "pg_dump is not installed. Debian has it in the package postgresql-client."
        )
    done = subprocess.run(
        ["pg_dump", "--format=custom", f"--file={target}", *_postgresql_arguments()],
        env=_postgresql_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused("pg-dump-failed", f"pg_dump said: {done.stderr.strip()}")
    return target


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    if (home / "secret-key").exists():
        yield "secret-key", home / "secret-key"
    for path in sorted((home / "media").rglob("*")):
        if path.is_file():
            yield str(path.relative_to(home)), path


def _write(
    draft: Path, members: list[tuple[str, Path]], counts: dict[str, int], progress: Progress
) -> dict[str, Any]:
    from django.db import connection

    from detente import __version__

    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "database": connection.vendor,
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "counts": counts,
        "members": {name: _digest(path) for name, path in members},
    }
    head = json.dumps(manifest, indent=1).encode()
    # Nobody else may read it, from its first byte on: it holds the secret key and people's addresses.
    secret = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(secret, "wb") as file, tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as tar:
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(head)
        tar.addfile(info, io.BytesIO(head))
        for done, (name, path) in enumerate(members, start=1):
            tar.add(path, arcname=name, filter=_anonymous)
            progress(done, len(members))
    return manifest


def _anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    return info


def _sync_and_rename(draft: Path, target: Path) -> None:
    with open(draft, "rb") as file:
        os.fsync(file.fileno())
    os.link(draft, target)  # unlike a rename, this refuses when somebody made the target in the meantime
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


# --- reading ----------------------------------------------------------------------------------------------------------


def _unpack(path: Path, into: Path) -> dict[str, Any]:
    into.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(path, "r:gz") as tar:
            tar.extractall(into, filter="data")
            _read_to_end(tar)
    except (OSError, tarfile.TarError, EOFError, zlib.error) as failure:
        if isinstance(failure, OSError) and failure.errno in FULL:
            raise
        raise BackupRefused("backup-unreadable", f"{path} cannot be read as a backup: {failure}") from failure
    manifest = _manifest(into, path)
    for name, digest in manifest["members"].items():
        member = into / name
        if not member.is_file() or _digest(member) != digest:
            raise BackupRefused(
                "backup-broken", f"{name} in {path} is not what was backed up. Use another backup."
            )
    return manifest


def _read_to_end(tar: tarfile.TarFile) -> None:
    """Past the last member, because the checksum of the whole stands at the end of the stream."""
    while tar.fileobj is not None and tar.fileobj.read(1 << 20):
        pass


def _manifest(folder: Path, path: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError) as failure:
        raise BackupRefused(
            "backup-unreadable", f"{path} has no readable manifest, so it is no backup of Detente."
        ) from failure
    if not isinstance(manifest, dict) or not isinstance(manifest.get("members"), dict):
        raise BackupRefused(
            "backup-unreadable", f"{path} has no readable manifest, so it is no backup of Detente."
        )
    if manifest.get("format") != FORMAT:
        raise BackupRefused(
            "backup-unreadable", f"{path} has format {manifest.get('format')!r}; this version reads {FORMAT}."
        )
    return manifest


def _check_sqlite(path: Path) -> None:
    """The database's own check, and every ledger line against its leaf hash."""
    from detente.ledger.canonical import leaf_hash

    try:
        database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            answer = database.execute("PRAGMA integrity_check").fetchone()[0]
            wrong = next(
                (
                    u
                    for u, c, leaf in database.execute("SELECT uid, canonical, leaf FROM ledger_line")
                    if leaf_hash(c) != leaf
                ),
                None,
            )
        finally:
            database.close()
    except sqlite3.DatabaseError as failure:
        raise BackupRefused("backup-broken", f"The database in the backup is broken: {failure}") from failure
    if answer != "ok":
        raise BackupRefused("backup-broken", f"The database in the backup is broken: {answer}")
    if wrong:
        raise BackupRefused(
            "backup-broken", f"Ledger line {wrong} does not match its hash: somebody changed it."
        )


def _restore_postgresql(dump: Path) -> None:
    done = subprocess.run(
        [
            "pg_restore",
            "--exit-on-error",
            "--single-transaction",
            "--no-owner",
            *_postgresql_arguments("--dbname="),
            str(dump),
        ],
        env=_postgresql_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused("pg-restore-failed", f"pg_restore said: {done.stderr.strip()}")


def _postgresql_arguments(prefix: str = "") -> list[str]:
    from django.db import connection

    given = connection.settings_dict
    arguments = [f"{prefix}{given['NAME']}"]
    for flag, key in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if given[key]:
            arguments.insert(0, f"{flag}={unquote(str(given[key]))}")
    return arguments


def _postgresql_environment() -> dict[str, str]:
    from django.db import connection

    return {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"])}


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
