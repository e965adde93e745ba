"""Perspective's attributes from the published standards, and an honest "no" where nobody measured.

What may be scored is said by `detente.standards` (`MEASURED`): a language in which an attribute is measured
there is served here by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache

from detente.standards import Circumstances, Edition, Text, judge, shipped_edition
from detente.standards.judging import ATTRIBUTES as RULE_OF
from detente.standards.language.identify import Identified, identify
from detente.standards.learned.languages import MEASURED

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
_USUAL_SCRIPTS = {"ar": "Arab", "ko": "Kore", "ru": "Cyrl", "zh": "Hans"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a text's language. `effective` is what it is scored as, empty where nobody can tell."""

    effective: tuple[str, ...]
    detected: tuple[str, ...]


@lru_cache(maxsize=128)
def measured(language: str) -> frozenset[str]:
    """The attributes that were measured in this language (`base_of` a tag)."""
    return frozenset(name for name in ATTRIBUTES if language in MEASURED.get(name, ()))


def scores(text: Text) -> dict[str, float]:
    """The attributes of one text, 0 to 1, calibrated as a probability; 0.0 where it has no words. Which of them
    may be told in the text's language is said by `measured`.
    """
    found = judge(text, _NO_CIRCUMSTANCES, _edition()).scores
    return {name: found.get(name, 0.0) for name in ATTRIBUTES}


@cache
def _edition() -> Edition:
    """Only the rules that the attributes come from are asked: the others cost time and change no score."""
    return shipped_edition(SCORED_BY).limited_to(set(RULE_OF.values()))


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
    """The language of a BCP-47 tag, where its script does not make it another one: `en-US` is `en` and `zh-Hans-CN`
    is `zh`, while `hi-Latn` and `zh-Hant` stay.
    """
    parts = language.replace("_", "-").split("-")
    base = parts[0].lower()
    if len(parts) > 1 and re.fullmatch(r"[A-Za-z]{4}", parts[1]):
        script = parts[1].capitalize()
        if script != _USUAL_SCRIPTS.get(base, "Latn") or base == "hi":
            return f"{base}-{script}"
    return base


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
