"""How often each rule is right, as it was measured for the weights and thresholds that ship: read, never computed.

`training/measure.py` writes the file; docs/reference/measured.md says on what and how. Names of sets and figures, no
texts. What is measured changes no judgement, so the file is no part of the detectors' hash.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

EVERY_RULE = "every rule"
"""Stands in place of a rule's id where a whole verdict was measured: how many innocent texts it held or refused."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One rule (or EVERY_RULE) on one set of texts in one language (ISO 639-1, "" for any).

    rows, positives: texts, and how many of them break the rule. precision, recall, f1: of the rule giving a
    finding at the mark of `recommended`; hold_precision, hold_recall: of one that holds or refuses. auc: area
    under the ROC curve of the score. calibration: expected calibration error, ten bins. held_per_1000,
    refused_per_1000: of the texts that break no rule here, how many of a thousand this rule held, and refused.
    *_low, *_high: 95 % intervals (`measuring.f1_interval`, `measuring.interval`). None where a figure makes no sense:
    precision on a set without positives, or of a score that was not given.
    """

    rule: str
    language: str
    data: str
    rows: int
    positives: int
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    auc: float | None = None
    held_per_1000: float | None = None
    refused_per_1000: float | None = None
    note: str = ""
    hold_precision: float | None = None
    hold_recall: float | None = None
    f1_low: float | None = None
    f1_high: float | None = None
    auc_low: float | None = None
    auc_high: float | None = None
    calibration: float | None = None

    @property
    def innocents(self) -> int:
        """How many of the texts break no rule here."""
        return self.rows - self.positives

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy, without what is not known."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None and value != ""}


@dataclass(frozen=True, slots=True)
class Measurement:
    """All that was measured, and with what: date is ISO 8601, edition and detectors are their hashes."""

    date: str
    edition: str
    detectors: str
    found: tuple[Measured, ...]


def errors_of(rule_id: str) -> tuple[Measured, ...]:
    """What was measured for a rule, English first, larger sets first; empty where nothing was."""
    found = [one for one in measurement().found if one.rule == rule_id]
    return tuple(sorted(found, key=lambda one: (one.language != "en", one.language, -one.rows, one.data)))


@cache
def measurement() -> Measurement:
    """The shipped file. Raises OSError where the package is incomplete."""
    record = json.loads(files("detente.standards").joinpath("measured.json").read_text(encoding="utf-8"))
    found = tuple(Measured(**{"language": "", **one}) for one in record["found"])
    return Measurement(record["date"], record["edition"], record["detectors"], found)
