"""Perspective's attributes from the published standards, and an honest "no" where nobody measured.

What can be scored is asked of `detente.standards` at run time: a language that gains a learned head there is
served here by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from detente.standards import Circumstances, Text, judge, normalise, shipped_edition
from detente.standards.judging import examine
from detente.standards.language.identify import Identified, identify

ATTRIBUTES = ("TOXICITY", "SEVERE_TOXICITY", "IDENTITY_ATTACK", "INSULT", "PROFANITY", "THREAT")
"""The contract's production attributes, in its order."""
SCORED_BY = "recommended"
"""The edition whose rules are asked. A score does not depend on thresholds, so a house's own edition, which
may switch rules off, changes nothing here."""
SURE = 0.95
SURE_LETTERS = 40
"""A caller's word on the language holds, unless so many letters say so surely that it is another one."""
POSSIBLE = 0.25
"""From this probability a language is told among the detected ones."""
FEWEST_LETTERS = 3
"""With fewer letters there is nothing for a model to read."""
UNSURE_READ_AS = "en"
"""Short Latin text whose language is unclear is read as English, as the standards do."""

_NO_CIRCUMSTANCES = Circumstances(time=datetime(2026, 1, 1, tzinfo=UTC))
_PROBE = "This is a plain sentence that carries letters enough for every head to be asked."


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a text's language. `effective` is what it is scored as, empty where nobody can tell."""

    effective: tuple[str, ...]
    detected: tuple[str, ...]


@lru_cache(maxsize=128)
def measured(language: str) -> frozenset[str]:
    """The attributes for which a learned score exists in this language (ISO 639-1 or BCP-47).

    Found by asking: a sentence said to be in that language is examined, and the answers are looked at.
    """
    text = normalise(_PROBE)
    _say(text, language)
    return frozenset(examine(text, _NO_CIRCUMSTANCES, shipped_edition(SCORED_BY)).attributes)


def scores(text: Text) -> dict[str, float]:
    """The attributes of one text, 0 to 1, calibrated as a probability; 0.0 where it has no words."""
    found = judge(text, _NO_CIRCUMSTANCES, shipped_edition(SCORED_BY)).scores
    return {name: found.get(name, 0.0) for name in ATTRIBUTES}


def hear(text: Text, requested: Sequence[str]) -> Heard:
    """Find the language of a text, with the caller's word as a strong hint."""
    seen = identify(text)
    detected = _detected(seen)
    if requested:
        stated = tuple(base_of(language) for language in requested)
        surely_other = seen.probability >= SURE and seen.letters >= SURE_LETTERS
        if surely_other and seen.language is not None and seen.language not in stated:
            return Heard((seen.language,), detected)
        if seen.language not in stated:
            _say(text, stated[0])
        return Heard(stated, detected or stated)
    if seen.language is not None and not (seen.probability < 0.8 and _reads_as_english(text)):
        return Heard((seen.language,), detected)
    if _reads_as_english(text):
        _say(text, UNSURE_READ_AS)
        others = (name for name in detected if name != UNSURE_READ_AS and seen.language is not None)
        return Heard((UNSURE_READ_AS,), (UNSURE_READ_AS, *others))
    return Heard((), detected)


def base_of(language: str) -> str:
    """The language of a BCP-47 tag, where its script does not make it another one: `en-US` is `en`, while
    `hi-Latn` stays.
    """
    parts = language.replace("_", "-").split("-")
    if len(parts) > 1 and re.fullmatch(r"[A-Za-z]{4}", parts[1]):
        return f"{parts[0].lower()}-{parts[1].capitalize()}"
    return parts[0].lower()


def _say(text: Text, language: str) -> None:
    seen = identify(text)
    text.know("language", Identified(language, 1.0, {language: 1.0}, seen.letters, seen.start, seen.end))


def _detected(seen: Identified) -> tuple[str, ...]:
    likely = sorted(seen.probabilities.items(), key=lambda pair: -pair[1])
    return tuple(name for name, chance in likely if chance >= POSSIBLE)


def _reads_as_english(text: Text) -> bool:
    letters = [letter for letter in text.folded.text[:400] if letter.isalpha()]
    latin = sum("a" <= letter <= "z" for letter in letters)
    return len(letters) >= FEWEST_LETTERS and latin >= 0.8 * len(letters)
