"""`profanity`: offensive language, its derivatives and hints of it, whatever disguise it wears."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.target import aimed_at_someone, is_reported
from detente.standards.lexicon.terms import Hit
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

SCORES = {"strong": 0.7, "slur": 0.85, "coarse": 0.5, "mild": 0.3}
AIMED = {"strong": 0.98, "slur": 0.98, "coarse": 0.85, "mild": 0.4}
HELD_ABROAD = 0.9
"""No word of another language than English weighs more: how often it would be refused wrongly is unmeasured,
so that a person decides.
"""
HELD_DOUBTFUL = 0.9
"""No spelling that is something harmless too weighs more, whatever stands around it: a person decides."""
REPORTED = {"strong": 0.5, "slur": 0.45, "coarse": 0.35, "mild": 0.3}
_WHY = {
    ("strong", True): "Unmistakable profanity, aimed at a person.",
    ("strong", False): "Unmistakable profanity.",
    ("slur", True): "A slur, aimed at a person.",
    ("slur", False): "A word that is a slur against a group of people.",
    ("coarse", True): "A coarse word, aimed at a person.",
    ("coarse", False): "A coarse word.",
    ("mild", True): "A mild swear word, aimed at a person.",
    ("mild", False): "A mild swear word.",
}


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find listed words and give one signal per grade of severity, with every span in the original.

    A word that is only reported ("he called me a …", a word in quotation marks) weighs less; a word aimed at
    someone ("you …") weighs more. In `recommended` only unmistakable profanity in English that is aimed at a
    person may refuse; in other languages, and in a spelling that can also mean something harmless, it waits for a person.
    """
    del rule
    article = circumstances.article
    sources = (circumstances.parent_text or "", article.title if article else "", article.text if article else "")
    grouped: dict[tuple[str, bool], list[tuple[float, Hit]]] = {}
    for hit in hits_in(text):
        reported = is_reported(text, hit, sources)
        aimed = not reported and aimed_at_someone(text, hit)
        table = REPORTED if reported else AIMED if aimed else SCORES
        score = min(table[hit.term.grade], _most(hit))
        grouped.setdefault((hit.term.grade, aimed), []).append((score, hit))
    return tuple(
        _signal(grade, aimed, found)
        for (grade, aimed), found in sorted(grouped.items(), key=lambda pair: pair[0])
    )


def _most(hit: Hit) -> float:
    """The most that a hit may weigh."""
    if hit.term.language != "en":
        return HELD_ABROAD
    return HELD_DOUBTFUL if hit.company else 1.0


def _signal(grade: str, aimed: bool, found: list[tuple[float, Hit]]) -> Signal:
    spans = tuple(sorted({hit.span for _, hit in found}))
    why = _WHY[grade, aimed]
    if all(hit.masked for _, hit in found):
        why = why[:-1] + ", hinted at with masking signs."
    elif all(hit.company for _, hit in found):
        why = why[:-1] + ", in a spelling that can also mean something harmless."
    return Signal(max(score for score, _ in found), spans, why)
