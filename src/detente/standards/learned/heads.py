"""The learned scores: linear heads see every comment, the encoder those that they leave in doubt.

A comment is in doubt when any head's logit passes its limit (`calibration.json`, set so that a fifth of the ordinary
comments that are not short are read twice); those that score high are in doubt too, since a hold deserves a second
reading. So is every short comment: there is little in it to count, and it is quickly read. Both readings are
weighed by logistic regression on texts that neither was trained on (Platt 1999), so a score can be read as a
probability. A long comment is read passage by passage, and has the highest score of any.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.standards.detectors import weights
from detente.standards.folding import is_latin
from detente.standards.language.identify import identify
from detente.standards.learned.encoder import know_by_encoder, read_by_encoder
from detente.standards.learned.languages import scores_in
from detente.standards.learned.linear import HEADS, know_linear_logits, linear_logits
from detente.standards.learned.passages import is_long, passages_of
from detente.standards.text import Text
from detente.standards.tokens import has_letters

CALIBRATION_SHA256 = "5a39011701252b9aaa0ba7d453ec8a8f5c8af65e2f6027a3c68bfba1b33db202"
NAMES: Mapping[str, str] = {
    "TOXICITY": "toxicity", "insult": "insult", "profanity": "profanity", "threat": "threat", "identity": "identity",
    "hatred": "hatred", "extremism": "extremism", "self-harm": "self-harm", "violence": "violence",
    "minors": "minors", "drugs": "drugs", "spam": "spam", "advertising": "advertising", "trolling": "trolling",
}  # fmt: skip
"""The name of each score, and the head that it comes from."""
BLENDS: Mapping[str, str] = {
    "SEVERE_TOXICITY": "severe", "INSULT": "insult", "PROFANITY": "profanity", "THREAT": "threat",
    "IDENTITY_ATTACK": "identity",
}  # fmt: skip
"""Perspective's kinds of toxicity: a head weighed with toxicity, as on Jigsaw's labels, where the kinds were defined."""
_PLACES = [HEADS.index(head) for head in (*NAMES.values(), *BLENDS.values())]
_COLUMNS = (*NAMES, *BLENDS)
LANGUAGE = "en"
SHORT = 100
"""A comment of at most so many code points is always read by the encoder."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How logits become chances, a column a score. `factors[reading]` has three rows: what the score's own head, the
    head for toxicity and the taught head weigh in that reading. `heights`: the intercepts.
    """

    factors: NDArray[np.float64]
    heights: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Limits of doubt per head, and how logits become a probability: `clear` weighs the linear logits (own
    head, taught), `doubted` those and the encoder's; the blends weigh own head, toxicity and taught of the later
    reading. `words`: the logit from which a word is evidence.
    """

    limits: tuple[float, ...]
    clear: Weighing
    doubted: Weighing
    words: float


def attributes(text: Text) -> dict[str, float] | None:
    """Return the learned scores of a text by their published names, 0 to 1; None where nothing was measured.

    A text whose language is unclear (it is short, or all names) is read as English; one that is surely in
    another language has the scores that were measured there, or none.
    """
    return text.fact("attributes", _attributes)


def is_doubted(text: Text) -> bool:
    """Whether the encoder reads this text."""
    return text.fact("doubted", _is_doubted)


def know_attributes(texts: Iterable[Text]) -> None:
    """Derive the scores of many texts in batches. The same numbers as one by one."""
    parts = (passage.text for text in texts for passage in passages_of(text))
    asked = [part for part in parts if _is_english(part) and has_letters(part)]
    know_linear_logits(asked)
    doubted = [text for text in asked if is_doubted(text)]
    know_by_encoder(doubted)
    _know_scores([text for text in asked if not is_doubted(text)], calibration().clear)
    _know_scores(doubted, calibration().doubted)


def words_read(text: Text) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield each word that the encoder read, as its span in the original and its logit as evidence."""
    for passage in passages_of(text):
        if is_doubted(passage.text):
            for (start, end), logit in read_by_encoder(passage.text).words:
                yield (passage.start + start, passage.start + end), logit


@cache
def calibration() -> Calibration:
    """The shipped calibration. Raises WeightsRefused when the file is missing or altered."""
    data = json.loads(weights("detente.standards.learned", "calibration.json", CALIBRATION_SHA256))
    return Calibration(
        limits=tuple(float(data["limits"].get(head, math.inf)) for head in HEADS),
        clear=_weighing(data["clear"], data["clear blends"], 1),
        doubted=_weighing(data["doubted"], data["doubted blends"], 2),
        words=float(data["words"]),
    )


def _attributes(text: Text) -> dict[str, float] | None:
    if is_long(text):
        return _highest([attributes(passage.text) for passage in passages_of(text)])
    if not has_letters(text):
        return None
    if not _is_english(text):
        language = identify(text).language
        return scores_in(text, language) if language else None
    return _scores([text], calibration().doubted if is_doubted(text) else calibration().clear)[0]


def _highest(found: list[dict[str, float] | None]) -> dict[str, float] | None:
    known = [scores for scores in found if scores is not None]
    names = dict.fromkeys(name for scores in known for name in scores)
    return {name: max(scores.get(name, 0.0) for scores in known) for name in names} if known else None


def _is_doubted(text: Text) -> bool:
    if is_long(text):
        return any(is_doubted(passage.text) for passage in passages_of(text))
    if not (_is_english(text) and has_letters(text)):
        return False
    return len(text.original) <= SHORT or any(map(float.__gt__, linear_logits(text), calibration().limits))


def _is_english(text: Text) -> bool:
    return text.fact("reads as English", _reads_as_english)


def _reads_as_english(text: Text) -> bool:
    identified = identify(text)
    if identified.language not in (None, LANGUAGE) and identified.probability >= 0.8:
        return False
    read = text.folded.text
    if read.isascii():
        return True
    letters = [letter for letter in read if letter.isalpha()]
    return sum(map(is_latin, letters)) * 2 >= len(letters)


def _weighing(
    weighed: Mapping[str, list[float]], blended: Mapping[str, list[float]], readings: int
) -> Weighing:
    """The factors of the file as one table. What a score does not weigh has the factor 0."""
    factors = np.zeros((readings, 3, len(_COLUMNS)))
    for column, name in enumerate(NAMES):
        for reading in range(readings):
            factors[reading, (0, 2), column] = weighed[name][2 * reading : 2 * reading + 2]
    for column, name in enumerate(BLENDS, len(NAMES)):
        factors[-1, :, column] = blended[name][:3]
    heights = [*(weighed[name][-1] for name in NAMES), *(blended[name][-1] for name in BLENDS)]
    return Weighing(factors, np.array(heights, dtype=np.float64))


def _know_scores(texts: list[Text], weighing: Weighing) -> None:
    for text, scores in zip(texts, _scores(texts, weighing), strict=True):
        text.know("attributes", scores)


def _scores(texts: list[Text], weighing: Weighing) -> list[dict[str, float]]:
    """The chances for texts that were all read equally often. Added up element by element in a fixed order, so the
    same alone and in a batch, to the last bit.
    """
    readings = [[linear_logits(text) for text in texts]]
    if len(weighing.factors) > 1:
        readings.append([read_by_encoder(text).logits for text in texts])
    totals = np.tile(weighing.heights, (len(texts), 1))
    for (own, toxicity, taught), reading in zip(weighing.factors, readings, strict=True):
        logits = np.array(reading, dtype=np.float64).reshape(len(texts), len(HEADS))
        totals += own * logits[:, _PLACES] + toxicity * logits[:, :1] + taught * logits[:, -1:]
    return [dict(zip(_COLUMNS, map(_chance, row), strict=True)) for row in np.clip(totals, -30, 30).tolist()]


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
