"""What goes into the judgement and what comes out of it: frozen values, JSON-ready, without any behaviour of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Action = Literal["publish", "hold", "refuse"]
FindingAction = Literal["mark", "hold", "refuse"]
Spans = tuple[tuple[int, int], ...]

DIGITS = 4
"""Scores are rounded to this many digits before thresholds, so that no platform's last bit decides."""
SEVERITY: Mapping[str, int] = {"publish": 0, "mark": 0, "rank": 0, "hold": 1, "refuse": 2}


@dataclass(frozen=True, slots=True)
class Article:
    """What is commented on. `language` is an ISO 639-1 code, or "" when unknown."""

    title: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text to find its copies: no text can be read back from it.

    exact: signed 64-bit hash of the folded words. bands: signed 64-bit keys; two texts that share one are
    worth comparing (locality-sensitive hashing, Indyk and Motwani 1998). words: number of words. signature:
    64 MinHash values (Broder 1997) of 16 bits each, little-endian, 128 bytes; empty for a text without words.
    """

    exact: int
    bands: tuple[int, ...]
    words: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier comment, as far as the rules about repetition need to know it. `time` is aware."""

    id: str
    author: str | None
    thread: str | None
    time: datetime
    fingerprint: Fingerprint


class History(Protocol):
    """Where earlier comments are kept. What happened after `before` is never returned; the text asked about
    is not in it.
    """

    def own_recent(self, author: str | None, before: datetime) -> tuple[Past, ...]:
        """The author's own earlier comments that were not refused, newest last; nothing for an unknown author."""

    def lookalikes(self, fingerprint: Fingerprint, before: datetime) -> tuple[Past, ...]:
        """Earlier comments by anybody that share a band with `fingerprint`, newest last."""

    def remember(self, past: Past, *, refused: bool = False) -> None:
        """Keep a comment for later look-ups."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    time: datetime
    author: str | None = None
    thread: str | None = None
    article: Article | None = None
    parent_text: str | None = None
    site_languages: tuple[str, ...] = ("en",)
    publisher: str = ""
    newcomer: bool = False
    hold_newcomers: bool = False
    hold_unmeasured: bool = False
    held_words: tuple[str, ...] = ()
    site_host: str = ""
    own_recent: tuple[Past, ...] = ()
    lookalikes: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    score: float
    spans: Spans
    why: str
    related: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that was matched, with its evidence.

    `spans` are end-exclusive code-point offsets into the original text; empty when the evidence is not in the
    words (a rate, for instance). `related` names the other comments of a cluster. `kind` is empty, or says
    more precisely what was seen: "despair" means that the writer seems to need help and has broken no rule.
    """

    rule: str
    score: float
    spans: Spans
    why: str
    action: FindingAction
    related: tuple[str, ...] = ()
    kind: str = ""

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy."""
        return {
            "rule": self.rule,
            "score": self.score,
            "spans": [list(span) for span in self.spans],
            "why": self.why,
            "action": self.action,
            "related": list(self.related),
            "kind": self.kind,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """The finding that `as_dict` described. Raises KeyError for a record without its rule or action."""
        return cls(
            rule=data["rule"],
            score=float(data["score"]),
            spans=tuple((int(start), int(end)) for start, end in data["spans"]),
            why=data["why"],
            action=data["action"],
            related=tuple(data.get("related", ())),
            kind=data.get("kind", ""),
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of judging one text under one edition.

    `scores` holds one entry per rule that has a score, and Perspective's attribute names where a model
    speaks; what nobody measured is absent. `edition` and `detectors` are "sha256:…" and let the verdict be
    derived again. `inspected` is None, or how many code points were read when the text was longer than the
    machine reads. `shadow` holds what rules in shadow mode found: recorded with the action that each would
    ask for, and not acted on. `feed` is the "sha256:…" of the list of harmful addresses that was asked about
    links, empty when none was. `doubted` says that the encoder read the text too, since the linear heads left it
    in doubt. `unmeasured` names the rules that are applied here and of which nobody knows how well they work in
    this language: their silence says nothing, and a person may want to look.
    """

    action: Action
    findings: tuple[Finding, ...]
    scores: dict[str, float] = field(default_factory=dict)
    language: str | None = None
    edition: str = ""
    detectors: str = ""
    inspected: int | None = None
    shadow: tuple[Finding, ...] = ()
    feed: str = ""
    doubted: bool = False
    unmeasured: tuple[str, ...] = ()

    @property
    def needs_help(self) -> bool:
        """Whether the writer seems to be in despair, so that the site shows where help is found."""
        return any(finding.kind == "despair" for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy; `Verdict.from_dict` turns it back into an equal verdict."""
        record: dict[str, Any] = {
            "action": self.action,
            "findings": [finding.as_dict() for finding in self.findings],
            "scores": dict(self.scores),
            "language": self.language,
            "edition": self.edition,
            "detectors": self.detectors,
        }
        if self.inspected is not None:
            record["inspected"] = self.inspected
        if self.feed:
            record["feed"] = self.feed
        if self.shadow:
            record["shadow"] = [finding.as_dict() for finding in self.shadow]
        if self.doubted:
            record["doubted"] = True
        if self.unmeasured:
            record["unmeasured"] = list(self.unmeasured)
        return record

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Verdict:
        """The verdict that `as_dict` described."""
        return cls(
            action=data["action"],
            findings=tuple(Finding.from_dict(item) for item in data["findings"]),
            scores={name: float(score) for name, score in data["scores"].items()},
            language=data.get("language"),
            edition=data.get("edition", ""),
            detectors=data.get("detectors", ""),
            inspected=data.get("inspected"),
            shadow=tuple(Finding.from_dict(item) for item in data.get("shadow", ())),
            feed=data.get("feed", ""),
            doubted=bool(data.get("doubted", False)),
            unmeasured=tuple(data.get("unmeasured", ())),
        )
