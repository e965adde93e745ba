from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# "taught" is what a teacher trained on the whole Jigsaw set says; the others are labels that people gave.
HEADS = ("toxicity", "insult", "threat", "identity", "obscene", "hatred", "taught")


@dataclass
class Row:
    """A text with what is known of it: head -> (label from 0 to 1, weight)."""

    text: str
    source: str
    labels: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def fold(self) -> int:
        """A number from 0 to 9 by content; 0 is the test part."""
        return hashlib.sha256(" ".join(self.text.lower().split()).encode("utf-8", "replace")).digest()[0] % 10


def read(folder: Path, name: str) -> Iterator[dict]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def all_rows(folder: Path) -> list[Row]:
    rows = [*_jigsaw(folder), *_news(folder), *_wikipedia(folder), *_hate(folder)]
    for name, source, weight in (("surge-toxicity", "surge", 1.0), ("paradetox", "paradetox", 0.3)):
        rows += [
            Row(row["text"], source, {"toxicity": (row["labels"]["toxic"], weight)})
            for row in read(folder, name)
        ]
    rows += [
        Row(row["text"], "sentences", dict.fromkeys(HEADS[:6], (0, 0.5)))
        for row in read(folder, "languages-dev")
        if row["lang"] == "en" and row["kind"] == "sentences"
    ]
    return rows


def _jigsaw(folder: Path) -> Iterator[Row]:
    names = {
        "toxic": "toxicity",
        "insult": "insult",
        "threat": "threat",
        "identity_hate": "identity",
        "obscene": "obscene",
    }
    for row in read(folder, "jigsaw-samples"):
        labels = {names[key]: (value, 1.5) for key, value in row["labels"].items() if key in names}
        if not row["labels"].get("toxic"):
            labels |= dict.fromkeys(("insult", "threat", "identity", "obscene"), (0, 1))
        yield Row(row["text"], "jigsaw", labels)


def _news(folder: Path) -> Iterator[Row]:
    types = {
        "insult": "type:Insult",
        "threat": "type:Threat",
        "identity": "type:Identity based Attack",
        "obscene": "type:Profane/Obscene",
    }
    for row in read(folder, "toxic-spans"):
        toxic = row["labels"]["toxic"]
        labels = {"toxicity": (toxic, 1.0 if toxic else 0.6)}
        labels |= {head: (row["labels"].get(key, 0), 1.0 if toxic else 0.6) for head, key in types.items()}
        yield Row(row["text"], "news", labels)


def _wikipedia(folder: Path) -> Iterator[Row]:
    for row in read(folder, "context-toxicity-cat-large"):
        labels = {"toxicity": (row["labels"]["toxic"], 1.0)}
        if not row["labels"]["toxic"]:
            labels |= dict.fromkeys(("insult", "threat", "identity", "obscene", "hatred", "taught"), (0, 0.5))
        yield Row(row["text"], "wikipedia", labels)


def _hate(folder: Path) -> Iterator[Row]:
    for row in read(folder, "hatexplain"):
        known = {"hatespeech": 1, "hate": 1, "normal": 0}.get(row["labels"]["class"])
        yield Row(row["text"], "hatexplain", {} if known is None else {"hatred": (known, 1)})
    for row in read(folder, "edos"):
        yield Row(row["text"], "edos", {"hatred": (1, 0.5)} if row["labels"].get("sexist") else {})
    for name in ("hatemoji-build", "dynabench-hate"):
        for row in read(folder, name):
            yield Row(row["text"], name, {"hatred": (row["labels"]["hateful"], 1)})
    for row in read(folder, "implicit-hate-safenlp"):
        yield Row(row["text"], "implicit", {"hatred": (1 if row["labels"]["class"] == "hate" else 0, 0.5)})
