"""`detente doctor`: what is wrong with the settings, and what to do about it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from detente.project.counted import counted
from detente.project.starting import Refusal, setup

if TYPE_CHECKING:
    from detente.project.doctor import Problem


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list instead of sentences.")
def command(as_json: bool) -> None:
    """Check the settings in force. Exit code 1 when something would stop a start."""
    try:
        setup()
    except Refusal as refusal:
        if as_json:
            click.echo(
                json.dumps([{"code": refusal.code, "message": refusal.message, "stops": True}], indent=1)
            )
            sys.exit(1)
        raise
    from django.conf import settings

    from detente.project.doctor import problems, stopping

    found = problems()
    stops = stopping(found, production=settings.DETENTE["PRODUCTION"])
    if as_json:
        rows = [
            {"code": p.code, "message": p.sentence, "stops": p in stops, "fine": p.fine} for p in found
        ]
        click.echo(json.dumps(rows, indent=1))
    else:
        for problem in found:
            kind = "STOP" if problem in stops else "ok  " if problem.fine else "note"
            sentence = problem.sentence.replace("\n", "\n      ")
            click.echo(f"{kind}  {problem.code}\n      {sentence}")
        click.echo(_summary(found, len(stops), production=settings.DETENTE["PRODUCTION"]))
    sys.exit(1 if stops else 0)


def _summary(found: list[Problem], stops: int, *, production: bool) -> str:
    place = "production" if production else "this machine only"
    if stops:
        wrong = sum(not problem.fine for problem in found)
        return f"This site would not start for {place}: {stops} of {counted(wrong, 'finding')} {'stops' if stops == 1 else 'stop'} it."
    later = sum(not problem.never for problem in found)
    return f"This site may start for {place}." + (
        f" {counted(later, 'finding')} would stop a production start." if later else ""
    )
