"""The functional texts: read from hateful.txt and innocent.txt, their sentences filled with groups in turn.

A sentence with a placeholder gives FILLED texts, one without gives itself. The same files give the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILLED = 4
OF_ORIGIN = ("origin", "faith")
CREEDS = ("Christianity", "Islam", "Judaism", "Hinduism", "Scientology", "Buddhism")
_PLACE = re.compile(r"\{(g|one|one_cap|a|m|mone|mone_cap|mone_bare|ma|creed)\}")
_ARTICLE = re.compile(r"\b([Aa]) (?=(?:Arab|Asian|immigrant|autistic)\b)")


@dataclass(frozen=True)
class Group:
    """A group as sentences name it."""

    plural: str
    one: str
    adjective: str
    kind: str


@dataclass(frozen=True)
class Case:
    """One text. group is the plural that it was filled with, or ""."""

    function: str
    hateful: bool
    text: str
    group: str = ""


@cache
def groups() -> tuple[Group, ...]:
    """All groups of groups.txt, in its order."""
    lines = (HERE / "groups.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Group(*map(str.strip, line.split("|"))) for line in lines if line and line[0] != "#")


@cache
def descriptions() -> dict[str, str]:
    """Function -> what it asks, hateful ones first."""
    found = {}
    for name in ("hateful", "innocent"):
        for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                function, _, told = line[1:].partition("]")
                found[function] = told.strip()
    return found


@cache
def cases() -> tuple[Case, ...]:
    """Every text, hateful functions first, as often as it is filled; no text twice."""
    found = {case.text: case for hateful in (True, False) for case in _cases(hateful)}
    return tuple(found.values())


def _cases(hateful: bool) -> Iterator[Case]:
    content = (HERE / ("hateful.txt" if hateful else "innocent.txt")).read_text(encoding="utf-8")
    function, turn = "", 0
    for line in content.splitlines():
        if line.startswith("["):
            function = line[1:].partition("]")[0]
        elif line and line[0] != "#":
            for group, text in _filled(line, turn):
                yield Case(function, hateful, text, group)
            turn += FILLED


def _filled(sentence: str, turn: int) -> list[tuple[str, str]]:
    """The sentence with the groups whose turn it is; with itself where it names none."""
    places = set(_PLACE.findall(sentence))
    if not places:
        return [("", sentence)]
    if places == {"creed"}:
        return [("", sentence.replace("{creed}", CREEDS[(turn + step) % len(CREEDS)])) for step in range(FILLED)]
    of_origin = any(place.startswith("m") for place in places)
    chosen = [group for group in groups() if not of_origin or group.kind in OF_ORIGIN]
    taken = [chosen[(turn + step) % len(chosen)] for step in range(FILLED)]
    return [(group.plural, fill(sentence, group)) for group in taken]


def fill(sentence: str, group: Group) -> str:
    """Put one group into a sentence, with the article that its name wants and a capital letter in front."""
    bare = group.one.partition(" ")[2]
    words = {
        "g": group.plural, "m": group.plural, "one": group.one, "mone": group.one, "a": group.adjective,
        "ma": group.adjective, "mone_bare": bare, "one_cap": _capital(group.one), "mone_cap": _capital(group.one),
    }  # fmt: skip
    text = _PLACE.sub(lambda place: words[place[1]], sentence)
    return _capital(_ARTICLE.sub(r"\1n ", text))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
