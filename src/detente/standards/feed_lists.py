"""From lists that others publish to the entries of a feed: hosts files, lists of hosts or of addresses, block lists
in the form ||host^, and tables (CSV) with an address in each row.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.standards.web.hosts import WIDE, is_ending, is_under, spelt_out
from detente.standards.web.links import Link, parsed

LONGEST_ENTRY = 1_000
_COMMENTS = ("#", "!", "//", ";")
_NOWHERE = frozenset(("0.0.0.0", "127.0.0.1", "::1", "::", "255.255.255.255", "fe80::1%lo0"))  # noqa: S104
_LOCAL = ("localhost", "localhost.localdomain", "broadcasthost", "local", "ip6-localhost", "ip6-loopback")


@dataclass(slots=True)
class Gathered:
    """What lists brought: the entries, and what was left out, by reason, each with its first line."""

    entries: set[str] = field(default_factory=set)
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def leave_out(self, reason: str, line: str) -> None:
        self.left_out[reason] += 1
        self.examples.setdefault(reason, line.strip()[:80])


def gather(lines: Iterable[str], into: Gathered) -> None:
    """Add the entries of one list, and drop addresses on hosts that are listed whole once all is read."""
    for line in lines:
        words = line.strip()
        if not words or words.startswith(_COMMENTS):
            continue
        link = _link_of(words)
        if link is None:
            into.leave_out("no address in the line", line)
        elif reason := _unfit(link):
            into.leave_out(reason, line)
        else:
            into.entries.add(_entry(link))


def thinned(entries: set[str]) -> set[str]:
    """The entries without those that another one covers, so that a feed has no line too many."""
    hosts = {entry for entry in entries if "/" not in entry}
    return {entry for entry in entries if not _is_covered(entry, hosts)}


def _is_covered(entry: str, hosts: set[str]) -> bool:
    host, slash, _ = entry.partition("/")
    labels = host.split(".")
    above = (".".join(labels[at:]) for at in range(0 if slash else 1, len(labels) - 1))
    return any(name in hosts for name in above)


def _link_of(words: str) -> Link | None:
    if words.startswith("||"):
        words = words[2:].partition("^")[0]
    fields = _fields(words)
    found = next((part for part in fields if part.lower().startswith(("http://", "https://"))), None)
    if found is None:
        fields = [part for part in fields if part not in _NOWHERE] or [""]
        found = "http://" + fields[0]
    link = parsed(found)
    if link is None or "." not in link.host or not _is_plain(link.host):
        return None
    return link


def _fields(words: str) -> list[str]:
    """The columns of a row; a line that begins with its address is all address, commas included."""
    if words.lower().startswith(("http://", "https://")):
        return words.split()[:1]
    if "," not in words:
        return words.split()
    try:
        row = next(csv.reader([" ".join(words.split())]), [])
    except csv.Error:  # a field too long for any address
        return []
    return [part.strip() for part in row if part.strip()]


def _is_plain(host: str) -> bool:
    return all(
        label and len(label) < 64 and all(letter.isalnum() or letter in "-_" for letter in label)
        for label in host.split(".")
    )


def _unfit(link: Link) -> str:
    """Why an address is not taken in; empty when it is."""
    if link.host in _LOCAL:
        return "this machine's own name"
    if is_ending(link.host):
        return "an ending, not a site"
    if not _path(link) and is_under(link.host, WIDE) and link.host.removeprefix("www.") in WIDE:
        return "a site too many innocent links lead to"
    if len(_entry(link).encode("utf-8", "replace")) > LONGEST_ENTRY:
        return "too long"
    if (entry := _entry(link)) != entry.lower() or not entry.isprintable() or " " in entry:
        return "signs that an address does not have"
    return ""


def _entry(link: Link) -> str:
    return spelt_out(link.host).removeprefix("www.") + _path(link)


def _path(link: Link) -> str:
    path = link.path.partition("#")[0]
    return "" if path in ("/", "") else path
