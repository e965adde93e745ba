"""What readers get at each address, and what it costs."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from wagtail.models import PageViewRestriction

from detente.accounts.models import Person
from detente.news import presenting, queries
from detente.news.actions import create_draft, withdraw_article
from detente.news.models import ArticlePage, HomePage, NewsImage, SectionPage, StandardPage

Write = Callable[..., ArticlePage]
LISTS = [
    "/",
    "/town/",
    "/news/",
    "/tags/mills/",
    "/search/?q=wheel",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
]


def test_every_public_address_answers_and_may_be_kept(
    client: Client, write: Write, picture: NewsImage
) -> None:
    article = write(picture=picture, hours_ago=1)
    addresses = [
        *LISTS,
        article.address,
        "/contact/",
        "/privacy/",
        "/imprint/",
        "/news-sitemap.xml",
        "/robots.txt",
        "/town/rss.xml",
        "/town/atom.xml",
        "/town/feed.json",
        "/search/",
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "public, max-age=60", address
        assert "site" in answer.headers["X-Detente-Tags"].split(), address
        assert not answer.cookies, address
        assert "csrf" not in answer.content.decode().lower(), address


def test_article_names_itself_for_the_cache_and_the_counter(client: Client, write: Write) -> None:
    article = write()
    answer = client.get(article.address)
    assert answer.headers["X-Detente-Article"] == article.uid
    assert answer.headers["X-Detente-Tags"].split() == [article.reference, "section:town", "site"]


@pytest.mark.parametrize(
    "address",
    [
        "/stories/",
        "/stories/x/",
        "/live/",
        "/corrections/",
        "/tags/nobody/",
        "/s/zzzzzzz",
        "/town/nothing/",
        "/nowhere/",
        "/nowhere/rss.xml",
        "/sitemap-2.xml",
        "/sitemap-0.xml",
    ],
)
def test_what_is_not_there_is_a_404(client: Client, write: Write, address: str) -> None:
    write()
    assert client.get(address).status_code == 404


def test_a_signed_in_reader_gets_the_same_page(client: Client, write: Write, editor: Person) -> None:
    article = write()
    signed_in = Client()
    signed_in.force_login(editor)
    clock = re.compile(rb"<time data-clock.*?</time>", re.DOTALL)
    for address in ["/", article.address, "/town/"]:
        plain, personal = client.get(address).content, signed_in.get(address).content
        assert clock.sub(b"", plain) == clock.sub(b"", personal)
        assert b"Ines" not in personal


def test_lists_cost_the_same_for_ten_times_the_articles(
    client: Client, write: Write, picture: NewsImage
) -> None:
    def cost() -> dict[str, int]:
        found = {}
        for address in LISTS:
            client.get(address)  # the first answer fills Wagtail's own caches
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found[address] = len(asked)
        return found

    for number in range(2):
        write(picture=picture, body=[{"kind": "read_more", "slug": f"many-{number}"}], slug=f"many-{number}")
    few = cost()
    for number in range(2, 16):
        write(
            picture=picture,
            slug=f"many-{number}",
            bylines=[f"Author {number}", "Ada Quill"],
            tags=["mills", f"tag {number}"],
            body=[{"kind": "read_more", "slug": f"many-{number - 1}"}],
        )
    assert cost() == few
    assert max(few.values()) <= 25


def test_short_address_leads_to_the_article_for_good(client: Client, write: Write) -> None:
    article = write()
    answer = client.get(f"/s/{article.short_code}")
    assert (answer.status_code, answer.headers["Location"]) == (301, article.address)
    assert article.reference in answer.headers["X-Detente-Tags"].split()
    assert client.get(f"/s/{article.short_code.upper()}").status_code == 301


def test_a_draft_is_seen_nowhere(client: Client, write: Write, index: Callable[[], None]) -> None:
    write(tags=["mills"])
    draft = create_draft(
        actor="system:test",
        title="Zanzibarred draft",
        section_title="Town",
        lead="Zanzibarred.",
        tags=["zanzibarred", "mills"],
        body=[{"kind": "paragraph", "text": "zanzibarred"}],
    )
    index()
    for address in [*LISTS, "/search/?q=zanzibarred", "/news-sitemap.xml", "/town/rss.xml"]:
        page = client.get(address).content.decode()
        assert "Zanzibarred draft" not in page, address
        assert draft.address not in page, address
    for address in [draft.address, f"/s/{draft.short_code}", "/tags/zanzibarred/"]:
        assert client.get(address).status_code == 404, address


def test_a_restricted_page_is_listed_nowhere(client: Client, write: Write, index: Callable[[], None]) -> None:
    secret = write(title="Behind the weir", tags=["weir"])
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    index()
    for address in [*LISTS, "/search/?q=weir"]:
        assert "Behind the" not in client.get(address).content.decode(), address
    assert client.get(f"/s/{secret.short_code}").status_code == 404


@pytest.mark.parametrize("seed", range(4))
def test_no_article_stands_twice_on_the_front(write: Write, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(18):
        write(
            weight=chance.choice(["lead", "major", "standard", "brief"]),
            section=chance.choice(["town", "river"]),
            hours_ago=chance.randint(1, 300),
        )
    front = queries.front_page()
    shown = [
        front.lead,
        *front.majors,
        *front.standards,
        *front.briefs,
        *(s for band in front.bands for s in band.stories),
    ]
    uids = [teaser.uid for teaser in shown if teaser]
    assert len(uids) == len(set(uids))
    assert front.lead is not None
    assert len(front.newest) == 10


def test_the_newest_lead_story_leads_until_it_is_old(write: Write) -> None:
    write(weight="lead", hours_ago=30, slug="older-lead")
    write(weight="lead", hours_ago=20, slug="newer-lead")
    write(weight="major", hours_ago=1, slug="major")
    front = queries.front_page()
    assert front.lead is not None
    assert front.lead.url == "/town/newer-lead/"
    assert [story.url for story in front.majors] == ["/town/major/", "/town/older-lead/"]
    later = queries.front_page(now=timezone.now() + timedelta(hours=20))
    assert later.lead is not None
    assert later.lead.url == "/town/major/"


def test_an_empty_newsroom_has_a_front_page(client: Client, newsroom: HomePage) -> None:
    assert "Nothing has been published yet" in client.get("/").content.decode()


def test_any_page_number_gives_a_page(client: Client, write: Write) -> None:
    for _ in range(21):
        write()
    for number, shown in [
        ("abc", 1),
        ("-3", 1),
        ("0", 1),
        ("2", 2),
        ("99", 2),
        ("1e9", 1),
        ("", 1),
    ]:
        answer = client.get("/news/", {"page": number})
        assert answer.status_code == 200
        assert f"Page {shown} of 2" in answer.content.decode()
    canonical(client, ["/news/", "/town/", "/tags/mills/"])
    assert client.get("/news/", {"page": "\x00"}).status_code == 400, "no address of ours holds a NUL"


def canonical(client: Client, addresses: list[str]) -> None:
    """The second page of a list is its own canonical address; unknown parameters are in none."""
    for address in addresses:
        for number, tail in [("1", ""), ("2", "?page=2"), ("77", "?page=2")]:
            page = html.fromstring(client.get(address, {"page": number, "fbclid": "x"}).content)
            assert page.xpath('//link[@rel="canonical"]/@href') == [presenting.absolute(address) + tail]


def head(client: Client, article: ArticlePage) -> tuple[html.HtmlElement, dict[str, Any]]:
    page = html.fromstring(client.get(article.address).content)
    return page, json.loads(page.xpath('//script[@type="application/ld+json"]/text()')[0])


def test_the_head_tells_others_what_the_article_is(
    client: Client, write: Write, picture: NewsImage, settings: Any
) -> None:
    article = write(picture=picture, credit="Bo Tarn", kind="analysis", updated=timezone.now())
    page, data = head(client, article)
    base = settings.DETENTE["BASE_URL"]
    assert page.xpath('//link[@rel="canonical"]/@href') == [base + article.address]
    assert page.xpath('//link[@rel="shortlink"]/@href') == [f"{base}/s/{article.short_code}"]
    assert page.xpath('//meta[@name="robots"]/@content') == ["max-image-preview:large"]
    facts = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    assert facts["og:type"] == "article"
    assert facts["og:title"] == article.title
    assert facts["og:image"].startswith(f"{base}/media/")
    assert facts["og:image:alt"] == "An open sluice gate"
    assert facts["article:section"] == "Town"
    assert page.xpath('//meta[@name="twitter:card"]/@content') == ["summary_large_image"]
    assert {link.get("type") for link in page.xpath('//link[@rel="alternate"]')} == {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    }
    assert data["@type"] == "AnalysisNewsArticle"
    assert data["headline"] == article.title
    assert data["datePublished"] == facts["article:published_time"].replace("Z", "+00:00")
    assert data["dateModified"] > data["datePublished"]
    assert [author["name"] for author in data["author"]] == ["Ada Quill", "Bo Tarn"]
    assert data["image"][0]["creditText"] == "Bo Tarn"
    assert data["mainEntityOfPage"] == base + article.address


def test_words_cannot_end_the_script_element(client: Client, write: Write) -> None:
    title = 'A </script><script>alert(1)</script> & "quote"'
    page, data = head(client, write(title=title, lead="<b>not bold</b>"))
    assert data["headline"] == title
    assert not page.xpath("//script[contains(text(), 'alert') and not(@type)]")
    assert page.xpath('//p[@class="lead"]/text()') == ["<b>not bold</b>"]


def test_an_article_shows_its_parts(client: Client, write: Write, picture: NewsImage) -> None:
    write(slug="other", title="Another wheel", hours_ago=90)
    article = write(
        slug="whole",
        kicker="Milling",
        kind="opinion",
        dateline="Lower Weir",
        picture=picture,
        caption="The gate at dawn.",
        credit="Bo Tarn / Courier",
        related=["other"],
        body=[
            {"kind": "paragraph", "text": "One <two> & three."},
            {"kind": "html", "text": "A <b>bold</b> word."},
            {"kind": "heading", "text": "Below"},
            {"kind": "quote", "text": "It turns.", "source": "The miller"},
            {"kind": "read_more", "slug": "other"},
            {"kind": "read_more", "text": "A headline from elsewhere"},
            {"kind": "image", "image": picture, "caption": "Again.", "credit": "", "alt": ""},
        ],
    )
    text = client.get(article.address).content.decode()
    page = html.fromstring(text)
    assert "One &lt;two&gt; &amp; three." in text
    assert "<b>bold</b>" in text
    words = " ".join(page.text_content().split())
    for part in [
        "Opinion · Milling",
        "Lower Weir",
        "The gate at dawn.",
        "Bo Tarn / Courier",
        "It turns.",
        "The miller",
        "Below",
        "A headline from elsewhere",
        "Ada Quill",
        f"/s/{article.short_code}",
        "0 views",
    ]:
        assert part in words, part
    assert page.xpath('//p[@class="readmore"]/a/@href') == ["/town/other/"]
    assert "/town/other/" in page.xpath('//section[@class="related"]//a/@href')
    first, second = page.xpath("//article//figure//img")
    assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
    assert second.get("loading") == "lazy"
    assert first.get("alt") == "An open sluice gate"
    assert (first.get("width"), first.get("height")) == ("900", "600")
    assert page.xpath("//article//figure//source/@type") == ["image/webp", "image/webp"]
    assert "Again." in words
    assert page.xpath('//section[@id="conversation"]')


def test_read_more_to_a_withdrawn_article_leaves_no_dead_link(client: Client, write: Write) -> None:
    target = write(slug="gone")
    article = write(
        body=[{"kind": "paragraph", "text": "x"}, {"kind": "read_more", "slug": "gone"}], related=["gone"]
    )
    withdraw_article(actor="system:test", article=target)
    assert target.address not in client.get(article.address).content.decode()
    assert target.address not in client.get("/rss.xml").content.decode()


def test_a_missing_picture_file_leaves_the_article_readable(
    client: Client, write: Write, picture: NewsImage
) -> None:
    article = write(picture=picture)
    for rendition in picture.renditions.all():
        rendition.file.delete(save=False)
        rendition.delete()
    picture.file.storage.delete(picture.file.name)
    for address in [article.address, "/", "/rss.xml"]:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"<picture>" not in answer.content


def test_related_is_filled_with_what_shares_the_most_tags(write: Write) -> None:
    one = write(tags=["mills"], slug="one")
    two = write(tags=["mills", "water", "stone"], slug="two")
    write(tags=["bread"], slug="none")
    article = write(tags=["mills", "water", "stone"])
    found = queries.related(article, article.tags.all())
    assert [link.url for link in found] == [two.address, one.address]


def test_sections_and_plain_pages_are_linked_where_the_editor_wants_them(
    client: Client, newsroom: HomePage
) -> None:
    assert [link.title for link in queries.section_links()] == ["Town", "River"]
    assert [link.url for link in queries.footer_links()] == ["/contact/", "/privacy/", "/imprint/"]
    SectionPage.objects.filter(slug="river").update(show_in_menus=False)
    StandardPage.objects.filter(slug="imprint").update(in_footer=False)
    assert [link.title for link in queries.section_links()] == ["Town"]
    assert [link.url for link in queries.footer_links()] == ["/contact/", "/privacy/"]


def test_only_safe_methods(client: Client, newsroom: HomePage) -> None:
    for address in ["/news/", "/search/", "/rss.xml", "/robots.txt"]:
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405
