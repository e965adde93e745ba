"""Train and measure the linear heads of languages other than English, one language a run.

    python training/train_abroad.py DATA LANGUAGE --parts FOLDER   # measures, writes FOLDER/LANGUAGE.npz and .json
    python training/train_abroad.py --join FOLDER                  # joins the parts to languages.npz, prints its hash

Texts are dealt by content hash: one fifth to test, one fifth to choose and calibrate, the rest to train; whatever
nearly repeats a text of an earlier part is left out of the later ones. In the same run stand a TF-IDF model
(scikit-learn, characters 2 to 5 and words 1 to 2) and the word list of profanity alone. A head is written only where
the lower end of its interval reaches .65. Sets under a share-alike licence only measure, unless --share-alike is given.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import normalise  # noqa: E402
from detente.standards.learned.languages import BUCKETS, HEADS, buckets_of  # noqa: E402
from detente.standards.lexicon.search import hits_in  # noqa: E402

USEFUL = 0.65
PEOPLE = "cold, by people"
BASE_RATE = 0.1
TEST, CALIBRATION = (0, 1), (2, 3)
STRENGTHS = (1.0, 4.0, 16.0)
WEIGHTS = {"mild": 0.2, "coarse": 0.5, "slur": 0.9, "strong": 0.8}


@dataclass(frozen=True)
class Row:
    """A text with what is known of it (head -> 0 or 1). `free` says that weights may be trained on it."""

    text: str
    source: str
    labels: dict[str, int]
    free: bool = True
    forced: str = ""

    @property
    def part(self) -> str:
        if self.forced:
            return self.forced
        fold = hashlib.sha256(squeezed(self.text).encode("utf-8", "replace")).digest()[0] % 10
        return "test" if fold in TEST else "calibration" if fold in CALIBRATION else "train"


def squeezed(text: str) -> str:
    words = [word for word in text.lower().split() if not word.startswith("@")]
    return "".join(letter for letter in unicodedata.normalize("NFKC", "".join(words)) if letter.isalnum())


def read(folder: Path, name: str, language: str) -> Iterator[dict]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["lang"] == language:
                yield row


def german(folder: Path) -> Iterator[Row]:
    for row in read(folder, "germeval2018", "de"):
        fine = row["labels"]["fine"]
        labels = {"TOXICITY": row["labels"]["offensive"], "hatred": int(fine == "ABUSE")}
        if fine != "ABUSE":  # abuse of a group is often an insult too; nobody asked
            labels["INSULT"] = int(fine == "INSULT")
        yield Row(row["text"].replace("|LBR|", "\n"), "germeval2018", labels)


def tweets(folder: Path, language: str) -> Iterator[Row]:
    for row in read(folder, "mlma", language):
        said = {key[2:] for key in row["labels"]}
        bad = said & {"offensive", "abusive", "hateful", "disrespectful"}
        labels = {}
        if bad and "normal" not in said:
            labels = {"TOXICITY": 1, "hatred": int("hateful" in said)}
            labels["INSULT"] = int(bool(said & {"offensive", "abusive", "disrespectful"}))
        elif said == {"normal"}:
            labels = dict.fromkeys(("TOXICITY", "INSULT", "hatred"), 0)
        yield Row(row["text"], "mlma", labels)


def chinese(folder: Path) -> Iterator[Row]:
    for row in read(folder, "cold", "zh"):
        label = row["labels"]["offensive"]
        # Only the official test part was labelled by people; the rest with the help of a machine.
        people = row["split"] == "test"
        labels = {"TOXICITY": label, "hatred": label}
        yield Row(row["text"], PEOPLE if people else "cold", labels)


def korean(folder: Path) -> Iterator[Row]:
    for row in read(folder, "kotox", "ko"):
        forced = "test" if row["split"] == "test" else ""
        yield Row(row["text"], "kotox", {"TOXICITY": row["labels"]["toxic"]}, forced=forced)
    for row in read(folder, "korean-hate", "ko"):
        hate, bias = row["labels"]["hate"], row["labels"]["bias"]
        labels = {"TOXICITY": int(hate != "none"), "INSULT": int(hate == "hate")}
        labels["hatred"] = int(hate == "hate" and bias != "none")
        yield Row(row["text"], "korean-hate", labels, free=False)


def portuguese(folder: Path) -> Iterator[Row]:
    for row in read(folder, "told-br", "pt"):
        known = row["labels"]
        hatred = any(known[key] for key in ("homophobia", "misogyny", "racism", "xenophobia"))
        labels = {"TOXICITY": int(any(known.values())), "INSULT": known["insult"], "hatred": int(hatred)}
        yield Row(row["text"], "told-br", {**labels, "PROFANITY": known["obscene"]}, free=False)


def russian(folder: Path) -> Iterator[Row]:
    for row in read(folder, "tg-spam", "ru"):
        yield Row(row["text"], "tg-spam", {"spam": row["labels"]["spam"]})


def rows_of(folder: Path, language: str) -> list[Row]:
    readers = {"de": german, "zh": chinese, "ko": korean, "pt": portuguese, "ru": russian}
    rows = [*readers[language](folder)] if language in readers else [*tweets(folder, language)]
    heads = {head for row in rows for head in row.labels}
    for row in read(folder, "languages-dev", language):
        if row["kind"] == "sentences":
            rows.append(Row(row["text"], "sentences", dict.fromkeys(heads, 0)))
    return apart(list({squeezed(row.text): row for row in rows if row.labels}.values()))


def apart(rows: list[Row]) -> list[Row]:
    """Leave out of the test part what nearly repeats the others, and of calibration what nearly repeats training."""
    seen: set[tuple[int, int]] = set()
    kept: list[Row] = []
    for part in ("train", "calibration", "test"):
        chosen = [row for row in rows if row.part == part]
        bands = [bands_of(row.text) for row in chosen]
        kept += [
            row for row, own in zip(chosen, bands, strict=True) if part == "train" or len(own & seen) < 2
        ]
        seen |= {band for own in bands for band in own}
    return kept


def bands_of(text: str) -> set[tuple[int, int]]:
    """Eight bands of three MinHash values over runs of five letters: two shared bands are a near-duplicate."""
    letters = squeezed(text)
    runs = {letters[at : at + 5] for at in range(max(1, len(letters) - 4))}
    hashes = np.array([hash_of(run) for run in runs], dtype=np.uint64)
    factors = np.random.default_rng(5).integers(1, 1 << 62, 24, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    lowest = (hashes[None, :] * factors[:, None]).min(axis=1)
    return {(band, hash(tuple(lowest[band * 3 : band * 3 + 3].tolist()))) for band in range(8)}


def hash_of(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest())


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


def interval(truth: np.ndarray, score: np.ndarray) -> list[float]:
    """ROC-AUC with the ends of its 95 % bootstrap interval (300 draws)."""
    rng = np.random.default_rng(3)
    values = []
    for _ in range(300):
        pick = rng.integers(0, len(truth), len(truth))
        if 0 < truth[pick].sum() < len(pick):
            values.append(roc_auc_score(truth[pick], score[pick]))
    low, high = np.percentile(values, [2.5, 97.5])
    return [round(float(value), 3) for value in (roc_auc_score(truth, score), low, high)]


def platt(logits: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and offset that turn a logit into a chance where one text in ten is positive (Platt 1999).

    The slope is kept from growing: the tails of a small part are no ground for more certainty.
    """
    positive = truth.mean()
    weight = np.where(truth == 1, BASE_RATE / positive, (1 - BASE_RATE) / (1 - positive))
    model = LogisticRegression(C=1e3).fit(logits[:, None], truth, sample_weight=weight)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def choose(
    x: sp.csr_matrix, y: np.ndarray, known: sp.csr_matrix, truth: np.ndarray
) -> tuple[np.ndarray, float, float]:
    """The weights of the strength that ranks the calibration part best."""
    best: tuple[float, np.ndarray, float] | None = None
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=150, tol=1e-5).fit(x, y)
        found = float(roc_auc_score(truth, known @ model.coef_[0]))
        if best is None or found > best[0]:
            best = (found, model.coef_[0].astype(np.float32), float(model.intercept_[0]))
    assert best is not None
    return best[1], best[2], best[0]


def words_alone(rows: list[Row]) -> np.ndarray:
    return np.array(
        [max((WEIGHTS[h.term.grade] for h in hits_in(normalise(r.text))), default=0.0) for r in rows]
    )


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


def run(folder: Path, language: str, parts: Path, *, share_alike: bool) -> None:
    rows = rows_of(folder, language)
    x = matrix(rows, language)
    weight = rarity(x)
    scaled = (x @ sp.diags(weight)).tocsr()
    heads = sorted({head for row in rows for head in row.labels})
    figures: dict[str, dict] = {}
    shipped: dict[str, tuple[np.ndarray, float]] = {}
    words = words_alone(rows)
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
                    "words": interval(truth[test], words[test]),
                    "n": int(test.sum()),
                    "shipped": False,
                    "positive": int(truth[test].sum()),
                }
                print(figures[head])
            continue
        plain, offset, _ = choose(scaled[train], truth[train], scaled[calibration], truth[calibration])
        logits = scaled @ plain + offset
        trusted = calibration & np.array([row.source == PEOPLE for row in rows])
        fitted = trusted if trusted.any() else calibration
        slope, shift = platt(logits[fitted], truth[fitted])
        chance = 1 / (1 + np.exp(-(slope * logits + shift)))
        shipped[head] = (plain * weight * slope, offset * slope + shift)
        figures[head] = measure(rows, head, truth, chance, words, train, usable & (part == "test"))
        figures[head]["trained"] = [int(train.sum()), int(truth[train].sum())]
        figures[head]["shipped"] = all(
            figures[head][name]["auc"][1] >= USEFUL for name in figures[head] if name != "trained"
        )
        print(json.dumps(figures[head], indent=None), flush=True)
    write(parts, language, figures, {head: shipped[head] for head in shipped if figures[head]["shipped"]})


def measure(rows, head, truth, chance, words, train, test) -> dict:
    vectors = baseline([row.text for row, chosen in zip(rows, train, strict=True) if chosen], truth[train])
    texts = [row.text for row, chosen in zip(rows, test, strict=True) if chosen]
    rival = np.full(len(rows), np.nan)
    rival[test] = vectors(texts)
    source = np.array([row.source for row in rows])
    innocent = chance[test & (source == "sentences")]
    found = {}
    for name in ("all", *sorted(set(source[test]) - {"sentences"})):
        # "all" is told from labelled texts of the set; news sentences are too easy to count.
        chosen = test & (source != "sentences") & ((source == name) | (name == "all"))
        if truth[chosen].sum() < 10:
            continue
        print(head, name, flush=True)
        found[name] = {
            "n": int(chosen.sum()),
            "positive": int(truth[chosen].sum()),
            "auc": interval(truth[chosen], chance[chosen]),
            "tfidf": interval(truth[chosen], rival[chosen]),
            "words": interval(truth[chosen], words[chosen]),
            "at": at_thresholds(truth[chosen], chance[chosen], innocent),
        }
    return found


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


def write(parts: Path, language: str, figures: dict, heads: dict[str, tuple[np.ndarray, float]]) -> None:
    parts.mkdir(parents=True, exist_ok=True)
    (parts / f"{language}.json").write_text(json.dumps(figures, indent=1))
    names = [name for name in HEADS.get(language, ()) if name in heads]
    print(language, "written:", names)
    if not names:
        return
    table = np.stack([heads[name][0] for name in names], axis=1)
    scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
    whole = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    bias = np.array([heads[name][1] for name in names])
    np.savez(
        parts / f"{language}.npz",
        names=np.array(names),
        table=whole,
        scale=scale.astype(np.float32),
        bias=bias,
    )


def join(parts: Path, output: Path) -> None:
    joined: dict[str, np.ndarray] = {}
    for part in sorted(parts.glob("*.npz")):
        with np.load(part) as data:
            joined |= {f"{part.stem}.{key}": data[key] for key in ("table", "scale", "bias")}
            print(part.stem, data["names"].tolist())
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
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/learned/languages.npz")
    options = parser.parse_args()
    if options.join:
        join(options.join, options.output)
    else:
        run(options.data, options.language, options.parts, share_alike=options.share_alike)


if __name__ == "__main__":
    main()
