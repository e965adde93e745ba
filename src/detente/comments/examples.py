"""The examples of a rule as readers read them: who said what and when, under what, instead of the notation of an edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from detente.standards.examples import scenery_of, thread_of

SCENERY = {"article": "Under the article", "parent": "In answer to", "publisher": "In the paper of"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one or more readers said at one moment: "b, c and d", their words."""

    time: datetime
    who: str
    many: bool
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One example. `scenery` is what is around it, each with what it is; `talk` the comments before and itself, or
    else `words` the text alone.
    """

    scenery: tuple[tuple[str, str], ...]
    talk: tuple[Said, ...]
    words: str


def shown(examples: Iterable[str]) -> list[Shown]:
    """Examples of an edition, in their order. One in no known notation is shown as it stands."""
    return [_shown(example) for example in examples]


def _shown(example: str) -> Shown:
    around, lines = scenery_of(example)
    # Of an article only the title: its text is the same in many examples, and stands in the edition's data.
    scenery = [(SCENERY[head], words.partition(". ")[0] if head == "article" else words) for head, words in around.items()]
    talk = _talk(example)
    words = "\n".join(lines)
    return Shown(tuple(scenery), talk, "" if talk else words.removeprefix("comment | ") if scenery else example)


def _talk(example: str) -> tuple[Said, ...]:
    spoken = groupby(thread_of(example), key=lambda line: (line[1], line[2]))
    return tuple(_said(time, words, [author for author, _, _ in lines]) for (time, words), lines in spoken)


def _said(time: datetime, words: str, authors: list[str]) -> Said:
    *others, last = authors
    return Said(time, f"{', '.join(others)} and {last}" if others else last, bool(others), words)
