"""`detente judge`: comments in, verdicts out, one JSON object a line. No server, no database, no Django."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from detente.project.commands.reading import beside, site_languages
from detente.project.commands.trying import shown, tried
from detente.project.commands.writing import keep_apart, printing
from detente.project.counted import counted
from detente.standards.edition import SHIPPED
from detente.standards.errors import EditionError, FeedError, printable
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


def _no_file(_context: Any, _parameter: Any, names: tuple[str, ...]) -> None:
    """Comments come by standard input; whoever names a file is told how to send it there."""
    if not names:
        return
    first = printable(shlex.quote(names[0]))
    line = f"detente judge < {first}"
    if names[0].endswith(".gz"):
        line = f"gzip -dc {first} | detente judge"
    elif names[0].endswith(".toml"):
        line = f"detente judge --edition {first}"
    elif len(names) > 1:
        line = f"cat {' '.join(printable(shlex.quote(name)) for name in names)} | detente judge"
    raise click.UsageError(f"Comments are read from standard input, so no file is named. Write: {line} [comments-by-input]")


@click.command("judge")
@click.argument("files", nargs=-1, metavar="< COMMENTS", callback=_no_file, expose_value=False)
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
@click.option("--examples", is_flag=True, help="Run the edition's examples, say which fail and why, and judge nothing else.")
@click.option("--json", "as_json", is_flag=True, help="With --examples: one JSON object instead of a table.")
def command(
    edition: str, rules: tuple[str, ...] | None, feed: str | None, jobs: int, languages: tuple[str, ...], print_edition: bool,
    examples: bool, as_json: bool,
) -> None:  # fmt: skip
    """Judge comments from standard input, one JSON object a line, in order.

    Each needs "id" and "text"; "author", "thread", "time", "parent" and "article" are read where given. Flooding
    and flash mobs are looked for among the lines that state both an author and a time, by their own time, the
    oldest line first; a line is never judged again when later ones arrive. A broken line gives an error line, the
    run goes on, and the exit code is 1.
    """
    choice = EditionChoice.named(edition, rules, feed)
    keep_apart((), [("standard input", _stdin()), *beside(choice)])
    if print_edition and examples:
        raise click.UsageError("--print-edition and --examples are two things: name one of them.")
    if print_edition:
        _print_edition(choice)
        return
    if examples:
        sys.exit(_examples(choice, rules, as_json=as_json))
    if sys.stdin is None:
        raise click.ClickException("Standard input is closed. Send comments to it, one a line. [source-unreadable]")
    tally: Counter[str] = Counter()
    with _refusing():
        verdicts = judge_stream(lines_of(_read), choice, jobs=jobs, tally=tally, languages=languages)
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


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """While the edition and the feed are read: what cannot be used ends in its sentences and codes."""
    try:
        yield
    except EditionError as refusal:
        if refusal.code == "unknown-rule" and not refusal.line:  # of --rules, not of the file
            raise click.UsageError(refusal.told) from refusal
        raise click.ClickException(refusal.told) from refusal
    except FeedError as refusal:
        raise click.ClickException(refusal.told) from refusal


def _examples(choice: EditionChoice, rules: tuple[str, ...] | None, *, as_json: bool) -> int:
    """Run the examples of the edition, say which fail, and return the exit code."""
    with _refusing():
        found = tried(choice.load(), rules)
    if not found["examples"]:
        whose = "of these rules" if rules else "of this edition"
        raise click.ClickException(f"There is no example {whose} to run. [no-examples]")
    with printing():
        click.echo(json.dumps(found, indent=1) if as_json else "\n".join(shown(found)))
    return 1 if found["failed"] else 0


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
    with _refusing():
        content = choice.content()
    with printing():
        sys.stdout.buffer.write(content)


def _stdin() -> int | None:
    try:
        return sys.stdin.fileno() if sys.stdin is not None else None
    except (OSError, ValueError):
        return None
