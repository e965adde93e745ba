"""Spam under videos nobody trained on: `python -m bench.youtube_spam DATA/youtube-spam.jsonl.gz`.

Leave one video out: train on the comments of the other videos, measure on the one left out. Ours is the features that
the linear heads read (hashed n-grams) with a linear model; beside it scikit-learn's LinearSVC on TF-IDF of words and of
characters; and the shipped phrases and links of `spam` and `promotion`, untrained. Needs scikit-learn and scipy.

The heads that ship have read this set, so their scores are left out of it: only the phrases and links speak.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
from sklearn.metrics import f1_score, precision_score, recall_score
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from detente.standards import Circumstances, normalise, shipped_edition
from detente.standards.learned.features import BUCKETS, buckets_of
from detente.standards.rules import phrases
from detente.standards.text import Text

RULES = ("spam", "promotion", "advertising")
PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
System = Callable[[Sequence[str], np.ndarray, Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Found:
    """Precision, recall and F1 of spam on one video."""

    precision: float
    recall: float
    f1: float


def ours(train: Sequence[str], labels: np.ndarray, test: Sequence[str]) -> np.ndarray:
    """Our hashed features, weighed by their rarity in the training part, and a linear model."""
    model = make_pipeline(TfidfTransformer(sublinear_tf=True), LinearSVC())
    found: np.ndarray = model.fit(_hashed(train), labels).predict(_hashed(test))
    return found


def words_svc(train: Sequence[str], labels: np.ndarray, test: Sequence[str]) -> np.ndarray:
    """LinearSVC on TF-IDF of words and pairs of words, with its defaults."""
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC())
    found: np.ndarray = model.fit(train, labels).predict(test)
    return found


def letters_svc(train: Sequence[str], labels: np.ndarray, test: Sequence[str]) -> np.ndarray:
    """LinearSVC on TF-IDF of words and of 2- to 5-grams of characters."""
    both = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(ngram_range=(2, 5), analyzer="char_wb", sublinear_tf=True),
    )
    found: np.ndarray = make_pipeline(both, LinearSVC()).fit(train, labels).predict(test)
    return found


def rules(train: Sequence[str], labels: np.ndarray, test: Sequence[str]) -> np.ndarray:
    """The shipped phrases and links, without any training: marked by one of three rules."""
    del train, labels
    return np.array([_is_marked(text) for text in test])


SYSTEMS: dict[str, System] = {
    "our hashed features, linear model": ours,
    "LinearSVC, TF-IDF of words": words_svc,
    "LinearSVC, TF-IDF of words and letters": letters_svc,
    "shipped phrases and links, untrained": rules,
}


def leave_one_out(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Found]]:
    """For every system and video: trained on the other videos, measured on it."""
    videos = sorted({row["split"] for row in rows})
    found: dict[str, dict[str, Found]] = {name: {} for name in SYSTEMS}
    for video in videos:
        train = [row for row in rows if row["split"] != video]
        test = [row for row in rows if row["split"] == video]
        labels, truth = (np.array([row["labels"]["spam"] for row in part]) for part in (train, test))
        for name, system in SYSTEMS.items():
            said = system([row["text"] for row in train], labels, [row["text"] for row in test])
            figures = (measure(truth, said) for measure in (precision_score, recall_score, f1_score))
            found[name][video] = Found(*(float(figure) for figure in figures))
    return found


def _hashed(texts: Sequence[str]) -> sp.csr_matrix:
    """How often every feature stands in its text."""
    columns, values, ends = [], [], [0]
    for text in texts:
        buckets, counts = np.unique(buckets_of(normalise(text)), return_counts=True)
        columns.append(buckets)
        values.append(counts.astype(np.float64))
        ends.append(ends[-1] + len(buckets))
    return sp.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=(len(texts), BUCKETS))


def _is_marked(raw: str) -> int:
    edition, text = shipped_edition(), normalise(raw)
    text.know("attributes", None)  # the heads that ship have read this very set
    return int(any(_score(text, rule) >= edition.rules[rule].threshold("mark", 0.6) for rule in RULES))


def _score(text: Text, rule: str) -> float:
    signals = phrases.detect(text, PLAIN, shipped_edition().rules[rule])
    return max((signal.score for signal in signals), default=0.0)


def main() -> None:
    """Print the table."""
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for name, videos in leave_one_out(rows).items():
        print(f"{name}: F1 {np.mean([one.f1 for one in videos.values()]):.3f}")
        for video, one in videos.items():
            print(f"    {video:22} precision {one.precision:.3f}  recall {one.recall:.3f}  F1 {one.f1:.3f}")


if __name__ == "__main__":
    main()
