"""The desk, the letters and the pages of the rules on a phone and on a desktop, by day and by night, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Site

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LONG = "DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFTSKAPITÄNSWITWENRENTENVERSICHERUNGSANSTALT"
SMALL = """() => [...document.querySelectorAll("main :is(a, button, input, select, textarea, summary)")]
  .filter((one) => one.getClientRects().length && getComputedStyle(one).display !== "inline" && one.type !== "checkbox")
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
OVER = """() => [...document.querySelectorAll("main *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !one.closest(".source, .out");
  }).map((one) => one.outerHTML.slice(0, 90))"""
Come = Callable[..., Page]


def held_comment(page: Page, site: Site, words: str) -> str:
    """The address of a comment that software held."""
    page.goto(f"/comments/threads/{site.thread}/new/")
    page.fill("main [name=text]", words)
    page.click("main form:has([name=text]) button[type=submit]")
    page.wait_for_url(re.compile(r"/comments/[0-9a-f]{32}/"))
    return re.sub(r"\?.*", "", page.url).removeprefix(site.base)


def look(page: Page) -> None:
    """Assert that nothing sticks out, and that by day and by night all text stands out from its ground."""
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (page.url, size)
        assert page.evaluate(OVER) == [], (page.url, size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        violations = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"][:120] for one in violations for node in one["nodes"]] == [], (page.url, scheme)


def test_a_moderator_decides_on_a_phone(site: Site, visitor: Come) -> None:
    words = f"WHY DOES NOBODY SPEAK OF THE {LONG} ANY MORE, AND WHO HAS DECIDED THAT? " + "IT IS CLOSED IN WINTER. " * 30
    uid = held_comment(visitor("reader"), site, words).split("/")[2]
    page = visitor("first", viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto("/moderation/?queue=held")
    assert page.locator(".desk__keys").is_hidden() and page.locator(".button kbd:visible").count() == 0
    page.locator(f'[data-desk-item][href*="{uid}"]').tap()
    page.wait_for_url(re.compile(f"item={uid}#case$"))
    assert page.locator("#case").bounding_box()["y"] < PHONE["height"] / 2, "the case, not the queue, is on the screen"  # type: ignore[index]
    button = page.get_by_role("button", name="Publish")
    expect(button).to_be_in_viewport(ratio=1)
    assert page.locator("#sentence").bounding_box()["y"] > PHONE["height"], "the form is far below, its buttons are not"  # type: ignore[index]
    assert page.evaluate(SMALL) == []
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    column, form = page.locator("#case").bounding_box(), page.locator(".decide").bounding_box()
    assert column is not None and form is not None
    assert form["y"] + form["height"] >= column["y"] + column["height"] - 1, "no line of the text below the form"
    assert form["width"] >= column["width"] - 20, "nor beside it"
    look(page)
    page.get_by_role("button", name="Remove").tap()  # without a rule: refused, and said where it is seen
    expect(page.get_by_role("alert")).to_be_in_viewport()
    button.tap()
    expect(page.locator(".message--success")).to_be_in_viewport()


def test_the_letter_and_the_appeal_say_that_it_waits(site: Site, visitor: Come) -> None:
    page = visitor("reader", viewport=PHONE)
    letter = held_comment(page, site, f"WHO HAS FORGOTTEN THE {LONG} AND THE PEOPLE OF THE OUTER ISLANDS THIS WINTER")
    look(page)
    page.goto(letter)
    page.get_by_role("link", name="Ask for a human").click()
    look(page)
    page.fill("main [name=text]", f"I shouted across a harbour, and {LONG.lower()} is one word.")
    page.get_by_role("button", name="Send the appeal").click()
    expect(page.get_by_role("heading", name="Your appeal waits for a moderator")).to_be_visible()
    assert page.locator(".letter__quote .evidence").count() > 0
    look(page)
    page.get_by_role("link", name="The comment and its story").click()
    filed = page.get_by_text("An appeal was filed on")
    expect(filed).to_be_visible()
    assert filed.locator("time[datetime]").count() == 1 and "UTC" in filed.inner_text()
    look(page)
    page.get_by_role("link", name="See the appeal").click()
    page.get_by_role("link", name="All decisions about you").click()
    expect(page.get_by_role("link", name="Waiting to be heard").first).to_be_visible()
    look(page)


def test_a_rule_about_repetition_is_tried_in_a_browser(visitor: Come) -> None:
    page = visitor("", viewport=PHONE, javascript=False)
    page.goto("/standards/flash-mob/")
    page.get_by_role("button", name="Judge these comments").click()
    expect(page.get_by_role("status")).to_contain_text("3 would be published, 1 would wait for a moderator.")
    assert page.locator(".try .letter--held").count() == 1 and page.locator(".try .letter--restored").count() == 3


@pytest.mark.parametrize("path", ["", "privacy/", "flash-mob/", "languages/"])
def test_the_pages_of_the_rules(visitor: Come, path: str) -> None:
    page = visitor("", viewport=PHONE)
    page.goto(f"/standards/{path}")
    look(page)
    for table in page.locator(".table-wrap").all():
        assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth"), "a table is read without scrolling aside"
    assert page.evaluate(SMALL) == []
    hanging = """() => [...document.querySelectorAll(".dots")].filter((row) =>
      !["clip", "hidden"].includes(getComputedStyle(row).overflowX)).length"""
    assert page.evaluate(hanging) == 0, "a line that begins with a dot"
