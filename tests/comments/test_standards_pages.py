"""The published standards: every rule has its page, every edition stays, trying a text stores nothing."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from detente.accounts.models import Person
from detente.comments import actions, limits, measures, standards_views
from detente.comments.models import AdoptedEdition, Comment, Thread
from detente.ledger.models import Line
from detente.standards import shipped_edition
from detente.standards.edition import RULE_IDS
from detente.standards.feed import read_feed, write_feed
from detente.standards.measured import Measured

from .test_posting import FOUL

pytestmark = pytest.mark.django_db(databases=["default", "cache"])


_visitors = itertools.count(1)


@pytest.fixture
def visitor() -> Client:
    """Somebody at an address of their own, since tries are counted by address, in Redis beyond the test."""
    return Client(enforce_csrf_checks=True, REMOTE_ADDR=f"198.18.0.{next(_visitors)}")


def test_the_list_names_every_rule_in_order(visitor: Client) -> None:
    answer = visitor.get("/standards/")
    html = answer.content.decode()
    assert re.findall(r'id="rule-([a-z-]+)"', html) == list(RULE_IDS)
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "standards" in answer["X-Detente-Tags"].split()
    assert not answer.cookies
    assert "How “as-published” differs" in html


@pytest.mark.parametrize("rule", RULE_IDS)
def test_every_rule_has_its_page(visitor: Client, rule: str) -> None:
    answer = visitor.get(f"/standards/{rule}/")
    assert answer.status_code == 200
    assert "csrf" not in answer.content.decode()
    assert not answer.cookies


def test_the_code_that_runs_is_the_code_that_is_shown(visitor: Client) -> None:
    html = visitor.get("/standards/flash-mob/").content.decode()
    assert "detente.standards.rules.flash_mob.detect" in html.replace("<wbr />", "")
    assert 'id="source"' in html
    assert "def _is_of_the_article(" in html
    assert 'id="source"' not in visitor.get("/standards/respect/").content.decode()


def test_trying_a_text_stores_nothing_and_needs_no_token(visitor: Client) -> None:
    lines = Line.objects.count()
    answer = visitor.post("/standards/profanity/", {"text": FOUL})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert '<mark class="evidence">' in html
    assert "It would be refused" in html
    assert not answer.cookies
    assert not Comment.objects.exists()
    assert Line.objects.count() == lines
    assert (
        "It would be published"
        in visitor.post("/standards/spam/", {"text": "A calm sentence about the tide."}).content.decode()
    )


@pytest.mark.parametrize(
    ("text", "status", "code"), [("", 400, "empty-text"), ("x" * 5001, 413, "text-too-long")]
)
def test_what_cannot_be_tried_says_so(visitor: Client, text: str, status: int, code: str) -> None:
    answer = visitor.post("/standards/profanity/", {"text": text})
    assert answer.status_code == status
    assert code in answer.content.decode()


BOX = re.compile(r"<textarea[^>]*>(.*?)</textarea>", re.DOTALL)
STATES = re.compile(r"Comment (\d+)\. It would (be published|wait for a moderator|be refused)")


def outcomes(visitor: Client, rule: str, text: str) -> list[str]:
    html = visitor.post(f"/standards/{rule}/", {"text": text}).content.decode()
    return [said for _, said in STATES.findall(html)]


@pytest.mark.parametrize(
    ("rule", "said", "wait"),
    [("flash-mob", "4 people have posted nearly the same text within 12 hours", 3), ("flooding", "3 times within 24 hours", 2)],
)
def test_a_rule_about_repetition_is_shown_by_several_comments(visitor: Client, rule: str, said: str, wait: int) -> None:
    lines = Line.objects.count()
    html = visitor.get(f"/standards/{rule}/").content.decode()
    assert "Try several comments" in html and said in html and "Try a text" not in html
    example = BOX.findall(html)[0]
    assert len(example.split("\n")) == wait + 1, "the edition's own example stands in the box"
    assert outcomes(visitor, rule, example) == ["be published"] * wait + ["wait for a moderator"]
    judged = visitor.post(f"/standards/{rule}/", {"text": example}).content.decode()
    assert f"{wait} would be published, 1 would wait for a moderator." in judged
    assert f"Found together with comments {'1, 2 and 3' if wait == 3 else '1 and 2'}." in judged
    assert ("all but the very first" in judged) is (rule == "flash-mob")
    assert not Comment.objects.exists() and Line.objects.count() == lines


def test_the_box_tells_one_reader_from_many(visitor: Client) -> None:
    copies = "\n".join(["The ferry company has to publish its accounts before the vote on Thursday."] * 3)
    assert outcomes(visitor, "flooding", copies)[-1] == "wait for a moderator"
    assert set(outcomes(visitor, "flash-mob", copies)) == {"be published"}, "three readers are no organised action"
    talk = "The pier was closed.\n\nWas it?\nI saw boats there.\n\n\nSo did I, on Tuesday."
    assert outcomes(visitor, "flash-mob", talk) == ["be published"] * 3, "empty lines part comments of several lines"
    quick = "\n".join(f"Boat number {number} has just come in past the mole." for number in "abcdefghij")
    html = visitor.post("/standards/flooding/", {"text": quick}).content.decode()
    assert "10 comments in this thread within 5 minutes" in html


def test_the_box_speaks_with_the_thresholds_of_the_edition(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = shipped_edition()
    mob = now.rules["flash-mob"]
    rule = replace(mob, thresholds={**mob.thresholds, "members": 6, "window_minutes": 60}, matches=())
    changed = replace(now, rules=MappingProxyType({**now.rules, "flash-mob": rule}))
    monkeypatch.setattr(standards_views, "edition_in_force", lambda: changed)
    html = visitor.get("/standards/flash-mob/").content.decode()
    assert "6 people have posted nearly the same text within an hour" in html
    assert BOX.findall(html)[0] == "" and "An example stands" not in html
    copies = "\n".join(["The ferry company has to publish its accounts before the vote on Thursday."] * 6)
    assert outcomes(visitor, "flash-mob", copies) == ["be published"] * 5 + ["wait for a moderator"]


def test_the_subject_is_tried_under_an_article(visitor: Client) -> None:
    html = visitor.get("/standards/off-topic/").content.decode()
    article, comment = (unescape(box) for box in BOX.findall(html))
    assert "The comment under it" in html and ". " in article and comment
    found = "Rule 3: <a href=\"/standards/off-topic/\">"
    judged = visitor.post("/standards/off-topic/", {"article": article, "text": comment}).content.decode()
    assert found in judged and [unescape(box) for box in BOX.findall(judged)] == [article, comment]
    assert found not in visitor.post("/standards/off-topic/", {"article": "", "text": comment}).content.decode()
    long = visitor.post("/standards/off-topic/", {"article": "x" * 5001, "text": comment})
    assert long.status_code == 413 and comment in unescape(BOX.findall(long.content.decode())[1])


def test_the_box_knows_who_publishes_here(visitor: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DETENTE = {**settings.DETENTE, "PUBLISHER": "Halverton Gazette"}
    monkeypatch.setattr(standards_views, "edition_in_force", lambda: shipped_edition("as-published"))
    html = visitor.post("/standards/publisher/", {"text": "Halverton Gazette, you are scum and liars."}).content.decode()
    assert "Rule 8: " in html


def test_too_many_comments_for_the_box_are_given_back(visitor: Client) -> None:
    answer = visitor.post("/standards/flash-mob/", {"text": "A calm sentence.\n" * 13})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "too-many-together" in html and "These are 13 comments" in html and "A calm sentence." in BOX.findall(html)[0]


def test_each_comment_of_the_box_counts_as_a_try(
    visitor: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_130.0)
    settings.DETENTE = {**settings.DETENTE, "TRIES_PER_MINUTE": 5}
    three = {"text": "A calm sentence.\nAnother one.\nAnd a third."}
    assert [visitor.post("/standards/flooding/", three).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("rule", RULE_IDS)
def test_examples_are_shown_as_people_speak(visitor: Client, rule: str) -> None:
    examples = visitor.get(f"/standards/{rule}/").content.decode().partition('class="examples"')[2].partition("</section>")[0]
    shown = re.findall(r'<li dir="auto">(.*?)</li>', examples, re.DOTALL)
    known = shipped_edition().rules[rule]
    assert len(shown) == len(known.matches) + len(known.passes)
    assert not any(re.match(r"(article|parent|publisher|comment|[a-z,]+ \d\d:\d\d) \|", one) for one in shown)
    if rule == "flash-mob":
        assert shown[0].startswith('<p><span class="meta">10:00, readers b, c and d:</span> The new bridge')


def test_decisions_of_the_month_are_counted(visitor: Client, reader: Person, thread: Thread) -> None:
    actions.post_comment(actor=reader, thread=thread, raw=FOUL)
    assert (
        "1 decision: 1 by software, 0 by people; 0 undone"
        in visitor.get("/standards/profanity/").content.decode()
    )


def test_editions_by_name_by_hash_and_for_good(visitor: Client) -> None:
    edition = shipped_edition("as-published")
    for name in ("as-published", edition.hash, edition.hash[7:19]):
        data = visitor.get(f"/standards/editions/{name}/standards.json").json()
        assert data["hash"] == edition.hash
        assert [rule["id"] for rule in data["rules"]] == list(RULE_IDS)
        assert visitor.get(f"/standards/editions/{name}/").status_code == 200
    old = {**data, "hash": "sha256:" + "ab" * 32, "name": "of-long-ago", "title": "The rules of long ago"}
    AdoptedEdition.objects.create(hash=old["hash"], name=old["name"], content=old)
    assert "The rules of long ago" in visitor.get("/standards/editions/abababababab/").content.decode()
    assert visitor.get("/standards/editions/of-long-ago/standards.json").json() == old
    assert "of-long-ago" in visitor.get("/standards/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/standards/taste/",
        "/standards/editions/none/",
        "/standards/editions/ab/",
        "/standards/editions/%00/standards.json",
    ],
)
def test_what_never_was_is_not_found(visitor: Client, path: str) -> None:
    # A null byte is no address at all: the guard at the door says 400 before any page is looked for.
    assert visitor.get(path).status_code == (400 if "%00" in path else 404)


def test_a_letter_quotes_the_edition_that_was_applied(
    reader: Person, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.comments.actions import judged
    from detente.comments.letters import letter_for

    now = shipped_edition("recommended")
    rule = replace(now.rules["profanity"], title="Foul words of old", text="As it was written then.")
    old = replace(now, hash="sha256:" + "cd" * 32, rules=MappingProxyType({**now.rules, "profanity": rule}))
    monkeypatch.setattr(judged, "edition_in_force", lambda: old)
    comment = actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment
    monkeypatch.undo()
    letter = letter_for(comment)
    assert letter is not None
    assert letter.rules[0].title == "Foul words of old", "the rule that decided comes first"
    assert letter.edition_url == "/standards/editions/cdcdcdcdcdcd/"
    AdoptedEdition.objects.filter(hash=old.hash).delete()
    lost = letter_for(comment)
    assert lost is not None
    assert lost.rules[0].title == now.rules["profanity"].title
    assert lost.edition_url == ""


def test_many_tries_in_a_minute_are_put_off_with_the_text_kept(
    visitor: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_010.0)
    settings.DETENTE = {**settings.DETENTE, "TRIES_PER_MINUTE": 2}
    calm = {"text": "A calm sentence about the tide."}
    for number in (200, 200, 429):
        answer = visitor.post("/standards/spam/", calm, REMOTE_ADDR="2001:db8::1")
        assert answer.status_code == number
    html = answer.content.decode()
    assert "too-many-tries" in html
    assert "A calm sentence about the tide.</textarea>" in html
    assert answer["Retry-After"] == "50"
    assert answer["Cache-Control"] == "private, no-store"
    assert visitor.post("/standards/spam/", calm, REMOTE_ADDR="2001:db8::ffff").status_code == 429, "one household"
    assert visitor.post("/standards/spam/", calm, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_061.0)
    assert visitor.post("/standards/spam/", calm, REMOTE_ADDR="2001:db8::1").status_code == 200


def test_measured_errors_are_shown_and_their_absence_is_said(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Measured("insult", "de", "letters to the editor", 1200, 300, 0.914, 0.5, 0.65, 0.871, 4.5, None, note="own set")
    monkeypatch.setattr(measures, "errors_of", lambda rule: (row,) if rule == "insult" else ())
    html = visitor.get("/standards/insult/").content.decode()
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", html.partition("<tbody>")[2].partition("</tbody>")[0])
    assert cells[0] == "German"
    assert cells[2:] == ["91%", "50%", "0.65", "0.87", "4.5", "–"]
    assert "1,200 texts, 300 that break the rule. own set" in html and "Letters to the editor" in html
    assert "<em>AUC</em>" in html
    innocent = Measured("insult", "en", "own: talk", 1, 0, None, None, None, None, 0.0, 0.0, note="1 texts have no score.")
    monkeypatch.setattr(measures, "errors_of", lambda rule: (innocent,))
    html = visitor.get("/standards/insult/").content.decode()
    assert "1 text. 1 text has no score." in html and "Own: talk" in html
    assert "<em>AUC</em>" not in html and ">F1<" not in html, "columns that could hold nothing are not shown"
    monkeypatch.setattr(measures, "errors_of", lambda rule: (row,) if rule == "insult" else ())
    assert "Nothing has been measured about this rule" in visitor.get("/standards/malware/").content.decode()
    people = visitor.get("/standards/law/").content.decode()
    assert "no error of software to measure" in people
    assert "Nothing has been measured" not in people


def test_a_page_says_which_rule_was_measured_where(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "MEASURED", {"INSULT": frozenset({"en", "de"}), "THREAT": frozenset({"en", "ar"})})
    answer = visitor.get("/standards/languages/")
    html = answer.content.decode()
    assert answer["Cache-Control"] == "public, max-age=60"
    assert re.findall(r'href="/standards/([a-z-]+)/">[^<]+</a></th>', html) == list(RULE_IDS)
    told = dict(re.findall(r'href="/standards/([a-z-]+)/">[^<]+</a></th>\s*<td>(.*?)</td>', html))
    assert told["insult"] == "English, Arabic, German"
    assert "no language" in told["spam"]
    assert "every language" in told["malware"]
    assert "people decide" in told["law"]
    assert "switched off" in told["publisher"]
    rule = visitor.get("/standards/insult/").content.decode()
    assert "Its meaning was measured in English, Arabic, German." in rule
    assert 'href="/standards/languages/"' in rule


def test_what_becomes_of_a_comment_in_an_unmeasured_language_is_said(visitor: Client, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "SITE_LANGUAGES": ("en", "fi")}
    finnish = {"text": "Laiva oli taas myöhässä, eikä kukaan kertonut matkustajille mitään koko aamuna."}
    published = visitor.post("/standards/insult/", finnish).content.decode()
    assert "It would be published" in published and "of the rules in Finnish: where it saw nothing" in published
    assert "is published here, and the moderators are shown" in visitor.get("/standards/languages/").content.decode()
    settings.DETENTE = {**settings.DETENTE, "HOLD_UNMEASURED": True}
    held = visitor.post("/standards/insult/", finnish).content.decode()
    assert "It would wait for a moderator" in held and "in Finnish, so a person reads the comment first" in held
    assert "waits here until a person has read it" in visitor.get("/standards/languages/").content.decode()


def test_a_rule_that_is_tried_out_says_so(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = shipped_edition()
    rule = replace(now.rules["profanity"], shadow=True)
    tried = replace(now, rules=MappingProxyType({**now.rules, "profanity": rule}))
    monkeypatch.setattr(standards_views, "edition_in_force", lambda: tried)
    assert "This rule is being tried out" in visitor.get("/standards/profanity/").content.decode()
    assert "being tried out: recorded, not acted on" in visitor.get("/standards/").content.decode()
    assert "Only recorded: rule 14" in visitor.post("/standards/profanity/", {"text": FOUL}).content.decode()


def test_the_page_of_harmful_links_names_the_list_that_is_asked(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "has named no list of harmful addresses" in visitor.get("/standards/malware/").content.decode()
    made = timezone.now()
    for days, said in ((7, "in use until"), (-1, "it expired on")):
        content = write_feed({"bad.example"}, name="Harbour list", made=made - timedelta(days=9), expires=made + timedelta(days=days))
        feed = read_feed(BytesIO(content))
        monkeypatch.setattr(standards_views, "edition_in_force", lambda feed=feed: shipped_edition().with_feed(feed))
        html = visitor.get("/standards/malware/").content.decode()
        assert "“Harbour list”" in html
        assert said in html
        assert feed.hash[:19] in html


def test_a_comment_with_a_listed_link_is_refused_and_its_line_names_the_list(
    reader: Person, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.comments.actions import judged

    now = timezone.now()
    feed = read_feed(BytesIO(write_feed({"bad.example"}, name="Harbour list", made=now, expires=now + timedelta(days=7))))
    monkeypatch.setattr(judged, "edition_in_force", lambda: shipped_edition().with_feed(feed))
    posted = actions.post_comment(actor=reader, thread=thread, raw="It is all explained at https://bad.example/why.")
    assert posted.verdict.action == "refuse"
    assert posted.comment.revision is not None
    assert posted.comment.revision.verdict["feed"] == feed.hash
    assert Line.objects.get(uid=posted.comment.line_uid).facts["feed"] == feed.hash
