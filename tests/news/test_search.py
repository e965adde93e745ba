"""Search forgives: any bytes, any form of a word, any accent; never a 500, never a private page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from detente.news import queries
from detente.news.models import ArticlePage, HomePage
from detente.news.words import clean_query, marked, query_stems, snippet, stem

Write = Callable[..., ArticlePage]
TORTURE = [
    '"', '"elec', 'elec"', '""', "'", "\\", "\x00", "a\x00b", "(", ")", "*", "-", "+", ":", "AND", "OR", "NOT", "NEAR(", "a AND",
    "^a", "{a b}: c", "title:x", "%", "_", ";", "--", "/*", "&", "|", "!", "<->", "<script>", "\ud800", "🚢", "‮", "é" * 500,
    "x" * 100_000, " ".join("abcdefgh" for _ in range(2000)), "Σίσυφος", "Übergröße", "نهر", "ﬁsh", "½", "\n\r\t",
]  # fmt: skip


def test_no_query_breaks_the_page(client: Client, write: Write, index: Callable[[], None]) -> None:
    write()
    index()
    for query in TORTURE:
        raw = quote_from_bytes(query.encode("utf-8", "surrogatepass"))
        answer = client.get(f"/search/?q={raw}&page=%22")
        assert answer.status_code == 200, query[:40]
    for raw in ["%ff%fe%00", "%C3%28", "%E2%82", "%", "%%%", "%u0041", "", "%00"]:
        assert client.get(f"/search/?q={raw}").status_code == 200, raw


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60))
@example(query='"')
def test_any_text_is_an_answer(newsroom: HomePage, query: str) -> None:
    assert queries.search(query).page.number == 1
    assert all(word.isalnum() for word in query_stems(query))


@given(text=st.text(max_size=80), wanted=st.sampled_from(["mill", "a", "script"]))
def test_marking_escapes_and_loses_nothing(text: str, wanted: str) -> None:
    shown = marked(text, frozenset({wanted}))
    plain = (
        html.fromstring(f"<p>x{shown}</p>").text_content()
        if "\x00" not in text and text.isprintable()
        else None
    )
    assert "<" not in shown.replace("<mark>", "").replace("</mark>", "")
    assert plain is None or plain == f"x{text}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("election", True), ("Elections", True), ("ELECTED", True), ("élections", True), ("electing mayors", True),
        ("mayor elections", True), ("zebra", False), ("election zebra", False), ("cafe", True), ("café", True), ("miller's", True),
        ("lower weir", True), ("ballots", True),
    ],
)  # fmt: skip
def test_words_are_found_in_every_form(
    write: Write, index: Callable[[], None], query: str, found: bool
) -> None:
    write(
        title="Mayor elected in the café by the miller’s door",
        lead="The election took a minute.",
        dateline="Lower Weir",
        tags=["ballot"],
    )
    index()
    assert bool(queries.search(query).stories) is found


def test_headline_first_then_newest(write: Write, index: Callable[[], None]) -> None:
    body = [{"kind": "paragraph", "text": "Nobody asked the heron."}]
    write(slug="body-new", body=body, hours_ago=1)
    write(slug="body-old", body=body, hours_ago=50)
    write(slug="headline", title="Herons return", hours_ago=900)
    index()
    found = queries.search("heron")
    assert [story.url for story in found.stories] == ["/town/headline/", "/town/body-new/", "/town/body-old/"]
    assert found.stories[0].headline == "<mark>Herons</mark> return"
    assert "<mark>heron</mark>" in found.stories[1].lead


def test_what_was_typed_is_shown_and_not_run(client: Client, newsroom: HomePage) -> None:
    text = client.get("/search/", {"q": '<script>alert("x")</script>\x07 zebra'}).content.decode()
    page = html.fromstring(text)
    assert "<script>alert" not in text
    assert page.xpath('//main//input[@name="q"]/@value') == ['<script>alert("x")</script> zebra']
    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]


def test_pages_of_results_keep_the_query(client: Client, write: Write, index: Callable[[], None]) -> None:
    for _ in range(21):
        write()
    index()
    page = html.fromstring(client.get("/search/", {"q": "wheels & mill?"}).content)
    (older,) = page.xpath('//a[@rel="next"]/@href')
    assert len(html.fromstring(client.get(f"/search/{older}").content).xpath('//ul[@class="list"]/li')) == 1


def test_snippet_stands_around_the_first_hit() -> None:
    text = " ".join(["grain"] * 50 + ["heron"] + ["flour"] * 50)
    shown = snippet(text, frozenset({"heron"}))
    assert shown.startswith("… grain")
    assert shown.endswith("flour …")
    assert "<mark>heron</mark>" in shown
    assert len(shown.split()) < 40


def test_languages_stem_by_their_own_rules(settings: object) -> None:
    stem.cache_clear()
    settings.LANGUAGE_CODE = "de"  # type: ignore[attr-defined]
    assert stem("Häuser") == stem("Haus")
    settings.LANGUAGE_CODE = "xx"  # type: ignore[attr-defined]
    stem.cache_clear()
    assert stem("Élan") == "elan"
    stem.cache_clear()


def test_a_query_is_cut_and_cleaned() -> None:
    assert clean_query("a\x00\u202eb  c" + "d" * 1000) == "a b c" + "d" * 393
