"""Reading an edition's examples, so that they can be run: a plain text, or a thread or a scene in a small notation.

A thread has one comment a line, "author HH:MM | text"; its last line is the one that is judged, the lines
before it came before. Several authors with commas between them post the same text in the same minute.

A scene has lines that begin with "article | ", "parent | " or "publisher | ", and last one that begins with
"comment | ": what is commented on (its title up to the first full stop), what is answered, who publishes, and the text
that is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from detente.standards.edition import Edition
from detente.standards.fingerprints import fingerprint, unquoted
from detente.standards.history import InMemoryHistory
from detente.standards.judging import judge
from detente.standards.records import Article, Circumstances, Past, Verdict
from detente.standards.text import normalise

DAY = (2026, 11, 22)
_SCENERY = ("article | ", "parent | ", "publisher | ")
_Line = tuple[str, datetime, str]


def run_example(example: str, edition: Edition) -> Verdict:
    """Judge an example of an edition, whatever its notation."""
    lines = thread_of(example)
    if not lines:
        body, around = scene_of(example) or (example, Circumstances(time=datetime(*DAY, 12, tzinfo=UTC)))
        return judge(normalise(body), around, edition)
    history = InMemoryHistory()
    around = _around(_scenery_of(example)[0])
    *earlier, last = lines
    for number, (author, time, body) in enumerate(earlier):
        remembered = fingerprint(unquoted(normalise(body), around))
        history.remember(Past(f"earlier-{number}", author, "thread", time, remembered))
    author, time, body = last
    text = normalise(body)
    around = replace(around, time=time, author=author, thread="thread")
    return judge(
        text,
        replace(
            around,
            own_recent=history.own_recent(author, time),
            lookalikes=history.lookalikes(fingerprint(unquoted(text, around)), time),
        ),
        edition,
    )


def finds(example: str, rule_id: str, edition: Edition) -> bool:
    """Whether judging the example gives a finding of the rule, even where the edition has switched the rule off."""
    alone = edition.limited_to([rule_id])
    rules = {**alone.rules, rule_id: replace(alone.rules[rule_id], enabled=True)}
    verdict = run_example(example, replace(alone, rules=rules))
    return any(finding.rule == rule_id for finding in verdict.findings)


def scene_of(example: str) -> tuple[str, Circumstances] | None:
    """The text that is judged and what is around it, or None for an example in another notation."""
    scenery, lines = _scenery_of(example)
    name, bar, body = lines[0].partition(" | ") if len(lines) == 1 else ("", "", "")
    return (body, _around(scenery)) if name == "comment" and bar else None


def _around(scenery: Mapping[str, str]) -> Circumstances:
    title, _, text = scenery.get("article", "").partition(". ")
    return Circumstances(
        time=datetime(*DAY, 12, tzinfo=UTC),
        article=Article(title=title, text=text) if title else None,
        parent_text=scenery.get("parent"),
        publisher=scenery.get("publisher", ""),
    )


def _scenery_of(example: str) -> tuple[dict[str, str], list[str]]:
    """What stands first in an example and is around its comments, and the lines after that."""
    lines = example.strip().split("\n")
    scenery: dict[str, str] = {}
    while lines and lines[0].startswith(_SCENERY):
        head, _, said = lines.pop(0).partition(" | ")
        scenery[head] = said
    return scenery, lines


def thread_of(example: str) -> list[_Line]:
    """The comments of a thread example in order, or an empty list for a plain text."""
    lines: list[_Line] = []
    for line in _scenery_of(example)[1]:
        head, bar, body = line.partition(" | ")
        authors, _, clock = head.strip().rpartition(" ")
        hour, colon, minute = clock.partition(":")
        if not (bar and authors and colon and hour.isdigit() and minute.isdigit()):
            return []
        time = datetime(*DAY, int(hour), int(minute), tzinfo=UTC)
        lines += [(author.strip(), time, body) for author in authors.split(",")]
    return lines
