"""`detente restore`: a backup back into an empty home."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from detente.project import environment
from detente.project.commands.backup import contents
from detente.project.starting import Refusal, refuse_unfit_settings, setup


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--verify", "only_verify", is_flag=True, help="Only read the backup and check it.")
def command(file: Path, only_verify: bool) -> None:
    """Bring the backup FILE back into DETENTE_HOME, which must be empty. Everything is checked first."""
    from detente.project.backups import restore, verify
    from detente.project.refusals import BackupRefused

    refuse_unfit_settings()
    try:
        if environment.get("DATABASE_URL").startswith("postgres") and not only_verify:
            # The restored home brings its key. One made here would make the home not empty.
            os.environ.setdefault("DETENTE_SECRET_KEY", secrets.token_urlsafe(64))
            setup()
        manifest = verify(file) if only_verify else restore(file, environment.home())
    except BackupRefused as refusal:
        raise Refusal(refusal.code, str(refusal)) from refusal
    what = "verified" if only_verify else f"restored into {environment.home()}"
    click.echo(f"Backup of {manifest['taken']} ({contents(manifest)}) {what}.")
    if not only_verify:
        click.echo("Start it with: detente serve")
