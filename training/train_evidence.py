"""Count how often each word lies inside a span that people marked as toxic: the evidence table.

    python training/train_evidence.py DATA/toxic-spans-offsets.jsonl.gz

A word is kept with the share of its occurrences inside spans (smoothed), as one byte in a table of hashed
words; a tenth of the texts by content hash is left out of the count and measured. Needs numpy.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import normalise  # noqa: E402
from detente.standards.learned.evidence import TABLE, marked_words, slot_of  # noqa: E402
from detente.standards.lexicon.phrases import spoken  # noqa: E402
from detente.standards.lexicon.search import hits_in  # noqa: E402

SMOOTHING, PRIOR = 5.0, 0.05


def f1(predicted: set[int], truth: set[int]) -> float:
    if not truth:
        return float(not predicted)
    if not predicted:
        return 0.0
    both = len(predicted & truth)
    return 2 * both / (len(predicted) + len(truth))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--output", type=Path, default=ROOT / "src/detente/standards/learned/evidence.npz")
    options = parser.parse_args()
    with gzip.open(options.data, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    held = [hashlib.sha256(row["text"].encode()).digest()[0] % 10 == 0 for row in rows]
    inside, seen = Counter(), Counter()
    for row, out in zip(rows, held, strict=True):
        if out and not options.final:
            continue
        marked = set(row["toxic_offsets"])
        heard = spoken(normalise(row["text"]))
        for word, (start, end) in zip(heard.words, heard.spans, strict=True):
            seen[slot_of(word)] += 1
            inside[slot_of(word)] += sum(at in marked for at in range(start, end)) * 2 > end - start
    table = np.zeros(TABLE, dtype=np.uint8)
    for slot, times in seen.items():
        table[slot] = round(255 * (inside[slot] + SMOOTHING * PRIOR) / (times + SMOOTHING))
    test = [row for row, out in zip(rows, held, strict=True) if out]
    for limit in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        total = 0.0
        for row in test:
            text = normalise(row["text"])
            spans = [*marked_words(text, table, limit), *(hit.span for hit in hits_in(text))]
            total += f1({at for start, end in spans for at in range(start, end)}, set(row["toxic_offsets"]))
        print(f"limit {limit}: character F1 {total / len(test):.4f} on {len(test)}")
    buffer = io.BytesIO()
    np.savez_compressed(buffer, table=table)
    options.output.write_bytes(buffer.getvalue())
    print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())


if __name__ == "__main__":
    main()
