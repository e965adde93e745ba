"""Founding, counting readers, and the editor's own pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from detente.accounts.models import Person
from detente.ledger.queries import lines_about
from detente.news import metadata, pictures, queries
from detente.news.actions import SectionPlan, count_views, found_newsroom
from detente.news.models import ArticlePage, HomePage, HourViews, NewsImage, SectionPage, StandardPage

from .conftest import TEST, drawn

Write = Callable[..., ArticlePage]


def test_founding_twice_changes_nothing(newsroom: HomePage) -> None:
    before = list(Page.objects.order_by("path").values_list("path", "title"))
    StandardPage.objects.get(slug="imprint").delete()
    again = found_newsroom(
        actor=TEST, name="Another name", sections=[SectionPlan("town", "Town"), SectionPlan("hills", "Hills")]
    )
    assert again.pk == newsroom.pk
    after = list(Page.objects.order_by("path").values_list("path", "title"))
    assert {title for _, title in after} == ({title for _, title in before} | {"Hills"}) - {"Imprint"}
    assert Site.objects.get(is_default_site=True).site_name == "The Quarry Courier"


@pytest.mark.parametrize(
    "slug", ["news", "search", "s", "tags", "stories", "live", "corrections", "accounts", "editor", "api"]
)
def test_no_section_hides_the_sites_own_addresses(newsroom: HomePage, slug: str) -> None:
    for page in [SectionPage(title="x", slug=slug), StandardPage(title="x", slug=slug)]:
        with pytest.raises(ValidationError, match="belongs to the site"):
            newsroom.add_child(instance=page)


def test_views_are_counted_by_the_hour(write: Write) -> None:
    one, two = write(), write()
    noon = timezone.now().replace(minute=0, second=0, microsecond=0)
    assert count_views({one.uid: 3, two.uid: 1, "unknown": 9, "": 1}, at=noon + timedelta(minutes=59)) == 2
    assert count_views({one.uid: 2, two.uid: 0}, at=noon) == 1
    assert count_views({one.uid: 4}, at=noon + timedelta(hours=1)) == 1
    assert count_views({}) == 0
    assert queries.views(one) == 9
    assert list(HourViews.objects.filter(article=one).order_by("hour").values_list("hour", "views")) == [
        (noon, 5), (noon + timedelta(hours=1), 4)
    ]  # fmt: skip
    assert [link.url for link in queries.most_read()] == [one.address, two.address]
    assert queries.most_read(now=noon + timedelta(days=9)) == []


def form_of(picture: NewsImage | None, **said: Any) -> dict[str, str]:
    """What the editor's form sends."""
    body = said.pop(
        "body", [("paragraph", rich_text("<p>They waited.</p>", features=["bold", "italic", "link"]))]
    )
    return nested_form_data(
        {
            "title": "Soup", "slug": "soup", "kicker": "", "front_title": "", "lead": "Cold.", "kind": "news", "dateline": "",
            "picture": str(picture.pk) if picture else "", "picture_caption": "", "picture_credit": "", "picture_alt": "",
            "body": streamfield(body), "tags": "soup", "weight": "standard", "comments_open": "on", "comments_until": "",
            "published_at": "", "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "",
            "bylines": inline_formset([]), "related_items": inline_formset([]), "comments": inline_formset([]),
        } | said
    )  # fmt: skip


def test_saving_asks_for_nothing_and_publishing_for_the_credit(
    client: Client, editor: Person, picture: NewsImage
) -> None:
    NewsImage.objects.filter(pk=picture.pk).update(credit="")
    client.force_login(editor)
    town = SectionPage.objects.get(slug="town")
    create = f"/editor/pages/add/news/articlepage/{town.pk}/"
    assert client.get(create).status_code == 200
    answer = client.post(create, form_of(picture, lead="", body=[]))
    article = ArticlePage.objects.get(slug="soup")
    assert answer.status_code == 302
    assert article.live is False
    edit = f"/editor/pages/{article.pk}/edit/"
    answer = client.post(edit, form_of(picture) | {"action-publish": "1"})
    assert answer.status_code == 200
    assert "Say who took the picture" in answer.content.decode()
    assert ArticlePage.objects.get(pk=article.pk).live is False
    answer = client.post(edit, form_of(picture, picture_credit="Ada Quill") | {"action-publish": "1"})
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.live
    assert [line.actor for line in lines_about(article.reference)] == [editor.reference]
    page = client.get(article.address).content.decode()
    assert "They waited." in page
    assert "Ada Quill" in page
    assert "wagtail-userbar" not in page


def test_a_draft_can_be_previewed_with_its_own_words(
    client: Client, editor: Person, picture: NewsImage, write: Write
) -> None:
    article = write(title="Before")
    client.force_login(editor)
    preview = f"/editor/pages/{article.pk}/edit/preview/"
    client.post(preview, form_of(picture, title="Preview title", slug=article.slug))
    answer = client.get(f"{preview}?mode=")
    assert answer.status_code == 200
    assert "Preview title" in answer.content.decode()
    assert "Before" in client.get(article.address).content.decode()


def test_the_editors_pages_open(client: Client, editor: Person, write: Write, picture: NewsImage) -> None:
    article = write(picture=picture)
    client.force_login(editor)
    form = html.fromstring(client.get(f"/editor/pages/{article.pk}/edit/").content)
    kept = form.xpath('//input[@name="bylines-0-id" or @name="bylines-1-id"]/@value')
    assert [int(pk) for pk in kept] == [line.pk for line in article.bylines.all()]
    section, front = article.get_parent(), queries.home()
    for address in [
        "/editor/", f"/editor/pages/{section.pk}/", f"/editor/pages/{article.pk}/edit/", f"/editor/pages/{section.pk}/edit/",
        f"/editor/pages/{front.pk}/edit/", "/editor/images/", f"/editor/images/{picture.pk}/", "/editor/images/add/",
        "/editor/snippets/news/contributor/", "/editor/snippets/news/contributor/add/", f"/editor/pages/{article.pk}/history/",
    ]:  # fmt: skip
        assert client.get(address).status_code == 200, address


def test_a_picture_uploaded_or_credited_anew_is_ready_at_once(client: Client, editor: Person) -> None:
    client.force_login(editor)
    given = {
        "title": "Weir",
        "credit": "Ada Quill",
        "file": SimpleUploadedFile("weir.jpg", drawn(), "image/jpeg"),
    }
    assert client.post("/editor/images/add/", given).status_code == 302
    image = NewsImage.objects.get(title="Weir")
    assert {made.filter_spec for made in image.renditions.all()} == set(pictures.ALL)
    assert metadata.read(image.get_rendition(pictures.WIDE[0]).file.open().read()).credit == "Ada Quill"
    changed = {"title": "Weir", "credit": "Bo Tarn", "copyright": "© Courier"}
    assert client.post(f"/editor/images/{image.pk}/", changed).status_code == 302
    image = NewsImage.objects.get(pk=image.pk)
    ready = {made.filter_spec: made for made in image.renditions.all()}
    assert set(ready) >= set(pictures.ALL)
    assert metadata.read(ready[pictures.WIDE[0]].file.open().read()).credit == "Bo Tarn"


def test_strangers_find_no_way_in(client: Client, newsroom: HomePage) -> None:
    answer = client.get("/editor/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")
