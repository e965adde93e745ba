"""Reading a large file of JSON lines, gzipped or not, with a bar on standard error when a person watches."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

Read = Callable[[int], bytes]


def unreadable(file: Path, problem: OSError | EOFError | zlib.error) -> click.ClickException:
    """What a person is told of a file that cannot be read to its end, or one beside it that cannot be written."""
    name = getattr(problem, "filename", None) or file
    if isinstance(problem, EOFError | gzip.BadGzipFile | zlib.error):
        return click.ClickException(f"{file} is no whole gzip file. Copy it again, or unpack it first. [source-unreadable]")
    reason = getattr(problem, "strerror", None) or problem
    return click.ClickException(f"{name} cannot be used: {reason}. [source-unreadable]")


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
