"""Reads for the desk and for the people whom decisions concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from detente.accounts.models import Person, Role
from detente.comments.models import Comment, Flag, State
from detente.ledger.models import Line
from detente.ledger.queries import lines_about

from .ladder import Rung, Step, stand
from .models import Appeal, AppealState, Decision, Kind, Letter, LetterState

APPEAL_DAYS = (
    183  # Regulation (EU) 2022/2065, Article 20(1): at least six months from the day of being informed
)
QUEUE_LENGTH = 50
STEPS = {Kind.WARN: Step.WARN, Kind.BLOCK: Step.BLOCK, Kind.LIFT: Step.RESTORE}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue. `members` are the comments it stands for: one, or a whole flash mob."""

    kind: str
    uid: str
    since: datetime
    comment: Comment | None = None
    appeal: Appeal | None = None
    letter: Letter | None = None
    members: tuple[Comment, ...] = ()

    @property
    def size(self) -> int:
        """How many comments this row stands for."""
        return max(1, len(self.members))


def counts() -> dict[str, int]:
    """How much waits in each queue."""
    return {
        "held": Comment.objects.filter(state=State.HELD).count(),
        "flagged": _flagged().count(),
        "appeals": Appeal.objects.filter(state=AppealState.OPEN).count(),
        "letters": Letter.objects.filter(state=LetterState.OPEN).count(),
    }


def queue(kind: str) -> list[Item]:
    """The first rows of one queue, those who wait longest first; a flash mob is one row."""
    if kind == "appeals":
        return [_appeal_item(a) for a in open_appeals()[:QUEUE_LENGTH]]
    if kind == "letters":
        return [
            _letter_item(x)
            for x in Letter.objects.filter(state=LetterState.OPEN).select_related("person")[:QUEUE_LENGTH]
        ]
    if kind == "flagged":
        return [_comment_item("flagged", c) for c in _flagged()[:QUEUE_LENGTH]]
    return _grouped(
        Comment.objects.filter(state=State.HELD)
        .select_related("author", "thread", "revision")
        .order_by("created", "id")
    )


def open_appeals() -> QuerySet[Appeal]:
    """Appeals that nobody has heard yet, oldest first."""
    return Appeal.objects.filter(state=AppealState.OPEN).select_related(
        "appellant", "comment__author", "comment__thread", "comment__revision", "decision__person"
    )


def siblings(comment: Comment) -> list[Comment]:
    """The held comments of the same flash mob as this one, itself included, oldest first."""
    held = Comment.objects.filter(state=State.HELD, thread=comment.thread).select_related(
        "author", "thread", "revision"
    )
    alike = list(held.order_by("created", "id"))
    mob = _flash_mob(alike)
    return [c for c in alike if c.pk in mob] if comment.pk in mob else [comment]


def open_flags(comment: Comment) -> QuerySet[Flag]:
    """Readers' flags on a comment that no decision has settled yet."""
    return comment.flags.filter(settled__isnull=True).select_related("person").order_by("created")


def rung(person: Person, *, thread_reference: str = "", now: datetime | None = None) -> Rung:
    """Where the decisions that still hold leave a person on the ladder, for the whole site or one page.

    A warning counts everywhere, a block only where it was spoken. A block whose end has passed is over, as if it had
    been lifted at that moment.
    """
    here = Q(thread_reference=thread_reference) | Q(kind=Kind.WARN)
    rows = (
        Decision.objects.filter(here, person=person, kind__in=list(STEPS), reversed__isnull=True)
        .order_by("decided", "id")
        .values_list("kind", "decided", "until")
    )
    steps: list[Step] = []
    ends: datetime | None = None
    for kind, decided, until in [*rows, (None, now or timezone.now(), None)]:
        if ends is not None and ends <= decided:
            steps.append(Step.RESTORE)
            ends = None
        if kind is not None:
            steps.append(STEPS[Kind(kind)])
            ends = until if kind == Kind.BLOCK else (None if kind == Kind.LIFT else ends)
    return stand(steps)


def record_of(person: Person) -> dict[str, object]:
    """What a moderator sees beside a comment: counts by state, and the last decisions about the person."""
    states = dict(Comment.objects.filter(author=person).values_list("state").annotate(n=Count("id")))
    return {
        "published": states.get(State.PUBLISHED, 0),
        "held": states.get(State.HELD, 0),
        "refused": states.get(State.REFUSED, 0),
        "removed": states.get(State.REMOVED, 0),
        "decisions": list(
            Decision.objects.filter(Q(person=person) | Q(comment__author=person))
            .select_related("moderator", "comment")
            .distinct()[:12]
        ),
    }


def history(comment: Comment) -> list[Line]:
    """Every act about a comment, oldest first."""
    return list(lines_about(comment.reference))


def appealable_until(line: Line) -> datetime:
    """The moment after which the decision of this line can no longer be appealed."""
    return line.at + timedelta(days=APPEAL_DAYS)


def appeal_against(line_uid: str) -> Appeal | None:
    """The appeal against one ledger line, if there is one."""
    return Appeal.objects.filter(against=line_uid).first()


def decisions_about(person: Person) -> QuerySet[Decision]:
    """Decisions about a person's comments and account, newest first."""
    return (
        Decision.objects.filter(Q(person=person) | Q(comment__author=person))
        .select_related("comment__thread")
        .distinct()
    )


def other_moderators(person: Person) -> bool:
    """Whether anybody but this person could hear an appeal."""
    staff = Person.objects.filter(is_active=True, role__in=[Role.MODERATOR, Role.ADMINISTRATOR])
    return staff.exclude(pk=person.pk).exists()


def _flagged() -> QuerySet[Comment]:
    unsettled = Count("flags", filter=Q(flags__settled__isnull=True))
    return (
        Comment.objects.filter(state=State.PUBLISHED, flag_count__gt=0)
        .annotate(open_flags=unsettled)
        .filter(open_flags__gt=0)
        .order_by("-open_flags", "created")
        .select_related("author", "thread", "revision")
    )


def _flash_mob(comments: Sequence[Comment]) -> set[int]:
    """The ids of those comments that stand where they stand because of a flash mob: by their own verdict, or because a
    later look-alike changed it."""
    lines = [comment.line_uid for comment in comments]
    changed = set(Line.objects.filter(uid__in=lines, ground="flash-mob").values_list("uid", flat=True))
    return {comment.pk for comment in comments if comment.line_uid in changed}


def _grouped(comments: QuerySet[Comment]) -> list[Item]:
    """One row for each comment, one row for all comments of a flash mob in one thread."""
    rows: list[Item] = []
    mobs: dict[int, list[Comment]] = {}
    waiting = list(comments[:900])
    mob = _flash_mob(waiting)
    for comment in waiting:
        if comment.pk in mob:
            mobs.setdefault(comment.thread_id, []).append(comment)
        elif len(rows) < QUEUE_LENGTH:
            rows.append(_comment_item("held", comment))
    rows += [_mob_item(members) for members in mobs.values()]
    return sorted(rows, key=lambda item: item.since)[:QUEUE_LENGTH]


def _mob_item(members: Sequence[Comment]) -> Item:
    first = members[0]
    return Item("held", first.uid, first.created, comment=first, members=tuple(members))


def _comment_item(kind: str, comment: Comment) -> Item:
    return Item(kind, comment.uid, comment.created, comment=comment, members=(comment,))


def _appeal_item(appeal: Appeal) -> Item:
    return Item("appeals", appeal.uid, appeal.filed, comment=appeal.comment, appeal=appeal)


def _letter_item(letter: Letter) -> Item:
    return Item("letters", letter.uid, letter.filed, letter=letter)
