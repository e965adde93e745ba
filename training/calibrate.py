"""Weigh the two readings into probabilities, and set the limits of doubt: writes calibration.json.

    python training/calibrate.py DATA TEACHER.json

Fold 1 (by content hash) calibrates; nothing that was trained saw it. Fold 0 is only reported on: ROC-AUC per head
and source of the linear heads alone and of what is shipped, the share in doubt, and the character F1 of evidence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from corpora import HEADS, LAWFUL, RARE, Row, all_rows
from sklearn.linear_model import LogisticRegression
from train_heads import report

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import normalise  # noqa: E402
from detente.standards.learned import encoder, linear  # noqa: E402
from detente.standards.learned.heads import BLENDS, NAMES, SHORT  # noqa: E402

SHARE = 0.2
"""Of ordinary comments that are not short so many are read by the encoder."""
SHARES = (0.5, 0.25, 0.25)
"""What own head, toxicity and taught head count in a kind of Perspective's."""
FEWEST = 12
MOST = 3_000
OUTPUT = ROOT / "src/detente/standards/learned/calibration.json"


def part_of(rows: list[Row], fold: int) -> list[Row]:
    """The texts of a fold, at most 3,000 of one source, chosen by their hash."""
    by_source: dict[str, list[Row]] = {}
    for row in rows:
        if row.fold == fold:
            by_source.setdefault(row.source, []).append(row)
    return [
        row
        for found in by_source.values()
        for row in sorted(found, key=lambda row: hashlib.sha256(row.text.encode("utf-8", "replace")).digest())[:MOST]
    ]


def readings(rows: list[Row]) -> tuple[np.ndarray, np.ndarray, list]:
    texts = [normalise(row.text) for row in rows]
    linear.know_linear_logits(texts)
    encoder.know_by_encoder(texts)
    first = np.array([linear.linear_logits(text) for text in texts])
    reads = [encoder.read_by_encoder(text) for text in texts]
    return first, np.array([read.logits for read in reads]), reads


def ordinary(rows: list[Row]) -> np.ndarray:
    """Discussions on Wikipedia that nobody called toxic, and our own comments that break no rule. (The news comments
    of the sets were all called toxic by somebody.)
    """
    return np.array(
        [row.source == f"own:{LAWFUL}" or (row.source == "wikipedia" and row.labels["toxicity"][0] == 0) for row in rows]
    )


def limits_of(first: np.ndarray, news: np.ndarray) -> dict[str, float]:
    """A limit per head, each passed by an equally rare share of ordinary comments (rare rules: a quarter of it).

    `news` are the ordinary comments that are not short; those are read anyway.
    """
    low, high = 0.0, SHARE
    for _ in range(30):
        middle = (low + high) / 2
        limits = [np.quantile(first[news, n], 1 - (middle / 4 if head in RARE else middle)) for n, head in enumerate(HEADS)]
        low, high = (middle, high) if (first[news] > limits).any(1).mean() < SHARE else (low, middle)
    return {head: round(float(limit), 4) for head, limit in zip(HEADS, limits, strict=True)}


def weighed(features: np.ndarray, truth: np.ndarray, weight: np.ndarray, classes: str | None = None) -> list[float]:
    """Logistic regression whose own-head factors may not be negative: a column that would be is left out."""
    kept = list(range(features.shape[1]))
    while True:
        model = LogisticRegression(C=0.3, max_iter=1000, class_weight=classes).fit(features[:, kept], truth, sample_weight=weight)
        factors = dict(zip(kept, model.coef_[0], strict=True))
        worst = min(factors, key=lambda column: factors[column])
        if factors[worst] >= 0 or len(kept) == 1:
            break
        kept.remove(worst)
    return [round(float(factors.get(n, 0.0)), 5) for n in range(features.shape[1])] + [round(float(model.intercept_[0]), 5)]


def fit(rows: list[Row], first: np.ndarray, second: np.ndarray, doubted: np.ndarray) -> dict[str, dict[str, list[float]]]:
    found: dict[str, dict[str, list[float]]] = {"clear": {}, "doubted": {}}
    last = len(HEADS) - 1
    for name, head in NAMES.items():
        n = HEADS.index(head)
        known = [row.labels.get(head, (0.5, 0)) for row in rows]
        truth = np.array([label for label, _ in known])
        weight = np.array([strength for _, strength in known])
        sure = (weight > 0) & (truth % 1 == 0)
        near = first[:, [n, last]]
        both = np.c_[near, second[:, [n, last]]]
        for kind, features, regime in (("clear", near, ~doubted), ("doubted", both, doubted)):
            used = sure & regime
            if truth[used].sum() < FEWEST or (1 - truth[used]).sum() < FEWEST:
                used = sure
            factors = weighed(features[used], truth[used], weight[used])
            found[kind][name] = levelled(factors, features, rows, head, regime)
    return found


def _known(row: Row, head: str) -> tuple[float, float]:
    """The row's label; what nobody called toxic counts a little as no trolling either."""
    if head in row.labels and row.labels[head][1] >= 0.3:
        return row.labels[head]
    if head == "trolling" and row.labels.get("toxicity", (1, 0))[0] == 0:
        return 0, 0.2
    return row.labels.get(head, (0.5, 0))


def blends(rows: list[Row], first: np.ndarray, second: np.ndarray) -> dict[str, dict[str, list[float]]]:
    """Perspective's kinds of toxicity from own head, toxicity and taught, on Jigsaw's texts but those of fold 0.

    The own head counts twice, each is measured in its own spread, and only slope and height are fitted: some kinds have a
    dozen labels, and with three free factors such a kind came to rest on its own head alone, which had seen most of them.
    Counted alike, the three made a threat of every plain insult.
    Of a text that nobody called toxic all kinds are known; of the toxic ones only some were labelled by kind, so these
    stand for the others too. A kind and its absence count alike, as in the training of Perspective's own kinds: half of what
    scores .5 is a breach among as many breaches as others, not in the stream of all comments.
    """
    toxic = np.array([row.labels["toxicity"][0] == 1 for row in rows])
    named = np.array(["insult" in row.labels for row in rows])
    weight = np.where(toxic, toxic.sum() / (toxic & named).sum(), 1.0)[named]
    first, second, rows = first[named], second[named], [row for row, known in zip(rows, named, strict=True) if known]
    found: dict[str, dict[str, list[float]]] = {"clear blends": {}, "doubted blends": {}}
    for name, head in BLENDS.items():
        columns = [HEADS.index(head), 0, len(HEADS) - 1]
        known = np.array([row.labels[head][0] for row in rows])
        for kind, logits in (("clear blends", first), ("doubted blends", second)):
            spread = logits[:, columns].std(0)
            # A head that says the same of every text tells nothing, and counts nothing.
            spread = np.where(spread > 1e-6, spread, np.inf) / np.array(SHARES)
            together = (logits[:, columns] / spread).sum(1, keepdims=True)
            slope, height = weighed(together, known, weight, "balanced")
            found[kind][name] = [*(round(float(slope / one), 5) for one in spread), height]
    return found


def levelled(factors: list[float], features: np.ndarray, rows: list[Row], head: str, regime: np.ndarray) -> list[float]:
    """The same order of texts at honest height: a second Platt scaling that also sees the innocent of other rules."""
    known = [_known(row, head) for row in rows]
    truth, weight = (np.array([pair[n] for pair in known]) for n in (0, 1))
    used = (weight > 0) & (truth % 1 == 0) & regime
    if head not in (*RARE, "trolling") or truth[used].sum() < FEWEST:
        return factors
    z = features @ np.array(factors[:-1]) + factors[-1]
    model = LogisticRegression(C=10, max_iter=1000).fit(z[used, None], truth[used], sample_weight=weight[used])
    slope, height = float(model.coef_[0][0]), float(model.intercept_[0])
    return [round(slope * value, 5) for value in factors[:-1]] + [round(slope * factors[-1] + height, 5)]


def logits_of(weights: dict, first: np.ndarray, second: np.ndarray, doubted: np.ndarray) -> np.ndarray:
    """What is shipped, as logits in the order of the heads."""
    last, result = len(HEADS) - 1, np.zeros_like(first)
    for name, head in NAMES.items():
        n = HEADS.index(head)
        clear, both = np.array(weights["clear"][name]), np.array(weights["doubted"][name])
        near = first[:, [n, last]] @ clear[:2] + clear[2]
        result[:, n] = np.where(doubted, np.c_[first[:, [n, last]], second[:, [n, last]]] @ both[:4] + both[4], near)
    return result


def blended_of(found: dict, first: np.ndarray, second: np.ndarray, doubted: np.ndarray) -> np.ndarray:
    """The blends as logits, in the columns of the heads that they begin with."""
    result = np.zeros_like(first)
    for name, head in BLENDS.items():
        columns = [HEADS.index(head), 0, len(HEADS) - 1]
        clear, both = np.array(found["clear blends"][name]), np.array(found["doubted blends"][name])
        result[:, columns[0]] = np.where(
            doubted, second[:, columns] @ both[:3] + both[3], first[:, columns] @ clear[:3] + clear[3]
        )
    return result


def span_f1(rows: list[Row], reads: list, limit: float) -> float:
    """Mean character F1 of the words above the limit against the marked code points (Pavlopoulos et al. 2021)."""
    values = []
    for row, read in zip(rows, reads, strict=True):
        if row.toxic is None:
            continue
        said = {place for (start, end), logit in _merged(read.words, limit) for place in range(start, end)}
        both = len(said & row.toxic)
        values.append(1.0 if not said and not row.toxic else 2 * both / max(1, len(said) + len(row.toxic)))
    return float(np.mean(values))


def _merged(words: tuple, limit: float) -> list:
    """The words above the limit; the blank between two of them belongs to both."""
    kept: list = []
    before = False
    for span, logit in words:
        if logit >= limit:
            if before:
                kept[-1] = ((kept[-1][0][0], span[1]), logit)
            else:
                kept.append((span, logit))
        before = logit >= limit
    return kept


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("teacher", type=Path)
    options = parser.parse_args()
    rows = all_rows(options.data)
    taught = json.loads(options.teacher.read_text())
    fitting, testing = part_of(rows, 1), part_of(rows, 0)
    first, second, reads = readings(fitting)
    long = np.array([len(row.text) > SHORT for row in fitting])
    limits = limits_of(first, ordinary(fitting) & long)
    doubted = (first > [limits[head] for head in HEADS]).any(1) | ~long
    found = fit(fitting, first, second, doubted)
    jigsaw = [row for row in rows if row.source == "jigsaw" and row.fold > 0 and "toxicity" in row.labels]
    found |= blends(jigsaw, *readings(jigsaw)[:2])
    grid = np.arange(-3, 2.01, 0.25)
    words = float(max(grid, key=lambda limit: span_f1(fitting, reads, limit)))
    content = json.dumps({"limits": limits, "words": words, **found}, indent=1).encode()
    OUTPUT.write_bytes(content)
    print(hashlib.sha256(content).hexdigest())
    first, second, reads = readings(testing)
    long = np.array([len(row.text) > SHORT for row in testing])
    doubted = (first > [limits[head] for head in HEADS]).any(1) | ~long
    print("in doubt:", round(float(doubted[ordinary(testing) & long].mean()), 3), "of ordinary comments over",
          SHORT, "characters,", round(float(doubted[ordinary(testing)].mean()), 3), "of all ordinary comments,",
          round(float(doubted.mean()), 3), "of all")  # fmt: skip
    print("evidence: word limit", words, "character F1", round(span_f1(testing, reads, words), 3))
    teacher = np.array([taught[row.text] for row in testing])
    for name, logits in (("linear", first), ("encoder", second), ("shipped", logits_of(found, first, second, doubted)),
                         ("blends", blended_of(found, first, second, doubted))):  # fmt: skip
        print("==", name)
        report(testing, logits, teacher)


if __name__ == "__main__":
    main()
