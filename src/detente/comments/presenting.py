"""A page of a conversation as its template needs it: flat rows, so that neither depth nor number costs
recursion.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString, mark_safe

from detente.accounts.models import Role

from .models import Comment, State, Thread
from .queries.threads import Node, ThreadPage

MOMENT = "j F Y, H:i"
LEFT = {
    State.HELD: "This comment is waiting for a moderator.",
    State.REFUSED: "This comment is no longer published.",
    State.REMOVED: "A moderator removed this comment.",
    State.DELETED: "The author deleted this comment.",
}
ROLES: dict[str, str] = {Role.MODERATOR: "Moderator", Role.EDITOR: "Newsroom", Role.ADMINISTRATOR: "Newsroom"}
_OPEN = mark_safe('<ol class="comments">')
_SHUT = mark_safe("</li>")


@dataclass(slots=True)
class Row:
    """One comment as the template shows it. `opens` and `closes` are the list tags before and after it."""

    comment: Comment
    uid: str
    url: str
    state: str
    name: str
    role: str
    iso: str
    moment: str
    html: SafeString
    left: str
    to_uid: str
    to_name: str
    more_url: str = ""
    opens: str = ""
    closes: str = ""

    @property
    def language(self) -> str:
        """The language the words were found to be in, empty when unsure."""
        return self.comment.revision.language if self.comment.revision is not None else ""


def rows_of(page: ThreadPage) -> list[Row]:
    """Rows with the list tags that make them a tree of at most `threads.INDENTS` levels."""
    rows = [_row(node) for node in page.rows]
    indents = [node.indent for node in page.rows]
    for row in rows:
        if row.comment.pk in page.cut:
            row.more_url = reverse("threads:branch", args=[page.thread.uid, row.uid])
    for place, row in enumerate(rows):
        here = indents[place]
        before = indents[place - 1] if place else indents[0]
        after = indents[place + 1] if place + 1 < len(rows) else indents[0]
        row.opens = _OPEN if here > before else ""
        row.closes = "" if after > here else mark_safe(_SHUT + "</ol></li>" * (here - after))  # noqa: S308
    return rows


def name_of(comment: Comment) -> str:
    """The name beside a comment; somebody whose account is gone has none."""
    return comment.author.name if comment.author is not None else "A former reader"


def moment_of(comment: Comment) -> str:
    """When it was written, in the newsroom's time zone."""
    return format_date(timezone.localtime(comment.created), MOMENT)


def form_address(thread: Thread, parent: Comment | None = None) -> str:
    """The personal page with the form, for a comment or for an answer."""
    address = reverse("comments:new", args=[thread.uid])
    return f"{address}?parent={parent.uid}" if parent is not None else address


def _row(node: Node) -> Row:
    comment = node.comment
    readable = node.is_readable and comment.revision is not None
    to = node.replying_to if node.says_to_whom else None
    return Row(
        comment=comment,
        uid=comment.uid,
        url=f"/comments/{comment.uid}/",
        state="" if readable else comment.state,
        name=name_of(comment) if readable else "",
        role=ROLES.get(comment.author.role, "") if readable and comment.author is not None else "",
        iso=comment.created.isoformat(timespec="seconds"),
        moment=moment_of(comment),
        # The only HTML that is not escaped here: `text.render` made it and the allow-list has been over it.
        html=mark_safe(comment.revision.html) if readable and comment.revision else SafeString(""),  # noqa: S308
        left="" if readable else LEFT.get(State(comment.state), ""),
        to_uid=to.uid if to is not None else "",
        to_name=name_of(to) if to is not None and to.state == State.PUBLISHED else "",
    )
