"""How good scores are: precision, recall, F1, the area under the ROC curve, calibration. NumPy alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 10
"""Calibration compares what was said with what was true in ten bins of equal width."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quality:
    """What one score is worth on one group of texts. None where it cannot be known (no positives, say).

    texts, positives, unscored: counts; texts without a score count as not flagged. precision, recall, f1: of
    being flagged. auc: area under the ROC curve of the scored texts; low, high: its 95 % interval (Hanley and
    McNeil 1982). calibration: the mean distance between score and truth over ten bins, weighted by their
    texts (Naeini et al. 2015). brier: the mean squared distance (Brier 1950).
    """

    texts: int
    positives: int
    unscored: int
    precision: float | None
    recall: float | None
    f1: float | None
    auc: float | None
    low: float | None
    high: float | None
    calibration: float | None
    brier: float | None

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy, rounded to four digits."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()
        }


def quality(scores: Sequence[float | None], truths: Sequence[bool], flags: Sequence[bool]) -> Quality:
    """Measure a score against the truth. The three sequences belong together, text by text."""
    truth, flag = np.asarray(truths, dtype=bool), np.asarray(flags, dtype=bool)
    known = np.asarray([score is not None for score in scores], dtype=bool)
    scored = np.asarray([score for score in scores if score is not None], dtype=np.float64)
    answers = truth[known]
    area = auc(scored, answers)
    low, high = interval(area, int(answers.sum()), int((~answers).sum()))
    right, flagged, positives = int((truth & flag).sum()), int(flag.sum()), int(truth.sum())
    return Quality(
        texts=len(truth),
        positives=positives,
        unscored=int((~known).sum()),
        precision=right / flagged if flagged else None,
        recall=right / positives if positives else None,
        f1=2 * right / (flagged + positives) if flagged + positives else None,
        auc=area,
        low=low,
        high=high,
        calibration=calibration_error(scored, answers),
        brier=float(np.mean((scored - answers) ** 2)) if len(scored) else None,
    )


def auc(scores: Floats, truths: NDArray[np.bool_]) -> float | None:
    """The chance that a positive text scores above a negative one, ties counted half; None without both."""
    positives, negatives = int(truths.sum()), int((~truths).sum())
    if not positives or not negatives:
        return None
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    rank_sum = float(ranks[places][truths].sum())
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def interval(area: float | None, positives: int, negatives: int) -> tuple[float | None, float | None]:
    """The 95 % interval of an area under the ROC curve (Hanley and McNeil 1982)."""
    if area is None:
        return None, None
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (positives - 1) * (one - area**2) + (negatives - 1) * (two - area**2)
    error = 1.96 * math.sqrt(max(0.0, spread) / (positives * negatives))
    return max(0.0, area - error), min(1.0, area + error)


def reliability(scores: Floats, truths: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """For each bin that holds a text: (mean score, share of positives, texts)."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    found = []
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            found.append((float(scores[inside].mean()), float(truths[inside].mean()), int(inside.sum())))
    return found


def calibration_error(scores: Floats, truths: NDArray[np.bool_]) -> float | None:
    """The expected calibration error, 0 to 1; None without texts."""
    if not len(scores):
        return None
    return sum(abs(said - true) * texts for said, true, texts in reliability(scores, truths)) / len(scores)


def roc(scores: Floats, truths: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """The points (false alarms, hits) of the ROC curve, both 0 to 1, thinned to at most 101."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    hits = np.cumsum(truths[order])[ends] / max(1, int(truths.sum()))
    alarms = np.cumsum(~truths[order])[ends] / max(1, int((~truths).sum()))
    points = [(0.0, 0.0), *zip(alarms.tolist(), hits.tolist(), strict=True)]
    step = max(1, math.ceil(len(points) / 100))
    return [*points[::step], (1.0, 1.0)]


def character_f1(predicted: Iterable[tuple[int, int]], truth: set[int]) -> float:
    """F1 over characters, as in SemEval-2021 task 5 (Pavlopoulos et al. 2021): empty against empty is 1."""
    marked = {place for start, end in predicted for place in range(start, end)}
    if not truth or not marked:
        return float(not truth and not marked)
    return 2 * len(marked & truth) / (len(marked) + len(truth))
