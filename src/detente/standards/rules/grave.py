"""What `violence`, `drugs`, `minors` and `extremism` share: phrases of different kinds that speak together, and a
learned score. What is only reported, quoted or argued against is no evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in
from detente.standards.learned.heads import attributes
from detente.standards.lexicon.calls import calls
from detente.standards.lexicon.phrases import Phrase, said, spoken
from detente.standards.lexicon.reported import is_reported
from detente.standards.records import Signal, Spans
from detente.standards.text import Text

MOST, MOST_BY_LEARNING, AGREEING, WITHOUT_SIGN = 0.99, 0.9, 0.5, 0.6
CALL = "call"
"""The kind of phrases that name a deed, and speak alone where they ask for it. Of weight 0 are figures of speech."""
WHY_LEARNED = "The comment as a whole reads like others that break this rule."


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase of a rule and its place in the original."""

    phrase: Phrase
    span: tuple[int, int]


def heard(text: Text, rule: str) -> tuple[Heard, ...]:
    """The phrases that speak for one rule, ask for what they name, and are nobody else's words; their companions with them."""
    found, reported = [], 0
    for one in said(text, rule):
        if not one.phrase.weight or (one.phrase.kind == CALL and not calls(text, one)):
            continue
        if _goes_on(text.inspected[reported : one.span[0]], reported) or is_reported(text, one.span[0]):
            reported = one.span[1]
        else:
            kind = "" if one.phrase.kind == CALL else one.phrase.kind
            found.append(Heard(replace(one.phrase, kind=kind), one.span))
    if any(one.phrase.kind for one in found):
        found += _companions_in(text, rule)
    return tuple(found)


def strength(found: tuple[Heard, ...]) -> float:
    """How strongly phrases speak, from 0 to 1: 1 - (1 - a)(1 - b)… over kinds, of each kind the strongest.

    A kind alone says nothing: a substance is a subject, and a substance with an offer is a sale.
    """
    kinds = {one.phrase.kind for one in found if one.phrase.kind}
    counted = [one for one in found if not one.phrase.kind or len(kinds) > 1]
    silence = 1.0
    for kind in sorted({one.phrase.kind for one in counted}):  # the last digit of a product depends on its order
        silence *= 1 - max(one.phrase.weight for one in counted if one.phrase.kind == kind)
    return min(MOST, 1 - silence)


def signals(text: Text, rule: Rule, why: str) -> tuple[Signal, ...] | None:
    """One signal for phrases, one for the learned score of the head that bears the rule's name.

    A learned score is at most `MOST_BY_LEARNING`, which holds nothing: it was taught with texts of one hand, and takes an
    odd turn of phrase for a breach. Beside a sign of the rule's subject it counts in full from the edition's threshold
    `sure` on. Without any such sign it counts `WITHOUT_SIGN`, unless it reaches the threshold `alone`. (No score reaches
    1, which either is where none is given.) Beside phrases that speak it adds to them as one more kind. None where neither
    can say anything: no phrase, and no score for the language.
    """
    scores = attributes(text)
    found = heard(text, rule.id)
    by_phrases, learned = strength(found), (scores or {}).get(rule.id)
    if not by_phrases and scores is None:
        return None
    seen = []
    if by_phrases:
        second = learned or 0.0
        together = by_phrases if second < AGREEING else 1 - (1 - by_phrases) * (1 - second)
        spans = tuple(sorted({one.span for one in found}))
        seen.append(Signal(min(MOST, together), spans, why))
    elif learned is not None:
        seen.append(_learned(text, rule, learned, found))
    return tuple(seen)


def _learned(text: Text, rule: Rule, learned: float, found: tuple[Heard, ...]) -> Signal:
    marking = rule.threshold("mark", rule.threshold("hold", 0.6))
    if learned < marking:
        return Signal(learned * WITHOUT_SIGN, (), WHY_LEARNED)
    signs = found or tuple(_companions_in(text, rule.id))
    is_full = bool(signs) or learned >= rule.threshold("alone", 1.0)
    most = MOST if signs and learned >= rule.threshold("sure", 1.0) else MOST_BY_LEARNING
    score = min(learned, most) if is_full else learned * WITHOUT_SIGN
    return Signal(score, _evidence(text, signs) if score >= marking else (), WHY_LEARNED)


def _goes_on(between: str, reported: int) -> bool:
    """Whether a reported phrase is followed by the next one of a list: "He shouted …, … and …"."""
    return bool(reported) and len(between) < 12 and between.strip(" ,\"'“”‘’").lower() in ("", "and", "or")


@cache
def _companions() -> tuple[AhoCorasick, tuple[Phrase, ...]]:
    content = files("detente.standards.lexicon").joinpath("companions.txt").read_text(encoding="utf-8")
    phrases = []
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            name, weight, phrase = line.split(" ", 2)
            rule, _, kind = name.partition(":")
            phrases.append(Phrase(rule, kind, float(weight), phrase))
    return AhoCorasick([f" {phrase.words} " for phrase in phrases]), tuple(phrases)


def _companions_in(text: Text, rule: str) -> list[Heard]:
    automaton, phrases = _companions()
    words_of = spoken(text)
    found = []
    for number, start, end in automaton.find_matches_as_indexes(words_of.line, overlapping=True):
        if phrases[number].rule == rule:
            first = bisect_right(words_of.starts, start + 1) - 1
            last = bisect_right(words_of.starts, end - 2) - 1
            found.append(Heard(phrases[number], (words_of.spans[first][0], words_of.spans[last][1])))
    return found


def _evidence(text: Text, found: tuple[Heard, ...]) -> Spans:
    """The phrases of the rule, or the words that people mark most often, or else the whole of what was read."""
    spans = tuple(sorted({one.span for one in found})) or evidence_in(text)
    return spans or ((0, len(text.inspected)),)
