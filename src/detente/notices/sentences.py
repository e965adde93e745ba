"""What each kind of act says to the person it concerns. Plain words; never a blame, never a joke."""

from __future__ import annotations

from dataclasses import dataclass

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.comments.models import Comment
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.moderation.models import Appeal, Decision, Letter


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told what, and where they can read and answer it."""

    person: Person
    subject: str
    body: str
    path: str


COMMENT_SUBJECTS = {
    Event.MODERATION_COMMENT_APPROVED: "Your comment is published",
    Event.MODERATION_COMMENT_RESTORED: "Your comment is restored",
    Event.MODERATION_COMMENT_HELD: "Your comment is held by a moderator",
    Event.MODERATION_COMMENT_REMOVED: "Your comment was removed by a moderator",
    Event.COMMENT_VERDICT_CHANGED: "Your comment is held for a moderator",
    Event.COMMENT_STAFF_EDITED: "The newsroom edited your comment",
}
PERSON_SUBJECTS = {
    Event.MODERATION_PERSON_WARNED: "A warning from the moderators",
    Event.MODERATION_PERSON_BLOCKED: "Your access to commenting is blocked",
    Event.MODERATION_PERSON_BLOCKED_FOR_GOOD: "Your access to commenting is blocked for good",
    Event.MODERATION_PERSON_RESTORED: "Your access to commenting is restored",
}
APPEAL_SUBJECTS = {
    Event.MODERATION_APPEAL_UPHELD: "Your appeal was heard: the decision stands",
    Event.MODERATION_APPEAL_REVERSED: "Your appeal was heard: the decision is reversed",
    Event.MODERATION_APPEAL_OVERTAKEN: "Your appeal was overtaken",
}


def told_about(line: Line) -> Told | None:
    """What one ledger line says to somebody, None when it concerns nobody or its text was erased."""
    event = Event(line.event)
    if event in COMMENT_SUBJECTS:
        return _about_comment(event, line)
    if event in PERSON_SUBJECTS:
        return _about_person(event, line)
    if event in APPEAL_SUBJECTS:
        return _about_appeal(event, line)
    if event is Event.MODERATION_LETTER_ANSWERED:
        return _about_letter(line)
    return None


def _about_comment(event: Event, line: Line) -> Told | None:
    if "appeal" in line.facts:
        return None  # the appeal's own line tells it
    comment = _comment(line)
    if comment is None or comment.author is None:
        return None
    decision = Decision.objects.filter(line_uid=line.uid).first()
    parts = [f"It concerns your comment on “{comment.thread.title}”."]
    parts += _grounds(line.ground, decision.sentence if decision else "")
    if event is Event.COMMENT_VERDICT_CHANGED:
        parts.append(
            "It is one of many nearly identical comments of the last hours. The software saw that, not a person; a "
            "moderator will look at it."
        )
    if event is Event.COMMENT_STAFF_EDITED:
        parts.append("Its page shows you the former words and the new ones. You can appeal against the edit.")
    path = f"/accounts/decisions/{decision.uid}/" if decision else f"/comments/{comment.uid}/"
    return Told(comment.author, COMMENT_SUBJECTS[event], "\n\n".join(parts), path)


def _about_person(event: Event, line: Line) -> Told | None:
    decision = Decision.objects.filter(line_uid=line.uid).select_related("person").first()
    if decision is None or decision.person is None:
        return None
    parts = _grounds(decision.rule, decision.sentence)
    if decision.until:
        parts.append(f"The block ends on {decision.until:%d %B %Y at %H:%M} UTC.")
    if event is Event.MODERATION_PERSON_BLOCKED:
        parts.append(
            "You can write to the moderators and ask them to restore your access: /accounts/letters/new/"
        )
    if event is Event.MODERATION_PERSON_BLOCKED_FOR_GOOD:
        parts.append(
            "This was the second block, after which access is not restored. You can appeal against it."
        )
    return Told(
        decision.person, PERSON_SUBJECTS[event], "\n\n".join(parts), f"/accounts/decisions/{decision.uid}/"
    )


def _about_appeal(event: Event, line: Line) -> Told | None:
    appeal = Appeal.objects.filter(uid=line.facts.get("appeal", "")).select_related("appellant").first()
    if appeal is None:
        return None
    return Told(appeal.appellant, APPEAL_SUBJECTS[event], appeal.sentence, f"/accounts/appeals/{appeal.uid}/")


def _about_letter(line: Line) -> Told | None:
    letter = Letter.objects.filter(uid=line.facts.get("letter", "")).select_related("person").first()
    if letter is None:
        return None
    return Told(letter.person, "The moderators answered your letter", letter.answer, "/accounts/appeals/")


def _comment(line: Line) -> Comment | None:
    uid = line.subject.removeprefix("comment:")
    return Comment.objects.filter(uid=uid).select_related("author", "thread").first()


def _grounds(rule_id: str, sentence: str) -> list[str]:
    rule = edition_in_force().rules.get(rule_id)
    parts = [f"Rule {rule.number}, {rule.title}: {rule.text}"] if rule else []
    return [*parts, sentence] if sentence else parts
