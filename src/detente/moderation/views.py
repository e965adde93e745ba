"""The desk: parse, call one action, go back to the queue. Staff only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from detente.accounts.models import Person
from detente.accounts.requests import person_of
from detente.comments.errors import CommentRefusal
from detente.comments.models import Comment

from . import actions, queries, review
from .errors import ModerationRefusal, PlaceUnknown
from .forms import DecisionForm, EditForm, HearingForm, LetterAnswerForm, SanctionForm
from .models import Appeal, AppealState, Kind, Letter

QUEUES = ("held", "flagged", "review", "appeals", "letters")
HEARD = {
    AppealState.REVERSED: "Decision reversed.",
    AppealState.UPHELD: "Decision upheld.",
    AppealState.OVERTAKEN: "The comment has been decided otherwise meanwhile, so the appeal is closed as overtaken.",
}
View = Callable[..., HttpResponse]


def moderators_only(view: View) -> View:
    """Let moderators in; everybody else gets a 403, the anonymous the sign-in page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not person_of(request).is_moderator:
            raise PermissionDenied("The desk is for moderators.")
        return view(request, *args, **kwargs)

    return login_required(guarded)


@require_GET
@moderators_only
def desk(request: HttpRequest) -> HttpResponse:
    """One column of queue, one of the comment in its thread, one of history."""
    context = _queue(request.GET)
    items = context["items"]
    item = next((i for i in items if i.uid == request.GET.get("item")), items[0] if items else None)
    return render(request, "moderation/desk.html", context | {"item": item} | (_beside(item) if item else {}))


@require_POST
@moderators_only
def decide_comment(request: HttpRequest, uid: str) -> HttpResponse:
    """Decide about one comment or, when asked, about every one that was shown with it."""
    comment = get_object_or_404(Comment, uid=uid)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _back(request, error=_first_error(form), item=uid)
    data = form.cleaned_data
    seen = data["shown"] if data["all_alike"] else {}
    seen = {**seen, uid: data["seen_line"]}
    comments = [comment, *Comment.objects.filter(uid__in=seen).exclude(pk=comment.pk)]
    return _attempt(
        request,
        lambda: actions.decide_many(
            actor=person_of(request),
            comments=comments,
            kind=data["kind"],
            rule=data["rule"],
            sentence=data["sentence"],
            seen_state=data["seen_state"],
            seen_lines=seen,
        ),
        done=f"{Kind(data['kind']).label}: {len(comments)} comment{'s' if len(comments) > 1 else ''}.",
        item=uid,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def edit_comment(request: HttpRequest, uid: str) -> HttpResponse:
    """The newsroom's edit of a published comment, with a rule and a reason."""
    comment = get_object_or_404(Comment.objects.select_related("thread", "revision", "author"), uid=uid)
    words = comment.revision.text if comment.revision else ""
    form = EditForm(request.POST or None, initial={"text": words, "seen_line": comment.line_uid})
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_words(actor=person_of(request), comment=comment, **form.cleaned_data)
        except (ModerationRefusal, CommentRefusal) as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Edited. Its author is told the rule and your reason.")
            return redirect("comments:comment", uid=uid)
    context = {"comment": comment, "form": form, "error": error}
    return render(request, "moderation/edit.html", context, status=409 if error else 200)


@require_POST
@moderators_only
def sanction_person(request: HttpRequest, uid: str) -> HttpResponse:
    """Warn, block or restore the author of a comment."""
    person = get_object_or_404(Person, uid=uid)
    form = SanctionForm(request.POST)
    if not form.is_valid():
        return _back(request, error=_first_error(form), item=request.POST.get("item", ""))
    comment = Comment.objects.filter(uid=request.POST.get("comment", "")).select_related("thread").first()
    return _attempt(
        request,
        lambda: _sanction(person_of(request), person, form.cleaned_data, comment),
        done=f"{Kind(form.cleaned_data['kind']).label}: {person.name}.",
        item=request.POST.get("item", ""),
    )


@require_POST
@moderators_only
def hear(request: HttpRequest, uid: str) -> HttpResponse:
    """Uphold or reverse what was appealed."""
    appeal = get_object_or_404(Appeal, uid=uid)

    def act(data: dict[str, Any]) -> str:
        heard = actions.hear_appeal(
            actor=person_of(request),
            appeal=appeal,
            reverse=data["outcome"] == "reverse",
            sentence=data["sentence"],
            seen_line=data["seen_line"],
        )
        return HEARD[AppealState(heard.state)]

    return _answered(request, uid, HearingForm(request.POST), act)


@require_POST
@moderators_only
def answer(request: HttpRequest, uid: str) -> HttpResponse:
    """Answer a letter: restore access, or decline."""
    letter = get_object_or_404(Letter, uid=uid)

    def act(data: dict[str, Any]) -> str:
        restore = data["outcome"] == "restore"
        actions.answer_letter(
            actor=person_of(request), letter=letter, restore=restore, answer=data["sentence"]
        )
        return "Access restored." if restore else "Letter declined."

    return _answered(request, uid, LetterAnswerForm(request.POST), act)


def _answered(
    request: HttpRequest, uid: str, form: HearingForm | LetterAnswerForm, act: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """Run an answer to what somebody wrote; `act` returns the sentence that says what was done."""
    if not form.is_valid():
        return _back(request, error=_first_error(form), item=uid)
    return _attempt(request, lambda: act(form.cleaned_data), item=uid)


def _sanction(actor: Any, person: Person, data: dict[str, Any], comment: Comment | None) -> object:
    if data["here_only"] and comment is None:
        raise PlaceUnknown(
            "No comment is open here that would say which page is meant. Please untick “Only on this page”."
        )
    place = comment.thread.reference if comment and data["here_only"] else ""
    if data["kind"] == Kind.WARN:
        return actions.warn(
            actor=actor, person=person, rule=data["rule"], sentence=data["sentence"], comment=comment
        )
    if data["kind"] == Kind.LIFT:
        return actions.lift_block(
            actor=actor, person=person, sentence=data["sentence"], thread_reference=place
        )
    until = timezone.now() + timedelta(days=data["days"]) if data["days"] else None
    return actions.block(
        actor=actor,
        person=person,
        rule=data["rule"],
        sentence=data["sentence"],
        until=until,
        thread_reference=place,
        comment=comment,
    )


def _attempt(request: HttpRequest, act: Callable[[], object], *, item: str, done: str = "") -> HttpResponse:
    """Run one act; its refusal goes back to the same item with the sentence, nothing typed is lost.

    What was done is said by `done`, or by what `act` returns.
    """
    try:
        said = act()
    except (ModerationRefusal, CommentRefusal) as refusal:
        return _back(request, error=str(refusal), item=item)
    messages.success(request, done or str(said))
    return _back(request)


def _back(request: HttpRequest, *, error: str = "", item: str = "") -> HttpResponse:
    name, only = _asked(request.POST)
    if not error:
        narrowed = {"queue": name, "only": only} if only else {"queue": name}
        return redirect(f"{reverse('moderation:desk')}?{urlencode(narrowed)}")
    context = _queue(request.POST)
    found = next((i for i in context["items"] if i.uid == item), None)
    context |= {"item": found, "error": error, "typed": request.POST}
    return render(request, "moderation/desk.html", context | (_beside(found) if found else {}), status=409)


def _asked(sent: Mapping[str, str]) -> tuple[str, str]:
    """Which queue is open, and what it is narrowed to."""
    name = sent.get("queue", "held")
    name = name if name in QUEUES else "held"
    only = sent.get("only", "") if name == "review" else ""
    return name, only if only.isascii() and only.isalpha() and len(only) < 12 else ""


def _queue(sent: Mapping[str, str]) -> dict[str, Any]:
    """One queue as the desk shows it. A filter that has run empty gives way to the whole lane."""
    name, only = _asked(sent)
    filters = review.filters() if name == "review" else []
    only = only if any(one.name == only and one.count for one in filters) else ""
    return {
        "queue": name,
        "queues": QUEUES,
        "counts": queries.counts(),
        "items": queries.queue(name, only),
        "filters": filters,
        "only": only,
    }


def _beside(item: queries.Item) -> dict[str, Any]:
    """What stands beside one item: its comment's history, flags and author."""
    comment = item.comment
    person = (
        comment.author
        if comment
        else (item.letter.person if item.letter else item.appeal and item.appeal.appellant)
    )
    context: dict[str, Any] = {
        "form": DecisionForm(),
        "sanction_form": SanctionForm(),
        "author": person,
    }
    if comment:
        context |= {"history": queries.history(comment), "flags": queries.open_flags(comment)}
    if person:
        place = item.letter.thread_reference if item.letter else ""
        context |= {
            "record": queries.record_of(person),
            "rung": queries.rung(person, thread_reference=place),
            "page": queries.page_title(place),
        }
    return context


def _first_error(form: Any) -> str:
    field, errors = next(iter(form.errors.items()))
    return f"{field.replace('_', ' ').capitalize()}: {errors[0]}"
