"""Which language a text is written in: a softmax over hashed character n-grams, our own, and quick to say
"unsure".
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.language.features import counted_buckets, letters_of
from detente.standards.language.names import FAMILIES
from detente.standards.text import Text
from detente.standards.tokens import count_of

WEIGHTS_SHA256 = "625833e7519f10f51aedc9dac6e1418af09d9f3a2a82cea844465cdb7974954a"
SURE = 0.5
FEWEST_LETTERS = 8
BATCH = 64
"""So many texts at once: their n-grams still fit the processor's cache."""


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
    return text.fact("language", lambda one: _identified([one])[0])


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


def know_languages(texts: Iterable[Text]) -> None:
    """Identify the languages of many texts with a few large steps. The same numbers as one by one."""
    asked = list(texts)
    for at in range(0, len(asked), BATCH):
        part = asked[at : at + BATCH]
        for text, identified in zip(part, _identified(part), strict=True):
            text.know("language", identified)


def _identified(texts: Sequence[Text]) -> list[Identified]:
    letters = [letters_of(text) for text in texts]
    counts = [count_of(str.isalpha, read) for read, _, _ in letters]
    legible = [
        at for at, (read, _, _) in enumerate(letters) if counts[at] >= FEWEST_LETTERS or _is_dense(read)
    ]
    found = [Identified(None, 0.0, {}, counts[at], *letters[at][1:]) for at in range(len(texts))]
    if legible:
        for at, chances in zip(legible, _chances([letters[at][0] for at in legible]), strict=True):
            found[at] = _named(letters[at], counts[at], chances)
    return found


def _is_dense(read: str) -> bool:
    """Whether there is a letter of a script in which one says much."""
    return not read.isascii() and any("\u2e80" <= letter < "\ue000" for letter in read)


def _named(letters: tuple[str, int, int], count: int, chances: NDArray[np.float32]) -> Identified:
    (read, start, end), names = letters, _model().names
    if not read.isascii() and any("\u3041" <= letter <= "\u30fa" for letter in read):
        chances[names.index("ja")] += chances[names.index("zh")]  # only Japanese is written with kana
        chances[names.index("zh")] = 0
    best = int(chances.argmax())
    probability = float(chances[best])
    likely = np.flatnonzero(chances >= 0.001)
    probabilities = dict(zip([names[at] for at in likely], chances[likely].tolist(), strict=True))
    language = names[best] if probability >= SURE else None
    return Identified(language, probability, probabilities, count, start, end)


def _chances(reads: Sequence[str]) -> NDArray[np.float32]:
    """The probability of each language, a row a text: the products text by text, the rest element by element."""
    model = _model()
    used, counts, different = counted_buckets(reads)
    ends = np.cumsum(different)
    totals = np.sqrt(np.add.reduceat(counts, ends - different))
    strength = np.sqrt(counts.astype(np.float32)) / np.repeat(totals.astype(np.float32), different)
    scores = np.empty((len(reads), len(model.names)), dtype=np.float32)
    room = np.empty((different.max(), len(model.names)), dtype=np.float32)
    for row, (end, count) in enumerate(zip(ends.tolist(), different.tolist(), strict=True)):
        room[:count] = model.table.take(used[end - count : end], axis=0)
        scores[row] = strength[end - count : end] @ room[:count]
    scores = scores * model.scale + model.bias
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = chances / chances.sum(axis=1, keepdims=True)
    return shares
