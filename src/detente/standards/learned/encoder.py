"""The small encoder (int8, four layers) that judges what the linear heads leave in doubt.

A student of all-MiniLM-L6-v2 (Wang et al. 2020), run by onnxruntime on one thread. All activation scales are
fixed and a text is padded by its own length alone, so its logits are the same whatever else is in the batch.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from detente.standards.detectors import weights
from detente.standards.learned.reading import Reading, reading_of
from detente.standards.learned.wordpieces import tokenizer_of
from detente.standards.text import Text

HASHES = {
    "encoder.onnx": "d1fde22627ef3026814453fc345c3b1c23963e6a0fcfb5755258cb70a2d92f9e",
    "head.npz": "e8633438c49fc2b3eadd892dd40ef3704f532dee181e61da84449b0fcdbfa667",
    "wordpieces.txt": "0f350c060ce4e458d3858ebfce256ae6b2ae380f09c569e4a20071f1a7d0282d",
}
STEP = 8
"""Lengths are padded to a multiple of this, so that few shapes occur."""
BATCH = 16
DIGITS = 4
_PACKAGE = "detente.standards.learned"


@dataclass(frozen=True, slots=True)
class Read:
    """What the encoder says of a text: a logit a head (in the order of `linear.HEADS`), and for each word of the
    original its span and the highest logit of its pieces.
    """

    logits: tuple[float, ...]
    words: tuple[tuple[tuple[int, int], float], ...]


@dataclass(frozen=True)
class _Model:
    session: onnxruntime.InferenceSession
    pieces: Tokenizer
    head: NDArray[np.float32]
    bias: NDArray[np.float32]


def read_by_encoder(text: Text) -> Read:
    """Return what the encoder says of one text; asked again, it is remembered."""
    return text.fact("encoder", lambda one: _read([one])[0])


def know_by_encoder(texts: Iterable[Text]) -> None:
    """Let the encoder read many texts in batches of like length. The same numbers as one by one."""
    asked = list(texts)
    for text, read in zip(asked, _read(asked), strict=True):
        text.know("encoder", read)


@cache
def _model() -> _Model:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    found = {name: weights(_PACKAGE, name, digest) for name, digest in HASHES.items()}
    with np.load(io.BytesIO(found["head.npz"]), allow_pickle=False) as data:
        head, bias = data["weight"], data["bias"]
    return _Model(
        session=onnxruntime.InferenceSession(found["encoder.onnx"], options, providers=["CPUExecutionProvider"]),
        pieces=tokenizer_of(found["wordpieces.txt"].decode("utf-8").splitlines()),
        head=head,
        bias=bias,
    )


def _read(texts: Sequence[Text]) -> list[Read]:
    model = _model()
    readings = [reading_of(text) for text in texts]
    encodings = model.pieces.encode_batch([reading.text.encode("utf-8", "replace").decode() for reading in readings])
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, encoding in enumerate(encodings):
        by_length[-(-len(encoding.ids) // STEP) * STEP].append(number)
    found: dict[int, Read] = {}
    for length, numbers in by_length.items():
        for at in range(0, len(numbers), BATCH):
            part = numbers[at : at + BATCH]
            pooled, pieces = _run(model, [encodings[n] for n in part], length)
            for row, n in enumerate(part):
                logits = tuple(round(float(value), DIGITS) for value in pooled[row] @ model.head + model.bias)
                found[n] = Read(logits, _words(encodings[n], readings[n], pieces[row]))
    return [found[n] for n in range(len(texts))]


def _run(model: _Model, encodings: list[Encoding], length: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    ids = np.zeros((len(encodings), length), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    pooled, pieces = model.session.run(None, {"ids": ids, "mask": mask})
    return pooled, pieces


def _words(
    encoding: Encoding, reading: Reading, pieces: NDArray[np.float32]
) -> tuple[tuple[tuple[int, int], float], ...]:
    """Pieces that belong to one word are one; marks of begin and end have no place in the original."""
    words: list[tuple[tuple[int, int], float]] = []
    last: int | None = None
    for word, (begin, end), logit in zip(encoding.word_ids, encoding.offsets, pieces.tolist(), strict=False):
        if word is None or end <= begin:
            continue
        span = reading.starts[begin], reading.ends[end - 1]
        if word == last:
            words[-1] = (words[-1][0][0], span[1]), max(words[-1][1], round(logit, DIGITS))
        else:
            words.append((span, round(logit, DIGITS)))
        last = word
    return tuple(words)
