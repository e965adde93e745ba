"""Reading a large file of JSON lines, gzipped or not, with a bar on standard error when a person watches."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

Read = Callable[[int], bytes]


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
