"""The front page, composed by weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Window
from django.db.models.functions import RowNumber, Substr
from django.utils import timezone

from ..models import ArticlePage, SectionPage, Weight
from .lists import SECTION_PATH, Teaser, for_lists, teasers
from .pages import Link, live_articles, most_read, newest_links, sections

PER_SECTION = 14
MAJORS, STANDARDS, BRIEFS, BAND = 3, 5, 6, 5
LEAD_HOURS = 36  # a lead story older than this gives way to newer major ones


@dataclass(frozen=True, slots=True)
class Band:
    """A section on the front page."""

    title: str
    url: str
    shape: str
    stories: list[Teaser]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: no article stands on it twice, but for the list of the newest and of the most read."""

    lead: Teaser | None = None
    majors: list[Teaser] = field(default_factory=list)
    standards: list[Teaser] = field(default_factory=list)
    briefs: list[Teaser] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    newest: list[Link] = field(default_factory=list)
    most_read: list[Link] = field(default_factory=list)


def front_page(*, now: datetime | None = None) -> Front:
    """The front page by weight: one lead story, then majors, standards and briefs, then a band for each
    section.

    The newest lead story of the last 36 hours leads; without one the newest major, else the newest article.
    The number of queries does not depend on the number of articles.
    """
    moment = now or timezone.now()
    rows = _candidates()
    lead = _lead(rows, moment)
    taken = {lead} if lead else set()
    majors = _take(rows, taken, MAJORS, {Weight.LEAD, Weight.MAJOR})
    standards = _take(rows, taken, STANDARDS, {Weight.LEAD, Weight.MAJOR, Weight.STANDARD})
    briefs = _take(rows, taken, BRIEFS, {Weight.BRIEF})
    places = sections()
    bands = {place.path: _take([r for r in rows if r.place == place.path], taken, BAND) for place in places}
    shown = _by_pk(taken)
    return Front(
        lead=shown[lead] if lead else None,
        majors=[shown[pk] for pk in majors],
        standards=[shown[pk] for pk in standards],
        briefs=[shown[pk] for pk in briefs],
        bands=_bands(places, {path: [shown[pk] for pk in pks] for path, pks in bands.items()}),
        newest=newest_links(),
        most_read=most_read(now=moment),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    weight: str
    published: datetime
    place: str


def _candidates() -> list[_Row]:
    """The newest articles of every section, newest first, as thin rows."""
    ranked = (
        live_articles()
        .filter(published_at__isnull=False)
        .annotate(
            place=Substr("path", 1, SECTION_PATH),
            rank=Window(
                RowNumber(), partition_by=[Substr("path", 1, SECTION_PATH)], order_by=F("published_at").desc()
            ),
        )
    )
    rows = ranked.filter(rank__lte=PER_SECTION).values_list("pk", "weight", "published_at", "place")
    return sorted((_Row(*row) for row in rows), key=lambda row: (row.published, row.pk), reverse=True)


def _lead(rows: Sequence[_Row], moment: datetime) -> int | None:
    fresh = [row for row in rows if row.published >= moment - timedelta(hours=LEAD_HOURS)]
    for pool, weight in [
        (fresh, Weight.LEAD),
        (fresh, Weight.MAJOR),
        (rows, Weight.LEAD),
        (rows, Weight.MAJOR),
    ]:
        found = next((row.pk for row in pool if row.weight == weight), None)
        if found is not None:
            return found
    return rows[0].pk if rows else None


def _take(rows: Sequence[_Row], taken: set[int], most: int, weights: set[Weight] | None = None) -> list[int]:
    """Up to `most` articles that stand nowhere yet; they stand somewhere now."""
    free = [row.pk for row in rows if row.pk not in taken and (weights is None or row.weight in weights)]
    taken.update(free[:most])
    return free[:most]


def _by_pk(pks: Iterable[int]) -> dict[int, Teaser]:
    articles = list(for_lists(ArticlePage.objects.filter(pk__in=pks)))
    return {article.pk: teaser for article, teaser in zip(articles, teasers(articles), strict=True)}


SHAPES = ("feature", "columns", "mirror", "thirds", "split", "columns")


def _bands(places: Sequence[SectionPage], chosen: dict[str, list[Teaser]]) -> list[Band]:
    filled = [place for place in places if chosen[place.path]]
    return [
        Band(
            place.title,
            place.address,
            SHAPES[number % len(SHAPES)],
            _fitted(chosen[place.path], SHAPES[number % len(SHAPES)]),
        )
        for number, place in enumerate(filled)
    ]


def _fitted(stories: list[Teaser], shape: str) -> list[Teaser]:
    """As many stories as the shape of a band holds."""
    return stories[: {"columns": 4, "thirds": 3}.get(shape, BAND)]
