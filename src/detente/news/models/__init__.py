"""The nouns of a newspaper: front, sections, articles, plain pages, pictures, and the people who write."""

from __future__ import annotations

from ..images import NewsImage, NewsRendition
from ..records import HourViews, ImportNote, ViewTotal
from .articles import (
    ArticleByline,
    ArticlePage,
    ArticleTag,
    Contributor,
    Kind,
    RelatedArticle,
    Weight,
    new_short_code,
    new_uid,
)
from .pages import HomePage, NewsPage, SectionPage, StandardPage

__all__ = [
    "ArticleByline",
    "ArticlePage",
    "ArticleTag",
    "Contributor",
    "HomePage",
    "HourViews",
    "ImportNote",
    "Kind",
    "NewsImage",
    "NewsPage",
    "NewsRendition",
    "RelatedArticle",
    "SectionPage",
    "StandardPage",
    "ViewTotal",
    "Weight",
    "new_short_code",
    "new_uid",
]
