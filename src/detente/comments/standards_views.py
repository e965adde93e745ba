"""The published standards: the list, a page for each rule with its code and a box to try a text in, every
edition.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from detente.accounts.queries import edition_in_force
from detente.standards import (
    Circumstances,
    Edition,
    Finding,
    Rule,
    TextRefused,
    Verdict,
    accept,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.edition import SHIPPED
from detente.standards.examples import thread_of
from detente.standards.judging import DETECTORS, DETECTORS_OF_HISTORY
from detente.standards.language.identify import known_languages
from detente.standards.measured import EVERY_RULE

from . import house
from .editions import as_data, differences, short_hash
from .errors import TooManyTries
from .forms import posting_of
from .guards import body_length, too_large
from .headers import personal, public
from .limits import count_try
from .measures import OF_FORM, figures_of, languages_of, named, reach_of
from .queries.editions import edition_named, editions_on_record
from .queries.rules import RuleMonth, decisions_this_month, month_began
from .text import marked

TAG = "standards"
CEILINGS = {
    "none": "People decide; software does nothing.",
    "mark": "Software may point something out to moderators, no more.",
    "rank": "Software may move a comment down the page, no more.",
    "hold": "Software may hold a comment until a person has looked, no more.",
    "refuse": "Software may refuse a comment; its author can appeal to a person.",
}
FORCES = {
    "must": "A comment that breaks this rule is deleted.",
    "may": "A comment that breaks this rule can be deleted.",
}


@dataclass(frozen=True, slots=True)
class Enforcer:
    """The function that looks for a rule, with its source as it runs here."""

    name: str
    module: str
    line: int
    source: str


@require_safe
def standards_list(request: HttpRequest) -> HttpResponse:
    """All rules of the edition in force, numbered, with what each did this month and how the other edition
    differs.
    """
    edition = edition_in_force()
    months = decisions_this_month()
    here = as_data(edition)
    others = [shipped_edition(name) for name in SHIPPED if shipped_edition(name).hash != edition.hash]
    context = {
        "edition": edition,
        "short": short_hash(edition.hash),
        "rules": [_row(rule, months.get(rule.id, RuleMonth())) for rule in edition.rules.values()],
        "others": [{"edition": other, "rules": differences(here, as_data(other))} for other in others],
        "figures": figures_of(EVERY_RULE),
        "editions": editions_on_record(),
        "month": month_began(),
    }
    return public(render(request, "standards/list.html", context), TAG)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def rule_page(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule. A text sent to it is judged under the edition in force; nothing is stored.

    Exempt from the CSRF token, because the answer changes nothing and a token has no place in a page that is
    kept.
    """
    edition = edition_in_force()
    if rule not in edition.rules:
        raise Http404(f"The standards in force have no rule named {rule!r}.")
    context = _rule_context(edition, edition.rules[rule])
    if request.method != "POST":
        return public(render(request, "standards/rule.html", context), TAG)
    if body_length(request) > house.BODY_LIMIT:
        return too_large(request)
    context["tried"] = tried = _try(request, edition)
    answer = personal(render(request, "standards/rule.html", context, status=tried["status"]))
    if tried.get("wait"):
        answer.headers["Retry-After"] = str(tried["wait"])
    return answer


@require_safe
def languages_page(request: HttpRequest) -> HttpResponse:
    """Which rule was measured in which language, and what software does where it was not."""
    edition = edition_in_force()
    context = {
        "edition": edition,
        "short": short_hash(edition.hash),
        "reach": reach_of(edition),
        "recognised": sorted(named(known_languages())),
        "site_languages": named(house.site_languages()),
        "holds": edition.hold_unmeasured or house.hold_unmeasured(),
    }
    return public(render(request, "standards/languages.html", context), TAG)


@require_safe
def edition_page(request: HttpRequest, edition: str) -> HttpResponse:
    """One edition, in force or not, by its name or by the first digits of its hash."""
    found = _edition(edition)
    context = {
        "edition": found,
        "short": short_hash(found["hash"]),
        "in_force": found["hash"] == edition_in_force().hash,
        "rules": [{**rule, "ceiling_text": CEILINGS[rule["ceiling"]]} for rule in found["rules"]],
    }
    return public(render(request, "standards/edition.html", context), TAG)


@require_safe
def edition_json(request: HttpRequest, edition: str) -> HttpResponse:
    """The same for programs: every word, threshold and example of the edition."""
    found = _edition(edition)
    return public(JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1}), TAG)


# --- steps
# ------------------------------------------------------------------------------------------------------------


def _edition(name: str) -> dict[str, Any]:
    found = edition_named(name)
    if found is None:
        raise Http404("No such edition was ever in force here.")
    return found


def _row(rule: Rule, month: RuleMonth) -> dict[str, Any]:
    return {"rule": rule, "ceiling": CEILINGS[rule.ceiling], "force": FORCES[rule.force], "month": month}


def _rule_context(edition: Edition, rule: Rule) -> dict[str, Any]:
    rules = list(edition.rules.values())
    figures = figures_of(rule.id)
    return {
        "edition": edition,
        "short": short_hash(edition.hash),
        "rule": rule,
        "ceiling": CEILINGS[rule.ceiling],
        "force": FORCES[rule.force],
        "enforcers": _enforcers(rule.id),
        "month": decisions_this_month().get(rule.id, RuleMonth()),
        "since": month_began(),
        "before": rules[rule.number - 2] if rule.number > 1 else None,
        "after": rules[rule.number] if rule.number < len(rules) else None,
        "limit": house.comment_limit(),
        "thresholds": [f"{name.replace('_', ' ')} {value:g}" for name, value in rule.thresholds.items()],
        "figures": figures,
        "stopped_only": not any(row.tells_apart for row in figures),
        "languages": languages_of(rule.id),
        "of_form": rule.id in OF_FORM,
        "threads": any(thread_of(example) for example in rule.matches),
        "feed": _feed_told(rule),
    }


def _feed_told(rule: Rule) -> dict[str, Any] | None:
    """What readers are told about the list of harmful addresses; None where the newsroom names none."""
    if rule.feed is None:
        return None
    return {"list": rule.feed, "in_use": rule.feed.holds(timezone.now()), "entries": rule.feed.hosts + rule.feed.prefixes}


def _enforcers(rule: str) -> list[Enforcer]:
    found = [detect for name, detect in (*DETECTORS, *DETECTORS_OF_HISTORY) if name == rule]
    return [
        Enforcer(
            name=detect.__name__,
            module=detect.__module__,
            line=inspect.getsourcelines(detect)[1],
            source=inspect.getsource(inspect.getmodule(detect) or detect),
        )
        for detect in found
    ]


def _try(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    posting = posting_of(request)
    try:
        count_try(str(request.META.get("REMOTE_ADDR", "")))
        text = accept(posting.raw, limit=house.comment_limit())
    except TooManyTries as refused:
        return {"text": posting.shown, "error": str(refused), "code": refused.code, "status": 429, "wait": refused.seconds}
    except TextRefused as refused:
        status = 413 if refused.code == "text-too-long" else 400
        return {"text": posting.shown, "error": refused.message, "code": refused.code, "status": status}
    circumstances = Circumstances(
        time=timezone.now(),
        site_languages=house.site_languages(),
        site_host=house.site_host(),
        hold_unmeasured=house.hold_unmeasured(),
    )
    verdict = judge(normalise(text), circumstances, edition)
    return {
        "text": text,
        "status": 200,
        "verdict": verdict,
        "marked": _marked(text, verdict),
        "findings": _told(verdict.findings, edition),
        "shadow": _told(verdict.shadow, edition),
        "unmeasured": len(verdict.unmeasured),
        "language": named([verdict.language or ""])[0],
    }


def _marked(text: str, verdict: Verdict) -> str:
    return marked(text, [span for finding in verdict.findings for span in finding.spans])


def _told(findings: Iterable[Finding], edition: Edition) -> list[dict[str, Any]]:
    return [
        {"finding": finding, "rule": edition.rules.get(finding.rule), "percent": round(finding.score * 100)}
        for finding in findings
    ]
