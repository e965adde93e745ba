"""The demo's files as values: articles, people, comments. No database here; `loading.py` acts on them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Story:
    """One article file: its front matter and its body's paragraphs."""

    slug: str
    section: str
    facts: dict[str, Any]
    body: list[str]

    @property
    def days_ago(self) -> float:
        """Days between its publication and now."""
        return float(self.facts["days_ago"])


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment file's line, named `<file>/<id>`. `days_ago` is counted from now, like its article's."""

    name: str
    article: str
    parent: str | None
    author: str
    days_ago: float
    text: str


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads, and who works there."""

    staff: list[dict[str, Any]] = field(default_factory=list)
    readers: list[dict[str, Any]] = field(default_factory=list)


@cache
def stories() -> list[Story]:
    """Every article, oldest first."""
    found = [_story(path) for path in sorted((FOLDER / "articles").glob("*/*.md"))]
    return sorted(found, key=lambda story: -story.days_ago)


@cache
def sections() -> list[dict[str, Any]]:
    """The sections in the order of the header: slug, title, description, order."""
    rows = tomllib.loads((FOLDER / "articles" / "sections.toml").read_text())["section"]
    return sorted(rows, key=lambda row: row["order"])


@cache
def contributors() -> list[dict[str, Any]]:
    """Everyone who signs an article: name, role."""
    return list(tomllib.loads((FOLDER / "articles" / "people.toml").read_text())["person"])


@cache
def readers() -> Readers:
    """Readers and staff."""
    rows = tomllib.loads((FOLDER / "comments" / "readers.toml").read_text())
    return Readers(staff=rows["staff"], readers=rows["readers"])


@cache
def remarks() -> list[Remark]:
    """Every comment in the order in which it was written."""
    published = {story.slug: story.days_ago for story in stories()}
    found: list[Remark] = []
    for path in sorted((FOLDER / "comments").glob("*.jsonl")):
        found += _remarks(path, published)
    return sorted(found, key=lambda remark: -remark.days_ago)


@cache
def acts() -> list[dict[str, Any]]:
    """The human acts of four months, in order."""
    return list(tomllib.loads((FOLDER / "comments" / "events.toml").read_text())["events"])


def _story(path: Path) -> Story:
    _, head, body = path.read_text().split("+++", 2)
    paragraphs = [part.strip() for part in body.strip().split("\n\n") if part.strip()]
    return Story(path.stem, path.parent.name, tomllib.loads(head), paragraphs)


def _remarks(path: Path, published: dict[str, float]) -> list[Remark]:
    lines = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    slug = path.stem
    if "article" in lines[0]:
        slug = lines.pop(0)["article"]
    return [
        Remark(
            name=f"{path.stem}/{line['id']}",
            article=slug,
            parent=f"{path.stem}/{line['parent']}" if line["parent"] else None,
            author=line["author"],
            days_ago=published[slug] - line["minutes_after"] / 1440,
            text=line["text"],
        )
        for line in lines
    ]
