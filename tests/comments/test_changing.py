"""Editing, deleting, flagging, the staff's verbs, and counts that stay right whatever happens."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from detente.accounts.models import Person, Role
from detente.comments import actions, errors, queries
from detente.comments.house import EDIT_WINDOW
from detente.comments.models import Comment, Explanation, Flag, Likeness, Revision, State, Thread
from detente.ledger.canonical import commitment
from detente.ledger.events import Event
from detente.ledger.models import Line

from .conftest import plain_words
from .test_posting import FOUL

pytestmark = pytest.mark.django_db
Words = Callable[[], str]
People = Callable[..., Person]
REASON = "It names a private address, which the rule on private data does not allow."


@pytest.fixture
def published(reader: Person, thread: Thread, words: Words) -> Comment:
    return actions.post_comment(actor=reader, thread=thread, raw=words()).comment


@pytest.fixture
def refused(reader: Person, thread: Thread) -> Comment:
    return actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment


def test_an_edit_is_a_new_revision_with_its_own_verdict(
    reader: Person, published: Comment, words: Words
) -> None:
    new = words()
    edited = actions.edit_comment(actor=reader, comment=published, raw=new).comment
    assert edited.revision.text == new
    assert edited.edited_at is not None
    assert not edited.edited_by_staff
    assert published.revisions.count() == 2
    assert Line.objects.get(uid=edited.line_uid).event == Event.COMMENT_REVISION_PUBLISHED
    from detente.standards import fingerprint

    bands = set(Likeness.objects.filter(comment=published).values_list("band", flat=True))
    assert bands == set(fingerprint(new).bands)


def test_the_same_words_again_are_no_edit(reader: Person, published: Comment) -> None:
    lines = Line.objects.count()
    assert actions.edit_comment(actor=reader, comment=published, raw=published.revision.text).repeated
    assert (Line.objects.count(), published.revisions.count()) == (lines, 1)


def test_editing_ends_with_its_window(reader: Person, published: Comment, words: Words) -> None:
    late = published.created + EDIT_WINDOW + timedelta(seconds=1)
    with pytest.raises(errors.MayNotChange):
        actions.edit_comment(actor=reader, comment=published, raw=words(), at=late)
    in_time = published.created + EDIT_WINDOW
    assert (
        actions.edit_comment(actor=reader, comment=published, raw=words(), at=in_time).comment.edited_at
        == in_time
    )


def test_a_refused_comment_can_be_rewritten_for_ever(
    reader: Person, refused: Comment, words: Words, thread: Thread
) -> None:
    late = refused.created + timedelta(days=200)
    comment = actions.edit_comment(actor=reader, comment=refused, raw=words(), at=late).comment
    assert (comment.state, comment.edited_at) == (State.PUBLISHED, None)
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_a_published_comment_edited_into_abuse_goes(
    reader: Person, published: Comment, thread: Thread, people: People
) -> None:
    actions.post_comment(actor=people(), thread=thread, parent=published, raw=plain_words(77))
    edited = actions.edit_comment(actor=reader, comment=published, raw=FOUL).comment
    assert edited.state == State.REFUSED
    thread.refresh_from_db()
    assert thread.comment_count == 1
    rows = queries.thread_page(thread).rows
    assert [(row.comment.state, row.is_readable) for row in rows] == [("refused", False), ("published", True)]


def test_edits_have_a_pace(reader: Person, published: Comment, words: Words, settings: object) -> None:
    settings.DETENTE = {**settings.DETENTE, "POSTS_PER_MINUTE": 2}  # type: ignore[attr-defined]
    actions.edit_comment(actor=reader, comment=published, raw=words())
    with pytest.raises(errors.TooOften):
        actions.edit_comment(actor=reader, comment=published, raw=words())
    later = timezone.now() + timedelta(seconds=61)
    assert actions.edit_comment(actor=reader, comment=published, raw=words(), at=later).comment.pk


def test_nobody_else_edits_or_deletes(
    published: Comment, people: People, moderator: Person, words: Words
) -> None:
    for other in (people(), moderator):
        with pytest.raises(errors.MayNotChange):
            actions.edit_comment(actor=other, comment=published, raw=words())
        with pytest.raises(errors.MayNotChange):
            actions.delete_comment(actor=other, comment=published)


def test_what_a_moderator_holds_waits_for_a_person_after_an_edit(
    reader: Person, moderator: Person, published: Comment, words: Words
) -> None:
    actions.set_state(
        actor=moderator.reference,
        comment=published,
        state=State.HELD,
        event=Event.MODERATION_COMMENT_HELD,
        ground="privacy",
        sentence=REASON,
    )
    edited = actions.edit_comment(actor=reader, comment=published, raw=words())
    assert (edited.verdict.action, edited.comment.state) == ("publish", State.HELD)
    line = Line.objects.get(uid=edited.comment.line_uid)
    assert (line.event, line.ground) == (Event.COMMENT_REVISION_HELD, "privacy")
    again = actions.edit_comment(actor=reader, comment=edited.comment, raw=words())
    assert again.comment.state == State.HELD, "a second edit does not lift it either"


def test_a_hold_is_not_laundered_through_a_refusal(
    reader: Person, moderator: Person, published: Comment, words: Words
) -> None:
    actions.set_state(
        actor=moderator.reference,
        comment=published,
        state=State.HELD,
        event=Event.MODERATION_COMMENT_HELD,
        ground="privacy",
        sentence=REASON,
    )
    spoilt = actions.edit_comment(actor=reader, comment=published, raw=FOUL).comment
    assert (spoilt.state, spoilt.awaits_person) == (State.REFUSED, True)
    for _ in range(2):
        comment = actions.edit_comment(actor=reader, comment=spoilt, raw=words()).comment
        assert (comment.state, comment.awaits_person) == (State.HELD, True)
    actions.set_state(
        actor="system:tests", comment=comment, state=State.HELD, event=Event.COMMENT_VERDICT_CHANGED
    )
    assert comment.awaits_person, "only a person ends the wait"
    actions.set_state(
        actor=moderator.reference,
        comment=comment,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_APPROVED,
    )
    assert not comment.awaits_person
    assert actions.edit_comment(actor=reader, comment=comment, raw=words()).comment.state == State.PUBLISHED


def test_a_grave_ground_waits_for_a_person_through_every_edit(
    reader: Person, thread: Thread, words: Words
) -> None:
    grave = "I want to kill myself tonight, I cannot go on any more."
    comment = actions.post_comment(actor=reader, thread=thread, raw=grave).comment
    assert (comment.state, comment.awaits_person) == (State.HELD, True)
    for raw in (FOUL, words(), words()):
        comment = actions.edit_comment(actor=reader, comment=comment, raw=raw).comment
    assert comment.state == State.HELD
    later = actions.post_comment(actor=reader, thread=thread, raw=words()).comment
    later = actions.edit_comment(actor=reader, comment=later, raw=grave).comment
    assert later.awaits_person, "a grave ground found in an edit counts like one in the first words"


def test_new_words_are_not_the_words_that_a_person_let_stand(
    reader: Person, moderator: Person, published: Comment, words: Words
) -> None:
    actions.set_state(
        actor=moderator.reference,
        comment=published,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_APPROVED,
    )
    assert published.restored
    assert not actions.edit_comment(actor=reader, comment=published, raw=words()).comment.restored


def test_a_block_during_an_edit_wins(
    reader: Person, published: Comment, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.accounts.models import Standing, StandingState
    from detente.comments.actions import editing

    judge = editing.judged

    def slow(**arguments: object) -> object:
        Standing.objects.create(person=reader, state=StandingState.BLOCKED)
        return judge(**arguments)

    monkeypatch.setattr(editing, "judged", slow)
    with pytest.raises(errors.MayNotPost):
        actions.edit_comment(actor=reader, comment=published, raw=words())
    assert published.revisions.count() == 1


def test_a_removed_comment_is_appealed_not_edited(
    reader: Person, moderator: Person, published: Comment, words: Words
) -> None:
    actions.set_state(
        actor=moderator.reference,
        comment=published,
        state=State.REMOVED,
        event=Event.MODERATION_COMMENT_REMOVED,
        ground="privacy",
        sentence=REASON,
    )
    for change in (
        lambda: actions.edit_comment(actor=reader, comment=published, raw=words()),
        lambda: actions.delete_comment(actor=reader, comment=published),
    ):
        with pytest.raises(errors.MayNotChange):
            change()


def test_a_decision_taken_while_the_words_are_judged_wins(
    reader: Person, moderator: Person, published: Comment, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.comments.actions import editing

    judge = editing.judged

    def slow(**arguments: object) -> object:
        actions.set_state(
            actor=moderator.reference,
            comment=Comment.objects.get(pk=published.pk),
            state=State.REMOVED,
            event=Event.MODERATION_COMMENT_REMOVED,
            ground="privacy",
            sentence=REASON,
        )
        return judge(**arguments)

    monkeypatch.setattr(editing, "judged", slow)
    with pytest.raises(errors.MayNotChange):
        actions.edit_comment(actor=reader, comment=published, raw=words())
    assert Comment.objects.get(pk=published.pk).state == State.REMOVED
    assert published.revisions.count() == 1


def test_deleting_leaves_a_line_above_the_answers(
    reader: Person, people: People, published: Comment, thread: Thread
) -> None:
    answer = actions.post_comment(actor=people(), thread=thread, parent=published, raw=plain_words(4)).comment
    actions.delete_comment(actor=reader, comment=published)
    thread.refresh_from_db()
    assert thread.comment_count == 1
    rows = queries.thread_page(thread).rows
    assert [(row.comment.uid, row.is_readable) for row in rows] == [
        (published.uid, False),
        (answer.uid, True),
    ]
    with pytest.raises(errors.MayNotChange):
        actions.delete_comment(actor=reader, comment=published)
    actions.delete_comment(actor=answer.author, comment=answer)
    assert queries.thread_page(thread).rows == []


def test_deleted_words_are_erased_after_thirty_days(reader: Person, published: Comment) -> None:
    salt, text = published.revision.salt, published.revision.text
    line = Line.objects.get(uid=published.line_uid)
    actions.delete_comment(actor=reader, comment=published)
    now = timezone.now()
    assert actions.erase_texts(now=now + timedelta(days=29)) == 0
    assert actions.erase_texts(now=now + timedelta(days=31)) == 1
    assert actions.erase_texts(now=now + timedelta(days=31)) == 0
    revision = Revision.objects.get(comment=published)
    assert (revision.text, revision.html, revision.salt, revision.verdict) == ("", "", "", {})
    assert line.facts["content"] == commitment(salt, text)
    assert Line.objects.get(uid=line.uid).leaf == line.leaf


def test_likenesses_go_when_no_look_up_reaches_them(published: Comment) -> None:
    assert actions.forget_likenesses() == 0
    assert actions.forget_likenesses(now=timezone.now() + timedelta(hours=49)) > 0
    assert not Likeness.objects.exists()


def test_staff_edits_are_shown_logged_and_answerable(
    reader: Person, moderator: Person, published: Comment, thread: Thread
) -> None:
    former = published.revision.text
    line = actions.staff_edit_comment(
        actor=moderator,
        comment=published,
        raw="The words without the telephone number.",
        ground="privacy",
        sentence=REASON,
    )
    comment = Comment.objects.select_related("revision").get(pk=published.pk)
    assert (comment.edited_by_staff, comment.state, comment.line_uid) == (True, State.PUBLISHED, line.uid)
    assert comment.revision.editor == moderator
    assert Explanation.objects.get(line_uid=line.uid).sentence == REASON
    assert REASON[:20] not in line.canonical
    assert former[:20] not in line.canonical
    with pytest.raises(errors.MayNotChange):
        actions.staff_edit_comment(actor=reader, comment=comment, raw="x", ground="privacy", sentence=REASON)
    with pytest.raises(errors.UnknownRule):
        actions.staff_edit_comment(
            actor=moderator, comment=comment, raw="x y", ground="taste", sentence=REASON
        )
    mine = actions.edit_comment(actor=reader, comment=comment, raw=former).comment
    assert (mine.state, mine.edited_by_staff) == (State.HELD, False), "taking it back waits for a person"


def test_the_newsroom_edits_published_words_only(
    moderator: Person, refused: Comment, published: Comment
) -> None:
    for comment, raw in [(refused, "Kinder words."), (published, published.revision.text)]:
        with pytest.raises(errors.MayNotChange):
            actions.staff_edit_comment(
                actor=moderator, comment=comment, raw=raw, ground="privacy", sentence=REASON
            )


def test_words_are_put_back(reader: Person, moderator: Person, published: Comment) -> None:
    former = published.revision.text
    with pytest.raises(errors.MayNotChange):
        actions.put_back_words(actor=moderator, comment=published, sentence=REASON)
    actions.staff_edit_comment(
        actor=moderator, comment=published, raw="Other words.", ground="privacy", sentence=REASON
    )
    line = actions.put_back_words(actor=moderator, comment=published, sentence=REASON)
    comment = Comment.objects.select_related("revision").get(pk=published.pk)
    assert (comment.revision.text, comment.state, comment.edited_by_staff) == (former, State.PUBLISHED, False)
    assert line.facts["content"] == commitment(comment.revision.salt, former)
    assert published.thread.reference in line.touches


def test_a_state_has_one_line_and_one_sentence(moderator: Person, refused: Comment, thread: Thread) -> None:
    line = actions.set_state(
        actor=moderator.reference,
        comment=refused,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_RESTORED,
        sentence="Quoted speech, and the quotation is accurate.",
        facts={"decision": "d1"},
    )
    assert refused.state == State.PUBLISHED
    assert refused.restored
    assert line.facts["undone"] == "profanity"
    assert line.facts["decision"] == "d1"
    assert set(line.touches.split()) == {thread.reference, thread.subject}
    explanation = Explanation.objects.get(line_uid=line.uid)
    assert line.facts["sentence"] == commitment(explanation.salt, explanation.sentence)
    assert queries.decisions_this_month()["profanity"].reversed == 1
    assert queries.decisions_this_month()["profanity"].machine == 1
    with pytest.raises(errors.UnknownRule):
        actions.set_state(
            actor=moderator.reference,
            comment=refused,
            state=State.HELD,
            event=Event.MODERATION_COMMENT_HELD,
            ground="taste",
        )


def test_what_was_deleted_is_not_decided(reader: Person, moderator: Person, published: Comment) -> None:
    actions.delete_comment(actor=reader, comment=published)
    with pytest.raises(errors.MayNotChange):
        actions.set_state(
            actor=moderator.reference,
            comment=published,
            state=State.PUBLISHED,
            event=Event.MODERATION_COMMENT_RESTORED,
        )


def test_flags(reader: Person, people: People, published: Comment, refused: Comment) -> None:
    other = people()
    flag = actions.flag_comment(
        actor=other, comment=published, rule="insult", sentence="See the second line. " * 40
    )
    assert len(flag.sentence) == 500
    published.refresh_from_db()
    assert (published.flag_count, published.state) == (1, State.PUBLISHED)
    assert Line.objects.get(event=Event.COMMENT_FLAG_RAISED).actor == other.reference
    for actor, comment, rule, refusal in [
        (other, published, "insult", errors.AlreadyFlagged),
        (reader, published, "insult", errors.MayNotChange),
        (people(), published, "taste", errors.UnknownRule),
        (people(), refused, "insult", errors.UnknownComment),
    ]:
        with pytest.raises(refusal):
            actions.flag_comment(actor=actor, comment=comment, rule=rule)
    assert Flag.objects.count() == 1
    assert all(step.event != Event.COMMENT_FLAG_RAISED for step in queries.story_of(published))


def test_a_settled_flag_leaves_room_for_another(people: People, published: Comment) -> None:
    other = people()
    actions.flag_comment(actor=other, comment=published, rule="insult")
    published.flags.update(settled=timezone.now())
    actions.flag_comment(actor=other, comment=published, rule="privacy")
    with pytest.raises(errors.AlreadyFlagged):
        actions.flag_comment(actor=other, comment=published, rule="insult")
    published.refresh_from_db()
    assert published.flag_count == Flag.objects.count() == 2


def test_flags_have_a_pace(
    people: People, published: Comment, thread: Thread, words: Words, settings: object
) -> None:
    settings.DETENTE = {**settings.DETENTE, "FLAGS_PER_HOUR": 1}  # type: ignore[attr-defined]
    other = people()
    second = actions.post_comment(actor=people(), thread=thread, raw=words()).comment
    actions.flag_comment(actor=other, comment=published, rule="insult")
    with pytest.raises(errors.TooOften):
        actions.flag_comment(actor=other, comment=second, rule="insult")


def test_the_story_tells_who_did_what(
    reader: Person, moderator: Person, refused: Comment, words: Words
) -> None:
    actions.set_state(
        actor=moderator.reference,
        comment=refused,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_RESTORED,
        sentence="Fair comment.",
    )
    actions.edit_comment(actor=reader, comment=refused, raw=words())
    steps = queries.story_of(refused)
    assert [(step.by, step.told) for step in steps] == [
        ("machine", "Refused."),
        ("moderator", "Restored by a moderator."),
        ("author", "Rewritten by its author and published."),
    ]
    assert steps[0].rule == "profanity"
    assert steps[1].sentence == "Fair comment."


def test_every_event_about_a_comment_has_words() -> None:
    from detente.comments.queries.story import _HIDDEN, _TOLD

    about = {
        event
        for event in Event
        if event.startswith(("comment:", "moderation:comment:", "moderation:appeal:"))
    }
    assert about == set(_TOLD) | _HIDDEN


def test_an_edition_is_put_on_record_once() -> None:
    from detente.standards import shipped_edition

    edition = shipped_edition("as-published")
    first = actions.adopt_edition(actor="system:home", edition=edition)
    assert actions.adopt_edition(actor="system:home", edition=edition) == first
    assert Line.objects.filter(event=Event.STANDARDS_EDITION_ADOPTED).count() == 1
    assert first.content["rules"][0]["id"] == "law"


VERBS = st.sampled_from(
    ["post", "answer", "abuse", "edit", "spoil", "delete", "hold", "remove", "restore", "approve"]
)


class CountsStayRight(TestCase):
    """After any sequence of verbs the counters equal what a recount finds."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(VERBS, st.integers(0, 2**16)), min_size=3, max_size=22))
    def test_counts(self, steps: list[tuple[str, int]]) -> None:
        people = [Person.objects.create(username=f"p{n}", email=f"p{n}@example.test") for n in range(3)]
        moderator = Person.objects.create(username="m", email="m@example.test", role=Role.MODERATOR)
        threads = [
            actions.describe_thread(actor="system:tests", subject=f"article:{n}", title="T", url="/t/")
            for n in range(2)
        ]
        start = timezone.now()
        for number, (verb, seed) in enumerate(steps):
            chance = random.Random(seed)
            self._step(
                verb, chance, people, moderator, threads, start + timedelta(seconds=20 * number), number
            )
        for thread in threads:
            thread.refresh_from_db()
            assert (
                thread.comment_count == Comment.objects.filter(thread=thread, state=State.PUBLISHED).count()
            )
        for comment in Comment.objects.select_related("revision"):
            last = Revision.objects.filter(comment=comment).order_by("-id").first()
            assert comment.revision == last
            assert Line.objects.filter(uid=comment.line_uid, subject=comment.reference).exists()
            if comment.state != State.DELETED:
                assert set(comment.likenesses.values_list("band", flat=True))

    def _step(self, verb, chance, people, moderator, threads, moment, number) -> None:  # type: ignore[no-untyped-def]
        thread, person = chance.choice(threads), chance.choice(people)
        comments = list(Comment.objects.order_by("id"))
        comment = chance.choice(comments) if comments else None
        try:
            if verb in ("post", "abuse") or comment is None:
                raw = FOUL + str(number) if verb == "abuse" else plain_words(number)
                actions.post_comment(actor=person, thread=thread, raw=raw, at=moment)
            elif verb == "answer":
                actions.post_comment(
                    actor=person, thread=comment.thread, parent=comment, raw=plain_words(number), at=moment
                )
            elif verb in ("edit", "spoil"):
                raw = FOUL if verb == "spoil" else plain_words(number + 500)
                actions.edit_comment(actor=comment.author, comment=comment, raw=raw, at=moment)
            elif verb == "delete":
                actions.delete_comment(actor=comment.author, comment=comment, at=moment)
            else:
                state, event = {
                    "hold": (State.HELD, Event.MODERATION_COMMENT_HELD),
                    "remove": (State.REMOVED, Event.MODERATION_COMMENT_REMOVED),
                    "restore": (State.PUBLISHED, Event.MODERATION_COMMENT_RESTORED),
                    "approve": (State.PUBLISHED, Event.MODERATION_COMMENT_APPROVED),
                }[verb]
                actions.set_state(
                    actor=moderator.reference,
                    comment=comment,
                    state=state,
                    event=event,
                    ground="insult",
                    at=moment,
                )
        except errors.CommentRefusal:
            pass
