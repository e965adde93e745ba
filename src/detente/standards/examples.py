"""Reading an edition's examples, so that they can be run: a plain text, or a thread in a small notation.

A thread has one comment a line, "author HH:MM | text"; its last line is the one that is judged, the lines
before it came before. Several authors with commas between them post the same text in the same minute.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from detente.standards.edition import Edition
from detente.standards.fingerprints import fingerprint
from detente.standards.history import InMemoryHistory
from detente.standards.judging import judge
from detente.standards.records import Circumstances, Past, Verdict
from detente.standards.text import normalise

DAY = (2026, 11, 22)
_Line = tuple[str, datetime, str]


def run_example(example: str, edition: Edition) -> Verdict:
    """Judge an example of an edition, whatever its notation."""
    lines = thread_of(example)
    if not lines:
        return judge(normalise(example), Circumstances(time=datetime(*DAY, 12, tzinfo=UTC)), edition)
    history = InMemoryHistory()
    *earlier, last = lines
    for number, (author, time, body) in enumerate(earlier):
        history.remember(Past(f"earlier-{number}", author, "thread", time, fingerprint(body)))
    author, time, body = last
    text = normalise(body)
    circumstances = Circumstances(time=time, author=author, thread="thread")
    return judge(
        text,
        replace(
            circumstances,
            own_recent=history.own_recent(author, time),
            lookalikes=history.lookalikes(fingerprint(text), time),
        ),
        edition,
    )


def finds(example: str, rule_id: str, edition: Edition) -> bool:
    """Whether judging the example gives a finding of the rule."""
    return any(finding.rule == rule_id for finding in run_example(example, edition).findings)


def thread_of(example: str) -> list[_Line]:
    """The comments of a thread example in order, or an empty list for a plain text."""
    lines: list[_Line] = []
    for line in example.strip().split("\n"):
        head, bar, body = line.partition(" | ")
        authors, _, clock = head.strip().rpartition(" ")
        hour, colon, minute = clock.partition(":")
        if not (bar and authors and colon and hour.isdigit() and minute.isdigit()):
            return []
        time = datetime(*DAY, int(hour), int(minute), tzinfo=UTC)
        lines += [(author.strip(), time, body) for author in authors.split(",")]
    return lines
