"""Feeds and maps, read by a parser."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from detente.news import feeds, maps
from detente.news.models import ArticlePage, HomePage, NewsImage

Write = Callable[..., ArticlePage]
NS = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "map": maps.SITEMAP,
    "news": maps.NEWS,
}


def parsed(client: Client, address: str) -> Any:
    return etree.fromstring(client.get(address).content)


def test_rss_carries_the_whole_article(
    client: Client, write: Write, picture: NewsImage, settings: Any
) -> None:
    write(slug="other")
    article = write(
        picture=picture, credit="Bo Tarn", hours_ago=0,
        body=[{"kind": "html", "text": 'See <a href="/contact/">us</a> & go.'}, {"kind": "read_more", "slug": "other"},
              {"kind": "heading", "text": "A <b>"}, {"kind": "quote", "text": "Said", "source": "Who"}],
    )  # fmt: skip
    base = settings.DETENTE["BASE_URL"]
    item = parsed(client, "/rss.xml").find("channel/item")
    assert item.findtext("title") == article.title
    assert item.findtext("link") == base + article.address
    assert item.findtext("guid") == f"urn:uuid:{article.uid}"
    assert item.find("guid").get("isPermaLink") == "false"
    whole = item.findtext("content:encoded", namespaces=NS)
    for part in [
        f'href="{base}/contact/"',
        f'href="{base}/town/other/"',
        "<h2>A &lt;b&gt;</h2>",
        "Said",
        "Who",
    ]:
        assert part in whole
    assert [creator.text for creator in item.findall("dc:creator", NS)] == ["Ada Quill", "Bo Tarn"]
    assert item.findtext("media:content/media:credit", namespaces=NS) == "Bo Tarn"
    assert {category.text for category in item.findall("category")} == {"mills", "water"}


def test_atom_and_json_tell_the_same(client: Client, write: Write) -> None:
    article = write()
    entry = parsed(client, "/atom.xml").find("atom:entry", NS)
    item = json.loads(client.get("/feed.json").content)["items"][0]
    assert entry.findtext("atom:id", namespaces=NS) == item["id"] == f"urn:uuid:{article.uid}"
    assert datetime.fromisoformat(entry.findtext("atom:published", namespaces=NS)) == article.published_at
    assert datetime.fromisoformat(item["date_published"]) == article.published_at
    assert [name.text for name in entry.findall("atom:author/atom:name", NS)] == [
        a["name"] for a in item["authors"]
    ]
    assert "sluice" in entry.findtext("atom:content", namespaces=NS)
    assert "sluice" in item["content_html"]
    assert client.get("/feed.json").headers["Content-Type"] == "application/feed+json"


def test_a_section_has_feeds_of_its_own(client: Client, write: Write) -> None:
    write(section="river", title="Eels")
    write(section="town", title="Clocks")
    titles = [item.findtext("title") for item in parsed(client, "/river/rss.xml").findall("channel/item")]
    assert titles == ["Eels"]
    assert len(parsed(client, "/rss.xml").findall("channel/item")) == 2


def test_feeds_of_an_empty_newsroom_are_feeds(client: Client, newsroom: HomePage) -> None:
    assert parsed(client, "/rss.xml").findtext("channel/title") == "The Quarry Courier"
    assert json.loads(client.get("/feed.json").content)["items"] == []


@given(st.text(max_size=40))
def test_no_text_breaks_the_xml(text: str) -> None:
    moment = datetime.fromisoformat("2026-01-02T03:04:05+00:00")
    entry = feeds.Entry(
        uid="u", url="http://x/", title=text, lead=text, html=text, published=moment, updated=moment, authors=[text],
        tags=[text], picture="http://x/p.jpg", credit=text,
    )  # fmt: skip
    channel = feeds.Channel(title=text, description=text, home="http://x/", here="http://x/f", language="en")
    for write in (feeds.rss, feeds.atom):
        etree.fromstring(write(channel, [entry]).encode())
    etree.fromstring(
        maps.news_urlset([("http://x/", text, moment)], publication=text, language="en").encode()
    )


def test_the_map_lists_what_is_public(client: Client, write: Write, settings: Any) -> None:
    article = write()
    found = [loc.text for loc in parsed(client, "/sitemap.xml").findall("map:url/map:loc", NS)]
    paths = [
        "/",
        "/news/",
        "/standards/",
        "/town/",
        "/river/",
        "/contact/",
        "/privacy/",
        "/imprint/",
        article.address,
    ]
    assert found == [settings.DETENTE["BASE_URL"] + path for path in paths]


def test_a_large_map_is_cut_into_parts(client: Client, write: Write, monkeypatch: Any) -> None:
    for _ in range(3):
        write()
    monkeypatch.setattr(maps, "MOST", 2)
    parts = [loc.text for loc in parsed(client, "/sitemap.xml").findall("map:sitemap/map:loc", NS)]
    assert [part.rsplit("/", 1)[1] for part in parts] == ["sitemap-1.xml", "sitemap-2.xml"]
    second = parsed(client, "/sitemap-2.xml").findall("map:url/map:loc", NS)
    assert len(second) == 1
    assert len(parsed(client, "/sitemap-1.xml").findall("map:url", NS)) == 2 + 8
    assert client.get("/sitemap-3.xml").status_code == 404


def test_the_news_map_holds_two_days(client: Client, write: Write) -> None:
    fresh = write(hours_ago=47, title="Fresh & <new>")
    write(hours_ago=49)
    (row,) = parsed(client, "/news-sitemap.xml").findall("map:url", NS)
    assert row.findtext("map:loc", namespaces=NS).endswith(fresh.address)
    assert row.findtext("news:news/news:title", namespaces=NS) == "Fresh & <new>"
    assert row.findtext("news:news/news:publication/news:name", namespaces=NS) == "The Quarry Courier"
    assert (
        datetime.fromisoformat(row.findtext("news:news/news:publication_date", namespaces=NS))
        == fresh.published_at
    )


def test_robots_may_read_all_but_personal_pages(client: Client, newsroom: HomePage, settings: Any) -> None:
    rows = client.get("/robots.txt").content.decode().splitlines()
    assert rows[0] == "User-agent: *"
    assert "Disallow: /accounts/" in rows
    assert "Disallow: /" not in rows
    assert f"Sitemap: {settings.DETENTE['BASE_URL']}/news-sitemap.xml" in rows
