"""`detente judge`: comments in, verdicts out, one JSON object a line. No server, no database, no Django."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from detente.project.commands.reading import beside, site_languages
from detente.project.commands.writing import keep_apart, printing
from detente.project.counted import counted
from detente.standards.edition import SHIPPED
from detente.standards.errors import EditionError, FeedError
from detente.standards.stream import BACKWARDS, EditionChoice, judge_stream, lines_of

HINT = 'Write one comment a line, such as {"id": "1", "text": "Hello there."}, and end with Ctrl-D.'


def _read(size: int) -> bytes:
    """Read what is there, up to `size` bytes, so that a person typing lines sees each answered at once."""
    try:
        return os.read(sys.stdin.fileno(), size)
    except OSError as problem:
        raise click.ClickException(f"Standard input cannot be read: {problem.strerror}. [source-unreadable]") from problem


def _rules_named(_context: Any, _parameter: Any, value: str | None) -> tuple[str, ...] | None:
    names = None if value is None else tuple(part.strip() for part in value.split(",") if part.strip())
    if names == ():  # an empty shell variable must not judge by nothing
        raise click.BadParameter("No rule is named. Write rules such as insult,spam, or leave the option out. [no-rule]")
    return names


@click.command("judge")
@click.option(
    "--edition",
    default="recommended",
    metavar="FILE",
    help=f"An edition file, or the name of a shipped edition ({', '.join(SHIPPED)}).",
)
@click.option("--rules", default=None, metavar="A,B", callback=_rules_named, help="Judge by these rules only.")
@click.option(
    "--feed", default=None, metavar="FILE", help="A list of harmful addresses (detente feed) to ask about links."
)
@click.option(
    "--jobs", default=1, type=click.IntRange(1, 256), help="Processes to use. The output stays the same."
)
@site_languages
@click.option("--print-edition", is_flag=True, help="Print the edition's file, to copy and to change, and judge nothing.")
def command(
    edition: str, rules: tuple[str, ...] | None, feed: str | None, jobs: int, languages: tuple[str, ...], print_edition: bool
) -> None:  # fmt: skip
    """Judge comments from standard input, one JSON object a line, in order.

    Each needs "id" and "text"; "author", "thread", "time", "parent" and "article" are read where given. Flooding
    and flash mobs are looked for among the lines that state both an author and a time, by their own time, the
    oldest line first; a line is never judged again when later ones arrive. A broken line gives an error line, the
    run goes on, and the exit code is 1.
    """
    choice = EditionChoice.named(edition, rules, feed)
    keep_apart((), [("standard input", _stdin()), *beside(choice)])
    if print_edition:
        _print_edition(choice)
        return
    if sys.stdin is None:
        raise click.ClickException("Standard input is closed. Send comments to it, one a line. [source-unreadable]")
    tally: Counter[str] = Counter()
    try:
        verdicts = judge_stream(lines_of(_read), choice, jobs=jobs, tally=tally, languages=languages)
    except FeedError as refusal:
        raise click.ClickException(f"{refusal} [{refusal.code}]") from refusal
    except EditionError as refusal:
        if refusal.code == "unknown-rule" and refusal.line == 0:  # of --rules, not of the file
            raise click.UsageError(f"{refusal} [{refusal.code}]") from refusal
        raise click.ClickException(f"{refusal} [{refusal.code}]") from refusal
    if sys.stdin.isatty():
        click.echo(HINT, err=True)
    broken = _judged(verdicts)
    if tally["backwards"]:
        click.echo(BACKWARDS, err=True)
    if tally and sys.stderr.isatty():
        was = "was" if tally["doubted"] == 1 else "were"
        counts = f"{tally['doubted']:,} of {counted(tally['judged'], 'comment')}"
        click.echo(f"{counts} {was} in doubt, so read by the encoder too.", err=True)
    sys.exit(1 if broken else 0)


def _judged(verdicts: Iterator[tuple[str, bool]]) -> bool:
    """Print every line at once, and say whether one of them was broken."""
    broken = False
    with printing():
        for line, is_verdict in verdicts:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            broken = broken or not is_verdict
    return broken


def _print_edition(choice: EditionChoice) -> None:
    """Byte for byte, so that the copy has the hash of what was copied."""
    try:
        content = choice.content()
    except EditionError as refusal:
        raise click.ClickException(f"{refusal} [{refusal.code}]") from refusal
    with printing():
        sys.stdout.buffer.write(content)


def _stdin() -> int | None:
    try:
        return sys.stdin.fileno() if sys.stdin is not None else None
    except (OSError, ValueError):
        return None
