"""`spam`, `promotion`, `advertising`: phrases of people who sell, links, ways to reach the seller and a learned score,
added up.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.heads import attributes
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Said, said, spoken
from detente.standards.records import Circumstances, Signal, Spans
from detente.standards.text import Text
from detente.standards.web.hosts import SHORTENERS
from detente.standards.web.links import Link, links_in

_CONTACTS = ("wa.me", "t.me", "chat.whatsapp.com", "api.whatsapp.com", "m.me")
_WHY = {
    "spam": "Phrases that are typical of spam and of schemes to get rich",
    "promotion": "The comment sends readers to a channel, page or product",
    "advertising": "Phrases that are typical of advertisements",
}
_READS_LIKE = {
    "spam": "The comment reads like spam.",
    "advertising": "The comment reads like an advertisement.",
}
_WARNING = words(
    "scam scams scammer scammers fraud frauds fraudster fraudsters crook crooks rubbish beware warn warns warned warning "
    "victim victims reported nonsense trap"
)
LINK, SHORTENED, CONTACT, REFERRAL = 0.5, 0.6, 0.8, 0.65
ALONE, UNPROVEN, QUIET = 0.85, 0.8, 0.5
"""A learned score of `ALONE` speaks by itself, and is at most `UNPROVEN` where no link leads to a seller: that marks. Below
it is at most `QUIET`, which only ranks.
"""
SURE, FIRM = 0.85, 0.6
"""Where the scores for spam and for advertising both reach `SURE`, a text reads like a seller's on two counts. Of 18,400
comments that sell nothing, 12,500 of them under news, none does so beside phrases and links that are worth `FIRM`.
"""
FEWEST_WORDS = 3
"""A link with fewer words beside it is a source or a greeting, whatever it reads like."""
_REFERRALS = ("?ref=", "&ref=", "/ref/", "/ref?", "referral", "affiliate=", "?invite=", "/invite/")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Add up what speaks for the rule: 1 - (1 - a)(1 - b)…

    A link adds to phrases; alone it says nothing, since most links in comments are sources. Only a link that
    pays its sender (a referral) speaks by itself, for `promotion`. A learned score adds half of itself to phrases, and the
    whole where the scores for spam and for advertising are both sure and nothing warns; without phrases it counts from the
    threshold `alone` on (for `spam` and `advertising`), as a mark unless a link leads to a seller. A warning that repeats
    the phrases of a fraud, and reads like no spam, stays below every threshold.
    """
    del circumstances
    phrases, links = said(text, rule.id), links_in(text)
    paid = [link for link in links if rule.id == "promotion" and _is_paid(link)]
    scores = attributes(text) or {}
    learned = scores.get("advertising" if rule.id == "promotion" else rule.id, 0.0)
    if not phrases and not paid:
        return _learned_alone(text, links, learned, rule)
    agreed = min(scores.get("spam", 0.0), scores.get("advertising", 0.0))
    found = _weighed(text, 1 - (1 - added(phrases)) * _silence(links, paid), learned, agreed, bool(phrases))
    why = _WHY[rule.id] + (", with a link." if links else ".")
    if not phrases:
        why = "The link pays whoever sends readers there."
    spans = {phrase.span for phrase in phrases} | {link.span for link in links}
    return (Signal(min(0.99, found), tuple(sorted(spans)), why),)


def _weighed(text: Text, evidence: float, learned: float, agreed: float, is_phrased: bool) -> float:
    """What phrases and links are worth beside the rule's learned score and what the two scores of sellers agree on."""
    warns = not _WARNING.isdisjoint(spoken(text).words)
    if learned < QUIET and is_phrased and warns:
        return min(evidence, QUIET)
    if agreed >= SURE and evidence >= FIRM and not warns:
        return 1 - (1 - evidence) * (1 - learned)
    return strengthened(evidence, learned)


def added(phrases: tuple[Said, ...]) -> float:
    """What several phrases say together, each counted once, as chances add up."""
    silence = 1.0
    for phrase in {found.phrase.words: found.phrase for found in phrases}.values():
        silence *= 1 - phrase.weight
    return 1 - silence


def strengthened(evidence: float, learned: float) -> float:
    """Evidence with half of a learned score added to it; a learned score below one half changes nothing."""
    return evidence if learned < QUIET else 1 - (1 - evidence) * (1 - learned / 2)


def alone(learned: float, rule: Rule) -> float:
    """What a learned score is worth without any phrase: itself from the threshold `alone` on, else at most one half."""
    return learned if learned >= rule.threshold("alone", ALONE) else min(learned, QUIET)


def whole(text: Text) -> Spans:
    """The comment without the white space around it, as one span; none where it is empty."""
    body = text.inspected.strip()
    start = text.inspected.find(body)
    return ((start, start + len(body)),) if body else ()


def _learned_alone(text: Text, links: tuple[Link, ...], learned: float, rule: Rule) -> tuple[Signal, ...]:
    if rule.id not in _READS_LIKE or not learned:
        return ()
    score = alone(learned, rule)
    if links and _words_beside(text, links) < FEWEST_WORDS:
        score = min(QUIET, score)
    sells = any(_is_paid(link) or _weight(link.host) > LINK for link in links)
    spans = tuple(link.span for link in links) or whole(text)
    return (Signal(min(0.99 if sells else UNPROVEN, score), spans, _READS_LIKE[rule.id]),)


def _words_beside(text: Text, links: tuple[Link, ...]) -> int:
    return sum(
        not any(start < link.span[1] and link.span[0] < end for link in links)
        for start, end in spoken(text).spans
    )


def _silence(links: tuple[Link, ...], paid: list[Link]) -> float:
    if paid:
        return 1 - REFERRAL
    return 1 - max((_weight(link.host) for link in links), default=0.0)


def _is_paid(link: Link) -> bool:
    return any(sign in link.path for sign in _REFERRALS)


def _weight(host: str) -> float:
    if host in _CONTACTS:
        return CONTACT
    return SHORTENED if host.removeprefix("www.") in SHORTENERS else LINK
