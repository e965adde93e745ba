"""The stream behind `detente judge` and `detente replay`: JSON lines in, one answer for each, in order.

Time is the comment's own, never the clock. What needs no other comment is examined in any number of
processes; one sequential pass then adds what depends on earlier lines, so the output does not depend on the
number of processes.

Only lines that state both an author and a time are compared with each other. Of two lines without authors
nobody knows whether one person wrote them or two, and of two without times nobody knows how far apart they
are: a list of texts that are alike is no flash mob.
"""

from __future__ import annotations

import json
import signal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from detente.standards.edition import SHIPPED, Edition, edition_file, load_edition, shipped_edition
from detente.standards.feed import load_feed
from detente.standards.fingerprints import fingerprint, unquoted
from detente.standards.history import InMemoryHistory
from detente.standards.judging import Examined, conclude, examine, prepare, seen_alike
from detente.standards.lines import START, Broken, Line, lines_of, parsed, site_languages_of
from detente.standards.records import Circumstances, Fingerprint, History, Past, Verdict
from detente.standards.text import Text, normalise

__all__ = (
    "BACKWARDS", "START", "Broken", "EditionChoice", "Half", "Line", "concluded", "halves", "is_backwards",
    "judge_stream", "lines_of", "newest_of", "public_record", "remember", "site_languages_of",
)  # fmt: skip
BATCH = 256
SLACK = timedelta(minutes=1)  # comments of one moment are often saved in no strict order
BACKWARDS = (
    "Some lines are older than lines before them. Flooding and flash mobs are found only when the oldest line comes "
    "first: sort the lines by their time."
)


@dataclass(frozen=True, slots=True)
class Half:
    """A comment that was examined under each edition, and waits for what the comments before it say.

    `examined` is empty where only the fingerprint was asked for. `text` is None where the comment came from
    another process.
    """

    line: Line
    examined: tuple[Examined, ...]
    fingerprint: Fingerprint
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class EditionChoice:
    name: str = "recommended"
    path: str | None = None
    rules: tuple[str, ...] | None = None
    feed: str | None = None

    @classmethod
    def named(
        cls, name: str, rules: tuple[str, ...] | None = None, feed: str | None = None
    ) -> EditionChoice:
        """The shipped edition of that name, else the file at that path (a file wins over a shipped name)."""
        if name in SHIPPED and not Path(name).is_file():
            return cls(name, None, rules, feed)
        return cls("recommended", name, rules, feed)

    def content(self) -> bytes:
        """The bytes of the edition's file. Raises EditionError."""
        return edition_file(Path(self.path) if self.path else self.name)

    def load(self) -> Edition:
        """Raises EditionError, FeedError."""
        edition = load_edition(self.path) if self.path else shipped_edition(self.name)
        if self.feed:
            edition = edition.with_feed(load_feed(self.feed))
        return edition if self.rules is None else edition.limited_to(self.rules)


def judge_stream(
    lines: Iterable[bytes],
    choice: EditionChoice,
    *,
    jobs: int = 1,
    history: History | None = None,
    tally: Counter[str] | None = None,
    languages: tuple[str, ...] = (),
) -> Iterator[tuple[str, bool]]:
    """Yield (output line without its end, whether it is a verdict) for every input line, in order.

    `tally` counts "judged" comments, those "doubted" that the encoder read too, and those that are "backwards":
    older than a line before them, so that they cannot be compared with it. `languages` are those in which comments are
    welcome (`site_languages_of`); without them the article's, where a line names it, else any.

    Raises EditionError before the first line when the edition cannot be used; a broken line never raises.
    """
    edition = choice.load()
    found = halves(lines, (choice,), jobs=jobs, languages=languages)
    return _conclude_all(found, edition, history or InMemoryHistory(), Counter() if tally is None else tally)


def _conclude_all(
    found: Iterable[Half | Broken], edition: Edition, history: History, tally: Counter[str]
) -> Iterator[tuple[str, bool]]:
    newest = START
    for half in found:
        if isinstance(half, Broken):
            yield _dump({"id": half.id, "error": {"code": half.code, "message": half.message}}), False
            continue
        (verdict,) = concluded(half, (edition,), (history,))
        tally.update(judged=1, doubted=int(verdict.doubted), backwards=int(is_backwards(half.line, newest)))
        newest = newest_of(half.line, newest)
        yield _dump({"id": half.line.id, **public_record(verdict)}), True


def concluded(half: Half, editions: tuple[Edition, ...], histories: tuple[History, ...]) -> tuple[Verdict, ...]:
    """The verdict under each edition, after a look at its history, which then remembers the comment.

    Look-alikes are the same for all, so the first history is asked for them. A line that does not state its author
    and its time is compared with nothing and not remembered.
    """
    line = half.line
    text = half.text or normalise(line.text)
    around = _circumstances(line)
    unquoted(text, around).know("fingerprint", half.fingerprint)
    looks = histories[0].lookalikes(half.fingerprint, around.time) if line.is_compared else ()
    verdicts = []
    for examined, edition, history in zip(half.examined, editions, histories, strict=True):
        own = history.own_recent(line.author, around.time) if line.is_compared else ()
        here = replace(around, lookalikes=looks, own_recent=own) if looks or own else around
        verdicts.append(conclude(examined, text, here, edition))
    remember(half, histories, tuple(verdict.action == "refuse" for verdict in verdicts))
    return tuple(verdicts)


def remember(half: Half, histories: tuple[History, ...], refused: tuple[bool, ...]) -> None:
    """Let each history keep what later lines are compared with."""
    line = half.line
    if line.time is None or not line.is_compared:
        return
    past = Past(str(line.id), line.author, line.thread, line.time, half.fingerprint)
    for history, was_refused in zip(histories, refused, strict=True):
        history.remember(past, refused=was_refused)


def is_backwards(line: Line, newest: datetime) -> bool:
    """Whether a line is older than the newest before it by more than a minute."""
    return line.time is not None and line.is_compared and newest - line.time > SLACK


def newest_of(line: Line, newest: datetime) -> datetime:
    """The newest moment of the lines so far; what is compared with no other line does not count."""
    return max(newest, line.time) if line.time is not None and line.is_compared else newest


def public_record(verdict: Verdict) -> dict[str, Any]:
    """The verdict as the command line's contract has it; `related` and `kind` only where there is something
    to say.
    """
    record = verdict.as_dict()
    record.pop("doubted", None)
    for finding in [*record["findings"], *record.get("shadow", ())]:
        for key in ("related", "kind"):
            if not finding[key]:
                del finding[key]
    return record


def halves(
    lines: Iterable[bytes],
    choices: tuple[EditionChoice, ...],
    *,
    jobs: int = 1,
    languages: tuple[str, ...] = (),
) -> Iterator[Half | Broken]:
    """Examine every line under every edition, in `jobs` processes, in order. No edition: fingerprints only.

    Raises EditionError.
    """
    if jobs <= 1:
        editions = tuple(choice.load() for choice in choices)
        return chain.from_iterable(
            _examine_batch(batch, editions, languages) for batch in _line_batches(lines)
        )
    return _in_processes(_line_batches(lines), choices, jobs, languages)


def _in_processes(
    batches: Iterator[list[bytes]], choices: tuple[EditionChoice, ...], jobs: int, languages: tuple[str, ...]
) -> Iterator[Half | Broken]:
    """Keep two batches a process in flight, so that memory stays bounded however long the stream is."""
    with ProcessPoolExecutor(max_workers=jobs, initializer=_start_worker, initargs=(choices, languages)) as pool:
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


_worker: dict[str, tuple[tuple[Edition, ...], tuple[str, ...]]] = {}


def _start_worker(choices: tuple[EditionChoice, ...], languages: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reads and writes
    _worker["under"] = (tuple(choice.load() for choice in choices), languages)


def _work(batch: list[bytes]) -> list[Half | Broken]:
    found = _examine_batch(batch, *_worker["under"])
    return [half if isinstance(half, Broken) else replace(half, text=None) for half in found]


def _examine_batch(
    batch: list[bytes], editions: tuple[Edition, ...], languages: tuple[str, ...]
) -> list[Half | Broken]:
    found = [parsed(raw, languages) for raw in batch]
    texts = {at: normalise(line.text) for at, line in enumerate(found) if isinstance(line, Line)}
    if editions:
        prepare(texts.values())
    alike = tuple(seen_alike(editions[0], edition) for edition in editions[1:])
    return [
        line if isinstance(line, Broken) else _examined(line, texts[at], editions, alike)
        for at, line in enumerate(found)
    ]


def _examined(
    line: Line, text: Text, editions: tuple[Edition, ...], alike: tuple[frozenset[str], ...]
) -> Half:
    """The comment under each edition; `alike` are the rules that the later ones see as the first does."""
    circumstances = _circumstances(line)
    seen = [examine(text, circumstances, edition) for edition in editions[:1]]
    seen += [
        examine(text, circumstances, edition, seen[0], same)
        for edition, same in zip(editions[1:], alike, strict=True)
    ]
    return Half(line, tuple(seen), fingerprint(unquoted(text, circumstances)), text)


def _circumstances(line: Line) -> Circumstances:
    return Circumstances(
        time=line.time or START,
        author=line.author,
        thread=line.thread,
        article=line.article,
        parent_text=line.parent_text,
        site_languages=line.site_languages,
    )


def _dump(record: Mapping[str, Any]) -> str:
    """Compact JSON in ASCII, so that lone surrogates and any terminal survive it."""
    return json.dumps(record, separators=(", ", ": "), allow_nan=False)
