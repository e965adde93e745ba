"""The linear heads: one table of int8 weights, a column a head, and the blends that give Perspective's
attributes.

Logistic regression over hashed n-grams (Joachims 1998; Weinberger et al. 2009 for the hashing). One text
costs one look-up a feature, so every comment is scored.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.language.identify import identify
from detente.standards.learned.features import sums_of
from detente.standards.text import Text

WEIGHTS_SHA256 = "a02d45044842756bbdb72a845be4a675af4779663b0b6dc45375539d7f4c44cb"
HEADS = ("toxicity", "insult", "threat", "identity", "obscene", "hatred", "taught")
BLENDS = ("TOXICITY", "SEVERE_TOXICITY", "INSULT", "PROFANITY", "THREAT", "IDENTITY_ATTACK")
LANGUAGE = "en"
FEWEST_LETTERS = 3
BATCH = 64
"""So many texts at once: their features still fit the processor's cache."""


@dataclass(frozen=True, slots=True)
class _Model:
    table: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    blends: NDArray[np.float32]


def attributes(text: Text) -> dict[str, float] | None:
    """Return Perspective's six attributes and "hatred" for an English text, 0 to 1; None where nothing was
    measured.

    A text whose language is unclear (it is short, or all names) is read as English; one that is surely in
    another language has no learned score.
    """
    return text.fact("attributes", _attributes)


@cache
def _model() -> _Model:
    content = weights("detente.standards.learned", "heads.npz", WEIGHTS_SHA256)
    with np.load(io.BytesIO(content), allow_pickle=False) as data:
        return _Model(data["table"], data["scale"], data["bias"], data["blends"])


def know_attributes(texts: Iterable[Text]) -> None:
    """Derive the attributes of many texts with a few large steps. The same numbers, to the last bit, as one
    by one: the sums are of whole numbers, and the rest is done element by element.
    """
    asked = [text for text in texts if _is_read(text)]
    for at in range(0, len(asked), BATCH):
        part = asked[at : at + BATCH]
        for text, scores in zip(part, _scores(*sums_of(part, _model().table)), strict=True):
            text.know("attributes", scores)


def _attributes(text: Text) -> dict[str, float] | None:
    if not _is_read(text):
        return None
    (scores,) = _scores(*sums_of([text], _model().table))
    return scores


def _is_read(text: Text) -> bool:
    identified = identify(text)
    if identified.language not in (None, LANGUAGE) and identified.probability >= 0.8:
        return False
    return sum(map(str.isalpha, text.folded.text[:64])) >= FEWEST_LETTERS


def _scores(sums: NDArray[np.int32], counts: NDArray[np.int64]) -> list[dict[str, float]]:
    """The attributes of each row of summed weights."""
    model = _model()
    logits = sums * model.scale / np.sqrt(counts.astype(np.float32))[:, None] + model.bias
    blended = np.repeat(model.blends[None, :, -1], len(sums), axis=0).astype(np.float64)
    for head in range(len(HEADS)):  # one after the other, so that no batch changes the order of the sum
        blended = blended + logits[:, head, None] * model.blends[None, :, head]
    hatred = logits[:, HEADS.index("hatred")].tolist()
    return [
        {**{name: _chance(value) for name, value in zip(BLENDS, row, strict=True)}, "hatred": _chance(hate)}
        for row, hate in zip(blended.tolist(), hatred, strict=True)
    ]


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, logit))))
