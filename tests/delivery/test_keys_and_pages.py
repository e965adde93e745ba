"""Addresses to keys, answers to pages, headers to decisions: the pure parts."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.delivery.bridge import Answer
from detente.delivery.keys import Routes
from detente.delivery.pages import accepts_gzip, build, is_personal, lifetime, matches

ROUTES = Routes(parameters={"": frozenset({"page"}), "/search/": frozenset({"q", "page"})})
HTML = ("content-type", "text/html; charset=utf-8")


def key(path: str, query: str = "") -> object:
    return ROUTES.key(scheme="http", host="News.Example", path=path, query=query)


@pytest.mark.parametrize(
    ("path", "query", "known"),
    [
        ("/", "utm_source=x&fbclid=y", ""),
        ("/", "utm_source=x&page=2", "page=2"),
        ("/", "page=1&page=3", "page=3"),
        ("/news/", "q=peace", ""),
        ("/search/", "page=2&q=p%C3%A9ace+now&x=1", "page=2&q=p%C3%A9ace+now"),
        ("/search/", "q=", "q="),
        ("/", "page=%FF", "page=%EF%BF%BD"),
        ("/", "&&=&;", ""),
    ],
)
def test_only_known_parameters_count(path: str, query: str, known: str) -> None:
    made = ROUTES.key(scheme="http", host="News.Example", path=path, query=query)
    assert made == ("http", "news.example", path, known)


@given(st.text(max_size=60))
def test_unknown_parameters_never_make_a_page(query: str) -> None:
    safe = "&".join(part for part in query.split("&") if not part.startswith("page"))
    made = key("/", safe)
    assert made == key("/") or "page" in str(made)


@given(st.lists(st.tuples(st.sampled_from(["page", "q", "z"]), st.text(max_size=5)), max_size=6))
def test_the_order_of_parameters_does_not_matter_to_the_key(pairs: list[tuple[str, str]]) -> None:
    from urllib.parse import urlencode

    last = dict(pairs)
    there, back = list(last.items()), list(last.items())[::-1]
    assert key("/search/", urlencode(there)) == key("/search/", urlencode(back))


@pytest.mark.parametrize(
    ("base", "given", "kept"),
    [
        ("127.0.0.1:8000", "127.0.0.1:8000", "127.0.0.1:8000"),
        ("127.0.0.1:8000", "LOCALHOST:1234", "127.0.0.1:8000"),
        ("127.0.0.1:8000", "localhost", "127.0.0.1:8000"),
        ("127.0.0.1:8000", "[::1]:9", "127.0.0.1:8000"),
        ("127.0.0.1:8000", "evil.example:8000", "evil.example:8000"),
        ("127.0.0.1:8000", "127.0.0.1:80@evil.example", "127.0.0.1:80@evil.example"),
        ("127.0.0.1:8000", "127.0.0.1.evil.example", "127.0.0.1.evil.example"),
        ("127.0.0.1:8000", "", ""),
        ("news.example", "News.Example.:443", "news.example"),
        ("news.example", "news.example:1", "news.example"),
        ("news.example", "localhost", "localhost"),
        ("news.example", "www.news.example", "www.news.example"),
        ("", "localhost:1", "localhost:1"),
    ],
)
def test_spellings_of_the_same_host_share_their_pages(base: str, given: str, kept: str) -> None:
    assert Routes(base=base).host(given) == kept


@pytest.mark.parametrize("path", ["relative", "/a\nb", "/\ufffd", "/" + "x" * 2000])
def test_odd_addresses_are_not_kept(path: str) -> None:
    assert key(path) is None


@pytest.mark.parametrize("path", ["/accounts/", "/accounts/login/", "/accounts", "/healthz", "/api/v1/x"])
def test_personal_addresses(path: str) -> None:
    assert ROUTES.is_personal(path)


@pytest.mark.parametrize("path", ["/", "/accountsx/", "/news/accounts/", "/apis/"])
def test_everybodys_addresses(path: str) -> None:
    assert not ROUTES.is_personal(path)


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (200, [HTML], 60),
        (301, [HTML], 60),
        (404, [HTML], 60),
        (200, [("cache-control", "public, max-age=20")], 20),
        (200, [("cache-control", "public, max-age=9000")], 60),
        (200, [("cache-control", "max-age=5, s-maxage=7")], 7),
        (200, [("vary", "Cookie, Accept-Language")], 60),
        (200, [("vary", "Origin")], 0),
        (200, [("vary", "*")], 0),
        (200, [("cache-control", "private")], 0),
        (200, [("cache-control", "No-Store")], 0),
        (200, [("cache-control", "no-cache")], 0),
        (200, [("cache-control", "max-age=0")], 0),
        (200, [("cache-control", "max-age=nonsense")], 0),
        (200, [("set-cookie", "a=b")], 0),
        (302, [HTML], 0),
        (410, [HTML], 0),
        (500, [HTML], 0),
        (206, [HTML], 0),
    ],
)
def test_what_may_be_kept_and_how_long(status: int, headers: list[tuple[str, str]], seconds: float) -> None:
    assert lifetime(Answer(status, headers, b"x")) == seconds


def test_a_redirect_that_depends_on_the_withheld_cookie_is_personal() -> None:
    assert is_personal(Answer(302, [("vary", "Cookie"), ("location", "/accounts/login/")]))
    assert not is_personal(Answer(302, [("location", "/elsewhere/")]))


def test_a_page_is_packed_and_tagged_and_tells_nobody_our_headers() -> None:
    body = b"<p>peace</p>" * 500
    made = build(Answer(200, [HTML, ("x-detente-tags", "thread:1 article:2"), ("x-detente-article", "2"),
                              ("vary", "Cookie"), ("cache-control", "public, max-age=60")], body))
    assert gzip.decompress(made.packed) == body
    assert made.tags == {"thread:1", "article:2", "site"}
    assert made.article == "2"
    names = {name for name, _ in made.plain_headers}
    assert not any(name.startswith("x-detente") for name in names)
    assert ("vary", "Accept-Encoding") in made.plain_headers
    assert dict(made.plain_headers)["cache-control"] == "public, no-cache"
    assert dict(made.plain_headers)["etag"] != dict(made.packed_headers)["etag"]


def test_what_does_not_shrink_is_not_packed() -> None:
    assert build(Answer(200, [HTML], b"short")).packed == b""
    assert build(Answer(200, [("content-type", "image/png")], b"x" * 5000)).packed == b""


def test_entity_tags_match_weakly() -> None:
    made = build(Answer(200, [HTML], b"x" * 600))
    plain, packed = dict(made.plain_headers)["etag"], dict(made.packed_headers)["etag"]
    assert matches(f'"other", W/{plain}', made) == plain
    assert matches(packed, made) == packed
    assert matches('"other"', made) == ""


@pytest.mark.parametrize(
    ("header", "takes"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("", False), ("gzip;q=0", False), ("br", False),
     ("GZIP ; q=0.000", False), ("identity", False)],
)
def test_accept_encoding(header: str, takes: bool) -> None:
    assert accepts_gzip(header) is takes


def test_the_routes_know_every_parameter_that_public_views_read() -> None:
    """A parameter that a cached page reads and the front does not know would never reach it."""
    import re
    from pathlib import Path

    import detente
    from detente.project.rsgi import PARAMETERS

    known = {name for names in PARAMETERS.values() for name in names}
    package = Path(detente.__file__).parent
    public = [package / "news" / "views.py", package / "comments" / "thread_views.py",
              package / "comments" / "standards_views.py", package / "news" / "templatetags" / "news_tags.py"]
    read = {name for path in public for name in re.findall(r"GET(?:\.get\(|\[)\"(\w+)\"", path.read_text())}
    assert read
    assert read <= known
