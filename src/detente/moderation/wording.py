"""What the desk says in words: rules by their public titles, ledger lines and doubts as short sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.accounts.queries import edition_in_force
from detente.comments.measures import named
from detente.comments.models import Revision
from detente.ledger.models import Line
from detente.standards import Rule

HOUSE = {
    "length": "Longer than software reads",
    "newcomer": "A newcomer’s first comments",
    "own-list": "The newsroom’s own list",
    "unmeasured": "Not measured in its language",
}
WORDS = {
    "account:person:registered": "Registered",
    "account:standing:changed": "Standing changed",
    "comment:author:deleted": "Deleted by its author",
    "comment:flag:raised": "Flagged by a reader",
    "comment:flag:dismissed": "Flag dismissed",
    "comment:post:held": "Held by the software",
    "comment:post:published": "Published",
    "comment:post:refused": "Refused by the software",
    "comment:revision:held": "Edited; held by the software",
    "comment:revision:published": "Edited; published",
    "comment:revision:refused": "Edited; refused by the software",
    "comment:staff:edited": "Edited by the staff",
    "comment:verdict:changed": "Held after a look-alike arrived",
    "moderation:appeal:filed": "Appealed",
    "moderation:appeal:overtaken": "Appeal closed: overtaken",
    "moderation:appeal:reversed": "Appeal heard: reversed",
    "moderation:appeal:upheld": "Appeal heard: upheld",
    "moderation:comment:approved": "Published by a moderator",
    "moderation:comment:held": "Held by a moderator",
    "moderation:comment:removed": "Removed by a moderator",
    "moderation:comment:restored": "Restored by a moderator",
}


def sentence_for(line: Line) -> str:
    """What happened, in a few words, with the rule when there is one."""
    words = WORDS.get(line.event, line.event.replace(":", " "))
    return f"{words}: {title_of(line.ground)}" if line.ground else words


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule, or one setting of the house, with everything that software saw of it in a comment. `rule` is None for a
    setting of the house; `decided` says that it stopped the comment.
    """

    title: str
    rule: Rule | None
    whys: tuple[str, ...]
    decided: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """That a comment's language leaves `rules` unmeasured."""

    language: str
    rules: tuple[Rule, ...]

    @property
    def sentence(self) -> str:
        """What that means for whoever reads the comment."""
        many = f"{len(self.rules)} of the rules" if len(self.rules) > 1 else "one of the rules"
        return (
            f"Nobody has measured how well software applies {many} in {self.language}. "
            "Where it saw nothing, that says nothing: please read for yourself."
        )


def title_of(rule_id: str) -> str:
    """The public title of a rule, or what a setting of the house is called; an id that is unknown stays as it is."""
    rule = edition_in_force().rules.get(rule_id)
    return rule.title if rule else HOUSE.get(rule_id, rule_id)


def grounds_of(verdict: Mapping[str, Any]) -> list[Ground]:
    """What software saw, each rule once, what stopped the comment first."""
    rules = edition_in_force().rules
    seen: dict[str, list[Mapping[str, Any]]] = {}
    for finding in verdict.get("findings", ()):
        seen.setdefault(finding["rule"], []).append(finding)
    grounds = [
        Ground(
            title=title_of(name),
            rule=rules.get(name),
            whys=tuple(dict.fromkeys(finding["why"] for finding in findings)),
            decided=any(finding["action"] != "mark" for finding in findings),
        )
        for name, findings in seen.items()
    ]
    return sorted(grounds, key=lambda ground: not ground.decided)


def unread_in(revision: Revision | None) -> Unread | None:
    """What is unmeasured in the language of these words; None where nothing is, or they are in the house's own hand."""
    names = revision.verdict.get("unmeasured", ()) if revision else ()
    rules = tuple(rule for name in names if (rule := edition_in_force().rules.get(name)))
    return Unread(named([revision.language])[0], rules) if revision and rules else None
