"""How good scores are: precision, recall, F1, the area under the ROC curve, calibration. NumPy alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 10
"""Calibration compares what was said with what was true in ten bins of equal width."""
FEWEST = 30
"""Positive texts, and others, from which on figures tell much: with fewer, a share of .9 lies anywhere from .74 to .97."""
MARKED = (0.5, 0.7, 0.9)
"""Thresholds that a picture of a ROC curve marks."""
Z = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quality:
    """What one score is worth on one group of texts. None where it cannot be known (no positives, say).

    texts, positives, unscored: counts; texts without a score count as not flagged. precision, recall, f1: of
    being flagged. auc: area under the ROC curve of the scored texts. *_low, *_high (low, high for the area): the ends
    of 95 % intervals (`share_interval`, `f1_interval`, `interval`). calibration: the mean distance between score and truth over ten
    bins, weighted by their texts (Naeini et al. 2015). brier: the mean squared distance (Brier 1950). too_few: fewer
    than `FEWEST` positive or other texts have a score.
    """

    texts: int
    positives: int
    unscored: int
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None
    auc: float | None
    low: float | None
    high: float | None
    calibration: float | None
    brier: float | None
    too_few: bool

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
    ups, downs = int(answers.sum()), int((~answers).sum())
    low, high = interval(area, ups, downs)
    right, flagged, positives = int((truth & flag).sum()), int(flag.sum()), int(truth.sum())
    precise, found = share_interval(right, flagged), share_interval(right, positives)
    both = f1_interval(right, flagged, positives)
    return Quality(
        texts=len(truth),
        positives=positives,
        unscored=int((~known).sum()),
        precision=right / flagged if flagged else None,
        precision_low=precise[0],
        precision_high=precise[1],
        recall=right / positives if positives else None,
        recall_low=found[0],
        recall_high=found[1],
        f1=2 * right / (flagged + positives) if flagged + positives else None,
        f1_low=both[0],
        f1_high=both[1],
        auc=area,
        low=low,
        high=high,
        calibration=calibration_error(scored, answers),
        brier=float(np.mean((scored - answers) ** 2)) if len(scored) else None,
        too_few=min(ups, downs) < FEWEST,
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


def share_interval(right: int, total: int) -> tuple[float | None, float | None]:
    """The 95 % interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical
    inference"): never empty, also where all or none were right. None of no texts.
    """
    if not total:
        return None, None
    share, weight = right / total, Z**2 / total
    middle = (share + weight / 2) / (1 + weight)
    reach = Z / (1 + weight) * math.sqrt(share * (1 - share) / total + weight / (4 * total))
    return (0.0 if not right else middle - reach), (1.0 if right == total else middle + reach)


def f1_interval(right: int, flagged: int, positives: int) -> tuple[float | None, float | None]:
    """The 95 % interval of F1: Wilson's for the share j of texts that are flagged and positive among those that are either,
    and F1 is 2j / (1 + j) (Flores et al. 2022, "Assessing confidence interval for F1-score", the Wilson direct method).
    """
    low, high = share_interval(right, flagged + positives - right)
    return (None, None) if low is None or high is None else (2 * low / (1 + low), 2 * high / (1 + high))


def interval(area: float | None, positives: int, negatives: int) -> tuple[float | None, float | None]:
    """The 95 % interval of an area under the ROC curve: all areas that lie within 1.96 standard errors of the one that was
    found, where the error is that which the area itself would have (Hanley and McNeil 1982, with the mean of the two
    counts for each: method 5 of Newcombe 2006, "Confidence intervals for an effect size measure based on the
    Mann-Whitney statistic", part 2). So it does not shrink to a point at 0 and 1; of one text each it is Wilson's.
    """
    if area is None:
        return None, None

    def is_within(other: float) -> bool:
        return (area - other) ** 2 <= Z**2 * _variance(other, positives, negatives)

    return _last(is_within, area, 0.0), _last(is_within, area, 1.0)


def _variance(area: float, positives: int, negatives: int) -> float:
    """Of an estimate of this area (Hanley and McNeil 1982, for exponential scores, both counts averaged)."""
    more = (positives + negatives) / 2 - 1
    spread = 1 + more * (1 - area) / (2 - area) + more * area / (1 + area)
    return area * (1 - area) * spread / (positives * negatives)


def _last(is_within: Callable[[float], bool], inside: float, outside: float) -> float:
    """The last place where something holds, on the way from one where it does to one where it may not; by halving."""
    if inside == outside:
        return outside
    for _ in range(50):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_within(middle) else (inside, middle)
    return inside


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


def marked(scores: Floats, truths: NDArray[np.bool_]) -> list[tuple[float, float, float]]:
    """Where the thresholds that a picture marks lie on the ROC curve: (threshold, false alarms, hits)."""
    ups, downs = max(1, int(truths.sum())), max(1, int((~truths).sum()))
    reached = [(at, scores >= at) for at in MARKED]
    return [(at, float((flag & ~truths).sum() / downs), float((flag & truths).sum() / ups)) for at, flag in reached]


@dataclass(frozen=True, slots=True)
class Panel:
    """What a picture of one score shows: its ROC curve (`roc`) with the marked thresholds (`marked`), its bins
    (`reliability`), and the figures that belong to them, as in `Quality`. texts, positives: those that have a score.
    """

    curve: list[tuple[float, float]]
    marks: list[tuple[float, float, float]]
    bins: list[tuple[float, float, int]]
    texts: int
    positives: int
    auc: float | None
    low: float | None
    high: float | None
    calibration: float | None

    @property
    def too_few(self) -> bool:
        """Whether fewer than `FEWEST` positive or other texts were measured."""
        return min(self.positives, self.texts - self.positives) < FEWEST


def panel(scores: Floats, truths: NDArray[np.bool_]) -> Panel:
    """What a picture shows of a score, of at least one text."""
    positives, area = int(truths.sum()), auc(scores, truths)
    low, high = interval(area, positives, len(truths) - positives)
    return Panel(
        roc(scores, truths), marked(scores, truths), reliability(scores, truths), len(truths), positives, area, low, high,
        calibration_error(scores, truths),
    )  # fmt: skip


def character_f1(predicted: Iterable[tuple[int, int]], truth: set[int]) -> float:
    """F1 over characters, as in SemEval-2021 task 5 (Pavlopoulos et al. 2021): empty against empty is 1."""
    marked = {place for start, end in predicted for place in range(start, end)}
    if not truth or not marked:
        return float(not truth and not marked)
    return 2 * len(marked & truth) / (len(marked) + len(truth))
