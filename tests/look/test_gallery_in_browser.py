"""The gallery in Chromium: nothing sticks out, axe finds nothing serious, the scripts do their work."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
import sys  # noqa: E402

sys.path.insert(0, str(HERE))
import render  # noqa: E402
import samples  # noqa: E402

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
COLOURFUL = {"article.html", "desk.html", "forms.html", "letter.html"}
FRAGMENT = '<div data-into="me"><a href="#"><bdi>Greta of Dravik</bdi></a></div>'


class Shelf(SimpleHTTPRequestHandler):
    """Serves the gallery under the site's own content security policy."""

    def do_GET(self) -> None:
        said = {
            "/accounts/me/": (FRAGMENT, "text/html"),
            "/news.json": ('{"count": 130}', "application/json"),
        }
        if self.path not in said:
            return super().do_GET()
        body = said[self.path][0].encode()
        self.send_response(200)
        self.send_header("Content-Type", said[self.path][1])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the rendered gallery."""
    folder = tmp_path_factory.mktemp("gallery")
    render.set_up()
    render.build(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Shelf, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=render.chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


@pytest.mark.parametrize("name", sorted({*render.pages()} - {"front_plain.html", "empty.html"}))
def test_axe_finds_nothing_serious(page: Page, gallery: str, name: str) -> None:
    page.goto(gallery + name)
    night = [("dark", {"runOnly": ["color-contrast"]})] if name in COLOURFUL else []
    for scheme, options in [("light", None), *night]:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        violations = Axe().run(page, options=options).response["violations"]
        bad = [
            (violation["id"], node["html"][:120])
            for violation in violations
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]
        assert bad == []


def test_nothing_sticks_out_and_the_policy_is_kept(page: Page, gallery: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    for name in render.pages():
        page.goto(gallery + name)
        for width in (320, 360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
    assert complaints == []


def test_front_page_stands_in_columns_by_weight(page: Page, gallery: str) -> None:
    """The lead story beside the second column on a desktop, one below the other on a phone."""
    page.goto(gallery + "front.html")
    lead, beside = page.locator(".front > .grid").first.locator("> *").all()[:2]
    one, other = lead.bounding_box(), beside.bounding_box()
    assert one is not None
    assert other is not None
    assert one["y"] == other["y"]
    assert one["width"] > 1.8 * other["width"]
    sizes = page.eval_on_selector_all(
        ".story--1 .headline, .story--3 .headline, .story--5 .headline",
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))",
    )
    assert sizes[0] > 1.5 * sizes[1] > 1.5 * sizes[-1]
    page.set_viewport_size({"width": 360, "height": 780})
    one, other = lead.bounding_box(), beside.bounding_box()
    assert one is not None
    assert other is not None
    assert one["width"] == other["width"] == 328


def test_targets_are_large_enough(page: Page, gallery: str) -> None:
    """WCAG 2.2, 2.5.8: what stands alone is at least 24 by 24 pixels; links in running text are exempt."""
    page.goto(gallery + "article.html")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, .masthead a, .comment__actions a, .footer li a")]
              .filter((el) => el.getClientRects().length && el.getBoundingClientRect().height < 24)
              .map((el) => el.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_theme_switch_remembers(page: Page, gallery: str) -> None:
    page.goto(gallery + "front.html")
    day = background(page)
    page.locator("[data-theme-switch]").click()
    night = background(page)
    assert night != day
    page.reload()
    assert background(page) == night
    page.locator("[data-theme-switch]").click()
    assert background(page) == day
    assert page.evaluate("localStorage.getItem('detente-theme')") is None


def test_times_are_relative_with_the_absolute_one_at_hand(page: Page, gallery: str) -> None:
    page.clock.install(time=samples.NOW)
    page.goto(gallery + "article.html")
    time = page.locator("#c-a1 time").first
    expect(time).to_have_text("44 minutes ago")
    assert "22 November 2026" in (time.get_attribute("title") or "")
    expect(page.locator("[data-clock]")).to_have_text("18:00")


def test_personal_corner_is_filled(page: Page, gallery: str) -> None:
    page.goto(gallery + "front.html")
    expect(page.locator("#me")).to_have_text("Greta of Dravik")


def test_draft_survives_and_follows_its_reply(page: Page, gallery: str) -> None:
    page.goto(gallery + "write.html")
    box = page.locator("#write-text")
    box.fill("The bolts were there on Tuesday.")
    page.locator("#c-a1 [data-reply]").first.click()
    expect(page.locator("#c-a1-mine form.write")).to_be_visible()
    expect(page.locator("[data-write-label]")).to_have_text("Your reply to Marten Ashgrove")
    expect(box).to_have_value("")
    box.fill("He answered, but late.")
    page.reload()
    expect(box).to_have_value("The bolts were there on Tuesday.")
    page.locator("#c-a1 [data-reply]").first.click()
    expect(box).to_have_value("He answered, but late.")
    page.locator("[data-reply-cancel]").click()
    expect(page.locator("#comment-form form.write")).to_be_visible()
    expect(box).to_have_value("The bolts were there on Tuesday.")


def test_confirmed_draft_is_forgotten(page: Page, gallery: str) -> None:
    page.goto(gallery + "write.html")
    page.locator("#write-text").fill("Sent.")
    page.evaluate(
        """() => {
          const done = document.createElement("p");
          done.dataset.draftDone = "t1";
          document.body.append(done);
        }"""
    )
    page.evaluate("import(document.querySelector('script[src$=\"thread.js\"]').src + '?again')")
    page.wait_for_function("localStorage.getItem('detente-draft:t1') === null")


def test_new_comments_are_announced_by_a_line(page: Page, gallery: str) -> None:
    page.clock.install(time=samples.NOW)
    page.goto(gallery + "write.html")
    line = page.locator("[data-thread-news]")
    expect(line).to_be_hidden()
    page.clock.run_for(61_000)
    expect(line).to_contain_text("2 new comments.")


def test_desk_keys(page: Page, gallery: str) -> None:
    page.goto(gallery + "desk.html")
    items = page.locator("[data-desk-item]")
    page.keyboard.press("j")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(items.nth(0)).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator("#s")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#s")).to_have_value("j")
    page.keyboard.press("Escape")
    page.evaluate(
        "document.querySelector('.decide').addEventListener('submit', (event) => {"
        "event.preventDefault(); document.title = event.submitter.dataset.key; })"
    )
    page.keyboard.press("w")
    expect(page).to_have_title("w")


def test_everything_is_readable_without_script(browser: Browser, gallery: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gallery + "article.html")
    expect(page.locator("#c-e5")).to_be_visible()
    expect(page.locator("[data-theme-switch]")).to_be_hidden()
    expect(page.get_by_role("link", name="Write a comment")).to_be_visible()
    context.close()


def test_prints_as_an_article(page: Page, gallery: str) -> None:
    page.goto(gallery + "article.html")
    page.emulate_media(media="print", color_scheme="dark")
    for chrome in (".sections", ".footer", ".rail", ".comment__actions", ".masthead__service"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".text")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).color") == "rgb(0, 0, 0)"
