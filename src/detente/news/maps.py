"""Site maps and robots.txt. Sources: https://www.sitemaps.org/protocol.html, Google's news site map, RFC
9309.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from .feeds import NOT_XML

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST = 40_000  # addresses in one file; the protocol allows 50,000


def urlset(entries: Iterable[tuple[str, datetime | None]]) -> str:
    """A site map of whole addresses with the time of their last change."""
    rows = "".join(f"<url><loc>{_xml(url)}</loc>{_lastmod(changed)}</url>\n" for url, changed in entries)
    return f'{HEAD}<urlset xmlns="{SITEMAP}">\n{rows}</urlset>\n'


def index(addresses: Iterable[str]) -> str:
    """A site map of site maps."""
    rows = "".join(f"<sitemap><loc>{_xml(address)}</loc></sitemap>\n" for address in addresses)
    return f'{HEAD}<sitemapindex xmlns="{SITEMAP}">\n{rows}</sitemapindex>\n'


def news_urlset(entries: Iterable[tuple[str, str, datetime]], *, publication: str, language: str) -> str:
    """A news site map: address, headline and time of first publication of each article."""
    name = f"<news:name>{_xml(publication)}</news:name><news:language>{language}</news:language>"
    paper = f"<news:publication>{name}</news:publication>"
    rows = "".join(
        f"<url><loc>{_xml(url)}</loc><news:news>{paper}<news:publication_date>"
        f"{published.isoformat(timespec='seconds')}</news:publication_date><news:title>{_xml(title)}</news:title>"
        "</news:news></url>\n"
        for url, title, published in entries
    )
    return f'{HEAD}<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}">\n{rows}</urlset>\n'


def robots(*, closed: Iterable[str], maps: Iterable[str]) -> str:
    """robots.txt: everything but the personal addresses is open to everybody."""
    rows = [*(f"Disallow: {path}" for path in closed), "", *(f"Sitemap: {address}" for address in maps)]
    return "\n".join(["User-agent: *", *rows, ""])


def _lastmod(changed: datetime | None) -> str:
    return f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""


def _xml(text: str) -> str:
    return escape(NOT_XML.sub("", text))
