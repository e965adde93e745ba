"""Reads of the newspaper. Only what is published and public comes out, and no list costs more for being longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, Value, When, Window
from django.db.models.functions import RowNumber, Substr
from django.utils import timezone
from django.utils.safestring import SafeString
from taggit.models import Tag
from wagtail.search.query import PlainText

from detente.comments.models import Thread

from . import pictures
from .errors import NoNewsroom, UnknownArticle, UnknownSection, UnknownTag
from .models import (
    ArticlePage,
    HomePage,
    Kind,
    RelatedArticle,
    SectionPage,
    StandardPage,
    ViewTotal,
    Weight,
)
from .pictures import Picture
from .words import marked, query_stems, snippet, stems

PER_PAGE = 20
MOST_FOUND = 400
SECTION_PATH = 12  # characters of a tree path down to the section: root, home, section, four each
PER_SECTION = 14
MAJORS, STANDARDS, BRIEFS, BAND, WIRE = 3, 6, 6, 5, 10
LEAD_HOURS = 36  # a lead story older than this gives way to newer major ones


@dataclass(frozen=True, slots=True)
class Link:
    """A headline with the address it leads to; the address is empty when the article is not here."""

    headline: str
    url: str = ""
    published: datetime | None = None

    @property
    def title(self) -> str:
        """The headline, for lists of sections and pages."""
        return self.headline


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as lists show it (`elements/story.html`)."""

    uid: str
    url: str
    headline: str | SafeString
    kicker: str
    lead: str | SafeString
    published: datetime | None
    author: str
    opinion: bool
    picture: Picture | None
    comment_count: int
    weight: str


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


def live_articles() -> QuerySet[ArticlePage]:
    """Published articles that everybody may read, newest first."""
    return ArticlePage.objects.live().public().order_by("-published_at", "-pk")


def home() -> HomePage:
    """The front page. Raises `NoNewsroom` before there is one."""
    found = HomePage.objects.first()
    if found is None:
        raise NoNewsroom("There is no newsroom yet. Run “detente serve” once, or found_newsroom.")
    return found


def sections() -> list[SectionPage]:
    """The published sections in the order of the page tree."""
    return list(SectionPage.objects.live().public().filter(show_in_menus=True).order_by("path"))


def section_links() -> list[Link]:
    """The sections for the masthead."""
    return [Link(section.title, section.address) for section in sections()]


def footer_links() -> list[Link]:
    """The plain pages linked in the foot of every page, in the order of the page tree."""
    pages = StandardPage.objects.live().public().filter(in_footer=True).order_by("path")
    return [Link(page.title, page.address) for page in pages]


def section(slug: str) -> SectionPage:
    """The published section with this slug. Raises `UnknownSection`."""
    found = SectionPage.objects.live().public().filter(slug=slug).first()
    if found is None:
        raise UnknownSection("There is no such section.")
    return found


def for_lists(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """The articles with everything a teaser shows, in a fixed number of queries."""
    return (
        articles.select_related("picture")
        .defer("body", "search_description", "seo_title", "picture_caption")
        .prefetch_related("bylines__contributor", pictures.renditions_of("picture"))
    )


def teasers(articles: Iterable[ArticlePage]) -> list[Teaser]:
    """The articles as lists show them, with their comments counted in one query."""
    chosen = list(articles)
    counts = comment_counts(chosen)
    titles = dict(SectionPage.objects.filter(path__in={a.path[:SECTION_PATH] for a in chosen}).values_list("path", "title"))
    return [_teaser(article, titles.get(article.path[:SECTION_PATH], ""), counts) for article in chosen]


def comment_counts(articles: Sequence[ArticlePage]) -> dict[str, int]:
    """How many public comments each article has, by its reference."""
    subjects = [article.reference for article in articles]
    return dict(Thread.objects.filter(subject__in=subjects).values_list("subject", "comment_count"))


def _teaser(article: ArticlePage, section_title: str, counts: dict[str, int]) -> Teaser:
    picture = pictures.card(article.picture)
    return Teaser(
        uid=article.uid,
        url=article.address,
        headline=article.headline,
        kicker=article.kicker or article.label or section_title,
        lead=article.lead,
        published=article.published_at,
        author=", ".join(byline.contributor.name for byline in article.bylines.all()),
        opinion=article.kind == Kind.OPINION,
        picture=picture.described(alt=article.shown_alt, credit=article.shown_credit) if picture else None,
        comment_count=counts.get(article.reference, 0),
        weight=article.weight,
    )


def front_page(*, now: datetime | None = None) -> Front:
    """The front page by weight: one lead story, then majors, standards and briefs, then a band for each section.

    The newest lead story of the last 36 hours leads; without one the newest major, else the newest article. The number of
    queries does not depend on the number of articles.
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
    ranked = live_articles().filter(published_at__isnull=False).annotate(
        place=Substr("path", 1, SECTION_PATH),
        rank=Window(RowNumber(), partition_by=[Substr("path", 1, SECTION_PATH)], order_by=F("published_at").desc()),
    )
    rows = ranked.filter(rank__lte=PER_SECTION).values_list("pk", "weight", "published_at", "place")
    return sorted((_Row(*row) for row in rows), key=lambda row: (row.published, row.pk), reverse=True)


def _lead(rows: Sequence[_Row], moment: datetime) -> int | None:
    fresh = [row for row in rows if row.published >= moment - timedelta(hours=LEAD_HOURS)]
    for pool, weight in [(fresh, Weight.LEAD), (fresh, Weight.MAJOR), (rows, Weight.LEAD), (rows, Weight.MAJOR)]:
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
        Band(place.title, place.address, SHAPES[number % len(SHAPES)], _fitted(chosen[place.path], SHAPES[number % len(SHAPES)]))
        for number, place in enumerate(filled)
    ]


def _fitted(stories: list[Teaser], shape: str) -> list[Teaser]:
    """As many stories as the shape of a band holds."""
    return stories[: {"columns": 4, "thirds": 3}.get(shape, BAND)]


def newest_links(limit: int = WIRE) -> list[Link]:
    """The newest articles of all sections as a list of headlines with times."""
    articles = live_articles().only("title", "front_title", "url_path", "published_at")[:limit]
    return [Link(article.headline, article.address, article.published_at) for article in articles]


def most_read(*, now: datetime | None = None, days: int = 3, limit: int = 5) -> list[Link]:
    """The articles read most in the last days, from the hourly counts."""
    since = (now or timezone.now()) - timedelta(days=days)
    articles = (
        live_articles()
        .filter(hours__hour__gte=since)
        .annotate(read=Sum("hours__views"))
        .order_by("-read", "-published_at")
        .only("title", "front_title", "url_path", "published_at")[:limit]
    )
    return [Link(article.headline, article.address, article.published_at) for article in articles]


def page_of(articles: QuerySet[ArticlePage], number: str | int | None, *, per_page: int = PER_PAGE) -> tuple[Page, list[Teaser]]:
    """One page of a list with its teasers; a number that is none or too large gives the first or the last page."""
    paginator = Paginator(for_lists(articles), per_page)
    try:
        page = paginator.page(number or 1)
    except PageNotAnInteger:
        page = paginator.page(1)
    except EmptyPage:
        page = paginator.page(paginator.num_pages if _is_beyond(number) else 1)
    return page, teasers(page.object_list)


def _is_beyond(number: str | int | None) -> bool:
    try:
        return int(number or 1) > 1
    except (TypeError, ValueError):
        return False


def newest() -> QuerySet[ArticlePage]:
    """All sections, newest first."""
    return live_articles()


def in_section(place: SectionPage) -> QuerySet[ArticlePage]:
    """The articles of one section, newest first."""
    return live_articles().child_of(place)


def tag(slug: str) -> Tag:
    """The tag with this slug that at least one published article carries. Raises `UnknownTag`."""
    found = Tag.objects.filter(slug=slug).first()
    if found is None or not tagged(found).exists():
        raise UnknownTag("No article carries this tag.")
    return found


def tagged(wanted: Tag) -> QuerySet[ArticlePage]:
    """The articles that carry a tag, newest first."""
    return live_articles().filter(tagged_items__tag=wanted)


def article_by_short_code(code: str) -> ArticlePage:
    """The published article with this short code. Raises `UnknownArticle`."""
    found = live_articles().filter(short_code=code.lower()).first()
    if found is None:
        raise UnknownArticle("This short address leads nowhere, or its article is no longer published.")
    return found


def article_by_uid(uid: str) -> ArticlePage:
    """The published article with this uid. Raises `UnknownArticle`."""
    found = live_articles().filter(uid=uid).first()
    if found is None:
        raise UnknownArticle("No published article has this id.")
    return found


def views(article: ArticlePage) -> int:
    """How often the article was read."""
    return ViewTotal.objects.filter(article=article).values_list("views", flat=True).first() or 0


def related(article: ArticlePage, *, limit: int = 5) -> list[Link]:
    """The editor's choice in its order, filled up with newer articles that share the most tags."""
    picked = article.related_items.all()
    if isinstance(picked, QuerySet):
        picked = picked.select_related("target")
    links = [link for item in picked if (link := _related_link(item))]
    missing = limit - len(links)
    if missing <= 0:
        return links
    known = {article.pk, *(item.target_id for item in picked if item.target_id)}
    return links + [Link(a.headline, a.address, a.published_at) for a in _alike(article, known)[:missing]]


def _related_link(item: RelatedArticle) -> Link | None:
    if item.target is None or not item.target.live:
        return Link(item.headline) if item.headline else None
    return Link(item.headline or item.target.headline, item.target.address, item.target.published_at)


def _alike(article: ArticlePage, known: set[int]) -> QuerySet[ArticlePage]:
    tags = [found.pk for found in article.tags.all()]
    shared = Sum(Case(When(tagged_items__tag__in=tags, then=Value(1)), default=Value(0), output_field=IntegerField()))
    return (
        live_articles()
        .exclude(pk__in=known)
        .filter(tagged_items__tag__in=tags)
        .annotate(shared=shared)
        .order_by("-shared", "-published_at")
    )


def linked_pages(pks: Iterable[int]) -> dict[int, ArticlePage]:
    """The published articles among `pks`, for the READ MORE lines of one text, in one query."""
    return {page.pk: page for page in live_articles().filter(pk__in=set(pks)).only("title", "front_title", "url_path")}


@dataclass(frozen=True, slots=True)
class Found:
    """One page of search results, best first, with the words that were found marked."""

    page: Page
    stories: list[Teaser]
    words: list[str]


def search(query: str, number: str | int | None = 1) -> Found:
    """Articles with all the words of `query`, by stem and without accents; any input is an answer, never an error.

    Wagtail's full-text index does the finding (FTS5 on SQLite, tsvector on PostgreSQL); it gets nothing but letters and
    digits. Of the 400 that the index ranks best, those with the words in their headline come first, newer before older.
    """
    wanted = query_stems(query)
    order = _found_order(wanted) if wanted else []
    paginator = Paginator(order, PER_PAGE)
    page = paginator.get_page(number)
    whole = for_lists(live_articles().filter(pk__in=list(page.object_list))).defer(None)
    articles = {article.pk: article for article in whole}
    shown = [articles[pk] for pk in page.object_list if pk in articles]
    return Found(page, _marked_teasers(shown, frozenset(wanted)), wanted)


def _found_order(wanted: list[str]) -> list[int]:
    hits = ArticlePage.objects.live().public().search(PlainText(" ".join(wanted), operator="and"))[:MOST_FOUND]
    needed = set(wanted)
    newest_first = sorted(hits, key=lambda hit: hit.published_at or hit.latest_revision_created_at, reverse=True)
    return [hit.pk for hit in sorted(newest_first, key=lambda hit: -len(needed & set(stems(hit.title))))]


def _marked_teasers(articles: list[ArticlePage], wanted: frozenset[str]) -> list[Teaser]:
    return [
        replace(
            teaser,
            headline=marked(str(teaser.headline), wanted),
            lead=snippet(article.plain_words().removeprefix(article.title), wanted),
        )
        for article, teaser in zip(articles, teasers(articles), strict=True)
    ]


def due_conversations(now: datetime | None = None) -> QuerySet[ArticlePage]:
    """Articles whose conversation should be closed by now by their own date; some may be closed already."""
    return ArticlePage.objects.live().filter(comments_until__lte=now or timezone.now())


def sitemap_pages() -> QuerySet[ArticlePage]:
    """All public articles for the site map, oldest first, so that full files never change."""
    return ArticlePage.objects.live().public().order_by("pk").only("url_path", "published_at", "updated_at")


def fresh_articles(*, now: datetime | None = None, days: int = 2, limit: int = 1000) -> QuerySet[ArticlePage]:
    """What the news site map lists: the articles of the last two days, at most a thousand."""
    since = (now or timezone.now()) - timedelta(days=days)
    return live_articles().filter(published_at__gte=since).filter(Q(published_at__lte=now or timezone.now()))[:limit]
