"""`detente replay FILE`: an archive under another edition. No server, no database, no Django."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click

from detente.project.commands.reading import beside, opened, site_languages, unreadable, watched
from detente.project.commands.writing import keep_apart, keep_foreign, not_writable, printing
from detente.project.counted import counted
from detente.standards.edition import SHIPPED
from detente.standards.errors import EditionError, FeedError, printable
from detente.standards.replaying import (
    WEIGHT,
    Plan,
    Tally,
    is_change,
    is_state,
    replay,
    report,
    saved,
    taken_up,
)
from detente.standards.stream import BACKWARDS, EditionChoice, lines_of

MOST_NAMED = 10
"""Broken lines that are named, at most."""
SAVED_EVERY = 5_000
"""Lines between two saved states: a few seconds of work."""

EARLIER_MEMBERS = (
    "The first comments of a flash mob are counted with the verdict that they met when they came; a site holds them when it forms."
)


@click.command("replay")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--edition", required=True, metavar="NEW",
              help=f"The edition to try: a file, or the name of a shipped edition ({', '.join(SHIPPED)}).")
@click.option("--against", default="recommended", show_default=True, metavar="OLD", help="The edition to compare with.")
@click.option("--feed", default=None, metavar="FILE", help="A list of harmful addresses (detente feed) that both editions ask.")
@click.option("--examples", default=3, show_default=True, type=click.IntRange(0, 100), help="Examples of each kind of change.")
@click.option("--changes", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT",
              help="Also write every change, one JSON object a line.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@click.option("--jobs", default=None, type=click.IntRange(1, 256),
              help="Processes to use (all cores). The output stays the same.")
@click.option("--state", type=click.Path(dir_okay=False, path_type=Path), metavar="PATH",
              help="Where an interrupted run is kept (FILE.replay).")
@site_languages
def command(
    file: Path, edition: str, against: str, feed: str | None, examples: int, changes: Path | None, as_json: bool,
    jobs: int | None, state: Path | None, languages: tuple[str, ...],
) -> None:  # fmt: skip
    """Judge an archive again and say what another edition would change: by rule, author and action, with examples.

    FILE holds one JSON object a line, as `detente judge` reads them, gzipped or not. An interrupted run goes on where
    it stopped when it is started again with the same editions. Every comment is judged once, at its place.
    """
    new, old = EditionChoice.named(edition, feed=feed), EditionChoice.named(against, feed=feed)
    plan = Plan(new, old, examples, languages)
    run = _Run(file, plan, changes, state or file.with_name(file.name + ".replay"), jobs or os.cpu_count() or 1)
    written = [("--changes", changes), ("--state", run.state)]
    keep_apart(written, [("FILE", file), *beside(new), *beside(old, "--against")])
    keep_foreign("--changes", changes, _begins_with_a_change, "a file of changes that replay wrote")
    keep_foreign("--state", run.state, is_state, "the state of a run of replay")
    try:
        tally, hashes = run.all()
    except (EditionError, FeedError) as refusal:
        raise click.ClickException(refusal.told) from refusal
    except (OSError, EOFError, zlib.error) as problem:
        raise unreadable(file, problem) from problem
    found = report(tally, hashes)
    _name_broken(run.broken, tally.broken)
    if tally.backwards:
        click.echo(BACKWARDS, err=True)
    with printing():
        click.echo(json.dumps(found, indent=1) if as_json else "\n".join(shown(found)))
    with _writing(run.state):
        run.state.unlink(missing_ok=True)  # last, so that a report which cannot be printed can be had again
    sys.exit(1 if tally.broken else 0)


class _Run:
    """One run over one archive, with what has to survive an interruption."""

    def __init__(self, file: Path, plan: Plan, changes: Path | None, state: Path, jobs: int) -> None:
        self.file, self.plan, self.changes, self.state, self.jobs = file, plan, changes, state, jobs
        self.archive: dict[str, Any] = {}
        self.broken: list[int] = []
        self.hashes: dict[str, str] = {}

    def all(self) -> tuple[Tally, dict[str, str]]:
        """Read the whole archive. Raises EditionError, OSError; on Ctrl-C the state is kept."""
        self.hashes = self.plan.hashes()
        self.archive = {**_identity(self.file), "changes": str(self.changes) if self.changes else ""}
        tally = self._earlier()
        with self._kept(tally) as out:
            self._read(tally, out)
            if out is not None:
                with _writing(self.changes):
                    out.flush()
        return tally, self.hashes

    @contextlib.contextmanager
    def _kept(self, tally: Tally) -> Iterator[IO[bytes] | None]:
        """The file of changes, open behind the last change that was saved."""
        if self.changes is None:
            yield None
            return
        with _writing(self.changes):
            out = open(self.changes, "r+b" if tally.lines else "wb")  # noqa: SIM115
            if tally.lines:
                _drop_unsaved(out, tally)
        try:
            yield out
        finally:
            with contextlib.suppress(OSError):  # of a full disk, which was told when it was met
                out.close()

    def _earlier(self) -> Tally:
        if not self.state.exists():
            return Tally()
        tally = taken_up(self.state.read_text(encoding="utf-8", errors="replace"), self.hashes, self.archive)
        if tally is None or (self.changes and not self.changes.exists()):
            click.echo(f"{printable(self.state)} belongs to another run; starting from the first line.", err=True)
            return Tally()
        click.echo(f"Going on after {counted(tally.lines, 'line')} ({printable(self.state)}).", err=True)
        return tally

    def _read(self, tally: Tally, out: IO[bytes] | None) -> None:
        with opened(self.file) as (read, place), watched("replaying", self.file, place) as tell:
            known = tally.broken
            changed = replay(tell(lines_of(read)), self.plan, jobs=self.jobs, tally=tally)
            try:
                for tally, change in changed:
                    if tally.broken > known and len(self.broken) < MOST_NAMED:
                        self.broken.append(tally.lines)
                    known = tally.broken
                    if change is not None and out is not None:
                        with _writing(self.changes):
                            out.write(json.dumps(change).encode() + b"\n")
                    if tally.lines % SAVED_EVERY == 0:
                        self._save(tally, out)
            except KeyboardInterrupt:
                click.echo(_interrupted(self.state), err=True)
                raise

    def _save(self, tally: Tally, out: IO[bytes] | None) -> None:
        if out is not None:
            with _writing(self.changes):
                out.flush()
        with _writing(self.state, "Name another place with --state."):
            _replace(self.state, saved(tally, self.hashes, self.archive))


def _name_broken(lines: list[int], number: int) -> None:
    """Say which lines were broken, as far as this run met them; empty lines are not counted."""
    if lines:
        more = ", …" if number > len(lines) else ""
        named = ("line " if number == 1 else "lines ") + ", ".join(f"{line:,}" for line in lines) + more
        click.echo(f"Broken: {named}. detente judge says of each what is wrong.", err=True)


def _interrupted(state: Path) -> str:
    if state.exists():
        return f"Interrupted; the same command goes on from its last saved line ({printable(state)})."
    return f"Interrupted before anything was saved (every {SAVED_EVERY:,} lines); the same command begins anew."


@contextlib.contextmanager
def _writing(target: Path | None, remedy: str = "") -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise not_writable(target, problem, remedy) from problem


def _replace(state: Path, content: str) -> None:
    """All of it or nothing, by way of a new file of its own name."""
    number, draft = tempfile.mkstemp(prefix=f".{state.name}.", dir=state.parent)
    try:
        with open(number, "w", encoding="utf-8") as new:
            new.write(content)
        os.replace(draft, state)
    except BaseException:
        os.unlink(draft)
        raise


def _begins_with_a_change(beginning: bytes) -> bool:
    return is_change(beginning.partition(b"\n")[0])


def _drop_unsaved(out: IO[bytes], tally: Tally) -> None:
    """Cut from the file of changes what was written after the state was saved last."""
    for _ in range(tally.changed):
        out.readline()
    out.truncate(out.tell())


def _identity(file: Path) -> dict[str, Any]:
    """What tells this archive from another: its size and its first and last megabyte."""
    size = file.stat().st_size
    with open(file, "rb") as raw:
        digest = hashlib.sha256(raw.read(1 << 20))
        raw.seek(max(0, size - (1 << 20)))
        digest.update(raw.read(1 << 20))
    return {"size": size, "sha256": digest.hexdigest()}


def shown(found: dict[str, Any]) -> list[str]:
    """The report, line by line."""
    was = "was" if found["doubted"] == 1 else "were"
    lines = [f"{counted(found['comments'], 'comment')}, {found['changed']:,} judged differently, "
             f"{counted(found['broken'], 'broken line')}",
             f"{found['doubted']:,} {was} in doubt, so read by the encoder too", ""]
    lines.append(f"{'':16}" + "".join(f"{'→ ' + new:>12}" for new in WEIGHT))
    lines += [f"{old:16}" + "".join(f"{found['actions'][old][new]:>12,}" for new in WEIGHT) for old in WEIGHT]
    if found["rules"]:
        lines += ["", f"{'rule':16}{'only old':>12}{'only new':>12}{'both':>12}{'action changed':>18}"]
    for rule, counts in found["rules"].items():
        numbers = "".join(f"{counts.get(name, 0):>12,}" for name in ("only old", "only new", "both"))
        lines.append(f"{rule:16}{numbers}{counts.get('action changed', 0):>18,}")
    if found["authors"]["changed"]:
        meets = "meets" if found["authors"]["changed"] == 1 else "meet"
        lines += ["", f"{counted(found['authors']['changed'], 'author')} {meets} another action; most often:"]
        lines += [f"  {printable(one['author'])}: {one.get('stricter', 0):,} stricter, {one.get('milder', 0):,} milder"
                  for one in found["authors"]["most"]]
    for kind, examples in found["examples"].items():
        lines += ["", kind.replace(">", " → ").removeprefix("rule:")]
        lines += [f"  {printable(one['id'])}: {printable(one['text'])}" for one in examples]
    if "flash-mob" in found["rules"]:
        lines += ["", EARLIER_MEMBERS]
    return [*lines, "", f"new {found['new']}", f"old {found['against']}"]
