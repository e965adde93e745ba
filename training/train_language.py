"""Train the language identifier: a softmax over hashed character n-grams, written as an int8 table.

    python training/train_language.py DATA/languages-dev.jsonl.gz

Prints accuracy per language on a split made by content hash, writes
src/detente/standards/language/weights.npz and the hash to put beside it. Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np
import scipy.sparse as sp

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards.language.features import BUCKETS, buckets_of, letters_of  # noqa: E402
from detente.standards.text import normalise  # noqa: E402

MERGED = {"nn": "no", "nb": "no"}
DROPPED = {"la", "eo"}
# News sites meet these languages far more often than the training set does, where all are equally frequent.
FREQUENT = {
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "ru",
    "uk",
    "pl",
    "tr",
    "ar",
    "zh",
    "ja",
    "ko",
    "sv",
    "cs",
    "ro",
    "el",
}
PRIOR = 1.5


def rows(path: Path) -> list[tuple[str, str, str, int]]:
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["lang"] not in DROPPED:
                fold = hashlib.sha256(row["text"].encode()).digest()[0] % 5
                found.append((row["text"], MERGED.get(row["lang"], row["lang"]), row["kind"], fold))
    return found


def matrix(texts: list[str]) -> sp.csr_matrix:
    data, indices, indptr = [], [], [0]
    for text in texts:
        values, counts = np.unique(buckets_of(letters_of(normalise(text))[0]), return_counts=True)
        weights = np.sqrt(counts.astype(np.float32))
        indices.append(values)
        data.append(weights / max(1e-6, np.sqrt((weights**2).sum())))
        indptr.append(indptr[-1] + len(values))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=(len(texts), BUCKETS))


def softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def fit(
    x: sp.csr_matrix, y: np.ndarray, classes: int, epochs: int, rate: float
) -> tuple[np.ndarray, np.ndarray]:
    """AdaGrad over mini-batches: robust, and small enough for one process and a few minutes."""
    rng = np.random.default_rng(7)
    weights = np.zeros((x.shape[1], classes), dtype=np.float32)
    squared = np.full((x.shape[1], classes), 1e-2, dtype=np.float32)
    bias = np.zeros(classes, dtype=np.float32)
    for epoch in range(epochs):
        order = rng.permutation(x.shape[0])
        for at in range(0, len(order), 256):
            part = order[at : at + 256]
            batch = x[part]
            used = np.unique(batch.indices)
            compact = batch[:, used]
            error = softmax(compact @ weights[used] + bias)
            error[np.arange(len(part)), y[part]] -= 1
            gradient = (compact.T @ error) / len(part) * 16
            squared[used] += gradient**2
            weights[used] -= rate * gradient / np.sqrt(squared[used])
            bias -= 0.02 * error.mean(axis=0)
        print(f"epoch {epoch + 1}", flush=True)
    return weights, bias


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument(
        "--final", action="store_true", help="train on everything, after the split was measured"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/language/weights.npz")
    options = parser.parse_args()
    data = rows(options.data)
    names = sorted({language for _, language, _, _ in data})
    number = {name: index for index, name in enumerate(names)}
    train = [row for row in data if row[3] or options.final]
    test = [row for row in data if not row[3]]
    x = matrix([row[0] for row in train])
    weights, bias = fit(
        x, np.array([number[row[1]] for row in train]), len(names), options.epochs, options.rate
    )
    bias += np.array([PRIOR if name in FREQUENT else 0.0 for name in names], dtype=np.float32)
    scale = np.abs(weights).max(axis=0) / 127
    quantised = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    scores = matrix([row[0] for row in test]) @ (quantised * scale) + bias
    chances = softmax(scores).max(axis=1)
    truth = np.array([number[row[1]] for row in test])
    right = scores.argmax(axis=1) == truth
    for kind in ("sentences", "word-pairs", "single-words"):
        chosen = np.array([row[2] == kind for row in test])
        print(kind, round(float(right[chosen].mean()), 4))
    for limit in (0.5, 0.8, 0.9, 0.97, 0.99):
        kept = chances >= limit
        print(f"at {limit}: {kept.mean():.3f} answered, {1 - right[kept].mean():.4f} of them wrong")
    chosen = np.array([row[2] == "sentences" for row in test])
    for name in names:
        mine = chosen & (truth == number[name])
        wrong = [names[i] for i in scores[mine & ~right].argmax(axis=1)]
        print(name, int(mine.sum()), round(float(right[mine].mean()), 4), wrong[:8])
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer, weights=quantised, scale=scale.astype(np.float32), bias=bias, names=np.array(names)
    )
    options.output.write_bytes(buffer.getvalue())
    print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())


if __name__ == "__main__":
    main()
