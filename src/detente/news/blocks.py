"""What the text of an article is made of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "link"]
PAGE_FEATURES = [*TEXT_FEATURES, "ul", "ol"]


class QuoteBlock(blocks.StructBlock):
    """A pull quote with the person who said it."""

    text = blocks.TextBlock(rows=3, label="Quote")
    source = blocks.CharBlock(required=False, max_length=160, help_text="Who said it, and as what.")

    class Meta:
        icon = "openquote"
        template = "news/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    """A picture in the text. What is left empty here is taken from the picture itself."""

    image = ImageChooserBlock(label="Picture")
    caption = blocks.TextBlock(required=False, rows=2, help_text="What is seen, who, where, when.")
    credit = blocks.CharBlock(
        required=False, max_length=255, help_text="Who took it. Empty takes the credit of the picture."
    )
    alt = blocks.CharBlock(
        required=False,
        max_length=255,
        label="For those who cannot see it",
        help_text="One sentence. Empty takes the description of the picture.",
    )

    class Meta:
        icon = "image"
        template = "news/blocks/picture.html"


class ReadMoreBlock(blocks.StructBlock):
    """A ruled line in the text that points to another article, or names one that is not here."""

    page = blocks.PageChooserBlock(
        page_type="news.ArticlePage", required=False, label="Article", help_text="An article of this site."
    )
    headline = blocks.CharBlock(
        required=False,
        max_length=255,
        help_text="Only when there is no article to choose: the headline alone.",
    )

    class Meta:
        icon = "link"
        label = "Read more"
        template = "news/blocks/read_more.html"

    def clean(self, value: Any) -> Any:
        """Refuse a line that points nowhere and says nothing."""
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("headline"):
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError("Choose an article or write a headline.")}
            )
        return cleaned


class ArticleBody(blocks.StreamBlock):
    """Paragraphs, headings, quotes, pictures and READ MORE lines in any order."""

    paragraph = blocks.RichTextBlock(
        features=TEXT_FEATURES, icon="pilcrow", template="news/blocks/paragraph.html"
    )
    heading = blocks.CharBlock(max_length=160, icon="title", template="news/blocks/heading.html")
    quote = QuoteBlock()
    image = PictureBlock(label="Picture")
    read_more = ReadMoreBlock()


class PageBody(blocks.StreamBlock):
    """The text of a plain page: contact, privacy, imprint."""

    paragraph = blocks.RichTextBlock(
        features=PAGE_FEATURES, icon="pilcrow", template="news/blocks/paragraph.html"
    )
    heading = blocks.CharBlock(max_length=160, icon="title", template="news/blocks/heading.html")
