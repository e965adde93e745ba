"""The linear heads: one table of int8 weights, a column a head.

Logistic regression over hashed n-grams (Joachims 1998; Weinberger et al. 2009 for the hashing). One text
costs one look-up a feature, so every comment is scored.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.learned.features import sums_of
from detente.standards.text import Text

WEIGHTS_SHA256 = "21160ae40d87db033b1355ceb55d6d4b2736c8394cc4e3b3e3427bceef6a3d23"
HEADS = (
    "toxicity", "severe", "insult", "threat", "identity", "profanity", "hatred", "extremism", "self-harm",
    "violence", "minors", "drugs", "spam", "advertising", "trolling", "taught",
)  # fmt: skip
"""What is asked of a text, a head each. "taught" repeats what a model trained on all of Jigsaw's labels says."""
BATCH = 64
"""So many texts at once: their features still fit the processor's cache."""
DIGITS = 4
Logits = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Model:
    table: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]


def linear_logits(text: Text) -> Logits:
    """The logit of each head for one text, rounded to four digits; asked again, they are remembered."""
    return text.fact("linear", lambda one: _logits([one])[0])


def know_linear_logits(texts: Iterable[Text]) -> None:
    """Derive the logits of many texts with a few large steps. The same numbers, to the last bit, as one by
    one: the sums are of whole numbers, and the rest is done element by element.
    """
    asked = list(texts)
    for at in range(0, len(asked), BATCH):
        part = asked[at : at + BATCH]
        for text, logits in zip(part, _logits(part), strict=True):
            text.know("linear", logits)


@cache
def _model() -> _Model:
    content = weights("detente.standards.learned", "heads.npz", WEIGHTS_SHA256)
    with np.load(io.BytesIO(content), allow_pickle=False) as data:
        return _Model(data["table"], data["scale"], data["bias"])


def _logits(texts: Sequence[Text]) -> list[Logits]:
    model = _model()
    sums, counts = sums_of(texts, model.table)
    logits = sums * model.scale / np.sqrt(np.maximum(counts, 1).astype(np.float32))[:, None] + model.bias
    return [tuple(row) for row in np.round(logits.astype(np.float64), DIGITS).tolist()]
