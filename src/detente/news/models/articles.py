"""Articles and the people who write them."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from ..blocks import ArticleBody
from ..images import NewsImage
from ..words import stems
from .pages import NewsPage

# Without vowels and look-alikes: no word comes out by accident and a code can be read over the telephone.
CODE_LETTERS = "23456789bcdfghjkmnpqrstvwxz"


def new_uid() -> str:
    """Thirty-two random hexadecimal digits."""
    return uuid.uuid4().hex


def new_short_code() -> str:
    """Seven random letters and digits: ten thousand million possibilities."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(7))


class Kind(models.TextChoices):
    """What sort of work an article is. Everything but news is labelled."""

    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    INTERVIEW = "interview", "Interview"
    FEATURE = "feature", "Feature"


class Weight(models.TextChoices):
    """How loudly the front page says it."""

    LEAD = "lead", "Lead story"
    MAJOR = "major", "Major"
    STANDARD = "standard", "Standard"
    BRIEF = "brief", "Brief"


@register_snippet
class Contributor(index.Indexed, models.Model):
    """Somebody whose name stands above articles."""

    name = models.CharField(max_length=120, unique=True)
    role = models.CharField(max_length=120, blank=True, help_text="Such as “Politics editor”.")

    panels = [FieldPanel("name"), FieldPanel("role")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("id")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleTag(TaggedItemBase):
    """That an article carries a tag."""

    content_object = ParentalKey("news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticlePage(NewsPage):
    """One article. `title` is the headline.

    `published_at` and `updated_at` are what readers are told: the first is set when the article first goes
    live unless the editor gave it, the second only when the editor marks a change as substantial. Identity
    (`uid`, `short_code`) and `updated_at` belong to the row, never to a revision.
    """

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    short_code = models.CharField(max_length=16, unique=True, default=new_short_code, editable=False)
    kicker = models.CharField(
        max_length=80, blank=True, help_text="The line above the headline. Empty shows the section."
    )
    front_title = models.CharField(
        "short headline",
        max_length=120,
        blank=True,
        help_text="For the front page and lists. Empty shows the headline.",
    )
    lead = models.TextField(blank=True, help_text="One paragraph that says what happened.")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NEWS)
    dateline = models.CharField(max_length=80, blank=True, help_text="The place it was written.")
    body = StreamField(ArticleBody(), blank=True)
    picture = models.ForeignKey(NewsImage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    picture_caption = models.TextField("caption", blank=True, help_text="What is seen, who, where, when.")
    picture_credit = models.CharField(
        "credit", max_length=255, blank=True, help_text="Who took it. Empty takes the credit of the picture."
    )
    picture_alt = models.CharField(
        "for those who cannot see it",
        max_length=255,
        blank=True,
        help_text="One sentence. Empty takes the description of the picture.",
    )
    published_at = models.DateTimeField(
        "published",
        null=True,
        blank=True,
        db_index=True,
        help_text="Leave empty: it becomes the moment of publication. Only for what appeared before.",
    )
    updated_at = models.DateTimeField("updated", null=True, blank=True, editable=False)
    substantial_update = models.BooleanField(
        "this is a substantial change",
        default=False,
        help_text="Readers are then told when it was updated. Leave it off for a corrected typing error.",
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, help_text="Topics, people, places.")
    weight = models.CharField(
        "weight on the front page", max_length=8, choices=Weight.choices, default=Weight.STANDARD
    )
    comments_open = models.BooleanField("readers may comment", default=True)
    comments_until = models.DateTimeField(
        "comments close at",
        null=True,
        blank=True,
        help_text="Leave empty to follow the rule of the front page.",
    )

    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    template = "news/article.html"
    exclude_fields_in_copy = ["uid", "short_code", "published_at", "updated_at"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_stems", boost=1),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]

    content_panels = [
        FieldPanel("kicker"),
        *Page.content_panels,
        FieldPanel("front_title"),
        FieldPanel("lead", required_on_save=False),
        FieldPanel("kind"),
        InlinePanel("bylines", label="Author", heading="By"),
        FieldPanel("dateline"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
                FieldPanel("picture_alt"),
            ],
            heading="Picture at the top",
        ),
        FieldPanel("body"),
        FieldPanel("tags"),
        InlinePanel("related_items", label="Related article", heading="Related"),
    ]
    settings_panels = [
        FieldPanel("weight"),
        MultiFieldPanel([FieldPanel("comments_open"), FieldPanel("comments_until")], heading="Comments"),
        MultiFieldPanel(
            [FieldPanel("substantial_update"), FieldPanel("published_at")], heading="Dates shown to readers"
        ),
        *Page.settings_panels,
    ]

    class Meta:
        verbose_name = "article"

    @property
    def reference(self) -> str:
        """How ledger lines and threads name this article."""
        return f"article:{self.uid}"

    @property
    def section_slug(self) -> str:
        """The slug of the section it stands in."""
        return self.address.split("/")[1]

    @property
    def headline(self) -> str:
        """The headline for lists."""
        return str(self.front_title or self.title)

    @property
    def label(self) -> str:
        """The kind of work, empty for plain news."""
        return "" if self.kind == Kind.NEWS else Kind(self.kind).label

    def shown_kicker(self, section_title: str, *, in_list: bool = False) -> str:
        """The line above the headline. Work that is not plain news is named as what it is, whatever the
        kicker says; in lists a feature goes by its kicker alone, because only views need the warning there.
        """
        if in_list and self.kind == Kind.FEATURE and self.kicker:
            return str(self.kicker)
        words = self.kicker or ("" if self.label else section_title)
        named = self.label.casefold() in words.casefold()
        return words if named else " · ".join(part for part in (self.label, words) if part)

    @property
    def shown_credit(self) -> str:
        """The credit of this use, else the picture's own."""
        return self.picture_credit or (self.picture.credit if self.picture else "")

    @property
    def shown_alt(self) -> str:
        """The words of this use for those who cannot see the picture, else the picture's own."""
        return self.picture_alt or (self.picture.default_alt_text if self.picture else "")

    def takes_comments(self, now: datetime | None = None) -> bool:
        """Whether readers may comment at this moment."""
        return self.comments_open and (
            self.comments_until is None or self.comments_until > (now or timezone.now())
        )

    def plain_words(self) -> str:
        """Headline, lead and text without any markup."""
        parts = [self.title, self.lead]
        for block in self.body.raw_data:
            parts += _raw_words(block["type"], block["value"])
        return "\n".join(part for part in parts if part)

    def search_stems(self) -> str:
        """The stems of all words, so that “elections” finds “election” on every database."""
        names = [tag.name for tag in self.tags.all()]
        return " ".join(stems(" ".join([self.plain_words(), self.kicker, self.dateline, *names])))

    def cache_tags(self) -> list[str]:
        """The article's tag, its section's and the site's."""
        return [self.reference, f"section:{self.section_slug}", "site"]

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The page, named so that the front can count its readers."""
        response = super().serve(request, *args, **kwargs)
        response.headers["X-Detente-Article"] = self.uid
        return response

    def with_content_json(self, content: Any) -> ArticlePage:
        """A revision as an article: what belongs to the row stays the row's."""
        article: ArticlePage = super().with_content_json(content)
        article.uid, article.short_code, article.updated_at = self.uid, self.short_code, self.updated_at
        article.published_at = article.published_at or self.published_at
        return article


def _raw_words(kind: str, value: Any) -> list[str]:
    if kind == "paragraph":
        return [strip_tags(value)]
    if kind == "heading":
        return [value]
    names = {"quote": ("text", "source"), "image": ("caption",)}.get(kind, ())
    return [value.get(name) or "" for name in names]


class ArticleByline(Orderable):
    """One of the names above an article."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("contributor")]


class RelatedArticle(Orderable):
    """A hand-picked related article, or the headline of one that is not here."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_items")
    target = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    headline = models.CharField(
        max_length=255, blank=True, help_text="Only when there is no article to choose."
    )

    panels = [PageChooserPanel("target", "news.ArticlePage"), FieldPanel("headline")]

    def clean(self) -> None:
        """Refuse an entry that points nowhere and says nothing."""
        super().clean()
        if not self.target_id and not self.headline:
            raise ValidationError({"target": "Choose an article or write a headline."})
