"""Threads, comments and their verdicts."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from ninja import Header, Query, Router, Status

from detente.accounts.models import Person
from detente.comments.actions import Posted, flag_comment, post_comment
from detente.comments.errors import ParentUnavailable, UnknownComment
from detente.comments.models import Comment, State
from detente.comments.queries import comment_for, thread_by_uid

from ..errors import NotFound
from ..queries import comments_page
from .schemas import (
    CommentIn,
    CommentOut,
    CommentsOut,
    Error,
    FlagIn,
    FlagOut,
    PostedOut,
    RefusedOut,
    ThreadOut,
    VerdictOut,
    comment_out,
    flag_out,
    helped,
    thread_out,
)
from .security import FOR_ALL, Flagger, Reader, Writer

router = Router(tags=["conversations"])
REFUSALS = {400: Error, 401: Error, 403: Error, 404: Error, 422: Error, 429: Error}
KEY_LIMIT = 80


@router.get(
    "/threads/{id}",
    response={200: ThreadOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="thread",
)
def thread(request: HttpRequest, id: str) -> Any:
    """A conversation."""
    return thread_out(thread_by_uid(_clean(id)))


@router.get(
    "/threads/{id}/comments",
    response={200: CommentsOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="comments",
)
def comments(
    request: HttpRequest,
    id: str,
    cursor: str = "",
    limit: int = Query(50, ge=1, le=100),
    sort: Literal["oldest", "newest"] = "oldest",
) -> Any:
    """Its comments in the order of writing, answers among them; with a token, the owner's own as well."""
    found = thread_by_uid(_clean(id))
    page, following = comments_page(
        found, _person(request), cursor=cursor, limit=limit, newest=sort == "newest"
    )
    return {
        "thread": thread_out(found),
        "comments": [comment_out(comment, found) for comment in page],
        "next": following or None,
    }


@router.post(
    "/threads/{id}/comments",
    response={201: PostedOut, **REFUSALS, 409: Error, 413: Error, 422: RefusedOut | Error},
    auth=Writer(),
    operation_id="post_comment",
)
def post(
    request: HttpRequest,
    id: str,
    data: CommentIn,
    key: str = Header("", alias="Idempotency-Key", max_length=KEY_LIMIT),
) -> Any:
    """Write a comment. Published or held: 201. Refused by the standards: 422 with what was found and the way to
    appeal; it is stored and its author can read it. Somebody who seems to be in despair is never refused, and the
    answer says in `help` where people listen.

    The same `Idempotency-Key` with the same text makes one comment, however often it is sent.
    """
    actor = _person(request)
    assert actor is not None  # `Writer` lets nobody else in
    place = thread_by_uid(_clean(id))
    posted = post_comment(
        actor=actor, thread=place, parent=_parent(data, actor), raw=data.text, key=key or None
    )
    told = {
        "comment": comment_out(posted.comment, posted.comment.thread),
        "verdict": posted.verdict.as_dict(),
    }
    if posted.verdict.action == "refuse":
        return Status(422, told | _refused(posted))
    return Status(201, helped(told, posted.verdict))


@router.get(
    "/comments/{id}",
    response={200: CommentOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="comment",
)
def comment(request: HttpRequest, id: str) -> Any:
    """A comment, if its words are the caller's to read."""
    found = comment_for(_clean(id), _person(request))
    return comment_out(found, found.thread)


@router.get(
    "/comments/{id}/verdict",
    response={200: VerdictOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="verdict",
)
def verdict(request: HttpRequest, id: str) -> Any:
    """What the standards said of its current wording: for its author and for moderators."""
    viewer = _person(request)
    found = comment_for(_clean(id), viewer)
    if viewer is None or not (viewer.is_moderator or found.author_id == viewer.pk) or found.revision is None:
        raise NotFound("There is no such comment, or its verdict is not yours to read.")
    return found.revision.verdict


@router.post(
    "/comments/{id}/flags",
    response={201: FlagOut, **REFUSALS, 409: Error, 413: Error},
    auth=Flagger(),
    operation_id="flag_comment",
)
def flag(request: HttpRequest, id: str, data: FlagIn) -> Any:
    """Tell the moderators that a published comment breaks a rule. Nothing happens to it until a person has
    looked. One flag at a time: once it is settled, another one is welcome.
    """
    actor = _person(request)
    assert actor is not None  # `Flagger` lets nobody else in
    found = comment_for(_clean(id), actor)
    raised = flag_comment(actor=actor, comment=found, rule=_clean(data.rule), sentence=_clean(data.sentence))
    return Status(201, flag_out(raised, found))


def _clean(id: str) -> str:
    """PostgreSQL takes no NUL."""
    return id.replace("\x00", "")


def _person(request: HttpRequest) -> Person | None:
    caller = getattr(request, "auth", None)
    return caller.person if caller is not None else None


def _parent(data: CommentIn, actor: Person) -> Comment | None:
    if not data.parent:
        return None
    try:
        return comment_for(data.parent, actor)
    except UnknownComment as missing:
        raise ParentUnavailable("The comment you answer can no longer be read here.") from missing


def _refused(posted: Posted) -> dict[str, Any]:
    grounds = [finding.as_dict() for finding in posted.verdict.findings if finding.action == "refuse"]
    told = {"code": "comment-refused", "message": "The standards refuse this comment: " + grounds[0]["why"]}
    address = settings.DETENTE["BASE_URL"] + reverse("moderation:appeal", args=[posted.comment.uid])
    if posted.comment.state != State.REFUSED:  # a repeated request, and a person has decided since
        told["message"] = "The standards refused this comment at first; a person has decided since."
    return {"error": told, "findings": grounds, "appeal": {"url": address}}
