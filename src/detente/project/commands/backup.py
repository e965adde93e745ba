"""`detente backup`: the running site in one verified file."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from detente.project.starting import Refusal, refuse_unfit_settings, setup


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def command(file: Path | None) -> None:
    """Copy the running site into FILE (by default backups/ in the home, named by the time) and verify it.

    The site goes on meanwhile. The file holds the secret key and people's addresses: keep it where strangers cannot read.
    """
    refuse_unfit_settings()
    from detente.project import environment as env
    from detente.project.refusals import BackupRefused, refuse_empty_home, refuse_unfounded

    try:
        refuse_empty_home(env.home(), env.get("DATABASE_URL"))
    except BackupRefused as refusal:
        raise Refusal(refusal.code, str(refusal)) from refusal
    setup()
    from django.conf import settings
    from django.db import transaction

    from detente.ledger.actions import append
    from detente.ledger.events import Event
    from detente.project.backups import take

    target = file or settings.HOME / "backups" / f"detente-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar.gz"
    try:
        refuse_unfounded()
        with transaction.atomic():
            append(event=Event.SITE_BACKUP_TAKEN, actor="system:command-line", subject="system:site")
        with click.progressbar(
            length=1, label="Backing up", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:

            def show(done: int, of: int) -> None:
                bar.length = of
                bar.update(1)

            manifest = take(target, progress=show)
    except BackupRefused as refusal:
        raise Refusal(refusal.code, str(refusal)) from refusal
    size = target.stat().st_size / 1e6
    click.echo(f"{target}\n{contents(manifest)}, {size:.1f} MB, read back and verified.")


def contents(manifest: dict[str, Any]) -> str:
    """What a backup holds, in words."""
    counts = {"files": len(manifest["members"]), **manifest.get("counts", {})}
    return ", ".join(f"{count:,} {name if count != 1 else name[:-1]}" for name, count in counts.items())
