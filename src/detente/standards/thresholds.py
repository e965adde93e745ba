"""What each threshold would catch, and which threshold of ours stands for one that was used with other scores.

The equivalent of a threshold is the one that as many of the same texts reach (equipercentile equating; Kolen and
Brennan, "Test Equating, Scaling, and Linking", chapter 2): two models mean different things by one number, but a
newsroom knows how many comments it can look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.standards.measuring import share_interval

STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """One threshold. flagged: share of texts whose score of ours reaches `ours`. precision, recall, f1: of that
    against the truth. For labels of yes and no, `ours` is `threshold`, and the truth is the label; for labels that are
    scores, `ours` is the equivalent, and the truth is that the label reaches `threshold`. *_low, *_high: the ends of
    95 % intervals (`measuring.share_interval`). None where it cannot be known.
    """

    threshold: float
    ours: float | None
    flagged: float
    precision: float | None
    recall: float | None
    f1: float | None
    precision_low: float | None = None
    precision_high: float | None = None
    recall_low: float | None = None
    recall_high: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy, rounded to four digits."""
        return {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }


def steps(labels: Sequence[float], scores: Sequence[float], at: Sequence[float] = STEPS) -> list[Step]:
    """The table for texts with a label (0 or 1, or another model's score) and a score of ours, in this order."""
    said, ours = np.asarray(labels, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    if not len(said):
        return []
    if is_yes_or_no(said):
        return [_step(step, step, said >= 0.5, ours) for step in at]
    return [_step(step, equivalent(said, ours, step), said >= step, ours) for step in at]


def is_yes_or_no(labels: Floats) -> bool:
    """Whether no label is anything but 0 or 1."""
    return bool(np.isin(labels, (0.0, 1.0)).all())


def equivalent(theirs: Floats, ours: Floats, threshold: float) -> float | None:
    """The threshold of ours that as many texts reach as reach `threshold` with their other scores: half-way
    between the last text inside and the first outside. None where none or all reach it.
    """
    inside = int((theirs >= threshold).sum())
    if not 0 < inside < len(ours):
        return None
    falling = -np.sort(-ours)
    return float((falling[inside - 1] + falling[inside]) / 2)


def _step(threshold: float, mine: float | None, truth: NDArray[np.bool_], ours: Floats) -> Step:
    if mine is None:
        return Step(threshold, None, float(truth.mean()), None, None, None)
    flags = ours >= mine
    right, flagged, positives = int((truth & flags).sum()), int(flags.sum()), int(truth.sum())
    precise, found = share_interval(right, flagged), share_interval(right, positives)
    return Step(
        threshold,
        mine,
        flagged / len(ours),
        right / flagged if flagged else None,
        right / positives if positives else None,
        2 * right / (flagged + positives) if flagged + positives else None,
        *precise,
        *found,
    )
