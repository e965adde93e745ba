"""`insult`: insults and threats, by a learned score, by words that are insults by themselves, and by phrases of threat."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.evidence import evidence_in, marked_by_chance
from detente.standards.learned.heads import attributes
from detente.standards.lexicon import words
from detente.standards.lexicon.calls import calls
from detente.standards.lexicon.contempt import words_of_names
from detente.standards.lexicon.denied import NEGATION, is_denied
from detente.standards.lexicon.phrases import Said, said, spoken
from detente.standards.lexicon.reported import is_reported
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.target import aimed_at_someone, neighbours
from detente.standards.records import DIGITS, Circumstances, Signal, Spans
from detente.standards.text import Text

_OTHERS = words("not never he she they who dont didnt wont wouldnt")
"""Before a threat: it is denied, or somebody else's."""
_EXPLETIVES = words(
    "fuck fucks fucking fuckin fucked shit shitty shite bullshit horseshit crap crappy damn damned dammit goddamn bloody hell wtf "
    "bollocks piss pissed"
)
_PEOPLE = words("him her them em these those they guy guys man woman lot people")
_OF_THINGS = words(
    "stupid idiotic dumb ridiculous pathetic cruel disgusting insane crazy moronic absurd silly foolish dishonest shameful "
    "disgraceful nonsense garbage trash rubbish ignorant sick evil corrupt incompetent lies lie hypocrisy joke"
)
_PERSONS = words(
    "you your youre yours u ur yourself he she him her his hers they them their theyre who people man woman men women guy guys "
    "person boy girl lady i im me my hes shes someone somebody anyone everybody everyone these those"
)
_OF_NEWS = words(
    "murderer murderers killer killers rapist rapists terrorist terrorists abuser abusers thief thieves robber robbers "
    "nazi nazis fascist fascists"
)
"""Names for a crime or a creed: insults by themselves only in another mouth than a reporter's."""
AT_NOBODY = 0.85
SECONDED, MOST_OF_THREATS = 0.5, 0.99


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """The learned score with the words that people most often marked as its evidence, and phrases of threat.

    A score whose every piece of evidence is negated ("you are not an idiot"), or for which no word speaks, counts half; one whose every
    piece of evidence swears at nobody ("this fucking weather"), or calls things names where no person is spoken of
    ("the policy is stupid"), is at most .85: it ranks, and under `recommended` holds nothing. Where the whole comment
    scores too little to be marked, a word that people marked nearly wherever they met it speaks alone, from the edition's
    threshold `word` on; it marks, does no more, and leaves the score as it is.
    """
    del circumstances
    threats = [one for one in said(text, "insult") if not _is_others(text, one)]
    learned = _learned(text, rule)
    if learned is None and not threats:
        return None
    word = _word(text, rule, learned) if learned and not threats else None
    return tuple(signal for signal in (learned, word, _threat(text, threats)) if signal is not None)


def _learned(text: Text, rule: Rule) -> Signal | None:
    scores = attributes(text)
    if scores is None or "INSULT" not in scores:  # nobody measured it in this language
        return None
    insult, threat = scores.get("insult", scores["INSULT"]), scores.get("threat", 0.0)
    kind = "threat" if threat > insult else "insult"
    score = max(threat, insult)
    spans: Spans = ()
    if score >= rule.threshold("mark", 0.5):
        spans = evidence_in(text)
        if not spans or _are_denied(text, spans):
            score /= 2
        elif spans and kind == "insult" and (set(spans) <= _swearing_at_nobody(text) or _of_things(text, spans)):
            score = min(score, AT_NOBODY)
    why = "The comment reads like others that people called " + (
        "threatening." if kind == "threat" else "insulting."
    )
    return Signal(score, spans, why, kind=kind)


def _are_denied(text: Text, spans: Spans) -> bool:
    """Whether every piece of evidence is denied; who somebody is ("women are not …") is no piece that could be."""
    said_of = [start for start, end in spans if text.inspected[start:end].lower() not in words_of_names()]
    return bool(said_of) and all(is_denied(text, start) for start in said_of)


def _word(text: Text, rule: Rule, learned: Signal) -> Signal | None:
    """The words that are insults by themselves, unless they are denied, retold, or said of things and at nobody. Asked only
    where an insult is suspected, and not where the comment is marked anyway.
    """
    limit, mark = rule.threshold("word", 2.0), rule.threshold("mark", 2.0)
    if learned.kind != "insult" or not rule.threshold("suspected", 2.0) <= learned.score < mark:
        return None
    found = (span for span, chance in marked_by_chance(text) if round(chance, DIGITS) >= limit)
    harmless = _OF_NEWS | words_of_names()
    sure = tuple(span for span in found if text.inspected[slice(*span)].lower() not in harmless)
    if not sure or any(is_denied(text, start) or is_reported(text, start) for start, _ in sure):
        return None
    if set(sure) <= _swearing_at_nobody(text) or _of_things(text, sure):
        return None
    return Signal(mark, evidence_in(text), "Words that people often marked as insults.", kind="word")


def _of_things(text: Text, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether all evidence is words that are said of policies and films too, and no word stands for a person."""
    said_words = {word for start, end in spans for word in text.inspected[start:end].lower().split()}
    plain = {word.strip(",.!?;:\"'()") for word in said_words} - {"and", "or", "a", "is", "the", "so"}
    return plain <= _OF_THINGS and not _PERSONS & set(spoken(text).words)


def _swearing_at_nobody(text: Text) -> set[tuple[int, int]]:
    """The spans of expletives that name no person and are aimed at none."""
    return {
        hit.span
        for hit in hits_in(text)
        if text.inspected[slice(*hit.span)].lower() in _EXPLETIVES
        and not aimed_at_someone(text, hit)
        and not set(neighbours(text, hit)[1][:2]) & _PEOPLE
    }


def _is_others(text: Text, one: Said) -> bool:
    """Whether it is a figure of speech, denied, retold, or a deed that somebody else did."""
    if not one.phrase.weight or (one.phrase.kind == "call" and not calls(text, one)):
        return True
    is_wish = one.phrase.words.startswith(("deserve", "should", "needs"))
    others = NEGATION if is_wish else _OTHERS
    return one.previous_word in others or is_reported(text, one.span[0])


def _threat(text: Text, threats: list[Said]) -> Signal | None:
    """Phrases of threat; a learned chance of a threat adds to them, so that plain threats wait for a person."""
    if not threats:
        return None
    score = max(one.phrase.weight for one in threats)
    learned = (attributes(text) or {}).get("threat", 0.0)
    if learned >= SECONDED:
        score = min(MOST_OF_THREATS, 1 - (1 - score) * (1 - learned))
    return Signal(score, tuple(one.span for one in threats), "The comment threatens somebody.", kind="threat")
