"""`detente judge`: comments in, verdicts out, one JSON object a line. No server, no database, no Django."""

from __future__ import annotations

import os
import sys
from collections import Counter

import click

from detente.project.counted import counted
from detente.standards.edition import SHIPPED
from detente.standards.errors import EditionError, FeedError
from detente.standards.stream import BACKWARDS, EditionChoice, judge_stream, lines_of

HINT = 'Write one comment a line, such as {"id": "1", "text": "Hello there."}, and end with Ctrl-D.'


def _read(size: int) -> bytes:
    """Read what is there, up to `size` bytes, so that a person typing lines sees each answered at once."""
    return os.read(sys.stdin.fileno(), size)


@click.command("judge")
@click.option(
    "--edition",
    default="recommended",
    metavar="FILE",
    help=f"An edition file, or the name of a shipped edition ({', '.join(SHIPPED)}).",
)
@click.option("--rules", default=None, metavar="A,B", help="Judge by these rules only.")
@click.option(
    "--feed", default=None, metavar="FILE", help="A list of harmful addresses (detente feed) to ask about links."
)
@click.option(
    "--jobs", default=1, type=click.IntRange(1, 256), help="Processes to use. The output stays the same."
)
def command(edition: str, rules: str | None, feed: str | None, jobs: int) -> None:
    """Judge comments from standard input, one JSON object a line, in order.

    Each needs "id" and "text"; "author", "thread", "time", "parent" and "article" are read where given. Flooding
    and flash mobs are looked for among the lines that state both an author and a time, by their own time, the
    oldest line first; a line is never judged again when later ones arrive. A broken line gives an error line, the
    run goes on, and the exit code is 1.
    """
    choice = EditionChoice.named(
        edition,
        None if rules is None else tuple(part.strip() for part in rules.split(",") if part.strip()),
        feed,
    )
    try:
        tally: Counter[str] = Counter()
        verdicts = judge_stream(lines_of(_read), choice, jobs=jobs, tally=tally)
    except FeedError as refusal:
        raise click.ClickException(f"{refusal} [{refusal.code}]") from refusal
    except EditionError as refusal:
        if refusal.code in ("unknown-rule", "edition-unreadable") and refusal.line == 0:
            raise click.UsageError(f"{refusal} [{refusal.code}]") from refusal
        raise click.ClickException(f"{refusal} [{refusal.code}]") from refusal
    if sys.stdin.isatty():
        click.echo(HINT, err=True)
    broken = False
    for line, is_verdict in verdicts:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        broken = broken or not is_verdict
    if tally["backwards"]:
        click.echo(BACKWARDS, err=True)
    if tally and sys.stderr.isatty():
        was = "was" if tally["doubted"] == 1 else "were"
        counts = f"{tally['doubted']:,} of {counted(tally['judged'], 'comment')}"
        click.echo(f"{counts} {was} in doubt, so read by the encoder too.", err=True)
    sys.exit(1 if broken else 0)
