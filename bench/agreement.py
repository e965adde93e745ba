"""How far two scores of the same texts agree: rank correlation, F1 and kappa at a threshold, with intervals.

An interval is the 2.5th to the 97.5th percentile over texts drawn again with replacement (Efron 1979), always the same
draws, so that two systems are compared on the same ones. None where a figure cannot be known: F1 without a positive,
kappa where everybody says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Figure = Callable[[Floats, Floats], float | None]
DRAWS, SEED = 1_000, 20_261_122


@dataclass(frozen=True)
class Estimate:
    """A figure and its interval; `low` and `high` are None where too few draws had one."""

    value: float | None
    low: float | None
    high: float | None


def estimate(figure: Figure, truth: Floats, score: Floats, draws: int = DRAWS) -> Estimate:
    """The figure on all texts, and its interval."""
    return _between(figure(truth, score), [figure(truth[pick], score[pick]) for pick in picks(len(truth), draws)])


def difference(figure: Figure, truth: Floats, ours: Floats, theirs: Floats, draws: int = DRAWS) -> Estimate:
    """How much better ours is than theirs, and the interval of that over the same draws."""
    def apart(pick: NDArray[np.int64] | slice) -> float | None:
        mine, other = figure(truth[pick], ours[pick]), figure(truth[pick], theirs[pick])
        return None if mine is None or other is None else mine - other

    return _between(apart(slice(None)), [apart(pick) for pick in picks(len(truth), draws)])


def picks(texts: int, draws: int = DRAWS) -> NDArray[np.int64]:
    """For each draw the places of the texts drawn."""
    return np.random.default_rng(SEED).integers(0, texts, (draws, texts))


def spearman(truth: Floats, score: Floats) -> float | None:
    """Spearman's rank correlation, ties sharing their mean rank."""
    one, other = ranks(truth), ranks(score)
    if not one.std() or not other.std():
        return None
    return float(np.corrcoef(one, other)[0, 1])


def ranks(values: Floats) -> Floats:
    """The rank of each value, equal ones sharing the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means: Floats = np.cumsum(counts) - (counts - 1) / 2
    return means[places]


def f1_at(threshold: float) -> Figure:
    """F1 of "reaches the threshold", the truth being that the other score does."""
    def figure(truth: Floats, score: Floats) -> float | None:
        positive, flagged = truth >= threshold, score >= threshold
        marked = int(positive.sum() + flagged.sum())
        return 2 * int((positive & flagged).sum()) / marked if positive.any() and marked else None

    return figure


def kappa_at(threshold: float) -> Figure:
    """Cohen's kappa (1960) of the two decisions at the threshold."""
    def figure(truth: Floats, score: Floats) -> float | None:
        positive, flagged = truth >= threshold, score >= threshold
        agreed, one, other = float((positive == flagged).mean()), float(positive.mean()), float(flagged.mean())
        chance = one * other + (1 - one) * (1 - other)
        return (agreed - chance) / (1 - chance) if chance < 1 else None

    return figure


def _between(value: float | None, seen: list[float | None]) -> Estimate:
    known = [one for one in seen if one is not None]
    if value is None or len(known) < len(seen) / 2:
        return Estimate(value, None, None)
    low, high = np.percentile(known, [2.5, 97.5])
    return Estimate(value, float(low), float(high))
