"""Train the linear heads and write them as one int8 table.

    python training/train_heads.py DATA TEACHER.json

The texts whose content hash ends in 0 are the test part, those in 1 calibrate (calibrate.py); neither is trained
on, and texts that nearly repeat one of them are left out. Prints ROC-AUC per head and source on the test part with
bootstrap intervals, beside the teacher's. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from corpora import HEADS, Row, all_rows
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import fingerprint, normalise  # noqa: E402
from detente.standards.learned.features import BUCKETS, buckets_of  # noqa: E402

EPOCHS, RATE, DECAY = 5, 0.12, 2e-5


def matrix(texts: list[str]) -> sp.csr_matrix:
    data, indices, indptr = [], [], [0]
    for text in texts:
        buckets = buckets_of(normalise(text))
        values, counts = np.unique(buckets, return_counts=True)
        indices.append(values)
        data.append((counts / np.sqrt(max(1, len(buckets)))).astype(np.float32))
        indptr.append(indptr[-1] + len(values))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=(len(texts), BUCKETS))


def labels_of(rows: list[Row], taught: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Targets and weights, a column a head. Where nobody labelled toxicity the teacher's word counts a little."""
    target = np.zeros((len(rows), len(HEADS)), dtype=np.float32)
    weight = np.zeros_like(target)
    for number, row in enumerate(rows):
        for head, (label, strength) in row.labels.items():
            target[number, HEADS.index(head)], weight[number, HEADS.index(head)] = label, strength
        target[number, -1], weight[number, -1] = taught[row.text], 1.0
        if "toxicity" not in row.labels:
            target[number, 0], weight[number, 0] = taught[row.text], 0.4
    return target, weight


def fit(x: sp.csr_matrix, target: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logistic heads by AdaGrad (Duchi et al. 2011) with weight decay, averaged over the last half of the epochs."""
    rng = np.random.default_rng(11)
    heads = target.shape[1]
    table = np.zeros((x.shape[1], heads), dtype=np.float32)
    squared = np.full((x.shape[1], heads), 1e-3, dtype=np.float32)
    bias = np.full(heads, -2.0, dtype=np.float32)
    total, steps = np.zeros_like(table), 0
    for epoch in range(EPOCHS):
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
        if epoch >= EPOCHS // 2:
            total += table
            steps += 1
        print(f"epoch {epoch + 1}", flush=True)
    return total / steps, bias


def parts(rows: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Indices of the training and of the test part; what nearly repeats a held text is in neither."""
    held = {band for row in rows if row.fold < 2 and not row.group for band in fingerprint(row.text).bands}
    train = [
        n
        for n, row in enumerate(rows)
        if row.fold > 1 and (row.group or sum(band in held for band in fingerprint(row.text).bands) < 4)
    ]
    return np.array(train), np.array([n for n, row in enumerate(rows) if row.fold == 0])


def interval(truth: np.ndarray, score: np.ndarray) -> str:
    """ROC-AUC with its 95 % interval by 200 bootstrap samples."""
    rng = np.random.default_rng(3)
    values = []
    for _ in range(200):
        pick = rng.integers(0, len(truth), len(truth))
        if 0 < truth[pick].sum() < len(pick):
            values.append(roc_auc_score(truth[pick], score[pick]))
    low, high = np.percentile(values, [2.5, 97.5])
    return f"{roc_auc_score(truth, score):.3f} [{low:.3f}, {high:.3f}]"


def report(rows: list[Row], logits: np.ndarray, taught: np.ndarray) -> None:
    """Print what each head is worth on each set that has labels for it."""
    sources = np.array([row.source for row in rows])
    for number, head in enumerate(HEADS[:-1]):
        label = np.array([row.labels.get(head, (np.nan, 0))[0] for row in rows], dtype=float)
        strong = np.array([row.labels.get(head, (0, 0))[1] >= 0.3 for row in rows])
        for source in ["all", *sorted(set(sources))]:
            known = strong & (label % 1 == 0)
            known &= np.ones(len(rows), bool) if source == "all" else sources == source
            truth = label[known]
            if truth.sum() < 8 or truth.sum() > len(truth) - 8:
                continue
            ours, theirs = interval(truth, logits[known, number]), interval(truth, taught[known])
            print(f"{head:11} {source:15} n={len(truth):5} positive={int(truth.sum()):5} ours {ours} teacher {theirs}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/learned/heads.npz")
    options = parser.parse_args()
    rows = all_rows(options.data)
    taught = json.loads(options.teacher.read_text())
    x = matrix([row.text for row in rows])
    target, weight = labels_of(rows, taught)
    train, test = parts(rows)
    print(len(rows), "rows", len(train), "train", len(test), "test", flush=True)
    table, bias = fit(x[train], target[train], weight[train])
    scale = np.abs(table).max(axis=0) / 127
    quantised = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    report([rows[n] for n in test], x[test] @ (quantised * scale) + bias, target[test, -1])
    buffer = io.BytesIO()
    np.savez_compressed(buffer, table=quantised, scale=scale.astype(np.float32), bias=bias)
    options.output.write_bytes(buffer.getvalue())
    print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())


if __name__ == "__main__":
    main()
