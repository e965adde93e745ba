"""RSS 2.0, Atom and JSON Feed 1.1 from the same entries. Full text, a guid that survives a new address, the
credit of the picture. Sources: https://www.rssboard.org/media-rss, RFC 4287,
https://www.jsonfeed.org/version/1.1/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

# What XML 1.0 cannot hold, whatever a text from elsewhere may contain.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a feed, with whole addresses."""

    uid: str
    url: str
    title: str
    lead: str
    html: str
    published: datetime
    updated: datetime
    authors: Sequence[str]
    tags: Sequence[str]
    picture: str = ""
    picture_width: int = 0
    picture_height: int = 0
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's own facts, with whole addresses."""

    title: str
    description: str
    home: str
    here: str
    language: str


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        handler.addQuickElement("content:encoded", entry.html)
        for author in entry.authors:
            handler.addQuickElement("dc:creator", author)
        _add_media(handler, entry)


class _Atom(Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for author in entry.authors:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author)
            handler.endElement("author")
        handler.addQuickElement("content", entry.html, {"type": "html"})
        _add_media(handler, entry)


def rss(channel: Channel, entries: Sequence[Entry]) -> str:
    """The entries as RSS 2.0."""
    return _written(_Rss, channel, entries)


def atom(channel: Channel, entries: Sequence[Entry]) -> str:
    """The entries as Atom."""
    return _written(_Atom, channel, entries)


def json_feed(channel: Channel, entries: Sequence[Entry]) -> dict[str, Any]:
    """The entries as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.home,
        "feed_url": channel.here,
        "language": channel.language,
        "items": [_json_item(entry) for entry in entries],
    }


def _json_item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": f"urn:uuid:{entry.uid}",
        "url": entry.url,
        "title": entry.title,
        "summary": entry.lead,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.tags),
    }
    return item | ({"image": entry.picture} if entry.picture else {})


def _written(kind: type[_Rss] | type[_Atom], channel: Channel, entries: Sequence[Entry]) -> str:
    feed = kind(
        title=_xml(channel.title),
        link=channel.home,
        description=_xml(channel.description),
        language=channel.language,
        feed_url=channel.here,
    )
    for entry in map(_clean, entries):
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.lead,
            unique_id=f"urn:uuid:{entry.uid}",
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.tags,
            entry=entry,
        )
    return str(feed.writeString("utf-8"))


def _clean(entry: Entry) -> Entry:
    return Entry(
        uid=entry.uid,
        url=entry.url,
        title=_xml(entry.title),
        lead=_xml(entry.lead),
        html=_xml(entry.html),
        published=entry.published,
        updated=entry.updated,
        authors=[_xml(name) for name in entry.authors],
        tags=[_xml(tag) for tag in entry.tags],
        picture=entry.picture,
        picture_width=entry.picture_width,
        picture_height=entry.picture_height,
        credit=_xml(entry.credit),
    )


def _xml(text: str) -> str:
    return NOT_XML.sub("", str(text))


def _add_media(handler: SimplerXMLGenerator, entry: Entry) -> None:
    if not entry.picture:
        return
    size = {"width": str(entry.picture_width), "height": str(entry.picture_height)}
    facts = {"url": entry.picture, "medium": "image", "type": "image/jpeg", **size}
    handler.startElement("media:content", AttributesImpl(facts))
    if entry.credit:
        handler.addQuickElement("media:credit", entry.credit)
    handler.endElement("media:content")
