"""What all pages share, and the pages around the articles: front, sections, plain pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from ..blocks import PageBody
from ..headers import mark

# First parts of addresses that belong to the site itself; no section and no plain page may take one.
RESERVED = frozenset(
    [
        "accounts",
        "api",
        "comments",
        "corrections",
        "documents",
        "editor",
        "embed",
        "healthz",
        "live",
        "media",
        "moderation",
        "news",
        "s",
        "search",
        "standards",
        "static",
        "stories",
        "tags",
        "threads",
        "transparency",
    ]
)


class NewsPage(Page):
    """What all our pages share: an address that costs no query and headers for the page cache."""

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The path on this site, such as `/politics/a-vote/`. The home page lies directly under Wagtail's
        root.
        """
        return "/" + self.url_path.split("/", 2)[2]

    def cache_tags(self) -> list[str]:
        """The tags under which the front may keep this page."""
        return ["site"]

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's answer with our headers; templates ask `news.queries` through tags."""
        return mark(super().serve(request, *args, **kwargs), *self.cache_tags())


class HomePage(NewsPage):
    """The front page."""

    tagline = models.CharField(max_length=160, blank=True, help_text="The line under the newspaper's name.")
    comments_days = models.PositiveSmallIntegerField(
        "close comments after days",
        default=0,
        help_text="Conversations close this many days after an article is published. 0 leaves them open.",
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage", "news.StandardPage"]
    template = "news/front.html"
    content_panels = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("comments_days")]

    class Meta:
        verbose_name = "front page"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell the base page that this is the front: the nameplate is its heading."""
        return {**super().get_context(request, *args, **kwargs), "front": True}


class SectionPage(NewsPage):
    """A section such as Politics. The order of the sections is their order in the page tree."""

    description = models.CharField(
        max_length=255, blank=True, help_text="One sentence about what is found here."
    )

    parent_page_types = ["news.HomePage"]
    subpage_types = ["news.ArticlePage"]
    template = "news/section.html"
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("description")]

    class Meta:
        verbose_name = "section"

    def cache_tags(self) -> list[str]:
        """The section's own tag and the site's."""
        return [f"section:{self.slug}", "site"]

    def clean(self) -> None:
        """Keep the site's own addresses free."""
        super().clean()
        refuse_reserved(self.slug)


class StandardPage(NewsPage):
    """A plain page: contact, privacy, imprint."""

    body = StreamField(PageBody(), blank=True)
    in_footer = models.BooleanField("link in the foot of every page", default=True)

    parent_page_types = ["news.HomePage"]
    subpage_types: list[str] = []
    template = "news/standard.html"
    search_fields = [*Page.search_fields, index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("body"), FieldPanel("in_footer")]

    class Meta:
        verbose_name = "plain page"

    def clean(self) -> None:
        """Keep the site's own addresses free."""
        super().clean()
        refuse_reserved(self.slug)


def refuse_reserved(slug: str) -> None:
    """Raise `ValidationError` when a page would hide one of the site's own addresses."""
    if slug in RESERVED:
        raise ValidationError(
            {"slug": f"The address /{slug}/ belongs to the site itself. Choose another one."}
        )
