"""Imported pages become private drafts: the same page once, nothing invented, nothing lost."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from detente.comments.models import Thread
from detente.ledger.events import Event
from detente.ledger.queries import lines_about
from detente.news import queries
from detente.news.actions import create_draft
from detente.news.errors import DraftRefused
from detente.news.models import ArticlePage, HomePage, ImportNote, SectionPage

from .conftest import TEST

PAGE: dict[str, Any] = {
    "title": "Ferrymen strike over soup",
    "section_title": "River",
    "lead": "The soup was cold again.",
    "body": [
        {"kind": "paragraph", "text": "They <sat> down & waited."},
        {"kind": "read_more", "text": "What soup costs"},
        {"kind": "paragraph", "text": "At noon it rained."},
    ],
    "caption": "A bowl.",
    "credit": "© Courier / Bo Tarn",
    "published": "2018-03-14T12:00:00+01:00",
    "related": ["Soup: a history", "Cold kitchens"],
    "tags": ["soup", "ferries"],
    "views": 412,
    "source": "saved/ferry.html",
    "dropped": ["Log in", "Share"],
}


def test_everything_stated_arrives(newsroom: HomePage) -> None:
    draft = create_draft(actor=TEST, **PAGE)
    draft = ArticlePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert (draft.title, draft.lead, draft.section_slug, draft.kicker) == (
        PAGE["title"],
        PAGE["lead"],
        "river",
        "",
    )
    assert [block["type"] for block in draft.body.raw_data] == ["paragraph", "read_more", "paragraph"]
    assert draft.body.raw_data[0]["value"] == "<p>They &lt;sat&gt; down &amp; waited.</p>"
    assert draft.body.raw_data[1]["value"] == {"page": None, "headline": "What soup costs"}
    assert (draft.picture_caption, draft.picture_credit) == ("A bowl.", "© Courier / Bo Tarn")
    assert draft.published_at == datetime.fromisoformat("2018-03-14T12:00:00+01:00")
    assert [item.headline for item in draft.related_items.all()] == PAGE["related"]
    assert {tag.name for tag in draft.tags.all()} == {"soup", "ferries"}
    assert queries.views(draft) == 412
    note = ImportNote.objects.get(article_id=draft.pk)
    assert (note.source, note.dropped, note.section_title) == (
        "saved/ferry.html",
        ["Log in", "Share"],
        "River",
    )


def test_a_draft_is_private_and_leaves_one_line(newsroom: HomePage) -> None:
    draft = create_draft(actor=TEST, **PAGE)
    assert draft.live is False
    assert draft.first_published_at is None
    assert [line.event for line in lines_about(draft.reference)] == [Event.NEWS_ARTICLE_IMPORTED]
    assert not Thread.objects.exists()


def test_the_same_page_twice_is_one_draft(newsroom: HomePage) -> None:
    one = create_draft(actor=TEST, **PAGE)
    two = create_draft(actor=TEST, **(PAGE | {"source": "elsewhere.txt", "dropped": [], "views": None}))
    other = create_draft(actor=TEST, **(PAGE | {"lead": "The soup was warm."}))
    assert one.pk == two.pk != other.pk
    assert other.slug == "ferrymen-strike-over-soup-2"
    assert lines_about(one.reference).count() == 1


def test_nothing_is_invented(newsroom: HomePage) -> None:
    draft = create_draft(
        actor=TEST, title="Only a headline", section_title=None, lead=None, caption=None, credit=None
    )
    assert (draft.lead, draft.kicker, draft.published_at, draft.picture_caption) == ("", "", None, "")
    assert queries.views(draft) == 0
    assert draft.get_parent().slug == "imported"


def test_an_unknown_section_is_kept_as_kicker(newsroom: HomePage) -> None:
    draft = create_draft(actor=TEST, **(PAGE | {"section_title": "Moon"}))
    again = create_draft(actor=TEST, **(PAGE | {"section_title": "Moon", "title": "Second"}))
    assert draft.kicker == "Moon"
    place = SectionPage.objects.get(slug="imported")
    assert place.live is False
    assert draft.get_parent().pk == again.get_parent().pk == place.pk
    assert "Imported" not in [link.title for link in queries.section_links()]


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("2018-03-14", "2018-03-14T00:00:00+00:00"), ("2018-03-14 12:30", "2018-03-14T12:30:00+00:00"),
        (date(2018, 3, 14), "2018-03-14T00:00:00+00:00"), (datetime(2018, 3, 14, 9), "2018-03-14T09:00:00+00:00"),
        (None, None), ("", None),
    ],
)  # fmt: skip
def test_dates(newsroom: HomePage, published: Any, kept: str | None) -> None:
    draft = create_draft(actor=TEST, **(PAGE | {"published": published}))
    assert (draft.published_at and draft.published_at.isoformat()) == kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"title": "x" * 256}, {"credit": "x" * 256}, {"published": "yesterday"}, {"published": "2018-13-40"},
        {"body": [{"kind": "video", "text": "x"}]}, {"body": [{"kind": "read_more", "text": "x" * 256}]}, {"tags": ["x" * 101]},
        {"related": ["x" * 256]}, {"views": -1}, {"lead": "a\x00b"},
    ],
)  # fmt: skip
def test_bad_pages_are_refused_by_name_and_leave_nothing(newsroom: HomePage, wrong: dict[str, Any]) -> None:
    with pytest.raises(DraftRefused) as refused:
        create_draft(actor=TEST, **(PAGE | wrong))
    assert refused.value.code == "draft-refused"
    assert str(refused.value).endswith(".")
    assert not ArticlePage.objects.exists()


def test_headlines_in_other_scripts_get_addresses(newsroom: HomePage) -> None:
    for title in ["القارب يعود", "Лодка вернулась", "???", "船が戻る " * 30]:
        draft = create_draft(actor=TEST, **(PAGE | {"title": title}))
        assert draft.slug
        assert len(draft.slug) <= 90
