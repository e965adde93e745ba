"""The steps of the tour, in order. Each asserts what it shows; a step that fails ends the tour with exit code 1."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from detente.project.counted import counted
from detente.project.tour.server import Server
from detente.project.tour.visitor import Page, Visitor

PASSWORD = "a tour of the house, 2026"  # noqa: S105 - for a newsroom that is thrown away two minutes later
SHOUT = "WHY DID NOBODY AT THE HARBOUR TELL US THAT THE LAST FERRY HAD LEFT AN HOUR EARLY"
SAVED_PAGE = """<!doctype html><html lang="en"><head><title>Harbour office moves its clock</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/login">Log in</a></nav>
<article><h1>Harbour office moves its clock</h1>
<p class="lead">The clock above the harbour office of Little Wick has run eleven minutes late since the storm.</p>
<p>The harbour master climbed the tower on Tuesday with a spanner and a thermos flask, and came down with both empty.</p>
<p>“It was never wrong,” he said. “It was waiting for the ferry.” The company has set its timetable by it for forty years.</p>
<p>From next week the clock will show the time of the mainland, and the ferry will have to hurry.</p>
</article>
<div class="cookies"><p>We value your privacy. Accept all cookies</p></div></body></html>"""


class StepFailed(Exception):
    """A step did not show what it promised."""


@dataclass
class Tour:
    """What the steps hand to each other."""

    say: Callable[[str], None]
    folder: Path
    server: Server = field(init=False)
    thread: str = ""
    comment: str = ""
    article: str = ""

    def __post_init__(self) -> None:
        self.server = Server(self.folder / "home")

    def run(self, *arguments: str, stdin: str = "") -> str:
        """Run a `detente` command on the tour's home and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "detente.project.cli", *arguments],
            env={**os.environ, "DETENTE_HOME": str(self.server.home), "PORT": str(self.server.port)},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise StepFailed(
                f"detente {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-800:]}"
            )
        return done.stdout


def walk(say: Callable[[str], None]) -> None:
    """Take the tour. Raises `StepFailed` with a sentence when a step does not show what it promised."""
    _own_environment()
    with tempfile.TemporaryDirectory(prefix="detente-tour-") as folder:
        tour = Tour(say=say, folder=Path(folder))
        try:
            for number, step in enumerate(STEPS, start=1):
                say(f"\n{number}. {(step.__doc__ or '').splitlines()[0]}")
                step(tour)
        finally:
            tour.server.stop()


def start(tour: Tour) -> None:
    """A newsroom from an empty folder."""
    began = time.monotonic()
    tour.server.start()
    tour.say(
        f"   {tour.server.base} answered {time.monotonic() - began:.1f} s after the command; its folder was empty before."
    )
    tour.run("manage", "tour_people", stdin=PASSWORD)
    article = json.loads(tour.run("manage", "tour_article"))
    tour.thread, tour.article = article["thread"], article["path"]
    _check(
        "ferry" in Visitor(tour.server.base).get(tour.article).words.lower(),
        "the article can be read by anybody",
    )
    tour.say("   A reader, two moderators and an article about a ferry are there.")


def bring_in(tour: Tour) -> None:
    """A saved page becomes a private draft; what is not the article is listed, not lost."""
    page = tour.folder / "harbour.html"
    page.write_text(SAVED_PAGE)
    read = json.loads(tour.run("import", "--json", "--dry-run", str(page)))
    _check(read["title"] == "Harbour office moves its clock", "the headline is found")
    _check(any("cookies" in line for line in read["dropped"]), "the cookie line is among what was dropped")
    _check(not any("cookies" in part for part in read["body"]), "the cookie line is not in the text")
    tour.run("import", str(page))
    answer = Visitor(tour.server.base).get("/search/?q=waiting+for+the+ferry")
    _check("Harbour office" not in answer.words, "no reader finds the draft")
    tour.say(
        f"   {counted(len(read['body']), 'paragraph')} kept, {counted(len(read['dropped']), 'line')} dropped and named; "
        "the draft is private."
    )


def be_held(tour: Tour) -> None:
    """A comment in capitals is not published, and its author reads why."""
    reader = Visitor(tour.server.base)
    reader.sign_in("reader", PASSWORD)
    form = reader.get(f"/comments/threads/{tour.thread}/new/")
    answer = reader.post(
        f"/comments/threads/{tour.thread}/new/",
        csrfmiddlewaretoken=form.field("csrfmiddlewaretoken"),
        key=form.field("key"),
        text=SHOUT,
    )
    tour.comment = answer.url.rstrip("/").split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    _check(answer.status == 200 and "/comments/" in answer.url, "posting leads to the comment's own page")
    _check("Rule 21" in answer.words and "capitals" in answer.words, "the page names rule 21 and what it saw")
    _check("<mark" in answer.text, "the words are marked")
    _check(SHOUT[:30] not in Visitor(tour.server.base).get(tour.article).text, "nobody else sees it yet")
    tour.say(
        f"   “{SHOUT[:46]}…” waits for a moderator because of rule 21; the author sees the words marked."
    )


def appeal(tour: Tour) -> None:
    """The author asks for a human, and a moderator restores the comment."""
    reader = Visitor(tour.server.base)
    reader.sign_in("reader", PASSWORD)
    path = f"/accounts/appeals/new/{tour.comment}/"
    form = reader.get(path)
    filed = reader.post(
        path,
        csrfmiddlewaretoken=form.field("csrfmiddlewaretoken"),
        text="I wrote in capitals because my keyboard is broken. Nobody is insulted.",
    )
    _check("waits for a moderator" in filed.words, "the appeal is filed")
    uid = filed.url.rstrip("/").rsplit("/", 1)[-1]
    refused = _hear(tour, "first", uid, "No.")
    _check(refused.status == 409 and "40 characters" in refused.words, "an answer without reasons is refused")
    heard = _hear(
        tour, "second", uid, "Capitals alone insult nobody, and the reader explains them. The comment stands."
    )
    _check(heard.status == 200, "a moderator reverses the decision")
    _check(
        "restored" in reader.get(f"/comments/{tour.comment}/").words.lower(),
        "the comment says that it was restored",
    )
    page = Visitor(tour.server.base).get(tour.article)
    _check(SHOUT[:30] in page.text, "every reader sees it now, on the cached page")
    tour.say("   Reversed with reasons; the cached article shows the comment at once.")


def change_a_line(tour: Tour) -> None:
    """One line of a copy of the standards changes what the machine does."""
    edition = resources.files("detente.standards.editions").joinpath("recommended.toml").read_text()
    copy = tour.folder / "mine.toml"
    line = json.dumps({"id": "1", "text": SHOUT})
    before = json.loads(tour.run("judge", stdin=line))
    copy.write_text(_switched_off(edition, "language-norms"))
    after = json.loads(tour.run("judge", "--edition", str(copy), stdin=line))
    _check(
        before["action"] != "publish" and after["action"] == "publish", "the verdict changes with the line"
    )
    _check(before["edition"] != after["edition"], "and names another edition")
    old, new = (f"{verdict['action']} under {verdict['edition'][:15]}…" for verdict in (before, after))
    tour.say(f"   {old}, {new} with rule 21 switched off.")


def crash(tour: Tour) -> None:
    """Posting goes on while the server is killed with -9; every acknowledged comment is there afterwards."""
    acknowledged: list[str] = []
    stop = threading.Event()
    poster = threading.Thread(target=_post_until, args=(tour, stop, acknowledged))
    poster.start()
    _wait(lambda: len(acknowledged) >= 15, "posting is under way")
    tour.server.kill()
    at_crash = len(acknowledged)
    tour.server.start()
    _wait(lambda: len(acknowledged) >= at_crash + 5, "posting goes on after the restart")
    stop.set()
    poster.join(timeout=60)
    moderator = Visitor(tour.server.base)  # who also sees what the machine held
    moderator.sign_in("first", PASSWORD)
    missing = [uid for uid in acknowledged if moderator.get(f"/comments/{uid}/").status != 200]
    _check(not missing, f"every acknowledged comment is there (missing: {missing})")
    _check(len(set(acknowledged)) == len(acknowledged), "and none is there twice")
    tour.say(
        f"   Killed after {at_crash} acknowledged comments, restarted; all {len(acknowledged)} acknowledged ones are there, each once."
    )


STEPS = [start, bring_in, be_held, appeal, change_a_line, crash]


def _hear(tour: Tour, who: str, uid: str, sentence: str) -> Page:
    moderator = Visitor(tour.server.base)
    moderator.sign_in(who, PASSWORD)
    desk = moderator.get(f"/moderation/?queue=appeals&item={uid}")
    return moderator.post(
        f"/moderation/appeals/{uid}/hear/",
        csrfmiddlewaretoken=desk.field("csrfmiddlewaretoken"),
        queue="appeals",
        seen_line=desk.field("seen_line"),
        outcome="reverse",
        sentence=sentence,
    )


def _post_until(tour: Tour, stop: threading.Event, acknowledged: list[str]) -> None:
    """Post one comment after another; one whose answer was lost is sent again under its own key.

    Eight people take turns and stay signed in, since the site slows down who signs in again and again.
    """
    path = f"/comments/threads/{tour.thread}/new/"
    signed_in: dict[int, Visitor] = {}
    number = 0
    while not stop.is_set():
        number += 1
        key, poster = f"tour-{number:06d}", number % 8
        while not stop.is_set():
            try:
                visitor = signed_in.get(poster) or Visitor(tour.server.base)
                if poster not in signed_in:
                    visitor.sign_in(f"poster{poster}", PASSWORD)
                token = visitor.get(path).field("csrfmiddlewaretoken")
                answer = visitor.post(path, csrfmiddlewaretoken=token, key=key, text=_sentence(number))
            except (OSError, LookupError):
                stop.wait(0.05)
                continue
            signed_in[poster] = visitor
            if answer.status == 200 and (found := re.search(r"/comments/([0-9a-f]{32})/", answer.url)):
                acknowledged.append(found[1])
                break
            stop.wait(0.05)


WHO = [
    "the cook",
    "a pilot",
    "my aunt",
    "the harbour master",
    "a schoolboy",
    "the baker",
    "our neighbour",
    "the vet",
]
WHAT = [
    "missed the noon boat",
    "painted a rowing boat",
    "found a glass float",
    "counted the gulls",
    "mended a net",
    "read the tide table",
]
WHERE = [
    "behind the church",
    "on the long pier",
    "in the old customs house",
    "by the lighthouse",
    "under the bridge",
]


def _sentence(number: int) -> str:
    """Ordinary sentences, different enough that they are no flash mob."""
    who, what, where = WHO[number % 8], WHAT[number // 8 % 6], WHERE[number // 3 % 5]
    return (
        f"{who.capitalize()} {what} {where} in {1900 + number * 7 % 120}, and nobody wrote a line about it."
    )


def _switched_off(edition: str, rule: str) -> str:
    head, found, tail = edition.partition(f"[rules.{rule}]")
    if not found:
        raise StepFailed(f"The edition has no rule {rule!r}.")
    return head + found + tail.replace("enabled = true", "enabled = false", 1)


def _own_environment() -> None:
    """The tour's newsroom has nothing to do with the settings of a real one."""
    for name in [
        name for name in os.environ if name.startswith("DETENTE_") or name == "DJANGO_SETTINGS_MODULE"
    ]:
        del os.environ[name]
    os.environ["DETENTE_STAFF_MFA"] = "off"
    os.environ["DETENTE_PUBLISHER"] = "The Tour"


def _wait(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            raise StepFailed(f"It did not happen within a minute: {what}.")
        time.sleep(0.02)


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise StepFailed(f"It is not so: {what}.")
