"""`detente feed`: make, refresh and check the list of harmful addresses that `malware` asks. No server, no Django.

The site itself fetches nothing. `refresh` alone goes to the network, only when it is run, and only to the
addresses that it is given.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from detente.project.commands.writing import keep_apart, keep_foreign, not_writable, printing
from detente.project.counted import counted
from detente.standards.errors import FeedError, printable
from detente.standards.feed import LARGEST, Feed, load_feed, write_feed
from detente.standards.feed_lists import Gathered, gather, thinned
from detente.standards.web.hosts import spelt_out
from detente.standards.web.links import parsed

PATIENCE = 60
"""Seconds that a source may stay silent."""
NAME = "The newsroom's list"
WEB = ("https://", "http://")
PIN = re.compile(r"(?:sha256:)?[0-9a-fA-F]{64}")


class Altered(click.ClickException):
    """Another list than the one that was pinned: not 1, since a job may want to wake somebody for this alone."""

    exit_code = 3


class Expired(click.ClickException):
    """A whole list, and too old."""

    exit_code = 4


@click.group("feed")
def command() -> None:
    """Make, refresh and check the list of harmful addresses that the rule `malware` asks."""


@command.command("refresh", short_help="Write FILE anew from lists of harmful addresses.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@click.option("--name", default=None, metavar="NAME", help="What readers are told the list is called.")
@click.option("--days", default=7, show_default=True, type=click.IntRange(1, 366), help="Days until the list expires.")
@click.option(
    "--pin-file", default=None, metavar="PATH", type=click.Path(dir_okay=False, path_type=Path),
    help="Write its SHA-256 into this file; a running site that is pinned by the file takes the list over.",
)  # fmt: skip
@click.option("--smaller", is_flag=True, help="Take the new list though it has less than half of the old entries.")
def refresh(
    file: Path, sources: tuple[str, ...], name: str | None, days: int, pin_file: Path | None, smaller: bool
) -> None:
    """Write FILE anew from lists of hosts or addresses, and print its SHA-256 to pin.

    A SOURCE is a file or an http(s) address: a hosts file, one host or address a line, ||host^, or a table (CSV). Without
    one, FILE is made again from what it was made from last time.
    """
    keep_apart([("FILE", file), ("--pin-file", pin_file)], _files(sources))
    keep_foreign("--pin-file", pin_file, lambda beginning: _is_pin(beginning, file.name), f"the file that pins {printable(file.name)}")
    old = _old(file)
    if not sources:
        sources = _sources_of(old)
        keep_apart([("FILE", file), ("--pin-file", pin_file)], _files(sources))
    if not sources:
        raise click.UsageError("Name at least one SOURCE: a file or an http(s) address. [no-source]")
    found = Gathered()
    told = [f"{source} sha256:{_read(source, found)}" for source in sources]
    entries = thinned(found.entries)
    _refuse_shrunk(entries, old, smaller=smaller)
    made = datetime.now(UTC)
    try:
        content = write_feed(
            entries, name=name or (old.name if old else NAME), made=made, expires=made + timedelta(days=days), sources=tuple(told)
        )  # fmt: skip
    except FeedError as refusal:
        raise _told(refusal) from refusal
    _replace(file, content, old, pin_file)
    for reason, count in found.left_out.most_common():
        click.echo(f"Left out, {reason}: {count:,} (such as {found.examples[reason]!r}).", err=True)
    try:
        written = load_feed(file)
    except FeedError as refusal:  # somebody else wrote there meanwhile
        raise _told(refusal) from refusal
    with printing():
        _show(written, pin_file)


def _pin(_context: Any, _parameter: Any, value: str | None) -> str:
    """The value of --pin: an empty shell variable must not allow every file, nor a slip tell of an altered one."""
    if value is not None and not (value.split() and all(PIN.fullmatch(one) for one in value.split())):
        raise click.BadParameter("Write the SHA-256 of the list, 64 hexadecimal digits. [feed-pin-missing]")
    return value or ""


@command.command("check", short_help="Say what FILE holds and whether it can be used.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--pin", default=None, metavar="SHA256", callback=_pin, help="Refuse the file when its SHA-256 is another.")
@click.option("--address", "addresses", multiple=True, metavar="URL", help="Say whether this address is listed. May be repeated.")
def check(file: Path, pin: str, addresses: tuple[str, ...]) -> None:
    """Read FILE whole and say what it holds.

    Exit code 0 when it can be used, 1 when it cannot be read or is no whole list, 3 when it is not the one that --pin
    allows, 4 when it has expired; 2 for wrong usage.
    """
    try:
        feed = load_feed(file, pin=pin)
    except FeedError as refusal:
        raise _told(refusal) from refusal
    with printing():
        _show(feed)
        for address in addresses:
            link = parsed(address if "://" in address else f"http://{address}")
            listed = link is not None and feed.lists(spelt_out(link.host), link.path)
            click.echo(f"{'listed' if listed else 'not listed'}  {printable(address)}")
    if not feed.holds(datetime.now(UTC)):
        name, path = printable(file.name), printable(file)
        raise Expired(f"{name} has expired. Run: detente feed refresh {path} [feed-expired]")


def _old(file: Path) -> Feed | None:
    """The feed that is there now; a file that is no feed is never overwritten."""
    if not file.exists():
        return None
    try:
        return load_feed(file)
    except FeedError as refusal:
        raise click.UsageError(f"{refusal} Nothing was overwritten. Name another FILE. [{refusal.code}]") from refusal


def _files(sources: tuple[str, ...]) -> list[tuple[str, Path | int | None]]:
    return [("SOURCE", Path(source)) for source in sources if not source.startswith(WEB)]


def _is_pin(beginning: bytes, name: str) -> bool:
    """Whether every line is a SHA-256 by itself, or one of the file of this name, as `sha256sum` writes it."""
    lines = [line.split(maxsplit=1) for line in beginning.decode("utf-8", "replace").splitlines() if line.strip()]
    return all(
        PIN.fullmatch(line[0]) is not None and (len(line) == 1 or line[1].lstrip("*").strip() == name) for line in lines
    )


def _sources_of(old: Feed | None) -> tuple[str, ...]:
    return tuple(source.rpartition(" sha256:")[0] or source for source in old.sources) if old else ()


def _read(source: str, into: Gathered) -> str:
    """Gather the entries of one source, and return the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as kept:
        try:
            _copy(source, kept, digest)
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "reason", None) or getattr(problem, "strerror", None) or problem
            told = f"{printable(source)} cannot be read: {reason}. Nothing was changed. [source-unreadable]"
            raise click.ClickException(told) from problem
        kept.seek(0)
        gather((line.decode("utf-8", "replace") for line in kept), into)
    return digest.hexdigest()


def _copy(source: str, kept: Any, digest: Any) -> None:
    with _opened(source) as read:
        length = int(read.headers.get("Content-Length") or 0) if source.startswith(WEB) else os.stat(source).st_size
        label = f"Reading {printable(source[:60])}"
        with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            total = 0
            while block := read.read(1 << 16):
                total += len(block)
                if total > LARGEST:
                    raise ValueError(f"it has more than {LARGEST >> 20} MiB")
                kept.write(block)
                digest.update(block)
                bar.update(len(block))


def _opened(source: str) -> Any:
    return urllib.request.urlopen(source, timeout=PATIENCE) if source.startswith(WEB) else Path(source).open("rb")


def _refuse_shrunk(entries: set[str], old: Feed | None, *, smaller: bool) -> None:
    """A source that is down often answers with a short page; that must not empty the list."""
    before = old.hosts + old.prefixes if old else 0
    if not entries or (len(entries) * 2 < before and not smaller):
        now = counted(len(entries), "entry", "entries")
        hint = " Look at the sources, or add --smaller." if entries else " Look at the sources."
        raise click.ClickException(f"The new list has {now}, the old one {before:,}. Nothing was changed.{hint} [feed-shrunk]")


def _replace(file: Path, content: bytes, old: Feed | None, pin_file: Path | None) -> None:
    """Put the new list in place. The file of pins allows the old and the new one while they change places, so that a
    running site never meets a list that is not pinned.
    """
    new = hashlib.sha256(content).hexdigest()
    if pin_file:
        both = [new, old.hash.removeprefix("sha256:")] if old else [new]
        _write(pin_file, "".join(f"{pin}  {file.name}\n" for pin in both).encode())
    _write(file, content)
    if pin_file:
        _write(pin_file, f"{new}  {file.name}\n".encode())


def _write(file: Path, content: bytes) -> None:
    """All of it or nothing: a reader of the file never meets half a list."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.replace(draft, file)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise not_writable(file, problem) from problem


def _show(feed: Feed, pin_file: Path | None = None) -> None:
    held = f"{counted(feed.hosts, 'host')} and {counted(feed.prefixes, 'address', 'addresses')}"
    click.echo(f"“{printable(feed.name)}”: {held}, made {feed.made:%Y-%m-%d %H:%M} UTC, expires {feed.expires:%Y-%m-%d %H:%M} UTC.")
    pin = feed.hash.removeprefix("sha256:")
    click.echo(f"sha256 {pin}" if pin_file else f"DETENTE_MALWARE_FEED_SHA256={pin}")
    if pin_file:
        click.echo(f"DETENTE_MALWARE_FEED_SHA256={pin_file.resolve()}")


def _told(refusal: FeedError) -> click.ClickException:
    return (Altered if refusal.code == "feed-altered" else click.ClickException)(refusal.told)
