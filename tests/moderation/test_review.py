"""The lane of public comments that a person should look at: marked by software, or in a language nobody measured."""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from detente.accounts.models import Person
from detente.comments.actions import delete_comment, edit_comment, post_comment
from detente.comments.models import MARKED, Comment, State, Thread
from detente.moderation import actions, queries, review
from detente.moderation.wording import grounds_of

from .test_desk import browser, forms

FINNISH = "Laiva oli taas myöhässä, eikä kukaan kertonut matkustajille mitään koko aamuna."
POLISH = "Statek znowu się spóźnił i nikt przez cały ranek nic nie powiedział pasażerom."
MARKS = "The damn ferry was late again, and this shitty weather does not help anybody either."
PLAIN = "The harbour office opens at eight, and the ferry leaves a quarter of an hour later."


@pytest.fixture
def house(settings: Any) -> dict[str, Any]:
    settings.DETENTE = {**settings.DETENTE, "SITE_LANGUAGES": ("en", "fi", "pl")}
    return settings.DETENTE


@pytest.fixture
def lane(house: dict[str, Any], thread: Thread, person_factory: Any) -> dict[str, Comment]:
    """One comment that asks for nothing, and three that ask for a look."""
    texts = {"plain": PLAIN, "polish": POLISH, "finnish": FINNISH, "marked": MARKS}
    return {
        name: post_comment(actor=person_factory(), thread=thread, raw=raw).comment
        for name, raw in texts.items()
    }


def test_the_most_doubtful_comes_first(lane: dict[str, Comment]) -> None:
    assert all(comment.state == State.PUBLISHED for comment in lane.values())
    assert [item.comment for item in queries.queue("review")] == [
        lane["marked"],
        lane["finnish"],
        lane["polish"],
    ]
    assert lane["plain"].doubt is None and lane["marked"].doubt == MARKED
    assert lane["finnish"].doubt > lane["polish"].doubt > 0, "fewer rules are measured in Finnish"
    assert queries.counts()["review"] == 3


def test_among_equals_the_newest_comes_first(lane: dict[str, Comment], person_factory: Any) -> None:
    later = post_comment(
        actor=person_factory(), thread=lane["polish"].thread, raw=POLISH + " Szkoda."
    ).comment
    assert [item.comment for item in queries.queue("review", "pl")] == [later, lane["polish"]]


def test_the_lane_can_be_narrowed(lane: dict[str, Comment], moderator: Person) -> None:
    rows = {one.name: (one.label, one.count) for one in review.filters()}
    assert rows == {
        "": ("All", 3),
        "marked": ("Marked by software", 1),
        "fi": ("Finnish", 1),
        "pl": ("Polish", 1),
    }
    assert [item.comment for item in queries.queue("review", "marked")] == [lane["marked"]]
    assert [item.comment for item in queries.queue("review", "fi")] == [lane["finnish"]]
    page = browser(moderator).get("/moderation/?queue=review&only=fi").content.decode()
    assert lane["finnish"].uid in page and lane["polish"].uid not in page
    assert 'name="only" value="fi"' in page


@pytest.mark.parametrize("only", ["xx", "marked' OR 1=1", "%00", "a" * 300])
def test_an_unknown_filter_shows_the_whole_lane(only: str, lane: dict[str, Comment], moderator: Person) -> None:
    page = browser(moderator).get("/moderation/", {"queue": "review", "only": only}).content.decode()
    assert lane["finnish"].uid in page and lane["polish"].uid in page and 'name="only"' not in page


def test_the_item_says_what_is_not_measured(lane: dict[str, Comment], moderator: Person) -> None:
    url = f"/moderation/?queue=review&item={lane['finnish'].uid}"
    page = unescape(browser(moderator).get(url).content.decode())
    unmeasured = lane["finnish"].revision.verdict["unmeasured"]
    assert f"how well software applies {len(unmeasured)} of the rules in Finnish" in page
    assert 'href="/standards/insult/"' in page and "Not measured in Polish" in page
    english = browser(moderator).get(f"/moderation/?queue=review&item={lane['marked'].uid}").content.decode()
    assert "how well software applies" not in english


def test_a_decision_takes_a_comment_out_of_the_lane(lane: dict[str, Comment], moderator: Person) -> None:
    client = browser(moderator)
    url = f"/moderation/comments/{lane['finnish'].uid}/decide/"
    shown = forms(client, "/moderation/?queue=review&only=fi")[url]
    answer = client.post(url, {**shown, "kind": "approve"})
    assert answer.status_code == 302 and answer["Location"] == "/moderation/?queue=review&only=fi"
    lane["finnish"].refresh_from_db()
    assert (lane["finnish"].state, lane["finnish"].doubt) == (State.PUBLISHED, None)
    # The filter that ran empty gives way to what is left.
    rest = client.get(answer["Location"]).content.decode()
    assert lane["polish"].uid in rest and lane["finnish"].uid not in rest
    why = "It names a neighbour and mocks her, which has nothing to do with ferries."
    actions.decide(actor=moderator, comment=lane["polish"], kind="remove", rule="insult", sentence=why)
    assert [item.comment for item in queries.queue("review")] == [lane["marked"]]


def test_what_is_not_published_leaves_the_lane(
    lane: dict[str, Comment], thread: Thread, person_factory: Any
) -> None:
    delete_comment(actor=lane["polish"].author, comment=lane["polish"])
    edit_comment(actor=lane["finnish"].author, comment=lane["finnish"], raw=PLAIN.upper())
    for number in range(6):
        raw = f"{FINNISH} Koskee lähtöä numero {number}."
        post_comment(actor=person_factory(), thread=thread, raw=raw)
    held = Comment.objects.filter(state=State.HELD)
    assert held.count() > 4, "the flash mob took its earlier members along"
    assert set(Comment.objects.exclude(doubt=None).values_list("state", flat=True)) == {State.PUBLISHED}
    assert set(review.doubtful()) == set(Comment.objects.filter(state=State.PUBLISHED).exclude(doubt=None))


def test_new_words_are_doubted_anew(lane: dict[str, Comment], moderator: Person) -> None:
    comment = lane["finnish"]
    actions.decide(actor=moderator, comment=comment, kind="approve")
    comment.refresh_from_db()
    assert comment.doubt is None
    edit_comment(actor=comment.author, comment=comment, raw=POLISH)
    comment.refresh_from_db()
    assert comment.doubt == lane["polish"].doubt
    edit_comment(actor=comment.author, comment=comment, raw=PLAIN + " Thanks.")
    comment.refresh_from_db()
    assert comment.doubt is None


def test_the_staffs_own_words_ask_for_nobody(
    house: dict[str, Any], thread: Thread, moderator: Person, lane: dict[str, Comment]
) -> None:
    mine = post_comment(actor=moderator, thread=thread, raw=FINNISH + " Anteeksi.").comment
    assert mine.doubt is None
    actions.edit_words(
        actor=moderator,
        comment=lane["marked"],
        text="The ferry was late again.",
        rule="profanity",
        sentence="It swears at nobody, and still the word has to go.",
        seen_line=lane["marked"].line_uid,
    )
    lane["marked"].refresh_from_db()
    assert lane["marked"].doubt is None


def test_the_publisher_may_have_them_held(house: dict[str, Any], thread: Thread, reader: Person, moderator: Person) -> None:
    house["HOLD_UNMEASURED"] = True
    posted = post_comment(actor=reader, thread=thread, raw=FINNISH)
    assert posted.comment.state == State.HELD
    assert [finding.rule for finding in posted.verdict.findings] == ["unmeasured"]
    assert post_comment(actor=reader, thread=thread, raw=PLAIN).comment.state == State.PUBLISHED
    assert post_comment(actor=moderator, thread=thread, raw=FINNISH + " Hei.").comment.state == State.PUBLISHED
    letter = unescape(browser(reader).get(f"/comments/{posted.comment.uid}/").content.decode())
    assert "in Finnish, so a person reads the comment first" in letter
    desk = unescape(browser(moderator).get("/moderation/?queue=held").content.decode())
    assert "Not measured in its language" in desk


def test_a_rule_is_named_once_by_its_title(thread: Thread, reader: Person, moderator: Person) -> None:
    comment = post_comment(actor=reader, thread=thread, raw=MARKS).comment
    findings = comment.revision.verdict["findings"]
    assert [finding["rule"] for finding in findings] == ["profanity", "profanity"]
    (ground,) = grounds_of(comment.revision.verdict)
    assert len(ground.whys) == 2 and not ground.decided
    page = unescape(browser(moderator).get("/moderation/?queue=review").content.decode())
    row = re.search(r'<span class="queue__grounds">(.*?)</span>\s*</a>', page, re.DOTALL)
    assert row and row.group(1).count(ground.title) == 1 and "profanity<" not in row.group(1)


def test_the_lane_is_found_by_its_index(lane: dict[str, Comment]) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = review.doubtful().explain()
    assert "comments_doubt" in plan


def test_what_was_published_before_the_lane_joins_it(lane: dict[str, Comment], moderator: Person) -> None:
    actions.decide(actor=moderator, comment=lane["polish"], kind="approve")
    before = dict(Comment.objects.values_list("uid", "doubt"))
    Comment.objects.update(doubt=None)
    import_module("detente.comments.migrations.0002_doubt").look_again(apps, None)
    assert dict(Comment.objects.values_list("uid", "doubt")) == before
