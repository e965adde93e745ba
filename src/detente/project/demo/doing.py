"""The human acts of the demo's four months, performed through the site's own verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from detente.accounts.models import Person
from detente.comments.actions import flag_comment
from detente.comments.errors import CommentRefusal
from detente.comments.models import Comment, State
from detente.moderation import actions
from detente.moderation.models import Appeal, Decision, Kind, Letter

Act = dict[str, Any]


@dataclass
class Stage:
    """What the acts work on: the moment of loading, the people, the comments written so far, the acts done so far."""

    now: datetime
    people: dict[str, Person]
    written: dict[str, Comment] = field(default_factory=dict)
    decisions: dict[str, list[Decision]] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)

    def comments(self, act: Act) -> list[Comment]:
        """The comments an act names, as they are now."""
        found = [self.written[name] for name in act["comments"]]
        for comment in found:
            comment.refresh_from_db()
        return found


def perform(act: Act, stage: Stage) -> None:
    """Do one act at its own time. An act about a comment that the machine judged differently than its writer expected (a
    release of what was never held) has nothing to do and is passed over."""
    at = stage.now - timedelta(days=act["days_ago"])
    DOING[act["act"]](act, stage, stage.people[act["actor"]], at)


def _decide(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    comments = stage.comments(act)
    kind = {"publish": Kind.APPROVE, "keep": Kind.APPROVE, "refuse": Kind.REMOVE, "remove": Kind.REMOVE}[
        act["decision"]
    ]
    if act["decision"] == "publish":
        comments = [comment for comment in comments if comment.state != State.PUBLISHED]
    stage.decisions[act["id"]] = actions.decide_many(
        actor=actor, comments=comments, kind=kind, rule=act["rule"], sentence=act["sentence"], at=at
    )


def _flag(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    for comment in stage.comments(act):
        try:
            flag_comment(actor=actor, comment=comment, rule=act["rule"], sentence=act["sentence"])
        except CommentRefusal:
            continue  # the machine had taken it down before anybody could flag it
        comment.flags.filter(person=actor).update(created=at)


def _warn(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    warned = actions.warn(
        actor=actor, person=stage.people[act["reader"]], rule=act["rule"], sentence=act["sentence"], at=at
    )
    stage.decisions[act["id"]] = [warned]


def _block(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    blocked = actions.block(
        actor=actor,
        person=stage.people[act["reader"]],
        rule=act["rule"],
        sentence=act["sentence"],
        until=at + timedelta(days=act["for_days"]),
        at=at,
    )
    stage.decisions[act["id"]] = [blocked]


def _letter(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    stage.letters[act["id"]] = actions.write_letter(
        actor=actor, subject=act["subject"], user_id=actor.uid, explanation=act["text"], at=at
    )


def _answer(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    actions.answer_letter(
        actor=actor,
        letter=stage.letters[act["letter"]],
        restore=act["outcome"] == "lift",
        answer=act["sentence"],
        at=at,
    )


def _appeal(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    if act.get("comments"):
        comment = stage.comments(act)[0]
        stage.appeals[act["id"]] = actions.appeal(actor=actor, comment=comment, text=act["sentence"], at=at)
    else:
        decision = stage.decisions[act["of"]][0]
        stage.appeals[act["id"]] = actions.appeal_decision(
            actor=actor, decision=decision, text=act["sentence"], at=at
        )


def _hear(act: Act, stage: Stage, actor: Person, at: datetime) -> None:
    actions.hear_appeal(
        actor=actor,
        appeal=stage.appeals[act["appeal"]],
        reverse=act["outcome"] == "reverse",
        sentence=act["sentence"],
        at=at,
    )


DOING: dict[str, Callable[[Act, Stage, Person, datetime], None]] = {
    "answer": _answer,
    "appeal": _appeal,
    "block": _block,
    "decide": _decide,
    "flag": _flag,
    "hear": _hear,
    "letter": _letter,
    "warn": _warn,
}
