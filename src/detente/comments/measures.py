"""What was measured about each rule, as the public pages tell it: how often it errs, and in which languages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.standards import Edition, Rule
from detente.standards.judging import ATTRIBUTES
from detente.standards.language.names import NAMES
from detente.standards.learned.languages import MEASURED
from detente.standards.measured import Measured, errors_of

logger = logging.getLogger("detente.comments")
UNKNOWN = "–"
SETS: Mapping[str, str] = {
    "bench.standards.flash_mobs": "own: generated flash mobs",
    "cold": "COLD, social media",
    "cold, by people": "COLD, labels by people",
    "context-toxicity-cat-large": "CAT, toxicity in context",
    "davidson": "Davidson et al., tweets",
    "dynabench-hate": "Dynabench, hate",
    "edos": "EDOS, sexism",
    "germeval2018": "GermEval 2018, tweets",
    "hatemoji-build": "HatemojiBuild",
    "hatexplain": "HateXplain",
    "implicit-hate-safenlp": "Implicit Hate",
    "jigsaw-samples": "Jigsaw, samples",
    "korean-hate": "Korean news comments",
    "kotox": "KoTox",
    "languages-dev (news sentences)": "news sentences",
    "mlma": "MLMA, tweets",
    "online-misogyny": "Online Misogyny",
    "presidio-pii": "Presidio, personal data",
    "seeded stream of training/measure.py": "own: generated stream",
    "sentences": "sentences",
    "sms-spam": "SMS Spam Collection",
    "surge-toxicity": "Surge AI, toxicity",
    "tg-spam": "Telegram spam",
    "told-br": "ToLD-Br, tweets",
    "toxic-spans (news comments)": "Toxic Spans, news comments",
    "toxigen-safenlp": "ToxiGen",
    "youtube-spam": "YouTube Spam Collection",
}
"""What readers are told a set is called, by its name in `measured.json`; docs/reference/measured.md has both sides."""
OF_FORM = frozenset({"privacy", "malware", "flash-mob", "flooding", "language-norms", "site-language"})
"""Rules that look at form, repetition or rate: they read no meaning, and so act in every language."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One measurement as a row of a table: every figure as it is printed, "–" where it makes no sense."""

    language: str
    data: str
    texts: str
    precision: str
    recall: str
    f1: str
    auc: str
    held: str
    refused: str
    note: str

    @property
    def tells_apart(self) -> bool:
        """Whether there is more than what was stopped: breaches were among the texts."""
        return any(figure != UNKNOWN for figure in (self.precision, self.recall, self.f1, self.auc))


@dataclass(frozen=True, slots=True)
class Reach:
    """In which languages one rule was measured. `how` is "form", "learned" or "people"."""

    rule: Rule
    how: str
    languages: tuple[str, ...]


def figures_of(rule_id: str) -> list[Figures]:
    """The measured errors of a rule, English first; empty where nothing was measured."""
    try:
        return [_figures(row) for row in errors_of(rule_id)]
    except OSError:  # a package without the file still has rules to show
        logger.error("The measured errors cannot be read, so the pages of the rules show none.")
        return []


def languages_of(rule_id: str) -> tuple[str, ...]:
    """English names of the languages that a rule or its learned scores were measured in, English first."""
    scores = [rule_id, *(name for name, rule in ATTRIBUTES.items() if rule == rule_id)]
    codes = {code for score in scores for code in MEASURED.get(score, ())}
    return tuple(named(sorted(codes, key=lambda code: (code != "en", NAMES.get(code, code)))))


def reach_of(edition: Edition) -> list[Reach]:
    """All rules of an edition with what was measured about each, in published order."""
    return [_reach(rule) for rule in edition.rules.values()]


def named(codes: Iterable[str]) -> list[str]:
    """The English name of each ISO 639-1 code."""
    return [NAMES.get(code, code) for code in codes]


def _reach(rule: Rule) -> Reach:
    if not rule.has_detector:
        return Reach(rule, "people", ())
    how = "form" if rule.id in OF_FORM else "learned"
    return Reach(rule, how, languages_of(rule.id))


def _figures(row: Measured) -> Figures:
    return Figures(
        language=NAMES.get(row.language, row.language) if row.language else "All languages",
        data=_title(row.data),
        texts=_texts(row),
        precision=_percent(row.precision),
        recall=_percent(row.recall),
        f1=_fraction(row.f1),
        auc=_fraction(row.auc),
        held=_fraction(row.held_per_1000, 1),
        refused=_fraction(row.refused_per_1000, 1),
        note=re.sub(r"\b1 texts have", "1 text has", row.note or ""),
    )


def _title(data: str) -> str:
    told = SETS.get(data, re.sub(r"^own:\s*", "own: ", data))
    return told[:1].upper() + told[1:]


def _texts(row: Measured) -> str:
    texts = f"{row.rows:,} text{'' if row.rows == 1 else 's'}"
    return f"{texts}, {row.positives:,} that break the rule" if row.positives else texts


def _percent(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.0%}"


def _fraction(value: float | None, digits: int = 2) -> str:
    return UNKNOWN if value is None else f"{value:.{digits}f}"

