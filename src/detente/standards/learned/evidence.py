"""Which words speak for a learned score: in a text that the encoder read, those its head for words names; in
another, those that people often marked as toxic, found by one table look-up a word. In another language those that weigh most in
its heads.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.language.identify import identify
from detente.standards.learned.heads import attributes, calibration, is_doubted, words_read
from detente.standards.learned.languages import speaking
from detente.standards.lexicon.phrases import spoken
from detente.standards.lexicon.search import hits_in
from detente.standards.text import Text

TABLE = 1 << 16
LIMIT = 0.3
WEIGHTS_SHA256 = "a60c4d0bdd5a6e725cd26828f3cd22bdadbedec6d47c5fc0149ff2998be680bb"


def slot_of(word: str) -> int:
    """The place of a folded word in the table."""
    return crc32(word.encode("utf-8", "surrogatepass")) % TABLE


def evidence_in(text: Text) -> tuple[tuple[int, int], ...]:
    """The spans of words that speak for a learned score, neighbours merged; and every listed swear word."""
    return text.fact("evidence", _evidence)


def marked_by_chance(text: Text) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield each word that the encoder read, as its span and the chance that people mark it as toxic."""
    for span, logit in words_read(text):
        yield span, 1 / (1 + math.exp(-logit))


def marked_words(text: Text, table: NDArray[np.uint8], limit: float) -> list[tuple[int, int]]:
    """The spans of words whose share in the table is at least `limit`; adjacent ones are merged."""
    heard = spoken(text)
    spans: list[tuple[int, int]] = []
    adjacent = False
    for word, (start, end) in zip(heard.words, heard.spans, strict=True):
        if table[slot_of(word)] < limit * 255:
            adjacent = False
            continue
        if adjacent:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        adjacent = True
    return spans


@cache
def _table() -> NDArray[np.uint8]:
    content = weights("detente.standards.learned", "evidence.npz", WEIGHTS_SHA256)
    with np.load(io.BytesIO(content), allow_pickle=False) as data:
        table: NDArray[np.uint8] = data["table"]
        return table


def _read_words(text: Text) -> list[tuple[int, int]]:
    """The words above the limit; with nothing between two of them but a blank or a sign they are one span."""
    limit = calibration().words
    spans: list[tuple[int, int]] = []
    adjacent = False
    for (start, end), logit in words_read(text):
        if logit >= limit and adjacent:
            spans[-1] = (spans[-1][0], end)
        elif logit >= limit:
            spans.append((start, end))
        adjacent = logit >= limit
    return spans


def _words(text: Text) -> Iterable[tuple[int, int]]:
    if is_doubted(text):
        return _read_words(text)
    scores = attributes(text)
    if scores is not None and "insult" not in scores:  # the heads of another language spoke
        return speaking(text, identify(text).language or "")
    return marked_words(text, _table(), LIMIT)


def _evidence(text: Text) -> tuple[tuple[int, int], ...]:
    words = _words(text)
    spans = {*words, *(hit.span for hit in hits_in(text))}
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)
