"""Reads of the newspaper. Only what is published and public comes out, and no list costs more for being
longer.
"""

from __future__ import annotations

from .front import Band, Front, front_page
from .lists import Teaser, comment_counts, feed_articles, for_lists, page_of, teasers
from .pages import (
    Link,
    Paper,
    article_by_short_code,
    article_by_uid,
    due_conversations,
    footer_links,
    fresh_articles,
    home,
    in_section,
    linked_pages,
    live_articles,
    most_read,
    newest,
    newest_links,
    paper,
    related,
    section,
    section_links,
    sections,
    sitemap_pages,
    standing_addresses,
    tag,
    tagged,
    views,
)
from .searching import Found, search

__all__ = [
    "Band",
    "Found",
    "Front",
    "Link",
    "Paper",
    "Teaser",
    "article_by_short_code",
    "article_by_uid",
    "comment_counts",
    "due_conversations",
    "feed_articles",
    "footer_links",
    "for_lists",
    "fresh_articles",
    "front_page",
    "home",
    "in_section",
    "linked_pages",
    "live_articles",
    "most_read",
    "newest",
    "newest_links",
    "page_of",
    "paper",
    "related",
    "search",
    "section",
    "section_links",
    "sections",
    "sitemap_pages",
    "standing_addresses",
    "tag",
    "tagged",
    "teasers",
    "views",
]
