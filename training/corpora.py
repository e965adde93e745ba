"""The labelled sets as rows: what each text is known to be, head by head. What is not known has no weight."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# "taught" is what a teacher trained on the whole Jigsaw set says; the others are labels that people gave.
HEADS = (
    "toxicity", "severe", "insult", "threat", "identity", "profanity", "hatred", "extremism", "self-harm",
    "violence", "minors", "drugs", "spam", "advertising", "trolling", "taught",
)  # fmt: skip
ABUSE = HEADS[:7]
OWN = Path(__file__).parent / "own"
RARE = ("extremism", "self-harm", "violence", "minors", "drugs", "spam", "advertising")
"""Rules that ordinary comments hardly ever break: texts without such a label count as weak negatives."""
NEAR = [
    {"extremism", "violence"}, {"extremism", "hatred"}, {"extremism", "threat"}, {"violence", "threat"},
    {"violence", "hatred"}, {"drugs", "advertising"}, {"spam", "advertising"}, {"minors", "trolling"},
]  # fmt: skip
"""Rules that one text may well break together: one says nothing about the other."""
DISPUTED, MARKED = 0.5, 0.7
"""How toxic a comment is that some readers called so and later ones could not agree on, without and with a marked word."""
LEFT_OPEN = {"insult": 0.3, "profanity": 0.1, "identity": 0.05, "threat": 0.02}
"""How probable a kind is in a comment in which some annotator may have seen it, but no majority."""
LAWFUL = "lawful"
"""Our own texts that break no rule at all, however heated."""


@dataclass
class Row:
    """A text with what is known of it: head -> (label from 0 to 1, weight); toxic code points where marked."""

    text: str
    source: str
    labels: dict[str, tuple[float, float]] = field(default_factory=dict)
    toxic: frozenset[int] | None = None
    group: str = ""

    @property
    def fold(self) -> int:
        """A number from 0 to 9 by content, or by the template that a text was made from. 0 is the test part, 1
        calibrates.
        """
        key = self.group or " ".join(self.text.lower().split())
        return hashlib.sha256(key.encode("utf-8", "replace")).digest()[0] % 10


def read(folder: Path, name: str) -> Iterator[dict]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def all_rows(folder: Path) -> list[Row]:
    """Every row of every English set, then our own. Raises OSError for a set that is missing."""
    rows = [*_jigsaw(folder), *_news(folder), *_wikipedia(folder), *_hate(folder), *_spam(folder)]
    for name, source, weight in (("surge-toxicity", "surge", 1.0), ("paradetox", "paradetox", 0.3)):
        rows += [
            Row(row["text"], source, {"toxicity": (row["labels"]["toxic"], weight)})
            for row in read(folder, name)
        ]
    rows += [
        Row(row["text"], "sentences", dict.fromkeys(HEADS[:-1], (0, 0.5)))
        for row in read(folder, "languages-dev")
        if row["lang"] == "en" and row["kind"] == "sentences"
    ]
    return rows + own_rows()


def own_rows() -> list[Row]:
    """What was written for this project (training/own/*.jsonl, cards in docs/reference/data)."""
    rows = []
    for path in sorted(OWN.glob("*.jsonl")):
        head = path.stem
        if head not in (*HEADS, LAWFUL):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            rows.append(Row(record["text"], f"own:{head}", _own(head, record), group=f"{head}:{record['group']}"))
    return rows


def _own(head: str, record: dict) -> dict[str, tuple[float, float]]:
    """What one of our texts says: most of its own rule, something of rules that it has nothing to do with."""
    if head == LAWFUL:
        return dict.fromkeys(HEADS[:-1], (0, 0.7))
    label = record["label"]
    labels = {rare: (0, 0.3 if label else 0.5) for rare in RARE if not label or {head, rare} not in NEAR}
    labels[head] = (label, 1.0)
    if head == "hatred":
        labels["identity"] = (label, 1.0)
        if label:
            labels["toxicity"] = (1, 0.5)
    if head in ("insult", "threat"):
        labels["toxicity"] = (label, 0.7)
    return labels


def _jigsaw(folder: Path) -> Iterator[Row]:
    names = {
        "toxic": "toxicity", "severe_toxic": "severe", "insult": "insult", "threat": "threat",
        "identity_hate": "identity", "obscene": "profanity",
    }  # fmt: skip
    for row in read(folder, "jigsaw-samples"):
        labels = {names[key]: (value, 1.5) for key, value in row["labels"].items() if key in names}
        if not row["labels"].get("toxic"):
            labels |= dict.fromkeys(("severe", "insult", "threat", "identity", "profanity"), (0, 1))
        yield Row(row["text"], "jigsaw", labels)


def _news(folder: Path) -> Iterator[Row]:
    """News comments, all of which readers had called toxic before they were annotated again. So what the later
    annotators did not agree on is no innocent comment: its labels lie between.
    """
    types = {
        "insult": "type:Insult", "threat": "type:Threat", "identity": "type:Identity based Attack",
        "profanity": "type:Profane/Obscene",
    }  # fmt: skip
    marked = {_key(row["text"]): frozenset(row["toxic_offsets"]) for row in read(folder, "toxic-spans-offsets")}
    seen = set()
    for row in read(folder, "toxic-spans"):
        agreed, key = row["labels"]["toxic"], _key(row["text"])
        labels = {"toxicity": (1, 1.0) if agreed else (MARKED if marked.get(key) else DISPUTED, 0.4)}
        for head, kind in types.items():
            named = row["labels"].get(kind, 0)
            labels[head] = (named, 1.0) if agreed or named else (LEFT_OPEN[head], 0.4)
        labels |= dict.fromkeys(RARE, (0, 0.1))
        seen.add(key)
        yield Row(row["text"], "news", labels, marked.get(key))
    for row in read(folder, "toxic-spans-offsets"):
        if _key(row["text"]) not in seen:
            yield Row(row["text"], "news-spans", {"toxicity": (1, 0.7)}, frozenset(row["toxic_offsets"]))


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _wikipedia(folder: Path) -> Iterator[Row]:
    for row in read(folder, "context-toxicity-cat-large"):
        labels = {"toxicity": (row["labels"]["toxic"], 1.0)}
        if not row["labels"]["toxic"]:
            labels |= dict.fromkeys((*ABUSE[1:], "taught"), (0, 0.5)) | dict.fromkeys(RARE, (0, 0.2))
        yield Row(row["text"], "wikipedia", labels)


def _hate(folder: Path) -> Iterator[Row]:
    for row in read(folder, "hatexplain"):
        kind = row["labels"]["class"]
        hateful = {"hatespeech": 1, "hate": 1, "normal": 0}.get(kind)
        labels = {"toxicity": (0 if kind == "normal" else 1, 0.3)} | dict.fromkeys(("spam", "advertising"), (0, 0.1))
        if hateful is not None:
            labels |= {"hatred": (hateful, 1), "identity": (hateful, 0.5)}
        yield Row(row["text"], "hatexplain", labels)
    for row in read(folder, "edos"):
        threat = str(row["labels"].get("category", "")).startswith("1.")
        labels = {"threat": (1, 0.5)} if threat else {}
        yield Row(row["text"], "edos", {"hatred": (1, 0.5), "identity": (1, 0.3), **labels} if row["labels"].get("sexist") else {})
    for name in ("hatemoji-build", "dynabench-hate"):
        for row in read(folder, name):
            hateful = row["labels"]["hateful"]
            labels = {"hatred": (hateful, 1), "identity": (hateful, 0.5)}
            if str(row["labels"].get("type", "")).startswith("threat"):
                labels["threat"] = (1, 0.5)
            yield Row(row["text"], name, labels)
    for row in read(folder, "implicit-hate-safenlp"):
        hateful = 1 if row["labels"]["class"] == "hate" else 0
        yield Row(row["text"], "implicit", {"hatred": (hateful, 0.5), "identity": (hateful, 0.3)})
    for row in read(folder, "online-misogyny"):
        hateful = row["labels"]["misogynistic"]
        yield Row(row["text"], "misogyny", {"hatred": (hateful, 0.5)})
    for row in read(folder, "davidson"):
        if row["labels"]["class"] != "offensive":  # its "offensive" is mostly dialect
            yield Row(row["text"], "davidson", {"hatred": (1 if row["labels"]["class"] == "hate" else 0, 0.4)})


def _spam(folder: Path) -> Iterator[Row]:
    for name, weight in (("sms-spam", 0.5), ("tg-spam", 0.7), ("youtube-spam", 1.0)):
        for row in read(folder, name):
            if row.get("lang", "en") == "en":
                spam = row["labels"]["spam"]
                yield Row(row["text"], name, {"spam": (spam, weight), **({} if spam else {"advertising": (0, weight)})})
