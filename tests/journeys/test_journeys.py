"""What people come for, from door to door, on the running site. Nothing here is replaced by anything."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PASSWORD, Site, wait_for

pytestmark = pytest.mark.browser
Come = Callable[..., Page]


def write(page: Page, site: Site, text: str) -> None:
    """Write a comment on the form's own page."""
    page.goto(f"/comments/threads/{site.thread}/new/")
    page.fill("main [name=text]", text)
    page.click("main form:has([name=text]) button[type=submit]")
    page.wait_for_url(re.compile(r"/comments/[0-9a-f]{32}/"))


def on_the_article(page: Page, site: Site, text: str) -> bool:
    """Open the article as anybody would, now, and say whether its conversation holds the text."""
    page.goto(site.article)
    return text in page.locator(".thread").inner_text()


def test_a_newcomer_registers_confirms_and_comments_below_the_article(site: Site, visitor: Come) -> None:
    page = visitor()
    page.goto("/accounts/signup/")
    page.fill("[name=email]", "newcomer@example.org")
    page.fill("[name=username]", "newcomer")
    page.fill("[name=password1]", PASSWORD)
    page.check("[name=accept]")
    page.click("main form.form button[type=submit]")
    body = site.mail_to("newcomer@example.org", "")
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", body, re.M)
    assert code
    page.fill("[name=code]", code.group(1))
    page.click("main form:has([name=code]) button[type=submit] >> nth=0")
    page.goto(site.article)
    text = "My grandmother stood on that pier as well, and she remembers the lights."
    page.locator(".write textarea, form textarea[name=text]").first.fill(text)
    page.locator("form:has(textarea[name=text]) button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/comments/[0-9a-f]{32}/"))
    anonymous = visitor()
    # On PostgreSQL a cached page follows the ledger within a quarter of a second.
    wait_for(lambda: on_the_article(anonymous, site, text), "the comment on the article")


def test_commenting_works_without_javascript_on_a_phone(site: Site, visitor: Come) -> None:
    page = visitor("poster1", javascript=False, phone=True)
    page.goto(site.article)
    page.locator(f'a[href^="/comments/threads/{site.thread}/new/"]').first.click()
    page.fill("main [name=text]", "The company could have telephoned the school, where everybody was.")
    page.click("main form:has([name=text]) button[type=submit]")
    page.wait_for_url(re.compile(r"/comments/[0-9a-f]{32}/"))
    # On PostgreSQL a cached page follows the ledger within a quarter of a second.
    wait_for(lambda: on_the_article(page, site, "telephoned the school"), "the comment on the article")


def test_held_with_reasons_appealed_heard_by_keyboard_restored_and_told(site: Site, visitor: Come) -> None:
    reader, moderator = visitor("reader"), visitor("first")
    write(reader, site, "NOBODY ON THIS ISLAND WAS ASKED WHETHER THE LAST FERRY MAY LEAVE AN HOUR EARLY")
    expect(reader.locator(".letter")).to_contain_text("Rule 21")
    expect(reader.locator(".letter mark").first).to_be_visible()
    story = reader.url
    reader.click('a[href*="/accounts/appeals/new/"]')
    reader.fill("main [name=text]", "My keyboard is broken, and the question is a fair one.")
    reader.click("main form button[type=submit]")
    expect(reader.locator("main")).to_contain_text("waits for a moderator")

    moderator.goto("/moderation/?queue=appeals")
    expect(moderator.locator(".desk")).to_contain_text("My keyboard is broken")
    moderator.keyboard.press("e")
    moderator.keyboard.type("The capitals insult nobody, and the reader explains them. The comment stands.")
    moderator.keyboard.press("Escape")
    moderator.keyboard.press("a")
    expect(moderator.locator("main")).to_contain_text("Decision reversed")

    reader.goto(story)
    expect(reader.locator("main")).to_contain_text(re.compile("restored", re.I))
    anonymous = visitor()
    # On PostgreSQL a cached page follows the ledger within a quarter of a second.
    wait_for(lambda: on_the_article(anonymous, site, "NOBODY ON THIS ISLAND"), "the comment on the article")
    assert "The capitals insult nobody" in site.mail_to("reader@tour.invalid", "appeal was heard")


def test_flagged_removed_and_the_author_reads_the_statement(site: Site, visitor: Come) -> None:
    author, flagger, moderator = visitor("poster2"), visitor("poster3"), visitor("second")
    write(author, site, "The mayor's cousin sells the tickets, as the whole village knows very well.")
    story = author.url.split("?")[0]
    flagger.goto(story + "flag/")
    flagger.select_option("main [name=rule]", "privacy") if flagger.locator(
        "main select[name=rule]"
    ).count() else flagger.check("main [name=rule][value=privacy]")
    flagger.fill("main [name=sentence]", "It names somebody who is not in the article.")
    flagger.click("main form:has([name=sentence]) button[type=submit]")

    moderator.goto("/moderation/?queue=flagged")
    expect(moderator.locator(".desk")).to_contain_text("It names somebody")
    moderator.select_option(".decide [name=rule]", "privacy")
    moderator.fill(
        ".decide [name=sentence]",
        "It accuses a person who is not part of the article and cannot answer here.",
    )
    moderator.click(".decide button[value=remove]")
    expect(moderator.locator("main")).to_contain_text("Removed: 1 comment")

    anonymous = visitor()
    wait_for(
        lambda: not on_the_article(anonymous, site, "mayor's cousin"), "the comment gone from the article"
    )
    assert "accuses a person" in site.mail_to("poster2@tour.invalid", "removed")
    author.goto("/accounts/appeals/")
    author.click("main .history a >> nth=0")
    expect(author.locator(".letter")).to_contain_text("accuses a person")
    expect(author.locator(".letter")).to_contain_text("A moderator, not software")


PUBLIC = [
    "/",
    "{article}",
    "/society/",
    "/news/",
    "/search/?q=ferry",
    "/standards/",
    "/standards/profanity/",
    "/contact/",
    "/nowhere/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_reading_leaves_no_trace_and_asks_nobody_else(site: Site, visitor: Come, path: str) -> None:
    page = visitor()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    answer = page.goto(path.format(article=site.article))
    page.wait_for_load_state("networkidle")
    assert answer is not None
    assert [url for url in asked if not url.startswith((site.base, "data:"))] == []
    assert page.context.cookies() == []
    assert [text for text in said if "404" not in text] == []
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_what_is_not_built_yet_answers_404(site: Site, visitor: Come) -> None:
    page = visitor()
    for path in (
        "/stories/any/",
        "/live/",
        "/corrections/",
        "/transparency/",
        "/embed.js",
    ):
        answer = page.request.get(path)
        assert answer.status == 404, path


def test_the_desk_and_the_editor_are_for_staff(site: Site, visitor: Come) -> None:
    page = visitor("reader")
    assert page.goto("/moderation/").status == 403
    anonymous = visitor()
    anonymous.goto("/editor/")
    assert "/accounts/login/" in anonymous.url


def test_a_rule_page_tries_a_text_without_keeping_it(site: Site, visitor: Come) -> None:
    page = visitor()
    page.goto("/standards/language-norms/")
    page.locator("main textarea").first.fill("WHY IS EVERYBODY SHOUTING ON THIS PAGE TODAY")
    page.locator("main form:has(textarea) button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("capitals")
    assert page.context.cookies() == []
