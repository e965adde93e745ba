"""One page of a conversation, in a constant number of statements whatever its size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..errors import UnknownComment
from ..models import Comment, State, Thread

TOP_PER_PAGE = 100
REPLIES_PER_PAGE = 2_000
BRANCH_PER_PAGE = 500
INDENTS = 3
SORTS = ("oldest", "newest")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHOWN = (State.PUBLISHED, State.REMOVED)
_LIGHT = (
    "uid", "thread_id", "parent_id", "top_id", "depth", "state", "created", "edited_at", "edited_by_staff",
    "author__username", "author__display_name", "author__role", "revision__html", "revision__language",
)  # fmt: skip


@dataclass(slots=True)
class Node:
    """One comment of a page, or the line that is left of one, with the answers below it."""

    comment: Comment
    depth: int
    replying_to: Comment | None = None
    replies: list[Node] = field(default_factory=list)
    is_flat: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether the words are shown; otherwise a line says what became of them."""
        return self.comment.state == State.PUBLISHED

    @property
    def indent(self) -> int:
        """How many hairlines stand at its left, at most `INDENTS`."""
        return min(self.depth, INDENTS)

    @property
    def says_to_whom(self) -> bool:
        """Whether indentation no longer shows what is answered."""
        return (self.is_flat or self.depth > INDENTS) and self.replying_to is not None


@dataclass(slots=True)
class ThreadPage:
    """Some top-level comments with everything below them; `rows` is the whole page in reading order."""

    thread: Thread
    sort: str
    rows: list[Node]
    next_page: str = ""
    is_first: bool = True
    cut: frozenset[int] = frozenset()
    top: Comment | None = None

    @property
    def replies_cut(self) -> bool:
        """Whether some top-level comments have more answers than the page shows; `cut` holds their primary
        keys.
        """
        return bool(self.cut)


def thread_page(thread: Thread, cursor: str = "", *, sort: str = "oldest") -> ThreadPage:
    """The page of a thread that begins after `cursor` (empty: the first), in three statements at most.

    A cursor is what `ThreadPage.next_page` gave; one that makes no sense means the first page. Only what
    everybody may see is in it: published comments, and a line for each that is gone but was seen or answered.
    """
    sort = sort if sort in SORTS else SORTS[0]
    place = _place(cursor)
    tops = _tops(thread, sort, place)
    more = len(tops) > TOP_PER_PAGE
    tops = tops[:TOP_PER_PAGE]
    below = _below(tops)
    shown = below[:REPLIES_PER_PAGE]
    return ThreadPage(
        thread=thread,
        sort=sort,
        rows=_in_reading_order(tops, shown),
        next_page=_cursor(tops[-1]) if more else "",
        is_first=place is None,
        cut=_cut(tops) if len(below) > REPLIES_PER_PAGE else frozenset(),
    )


def branch_page(thread: Thread, uid: str, cursor: str = "") -> ThreadPage:
    """One top-level comment with all that was answered below it, in the order of writing, page by page.

    Raises `UnknownComment` when the thread has no such top-level comment.
    """
    top = _light(Comment.objects.filter(thread=thread, parent=None, uid=uid)).first()
    if top is None:
        raise UnknownComment("There is no such comment in this conversation.")
    place = _place(cursor)
    below = _light(Comment.objects.filter(top=top, state__in=_SHOWN)).select_related(
        "author", "revision", "parent__author"
    )
    below = below.only(
        *_LIGHT, "parent__uid", "parent__state", "parent__author__username", "parent__author__display_name"
    )
    if place is not None:
        below = below.filter(Q(created__gt=place[0]) | Q(created=place[0], pk__gt=place[1]))
    found = list(below.order_by("created", "id")[: BRANCH_PER_PAGE + 1])
    more, found = len(found) > BRANCH_PER_PAGE, found[:BRANCH_PER_PAGE]
    nodes = [Node(one, 1, one.parent if one.parent_id != top.pk else None, is_flat=True) for one in found]
    return ThreadPage(
        thread=thread,
        sort="oldest",
        rows=[Node(top, 0), *nodes],
        next_page=_cursor(found[-1]) if more else "",
        is_first=place is None,
        top=top,
    )


def place_of(comment: Comment) -> str:
    """The cursor of a page that shows this comment, empty when the first page does; two statements."""
    top = comment if comment.top_id is None else Comment.objects.only("created").get(pk=comment.top_id)
    earlier = Q(created__lt=top.created) | Q(created=top.created, pk__lt=top.pk)
    if Comment.objects.filter(earlier, thread_id=comment.thread_id, parent=None).count() < TOP_PER_PAGE:
        return ""
    return _cursor(top, back=1)


def _tops(thread: Thread, sort: str, place: tuple[datetime, int] | None) -> list[Comment]:
    answered = Exists(Comment.objects.filter(top=OuterRef("pk"), state=State.PUBLISHED))
    tops = _light(Comment.objects.filter(thread=thread, parent=None).filter(Q(state__in=_SHOWN) | answered))
    newest = sort == "newest"
    if place is not None:
        moment, pk = place
        after = Q(created__lt=moment) | Q(created=moment, pk__lt=pk)
        before = Q(created__gt=moment) | Q(created=moment, pk__gt=pk)
        tops = tops.filter(after if newest else before)
    return list(tops.order_by(*(("-created", "-id") if newest else ("created", "id")))[: TOP_PER_PAGE + 1])


def _cut(tops: Iterable[Comment]) -> frozenset[int]:
    """Which of these have answers: a page that could not show all of them leads to each one's own page."""
    answered = (
        Comment.objects.filter(top__in=[top.pk for top in tops]).values_list("top_id", flat=True).distinct()
    )
    return frozenset(pk for pk in answered if pk is not None)


def _below(tops: Iterable[Comment]) -> list[Comment]:
    answered = Exists(Comment.objects.filter(parent=OuterRef("pk")))
    replies = Comment.objects.filter(top__in=[top.pk for top in tops]).filter(Q(state__in=_SHOWN) | answered)
    return list(_light(replies).order_by("created", "id")[: REPLIES_PER_PAGE + 1])


def _light(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    # Verdicts and sources stay in the database: a page of a thousand comments shows neither.
    return comments.select_related("author", "revision").only(*_LIGHT)


def _in_reading_order(tops: list[Comment], below: list[Comment]) -> list[Node]:
    nodes = {comment.pk: Node(comment, comment.depth) for comment in (*tops, *below)}
    for comment in below:
        parent = nodes.get(comment.parent_id or 0)
        if parent is not None:
            nodes[comment.pk].replying_to = parent.comment
            parent.replies.append(nodes[comment.pk])
    rows: list[Node] = []
    # A stack instead of recursion: a chain of answers can be deeper than Python's own stack.
    for top in tops:
        first = len(rows)
        stack = [nodes[top.pk]]
        while stack:
            node = stack.pop()
            rows.append(node)
            stack.extend(reversed(node.replies))
        rows[first:] = _without_empty_lines(rows[first:])
    return rows


def _without_empty_lines(rows: list[Node]) -> list[Node]:
    """Drop the line of a comment that nobody saw unless something readable stands below it."""
    kept: list[Node] = []
    needed: set[int] = set()
    for node in reversed(rows):
        comment = node.comment
        if comment.state in _SHOWN or comment.pk in needed:
            kept.append(node)
            needed.add(comment.parent_id or 0)
    kept.reverse()
    return kept


def _cursor(comment: Comment, back: int = 0) -> str:
    """A page begins after its cursor; one step `back` makes it begin with the comment itself."""
    micros = (comment.created - _EPOCH) // timedelta(microseconds=1)
    return f"{micros:x}-{comment.pk - back:x}"


def _place(cursor: str) -> tuple[datetime, int] | None:
    micros, _, pk = cursor.partition("-")
    try:
        return _EPOCH + timedelta(microseconds=int(micros, 16)), min(int(pk, 16), 2**62)
    except (ValueError, OverflowError):
        return None
