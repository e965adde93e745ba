"""A person's tokens: one page with the list, the form, and a new secret, shown once."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from detente.accounts.requests import person_of

from .actions import issue_token, revoke_token
from .errors import ApiRefusal
from .forms import TokenForm
from .models import Scope
from .queries import tokens_of


@sensitive_variables("secret")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list; a posted form issues a token, whose secret this answer alone shows."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    secret, error, status = "", "", 200
    if form.is_bound:
        status = 400
        if form.is_valid():
            try:
                said = form.cleaned_data
                _, secret = issue_token(actor=person_of(request), name=said["name"], scopes=said["scopes"])
                form, status = TokenForm(), 201
            except ApiRefusal as refusal:
                error, status = str(refusal), refusal.status
    return _page(request, form, secret=secret, error=error, status=status)


@login_required
@require_POST
def revoke(request: HttpRequest, uid: str) -> HttpResponse:
    """Revoke one of the person's own tokens."""
    try:
        revoke_token(actor=person_of(request), uid=uid)
    except ApiRefusal as refusal:
        return _page(request, TokenForm(), error=str(refusal), status=refusal.status)
    return redirect("api-tokens")


def _page(
    request: HttpRequest, form: TokenForm, *, secret: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    labels = dict(Scope.choices)
    rows = [
        {"token": token, "allowed": [labels[scope] for scope in token.scopes if scope in labels]}
        for token in tokens_of(person_of(request))
    ]
    context = {"form": form, "secret": secret, "error": error, "rows": rows}
    answer = render(request, "api/tokens.html", context, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
