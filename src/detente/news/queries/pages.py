"""Published pages: articles, sections, plain pages, tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Case, IntegerField, QuerySet, Sum, Value, When
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Site

from ..errors import NoNewsroom, UnknownArticle, UnknownSection, UnknownTag
from ..models import ArticlePage, HomePage, RelatedArticle, SectionPage, StandardPage, ViewTotal

WIRE = 10


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


def newest() -> QuerySet[ArticlePage]:
    """All sections, newest first."""
    return live_articles()


def in_section(place: SectionPage) -> QuerySet[ArticlePage]:
    """The articles of one section, newest first."""
    articles: QuerySet[ArticlePage] = ArticlePage.objects.child_of(place).live().public()
    return articles.order_by("-published_at", "-pk")


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


def related(article: ArticlePage, tags: Iterable[Tag], *, limit: int = 5) -> list[Link]:
    """The editor's choice in its order, filled up with the articles that share the most of `tags`."""
    picked = article.related_items.all()
    if isinstance(picked, QuerySet):
        picked = picked.select_related("target")
    links = [link for item in picked if (link := _related_link(item))]
    missing = limit - len(links)
    if missing <= 0:
        return links
    known = {article.pk, *(item.target_id for item in picked if item.target_id)}
    return links + [Link(a.headline, a.address, a.published_at) for a in _alike(tags, known)[:missing]]


def _related_link(item: RelatedArticle) -> Link | None:
    if item.target is None or not item.target.live:
        return Link(item.headline) if item.headline else None
    return Link(item.headline or item.target.headline, item.target.address, item.target.published_at)


def _alike(tags: Iterable[Tag], known: set[int]) -> QuerySet[ArticlePage]:
    wanted = [tag.pk for tag in tags]
    shared = Sum(
        Case(When(tagged_items__tag__in=wanted, then=Value(1)), default=Value(0), output_field=IntegerField())
    )
    return (
        live_articles()
        .exclude(pk__in=known)
        .filter(tagged_items__tag__in=wanted)
        .annotate(shared=shared)
        .order_by("-shared", "-published_at")
    )


def linked_pages(pks: Iterable[int]) -> dict[int, ArticlePage]:
    """The published articles among `pks`, for the READ MORE lines of one text, in one query."""
    return {
        page.pk: page
        for page in live_articles().filter(pk__in=set(pks)).only("title", "front_title", "url_path")
    }


@dataclass(frozen=True, slots=True)
class Paper:
    """The newspaper's own facts."""

    name: str
    tagline: str = ""


def paper() -> Paper:
    """The newspaper's name (the setting, else the one the editor gave the site) and the line under it."""
    tagline = HomePage.objects.values_list("tagline", flat=True).first() or ""
    name = (
        settings.DETENTE["PUBLISHER"]
        or Site.objects.filter(is_default_site=True).values_list("site_name", flat=True).first()
    )
    return Paper(str(name or "Detente"), tagline)


def standing_addresses() -> list[str]:
    """The addresses that are always there: front, newest, standards, sections and plain pages."""
    pages = [
        *SectionPage.objects.live().public().order_by("path"),
        *StandardPage.objects.live().public().order_by("path"),
    ]
    return ["/", "/news/", "/standards/", *(page.address for page in pages)]


def due_conversations(now: datetime | None = None) -> QuerySet[ArticlePage]:
    """Articles whose conversation should be closed by now by their own date; some may be closed already."""
    return ArticlePage.objects.live().filter(comments_until__lte=now or timezone.now())


def sitemap_pages() -> QuerySet[ArticlePage]:
    """All public articles for the site map, oldest first, so that full files never change."""
    return ArticlePage.objects.live().public().order_by("pk").only("url_path", "published_at", "updated_at")


def fresh_articles(*, now: datetime | None = None, days: int = 2, limit: int = 1000) -> QuerySet[ArticlePage]:
    """What the news site map lists: the articles of the last two days, at most a thousand."""
    since = (now or timezone.now()) - timedelta(days=days)
    return live_articles().filter(published_at__gte=since)[:limit]
