"""Properties that hold for any page whatever: nothing lost, nothing invented, the same page read the same."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.transfer.accounting import accounted, characters, visible_text

from detente.transfer.decoding import decode
from detente.transfer.errors import PageRefused
from detente.transfer.pages import read_page

LABELLED = [
    "READ MORE:Ferry stops for good",
    "READ MORE: Ferry stops for good (VIDEO)",
    "(Read also: Ferry stops)",
    "Read more",
    "See also",
    "Related:",
    "Related stories",
    "Tags:",
    "Tags: a, b, c, b",
    "#sea #ferry",
    "Keywords: sea",
    "Views: 3160",
    "3160",
    "3,160 views",
    "© Agency/ Ada Nool",
    "Photo: Ada Nool",
    "A quay at dusk. (Photo: Ada Nool)",
    "Image caption A quay",
    "By Ada Nool",
    "World",
    "Home > World > Asia",
    "HomeWorld News",
    "5 May 2020",
    "Published: 5 May 2020, 10:00",
    "Updated 5 May 2020",
    "date 2020-05-05 Register",
    "Comments",
    "3 comments",
    "Leave a reply",
    "Most read",
    "Log in",
    "RegisterForgot your password?",
    "Share this story!",
    "YesNo",
    "We use cookies to improve the site.",
    "© 2020 The Post. All rights reserved.",
    "(LEAD) Ferry stops",
    "Ferry stops | The Post",
    "• one item",
    "| | |",
    "* * *",
    "Team\tPlayed\tPoints",
    "“Quoted,” he said.“Again,” she said.",
    "Читайте также: Паром",
    "Mehr zum Thema",
    "Lire aussi : Le bac",
]
PROSE = [
    "The ferry stopped on Monday after forty years between the two banks, and nobody on the quay could say why.",
    "A spokesman declined to comment.",
    "Ferry stops for good",
    "Islanders ask who will bring the post",
]
_line = st.one_of(
    st.sampled_from(LABELLED),
    st.sampled_from(PROSE),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    st.just(""),
)
_page = st.lists(st.tuples(_line, st.sampled_from(["", "    ", "\t"])), max_size=40).map(
    lambda lines: "\n".join(indent + line for line, indent in lines)
)


@settings(max_examples=150, deadline=None)
@given(_page)
def test_every_line_of_a_text_page_is_in_a_field_or_dropped(text: str) -> None:
    try:
        page = read_page(text.encode(), "page.txt")
    except PageRefused:
        return
    if page != read_page(text.encode(), "page.txt"):
        raise AssertionError("the same page was read in two ways")
    written = decode(text.encode())
    if written.lstrip().startswith("<"):
        return
    assert characters(page) == Counter(char for char in written if char.isalnum())
    for line in written.splitlines():
        bare = line.strip().strip("\ufeff\u200b").strip()
        assert not bare or accounted(bare, page) or not any(char.isalnum() for char in bare), bare


_TAGS = "p div h1 h2 li span a b aside nav footer section article figure figcaption td form"
_tags = st.sampled_from(_TAGS.split())
_class = st.sampled_from(
    ["", "lead", "tags", "related", "caption", "credit", "comments", "hidden", "share", "date"]
)


@st.composite
def _markup(draw: st.DrawFn, depth: int = 0) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        words = (
            draw(st.one_of(st.sampled_from(LABELLED), st.sampled_from(PROSE)))
            .replace("<", " ")
            .replace("&", " ")
        )
        inner = draw(_markup(depth + 1)) if depth < 3 and draw(st.booleans()) else ""
        tag, name = draw(_tags), draw(_class)
        parts.append(f'<{tag} class="{name}">{words} {inner}</{tag}>')
    return "".join(parts)


@settings(max_examples=60, deadline=None)
@given(_markup())
def test_every_word_of_an_html_page_is_in_a_field_or_dropped(markup: str) -> None:
    raw = f"<!doctype html><html><body>{markup}</body></html>".encode()
    try:
        page = read_page(raw, "page.html")
    except PageRefused:
        return
    assert not visible_text(raw.decode()) - characters(page)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_a_named_refusal(raw: bytes) -> None:
    refused = None
    try:
        read_page(raw, "page.txt").as_json()
    except PageRefused as refusal:
        refused = refusal
    assert refused is None or (refused.code and refused.message.endswith("."))
