"""The stream behind `detente judge`: JSON lines in, one JSON line out for each, in the same order.

Time is the comment's own, never the clock. What needs no other comment is examined in any number of
processes; one sequential pass then adds what depends on earlier lines, so the output does not depend on the
number of processes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Any

from detente.standards.edition import Edition, load_edition, shipped_edition
from detente.standards.errors import LineRefused
from detente.standards.fingerprints import fingerprint
from detente.standards.history import InMemoryHistory
from detente.standards.judging import Examined, conclude, examine, prepare
from detente.standards.records import Article, Circumstances, Fingerprint, History, Past, Verdict
from detente.standards.text import Text, normalise

BATCH = 256
START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """A parsed line. `time` is None where the line states none."""

    id: Any
    text: str
    author: str | None
    thread: str | None
    time: datetime | None
    parent_text: str | None
    article: Article | None


@dataclass(frozen=True, slots=True)
class _Broken:
    id: Any
    code: str
    message: str


_Half = tuple[Line, Examined, Fingerprint] | _Broken


@dataclass(frozen=True, slots=True)
class EditionChoice:
    name: str = "recommended"
    path: str | None = None
    rules: tuple[str, ...] | None = None

    def load(self) -> Edition:
        """Raises EditionError."""
        edition = load_edition(self.path) if self.path else shipped_edition(self.name)
        return edition if self.rules is None else edition.limited_to(self.rules)


def judge_stream(
    lines: Iterable[bytes], choice: EditionChoice, *, jobs: int = 1, history: History | None = None
) -> Iterator[tuple[str, bool]]:
    """Yield (output line without its end, whether it is a verdict) for every input line, in order.

    Raises EditionError before the first line when the edition cannot be used; a broken line never raises.
    """
    edition = choice.load()
    return _conclude_all(_halves(lines, choice, edition, jobs), edition, history or InMemoryHistory())


def _conclude_all(halves: Iterable[_Half], edition: Edition, history: History) -> Iterator[tuple[str, bool]]:
    time = START
    for half in halves:
        if isinstance(half, _Broken):
            yield _dump({"id": half.id, "error": {"code": half.code, "message": half.message}}), False
            continue
        line, examined, print_ = half
        time = line.time or time
        verdict = _conclude(line, examined, print_, time, edition, history)
        yield _dump({"id": line.id, **public_record(verdict)}), True


def _conclude(
    line: Line, examined: Examined, print_: Fingerprint, time: datetime, edition: Edition, history: History
) -> Verdict:
    text = normalise(line.text)
    text.know("fingerprint", print_)
    circumstances = replace(
        _circumstances(line, time),
        own_recent=history.own_recent(line.author, time),
        lookalikes=history.lookalikes(print_, time),
    )
    verdict = conclude(examined, text, circumstances, edition)
    history.remember(Past(str(line.id), line.author, line.thread, time, print_))
    return verdict


def public_record(verdict: Verdict) -> dict[str, Any]:
    """The verdict as the command line's contract has it; `related` and `kind` only where there is something
    to say.
    """
    record = verdict.as_dict()
    for finding in record["findings"]:
        for key in ("related", "kind"):
            if not finding[key]:
                del finding[key]
    return record


def _halves(lines: Iterable[bytes], choice: EditionChoice, edition: Edition, jobs: int) -> Iterator[_Half]:
    if jobs <= 1:
        return chain.from_iterable(_examine_batch(batch, edition) for batch in _line_batches(lines))
    return _in_processes(_line_batches(lines), choice, jobs)


def _in_processes(batches: Iterator[list[bytes]], choice: EditionChoice, jobs: int) -> Iterator[_Half]:
    """Keep two batches a process in flight, so that memory stays bounded however long the stream is."""
    with ProcessPoolExecutor(max_workers=jobs, initializer=_start_worker, initargs=(choice,)) as pool:
        waiting = [pool.submit(_work, batch) for batch in islice(batches, jobs * 2)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting.extend(pool.submit(_work, batch) for batch in islice(batches, 1))


def _line_batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Batches grow from one line, so that a person who types a line sees its verdict at once."""
    iterator = iter(lines)
    size = 1
    while batch := list(islice(iterator, size)):
        yield batch
        size = min(BATCH, size * 2)


_worker: dict[str, Edition] = {}


def _start_worker(choice: EditionChoice) -> None:
    _worker["edition"] = choice.load()


def _work(batch: list[bytes]) -> list[_Half]:
    return _examine_batch(batch, _worker["edition"])


def _examine_batch(batch: list[bytes], edition: Edition) -> list[_Half]:
    parsed = [_parsed(raw) for raw in batch]
    texts = [None if isinstance(line, _Broken) else normalise(line.text) for line in parsed]
    prepare([text for text in texts if text is not None])
    return [_examined(line, text, edition) for line, text in zip(parsed, texts, strict=True)]


def _examined(line: Line | _Broken, text: Text | None, edition: Edition) -> _Half:
    if isinstance(line, _Broken) or text is None:
        return line  # type: ignore[return-value]
    examined = examine(text, _circumstances(line, line.time or START), edition)
    return line, examined, fingerprint(text)


def _circumstances(line: Line, time: datetime) -> Circumstances:
    return Circumstances(
        time=time, author=line.author, thread=line.thread, article=line.article, parent_text=line.parent_text
    )


def _parsed(raw: bytes) -> Line | _Broken:
    identity: Any = None
    try:
        record = _record(raw)
        identity = record.get("id")
        return parse_line(record)
    except LineRefused as refusal:
        return _Broken(identity, refusal.code, refusal.message)


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


def parse_line(record: Mapping[str, Any]) -> Line:
    """Read the fields of one comment. Raises LineRefused, which names the field that is missing or wrong."""
    if not isinstance(record.get("id"), str | int) or isinstance(record.get("id"), bool):
        raise LineRefused("missing-id", "The line needs an id: a text or a whole number.")
    if not isinstance(record.get("text"), str):
        raise LineRefused("missing-text", "The line needs a text.")
    return Line(
        id=record["id"],
        text=record["text"],
        author=_name(record, "author"),
        thread=_name(record, "thread"),
        time=_time(record.get("time")),
        parent_text=_parent(record.get("parent")),
        article=_article(record.get("article")),
    )


def _name(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    return str(_checked(value, str | int, f"invalid-{key}", f"{key} has to be a text."))


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
    return (
        None
        if value is None
        else str(_checked(value, str | int, "invalid-parent", "parent has to be a text or an object."))
    )


def _article(value: Any) -> Article | None:
    if value is None:
        return None
    record = _checked(
        value, dict, "invalid-article", "article has to be an object with title, text and language."
    )
    fields = {key: record.get(key) or "" for key in ("title", "text", "language")}
    if not all(isinstance(part, str) for part in fields.values()):
        raise LineRefused("invalid-article", "title, text and language of an article have to be texts.")
    return Article(**fields)


def _checked(value: Any, kind: Any, code: str, message: str) -> Any:
    if isinstance(value, kind) and not isinstance(value, bool):
        return value
    raise LineRefused(code, message)


def _dump(record: Mapping[str, Any]) -> str:
    """Compact JSON in ASCII, so that lone surrogates and any terminal survive it."""
    return json.dumps(record, separators=(", ", ": "))


def lines_of(read: Callable[[int], bytes], *, longest: int = 1 << 26) -> Iterator[bytes]:
    """Yield the lines of a binary stream without their ends; empty lines are left out.

    A line longer than `longest` bytes (64 MiB) is cut, and so becomes a broken line instead of filling the
    memory.
    """
    parts: list[bytes] = []
    kept = 0
    while block := read(1 << 16):
        first, *others = block.split(b"\n")
        if kept < longest:
            parts.append(first)
            kept += len(first)
        for part in others:
            yield from _line(parts)
            parts, kept = [part], len(part)
    yield from _line(parts)


def _line(parts: list[bytes]) -> Iterator[bytes]:
    line = b"".join(parts)
    if line.strip():
        yield line
