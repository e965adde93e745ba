"""Coral's external moderation phase: a signed comment comes in, an opinion or none goes out.

The door remembers nothing, so a repeated request gets the same answer for as long as the edition in force stays
the same. It never says APPROVED: that would end Coral's own pipeline, the newsroom's pre-moderation included.
Source of the contract: github.com/coralproject/talk, docs "External Moderation Phase", and the code of its
moderation pipeline.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from detente.standards import Edition, Finding, Verdict

from .errors import BadSignature, UnfitRequest

LARGEST_BODY = 1 << 20
REASONS: Mapping[str, str] = {
    "insult": "ABUSIVE",
    "trolling": "HARASSMENT_BULLYING",
    "respect": "ABUSIVE",
    "publisher": "ABUSIVE",
    "hatred": "HATE_SPEECH",
    "profanity": "OFFENSIVE",
    "violence": "OFFENSIVE",
    "spam": "SPAM",
    "flooding": "SPAM",
    "flash-mob": "SPAM",
    "malware": "SPAM",
    "advertising": "AD",
    "promotion": "AD",
    "off-topic": "IRRELEVANT_CONTENT",
}
"""Coral's rejection reason for each rule; every other rule is OTHER, with the rule's title as its own reason."""
_TOXIC = frozenset({"ABUSIVE", "HARASSMENT_BULLYING", "HATE_SPEECH", "OFFENSIVE"})
_MARKUP = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|i|li|ol|p|s|span|strong|u|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BLOCKS = frozenset({"blockquote", "br", "div", "li", "ol", "p", "ul"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What Coral sent, as far as judging needs it. `text` is plain, `host` the newspaper's own."""

    text: str
    author: str
    story: str
    host: str


def require_signature(body: bytes, header: str, secrets: Iterable[str]) -> None:
    """Raise `BadSignature` unless one of the signatures is right under one of the secrets.

    `header` is `sha256=<hex>`, several joined by commas while Coral rotates its secret. Each is the HMAC-SHA256
    of the raw body, its key the whole secret with its prefix.
    """
    given = [part.strip().removeprefix("sha256=").encode() for part in header.split(",")]
    right = [hmac.new(secret.encode(), body, hashlib.sha256).hexdigest().encode() for secret in secrets]
    if not any(hmac.compare_digest(one, other) for one in given for other in right):
        raise BadSignature("This request is not signed with a secret that is known here.")


def read(body: bytes) -> Sent:
    """The comment in a request. Raises `UnfitRequest`."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise UnfitRequest("The body is not valid JSON in UTF-8.") from broken
    raw = _part(data, "comment", "body")
    if not isinstance(raw, str):
        raise UnfitRequest("comment.body must be a string.")
    names = (_part(data, "author", "id"), _part(data, "story", "id"), _part(data, "story", "url"))
    author, story, url = (name if isinstance(name, str) else "" for name in names)
    return Sent(plain(raw), author, story, _host_of(url))


def plain(raw: str) -> str:
    """The words of a comment, whichever of its two formats Coral was told to send."""
    if not _MARKUP.search(raw):
        return raw
    reader = _Words()
    reader.feed(raw)
    reader.close()
    return "".join(reader.parts).strip()


def opinion(verdict: Verdict, edition: Edition, base_url: str) -> dict[str, Any] | None:
    """What Coral is told; None is no opinion."""
    if verdict.action == "publish":
        return None
    grounds = [finding for finding in verdict.findings if finding.action == verdict.action]
    if verdict.action == "hold":
        flags = sorted({flag for ground in grounds if (flag := _flag(ground.rule))})
        told: dict[str, Any] = {"status": "SYSTEM_WITHHELD"}
        if flags:
            told["actions"] = [{"actionType": "FLAG", "reason": flag} for flag in flags]
        return told
    return {
        "status": "REJECTED",
        "moderationAction": {"status": "REJECTED", "rejectionReason": _reason(grounds, edition, base_url)},
    }


def _reason(grounds: list[Finding], edition: Edition, base_url: str) -> dict[str, str]:
    gravest = max(grounds, key=lambda finding: finding.score)
    rule = edition.rules.get(gravest.rule)
    told = {"code": REASONS.get(gravest.rule, "OTHER")}
    if told["code"] == "OTHER":
        told["customReason"] = rule.title if rule is not None else gravest.rule
    sentences = [_sentence(ground, edition, base_url) for ground in grounds]
    sentences.append(f"Software decided this, under the edition “{edition.name}” ({edition.hash[:19]}). "
                     "You can ask the moderators to look at it.")  # fmt: skip
    told["detailedExplanation"] = " ".join(sentences)
    return told


def _sentence(ground: Finding, edition: Edition, base_url: str) -> str:
    rule = edition.rules.get(ground.rule)
    if rule is None:
        return ground.why
    return f"Rule {rule.number}, “{rule.title}”: {ground.why} {base_url}/standards/{rule.id}/"


def _flag(rule: str) -> str:
    reason = REASONS.get(rule, "")
    if reason in _TOXIC:
        return "COMMENT_DETECTED_TOXIC"
    return "COMMENT_DETECTED_SPAM" if reason in ("SPAM", "AD") else ""


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _part(data: Any, *names: str) -> Any:
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    return data


class _Words(HTMLParser):
    """The text between the tags, with a line end for every block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
