"""Where a key stands in a TOML file: the reader of the standard library tells nothing but what it holds."""

from __future__ import annotations

from collections.abc import Iterator

_DEEPEST = 4
"""Parts of a dotted name that are told apart: rules.<rule>.thresholds.<name>."""


class Places:
    """The lines of a file, 1-based, by table and key. Where a key is written twice, its first line counts."""

    def __init__(self, text: str) -> None:
        self._keys: dict[tuple[str, str], int] = {}
        self._headers: dict[str, int] = {}
        current = ""
        for number, raw in enumerate(text.split("\n"), start=1):
            line = raw.strip()
            if header := _table_of(line):
                current = header
                for name in _beginnings(header):
                    self._headers.setdefault(name, number)
            else:
                for name in _beginnings(_key_of(line)):
                    self._keys.setdefault((current, name), number)

    def line_of(self, table: str, key: str) -> int:
        """The line of `key` inside `[table]`, else of the header of the table or its first part, else 0."""
        found = self._line(table, key)
        while not found and "." in table:  # written within its parent: thresholds = {…}, or thresholds.hold = …
            table, _, key = table.rpartition(".")
            found = self._line(table, key)
        return found

    def _line(self, table: str, key: str) -> int:
        return self._keys.get((table, key), 0) or self._headers.get(table, 0)


def _beginnings(name: str) -> Iterator[str]:
    """A dotted name and what it begins with: "a", "a.b", "a.b.c"."""
    parts = name.split(".", _DEEPEST)[:_DEEPEST] if name else []
    for end in range(1, len(parts) + 1):
        yield ".".join(parts[:end])


def _table_of(line: str) -> str:
    """The name in the header of a table, with or without a comment behind it; empty for every other line."""
    name, closed, behind = line.partition("]")
    is_header = name.startswith("[") and closed and "=" not in name and behind.strip()[:1] in ("", "#")
    return _bare(name.strip("[")) if is_header else ""


def _key_of(line: str) -> str:
    name, given, _ = line.partition("=")
    return _bare(name) if given else ""


def _bare(name: str) -> str:
    """A dotted name without blanks and quotes."""
    return "".join(sign for sign in name if not sign.isspace() and sign not in "\"'")
