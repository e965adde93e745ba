"""The linear heads: one table of int8 weights, a column a head, and the blends that give Perspective's
attributes.

Logistic regression over hashed n-grams (Joachims 1998; Weinberger et al. 2009 for the hashing). One text
costs one look-up a feature, so every comment is scored.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.language.identify import identify
from detente.standards.learned.features import buckets_of
from detente.standards.text import Text

WEIGHTS_SHA256 = "a02d45044842756bbdb72a845be4a675af4779663b0b6dc45375539d7f4c44cb"
HEADS = ("toxicity", "insult", "threat", "identity", "obscene", "hatred", "taught")
BLENDS = ("TOXICITY", "SEVERE_TOXICITY", "INSULT", "PROFANITY", "THREAT", "IDENTITY_ATTACK")
LANGUAGE = "en"
FEWEST_LETTERS = 3


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


def _attributes(text: Text) -> dict[str, float] | None:
    identified = identify(text)
    if identified.language not in (None, LANGUAGE) and identified.probability >= 0.8:
        return None
    if sum(map(str.isalpha, text.folded.text[:64])) < FEWEST_LETTERS:
        return None
    model = _model()
    buckets = buckets_of(text)
    sums = model.table[buckets].sum(axis=0, dtype=np.int32)
    logits = sums * model.scale / np.sqrt(np.float32(len(buckets))) + model.bias
    blended = model.blends[:, :-1] @ logits + model.blends[:, -1]
    scores = {name: _chance(value) for name, value in zip(BLENDS, blended, strict=True)}
    scores["hatred"] = _chance(logits[HEADS.index("hatred")])
    return scores


def _chance(logit: np.floating) -> float:
    return float(1 / (1 + np.exp(-np.clip(np.float64(logit), -30, 30))))
