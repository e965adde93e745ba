"""Train and measure the linear heads of languages other than English, one language a run.

    python training/train_abroad.py DATA LANGUAGE --parts FOLDER   # measures, writes FOLDER/LANGUAGE.npz and .json
    python training/train_abroad.py --join FOLDER                  # joins the parts to languages.npz, prints its hash

`abroad_rows.py` says what is read and how it is dealt. In the same run stands the word list of profanity alone and, with
--rival, a TF-IDF model (scikit-learn, characters 2 to 5 and words 1 to 2). A head is written only where the lower end of
its interval reaches .55 on every set of other people; it may mark from .65 (`languages.RANKING`). Sets under a
share-alike licence only measure, unless --share-alike is given.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from abroad_rows import ADDRESS, LISTED, MADE, PEOPLE, READERS, ROOT, SENTENCES, Row, rows_of
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from detente.standards import normalise
from detente.standards.learned.languages import BUCKETS, HEADS, buckets_of
from detente.standards.lexicon.search import hits_in

USEFUL = 0.55
MARK, FEW = 0.6, 10
BASE_RATE = 0.1
STRENGTHS = (0.5, 2.0)
MOST_SAID = 4.0
WEIGHTS = {"mild": 0.2, "coarse": 0.5, "slur": 0.9, "strong": 0.8}


def matrix(rows: list[Row], language: str) -> sp.csr_matrix:
    data, indices, indptr = [], [], [0]
    for row in rows:
        buckets = buckets_of(normalise(row.text), language)
        values, counts = np.unique(buckets, return_counts=True)
        indices.append(values)
        data.append((counts / np.sqrt(max(1, len(buckets)))).astype(np.float32))
        indptr.append(indptr[-1] + len(values))
    return sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=(len(rows), BUCKETS))


def rarity(x: sp.csr_matrix) -> np.ndarray:
    """How much a feature weighs for being rare (inverse document frequency); it ends up inside the weights."""
    found = np.bincount(x.indices, minlength=x.shape[1])
    return (np.log((1 + x.shape[0]) / (1 + found)) + 1).astype(np.float32)


def auc(truth: np.ndarray, score: np.ndarray) -> float:
    """The area under the ROC curve by ranks (Mann and Whitney 1947), ties counting half."""
    order = np.sort(score[truth == 0])
    positive = score[truth == 1]
    below = np.searchsorted(order, positive, "left") + np.searchsorted(order, positive, "right")
    return float(below.mean() / 2 / len(order))


def interval(truth: np.ndarray, score: np.ndarray, group: np.ndarray) -> list[float]:
    """ROC-AUC with the ends of its 95 % bootstrap interval (300 draws of whole groups)."""
    rng = np.random.default_rng(3)
    names, place = np.unique(group, return_inverse=True)
    members = [np.flatnonzero(place == at) for at in range(len(names))] if len(names) < len(truth) else None
    values = []
    for _ in range(300):
        drawn = rng.integers(0, len(names), len(names))
        pick = np.concatenate([members[at] for at in drawn]) if members else drawn
        if 0 < truth[pick].sum() < len(pick):
            values.append(auc(truth[pick], score[pick]))
    low, high = np.percentile(values, [2.5, 97.5])
    return [round(float(value), 3) for value in (auc(truth, score), low, high)]


def shares(truth: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Weights under which one text in ten is positive and every source with texts of a label counts alike in it."""
    weight = np.zeros(len(truth))
    for label, share in ((1, BASE_RATE), (0, 1 - BASE_RATE)):
        names = sorted(set(source[truth == label]))
        for name in names:
            chosen = (truth == label) & (source == name)
            weight[chosen] = share / len(names) / chosen.sum()
    return weight * len(truth)


def platt(logits: np.ndarray, truth: np.ndarray, source: np.ndarray) -> tuple[float, float]:
    """Slope and offset that turn a logit into a chance where one text in ten is positive (Platt 1999): fitted to all
    sources, each counting alike, and to those of other people alone; of the two the more cautious, which asks for the
    higher logit before it says `MARK`.
    """
    others = ~np.isin(source, (MADE, SENTENCES))
    found = []
    for chosen in (np.ones(len(truth), dtype=bool), others):
        if min(truth[chosen].sum(), (1 - truth[chosen]).sum()) < FEW:
            continue
        model = LogisticRegression(C=1e3)
        model.fit(logits[chosen, None], truth[chosen], sample_weight=shares(truth[chosen], source[chosen]))
        slope, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
        if slope > 0:
            found.append(((np.log(MARK / (1 - MARK)) - shift) / slope, slope, shift))
    if not found:
        raise SystemExit("no source has enough texts of both labels to calibrate on")
    return max(found)[1:]


def evenly(source: np.ndarray) -> np.ndarray:
    """Weights for training under which small sets count as much as large ones, and no text more than `MOST_SAID`."""
    names, place, counts = np.unique(source, return_inverse=True, return_counts=True)
    del names
    return np.minimum(MOST_SAID, counts.max() / counts)[place]


def choose(
    x: sp.csr_matrix,
    y: np.ndarray,
    said: np.ndarray,
    known: sp.csr_matrix,
    truth: np.ndarray,
    source: np.ndarray,
) -> tuple[np.ndarray, float]:
    """The weights of the strength that ranks the calibration part best, every source counting alike."""
    best: tuple[float, np.ndarray, float] | None = None
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=80, tol=1e-4).fit(x, y, sample_weight=said)
        found = float(roc_auc_score(truth, known @ model.coef_[0], sample_weight=shares(truth, source)))
        print(strength, round(found, 4), flush=True)
        if best is None or found > best[0]:
            best = (found, model.coef_[0].astype(np.float32), float(model.intercept_[0]))
    assert best is not None
    return best[1], best[2]


def words_alone(rows: list[Row]) -> np.ndarray:
    """The weight of the worst listed word in each text of the test part; elsewhere nothing is asked."""
    return np.array([_worst(row.text) if row.part == "test" else 0.0 for row in rows])


def _worst(text: str) -> float:
    return max((WEIGHTS[hit.term.grade] for hit in hits_in(normalise(text))), default=0.0)


def at_thresholds(truth: np.ndarray, chance: np.ndarray, innocent: np.ndarray) -> dict:
    """Precision where one text in ten is positive, recall, and the share of innocent texts, at each threshold."""
    found = {}
    for limit in (0.6, 0.7, 0.95, 0.97):
        hit, false = (chance[truth == 1] >= limit).mean(), (chance[truth == 0] >= limit).mean()
        both = BASE_RATE * hit + (1 - BASE_RATE) * false
        found[str(limit)] = {
            "precision": round(float(BASE_RATE * hit / both), 3) if both else None,
            "recall": round(float(hit), 3),
            "false": round(float(false), 4),
            "innocent": round(float((innocent >= limit).mean()), 4),
        }
    return found


def run(folder: Path, language: str, parts: Path, *, share_alike: bool, rival: bool) -> None:
    rows = rows_of(folder, language, share_alike=share_alike)
    print(language, len(rows), "rows", flush=True)
    x = matrix(rows, language)
    weight = rarity(x)
    scaled = (x @ sp.diags(weight)).tocsr()
    # That somebody is spoken to is no sign of abuse; our own lines hold more abuse than kind words to one person.
    address = np.unique(np.concatenate([buckets_of(normalise(said), language) for said in ADDRESS[language]]))
    heads = sorted({head for row in rows for head in row.labels})
    figures: dict[str, dict] = {}
    shipped: dict[str, tuple[np.ndarray, float]] = {}
    words = words_alone(rows)
    source = np.array([row.source for row in rows])
    for head in heads:
        usable = np.array([head in row.labels for row in rows])
        truth = np.array([row.labels.get(head, 0) for row in rows])
        part = np.array([row.part for row in rows])
        free = np.array([row.free or share_alike for row in rows])
        train = usable & free & (part == "train")
        calibration = usable & free & (part == "calibration")
        if min(truth[train].sum(), truth[calibration].sum()) < 20:
            print(language, head, "nothing to train on")
            test = usable & (part == "test")  # the word list is all there is
            if truth[test].sum() >= 20:
                figures[head] = {
                    "words": interval(truth[test], words[test], np.flatnonzero(test)),
                    "n": int(test.sum()),
                    "shipped": False,
                    "positive": int(truth[test].sum()),
                }
                print(figures[head])
            continue
        if (source[calibration] == PEOPLE).any():
            calibration &= source != "cold"
        known = calibration
        said = evenly(np.where(source[train] == LISTED, MADE, source[train]))
        plain, offset = choose(scaled[train], truth[train], said, scaled[known], truth[known], source[known])
        plain[address] = np.minimum(plain[address], 0)
        logits = scaled @ plain + offset
        slope, shift = platt(logits[known], truth[known], source[known])
        chance = 1 / (1 + np.exp(-(slope * logits + shift)))
        shipped[head] = (plain * weight * slope, offset * slope + shift)
        figures[head] = measure(rows, head, truth, chance, words, usable & (part == "test"))
        if rival:
            add_rival(figures[head], rows, truth, train)
        figures[head]["trained"] = [int(train.sum()), int(truth[train].sum())]
        figures[head]["shipped"] = all(
            known["auc"][1] >= USEFUL
            for name, known in figures[head].items()
            if name not in ("trained", MADE, READERS)
        )
        print(json.dumps(figures[head], indent=None), flush=True)
    write(parts, language, figures, {head: shipped[head] for head in shipped if figures[head]["shipped"]})


def measure(
    rows: list[Row], head: str, truth: np.ndarray, chance: np.ndarray, words: np.ndarray, test: np.ndarray
) -> dict:
    """The figures of a head on each source of the test part."""
    source = np.array([row.source for row in rows])
    group = np.array([row.group or str(at) for at, row in enumerate(rows)])
    innocent = chance[test & (source == SENTENCES)]
    found = {}
    for name in sorted(set(source[test]) - {SENTENCES}):
        chosen = test & (source == name)
        if truth[chosen].sum() < 10:
            continue
        found[name] = {
            "n": int(chosen.sum()),
            "positive": int(truth[chosen].sum()),
            "auc": interval(truth[chosen], chance[chosen], group[chosen]),
            "words": interval(truth[chosen], words[chosen], group[chosen]),
            "at": at_thresholds(truth[chosen], chance[chosen], innocent),
        }
    return found


def add_rival(figures: dict, rows: list[Row], truth: np.ndarray, train: np.ndarray) -> None:
    """What a TF-IDF model reaches that was trained on the same texts."""
    asked = baseline([row.text for row, chosen in zip(rows, train, strict=True) if chosen], truth[train])
    for name, known in figures.items():
        chosen = np.array([row.source == name and row.part == "test" for row in rows])
        texts = [row.text for row, wanted in zip(rows, chosen, strict=True) if wanted]
        known["tfidf"] = interval(truth[chosen], asked(texts), np.arange(len(texts)))


def baseline(texts: list[str], truth: np.ndarray):
    letters = TfidfVectorizer(
        analyzer="char", ngram_range=(2, 5), min_df=3, max_features=200_000, sublinear_tf=True
    )
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=100_000, sublinear_tf=True)
    x = sp.hstack([letters.fit_transform(texts), words.fit_transform(texts)]).tocsr()
    model = LogisticRegression(C=4, max_iter=150, tol=1e-5).fit(x, truth)
    return lambda asked: model.decision_function(
        sp.hstack([letters.transform(asked), words.transform(asked)]).tocsr()
    )


def write(parts: Path, language: str, figures: dict, heads: Mapping[str, tuple[np.ndarray, float]]) -> None:
    """The figures, and the int8 table of every head that may ship, in the folder of parts."""
    parts.mkdir(parents=True, exist_ok=True)
    (parts / f"{language}.json").write_text(json.dumps(figures, indent=1))
    print(language, "may ship:", sorted(heads))
    if not heads:
        return
    table = np.stack([heads[name][0] for name in sorted(heads)], axis=1)
    scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
    np.savez(
        parts / f"{language}.npz",
        names=np.array(sorted(heads)),
        table=np.clip(np.rint(table / scale), -127, 127).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=np.array([heads[name][1] for name in sorted(heads)]),
    )


def join(parts: Path, output: Path) -> None:
    """The heads that `HEADS` declares, from the parts of all languages, in one file."""
    joined = {}
    for language, names in HEADS.items():
        with np.load(parts / f"{language}.npz") as data:
            known = data["names"].tolist()
            if missing := set(names) - set(known):
                raise SystemExit(
                    f"{language}: {', '.join(sorted(missing))} was not measured well enough to ship"
                )
            columns = [known.index(name) for name in names]
            joined[f"{language}.table"] = data["table"][:, columns]
            joined |= {f"{language}.{key}": data[key][columns] for key in ("scale", "bias")}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **joined)
    output.write_bytes(buffer.getvalue())
    print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("language", nargs="?")
    parser.add_argument("--parts", type=Path)
    parser.add_argument("--join", type=Path)
    parser.add_argument("--share-alike", action="store_true")
    parser.add_argument("--rival", action="store_true", help="measure a TF-IDF model beside it")
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/learned/languages.npz")
    options = parser.parse_args()
    if options.join:
        join(options.join, options.output)
    else:
        run(
            options.data,
            options.language,
            options.parts,
            share_alike=options.share_alike,
            rival=options.rival,
        )


if __name__ == "__main__":
    main()
