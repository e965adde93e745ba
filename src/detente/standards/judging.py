"""The judgement. Read `DETECTORS` aloud: that is the list every comment walks, cheapest first.

`judge` is `examine` (what can be said from the text and its article alone; may run in any process) followed
by `conclude` (what needs the comments before it, and the verdict).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from detente.standards.detectors import detectors_hash
from detente.standards.edition import Edition, Rule
from detente.standards.feed import Feed
from detente.standards.fingerprints import know_fingerprints
from detente.standards.language.identify import identify, know_languages
from detente.standards.learned.heads import attributes, is_doubted, know_attributes
from detente.standards.learned.languages import unmeasured_in
from detente.standards.records import (
    DIGITS,
    SEVERITY,
    Action,
    Circumstances,
    Finding,
    FindingAction,
    Signal,
    Spans,
    Verdict,
)
from detente.standards.rules import (
    drugs,
    extremism,
    flash_mob,
    flooding,
    hatred,
    house,
    insult,
    language_norms,
    malware,
    minors,
    off_topic,
    phrases,
    privacy,
    profanity,
    publisher,
    site_language,
    suicide,
    trolling,
    violence,
)
from detente.standards.text import INSPECTED, Text

Signals = tuple[Signal, ...]
Detector = Callable[[Text, Circumstances, Rule], Signals | None]
"""Returns signals, an empty tuple for "looked and saw nothing", or None for "cannot say"."""

DETECTORS: tuple[tuple[str, Detector], ...] = (
    ("language-norms", language_norms.detect),
    ("privacy", privacy.detect),
    ("malware", malware.detect),
    ("suicide", suicide.detect),
    ("minors", minors.detect),
    ("extremism", extremism.detect),
    ("drugs", drugs.detect),
    ("violence", violence.detect),
    ("spam", phrases.detect),
    ("promotion", phrases.detect),
    ("advertising", phrases.detect),
    ("profanity", profanity.detect),
    ("site-language", site_language.detect),
    ("insult", insult.detect),
    ("hatred", hatred.detect),
    ("trolling", trolling.detect),
    ("publisher", publisher.detect),
    ("off-topic", off_topic.detect),
)
DETECTORS_OF_HISTORY: tuple[tuple[str, Detector], ...] = (
    ("flooding", flooding.detect),
    ("flash-mob", flash_mob.detect),
)
ATTRIBUTES: Mapping[str, str] = {
    "TOXICITY": "insult",
    "SEVERE_TOXICITY": "insult",
    "INSULT": "insult",
    "PROFANITY": "profanity",
    "THREAT": "insult",
    "IDENTITY_ATTACK": "hatred",
}
"""Perspective's names for learned scores, each with the rule that it belongs to: switched off with it."""
ASKING_WHAT_FOLLOWS = frozenset(("insult", "hatred", "minors", "extremism", "violence", "drugs"))
"""The rules whose detectors ask for the thresholds of actions: they look for evidence only where something follows."""
LEARNED = frozenset(ATTRIBUTES.values()) | {
    "extremism", "suicide", "violence", "minors", "drugs", "spam", "advertising", "promotion", "trolling",
}  # fmt: skip
"""The rules that ask for learned scores."""
_ACTIONS = ("mark", "hold", "refuse")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was seen in one text, before its history is considered. Small and picklable."""

    signals: dict[str, Signals]
    attributes: dict[str, float]
    house: Signals
    language: str | None
    inspected: int | None
    doubted: bool = False
    despair: Signals = ()


def prepare(texts: Iterable[Text]) -> None:
    """Derive for many texts at once what is cheaper in a batch. Never changes a verdict; judging alone does
    the same.
    """
    texts = tuple(texts)
    know_languages(texts)
    know_attributes(texts)
    know_fingerprints(texts)


def judge(text: Text, circumstances: Circumstances, edition: Edition) -> Verdict:
    """Judge one text under one edition. Pure: the same arguments give an equal verdict, in any process, at
    any time.
    """
    return conclude(examine(text, circumstances, edition), text, circumstances, edition)


def seen_alike(one: Edition, other: Edition) -> frozenset[str]:
    """The rules whose detectors see the same under both editions, since all that they ask of an edition is equal."""
    pairs = ((rule, other.rules[name]) for name, rule in one.rules.items())
    return frozenset(a.id for a, b in pairs if a.enabled and b.enabled and _asked(a) == _asked(b))


def _asked(rule: Rule) -> tuple[dict[str, float], Feed | None]:
    numbers = rule.thresholds.items()
    return {name: at for name, at in numbers if rule.id in ASKING_WHAT_FOLLOWS or name not in _ACTIONS}, rule.feed


def examine(
    text: Text,
    circumstances: Circumstances,
    edition: Edition,
    known: Examined | None = None,
    alike: frozenset[str] = frozenset(),
) -> Examined:
    """Run every detector that needs no other comment. What is `known` from another edition, in the same circumstances, is
    taken over for the rules that are `alike` under both (`seen_alike`).
    """
    signals = _run(DETECTORS, text, circumstances, edition, known.signals if known else {}, alike)
    return Examined(
        signals=signals,
        attributes=_attributes(text, edition),
        house=house.detect(text, circumstances),
        language=identify(text).language,
        inspected=INSPECTED if text.is_cut else None,
        doubted=any(edition.rules[rule].enabled for rule in LEARNED) and is_doubted(text),
        despair=_despair(signals, text, circumstances, edition),
    )


def conclude(examined: Examined, text: Text, circumstances: Circumstances, edition: Edition) -> Verdict:
    """Add what the earlier comments say, weigh everything and give the verdict."""
    signals = {**examined.signals, **_run(DETECTORS_OF_HISTORY, text, circumstances, edition)}
    findings = [
        finding
        for rule, seen in signals.items()
        for signal in seen
        if signal.kind != "despair" and (finding := weigh(signal, edition.rules[rule]))
    ]
    findings += [_heard(signal) for signal in examined.despair]
    findings.sort(
        key=lambda finding: (edition.rules[finding.rule].number, -finding.score, finding.spans, finding.why)
    )
    findings = _once(findings)
    # Despair is no breach to be tried out or switched off: whoever needs help meets it under every edition.
    tried = [f for f in findings if edition.rules[f.rule].shadow and f.kind != "despair"]
    findings = [f for f in findings if not edition.rules[f.rule].shadow or f.kind == "despair"]
    unmeasured = _unmeasured(examined.language, edition)
    waits = edition.hold_unmeasured or circumstances.hold_unmeasured
    unread = house.unread(examined.language, unmeasured, hold=waits)
    findings += [_house_finding(signal) for signal in (*examined.house, *unread)]
    findings = _spare_the_desperate(findings)
    return Verdict(
        action=_heaviest(findings),
        findings=tuple(findings),
        scores=_scores(signals, examined.attributes, edition),
        language=examined.language,
        edition=edition.hash,
        detectors=detectors_hash(),
        inspected=examined.inspected,
        doubted=examined.doubted,
        shadow=tuple(tried),
        unmeasured=unmeasured,
        feed=_feed_asked(circumstances, edition),
    )


def weigh(signal: Signal, rule: Rule) -> Finding | None:
    """Turn a signal into a finding, as the rule's thresholds and the machine's ceiling allow; None below all
    of them.
    """
    score = round(signal.score, DIGITS)
    limit = rule.thresholds.get
    reached = [name for name in _ACTIONS if score >= limit(name, 2.0)]
    if not reached or rule.ceiling == "none":
        return None
    action: FindingAction = "mark"
    for name in ("hold", "refuse"):
        if name in reached and SEVERITY[name] <= SEVERITY[rule.ceiling]:
            action = name
    if "refuse" in reached and action == "mark" and rule.ceiling == "hold":
        action = "hold"
    return Finding(rule.id, score, signal.spans, signal.why, action, signal.related, signal.kind)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings of one rule and kind over the same words the heaviest, with the spans of all: what was learned and what
    is listed tell of one thing. Rules of form keep each of theirs, since there each says something else. `findings` come
    rule by rule, the heaviest first.
    """
    kept: list[Finding] = []
    for one in findings:
        same = [other for other in kept if _tell_of_one_thing(other, one)]
        if same:
            spans = _joined(span for other in (*same, one) for span in other.spans)
            kept = [replace(other, spans=spans) if other is same[0] else other for other in kept if other not in same[1:]]
        else:
            kept.append(one)
    return kept


def _tell_of_one_thing(one: Finding, other: Finding) -> bool:
    if one.rule not in LEARNED or (one.rule, one.kind, one.related) != (other.rule, other.kind, other.related):
        return False
    apart = len(_joined(one.spans)) + len(_joined(other.spans))
    return len(_joined((*one.spans, *other.spans))) < apart


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """In order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _run(
    detectors: Iterable[tuple[str, Detector]],
    text: Text,
    circumstances: Circumstances,
    edition: Edition,
    known: Mapping[str, Signals] = MappingProxyType({}),
    alike: frozenset[str] = frozenset(),
) -> dict[str, Signals]:
    seen: dict[str, Signals] = {}
    for rule_id, detect in detectors:
        rule = edition.rules[rule_id]
        if rule_id in alike:
            if rule_id in known:
                seen[rule_id] = known[rule_id]
        elif rule.enabled and (signals := detect(text, circumstances, rule)) is not None:
            seen[rule_id] = signals
    return seen


def _despair(
    signals: Mapping[str, Signals], text: Text, circumstances: Circumstances, edition: Edition
) -> Signals:
    """The voice of someone in despair, listened for even where the rule `suicide` is switched off; by phrases alone where
    no rule of the edition asks for learned scores.
    """
    seen = signals.get("suicide")
    if seen is None and any(edition.rules[rule].enabled for rule in LEARNED):
        seen = suicide.detect(text, circumstances, edition.rules["suicide"])
    elif seen is None:
        seen = suicide.despair_in(text)
    return tuple(signal for signal in seen if signal.kind == "despair")


def _heard(signal: Signal) -> Finding:
    """Despair is no breach to be weighed: it waits for a person, whatever thresholds and ceiling the rule has."""
    return Finding("suicide", round(signal.score, DIGITS), signal.spans, signal.why, "hold", (), "despair")


def _feed_asked(circumstances: Circumstances, edition: Edition) -> str:
    """The hash of the list of harmful addresses that was asked; empty when there is none, or it had expired."""
    feed = edition.feed
    asked = feed is not None and edition.rules["malware"].enabled and feed.holds(circumstances.time)
    return feed.hash if feed is not None and asked else ""


def _house_finding(signal: Signal) -> Finding:
    return Finding(signal.kind, signal.score, signal.spans, signal.why, "hold")


def _spare_the_desperate(findings: list[Finding]) -> list[Finding]:
    """Someone in despair meets a human and help, whatever else is in the comment: nothing in it is refused by
    machine.
    """
    if not any(finding.kind == "despair" for finding in findings):
        return findings
    return [
        Finding(
            f.rule,
            f.score,
            f.spans,
            f.why,
            "hold" if f.action == "refuse" else f.action,
            f.related,
            f.kind,
        )
        for f in findings
    ]


def _unmeasured(language: str | None, edition: Edition) -> tuple[str, ...]:
    """The rules that a machine applies to English and that stay silent, or unproven, in this language."""
    applied = [rule.id for rule in edition.rules.values() if rule.enabled and rule.ceiling != "none"]
    return unmeasured_in(language, applied)


def _heaviest(findings: Iterable[Finding]) -> Action:
    level = max((SEVERITY[finding.action] for finding in findings), default=0)
    return ("publish", "hold", "refuse")[level]


def _attributes(text: Text, edition: Edition) -> dict[str, float]:
    wanted = [name for name, rule in ATTRIBUTES.items() if edition.rules[rule].enabled]
    learned = (attributes(text) if wanted else None) or {}
    return {name: learned[name] for name in wanted if name in learned}


def _highest(seen: Signals) -> float:
    """The score of a rule. A word that is shown without regard to the rest of its comment says nothing about the whole."""
    return max([signal.score for signal in seen if signal.kind != "word"], default=0.0) if seen else 0.0


def _scores(
    signals: Mapping[str, Signals], learned: Mapping[str, float], edition: Edition
) -> dict[str, float]:
    """Perspective's attributes first, then the rules in published order. What nobody measured is absent."""
    scores = {rule: _highest(seen) for rule, seen in signals.items()}
    named = dict(learned)
    if "profanity" in scores:
        named["PROFANITY"] = max(learned.get("PROFANITY", 0.0), scores["profanity"])
    ordered = {name: named[name] for name in ATTRIBUTES if name in named}
    ordered |= {rule: scores[rule] for rule in edition.rules if rule in scores}
    return {name: round(score, DIGITS) for name, score in ordered.items()}
