"""Making a home ready: folders, database, cache table, static files, and a newsroom to begin with.

A stamp in the home names the code it was prepared by, so that a second start skips all of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from detente import __version__

STAMP = "prepared.json"


class HomeRefused(Exception):
    """The data folder cannot be used. `code` is stable, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def prepare(*, newsroom: bool = True) -> bool:
    """Make the home in the settings ready to serve. Needs `django.setup()`.

    `newsroom` False leaves the founding of front page and sections to the caller (the demo brings its own).
    Returns True when something was done, False when the home was ready already. Raises `HomeRefused` when the folder
    cannot be written (`home-not-writable`).
    """
    from django.conf import settings
    from django.core.management import call_command

    home: Path = settings.HOME
    _make_folders(home)
    wanted = _stamp()
    stamp = home / STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", database="cache", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if newsroom:
        _found_newsroom()
    draft = stamp.with_suffix(".new")
    draft.write_text(wanted)
    os.replace(draft, stamp)
    return True


def _make_folders(home: Path) -> None:
    require_writable(home, ("media", "mail", "backups", "static"))


def require_writable(home: Path, folders: tuple[str, ...] = ()) -> None:
    """Make the data folder and those inside it. Raises `HomeRefused` where it cannot be written."""
    try:
        for folder in ("", *folders):
            (home / folder).mkdir(parents=True, exist_ok=True)
        probe = home / f".probe.{os.getpid()}"
        probe.write_text("")
        probe.unlink()
    except OSError as failure:
        raise HomeRefused(
            "home-not-writable",
            f"The data folder {home} cannot be written ({failure.strerror}). Set DETENTE_HOME to a folder that can.",
        ) from failure


def _stamp() -> str:
    """What a prepared home depends on: the version, the migrations, the static files and the database's address."""
    from django.conf import settings

    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted([*package.glob("*/migrations/*.py"), *package.glob("*/static/**/*")]):
        if path.is_file():
            digest.update(
                f"{path.relative_to(package)}:{path.stat().st_size}:{path.stat().st_mtime_ns}\n".encode()
            )
    database = settings.DATABASES["default"]
    address = f"{database['ENGINE']}:{database.get('HOST', '')}:{database['NAME']}"
    return json.dumps({"version": __version__, "files": digest.hexdigest(), "database": address}, indent=1)


def _found_newsroom() -> None:
    """Give an empty database its front page, sections and plain pages, once."""
    from django.conf import settings

    from detente.news.actions import found_newsroom
    from detente.news.models import HomePage

    if not HomePage.objects.exists():
        found_newsroom(actor="system:first-start", name=settings.DETENTE["PUBLISHER"] or "Detente")
