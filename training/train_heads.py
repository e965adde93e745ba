"""Train the linear heads and write them as one int8 table.

    python training/train_heads.py DATA TEACHER.npy [--final]

The tenth of the texts whose content hash ends in 0 is the test part; texts that nearly repeat a training text
are removed from it. Prints ROC-AUC per head and source with bootstrap intervals, beside the teacher's. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from corpora import HEADS, Row, all_rows, read
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import fingerprint, normalise  # noqa: E402
from detente.standards.learned.features import BUCKETS, buckets_of  # noqa: E402

EPOCHS, RATE, DECAY = 6, 0.12, 2e-5


def matrix(texts: list[str]) -> sp.csr_matrix:
    data, indices, indptr = [], [], [0]
    for text in texts:
        buckets = buckets_of(normalise(text))
        values, counts = np.unique(buckets, return_counts=True)
        indices.append(values)
        data.append((counts / np.sqrt(len(buckets))).astype(np.float32))
        indptr.append(indptr[-1] + len(values))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=(len(texts), BUCKETS))


def labels_of(rows: list[Row], teacher: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    target = np.zeros((len(rows), len(HEADS)), dtype=np.float32)
    weight = np.zeros_like(target)
    for number, row in enumerate(rows):
        for head, (label, strength) in row.labels.items():
            target[number, HEADS.index(head)], weight[number, HEADS.index(head)] = label, strength
        target[number, HEADS.index("taught")], weight[number, HEADS.index("taught")] = teacher[number], 1.0
        if "toxicity" not in row.labels:
            target[number, 0], weight[number, 0] = teacher[number], 0.4
    return target, weight


def fit(
    x: sp.csr_matrix, target: np.ndarray, weight: np.ndarray, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Logistic heads by AdaGrad with weight decay, averaged over the last half of the steps."""
    rng = np.random.default_rng(11)
    heads = target.shape[1]
    table = np.zeros((x.shape[1], heads), dtype=np.float32)
    squared = np.full((x.shape[1], heads), 1e-3, dtype=np.float32)
    bias = np.full(heads, -2.0, dtype=np.float32)
    total, steps = np.zeros_like(table), 0
    for epoch in range(epochs):
        order = rng.permutation(x.shape[0])
        for at in range(0, len(order), 256):
            part = order[at : at + 256]
            batch = x[part]
            used = np.unique(batch.indices)
            compact = batch[:, used]
            chance = 1 / (1 + np.exp(-(compact @ table[used] + bias)))
            error = (chance - target[part]) * weight[part]
            gradient = compact.T @ error / 16 + DECAY * 16 * table[used]
            squared[used] += gradient**2
            table[used] -= RATE * gradient / np.sqrt(squared[used])
            bias -= 0.05 * error.mean(axis=0)
        if epoch >= epochs // 2:
            total += table
            steps += 1
        print(f"epoch {epoch + 1}", flush=True)
    return total / steps, bias


def test_part(rows: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Indices of the training and of the test part, the latter without near-duplicates of the former."""
    train = [n for n, row in enumerate(rows) if row.fold]
    seen = {band for n in train for band in fingerprint(rows[n].text).bands}
    test = []
    for n, row in enumerate(rows):
        if not row.fold and sum(band in seen for band in fingerprint(row.text).bands) < 4:
            test.append(n)
    return np.array(train), np.array(test)


def interval(truth: np.ndarray, score: np.ndarray) -> str:
    rng = np.random.default_rng(3)
    values = []
    for _ in range(200):
        pick = rng.integers(0, len(truth), len(truth))
        if 0 < truth[pick].sum() < len(pick):
            values.append(roc_auc_score(truth[pick], score[pick]))
    low, high = np.percentile(values, [2.5, 97.5])
    return f"{roc_auc_score(truth, score):.3f} [{low:.3f}, {high:.3f}]"


def report(
    rows: list[Row], target: np.ndarray, weight: np.ndarray, score: np.ndarray, teacher: np.ndarray
) -> dict:
    found = {}
    sources = np.array([row.source for row in rows])
    for number, head in enumerate(HEADS):
        for source in ["all", *sorted(set(sources))]:
            if head == "taught":
                continue
            known = (weight[:, number] >= 0.3) & (target[:, number] % 1 == 0)
            known &= np.ones(len(rows), bool) if source == "all" else sources == source
            truth = target[known, number]
            if truth.sum() < 8 or truth.sum() > len(truth) - 8:
                continue
            mine = interval(truth, score[known, number])
            found[f"{head} / {source}"] = [
                len(truth),
                int(truth.sum()),
                mine,
                interval(truth, teacher[known]),
            ]
            counts = f"n={len(truth):5} positive={int(truth.sum()):5}"
            taught = interval(truth, score[known, HEADS.index("taught")])
            theirs = interval(truth, teacher[known])
            print(f"{head:10} {source:15} {counts} ours {mine} taught head {taught} teacher {theirs}")
    return found


def calibrate(folder: Path, predict) -> dict[str, list[float]]:
    """Perspective's names as logistic blends of our heads, fitted to its published scores, judged by five
    folds.
    """
    rows = list(read(folder, "perspective-2k-dev"))
    logits = predict([row["text"] for row in rows])
    blends = {}
    for name in ("TOXICITY", "SEVERE_TOXICITY", "INSULT", "PROFANITY", "THREAT", "IDENTITY_ATTACK"):
        truth = np.array([row["scores"][name] for row in rows])
        folds = np.arange(len(rows)) % 5
        predicted = np.zeros(len(rows))
        for fold in range(5):
            predicted[folds == fold] = _blend(logits[folds != fold], truth[folds != fold]).predict_proba(
                logits[folds == fold]
            )[:, 1]
        model = _blend(logits, truth)
        blends[name] = [float(value) for value in (*model.coef_[0], model.intercept_[0])]
        order = np.corrcoef(np.argsort(np.argsort(truth)), np.argsort(np.argsort(predicted)))[0, 1]
        print(
            f"{name}: rank correlation {order:.3f}, mean absolute difference {np.abs(truth - predicted).mean():.3f}"
        )
    return blends


def _blend(logits: np.ndarray, truth: np.ndarray) -> LogisticRegression:
    twice = np.vstack([logits, logits])
    labels = np.r_[np.ones(len(truth)), np.zeros(len(truth))]
    return LogisticRegression(C=0.5, max_iter=500).fit(twice, labels, sample_weight=np.r_[truth, 1 - truth])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--cache", type=Path, default=None, help="keep the features here between runs")
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/learned/heads.npz")
    options = parser.parse_args()
    rows = all_rows(options.data)
    teacher = np.load(options.teacher)
    if options.cache and options.cache.exists():
        x = sp.load_npz(options.cache)
    else:
        x = matrix([row.text for row in rows])
        if options.cache:
            sp.save_npz(options.cache, x)
    target, weight = labels_of(rows, teacher)
    train, test = test_part(rows)
    print(len(rows), "rows", len(train), "train", len(test), "test", flush=True)
    used = np.arange(len(rows)) if options.final else train
    table, bias = fit(x[used], target[used], weight[used], EPOCHS)
    scale = np.abs(table).max(axis=0) / 127
    quantised = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    logits = x[test] @ (quantised * scale) + bias
    report([rows[n] for n in test], target[test], weight[test], logits, teacher[test])

    def predict(texts: list[str]) -> np.ndarray:
        return np.asarray(matrix(texts) @ (quantised * scale) + bias)

    blends = calibrate(options.data, predict)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        table=quantised,
        scale=scale.astype(np.float32),
        bias=bias,
        blends=np.array([*blends.values()], dtype=np.float32),
    )
    options.output.write_bytes(buffer.getvalue())
    print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())


if __name__ == "__main__":
    main()
