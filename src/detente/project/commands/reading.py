"""Reading a large file of JSON lines, gzipped or not, with a bar on standard error when a person watches."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from detente.standards.errors import LanguagesRefused, printable
from detente.standards.stream import EditionChoice, site_languages_of

Read = Callable[[int], bytes]


def languages_named(_context: Any, _parameter: Any, value: str | None) -> tuple[str, ...]:
    """The value of --site-languages. Raises click.BadParameter."""
    try:
        return () if value is None else site_languages_of(value.split(","))
    except LanguagesRefused as refusal:
        raise click.BadParameter(f"{refusal} [{refusal.code}]") from refusal


site_languages = click.option(
    "--site-languages", "languages", default=None, metavar="A,B", callback=languages_named,
    help="Languages in which comments are welcome, such as de,en. Without it: that of the article where a line names it, else any.",
)  # fmt: skip


def beside(choice: EditionChoice, name: str = "--edition") -> list[tuple[str, Path | int | None]]:
    """The files that are read for an edition, each with its option, so that nothing is written over them."""
    files = ((name, choice.path), ("--feed", choice.feed))
    return [(option, Path(path)) for option, path in files if path is not None]


def unreadable(file: Path, problem: OSError | EOFError | zlib.error) -> click.ClickException:
    """What a person is told of a file that cannot be read to its end."""
    name = getattr(problem, "filename", None) or file
    if isinstance(problem, EOFError | gzip.BadGzipFile | zlib.error):
        return click.ClickException(f"{printable(file)} is no whole gzip file. Copy it again, or unpack it first. [source-unreadable]")
    reason = getattr(problem, "strerror", None) or problem
    return click.ClickException(f"{printable(name)} cannot be used: {reason}. [source-unreadable]")


@contextmanager
def opened(path: Path) -> Iterator[tuple[Read, Callable[[], int]]]:
    """Open a file for `lines_of`; the second function says how many bytes of it were read. Raises OSError."""
    with open(path, "rb") as raw:
        if path.suffix == ".gz":
            with gzip.open(raw, "rb") as unpacked:
                yield unpacked.read, raw.tell
        else:
            yield raw.read, raw.tell


@contextmanager
def watched(
    label: str, path: Path, place: Callable[[], int]
) -> Iterator[Callable[[Iterable[bytes]], Iterator[bytes]]]:
    """Yield a function that passes lines on and moves a bar, which only a terminal on standard error shows."""
    if not sys.stderr.isatty():
        yield iter
        return
    with click.progressbar(length=path.stat().st_size, label=label, file=sys.stderr) as bar:

        def tell(lines: Iterable[bytes]) -> Iterator[bytes]:
            for line in lines:
                if place() > bar.pos:
                    bar.update(place() - bar.pos)
                yield line

        yield tell
