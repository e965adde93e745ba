"""`detente tour`: what the site is, in two minutes, each step checked."""

from __future__ import annotations

import time

import click

from detente.project.starting import Refusal


@click.command()
def command() -> None:
    """Show what Detente is on a newsroom of its own, which is thrown away afterwards. Exit code 1 when a step fails."""
    from detente.project.tour.walk import StepFailed, walk

    began = time.monotonic()
    try:
        walk(click.echo)
    except (StepFailed, TimeoutError) as failed:
        raise Refusal("tour-step-failed", str(failed)) from failed
    click.echo(
        f"\nThat was the house, in {time.monotonic() - began:.0f} seconds. `make run` opens a bigger one."
    )
