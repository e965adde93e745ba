"""`hatred`: hatred against groups, by a learned score and by closed patterns of contempt, each of which marks and holds by
itself. Under `recommended` neither refuses.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in
from detente.standards.learned.heads import attributes
from detente.standards.lexicon.agreed import is_agreed
from detente.standards.lexicon.contempt import HARM, Contempt, contempt_in
from detente.standards.lexicon.phrases import Sentence, sentences, spoken
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

_ARGUING = tuple(
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
        used to think
    """.strip().splitlines()
)
"""Before plain contempt, in its own clause, these argue against it."""
_RETELLING = tuple(
    f" {line.strip()} "
    for line in """
        he said that
        she said that
        they said that
        they told me
        he told me
        she told me
        shouted at me
        called me
    """.strip().splitlines()
)
"""Anywhere in the sentence these say whose words it holds."""
_COUNTERED = _ARGUING + _RETELLING
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
        nobody is free until all of us are free
        no one is free until all of us are free
    """.strip().splitlines()
)
COUNTERED = 0.5
_CLAUSE_ENDS = re.compile(r"[,:;()–—]|\s-\s")
MOST, AGREEING = 0.99, 0.5
"""The highest score of a pattern, and the learned score from which the two agree."""
CALLING_FOR_HARM = "The comment wishes harm to a group of people, or denies them a right that everybody has."
SPEAKING_CONTEMPT = "The comment says of a group of people what is only said in contempt."
LOW = 0.25
"""Below this nothing can be found under any edition, and nothing more is asked."""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """The score of the head for hatred, damped where the score for an attack on identity disagrees.

    Plain contempt for a people that needs no learning to be seen ("… are vermin", `lexicon/contempt.py`) gives a signal
    of its own, which a learned score that agrees strengthens.

    The learned score counts half where the sentences that speak for it argue against such words or retell them ("stop
    blaming …", "anyone who says …") and no plain contempt of the writer's own stands beside them; a comment of nothing but
    slogans of solidarity is none, however close their words are to those of contempt.
    """
    del circumstances
    scores = attributes(text)
    if scores is None or "hatred" not in scores:  # nobody measured it in this language
        return None
    score = min(scores["hatred"], 0.5 + scores.get("identity", 1.0))
    found = tuple(one for one in contempt_in(text) if not _is_argued_against(text, one.span))
    if score >= LOW:
        score *= _doubt(text, is_plain=bool(found))
    spans = evidence_in(text) if score >= rule.threshold("mark", 0.5) else ()
    learned = Signal(score, spans, "The comment reads like others that people called hateful towards a group.")
    plain = _plain(found, score)
    return (learned, plain) if plain else (learned,)


def _plain(found: tuple[Contempt, ...], learned: float) -> Signal | None:
    """Patterns of contempt; what the learned score says adds to them."""
    if not found:
        return None
    weight = max(one.weight for one in found)
    score = 1 - (1 - weight) * (1 - learned) if learned >= AGREEING else weight
    why = CALLING_FOR_HARM if weight >= HARM else SPEAKING_CONTEMPT
    return Signal(min(MOST, score), tuple(one.span for one in found), why)


def _is_argued_against(text: Text, span: tuple[int, int]) -> bool:
    """Whether words before a pattern, in its own clause, argue against it, or its sentence retells it; and the sentence does
    not go on to agree: "anyone who says … is right".
    """
    part = next((one for one in sentences(text) if one.start <= span[0] <= one.end), None)
    if part is None or is_agreed(text, span[1]):
        return False
    if any(words in part.line for words in _RETELLING):
        return True
    clause = _CLAUSE_ENDS.split(text.inspected[part.start : span[0]])[-1]
    heard = spoken(text)
    first = bisect_left(heard.spans, (span[0] - len(clause), 0))
    before = f" {' '.join(heard.words[first : bisect_left(heard.spans, (span[0], 0))])} "
    return any(words in before for words in _ARGUING)


def _doubt(text: Text, *, is_plain: bool) -> float:
    parts = sentences(text)
    if parts and all(part.line in _SOLIDARITY for part in parts):
        return 0.0
    return COUNTERED if not is_plain and _is_countered(text, parts) else 1.0


def _is_countered(text: Text, parts: tuple[Sentence, ...]) -> bool:
    """Whether every sentence in which a word speaks for the score argues against such words or retells them."""
    argued = [part for part in parts if any(words in part.line for words in _COUNTERED)]
    if not argued:
        return False
    spans = evidence_in(text) if len(argued) < len(parts) else ()
    return all(any(part.start <= start <= part.end for part in argued) for start, _ in spans)
