"""Who may read what, and a page of a conversation in a constant number of statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from detente.accounts.models import Person, Role
from detente.comments import actions, errors, queries
from detente.comments.models import Comment, Revision, State, Thread
from detente.comments.presenting import rows_of
from detente.comments.queries import threads

pytestmark = pytest.mark.django_db
People = Callable[..., Person]


@pytest.fixture
def grow(people: People, thread: Thread) -> Callable[..., Comment]:
    """Insert a comment without judging it, for pages of a thousand."""
    author = people()
    start = timezone.now() - timedelta(days=1)
    made: list[Comment] = []

    def insert(parent: Comment | None = None, state: str = State.PUBLISHED, text: str = "") -> Comment:
        text = text or f"Number {len(made)}"
        comment = Comment.objects.create(
            thread=thread,
            parent=parent,
            top_id=(parent.top_id or parent.pk) if parent else None,
            author=author,
            depth=parent.depth + 1 if parent else 0,
            state=state,
            created=start + timedelta(seconds=len(made)),
        )
        comment.revision = Revision.objects.create(
            comment=comment,
            editor=author,
            text=text,
            html=f"<p>{text}</p>",
            salt="00",
            action="publish",
            verdict={},
            edition="",
            detectors="",
        )
        comment.save(update_fields=["revision"])
        made.append(comment)
        return comment

    return insert


READABLE = {
    # state: (anonymous, stranger, author, moderator, editor)
    State.PUBLISHED: (True, True, True, True, True),
    State.HELD: (False, False, True, True, False),
    State.REFUSED: (False, False, True, True, False),
    State.REMOVED: (False, False, True, True, False),
    State.DELETED: (False, False, False, True, False),
}


@pytest.mark.parametrize("state", list(State))
def test_who_reads_what(state: State, grow: Callable[..., Comment], people: People, thread: Thread) -> None:
    comment = grow(state=state)
    viewers = (AnonymousUser(), people(), comment.author, people(Role.MODERATOR), people(Role.EDITOR))
    for viewer, allowed in zip(viewers, READABLE[state], strict=True):
        assert queries.may_read(comment, viewer) is allowed
        assert (comment in queries.visible_comments(thread, viewer)) is allowed
        if allowed:
            assert queries.comment_for(comment.uid, viewer) == comment
        else:
            with pytest.raises(errors.UnknownComment):
                queries.comment_for(comment.uid, viewer)
    for viewer in viewers:
        mine = viewer == comment.author
        assert queries.may_edit(comment, viewer, now=comment.created) is (
            mine and state in (State.PUBLISHED, State.HELD, State.REFUSED)
        )
        assert queries.may_delete(comment, viewer) is (
            mine and state in (State.PUBLISHED, State.HELD, State.REFUSED)
        )


def test_nobody_learns_whether_it_exists(grow: Callable[..., Comment]) -> None:
    held = grow(state=State.HELD)
    sentences = set()
    for uid in (held.uid, "0" * 32, "x", ""):
        with pytest.raises(errors.UnknownComment) as refused:
            queries.comment_for(uid, None)
        sentences.add(str(refused.value))
    assert len(sentences) == 1


def page_statements(thread: Thread) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as seen:
        html = Template("{% load comments_tags %}{% thread subject %}").render(
            Context({"subject": thread.subject})
        )
    return len(seen), html.count('<li class="comment')


def test_a_page_costs_the_same_for_five_and_for_twelve_hundred(
    grow: Callable[..., Comment], thread: Thread
) -> None:
    tops = [grow() for _ in range(3)]
    grow(tops[0])
    small = page_statements(thread)
    assert small == (3, 4)
    for number in range(1196):
        grow(tops[number % 3])
    assert page_statements(thread) == (3, 1200)


def test_what_the_public_page_shows_and_what_it_hides(grow: Callable[..., Comment], thread: Thread) -> None:
    top = grow(text="Visible words")
    grow(state=State.HELD, text="Secret held")
    grow(state=State.REFUSED, text="Secret refused")
    grow(state=State.REMOVED, text="Secret removed")
    lonely = grow(state=State.DELETED, text="Secret deleted")
    answered = grow(state=State.DELETED, text="Secret answered")
    child = grow(answered, text="Child words")
    gone = grow(answered, state=State.HELD, text="Secret leaf")
    html = Template("{% load comments_tags %}{% thread subject %}").render(
        Context({"subject": thread.subject})
    )
    assert "Secret" not in html
    assert "Visible words" in html
    assert "Child words" in html
    assert "A moderator removed this comment." in html
    assert f'id="c-{answered.uid}"' in html
    for hidden in (lonely, gone):
        assert hidden.uid not in html
    assert answered.author.username in html, "the author of what can be read"
    assert html.count(answered.author.username) == 2 * 2 + 2, (
        "name and label of two comments, names for two reply links"
    )
    assert f'href="/comments/threads/{thread.uid}/new/?parent={top.uid}"' in html
    assert f"/comments/{child.uid}/flag/" in html
    assert "csrf" not in html


def test_pages_follow_each_other_without_gap_or_repeat(grow: Callable[..., Comment], thread: Thread) -> None:
    tops = [grow().uid for _ in range(230)]
    for sort, expected in (("oldest", tops), ("newest", tops[::-1])):
        seen: list[str] = []
        cursor, pages = "", 0
        while True:
            page = threads.thread_page(thread, cursor, sort=sort)
            seen += [row.comment.uid for row in page.rows]
            pages += 1
            if not page.next_page:
                break
            cursor = page.next_page
        assert (seen, pages) == (expected, 3)


def test_equal_times_do_not_lose_a_comment(grow: Callable[..., Comment], thread: Thread) -> None:
    for _ in range(150):
        grow()
    Comment.objects.update(created=timezone.now())
    first = threads.thread_page(thread)
    second = threads.thread_page(thread, first.next_page)
    assert len({row.comment.uid for row in [*first.rows, *second.rows]}) == 150


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "zz-zz", "-", "1", "1-", "ffffffffffffffffffff-1", "1-ffffffffffffffffffff", "-1--1", "\x00"],
)
def test_a_senseless_cursor_is_the_first_page_or_an_empty_one(
    cursor: str, grow: Callable[..., Comment], thread: Thread
) -> None:
    grow()
    assert len(threads.thread_page(thread, cursor).rows) in (0, 1)


def test_three_indents_then_a_line_that_says_to_whom(grow: Callable[..., Comment], thread: Thread) -> None:
    comment = None
    for _ in range(8):
        comment = grow(comment)
    page = threads.thread_page(thread)
    assert [row.indent for row in page.rows] == [0, 1, 2, 3, 3, 3, 3, 3]
    assert [row.says_to_whom for row in page.rows] == [False] * 4 + [True] * 4
    rows = rows_of(page)
    assert rows[5].to_uid == rows[4].uid
    tags = "".join(str(row.opens) + "<li>" + str(row.closes) for row in rows)
    assert tags.count("<ol") == tags.count("</ol>") == 3
    assert tags.count("<li>") == tags.count("</li>") == 8


def test_a_chain_of_a_thousand_answers_is_a_page(grow: Callable[..., Comment], thread: Thread) -> None:
    comment = None
    for _ in range(1100):
        comment = grow(comment)
    assert page_statements(thread) == (3, 1100)


def test_a_conversation_too_long_for_its_page_goes_on_elsewhere(
    grow: Callable[..., Comment], thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "REPLIES_PER_PAGE", 5)
    monkeypatch.setattr(threads, "BRANCH_PER_PAGE", 4)
    top, other = grow(), grow()
    answers = [grow(top) for _ in range(7)]
    page = threads.thread_page(thread)
    assert len(page.rows) == 2 + 5
    assert page.cut == {top.pk}
    assert rows_of(page)[0].more_url == f"/threads/{thread.uid}/below/{top.uid}/"
    branch = threads.branch_page(thread, top.uid)
    rest = threads.branch_page(thread, top.uid, branch.next_page)
    shown = [row.comment.uid for row in [*branch.rows[1:], *rest.rows[1:]]]
    assert shown == [answer.uid for answer in answers]
    assert not rest.next_page
    with pytest.raises(errors.UnknownComment):
        threads.branch_page(thread, answers[0].uid)
    assert other.pk not in page.cut


def test_a_link_finds_its_page(grow: Callable[..., Comment], thread: Thread) -> None:
    tops = [grow() for _ in range(120)]
    late = grow(tops[110])
    assert queries.place_of(tops[5]) == ""
    page = threads.thread_page(thread, queries.place_of(late))
    assert [row.comment.uid for row in page.rows[:2]] == [tops[110].uid, late.uid]


def test_nothing_is_shown_for_a_subject_nobody_described(db: None) -> None:
    html = Template(
        "{% load comments_tags %}{% thread 'article:none' %}{% comment_count 'article:none' %}"
    ).render(Context())
    assert html.strip() == "0"


def test_a_closed_thread_says_so(thread: Thread) -> None:
    actions.close_thread(actor="system:tests", thread=thread)
    html = Template("{% load comments_tags %}{% thread subject %}").render(
        Context({"subject": thread.subject})
    )
    assert "closed this conversation" in html
    assert "Write a comment" not in html
