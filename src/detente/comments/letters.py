"""The letter to the author of a comment that is held, refused, removed or edited: what, why, by whom, and
what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from detente.accounts.queries import edition_in_force
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import lines_about

from . import house
from .editions import as_data, short_hash
from .help_lines import HelpLine, help_lines
from .models import Comment, Explanation, State
from .queries.editions import edition_named
from .queries.story import deciding_line
from .text import marked

SEVERE = ("hold", "refuse")
TITLES = {
    State.HELD: "Your comment is waiting for a moderator",
    State.REFUSED: "Your comment was not published",
    State.REMOVED: "A moderator removed your comment",
    State.PUBLISHED: "The newsroom edited your comment",
}
TITLES_FOR_STAFF = {
    State.HELD: "This comment is waiting for a moderator",
    State.REFUSED: "This comment was not published",
    State.REMOVED: "A moderator removed this comment",
    State.PUBLISHED: "The newsroom edited this comment",
}
OUTCOMES = (Event.MODERATION_APPEAL_UPHELD, Event.MODERATION_APPEAL_REVERSED, Event.MODERATION_APPEAL_OVERTAKEN)
NOT_PUBLIC = "Only its author and the moderators can read it."


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule as the letter quotes it. `why` is what was seen in this comment."""

    number: int
    title: str
    text: str
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything the letter says. `until` is when the time for an appeal ends."""

    state: str
    title: str
    opening: str
    text_html: SafeString
    language: str
    rules: list[Ground]
    house_reasons: list[str]
    sentence: str
    decided_by: str
    decided_at: datetime
    edition: str
    edition_url: str
    until: datetime
    decided_by_person: bool = False
    help: tuple[HelpLine, ...] = ()
    former: str = ""
    final: bool = False  # the outcome of an appeal: it is not appealed once more
    appealed: datetime | None = None  # when a person was asked for, who has not answered yet


def letter_for(comment: Comment, *, to_author: bool = True) -> Letter | None:
    """The letter about a comment as it stands; None for one that is simply published or was deleted.

    Moderators read the same letter, not addressed to them.
    """
    revision = comment.revision
    if revision is None or comment.state == State.DELETED:
        return None
    line = deciding_line(comment)
    if line is None or (comment.state == State.PUBLISHED and line.event != Event.COMMENT_STAFF_EDITED):
        return None
    findings = [] if _by_person(line) else _findings(revision.verdict, line)
    needs_help = any(finding.get("kind") == "despair" for finding in revision.verdict.get("findings", ()))
    state = State(comment.state)
    return Letter(
        state=state.value,
        title=(TITLES if to_author else TITLES_FOR_STAFF)[state],
        opening=_opening(state, line, needs_help),
        text_html=marked(revision.text, _spans(findings)),
        language=revision.language,
        rules=_grounds(line, findings),
        house_reasons=[
            finding["why"] for finding in findings if finding["rule"] not in edition_in_force().rules
        ],
        sentence=Explanation.objects.filter(line_uid=line.uid).values_list("sentence", flat=True).first()
        or "",
        decided_by="A moderator, not software"
        if _by_person(line)
        else "Software, by the published rules; no person yet",
        decided_at=line.at,
        edition=f"{_edition_name(line.edition)} ({short_hash(line.edition)})" if line.edition else "",
        edition_url=_edition_address(line.edition),
        until=line.at + house.APPEAL_WINDOW,
        decided_by_person=_by_person(line),
        help=help_lines(house.help_country(), house.own_help_lines()) if needs_help else (),
        former=_former(comment) if line.event == Event.COMMENT_STAFF_EDITED else "",
        final="appeal" in line.facts,
        appealed=_appealed(comment, line),
    )


def _appealed(comment: Comment, line: Line) -> datetime | None:
    """When an appeal against this decision was filed that waits to be heard; the answer would be a decision of its own.

    A moderator's hold stays what is appealed when the author has rewritten the words since.
    """
    lines = list(lines_about(comment.reference))
    answered = {one.facts.get("appeal") for one in lines if one.event in OUTCOMES}
    decided = {line.uid, *(one.uid for one in lines if one.event == Event.MODERATION_COMMENT_HELD)}
    filed = [one for one in lines if one.event == Event.MODERATION_APPEAL_FILED]
    waiting = [one for one in filed if one.facts["appeal"] not in answered and one.facts["against"] in decided]
    return waiting[-1].at if waiting else None


def _by_person(line: Line) -> bool:
    return line.actor.startswith("person:") and line.event not in (
        Event.COMMENT_REVISION_HELD,
        Event.COMMENT_POST_PUBLISHED,
        Event.COMMENT_REVISION_PUBLISHED,
    )


def _findings(verdict: dict[str, Any], line: Line) -> list[dict[str, Any]]:
    """What made the machine hold or refuse; hints that only marked something are no reason."""
    found = [finding for finding in verdict.get("findings", ()) if finding.get("action") in SEVERE]
    found.sort(key=lambda finding: -SEVERE.index(finding["action"]))  # what decided comes first
    if not found and line.ground:
        return [{"rule": line.ground, "why": _why(line), "spans": [], "action": "hold"}]
    return found


def _why(line: Line) -> str:
    if line.event == Event.COMMENT_VERDICT_CHANGED:
        return "Many people posted nearly the same words within a short time, and yours are among them."
    return "It waits for the same person as before you rewrote it."


def _opening(state: State, line: Line, needs_help: bool) -> str:
    if needs_help:
        return "You broke no rule. A person from the newsroom will read what you wrote as soon as possible."
    if state == State.PUBLISHED:
        return "The comment is public with the words as edited. You find the former ones below."
    if state == State.HELD and _by_person(line):
        return f"A moderator took it down to look at it more closely. {NOT_PUBLIC}"
    if state == State.HELD:
        return f"The software saw something that a person should look at before others read it. {NOT_PUBLIC}"
    return NOT_PUBLIC


def _spans(findings: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for finding in findings for start, end in finding.get("spans", ())]


def _grounds(line: Line, findings: list[dict[str, Any]]) -> list[Ground]:
    """The rules in the wording of the edition that was applied, in the order in which they were found."""
    # Without a record of that edition the rule is quoted in today's wording rather than not at all.
    edition = (edition_named(line.edition) if line.edition else None) or as_data(edition_in_force())
    known = {rule["id"]: rule for rule in edition["rules"]}
    whys: dict[str, list[str]] = {} if findings or not line.ground else {line.ground: []}
    for finding in findings:
        whys.setdefault(finding["rule"], []).append(finding.get("why", ""))
    return [
        Ground(
            number=known[rule]["number"],
            title=known[rule]["title"],
            text=known[rule]["text"],
            url=f"/standards/{rule}/",
            why=" ".join(dict.fromkeys(reasons)),
        )
        for rule, reasons in whys.items()
        if rule in known
    ]


def _edition_address(hash_: str) -> str:
    return f"/standards/editions/{short_hash(hash_)}/" if hash_ and edition_named(hash_) else ""


def _edition_name(hash_: str) -> str:
    edition = edition_named(hash_)
    return str(edition["name"]) if edition is not None else "an earlier edition"


def _former(comment: Comment) -> str:
    texts = list(comment.revisions.order_by("-id").values_list("text", flat=True)[:2])
    return texts[1] if len(texts) > 1 else ""
