"""Personal pages: the form, a comment's page with its story, editing, deleting, flagging. Never cached."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force, standing

from . import house
from .actions import delete_comment, edit_comment, flag_comment, post_comment
from .errors import CommentRefusal, KeyReused, MayNotChange, ParentUnavailable, UnknownComment
from .forms import FlagForm, Posting, new_key, posting_of
from .guards import hands_back, takes_text
from .headers import personal
from .letters import letter_for
from .models import Comment, State, Thread
from .presenting import form_address, name_of
from .queries.reading import (
    comment_for,
    may_delete,
    may_edit,
    own_in_thread,
    thread_by_uid,
    trace_of,
)
from .queries.story import story_of
from .queries.threads import place_of
from .refusing import RETRY_SECONDS, refusal_page, status_of

SEE_OTHER = 303


@takes_text
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_comment(request: HttpRequest, uid: str) -> HttpResponse:
    """The form on a page of its own, for a comment or an answer; posting leads to the comment's own page."""
    posting = posting_of(request) if request.method == "POST" else None
    try:
        thread = thread_by_uid(uid)
        parent = _parent(request, posting)
        if posting is None:
            return _form(request, thread, parent, key=new_key())
        posted = post_comment(
            actor=signed_in(request), thread=thread, parent=parent, raw=posting.raw, key=posting.key or None
        )
    except CommentRefusal as refusal:
        return _refused(request, uid, posting, refusal)
    return _see(f"{reverse('comments:comment', args=[posted.comment.uid])}?sent=1")


@require_safe
def comment_page(request: HttpRequest, uid: str) -> HttpResponse:
    """A comment with its story: to its author and moderators a letter with reasons, to others the comment, if
    published.
    """
    try:
        comment = comment_for(uid, request.user)
    except UnknownComment as refusal:
        return _trace(request, uid, refusal)
    mine = request.user.is_authenticated and comment.author_id == request.user.pk
    insider = mine or getattr(request.user, "is_moderator", False)
    context = {
        "comment": comment,
        "name": name_of(comment),
        "letter": letter_for(comment, to_author=mine) if insider else None,
        "story": story_of(comment),
        "mine": mine,
        "insider": insider,
        "may_edit": may_edit(comment, request.user),
        "may_delete": may_delete(comment, request.user),
        "where": _place_in_thread(comment),
        "sent": "sent" in request.GET and mine,
        "flagged": "flagged" in request.GET,
        "draft": _draft(comment),
    }
    return personal(render(request, "comments/comment.html", context))


@takes_text
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    """The author's new wording of a comment."""
    posting = posting_of(request) if request.method == "POST" else None
    try:
        comment = comment_for(uid, request.user)
        if posting is None:
            return _edit_form(request, comment)
        edit_comment(actor=signed_in(request), comment=comment, raw=posting.raw)
    except CommentRefusal as refusal:
        if posting is None or isinstance(refusal, UnknownComment):
            return refusal_page(request, refusal)
        return _edit_form(request, comment, posting, refusal)
    return _see(f"{reverse('comments:comment', args=[uid])}?sent=1")


@hands_back
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask once, then take the comment back."""
    try:
        comment = comment_for(uid, request.user)
        if request.method == "POST":
            delete_comment(actor=signed_in(request), comment=comment)
            return _see(comment.thread.url)
    except CommentRefusal as refusal:
        return refusal_page(request, refusal)
    if not may_delete(comment, request.user):
        return _see(reverse("comments:comment", args=[uid]))
    return personal(render(request, "comments/delete.html", {"comment": comment}))


@hands_back
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, uid: str) -> HttpResponse:
    """Tell the moderators about a comment."""
    try:
        comment = comment_for(uid, request.user)
        form = FlagForm(request.POST or None, edition=edition_in_force())
        if request.method == "POST" and form.is_valid():
            flag_comment(actor=signed_in(request), comment=comment, **form.cleaned_data)
            return _see(f"{reverse('comments:comment', args=[uid])}?flagged=1")
    except CommentRefusal as refusal:
        return refusal_page(request, refusal)
    status = 400 if form.errors else 200
    return personal(render(request, "comments/flag.html", {"comment": comment, "form": form}, status=status))


@require_safe
def mine(request: HttpRequest, uid: str) -> HttpResponse:
    """What the page everybody gets cannot hold, as a fragment: who is signed in, my own comments, the form.

    Nothing at all for somebody who is not signed in: the page already leads them to the form and so to the
    sign-in.
    """
    if not request.user.is_authenticated:
        return personal(HttpResponse(""))
    try:
        thread = thread_by_uid(uid)
    except CommentRefusal as refusal:
        return personal(HttpResponse(str(refusal), status=status_of(refusal), content_type="text/plain"))
    own = own_in_thread(thread, request.user)
    context = {
        "thread": thread,
        "standing": standing(request.user, thread_reference=thread.reference),
        "waiting": [comment for comment in own if comment.state != State.PUBLISHED],
        "published": [
            (comment, may_edit(comment, request.user)) for comment in own if comment.state == State.PUBLISHED
        ],
        "action": form_address(thread),
        "key": new_key(),
        "limit": house.comment_limit(),
    }
    return personal(render(request, "comments/mine.html", context))


# --- steps
# ------------------------------------------------------------------------------------------------------------


def signed_in(request: HttpRequest) -> Person:
    """The person behind the request; the views above ask for a sign-in first."""
    assert isinstance(request.user, Person)
    return request.user


def _parent(request: HttpRequest, posting: Posting | None) -> Comment | None:
    uid = posting.parent if posting is not None else request.GET.get("parent", "")
    if not uid:
        return None
    try:
        return comment_for(uid, request.user)
    except UnknownComment as missing:
        raise ParentUnavailable("The comment you answer can no longer be read here.") from missing


def _form(
    request: HttpRequest,
    thread: Thread,
    parent: Comment | None,
    *,
    key: str,
    text: str = "",
    refusal: CommentRefusal | None = None,
) -> HttpResponse:
    status = status_of(refusal) if refusal is not None else 200
    where = standing(signed_in(request), thread_reference=thread.reference)
    context = {
        "thread": thread,
        "parent": parent,
        "parent_name": name_of(parent) if parent is not None else "",
        "key": key,
        "text": text,
        "refusal": refusal,
        "standing": where,
        "limit": house.comment_limit(),
        "action": form_address(thread, parent),
    }
    if where.may_post is False and status == 200:
        status = 403
    return _page(request, "comments/write_page.html", context, status)


def _refused(
    request: HttpRequest, uid: str, posting: Posting | None, refusal: CommentRefusal
) -> HttpResponse:
    """The form again, with the sentence above it and the person's own words in it."""
    try:
        thread = thread_by_uid(uid)
        parent = _parent(request, posting)
    except ParentUnavailable:
        parent = None
    except CommentRefusal as missing:
        return refusal_page(request, missing, text=posting.shown if posting else "")
    key = posting.key if posting is not None and not isinstance(refusal, KeyReused) else new_key()
    return _form(
        request, thread, parent, key=key or new_key(), text=posting.shown if posting else "", refusal=refusal
    )


def _edit_form(
    request: HttpRequest,
    comment: Comment,
    posting: Posting | None = None,
    refusal: CommentRefusal | None = None,
) -> HttpResponse:
    if refusal is None and not may_edit(comment, request.user):
        return refusal_page(
            request, MayNotChange("This comment can no longer be rewritten, or it is not yours.")
        )
    assert comment.revision is not None
    context = {
        "comment": comment,
        "text": posting.shown if posting is not None else comment.revision.text,
        "refusal": refusal,
        "letter": letter_for(comment),
        "limit": house.comment_limit(),
    }
    status = status_of(refusal) if refusal is not None else 200
    return _page(request, "comments/edit.html", context, status)


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    answer = render(request, template, context, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return personal(answer)


def _trace(request: HttpRequest, uid: str, refusal: UnknownComment) -> HttpResponse:
    try:
        trace = trace_of(uid)
    except UnknownComment:
        return refusal_page(request, refusal)
    return personal(render(request, "comments/gone.html", {"trace": trace}, status=410))


def _place_in_thread(comment: Comment) -> str:
    if comment.state != State.PUBLISHED:
        return comment.thread.url
    cursor = place_of(comment)
    page = (
        f"{reverse('threads:thread', args=[comment.thread.uid])}?page={cursor}"
        if cursor
        else comment.thread.url
    )
    return f"{page}#c-{comment.uid}"


def _draft(comment: Comment) -> str:
    parent = f":{comment.parent.uid}" if comment.parent is not None else ""
    return f"{comment.thread.uid}{parent}"


def _see(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.status_code = SEE_OTHER
    return personal(answer)
