"""`detente import`: saved pages in, private drafts out; or, with --json --dry-run, one JSON object an article."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from detente.transfer.pages import ImportedPage
from detente.transfer.reading import Outcome, find_files, read_file

ACTOR = "system:import"


@click.command("import")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object an article instead of a summary."
)
@click.option("--dry-run", is_flag=True, help="Only read and print: no database, no drafts.")
@click.option("-v", "--verbose", is_flag=True, help="List every line that was left out.")
@click.option("--section", default="", metavar="NAME", help="The section of pages that state none.")
def command(paths: tuple[Path, ...], as_json: bool, dry_run: bool, verbose: bool, section: str) -> None:
    """Bring saved pages in as private drafts: .html files, .txt files as pulled from a screen, folders of both.

    What is not part of the article (menus, dialogs, comment rules) is left out and kept with the draft, line by line.
    A page that came in before is not doubled. A file that cannot be read is named on standard error with a code,
    the others are read all the same, and the exit code is 1.
    """
    bring_in = None if dry_run else _importer(section)
    refused = 0
    with _watched(find_files(paths)) as files:
        for file in files:
            outcome, facts = read_file(file), {}
            if bring_in is not None:
                outcome, facts = bring_in(outcome)
            if outcome.page is None:
                refused += 1
                _tell_refusal(outcome, as_json)
            elif as_json:
                _print(json.dumps({**outcome.page.as_json(), **facts}, ensure_ascii=False))
            else:
                _print(summary(outcome.page, facts, verbose=verbose))
    sys.exit(1 if refused else 0)


def _importer(section: str) -> Any:
    """Make the newsroom ready and hand back what turns an outcome into a draft. Raises click.ClickException."""
    from detente.project.starting import Refusal, setup

    setup()
    from django.conf import settings

    from detente.project.home import HomeRefused, prepare
    from detente.transfer.actions import import_outcome

    try:
        prepare()
    except HomeRefused as refusal:
        raise Refusal(refusal.code, str(refusal)) from refusal

    def bring_in(outcome: Outcome) -> tuple[Outcome, dict[str, Any]]:
        drafted = import_outcome(actor=ACTOR, outcome=outcome, section=section)
        if drafted.draft is None:
            return drafted.outcome, {}
        address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + drafted.address
        return drafted.outcome, {"draft": address, "new": drafted.is_new}

    return bring_in


@contextmanager
def _watched(files: list[Path]) -> Iterator[Any]:
    """The files, with a progress bar on standard error when a person watches and there is something to wait for."""
    hidden = len(files) < 2 or not sys.stderr.isatty()
    with click.progressbar(files, label="Reading pages", file=sys.stderr, hidden=hidden) as bar:
        yield bar


def summary(page: ImportedPage, facts: dict[str, Any], *, verbose: bool) -> str:
    """A few lines for a person: what was found, what was left out, where the draft is."""
    stated = [
        f"section {page.section}" if page.section else "",
        f"published {page.published}" if page.published else "",
    ]
    counts = [_count(len(page.body) + bool(page.lead), "paragraph"), *(
        _count(len(items), name)
        for items, name in ((page.read_more, "READ MORE line"), (page.related, "related headline"), (page.tags, "tag")) if items
    )]  # fmt: skip
    hint = "" if verbose or not page.dropped else " (--verbose lists them)"
    lines = [
        page.source,
        f"  {page.title or '(no headline found)'}",
        "  " + ", ".join([part for part in stated if part] + counts),
        f"  left out: {_count(len(page.dropped), 'line')}{hint}",
        *(f"    - {line}" for line in page.dropped if verbose),
    ]
    if facts:
        lines.append(f"  {'draft' if facts['new'] else 'came in before, draft'}: {facts['draft']}")
    return "\n".join(lines)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _tell_refusal(outcome: Outcome, as_json: bool) -> None:
    refusal = outcome.refusal
    if refusal is None:
        return
    if as_json:
        told = json.dumps(
            {"source": outcome.source, "error": {"code": refusal.code, "message": refusal.message}},
            ensure_ascii=False,
        )
    else:
        told = f"{outcome.source}: {refusal.code}: {refusal.message}"
    _print(told, error=True)


def _print(text: str, *, error: bool = False) -> None:
    """One line or more, always UTF-8; a file name that is none is escaped rather than broken."""
    stream = (sys.stderr if error else sys.stdout).buffer
    stream.write(text.encode("utf-8", errors="backslashreplace") + b"\n")
    stream.flush()
