"""Writing beside what is read: over no input, and over no file that a command did not make itself."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import click

from detente.standards.errors import printable

Named = tuple[str, Path | int | None]
"""An option or argument as the command line calls it, and its file: a path, a file descriptor, or none given."""
LONGEST = 1 << 26
"""Bytes of a first line that are read to see what a file is: the longest line that the stream reads."""


def keep_apart(outputs: Iterable[Named], inputs: Iterable[Named]) -> None:
    """Refuse a command line on which something is written over what is read, or over what is written besides.

    Standard output counts as written. Files are the same when their resolved paths are, or their device and number, so
    that no link hides it. Raises click.UsageError, which names both.
    """
    written = [*(one for one in outputs if one[1] is not None), ("standard output", _stdout())]
    read = [one for one in inputs if one[1] is not None]
    for number, (name, file) in enumerate(written):
        for other, its in chain(read, written[:number]):
            if file is not None and its is not None and _is_same(file, its):
                path = printable(next((one for one in (file, its) if isinstance(one, Path)), "the same file"))
                raise click.UsageError(
                    f"{name} and {other} are one and the same file ({path}), which would be written over. "
                    f"Nothing was changed. Name another file for {name}. [same-file]"
                )


def keep_foreign(name: str, file: Path | None, is_ours: Callable[[bytes], bool], made: str) -> None:
    """Refuse to write over a file that is there and is not what this command makes (`made`, with its article).

    is_ours: says it of the beginning of the file, its first line at least. Raises click.UsageError.
    """
    if file is None or not file.exists() or not stat.S_ISREG(file.stat().st_mode) or not file.stat().st_size:
        return
    try:
        with open(file, "rb") as there:
            known = is_ours(there.readline(LONGEST) + there.read(1 << 12))
    except OSError:
        known = False
    if not known:
        raise click.UsageError(
            f"{name} {printable(file)} is there already and is not {made}. It was left as it is. "
            f"Name another file for {name}, or move this one away. [target-not-ours]"
        )


def not_writable(target: object, problem: OSError, remedy: str = "") -> click.ClickException:
    """What a person is told of a file that cannot be written."""
    reason = problem.strerror or "it failed"
    return click.ClickException(f"{printable(target)} cannot be written: {reason}. {remedy}".strip() + " [target-not-writable]")


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """While a result is printed: a full disk or a closed output ends in a sentence. A reader that went away (`head`) is
    left to click, which ends quietly.
    """
    if sys.stdout is None:
        raise click.ClickException("Standard output is closed. Send it somewhere. [target-not-writable]")
    with contextlib.suppress(AttributeError, ValueError):  # where a terminal lacks a sign, its number is printed
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        yield
        sys.stdout.flush()
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        _forget_the_rest()
        raise not_writable("Standard output", problem) from problem


def _forget_the_rest() -> None:
    """Let what is left in the buffer go nowhere, or Python would try to write it again at the end and fail aloud."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _stdout() -> int | None:
    try:
        return sys.stdout.fileno() if sys.stdout is not None else None
    except (OSError, ValueError):
        return None


def _is_same(one: Path | int, other: Path | int) -> bool:
    try:
        first, second = os.stat(one), os.stat(other)
        return stat.S_ISREG(first.st_mode) and os.path.samestat(first, second)
    except (OSError, ValueError):
        paths = [os.path.realpath(path) for path in (one, other) if isinstance(path, Path)]
        return len(paths) == 2 and paths[0] == paths[1]
