"""`profanity`: offensive language, its derivatives and hints of it, whatever disguise it wears."""

from __future__ import annotations

from collections.abc import Sequence

from detente.standards.edition import Rule
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.senses import means_no_harm, weighs_little
from detente.standards.lexicon.target import Aim, aim_of, is_reported
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
HELD_UNSURE = 0.9
"""No word that is only perhaps aimed at somebody weighs more: a person decides."""
REPORTED = {"strong": 0.5, "slur": 0.45, "coarse": 0.35, "mild": 0.3}
_WEIGHTS = {"aimed": AIMED, "perhaps": AIMED, "loose": SCORES, "reported": REPORTED}
_WHY = {
    ("strong", "aimed"): "Unmistakable profanity, aimed at a person.",
    ("strong", "perhaps"): "A strong swear word that seems to be aimed at a person.",
    ("strong", "loose"): "Unmistakable profanity.",
    ("strong", "reported"): "A strong swear word that is only quoted or told.",
    ("slur", "aimed"): "A slur, aimed at a person.",
    ("slur", "perhaps"): "A slur that seems to be aimed at a person.",
    ("slur", "loose"): "A word that is a slur against a group of people.",
    ("slur", "reported"): "A slur that is only quoted, told or spoken of.",
    ("coarse", "aimed"): "A coarse word, aimed at a person.",
    ("coarse", "perhaps"): "A coarse word that seems to be aimed at a person.",
    ("coarse", "loose"): "A coarse word.",
    ("coarse", "reported"): "A coarse word that is only quoted or told.",
    ("mild", "aimed"): "A mild swear word, aimed at a person.",
    ("mild", "perhaps"): "A mild swear word that seems to be aimed at a person.",
    ("mild", "loose"): "A mild swear word.",
    ("mild", "reported"): "A mild swear word that is only quoted or told.",
}


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find listed words and give one signal per grade of severity, with every span in the original.

    A word that is only reported ("he called me a …", a word in quotation marks) weighs less; a word aimed at
    someone ("you …") weighs more, and waits for a person where that is not sure. In `recommended` only
    unmistakable profanity in English that is aimed at a person may refuse; in other languages, and in a spelling
    that can also mean something harmless, it waits for a person.
    """
    del rule
    article = circumstances.article
    sources = (circumstances.parent_text or "", article.title if article else "", article.text if article else "")
    grouped: dict[tuple[str, str], list[tuple[float, Hit]]] = {}
    for hit in hits_in(text):
        if means_no_harm(text, hit):
            continue
        use = _use(text, hit, sources)
        score = min(_WEIGHTS[use][hit.term.grade], _most(hit, use))
        grouped.setdefault((hit.term.grade, use), []).append((score, hit))
    return tuple(_signal(grade, use, found) for (grade, use), found in sorted(grouped.items(), key=lambda pair: pair[0]))


def _use(text: Text, hit: Hit, sources: Sequence[str]) -> str:
    if is_reported(text, hit, sources) or weighs_little(text, hit):
        return "reported"
    return {Aim.SURE: "aimed", Aim.PERHAPS: "perhaps", Aim.NONE: "loose"}[aim_of(text, hit)]


def _most(hit: Hit, use: str) -> float:
    """The most that a hit may weigh."""
    if hit.term.language != "en":
        return HELD_ABROAD
    if hit.company:
        return HELD_DOUBTFUL
    return HELD_UNSURE if use == "perhaps" else 1.0


def _signal(grade: str, use: str, found: list[tuple[float, Hit]]) -> Signal:
    spans = tuple(sorted({hit.span for _, hit in found}))
    why = _WHY[grade, use]
    if all(hit.masked for _, hit in found):
        why = why[:-1] + ", hinted at with masking signs."
    elif all(hit.company for _, hit in found):
        why = why[:-1] + ", in a spelling that can also mean something harmless."
    return Signal(max(score for score, _ in found), spans, why)
