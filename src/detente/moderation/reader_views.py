"""What readers do about decisions: read the reasons, appeal, write to the moderators."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.accounts.requests import person_of
from detente.comments.letters import letter_for
from detente.comments.models import Comment
from detente.ledger.queries import line as ledger_line

from . import actions, queries
from .errors import ModerationRefusal
from .forms import AppealForm, LetterForm
from .models import Appeal, Decision, Kind


@login_required
def my_cases(request: HttpRequest) -> HttpResponse:
    """Every decision about the person, with its appeal or the way to one."""
    person = person_of(request)
    return render(
        request,
        "moderation/cases.html",
        {
            "decisions": queries.decisions_about(person)[:100],
            "appeals": person.appeals.select_related("comment__thread", "decision").order_by("-filed")[:100],
            "letters": person.letters.order_by("-filed"),
            "blocks": queries.blocks_on(person),
        },
    )


@login_required
def new_appeal(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask for a human to look at one's held, refused or removed comment."""
    comment = get_object_or_404(
        Comment.objects.select_related("thread", "revision", "author"), uid=uid, author=person_of(request)
    )
    against = queries.restriction_of(comment)
    existing = queries.appeal_against(against) if against else None
    if existing:
        return redirect("moderation:appeal_page", uid=existing.uid)
    until = queries.appealable_until(ledger_line(against or comment.line_uid))
    form = AppealForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            filed = actions.appeal(actor=person_of(request), comment=comment, text=form.cleaned_data["text"])
            return redirect("moderation:appeal_page", uid=filed.uid)
        except ModerationRefusal as refusal:
            error = str(refusal)
    context = {"comment": comment, "letter": letter_for(comment), "form": form, "error": error, "until": until}
    return render(request, "moderation/appeal_form.html", context, status=409 if error else 200)


@login_required
def new_decision_appeal(request: HttpRequest, uid: str) -> HttpResponse:
    """Appeal against a warning or a block."""
    decision = get_object_or_404(Decision, uid=uid, person=person_of(request))
    existing = queries.appeal_against(decision.line_uid)
    if existing:
        return redirect("moderation:appeal_page", uid=existing.uid)
    form = AppealForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            filed = actions.appeal_decision(
                actor=person_of(request), decision=decision, text=form.cleaned_data["text"]
            )
            return redirect("moderation:appeal_page", uid=filed.uid)
        except ModerationRefusal as refusal:
            error = str(refusal)
    until = queries.appealable_until(ledger_line(decision.line_uid))
    context = {"decision": decision, "form": form, "error": error, "until": until}
    return render(request, "moderation/appeal_form.html", context, status=409 if error else 200)


@login_required
def appeal_page(request: HttpRequest, uid: str) -> HttpResponse:
    """One appeal and what became of it; its author's and the moderators' alone."""
    appeal = get_object_or_404(
        Appeal.objects.select_related("comment__thread", "comment__revision", "decision", "heard_by"), uid=uid
    )
    if appeal.appellant_id != person_of(request).pk and not person_of(request).is_moderator:
        raise Http404("No such appeal.")
    return render(request, "moderation/appeal.html", {"appeal": appeal})


@login_required
def statement(request: HttpRequest, uid: str) -> HttpResponse:
    """The statement of reasons for one decision, for the person whom it concerns and for moderators."""
    decisions = Decision.objects.select_related("comment__thread", "comment__revision", "person", "moderator")
    mine = Q(person=person_of(request)) | Q(comment__author=person_of(request))
    decision = get_object_or_404(
        decisions if person_of(request).is_moderator else decisions.filter(mine), uid=uid
    )
    context = {
        "decision": decision,
        "rule": edition_in_force().rules.get(decision.rule),
        "until": queries.appealable_until(ledger_line(decision.line_uid)),
        "appeal": queries.appeal_against(decision.line_uid),
        "can_appeal": _can_appeal(person_of(request), decision),
    }
    return render(request, "moderation/statement.html", context)


def _can_appeal(person: Person, decision: Decision) -> bool:
    """Whether this decision still restricts the person's comment or account, whatever was rewritten since."""
    if decision.kind in (Kind.WARN, Kind.BLOCK):
        return decision.person_id == person.pk and decision.reversed is None
    comment = decision.comment
    if comment is None or comment.author_id != person.pk:
        return False
    return queries.restriction_of(comment) == decision.line_uid


@login_required
def new_letter(request: HttpRequest) -> HttpResponse:
    """A blocked person's letter to the moderators."""
    person = person_of(request)
    blocks = queries.blocks_on(person)
    form = LetterForm(request.POST or None, initial={"user_id": person.uid}, blocks=blocks)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_letter(actor=person, **form.cleaned_data)
            return redirect("moderation:cases")
        except ModerationRefusal as refusal:
            error = str(refusal)
    context = {"form": form, "error": error, "blocks": blocks}
    return render(request, "moderation/letter_form.html", context, status=409 if error else 200)
