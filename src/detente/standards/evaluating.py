"""`detente evaluate`: how right the judgement is on texts that people have labelled.

Every text is judged for itself: what depends on earlier comments (`flooding`, `flash-mob`) sees none.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

from detente.standards.edition import RULE_IDS, Edition
from detente.standards.judging import ATTRIBUTES
from detente.standards.measuring import Panel, Quality, character_f1, panel, quality
from detente.standards.records import Fingerprint, Past
from detente.standards.stream import EditionChoice, judge_stream
from detente.standards.thresholds import Step, steps

SURE = 0.5
"""An attribute of Perspective's is called positive from this score; a rule, where it gives a finding."""
ALL = "all"
ALIASES = {
    "toxic": "TOXICITY", "toxicity": "TOXICITY", "severe_toxic": "SEVERE_TOXICITY", "obscene": "PROFANITY",
    "identity_hate": "IDENTITY_ATTACK", "identity_attack": "IDENTITY_ATTACK", "threat": "THREAT",
    "severe_toxicity": "SEVERE_TOXICITY", "hate": "hatred", "hateful": "hatred",
}  # fmt: skip
"""Names that published sets use, and the score that each of them speaks of."""


class Forgetful:
    """A history without a past: every text stands alone."""

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """Nothing."""
        del author, before
        return ()

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Nothing."""
        del fingerprint, before
        return ()

    def remember(self, past: Past, *, refused: bool = False) -> None:
        """Forget it."""


@dataclass(slots=True)
class Judged:
    """A labelled text after its judgement: what is needed of it, the text itself no longer."""

    labels: dict[str, float]
    groups: tuple[str, ...]
    marked: set[int] | None
    action: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    rules: frozenset[str] = frozenset()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Evaluation:
    """The whole answer: the quality of each score in each group, and what befell innocent texts.

    qualities: (score, group) -> Quality. panels: score -> what a picture shows of it. actions: for texts without any
    label, and for those with one, how many were published, held, refused. span_f1: mean character F1 of the findings'
    spans, where the file has spans. doubted: the share of texts that the encoder read too. thresholds: for each score,
    what each threshold would catch (`thresholds.Step`). broken: (line number, what was wrong).
    """

    edition: str
    qualities: dict[tuple[str, str], Quality]
    panels: dict[str, Panel]
    actions: dict[str, Counter[str]]
    span_f1: tuple[float, int] | None
    ignored: Counter[str]
    broken: list[tuple[int, str]]
    thresholds: dict[str, list[Step]] = field(default_factory=dict)
    doubted: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy."""
        return {
            "edition": self.edition,
            "doubted": round(self.doubted, 4),
            "qualities": [
                {"score": score, "group": group, **found.as_dict()}
                for (score, group), found in self.qualities.items()
            ],
            "actions": {name: dict(sorted(counts.items())) for name, counts in self.actions.items()},
            "spans": None
            if self.span_f1 is None
            else {"f1": round(self.span_f1[0], 4), "texts": self.span_f1[1]},
            "thresholds": {
                name: [step.as_dict() for step in found] for name, found in self.thresholds.items()
            },
            "ignored_labels": dict(sorted(self.ignored.items())),
            "broken": [{"line": number, "message": message} for number, message in self.broken],
        }


def evaluate(
    lines: Iterable[bytes],
    choice: EditionChoice,
    *,
    by: tuple[str, ...] = (),
    names: Mapping[str, str] | None = None,
    jobs: int = 1,
    languages: tuple[str, ...] = (),
) -> Evaluation:
    """Judge every labelled line and measure. `by`: fields that name groups; `names`: label -> score; `languages`: those
    of the site (`stream.judge_stream`).

    Raises EditionError; a broken line is counted, never raised.
    """
    edition = choice.load()
    known: list[Judged] = []
    broken: list[tuple[int, str]] = []
    names = {**ALIASES, **(names or {})}
    ignored: Counter[str] = Counter()
    asked = _asked(lines, by, _Labels(names, ignored), known, broken)
    tally: Counter[str] = Counter()
    verdicts = judge_stream(
        asked, choice, jobs=jobs, history=Forgetful(), tally=tally, languages=languages
    )
    for at, (line, is_verdict) in enumerate(verdicts):
        record = json.loads(line)
        if is_verdict:
            _add_verdict(known[at], record)
        else:
            broken.append((record["id"], record["error"]["message"]))
    known = [one for one in known if one.action]
    found = _measured(known, sorted(broken), names, edition)
    found.ignored.update(ignored)
    found.doubted = tally["doubted"] / max(1, tally["judged"])
    return found


class _LabelRefused(ValueError):
    """A label that no measure can use; the text says which."""


@dataclass(frozen=True, slots=True)
class _Labels:
    """Reads the labels of a line: those that some score can be measured against have to be chances. What else stands
    there (a class in words, a count of annotators) is counted and left out.
    """

    names: Mapping[str, str]
    ignored: Counter[str]

    def of(self, labels: Mapping[str, Any]) -> dict[str, float]:
        """The labels from 0 to 1. Raises _LabelRefused."""
        found = {}
        for name, value in labels.items():
            if value is None:  # nobody said
                continue
            if isinstance(value, int | float) and 0 <= value <= 1:
                found[name] = float(value)
            elif _scores_for(name, self.names):
                said = f"{name} is {json.dumps(value)[:40]}" if _is_short(value) else f"{name} is no such number"
                raise _LabelRefused(f"{said}. A label is 0 or 1, or a number between; null where nobody said.")
            else:
                self.ignored[name] += 1
        return found


def _is_short(value: Any) -> bool:
    return isinstance(value, str | float) or (isinstance(value, int) and abs(value) < 1e9)


def _asked(
    lines: Iterable[bytes],
    by: tuple[str, ...],
    labels: _Labels,
    known: list[Judged],
    broken: list[tuple[int, str]],
) -> Iterator[bytes]:
    """What the stream is asked: the text and its surroundings; the labels stay here."""
    for number, raw in enumerate(lines, start=1):
        try:
            row = json.loads(raw.decode("utf-8"))
            text, said = row["text"], labels.of(row["labels"])
            if not isinstance(text, str):
                raise TypeError("text")
        except _LabelRefused as refusal:
            broken.append((number, str(refusal)))
            continue
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            broken.append((number, "needs a text and labels, an object of name and 0 or 1."))
            continue
        try:
            marked = _marked(row)
        except (ValueError, TypeError, OverflowError):
            broken.append(
                (number, "spans have to be pairs of whole numbers, and toxic_offsets a list of them.")
            )
            continue
        known.append(Judged(said, _groups(row, by), marked))
        record = {"id": number, "text": text}
        if isinstance(row.get("article"), dict):
            record["article"] = row["article"]
        yield json.dumps(record).encode()


def _groups(row: Mapping[str, Any], by: tuple[str, ...]) -> tuple[str, ...]:
    groups = []
    for name in by:
        value = row.get(name)
        groups += [
            f"{name}={one}" for one in (value if isinstance(value, list) else [value]) if one is not None
        ]
    return tuple(groups)


def _marked(row: Mapping[str, Any]) -> set[int] | None:
    """The places that people marked: `toxic_offsets` (code points) or `spans` ([start, end] pairs).

    Raises ValueError, TypeError or OverflowError for ends that are no whole numbers.
    """
    offsets, spans = row.get("toxic_offsets"), row.get("spans")
    if isinstance(offsets, list):
        return {at for at in offsets if isinstance(at, int)}
    if isinstance(spans, list) and all(isinstance(one, list) and len(one) == 2 for one in spans):
        return {at for start, end in spans for at in range(int(start), min(int(end), int(start) + 100_000))}
    return None


def _add_verdict(one: Judged, record: Mapping[str, Any]) -> None:
    one.action, one.scores = record["action"], record["scores"]
    one.rules = frozenset(finding["rule"] for finding in record["findings"])
    one.spans = tuple((start, end) for finding in record["findings"] for start, end in finding["spans"])


def _measured(
    known: list[Judged], broken: list[tuple[int, str]], names: Mapping[str, str], edition: Edition
) -> Evaluation:
    labels = sorted({label for one in known for label in one.labels})
    ignored: Counter[str] = Counter()
    qualities: dict[tuple[str, str], Quality] = {}
    panels, thresholds = {}, {}
    for label in labels:
        having = [one for one in known if label in one.labels]
        scores = _scores_for(label, names)
        if not scores:
            ignored[label] = len(having)
        for score in scores:
            qualities |= _by_group(having, label, score)
            if (picture := _panel(having, label, score)) is not None:
                name = score if label == score else f"{score} ({label})"
                panels[name] = picture
                scored = [(one.labels[label], one.scores[score]) for one in having if score in one.scores]
                thresholds[name] = steps([said for said, _ in scored], [found for _, found in scored])
    return Evaluation(
        edition.hash, qualities, panels, _actions(known), _span_f1(known), ignored, broken, thresholds,
    )  # fmt: skip


def _scores_for(label: str, names: Mapping[str, str]) -> list[str]:
    """The scores that a label speaks of: the one it is mapped to, else the rule and attribute of its name."""
    if label in names:
        return [names[label]]
    return [name for name in (label, label.upper()) if name in RULE_IDS or name in ATTRIBUTES]


def _by_group(having: list[Judged], label: str, score: str) -> dict[tuple[str, str], Quality]:
    members: dict[str, list[Judged]] = defaultdict(list)
    for one in having:
        for group in (ALL, *one.groups):
            members[group].append(one)
    name = score if label in (score, score.lower()) else f"{score} ({label})"
    return {
        (name, group): quality(
            [one.scores.get(score) for one in found],
            [one.labels[label] >= 0.5 for one in found],
            [_flagged(one, score) for one in found],
        )
        for group, found in sorted(members.items(), key=lambda pair: (pair[0] != ALL, pair[0]))
    }


def _flagged(one: Judged, score: str) -> bool:
    return one.scores.get(score, 0.0) >= SURE if score in ATTRIBUTES else score in one.rules


def _panel(having: list[Judged], label: str, score: str) -> Panel | None:
    scored = [one for one in having if score in one.scores]
    if not scored:
        return None
    said = np.asarray([one.scores[score] for one in scored], dtype=np.float64)
    return panel(said, np.asarray([one.labels[label] >= 0.5 for one in scored], dtype=bool))


def _actions(known: list[Judged]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {"no label": Counter(), "some label": Counter()}
    for one in known:
        found["some label" if any(value >= 0.5 for value in one.labels.values()) else "no label"][
            one.action
        ] += 1
    return found


def _span_f1(known: list[Judged]) -> tuple[float, int] | None:
    values = [character_f1(one.spans, one.marked) for one in known if one.marked is not None]
    return (sum(values) / len(values), len(values)) if values else None
