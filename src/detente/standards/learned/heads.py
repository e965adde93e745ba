"""The learned scores: linear heads see every comment, the encoder those that they leave in doubt.

A comment is in doubt when any head's logit passes its limit (`calibration.json`, set so that about a fifth of
ordinary news comments are read twice); those that score high are in doubt too, since a hold deserves a second
reading. So is every short comment: there is little in it to count, and it is quickly read. Both readings are
weighed by logistic regression on texts that neither was trained on (Platt 1999), so a score can be read as a
probability.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from detente.standards.detectors import weights
from detente.standards.folding import is_latin
from detente.standards.language.identify import identify
from detente.standards.learned.encoder import know_by_encoder, read_by_encoder
from detente.standards.learned.languages import scores_in
from detente.standards.learned.linear import HEADS, Logits, know_linear_logits, linear_logits
from detente.standards.text import Text

CALIBRATION_SHA256 = "33a64bce3b51675c72f3734b9697821fb33eb282f244db82a311413fa4c76fb6"
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
_PLACES: Mapping[str, int] = {name: HEADS.index(head) for name, head in (*NAMES.items(), *BLENDS.items())}
LANGUAGE = "en"
FEWEST_LETTERS = 3
SHORT = 100
"""A comment of at most so many code points is always read by the encoder."""
_TAUGHT = len(HEADS) - 1


@dataclass(frozen=True, slots=True)
class Calibration:
    """Limits of doubt per head, and how logits become a probability: `clear` weighs the linear logits (own
    head, taught), `doubted` those and the encoder's; the blends weigh own head, toxicity and taught of the later
    reading. The last number of each is the intercept. `words`: the logit from which a word is evidence.
    """

    limits: tuple[float, ...]
    clear: Mapping[str, tuple[float, ...]]
    doubted: Mapping[str, tuple[float, ...]]
    clear_blends: Mapping[str, tuple[float, ...]]
    doubted_blends: Mapping[str, tuple[float, ...]]
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
    asked = [text for text in texts if _is_english(text) and _has_letters(text)]
    know_linear_logits(asked)
    know_by_encoder(text for text in asked if is_doubted(text))


@cache
def calibration() -> Calibration:
    """The shipped calibration. Raises WeightsRefused when the file is missing or altered."""
    data = json.loads(weights("detente.standards.learned", "calibration.json", CALIBRATION_SHA256))
    return Calibration(
        limits=tuple(float(data["limits"].get(head, math.inf)) for head in HEADS),
        clear={name: tuple(data["clear"][name]) for name in NAMES},
        doubted={name: tuple(data["doubted"][name]) for name in NAMES},
        clear_blends={name: tuple(data["clear blends"][name]) for name in BLENDS},
        doubted_blends={name: tuple(data["doubted blends"][name]) for name in BLENDS},
        words=float(data["words"]),
    )


def _attributes(text: Text) -> dict[str, float] | None:
    if not _has_letters(text):
        return None
    if not _is_english(text):
        language = identify(text).language
        return scores_in(text, language) if language else None
    linear, known = linear_logits(text), calibration()
    if not is_doubted(text):
        scores = {name: _weighed(known.clear[name], name, linear) for name in NAMES}
        return scores | {name: _blended(known.clear_blends[name], name, linear) for name in BLENDS}
    second = read_by_encoder(text).logits
    scores = {name: _weighed(known.doubted[name], name, linear, second) for name in NAMES}
    return scores | {name: _blended(known.doubted_blends[name], name, second) for name in BLENDS}


def _is_doubted(text: Text) -> bool:
    if not (_is_english(text) and _has_letters(text)):
        return False
    return len(text.original) <= SHORT or any(map(float.__gt__, linear_logits(text), calibration().limits))


def _is_english(text: Text) -> bool:
    return text.fact("reads as English", _reads_as_english)


def _reads_as_english(text: Text) -> bool:
    identified = identify(text)
    if identified.language not in (None, LANGUAGE) and identified.probability >= 0.8:
        return False
    begin = text.folded.text[:64]
    if begin.isascii():
        return True
    letters = [letter for letter in begin if letter.isalpha()]
    return sum(map(is_latin, letters)) * 2 >= len(letters)


def _has_letters(text: Text) -> bool:
    return sum(map(str.isalpha, text.folded.text[:64])) >= FEWEST_LETTERS


def _weighed(factors: tuple[float, ...], name: str, *readings: Logits) -> float:
    """The chance from the logits of the head and of the taught head in each reading, and an intercept."""
    head, total = _PLACES[name], factors[-1]
    for at, reading in enumerate(readings):
        total += factors[2 * at] * reading[head] + factors[2 * at + 1] * reading[_TAUGHT]
    return _chance(total)


def _blended(factors: tuple[float, ...], name: str, logits: Logits) -> float:
    """The chance from the logits of the head, of toxicity and of the taught head, and an intercept."""
    own, toxicity, taught, height = factors
    return _chance(own * logits[_PLACES[name]] + toxicity * logits[0] + taught * logits[_TAUGHT] + height)


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, logit))))
