"""The verbs of this room. Keyword-only, `actor=` first, one transaction, one ledger line."""

from __future__ import annotations

from .acting import acting
from .counting import count_views
from .drafting import create_draft
from .founding import SectionPlan, found_newsroom
from .picturing import add_picture
from .publishing import (
    close_due_conversations,
    lacks,
    let_readers_comment,
    missing_parts,
    publish_article,
    withdraw_article,
)
from .writing import ArticleSource, contributor, save_article, save_articles

__all__ = [
    "ArticleSource",
    "SectionPlan",
    "acting",
    "add_picture",
    "close_due_conversations",
    "contributor",
    "count_views",
    "create_draft",
    "found_newsroom",
    "lacks",
    "let_readers_comment",
    "missing_parts",
    "publish_article",
    "save_article",
    "save_articles",
    "withdraw_article",
]
