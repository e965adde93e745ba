"""Several at once, against real transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from detente.accounts.models import Person
from detente.comments import actions, errors
from detente.comments.models import Comment, Flag, Revision, State, Thread
from detente.ledger.events import Event
from detente.ledger.models import Line

from .conftest import plain_words

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8


def together(works: list[Callable[[], object]]) -> list[object]:
    """Run all at one moment, each in a thread with its own connection; results or exceptions, in order."""
    results: list[object] = [None] * len(works)
    gate = threading.Barrier(len(works))

    def run(number: int) -> None:
        try:
            gate.wait()
            results[number] = works[number]()
        except Exception as problem:
            results[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    return results


def test_retries_at_the_same_moment_make_one_comment(reader: Person, thread: Thread) -> None:
    text = plain_words(1)
    results = together(
        [lambda: actions.post_comment(actor=reader, thread=thread, raw=text, key="k") for _ in range(PEOPLE)]
    )
    assert all(isinstance(result, actions.Posted) for result in results), results
    assert len({result.comment.pk for result in results}) == 1  # type: ignore[union-attr]
    assert sum(not result.repeated for result in results) == 1  # type: ignore[union-attr]
    assert Comment.objects.count() == Revision.objects.count() == 1
    assert Line.objects.filter(event=Event.COMMENT_POST_PUBLISHED).count() == 1
    thread.refresh_from_db()
    assert thread.comment_count == 1


def test_one_key_with_different_words_at_the_same_moment(reader: Person, thread: Thread) -> None:
    results = together(
        [
            lambda number=number: actions.post_comment(
                actor=reader, thread=thread, raw=plain_words(number), key="k"
            )
            for number in range(PEOPLE)
        ]
    )
    kinds = {type(result) for result in results}
    assert kinds == {actions.Posted, errors.KeyReused}, results
    assert Comment.objects.count() == 1


def test_many_people_at_once_lose_nothing(people: Callable[..., Person], thread: Thread) -> None:
    authors = [people() for _ in range(PEOPLE)]

    def write(author: Person, start: int) -> None:
        for number in range(start, start + 4):
            actions.post_comment(actor=author, thread=thread, raw=plain_words(number * 13), key=f"{number}")

    results = together([lambda place=place: write(authors[place], place * 10) for place in range(PEOPLE)])
    assert results == [None] * PEOPLE, results
    thread.refresh_from_db()
    published = Comment.objects.filter(state=State.PUBLISHED).count()
    assert thread.comment_count == published
    assert Comment.objects.count() == PEOPLE * 4


def test_flagging_twice_at_once_is_one_flag(people: Callable[..., Person], thread: Thread) -> None:
    comment = actions.post_comment(actor=people(), thread=thread, raw=plain_words(1)).comment
    other = people()
    results = together(
        [lambda: actions.flag_comment(actor=other, comment=comment, rule="insult") for _ in range(4)]
    )
    assert sorted(type(result).__name__ for result in results) == ["AlreadyFlagged"] * 3 + ["Flag"]
    comment.refresh_from_db()
    assert comment.flag_count == Flag.objects.count() == 1


def test_two_moderators_move_a_comment_at_once(people: Callable[..., Person], thread: Thread) -> None:
    comment = actions.post_comment(actor=people(), thread=thread, raw=plain_words(1)).comment

    def move(state: State, event: Event) -> object:
        mine = Comment.objects.get(pk=comment.pk)
        return actions.set_state(actor="person:m", comment=mine, state=state, event=event, ground="insult")

    together(
        [
            lambda: move(State.REMOVED, Event.MODERATION_COMMENT_REMOVED),
            lambda: move(State.HELD, Event.MODERATION_COMMENT_HELD),
            lambda: move(State.PUBLISHED, Event.MODERATION_COMMENT_APPROVED),
            lambda: move(State.REMOVED, Event.MODERATION_COMMENT_REMOVED),
        ]
    )
    thread.refresh_from_db()
    comment.refresh_from_db()
    assert thread.comment_count == int(comment.state == State.PUBLISHED)
    last = Line.objects.filter(subject=comment.reference).order_by("-id").first()
    assert last is not None
    assert comment.line_uid == last.uid


def test_a_posting_outside_a_test_is_eleven_statements(reader: Person, thread: Thread) -> None:
    # The first posting puts the edition on record, the second sees it there.
    for number in (2, 3):
        actions.post_comment(actor=reader, thread=thread, raw=plain_words(number), key=f"k{number}")
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    actions.post_comment(actor=reader, thread=thread, raw=plain_words(1), key="k")
    seen = [query["sql"] for query in connection.queries_log]
    connection.force_debug_cursor = False
    # Savepoints, where postings share one flush, cost nothing on the disk.
    seen = [statement for statement in seen if "SAVEPOINT" not in statement]
    assert len(seen) == 11, seen
    assert (seen[3][:5], seen[-1]) == ("BEGIN", "COMMIT")


@pytest.mark.sqlite_only
def test_a_disk_that_is_really_full(reader: Person, thread: Thread) -> None:
    client = Client()
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    url, text = (
        f"/comments/threads/{thread.uid}/new/",
        plain_words(1) + " And on it goes, page after page." * 90,
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # or earlier tests leave free pages inside the file
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        answer = client.post(url, {"text": text, "key": "k"})
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert answer.status_code == 503
    assert "page after page" in answer.content.decode()
    assert not Comment.objects.exists()
    assert not Revision.objects.exists()
    assert not Line.objects.filter(event__startswith="comment:").exists()
    assert client.post(url, {"text": text, "key": "k"}).status_code == 303
    assert Comment.objects.count() == 1


@pytest.mark.sqlite_only
def test_a_database_locked_by_somebody_else(reader: Person, thread: Thread) -> None:
    client = Client()
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    url, text = f"/comments/threads/{thread.uid}/new/", plain_words(1)
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                held.set()
                free.wait(30)
        finally:
            connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    try:
        answer = client.post(url, {"text": text, "key": "k"})
    finally:
        free.set()
        other.join(30)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert text in answer.content.decode()
    assert not Comment.objects.exists()
    assert client.post(url, {"text": text, "key": "k"}).status_code == 303
