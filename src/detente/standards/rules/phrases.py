"""`spam`, `promotion`, `advertising`: phrases of people who sell, links, and ways to reach the seller, added
up.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.lexicon.phrases import said
from detente.standards.links import links_in
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

_SHORTENERS = frozenset(
    (
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "cutt.ly",
        "rb.gy",
        "shorturl.at",
        "tiny.cc",
    )
)
_CONTACTS = ("wa.me", "t.me", "chat.whatsapp.com", "api.whatsapp.com", "m.me")
_WHY = {
    "spam": "Phrases that are typical of spam and of schemes to get rich",
    "promotion": "The comment sends readers to a channel, page or product",
    "advertising": "Phrases that are typical of advertisements",
}
LINK, SHORTENED, CONTACT, REFERRAL = 0.5, 0.6, 0.8, 0.65
_REFERRALS = ("?ref=", "&ref=", "/ref/", "/ref?", "referral", "affiliate", "?invite=", "/invite/")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Add up what speaks for the rule: 1 - (1 - a)(1 - b)…

    A link adds to phrases; alone it says nothing, since most links in comments are sources. Only a link that
    pays its sender (a referral) speaks by itself, for `promotion`.
    """
    del circumstances
    phrases, links = said(text, rule.id), links_in(text)
    paid = [
        link for link in links if rule.id == "promotion" and any(sign in link.path for sign in _REFERRALS)
    ]
    if not phrases and not paid:
        return ()
    silence, spans = 1 - (REFERRAL if paid else 0.0), [phrase.span for phrase in phrases]
    for phrase in {found.phrase.words: found.phrase for found in phrases}.values():
        silence *= 1 - phrase.weight
    why = _WHY[rule.id] if phrases else "The link pays whoever sends readers there"
    if links:
        silence *= 1.0 if paid else 1 - max(_weight(link.host) for link in links)
        spans += [link.span for link in links]
        why += ", with a link" if phrases else ""
    return (Signal(min(0.99, 1 - silence), tuple(sorted(set(spans))), why + "."),)


def _weight(host: str) -> float:
    if host in _CONTACTS:
        return CONTACT
    return SHORTENED if host.removeprefix("www.") in _SHORTENERS else LINK
