"""When a flash mob forms, its earlier members are judged again; in shadow mode it is recorded and nobody is touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from detente.accounts.models import Person
from detente.comments import actions
from detente.comments.actions import Posted
from detente.comments.models import MARKED, Comment, Likeness, State, Thread
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.standards import fingerprint

pytestmark = pytest.mark.django_db
People = Callable[..., Person]
TEXT = "Stop the treaty before Friday because the harbour belongs to our children and not to the bank of {}."
PLACES = ("Holm", "Brae", "Skarv", "Lund", "Oldmere")


def post_all(people: People, thread: Thread) -> list[Posted]:
    start = timezone.now()
    return [
        actions.post_comment(
            actor=people(), thread=thread, raw=TEXT.format(place), at=start + timedelta(minutes=number)
        )
        for number, place in enumerate(PLACES)
    ]


def test_earlier_members_are_held_when_the_mob_forms_and_each_has_a_line(people: People, thread: Thread) -> None:
    posted = post_all(people, thread)
    forming = next(number for number, one in enumerate(posted) if one.verdict.action != "publish")
    assert forming == 3, "the fourth person completes it"
    found = next(one for one in posted[forming].verdict.findings if one.rule == "flash-mob")
    assert set(found.related) == {one.comment.uid for one in posted[:forming]}
    states = dict(Comment.objects.values_list("uid", "state"))
    first, *others = found.related
    assert {states[uid] for uid in others} == {State.HELD}
    assert first == posted[0].comment.uid
    assert states[first] == State.PUBLISHED, "it may be the one whom the others copy"
    assert Comment.objects.get(uid=first).doubt == MARKED, "a person looks at it"
    lines = Line.objects.filter(event=Event.COMMENT_VERDICT_CHANGED)
    assert {line.subject.removeprefix("comment:") for line in lines} == set(others)
    assert Thread.objects.get(pk=thread.pk).comment_count == 1


def test_whom_a_moderator_let_stand_is_not_marked_again(people: People, thread: Thread) -> None:
    first, *others = PLACES
    own = actions.post_comment(actor=people(), thread=thread, raw=TEXT.format(first)).comment
    Comment.objects.filter(pk=own.pk).update(restored=True, doubt=None)  # as a decision leaves it
    for place in others:
        actions.post_comment(actor=people(), thread=thread, raw=TEXT.format(place))
    own.refresh_from_db()
    assert (own.state, own.doubt) == (State.PUBLISHED, None)


def test_a_campaign_that_answers_itself_is_held(people: People, thread: Thread) -> None:
    posted = [actions.post_comment(actor=people(), thread=thread, raw=TEXT.format("Holm"))]
    posted += [
        actions.post_comment(actor=people(), thread=thread, parent=posted[0].comment, raw=mark + TEXT.format("Holm"))
        for mark in ("", "> ", "", "> ")
    ]
    assert [one.verdict.action for one in posted] == ["publish", "publish", "publish", "hold", "hold"]


def test_in_shadow_a_mob_is_recorded_and_its_members_stay(
    people: People, thread: Thread, settings: Any, tmp_path: Path
) -> None:
    shipped = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")
    copy = tmp_path / "shadow.toml"
    copy.write_text(shipped.replace("[rules.flash-mob]\n", "[rules.flash-mob]\nshadow = true\n"), encoding="utf-8")
    settings.DETENTE = {**settings.DETENTE, "EDITION": str(copy)}
    posted = post_all(people, thread)
    recorded = [finding for one in posted for finding in one.verdict.shadow if finding.rule == "flash-mob"]
    assert [finding.action for finding in recorded][-1] == "hold"
    assert len(recorded[-1].related) == len(PLACES) - 1
    assert set(Comment.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    assert not Line.objects.filter(event=Event.COMMENT_VERDICT_CHANGED).exists()


def test_all_bands_of_a_fingerprint_are_kept_with_the_comments_time(reader: Person, thread: Thread) -> None:
    moment = timezone.now() - timedelta(minutes=3)
    text = TEXT.format("Holm")
    comment = actions.post_comment(actor=reader, thread=thread, raw=text, at=moment).comment
    kept = Likeness.objects.filter(comment=comment)
    assert set(kept.values_list("band", flat=True)) == set(fingerprint(text).bands)
    assert set(kept.values_list("at", flat=True)) == {moment}
