"""Posting: steps, refusals, idempotency, what is written and what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from detente.accounts.actions import set_standing
from detente.accounts.models import Person, StandingState
from detente.comments import actions, errors, queries
from detente.comments.models import Comment, Likeness, Revision, State, Thread
from detente.ledger.actions import append
from detente.ledger.canonical import commitment
from detente.ledger.events import Event
from detente.ledger.models import Line

from .conftest import plain_words

FOUL = "What a fucking stupid idiot you are, you worthless piece of shit, go and rot."
CAPITALS = "THE FERRY IS LATE AGAIN AND NOBODY IN THE WHOLE HARBOUR OFFICE CARES ABOUT IT AT ALL"

pytestmark = pytest.mark.django_db
Words = Callable[[], str]
People = Callable[..., Person]


def test_a_plain_comment_is_published_with_one_line_and_no_text_in_it(
    reader: Person, thread: Thread, words: Words
) -> None:
    text = words()
    posted = actions.post_comment(actor=reader, thread=thread, raw=text)
    comment = Comment.objects.get(uid=posted.comment.uid)
    assert (comment.state, posted.verdict.action, posted.repeated) == (State.PUBLISHED, "publish", False)
    revision = comment.revision
    assert revision is not None
    assert revision.text == text
    line = Line.objects.get(uid=comment.line_uid)
    assert (line.event, line.actor, line.subject) == (
        Event.COMMENT_POST_PUBLISHED,
        reader.reference,
        comment.reference,
    )
    assert line.facts["content"] == commitment(revision.salt, text)
    assert text[:20] not in line.canonical
    assert set(line.touches.split()) == {thread.reference, thread.subject}
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_a_posting_is_at_most_twelve_statements(reader: Person, thread: Thread, words: Words) -> None:
    first = actions.post_comment(actor=reader, thread=thread, raw=words()).comment
    for parent in (None, first):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            done = actions.post_comment(
                actor=reader, thread=thread, parent=parent, raw=words(), key=f"k{parent}"
            )
        # Inside a test the transaction is a savepoint; outside BEGIN and COMMIT take the place of its two
        # statements.
        assert len(seen) <= 12, [query["sql"][:80] for query in seen]
        writes = [query for query in seen if not query["sql"].startswith("SELECT")]
        assert all(not query["sql"].startswith("SELECT") for query in writes)
        place = [query["sql"].split()[0] for query in seen]
        # Counting a published comment asks whether it is still welcome; for one that is not counted that is a read.
        assert place[place.index("SAVEPOINT") :].count("SELECT") == int(done.comment.state != State.PUBLISHED)


def test_a_refused_comment_is_stored_for_its_author_and_moderators(
    reader: Person, moderator: Person, people: People, thread: Thread
) -> None:
    posted = actions.post_comment(actor=reader, thread=thread, raw=FOUL)
    comment = posted.comment
    assert (posted.verdict.action, comment.state) == ("refuse", State.REFUSED)
    line = Line.objects.get(uid=comment.line_uid)
    assert (line.event, line.actor, line.ground) == (
        Event.COMMENT_POST_REFUSED,
        "machine:standards",
        "profanity",
    )
    assert line.facts["author"] == reader.reference
    assert not line.touches
    thread.refresh_from_db()
    assert thread.comment_count == 0
    assert queries.comment_for(comment.uid, reader) == comment
    assert queries.comment_for(comment.uid, moderator) == comment
    for stranger in (None, people()):
        with pytest.raises(errors.UnknownComment):
            queries.comment_for(comment.uid, stranger)


def test_the_same_key_is_the_same_comment(reader: Person, thread: Thread, words: Words) -> None:
    text = words()
    first = actions.post_comment(actor=reader, thread=thread, raw=text, key="form-1")
    again = actions.post_comment(actor=reader, thread=thread, raw=text, key="form-1")
    assert again.repeated
    assert again.comment == first.comment
    assert again.verdict == first.verdict
    assert Comment.objects.count() == Line.objects.filter(event=Event.COMMENT_POST_PUBLISHED).count() == 1


def test_a_retry_succeeds_even_after_the_thread_closed(reader: Person, thread: Thread, words: Words) -> None:
    text = words()
    first = actions.post_comment(actor=reader, thread=thread, raw=text, key="form-1")
    actions.close_thread(actor="system:tests", thread=thread)
    assert actions.post_comment(actor=reader, thread=thread, raw=text, key="form-1").comment == first.comment


def test_the_same_key_with_other_words_is_refused(
    reader: Person, people: People, thread: Thread, words: Words
) -> None:
    first = actions.post_comment(actor=reader, thread=thread, raw=words(), key="form-1")
    with pytest.raises(errors.KeyReused):
        actions.post_comment(actor=reader, thread=thread, raw=words(), key="form-1")
    with pytest.raises(errors.KeyReused):
        actions.post_comment(
            actor=reader, thread=thread, parent=first.comment, raw=first.comment.revision.text, key="form-1"
        )
    other = actions.post_comment(actor=people(), thread=thread, raw=words(), key="form-1")
    assert not other.repeated


def test_an_old_key_is_still_known(reader: Person, thread: Thread) -> None:
    text = plain_words(900)
    before = timezone.now() - timedelta(days=30)
    first = actions.post_comment(actor=reader, thread=thread, raw=text, key="old", at=before)
    for number in range(61):
        actions.post_comment(
            actor=reader,
            thread=thread,
            raw=plain_words(1000 + number),
            at=before + timedelta(hours=number + 1),
        )
    again = actions.post_comment(actor=reader, thread=thread, raw=text, key="old")
    assert again.repeated
    assert again.comment == first.comment


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "empty-text"),
        (" \n\u200b ", "empty-text"),
        ("\x00\x01\u202e", "empty-text"),
        ("a" * 5001, "text-too-long"),
        ("word " * 250_000, "text-too-long"),
        (b"\xff\xfe broken", "invalid-utf8"),
        (b"a\xc3(", "invalid-utf8"),
    ],
)
def test_what_is_no_comment_leaves_nothing(
    reader: Person, thread: Thread, raw: str | bytes, code: str
) -> None:
    with pytest.raises(errors.UnfitText) as refused:
        actions.post_comment(actor=reader, thread=thread, raw=raw)
    assert refused.value.code == code
    assert str(refused.value)
    assert not Comment.objects.exists()
    assert not Revision.objects.exists()


def test_control_and_direction_marks_are_taken_out(reader: Person, thread: Thread) -> None:
    raw = "The ferry\u202e sails\x07 again at\u2066 noon, says\U000e0041 the harbour office in its letter."
    comment = actions.post_comment(actor=reader, thread=thread, raw=raw.encode()).comment
    assert comment.revision.text == "The ferry sails again at noon, says the harbour office in its letter."


def test_a_closed_thread_takes_nothing(reader: Person, thread: Thread, words: Words) -> None:
    stale = Thread.objects.get(pk=thread.pk)
    actions.close_thread(actor="system:tests", thread=thread)
    for known in (thread, stale):
        with pytest.raises(errors.ThreadClosed):
            actions.post_comment(actor=reader, thread=known, raw=words())
    assert not Comment.objects.exists()
    assert not Likeness.objects.exists()
    actions.open_thread(actor="system:tests", thread=thread)
    assert actions.post_comment(actor=reader, thread=thread, raw=words()).comment.state == State.PUBLISHED


def test_a_parent_must_be_readable_and_here(reader: Person, thread: Thread, words: Words) -> None:
    refused = actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment
    elsewhere = actions.describe_thread(
        actor="system:tests", subject="article:other", title="Other", url="/other/"
    )
    far = actions.post_comment(actor=reader, thread=elsewhere, raw=words()).comment
    for parent in (refused, far):
        with pytest.raises(errors.ParentUnavailable):
            actions.post_comment(actor=reader, thread=thread, parent=parent, raw=words())


def test_answers_know_their_place(reader: Person, thread: Thread, words: Words) -> None:
    top = actions.post_comment(actor=reader, thread=thread, raw=words()).comment
    one = actions.post_comment(actor=reader, thread=thread, parent=top, raw=words()).comment
    two = actions.post_comment(actor=reader, thread=thread, parent=one, raw=words()).comment
    assert (top.depth, one.depth, two.depth) == (0, 1, 2)
    assert top.top_id is None
    assert one.top_id == two.top_id == top.pk


def test_a_blocked_person_may_not_post(reader: Person, people: People, thread: Thread, words: Words) -> None:
    line = append(event=Event.MODERATION_PERSON_BLOCKED, actor="person:m", subject=reader.reference)
    set_standing(
        actor="person:m",
        person=reader,
        state=StandingState.BLOCKED,
        thread_reference=thread.reference,
        line=line,
        warnings=1,
        blocks=1,
    )
    with pytest.raises(errors.MayNotPost, match="this page"):
        actions.post_comment(actor=reader, thread=thread, raw=words())
    other = actions.describe_thread(
        actor="system:tests", subject="article:other", title="Other", url="/other/"
    )
    assert actions.post_comment(actor=reader, thread=other, raw=words()).comment.pk
    closed = people(is_active=False)
    with pytest.raises(errors.MayNotPost):
        actions.post_comment(actor=closed, thread=thread, raw=words())


@pytest.mark.parametrize("raw", ["Harmless words about the ferry and its timetable.", FOUL])
@pytest.mark.parametrize("what", ["blocked", "closed"])
def test_a_block_or_a_closing_while_the_words_are_judged_wins(
    reader: Person, thread: Thread, raw: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.accounts.models import Standing, StandingState
    from detente.comments.actions import posting

    judge = posting.judged

    def slow(**arguments: object) -> object:
        if what == "blocked":
            Standing.objects.create(
                person=reader, thread_reference=thread.reference, state=StandingState.BLOCKED
            )
        else:
            Thread.objects.filter(pk=thread.pk).update(is_open=False)
        return judge(**arguments)

    monkeypatch.setattr(posting, "judged", slow)
    with pytest.raises(errors.MayNotPost if what == "blocked" else errors.ThreadClosed):
        actions.post_comment(actor=reader, thread=thread, raw=raw)
    assert not Comment.objects.exists()


def test_nobody_types_that_fast(reader: Person, thread: Thread, settings: object) -> None:
    settings.DETENTE = {**settings.DETENTE, "POSTS_PER_MINUTE": 4}  # type: ignore[attr-defined]
    now = timezone.now()
    for number in range(4):
        actions.post_comment(
            actor=reader, thread=thread, raw=plain_words(number), at=now + timedelta(seconds=number)
        )
    with pytest.raises(errors.TooOften):
        actions.post_comment(actor=reader, thread=thread, raw=plain_words(5), at=now + timedelta(seconds=5))
    assert actions.post_comment(
        actor=reader, thread=thread, raw=plain_words(6), at=now + timedelta(seconds=64)
    ).comment


def test_newcomers_wait_when_the_house_says_so(
    reader: Person, moderator: Person, thread: Thread, words: Words, settings: object
) -> None:
    settings.DETENTE = {**settings.DETENTE, "HOLD_NEWCOMERS": 1}  # type: ignore[attr-defined]
    held = actions.post_comment(actor=reader, thread=thread, raw=words())
    assert (held.comment.state, held.verdict.findings[0].rule) == (State.HELD, "newcomer")
    assert actions.post_comment(actor=moderator, thread=thread, raw=words()).comment.state == State.PUBLISHED
    actions.set_state(
        actor=moderator.reference,
        comment=held.comment,
        state=State.PUBLISHED,
        event=Event.MODERATION_COMMENT_APPROVED,
    )
    assert actions.post_comment(actor=reader, thread=thread, raw=words()).comment.state == State.PUBLISHED


def test_the_newsrooms_own_words_are_held(
    reader: Person, thread: Thread, settings: object, tmp_path: object
) -> None:
    path = tmp_path / "held.txt"  # type: ignore[operator]
    path.write_text("# ours\nbrackwater*\n\nthe old deal\n")
    settings.DETENTE = {**settings.DETENTE, "HELD_WORDS": str(path)}  # type: ignore[attr-defined]
    text = "Everybody knows what the Old Deal was worth to the people of the islands."
    posted = actions.post_comment(actor=reader, thread=thread, raw=text)
    finding = posted.verdict.findings[0]
    assert (posted.comment.state, finding.rule) == (State.HELD, "own-list")
    assert [text[start:end] for start, end in finding.spans] == ["Old Deal"] or "Old Deal" in text[
        slice(*finding.spans[0])
    ]
    path.write_text("something else\n")
    assert (
        actions.post_comment(actor=reader, thread=thread, raw=text + " So I heard.").comment.state
        == State.PUBLISHED
    )


def test_own_repeats_are_noticed_across_threads(reader: Person, thread: Thread) -> None:
    text = "Sell the lighthouse now and be done with it, as I keep telling everybody who reads this."
    start = timezone.now()
    states = []
    for number in range(7):
        place = actions.describe_thread(
            actor="system:tests", subject=f"article:{number}", title="A different story", url="/x/"
        )
        posted = actions.post_comment(
            actor=reader, thread=place, raw=text, at=start + timedelta(minutes=2 * number)
        )
        states.append(posted.verdict.action)
    assert states[0] == "publish"
    assert states[-1] != "publish"
    assert posted.verdict.findings[-1].rule in {"flooding", "flash-mob"}


def test_a_flash_mob_takes_its_earlier_members_along(
    people: People, moderator: Person, thread: Thread
) -> None:
    text = (
        "Stop the treaty before Friday because the harbour belongs to our children and not to bank number {}."
    )
    start = timezone.now()
    comments = []
    cleared = None
    for number in range(9):
        posted = actions.post_comment(
            actor=people(), thread=thread, raw=text.format(number), at=start + timedelta(minutes=number)
        )
        comments.append(posted.comment)
        if number == 0:
            cleared = posted.comment
            actions.set_state(
                actor=moderator.reference,
                comment=cleared,
                state=State.PUBLISHED,
                event=Event.MODERATION_COMMENT_APPROVED,
            )
    assert comments[-1].state != State.PUBLISHED
    states = {comment.uid: comment.state for comment in Comment.objects.all()}
    assert states[cleared.uid] == State.PUBLISHED, "what a moderator let stand stays"
    assert State.PUBLISHED not in {states[comment.uid] for comment in comments[1:]}
    changed = Line.objects.filter(event=Event.COMMENT_VERDICT_CHANGED)
    assert changed.count() >= 2
    assert {line.ground for line in changed} == {"flash-mob"}
    assert all(thread.reference in line.touches for line in changed)
    for line in changed:
        assert Comment.objects.get(uid=line.subject.removeprefix("comment:")).line_uid == line.uid
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_history_is_what_the_rules_read(reader: Person, people: People, thread: Thread) -> None:
    now = timezone.now()
    text = "The old signal tower on the cape should become a museum for everybody who sailed past it."
    mine = actions.post_comment(actor=reader, thread=thread, raw=text, at=now - timedelta(hours=1)).comment
    actions.post_comment(actor=reader, thread=thread, raw=text, at=now - timedelta(hours=60))
    theirs = actions.post_comment(
        actor=people(), thread=thread, raw=text, at=now - timedelta(hours=2)
    ).comment
    refused = actions.post_comment(
        actor=reader, thread=thread, raw=FOUL, at=now - timedelta(minutes=9)
    ).comment
    from detente.standards import fingerprint

    history = queries.DatabaseHistory()
    assert [past.id for past in history.own_recent(reader.uid, now)] == [mine.uid]
    assert [past.id for past in history.lookalikes(fingerprint(text), now)] == [theirs.uid, mine.uid]
    assert [past.id for past in history.lookalikes(fingerprint(text), now - timedelta(minutes=90))] == [
        theirs.uid
    ]
    assert refused.uid not in {past.id for past in history.own_recent(reader.uid, now)}
    assert history.own_recent(None, now) == ()
    besides = queries.DatabaseHistory(besides=mine.uid)
    assert besides.own_recent(reader.uid, now) == ()
    past = history.own_recent(reader.uid, now)[0]
    assert (past.author, past.thread, past.fingerprint.exact) == (
        reader.uid,
        thread.uid,
        fingerprint(text).exact,
    )
    assert past.fingerprint.signature == fingerprint(text).signature


def test_capitals_are_a_matter_of_the_edition(reader: Person, thread: Thread) -> None:
    posted = actions.post_comment(actor=reader, thread=thread, raw=CAPITALS)
    assert "language-norms" in {finding.rule for finding in posted.verdict.findings}


def test_describing_a_thread_again_writes_only_what_changed(thread: Thread) -> None:
    told = {"subject": thread.subject, "title": thread.title, "url": thread.url, "words": thread.words}
    lines = Line.objects.count()
    assert actions.describe_thread(actor="system:tests", **told).pk == thread.pk
    assert Line.objects.count() == lines
    Thread.objects.filter(pk=thread.pk).update(comment_count=7)
    again = actions.describe_thread(actor="system:tests", **{**told, "title": "A new headline"})
    assert Line.objects.count() == lines + 1
    again.refresh_from_db()
    assert (again.title, again.comment_count) == ("A new headline", 7)
