"""Reads for the desk and for the people whom decisions concern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from detente.accounts.models import Person, Role, StandingState
from detente.accounts.queries import StandingNow
from detente.comments.house import APPEAL_WINDOW
from detente.comments.models import Comment, Flag, State, Thread
from detente.comments.queries import blocking
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import lines_about

from .ladder import Rung, Step, stand
from .models import Appeal, AppealState, Decision, Kind, Letter, LetterState
from .review import doubtful

QUEUE_LENGTH = 50
RESTRICTIONS = (Kind.HOLD, Kind.REMOVE)
MOVES = (*RESTRICTIONS, Kind.APPROVE, Kind.RESTORE)
OVERTAKING = frozenset(
    {
        Event.COMMENT_AUTHOR_DELETED,
        Event.COMMENT_REVISION_PUBLISHED,
        Event.MODERATION_COMMENT_APPROVED,
        Event.MODERATION_COMMENT_HELD,
        Event.MODERATION_COMMENT_REMOVED,
        Event.MODERATION_COMMENT_RESTORED,
    }
)
# A moderator who keeps the newsroom's words up has not decided about the author's own.
OVERTAKING_AN_EDIT = (OVERTAKING - {Event.MODERATION_COMMENT_APPROVED}) | {
    Event.COMMENT_REVISION_HELD,
    Event.COMMENT_REVISION_REFUSED,
    Event.COMMENT_STAFF_EDITED,
}
RESTRICTED = (State.HELD, State.REFUSED, State.REMOVED)
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
        "review": doubtful().count(),
        "appeals": open_appeals().count(),
        "letters": Letter.objects.filter(state=LetterState.OPEN).count(),
    }


def queue(kind: str, only: str = "") -> list[Item]:
    """The first rows of one queue, those who wait longest first; a flash mob is one row.

    "review" has an order of its own and can be narrowed with `only`: see `review.doubtful`.
    """
    if kind == "review":
        lane = doubtful(only).select_related("author", "thread", "revision")
        return [_comment_item("review", comment) for comment in lane[:QUEUE_LENGTH]]
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
    """Appeals that nobody has heard yet and that still have an object, oldest first."""
    restricted = Q(comment__state__in=RESTRICTED)
    edited = Q(comment__state=State.PUBLISHED, comment__edited_by_staff=True)
    return Appeal.objects.filter(
        Q(comment__isnull=True) | restricted | edited, state=AppealState.OPEN
    ).select_related(
        "appellant", "comment__author", "comment__thread", "comment__revision", "decision__person"
    )


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


@dataclass(frozen=True, slots=True)
class Blocked:
    """One place where somebody may not write: `thread_reference` is empty for the whole site."""

    thread_reference: str
    title: str
    state: str
    sentence: str

    @property
    def can_be_lifted(self) -> bool:
        """Whether a letter can open it again."""
        return self.state == StandingState.BLOCKED


def blocks_on(person: Person, *, now: datetime | None = None) -> list[Blocked]:
    """Every block that holds at this moment, the whole site's first."""
    moment = now or timezone.now()
    rows = person.standings.filter(blocking(moment)).order_by("thread_reference")
    titles = {thread.reference: thread.title for thread in _threads(row.thread_reference for row in rows)}
    return [
        Blocked(
            row.thread_reference,
            titles.get(row.thread_reference, "The whole site" if not row.thread_reference else "One page"),
            row.state,
            StandingNow(
                may_post=False, state=row.state, until=row.until, whole_site=not row.thread_reference
            ).sentence,
        )
        for row in rows
    ]


def page_title(thread_reference: str) -> str:
    """The title of the page that a reference names, empty for the whole site."""
    return next((thread.title for thread in _threads([thread_reference])), "")


def _threads(references: Iterable[str]) -> QuerySet[Thread]:
    return Thread.objects.filter(uid__in=[name.removeprefix("thread:") for name in references if name])


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
    return line.at + APPEAL_WINDOW


def restriction_of(comment: Comment) -> str:
    """The uid of the ledger line by which a comment is restricted now, empty when it is not.

    A moderator's hold stays the restriction when the author rewrites the words; an outcome of an appeal points back to
    the line that was appealed, because it is not appealed once more. For words that the newsroom edited it is that edit.
    """
    taken = Decision.objects.filter(comment=comment)
    if comment.state == State.PUBLISHED:
        edit = (
            taken.filter(kind=Kind.EDIT, reversed__isnull=True).first() if comment.edited_by_staff else None
        )
        return edit.line_uid if edit else ""
    if comment.state not in RESTRICTED:
        return ""
    last = taken.filter(kind__in=MOVES).first()
    if last is not None and last.kind in RESTRICTIONS and last.reversed is None:
        return last.line_uid
    heard = Line.objects.filter(uid=comment.line_uid).values_list("facts__appeal", flat=True).first()
    outcome = Appeal.objects.filter(uid=heard).first() if heard else None
    return outcome.against if outcome else comment.line_uid


def still_stands(appeal: Appeal) -> bool:
    """Whether what was appealed still is in force: nothing but a machine's judgement of new words came after it."""
    comment = appeal.comment
    if comment is None:
        return True
    acts = list(lines_about(comment.reference).values_list("uid", "event"))
    at = next((place for place, (uid, _) in enumerate(acts) if uid == appeal.against), None)
    if at is None:
        return False
    edited = acts[at][1] == Event.COMMENT_STAFF_EDITED
    overtaking = OVERTAKING_AN_EDIT if edited else OVERTAKING
    shown = comment.state == State.PUBLISHED if edited else comment.state in RESTRICTED
    return shown and not any(event in overtaking for _, event in acts[at + 1 :])


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


def hearers(appeal: Appeal, *, strict: bool) -> QuerySet[Person]:
    """The moderators who have not decided what is appealed; when `strict`, nothing else about that comment either."""
    staff = Person.objects.filter(is_active=True, role__in=[Role.MODERATOR, Role.ADMINISTRATOR])
    decided = Q(line_uid=appeal.against)
    if strict and appeal.comment_id is not None:
        decided |= Q(comment_id=appeal.comment_id, kind__in=(*RESTRICTIONS, Kind.EDIT), reversed__isnull=True)
    takers = Decision.objects.filter(decided).values("moderator_id")
    return staff.exclude(pk=appeal.appellant_id).exclude(pk__in=takers)


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
