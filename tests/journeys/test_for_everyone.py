"""Every kind of page can be used by everyone: axe finds nothing serious, and nothing sticks out on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import Site

pytestmark = pytest.mark.browser
Come = Callable[..., Page]

PUBLIC = [
    "/",
    "{article}",
    "/society/",
    "/news/",
    "/search/?q=ferry",
    "/standards/",
    "/standards/profanity/",
    "/standards/editions/recommended/",
    "/threads/{thread}/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/contact/",
    "/nowhere/",
]
OWN = [
    "/accounts/",
    "/accounts/notices/",
    "/accounts/appeals/",
    "/accounts/2fa/",
    "/comments/threads/{thread}/new/",
]
DESK = [
    "/moderation/",
    "/moderation/?queue=flagged",
    "/moderation/?queue=appeals",
    "/moderation/?queue=letters",
]


def look(page: Page, path: str) -> None:
    """Assert that the page at `path` fits 320 pixels and gives axe nothing serious to say."""
    page.goto(path)
    page.set_viewport_size({"width": 320, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        f"{path} is wider than a phone"
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], node["html"][:120])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert serious == [], path


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(site: Site, visitor: Come, path: str) -> None:
    look(visitor(), path.format(article=site.article, thread=site.thread))


def test_pages_of_a_reader(site: Site, visitor: Come) -> None:
    page = visitor("reader")
    page.goto(f"/comments/threads/{site.thread}/new/")
    page.fill(
        "main [name=text]", "WHO ASKED THE PEOPLE OF THE OUTER ISLANDS WHETHER A PIER MAY CLOSE IN WINTER"
    )
    page.click("main form:has([name=text]) button[type=submit]")
    page.wait_for_url(re.compile(r"/comments/[0-9a-f]{32}/"))
    held = re.sub(r"\?.*", "", page.url)
    for path in [*OWN, held, f"{held}edit/", f"{held}delete/"]:
        look(page, path.format(thread=site.thread))


def test_pages_of_a_moderator(site: Site, visitor: Come) -> None:
    page = visitor("first")
    for path in DESK:
        look(page, path)
