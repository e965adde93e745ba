"""The lane of comments that are public and that a person should look at: software pointed at something in them, or
nobody has measured how well the rules work in their language.

`comments` keeps how much a look is asked for (`Comment.doubt`), and takes it back when a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from detente.comments.measures import named
from detente.comments.models import MARKED, Comment

ONLY_MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the lane: `name` is what its address carries, empty for all."""

    name: str
    label: str
    count: int


def doubtful(only: str = "") -> QuerySet[Comment]:
    """The lane, most doubtful first: what was marked, then by the number of unmeasured rules, then the newest, since
    those are being read now. `only` is `ONLY_MARKED`, or the ISO 639-1 code of a language that leaves rules unmeasured.
    """
    found = Comment.objects.filter(doubt__isnull=False)
    if only == ONLY_MARKED:
        found = found.filter(doubt__gte=MARKED)
    elif only:
        found = found.filter(revision__language=only).exclude(doubt=MARKED)
    return found.order_by("-doubt", "-created", "-id")


def filters() -> list[Filter]:
    """What the lane can be narrowed to, the languages with the most comments first; two statements."""
    totals = doubtful().aggregate(every=Count("id"), marked=Count("id", filter=Q(doubt__gte=MARKED)))
    spoken = doubtful().exclude(doubt=MARKED).order_by().values_list("revision__language")
    languages = sorted(spoken.annotate(number=Count("id")), key=lambda row: (-row[1], row[0]))
    return [
        Filter("", "All", totals["every"]),
        Filter(ONLY_MARKED, "Marked by software", totals["marked"]),
        *(Filter(code, named([code])[0], number) for code, number in languages if code),
    ]
