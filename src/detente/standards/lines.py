"""One comment a line: what a JSON object of the stream says, and what is said of one that cannot be judged."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from math import isfinite
from typing import Any

from detente.standards.errors import LanguagesRefused, LineRefused, printable
from detente.standards.language.names import NAMES
from detente.standards.records import Article

START = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a line that states none. It is compared with no other line."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A parsed line. `time` is None where the line states none. `site_languages` are those in which comments are welcome
    beside it; any language is where there is none, since a stream names no site.
    """

    id: Any
    text: str
    author: str | None
    thread: str | None
    time: datetime | None
    parent_text: str | None
    article: Article | None
    site_languages: tuple[str, ...] = ()

    @property
    def is_compared(self) -> bool:
        """Whether it is known who wrote it and when, so that earlier and later lines can be asked about it."""
        return self.author is not None and self.time is not None


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is no judgeable comment."""

    id: Any
    code: str
    message: str


def site_languages_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The languages of a site: ISO 639-1 codes, of which a region is cut off (de-AT), each once.

    Raises LanguagesRefused: "no-language" where there is none, "unknown-language" for what is no code that is known.
    """
    found = tuple(dict.fromkeys(_base(code) for code in codes if code.strip()))
    if not found:
        raise LanguagesRefused("no-language", "No language is named. Write codes such as de,en.")
    for code in found:
        if code not in NAMES:
            raise LanguagesRefused("unknown-language", _no_language(code))
    return found


def _base(code: str) -> str:
    return code.strip().lower().replace("_", "-").partition("-")[0]


def _no_language(code: str) -> str:
    named = {name.lower(): known for known, name in NAMES.items()}
    near = named.get(code) or next((named[name] for name in get_close_matches(code, named, n=1)), "")
    meant = f"Did you mean {near} ({NAMES[near]})? " if near else ""
    return f'"{printable(code)}" is no code of a language that is known. {meant}Codes: {", ".join(NAMES)}.'


def parsed(raw: bytes, languages: tuple[str, ...] = ()) -> Line | Broken:
    """Read a line; `languages` are the site's (`site_languages_of`), where somebody named them."""
    identity: Any = None
    try:
        record = _record(raw)
        identity = _echo(record.get("id"))
        return parse_line(record, languages)
    except LineRefused as refusal:
        return Broken(identity, refusal.code, refusal.message)


def _echo(identity: Any) -> str | int | float | None:
    """What an error line repeats of an id: a text or a finite number, since JSON has no other numbers."""
    if isinstance(identity, float):
        return identity if isfinite(identity) else None
    return identity if isinstance(identity, str | int) and not isinstance(identity, bool) else None


def _record(raw: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise LineRefused("invalid-utf8", f"The line is not valid UTF-8 (byte {problem.start}).") from problem
    except (ValueError, RecursionError) as problem:
        reason = problem.msg if isinstance(problem, json.JSONDecodeError) else "it cannot be read"
        raise LineRefused("invalid-json", f"The line is no JSON: {reason}.") from problem
    if not isinstance(record, dict):
        raise LineRefused("not-an-object", "The line has to be a JSON object with id and text.")
    return record


def parse_line(record: Mapping[str, Any], languages: tuple[str, ...] = ()) -> Line:
    """Read the fields of one comment. Raises LineRefused, which names the field that is missing or wrong.

    Without `languages` the site's language is that of the article, as far as the line names one.
    """
    if record.get("id") is None:
        raise LineRefused("missing-id", "The line needs an id: a text or a whole number.")
    _checked(record["id"], str | int, "invalid-id", "id has to be a text or a whole number.")
    if not isinstance(record.get("text"), str):
        raise LineRefused("missing-text", "The line needs a text.")
    article = _article(record.get("article"))
    return Line(
        id=record["id"],
        text=record["text"],
        author=_name(record, "author"),
        thread=_name(record, "thread"),
        time=_time(record.get("time")),
        parent_text=_parent(record.get("parent")),
        article=article,
        site_languages=languages or _spoken_under(article),
    )


def _spoken_under(article: Article | None) -> tuple[str, ...]:
    return (_base(article.language),) if article is not None and article.language.strip() else ()


def _name(record: Mapping[str, Any], key: str) -> str | None:
    """A text or a number as a name. An empty one names nobody: it is how tables write that they do not know."""
    value = record.get(key)
    if value is None:
        return None
    return str(_checked(value, str | int, f"invalid-{key}", f"{key} has to be a text.")).strip() or None


def _time(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        time = datetime.fromisoformat(value)
        time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as problem:
        raise LineRefused("invalid-time", "time has to be like 2026-11-22T10:00:00Z.") from problem
    if time < START:  # what looks back from a comment needs a past to look into
        raise LineRefused("invalid-time", "time has to be 1970 or later.")
    return time


def _parent(value: Any) -> str | None:
    """The text of the comment that is answered: a text, or an object with `text`. An id alone says nothing to
    judge.
    """
    if isinstance(value, dict):
        value = value.get("text")
    if value is None:
        return None
    return str(_checked(value, str | int, "invalid-parent", "parent has to be a text or an object."))


def _article(value: Any) -> Article | None:
    if value is None:
        return None
    record = _checked(
        value, dict, "invalid-article", "article has to be an object with title, text and language."
    )
    fields = {key: "" if record.get(key) is None else record[key] for key in ("title", "text", "language")}
    if not all(isinstance(part, str) for part in fields.values()):
        raise LineRefused("invalid-article", "title, text and language of an article have to be texts.")
    return Article(**fields)


def _checked(value: Any, kind: Any, code: str, message: str) -> Any:
    if isinstance(value, kind) and not isinstance(value, bool):
        return value
    raise LineRefused(code, message)


def lines_of(read: Callable[[int], bytes], *, longest: int = 1 << 26) -> Iterator[bytes]:
    """Yield the lines of a binary stream without their ends; empty lines are left out, and so is the mark (BOM)
    that some programs write before the first.

    A line longer than `longest` bytes (64 MiB) is cut, and so becomes a broken line instead of filling the
    memory.
    """
    parts: list[bytes] = []
    kept = 0
    is_first = True
    while block := read(1 << 16):
        first, *others = block.split(b"\n")
        if kept < longest:
            parts.append(first)
            kept += len(first)
        for part in others:
            yield from _line(parts, is_first)
            parts, kept, is_first = [part], len(part), False
    yield from _line(parts, is_first)


def _line(parts: list[bytes], is_first: bool) -> Iterator[bytes]:
    line = b"".join(parts).removeprefix(_BOM if is_first else b"")
    if line.strip():
        yield line
