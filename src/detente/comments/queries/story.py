"""The history of a comment as its ledger lines tell it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from detente.accounts.queries import edition_in_force
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import lines_about

from ..models import Comment, Explanation

# Who flags is hidden from everybody but the moderators, so flags are no part of the story.
_HIDDEN = {Event.COMMENT_FLAG_RAISED, Event.COMMENT_FLAG_DISMISSED}
_TOLD = {
    Event.COMMENT_POST_PUBLISHED: "Published.",
    Event.COMMENT_POST_HELD: "Held for a moderator.",
    Event.COMMENT_POST_REFUSED: "Refused.",
    Event.COMMENT_REVISION_PUBLISHED: "Rewritten by its author and published.",
    Event.COMMENT_REVISION_HELD: "Rewritten by its author and held for a moderator.",
    Event.COMMENT_REVISION_REFUSED: "Rewritten by its author and refused.",
    Event.COMMENT_STAFF_EDITED: "Edited by the staff.",
    Event.COMMENT_AUTHOR_DELETED: "Deleted by its author.",
    Event.COMMENT_VERDICT_CHANGED: "Held for a moderator, after many nearly equal comments had come in.",
    Event.MODERATION_COMMENT_APPROVED: "Looked at by a moderator and approved.",
    Event.MODERATION_COMMENT_HELD: "Held by a moderator.",
    Event.MODERATION_COMMENT_REMOVED: "Removed by a moderator.",
    Event.MODERATION_COMMENT_RESTORED: "Restored by a moderator.",
    Event.MODERATION_APPEAL_FILED: "Its author appealed to a person.",
    Event.MODERATION_APPEAL_UPHELD: "The appeal was heard by another moderator; the decision stands.",
    Event.MODERATION_APPEAL_OVERTAKEN: "The appeal was overtaken by what happened to the comment meanwhile.",
    Event.MODERATION_APPEAL_REVERSED: "The appeal was heard by another moderator; the decision was reversed.",
}
_AUTHORS_OWN = {
    Event.COMMENT_POST_PUBLISHED,
    Event.COMMENT_REVISION_PUBLISHED,
    Event.COMMENT_AUTHOR_DELETED,
    Event.MODERATION_APPEAL_FILED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the life of a comment. `by` is "machine", "moderator" or "author"; `rule` the ground, often
    empty.
    """

    at: datetime
    told: str
    by: str
    rule: str
    sentence: str
    event: str
    line_uid: str
    edition: str

    @property
    def title(self) -> str:
        """The title of the rule that was the ground; empty where it was none of the edition in force."""
        rule = edition_in_force().rules.get(self.rule)
        return rule.title if rule is not None else ""


def story_of(comment: Comment) -> list[Step]:
    """What happened to a comment, oldest first, in two statements. Flags are left out."""
    lines = [line for line in lines_about(comment.reference) if line.event not in _HIDDEN]
    given = dict(Explanation.objects.filter(comment=comment).values_list("line_uid", "sentence"))
    return [_step(line, given.get(line.uid, ""), comment) for line in lines]


def deciding_line(comment: Comment) -> Line | None:
    """The line that made the comment what it is now."""
    return Line.objects.filter(uid=comment.line_uid).first() if comment.line_uid else None


def _step(line: Line, sentence: str, comment: Comment) -> Step:
    return Step(
        at=line.at,
        told=_TOLD.get(Event(line.event), f"{line.event.replace(':', ', ')}."),
        by=_by(line),
        rule=line.ground,
        sentence=sentence,
        event=line.event,
        line_uid=line.uid,
        edition=line.edition,
    )


def _by(line: Line) -> str:
    if line.actor.startswith(("machine:", "system:")):
        return "machine"
    return "author" if Event(line.event) in _AUTHORS_OWN else "moderator"
