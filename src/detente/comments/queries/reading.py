"""Fetching with permission: whoever asks for a comment gets it only when they may read its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from detente.accounts.models import Person

from .. import house
from ..errors import UnknownComment, UnknownThread
from ..models import Comment, State, Thread

Viewer = Person | AnonymousUser | None
OWN_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Trace:
    """What everybody may know about a comment whose words are gone: where it stood and what became of it."""

    uid: str
    state: str
    thread: Thread


def thread_by_uid(uid: str) -> Thread:
    """The thread with this uid. Raises `UnknownThread`."""
    try:
        return Thread.objects.get(uid=uid)
    except Thread.DoesNotExist as missing:
        raise UnknownThread("There is no such conversation.") from missing


def thread_about(subject: str) -> Thread | None:
    """The thread about a subject such as `article:<uid>`, None when nobody described one."""
    return Thread.objects.filter(subject=subject).first()


def may_read(comment: Comment, viewer: Viewer) -> bool:
    """Whether the viewer may read the words: everybody a published comment's, its author and moderators all
    others.

    What its author deleted is for moderators alone.

    """
    if comment.state == State.PUBLISHED:
        return True
    if not isinstance(viewer, Person):
        return False
    return viewer.is_moderator or (comment.author_id == viewer.pk and comment.state != State.DELETED)


def may_edit(comment: Comment, viewer: Viewer, now: datetime | None = None) -> bool:
    """Whether the viewer wrote it and may still rewrite it: a published comment for a while, a held or
    refused one always.
    """
    if not isinstance(viewer, Person) or comment.author_id != viewer.pk:
        return False
    if comment.state == State.PUBLISHED:
        return (now or timezone.now()) - comment.created <= house.EDIT_WINDOW
    return comment.state in (State.HELD, State.REFUSED)


def may_delete(comment: Comment, viewer: Viewer) -> bool:
    """Whether the viewer wrote it and may take it back."""
    mine = isinstance(viewer, Person) and comment.author_id == viewer.pk
    return mine and comment.state in (State.PUBLISHED, State.HELD, State.REFUSED)


def comment_for(uid: str, viewer: Viewer) -> Comment:
    """The comment with this uid, with thread, author, parent and current revision, if the viewer may read its
    words.

    Raises `UnknownComment` otherwise, with the same sentence whether it does not exist or is not theirs to
    read.
    """
    found = (
        Comment.objects.select_related("thread", "author", "revision", "parent__revision", "parent__author")
        .filter(uid=uid)
        .first()
    )
    if found is None or not may_read(found, viewer):
        raise UnknownComment("There is no such comment, or it is not yours to read.")
    return found


def trace_of(uid: str) -> Trace:
    """What is left to say of a removed or a deleted comment. Raises `UnknownComment` for any other."""
    found = (
        Comment.objects.select_related("thread")
        .filter(uid=uid, state__in=(State.REMOVED, State.DELETED))
        .first()
    )
    if found is None:
        raise UnknownComment("There is no such comment, or it is not yours to read.")
    return Trace(uid=found.uid, state=found.state, thread=found.thread)


def visible_comments(thread: Thread, viewer: Viewer) -> QuerySet[Comment]:
    """The comments of a thread whose words the viewer may read, oldest first."""
    comments = thread.comments.select_related("author", "revision").order_by("created", "id")
    if not isinstance(viewer, Person):
        return comments.filter(state=State.PUBLISHED)
    if viewer.is_moderator:
        return comments
    return comments.filter(Q(state=State.PUBLISHED) | (Q(author=viewer) & ~Q(state=State.DELETED)))


def own_in_thread(thread: Thread, viewer: Viewer) -> list[Comment]:
    """The viewer's own comments here in every state but deleted, newest first, at most `OWN_LIMIT`."""
    if not isinstance(viewer, Person):
        return []
    own = Comment.objects.filter(author=viewer, thread=thread).exclude(state=State.DELETED)
    return list(own.select_related("revision", "parent").order_by("-created")[:OWN_LIMIT])


def comment_posted_with(author: Person, key: str) -> Comment | None:
    """The comment that this author's idempotency key made, None before it made one."""
    return Comment.objects.select_related("thread", "revision").filter(author=author, key=key).first()
