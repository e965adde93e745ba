"""`hatred`: hatred against groups, by a learned score. It ranks and holds; it never refuses."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in
from detente.standards.learned.heads import attributes
from detente.standards.lexicon.phrases import Sentence, sentences
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

_COUNTERED = tuple(
    f" {line.strip()} "
    for line in """
        stop blaming
        stop calling
        stop saying
        stop treating
        stop pretending that
        anyone who says
        anyone who thinks
        anybody who says
        everyone who says
        whoever says
        people who say
        people who think
        those who say
        if you think
        if you believe
        is racist to
        is sexist to
        it is wrong to say
        it is racist to say
        nobody should say
        no one should say
        nobody deserves
        no one deserves
        i disagree that
        it is not true that
        nobody should be called
        he said that
        she said that
        they said that
        they told me
        he told me
        she told me
        shouted at me
        called me
        used to think
    """.strip().splitlines()
)
_SOLIDARITY = tuple(
    f" {line.strip()} "
    for line in """
        black lives matter
        all lives matter
        love is love
        trans rights are human rights
        womens rights are human rights
        refugees welcome
        refugees are welcome here
        no human is illegal
        trans women are women
        pride month
        equal pay for equal work
        free palestine
        stop asian hate
        say her name
    """.strip().splitlines()
)
COUNTERED = 0.5
LOW = 0.25
"""Below this nothing can be found under any edition, and nothing more is asked."""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """The score of the head for hatred, damped where the score for an attack on identity disagrees.

    It counts half where the sentences that speak for it argue against such words or retell them ("stop blaming …",
    "anyone who says …"), and a comment of nothing but slogans of solidarity is none, however close their words are to those
    of contempt.
    """
    del circumstances
    scores = attributes(text)
    if scores is None or "hatred" not in scores:  # nobody measured it in this language
        return None
    score = min(scores["hatred"], 0.5 + scores.get("identity", 1.0))
    if score >= LOW:
        score *= _doubt(text)
    spans = evidence_in(text) if score >= rule.threshold("mark", 0.5) else ()
    return (
        Signal(score, spans, "The comment reads like others that people called hateful towards a group."),
    )


def _doubt(text: Text) -> float:
    parts = sentences(text)
    if parts and all(part.line in _SOLIDARITY for part in parts):
        return 0.0
    return COUNTERED if _is_countered(text, parts) else 1.0


def _is_countered(text: Text, parts: tuple[Sentence, ...]) -> bool:
    """Whether every sentence in which a word speaks for the score argues against such words or retells them."""
    argued = [part for part in parts if any(words in part.line for words in _COUNTERED)]
    if not argued:
        return False
    spans = evidence_in(text) if len(argued) < len(parts) else ()
    return all(any(part.start <= start <= part.end for part in argued) for start, _ in spans)
