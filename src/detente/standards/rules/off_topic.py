"""`off-topic`: how little a comment shares with the article and with the comment that it answers. A hint, never more.

Words are weighed by how rare they are in comments (inverse document frequency, Spärck Jones 1972); everyday words
say nothing. People who react to an article often repeat none of its words, so a few words never make a case.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files

from detente.standards.edition import Rule
from detente.standards.fingerprints import words_of
from detente.standards.language.identify import identify
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import said
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.phrases import whole
from detente.standards.text import Text, normalise

RAREST = 1.0
"""A word that is not listed stands in so many of a thousand comments."""
EVERYDAY = 12.0
"""What stands in more of a thousand comments says nothing about a subject."""
STEM = 5
"""Words with so many first letters in common count as forms of one word."""
LEAST_KNOWN = 10
"""An article with fewer informative words, a mere headline perhaps, does not say what belongs to it."""
SHARE = 0.7
"""A comment of which nothing is shared scores so much, without words that say that the subject is being changed."""
_REACTING = words(
    "this that these those they them their he she him his her article story headline photo picture author reporter"
)
"""Words that point at what was read: an answer needs no other bond."""
_ENDINGS = ("ingly", "ings", "ing", "edly", "ness", "ers", "ed", "es", "er", "ly", "s")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Compare the informative words with those of the article and of the parent; None where nothing can be said.

    That is so without an article of at least ten informative words, in a language other than English, and in a comment
    with fewer informative words than the threshold `few_words` (6). The score is .7 where nothing is shared and falls to 0
    where a quarter of the weight is; half of it counts where the comment points at what was read ("they", "this story").
    Phrases that change the subject ("off topic, but", "can anybody recommend") add to it where nothing is shared.
    """
    article = circumstances.article
    if article is None or not (article.title or article.text) or identify(text).language not in (None, "en"):
        return None
    if article.language not in ("", "en"):
        return None
    phrases = said(text, "off-topic")
    mine = informative(text)
    if len(mine) < rule.threshold("few_words", 6) and not phrases:
        return None
    about = f"{article.title}\n{article.text}"
    if _told(about) < LEAST_KNOWN:
        return None
    known = _stems(about) | _stems(circumstances.parent_text or "")
    share = shared(mine, known)
    score = SHARE * max(0.0, 1 - 4 * share)
    if not phrases and not _REACTING.isdisjoint(words_of(text)):
        score /= 2
    for phrase in phrases if not share else ():
        score = 1 - (1 - score) * (1 - phrase.phrase.weight)
    why = "The comment shares no subject words with the article or with the comment that it answers."
    return (Signal(min(0.99, score), whole(text), why),) if score else ()


def informative(text: Text) -> dict[str, float]:
    """The stems of the words that say something about a subject, with their weights."""
    found: dict[str, float] = {}
    for word in words_of(text):
        share = _everyday().get(word, RAREST)
        if len(word) > 2 and share <= EVERYDAY and not word.isdigit():
            found[stem_of(word)] = math.log(1000 / share)
    return found


def shared(mine: dict[str, float], known: frozenset[str]) -> float:
    """Which part of the weight of `mine` stands in `known`, as the same stem or one with the same five first letters."""
    total = sum(mine.values())
    found = sum(weight for stem, weight in mine.items() if stem in known or stem[:STEM] in known)
    return found / total if total else 0.0


def stem_of(word: str) -> str:
    """A word without the endings of English, as long as four letters remain."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=256)
def _stems(words_read: str) -> frozenset[str]:
    """The stems of an article's words, and their first five letters; of a long article all that the machine reads."""
    stems = {stem_of(word) for word in words_of(normalise(words_read))}
    return frozenset(stems | {stem[:STEM] for stem in stems if len(stem) >= STEM})


@lru_cache(maxsize=256)
def _told(words_read: str) -> int:
    """How many informative words an article has."""
    return len(informative(normalise(words_read)))


@cache
def _everyday() -> dict[str, float]:
    content = files("detente.standards.lexicon").joinpath("everyday.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in content.splitlines() if line and not line.startswith("#"))
    return {word: float(share) for word, share in lines}
