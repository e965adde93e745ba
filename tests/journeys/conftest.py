"""A whole site as people meet it: `detente serve` on a home of its own, and Chromium in front of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from detente.project.tour.server import Server

PASSWORD = "a journey through the house"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Site:
    """The running site and what is in it."""

    server: Server
    thread: str
    article: str

    @property
    def base(self) -> str:
        return self.server.base

    def mail_to(self, address: str, subject: str) -> str:
        """The body of the newest mail to an address, waited for."""

        def found() -> str | None:
            for path in sorted((self.server.home / "mail").glob("*.log"), reverse=True):
                for part in path.read_text().split("-" * 79):
                    message = message_from_string(part.strip(), policy=default)
                    if message["To"] == address and re.search(subject, message["Subject"] or ""):
                        return str(message.get_content())
            return None

        return wait_for(found, f"a mail to {address} about {subject}")


def wait_for(condition: Callable[[], object], what: str, seconds: float = 30.0) -> object:
    """What `condition` gives as soon as it gives something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.05)
    raise AssertionError(f"It did not happen: {what}")


def detente(home: Path, *arguments: str, stdin: str = "") -> str:
    """Run a `detente` command on a home."""
    done = subprocess.run(
        [sys.executable, "-m", "detente.project.cli", *arguments],
        env={**os.environ, "DETENTE_HOME": str(home)},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    server = Server(tmp_path_factory.mktemp("journeys") / "home")
    try:
        server.start()
        detente(server.home, "manage", "tour_people", stdin=PASSWORD)
        article = json.loads(detente(server.home, "manage", "tour_article"))
        yield Site(server, article["thread"], article["path"])
    finally:
        server.stop()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """A factory of people: each call is a browser of its own, signed in when a name is given; `more` is the context's."""
    contexts: list[BrowserContext] = []

    def come(name: str = "", *, javascript: bool = True, phone: bool = False, **more: Any) -> Page:
        more.setdefault("viewport", {"width": 360, "height": 780} if phone else {"width": 1280, "height": 900})
        context = browser.new_context(base_url=site.base, java_script_enabled=javascript, **more)
        contexts.append(context)
        page = context.new_page()
        if name:
            page.goto("/accounts/login/")
            page.fill("[name=login]", name)
            page.fill("[name=password]", PASSWORD)
            page.click("main form.form button[type=submit]")
            page.wait_for_url(lambda url: "login" not in url)
        return page

    yield come
    for context in contexts:
        context.close()
