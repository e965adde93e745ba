"""Which language a text is written in: a softmax over hashed character n-grams, our own, and quick to say
"unsure".
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.language.features import buckets_of, letters_of
from detente.standards.language.names import FAMILIES
from detente.standards.text import Text

WEIGHTS_SHA256 = "483e44ddbee851a03eb7bac5bfc185dc1b16e19026ffed7b1b5531f582055912"
SURE = 0.5
FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Identified:
    """What the identifier says. `language` is an ISO 639-1 code, or None when it is unsure.

    probability: of that language. probabilities: those of at least one in a thousand. letters: how many were
    read. start, end: the part of the original that was read, in code points.
    """

    language: str | None
    probability: float
    probabilities: dict[str, float]
    letters: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Model:
    names: tuple[str, ...]
    table: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]


def identify(text: Text) -> Identified:
    """Return the language of a text. Abstains on fewer than 8 letters, and where no language reaches one
    half.
    """
    return text.fact("language", _identify)


def family_of(language: str) -> frozenset[str]:
    """The languages in which a comment passes on a site of this language: itself, and those hardly told
    apart.
    """
    return frozenset((language,)).union(*(family for family in FAMILIES if language in family))


@cache
def known_languages() -> frozenset[str]:
    """The codes of all languages that can be named."""
    return frozenset(_model().names)


@cache
def _model() -> _Model:
    content = weights("detente.standards.language", "weights.npz", WEIGHTS_SHA256)
    with np.load(io.BytesIO(content), allow_pickle=False) as data:
        names = tuple(str(name) for name in data["names"])
        return _Model(names, data["weights"], data["scale"], data["bias"])


def _identify(text: Text) -> Identified:
    read, start, end = letters_of(text)
    letters = sum(map(str.isalpha, read))
    unsure = Identified(None, 0.0, {}, letters, start, end)
    if letters < FEWEST_LETTERS and not any("\u2e80" <= letter < "\ue000" for letter in read):
        return unsure
    model = _model()
    chances = _chances(read)
    if any("\u3041" <= letter <= "\u30fa" for letter in read):  # only Japanese is written with kana
        chances[model.names.index("ja")] += chances[model.names.index("zh")]
        chances[model.names.index("zh")] = 0
    best = int(chances.argmax())
    named = {model.names[int(index)]: float(chances[index]) for index in np.flatnonzero(chances >= 0.001)}
    if chances[best] < SURE:
        return Identified(None, float(chances[best]), named, letters, start, end)
    return Identified(model.names[best], float(chances[best]), named, letters, start, end)


def _chances(read: str) -> NDArray[np.float32]:
    model = _model()
    used, counts = np.unique(buckets_of(read), return_counts=True)
    strength = np.sqrt(counts.astype(np.float32))
    strength /= max(1e-6, float(np.sqrt(counts.sum())))
    scores = (strength @ model.table[used].astype(np.float32)) * model.scale + model.bias
    chances = np.exp(scores - scores.max())
    total: NDArray[np.float32] = chances / chances.sum()
    return total
