"""The published standards: the list, a page for each rule with its code and a box to try a text in, every
edition.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from detente.accounts.queries import edition_in_force
from detente.standards import Edition, Rule, shipped_edition
from detente.standards.edition import SHIPPED
from detente.standards.judging import DETECTORS, DETECTORS_OF_HISTORY
from detente.standards.language.identify import known_languages
from detente.standards.measured import EVERY_RULE

from . import house
from .editions import as_data, differences, short_hash
from .examples import shown
from .forms import posting_of
from .guards import body_length, too_large
from .headers import personal, public
from .measures import OF_FORM, figures_of, languages_of, named, reach_of
from .queries.editions import edition_named, editions_on_record
from .queries.rules import RuleMonth, decisions_this_month, month_began
from .trying import OF_ARTICLES, OF_HISTORY, box_of, try_several, try_text

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

    @property
    def steps(self) -> list[str]:
        """The parts of its full name, between which a narrow column may break it."""
        return [*self.module.split("."), self.name]


@require_safe
def standards_list(request: HttpRequest) -> HttpResponse:
    """All rules of the edition in force, numbered, with what each did this month and how the other edition
    differs.
    """
    edition = edition_in_force()
    months = decisions_this_month()
    here = as_data(edition)
    others = [other for name in SHIPPED if (other := shipped_edition(name)).hash != edition.hash]
    context = {
        "edition": edition,
        "short": short_hash(edition.hash),
        "rules": [_row(rule, months.get(rule.id, RuleMonth())) for rule in edition.rules.values()],
        "others": [_other(other, differences(here, as_data(other))) for other in others],
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
    context["tried"] = tried = _try(request, edition, edition.rules[rule])
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


def _other(edition: Edition, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """An edition that is not in force. Where the thresholds of all rules differ, that is said once."""
    other_thresholds = all(rule["here"]["thresholds"] != rule["there"]["thresholds"] for rule in rules)
    return {"edition": edition, "rules": rules, "other_thresholds": other_thresholds}


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
        "box": box_of(rule),
        "columns": _columns(rule),
        "feed": _feed_told(rule),
    }


def _columns(rule: Rule) -> list[dict[str, Any]]:
    """The examples as two columns, the first of each in sight: fewer where one is a conversation."""
    first = 3 if rule.id in OF_HISTORY else 6
    told = (("Meant by the rule", shown(rule.matches)), ("Not meant by it", shown(rule.passes)))
    return [{"title": title, "first": found[:first], "more": found[first:]} for title, found in told]


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


def _try(request: HttpRequest, edition: Edition, rule: Rule) -> dict[str, Any]:
    posting, address = posting_of(request), str(request.META.get("REMOTE_ADDR", ""))
    if rule.id in OF_HISTORY:
        return try_several(posting, rule=rule, address=address, edition=edition)
    words = request.POST.get("article", "") if rule.id in OF_ARTICLES else ""
    return try_text(posting, address=address, edition=edition, words=words)
