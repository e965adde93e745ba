"""An empty home, before and after its first start."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from detente.accounts.actions import create_person
from detente.accounts.models import Role
from detente.news import queries
from detente.news.actions import create_draft, found_newsroom
from detente.news.errors import NoNewsroom

from .conftest import TEST


def test_an_empty_home_gets_a_usual_newsroom(client: Client, db: None, settings: Any) -> None:
    found_newsroom(actor=TEST, name="Courier")
    assert [link.title for link in queries.section_links()] == [
        "Politics",
        "Economy",
        "Society",
        "Culture",
        "Sport",
    ]
    assert settings.DETENTE["CONTACT_EMAIL"] in client.get("/contact/").content.decode()
    for address in ["/", "/politics/", "/privacy/", "/imprint/"]:
        assert client.get(address).status_code == 200
    assert not Page.objects.filter(slug="home").exists()


def test_editors_may_publish_and_moderators_may_not_write(db: None) -> None:
    home = found_newsroom(actor=TEST, name="Courier")
    found_newsroom(actor=TEST, name="Courier")
    rights = {}
    for role in (Role.EDITOR, Role.MODERATOR, Role.READER):
        person = create_person(actor=TEST, username=f"p{role}", email=f"p{role}@example.org", role=role)
        allowed = home.permissions_for_user(person)
        rights[role] = (allowed.can_edit(), allowed.can_publish())
    assert rights == {Role.EDITOR: (True, True), Role.MODERATOR: (False, False), Role.READER: (False, False)}


def test_before_the_founding_nothing_breaks(client: Client, db: None) -> None:
    with pytest.raises(NoNewsroom):
        create_draft(actor=TEST, title="Too early")
    for address in ["/news/", "/search/?q=x", "/rss.xml", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt"]:
        assert client.get(address).status_code == 200, address
