"""The conversation on pages of its own: for long threads, for other orders, for one branch."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .errors import UnknownComment, UnknownThread
from .headers import public_thread
from .models import Thread
from .queries.reading import thread_by_uid
from .queries.threads import ThreadPage, branch_page, thread_page
from .templatetags.comments_tags import context_of


@require_safe
def thread(request: HttpRequest, uid: str) -> HttpResponse:
    """A hundred top-level comments with their answers, oldest first."""
    found = _thread(uid)
    return _shown(request, thread_page(found, request.GET.get("page", "")))


@require_safe
def newest(request: HttpRequest, uid: str) -> HttpResponse:
    """The same, newest first."""
    found = _thread(uid)
    return _shown(request, thread_page(found, request.GET.get("page", ""), sort="newest"))


@require_safe
def branch(request: HttpRequest, uid: str, comment: str) -> HttpResponse:
    """One top-level comment with everything below it, in the order of writing."""
    found = _thread(uid)
    try:
        page = branch_page(found, comment, request.GET.get("page", ""))
    except UnknownComment as missing:
        raise Http404(str(missing)) from missing
    return _shown(request, page)


@require_safe
def count(request: HttpRequest, uid: str) -> HttpResponse:
    """`{"count": n}`: how many comments are published, for the line that announces new ones."""
    found = _thread(uid)
    return public_thread(JsonResponse({"count": found.comment_count}), found)


def _thread(uid: str) -> Thread:
    try:
        return thread_by_uid(uid)
    except UnknownThread as missing:
        raise Http404(str(missing)) from missing


def _shown(request: HttpRequest, page: ThreadPage) -> HttpResponse:
    context = context_of(page)
    if page.top is not None:
        here = reverse("threads:branch", args=[page.thread.uid, page.top.uid])
        context["more_url"] = f"{here}?page={page.next_page}" if page.next_page else ""
        context["first_url"] = "" if page.is_first else here
    return public_thread(render(request, "comments/thread_page.html", context), page.thread)
