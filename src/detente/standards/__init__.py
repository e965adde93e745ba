"""The published rules as pure Python: normalise, judge, explain. No Django, no clock, no network, no
database.

text = normalise(accept(raw))
verdict = judge(text, Circumstances(time=now), shipped_edition("recommended"))
"""

from __future__ import annotations

from detente.standards.doors import accept
from detente.standards.edition import Edition, Rule, load_edition, shipped_edition
from detente.standards.errors import EditionError, StandardsError, TextRefused, WeightsRefused
from detente.standards.fingerprints import fingerprint
from detente.standards.history import InMemoryHistory
from detente.standards.judging import judge
from detente.standards.records import Article, Circumstances, Finding, Fingerprint, History, Past, Verdict
from detente.standards.text import Text, normalise

__all__ = [
    "Article",
    "Circumstances",
    "Edition",
    "EditionError",
    "Finding",
    "Fingerprint",
    "History",
    "InMemoryHistory",
    "Past",
    "Rule",
    "StandardsError",
    "Text",
    "TextRefused",
    "Verdict",
    "WeightsRefused",
    "accept",
    "fingerprint",
    "judge",
    "load_edition",
    "normalise",
    "shipped_edition",
]
