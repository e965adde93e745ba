"""What a person does in a browser, without JavaScript, with the CSRF check on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.db import OperationalError
from django.test import Client

from detente.accounts.models import Person
from detente.comments import actions
from detente.comments.models import Comment, Flag, State, Thread
from detente.ledger.events import Event

from .conftest import plain_words
from .test_posting import FOUL

pytestmark = pytest.mark.django_db
People = Callable[..., Person]
FIELD = re.compile(r'name="(\w+)"\s+value="([^"]*)"')


def browser(person: Person | None = None) -> Client:
    client = Client(enforce_csrf_checks=True)
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def fields(html: str) -> dict[str, str]:
    return dict(FIELD.findall(html))


def form_url(thread: Thread) -> str:
    return f"/comments/threads/{thread.uid}/new/"


def write(client: Client, url: str, text: str, **more: str) -> object:
    page = client.get(url)
    assert page.status_code == 200
    return client.post(url, {**fields(page.content.decode()), "text": text, **more})


def test_writing_a_comment_and_an_answer(reader: Person, people: People, thread: Thread) -> None:
    client = browser(reader)
    answer = write(client, form_url(thread), plain_words(1))
    assert answer.status_code == 303
    comment = Comment.objects.get()
    assert answer["Location"] == f"/comments/{comment.uid}/?sent=1"
    page = client.get(answer["Location"])
    html = page.content.decode()
    assert "Your comment is published" in html
    assert f'data-draft-done="{thread.uid}"' in html
    assert f'href="{thread.url}#c-{comment.uid}"' in html
    assert page["Cache-Control"] == "private, no-store"
    other = browser(people())
    url = f"{form_url(thread)}?parent={comment.uid}"
    form = other.get(url)
    assert plain_words(1) in form.content.decode()
    assert other.post(url, {**fields(form.content.decode()), "text": plain_words(2)}).status_code == 303
    assert Comment.objects.get(depth=1).parent == comment


def test_pressing_the_button_twice_is_one_comment(reader: Person, thread: Thread) -> None:
    client = browser(reader)
    data = {**fields(client.get(form_url(thread)).content.decode()), "text": plain_words(3)}
    first, second = client.post(form_url(thread), data), client.post(form_url(thread), data)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1
    changed = client.post(form_url(thread), {**data, "text": plain_words(4)})
    assert changed.status_code == 409
    html = changed.content.decode()
    assert "idempotency-key-reused" in html
    assert plain_words(4) in html
    assert fields(html)["key"] != data["key"]


def test_a_refused_comment_says_why_and_what_to_do(
    reader: Person, people: People, thread: Thread, moderator: Person
) -> None:
    client = browser(reader)
    where = write(client, form_url(thread), FOUL)["Location"]
    comment = Comment.objects.get()
    html = client.get(where).content.decode()
    assert "Your comment was not published" in html
    assert '<mark class="evidence">' in html
    assert "Rule 14" in html
    assert 'href="/standards/profanity/"' in html
    assert f'href="/comments/{comment.uid}/edit/"' in html
    assert f'href="/accounts/appeals/new/{comment.uid}/"' in html
    assert "Software, by the published rules" in html
    staff = browser(moderator).get(f"/comments/{comment.uid}/").content.decode()
    assert "This comment was not published" in staff
    assert "/edit/" not in staff
    assert "/appeals/new/" not in staff
    for stranger in (browser(), browser(people())):
        page = stranger.get(f"/comments/{comment.uid}/")
        assert page.status_code == 404
        assert "idiot" not in page.content.decode()
    page = client.get(f"/comments/{comment.uid}/edit/")
    assert '<mark class="evidence">' in page.content.decode()
    done = client.post(
        f"/comments/{comment.uid}/edit/", {**fields(page.content.decode()), "text": plain_words(5)}
    )
    assert done.status_code == 303
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED
    assert browser().get(f"/comments/{comment.uid}/").status_code == 200


def test_an_edit_that_fails_gives_the_words_back(reader: Person, thread: Thread) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment
    client = browser(reader)
    url = f"/comments/{comment.uid}/edit/"
    data = fields(client.get(url).content.decode())
    answer = client.post(url, {**data, "text": "x" * 5001})
    assert answer.status_code == 413
    assert "x" * 5001 in answer.content.decode()
    assert "text-too-long" in answer.content.decode()


def test_what_a_moderator_removed(reader: Person, people: People, moderator: Person, thread: Thread) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(6)).comment
    sentence = "It gives the street and the house number of somebody who did not agree to that."
    actions.set_state(
        actor=moderator.reference,
        comment=comment,
        state=State.REMOVED,
        event=Event.MODERATION_COMMENT_REMOVED,
        ground="privacy",
        sentence=sentence,
    )
    html = browser(reader).get(f"/comments/{comment.uid}/").content.decode()
    assert "A moderator removed your comment" in html
    assert sentence in html
    assert "A moderator, not software" in html
    assert 'href="/standards/privacy/"' in html
    assert "/edit/" not in html
    gone = browser(people()).get(f"/comments/{comment.uid}/")
    assert gone.status_code == 410
    assert sentence not in gone.content.decode()
    assert plain_words(6) not in gone.content.decode()


def test_somebody_edited_by_the_staff_learns_why(
    reader: Person, moderator: Person, people: People, thread: Thread
) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(6)).comment
    actions.staff_edit_comment(
        actor=moderator,
        comment=comment,
        raw="Shorter now.",
        ground="privacy",
        sentence="A number was taken out.",
    )
    html = browser(reader).get(f"/comments/{comment.uid}/").content.decode()
    assert "The newsroom edited your comment" in html
    assert "A number was taken out." in html
    assert plain_words(6) in html
    public = browser(people()).get(f"/comments/{comment.uid}/").content.decode()
    assert "edited by the newsroom" in public
    assert plain_words(6) not in public
    assert "A number was taken out." not in public


def test_deleting_asks_once(reader: Person, people: People, thread: Thread) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(7)).comment
    client = browser(reader)
    url = f"/comments/{comment.uid}/delete/"
    page = client.get(url)
    assert page.status_code == 200
    assert Comment.objects.get().state == State.PUBLISHED
    assert client.post(url, fields(page.content.decode())).status_code == 303
    assert Comment.objects.get().state == State.DELETED
    assert client.get(f"/comments/{comment.uid}/").status_code == 410
    assert browser(people()).post(url).status_code == 403


def test_flagging(reader: Person, people: People, thread: Thread) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(8)).comment
    client = browser(people())
    url = f"/comments/{comment.uid}/flag/"
    data = fields(client.get(url).content.decode())
    assert client.post(url, {**data, "rule": "", "sentence": ""}).status_code == 400
    done = client.post(url, {**data, "rule": "insult", "sentence": "Third line."})
    assert done.status_code == 303
    assert "Thank you" in client.get(done["Location"]).content.decode()
    assert Flag.objects.get().sentence == "Third line."
    twice = client.post(url, {**data, "rule": "insult"})
    assert (twice.status_code, "already-flagged" in twice.content.decode()) == (409, True)
    own = browser(reader)
    data = fields(own.get(url).content.decode())
    assert own.post(url, {**data, "rule": "insult"}).status_code == 403


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("", 400, "empty-text"),
        ("\u202e\u200b \x00", 400, "empty-text"),
        ("x" * 5001, 413, "text-too-long"),
    ],
)
def test_unfit_texts_come_back_with_a_sentence(
    reader: Person, thread: Thread, text: str, status: int, code: str
) -> None:
    answer = write(browser(reader), form_url(thread), text)
    assert answer.status_code == status
    html = answer.content.decode()
    assert code in html
    assert 'role="alert"' in html
    assert not Comment.objects.exists()


def test_broken_utf8_is_refused_not_repaired(reader: Person, thread: Thread) -> None:
    client = browser(reader)
    data = fields(client.get(form_url(thread)).content.decode())
    body = "&".join(f"{name}={quote(value)}" for name, value in data.items()) + "&text=caf%E9+and+more+words"
    answer = client.post(form_url(thread), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "invalid-utf8" in answer.content.decode()
    good = body.replace("%E9", "%C3%A9").replace("and+more", "on+the+quay,+with+more")
    assert (
        client.post(form_url(thread), good, content_type="application/x-www-form-urlencoded").status_code
        == 303
    )
    assert Comment.objects.get().revision.text.startswith("café on the quay")
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in data.items()
    ).encode()
    broken = (
        parts + b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\ncaf\xe9 and words\r\n--b--\r\n'
    )
    answer = client.post(form_url(thread), broken, content_type="multipart/form-data; boundary=b")
    assert (answer.status_code, "invalid-utf8" in answer.content.decode()) == (400, True)
    assert Comment.objects.count() == 1


def test_a_megabyte_is_refused_before_it_is_read(
    reader: Person, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.handlers.wsgi import WSGIRequest

    client = browser(reader)
    data = fields(client.get(form_url(thread)).content.decode())

    def unread(self: WSGIRequest) -> None:
        raise AssertionError("the body was read")

    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", unread)
    for url in (form_url(thread), "/standards/profanity/"):
        answer = client.post(url, {**data, "text": "x" * 1_000_000})
        assert answer.status_code == 413
        assert "body-too-large" in answer.content.decode()


def test_no_token_no_comment(reader: Person, thread: Thread) -> None:
    client = browser(reader)
    assert client.post(form_url(thread), {"text": plain_words(1), "key": "k"}).status_code == 403
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(2)).comment
    for verb in ("edit", "delete", "flag"):
        assert client.post(f"/comments/{comment.uid}/{verb}/", {"text": "x"}).status_code == 403
    assert Comment.objects.get().state == State.PUBLISHED


def test_whoever_is_not_signed_in_is_asked_to(thread: Thread, reader: Person) -> None:
    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(2)).comment
    client = browser()
    urls = [form_url(thread), *(f"/comments/{comment.uid}/{verb}/" for verb in ("edit", "delete", "flag"))]
    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/?next=/comments/")


def test_refusals_have_their_status(reader: Person, thread: Thread) -> None:
    client = browser(reader)
    assert client.get("/comments/threads/nothing/new/").status_code == 404
    assert client.get(f"{form_url(thread)}?parent=nothing").status_code == 409
    data = fields(client.get(form_url(thread)).content.decode())
    actions.close_thread(actor="system:tests", thread=thread)
    answer = client.post(form_url(thread), {**data, "text": plain_words(1)})
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "thread-closed" in html
    assert plain_words(1) in html
    assert client.put(form_url(thread)).status_code in (403, 405)


def test_too_many_at_once(reader: Person, thread: Thread, settings: object) -> None:
    settings.DETENTE = {**settings.DETENTE, "POSTS_PER_MINUTE": 1}  # type: ignore[attr-defined]
    client = browser(reader)
    assert write(client, form_url(thread), plain_words(1)).status_code == 303
    answer = write(client, form_url(thread), plain_words(2))
    assert answer.status_code == 429
    assert plain_words(2) in answer.content.decode()
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize("problem", ["database is locked", "database or disk is full", "disk I/O error"])
def test_a_database_that_cannot_write_gives_the_words_back(
    reader: Person, thread: Thread, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    from detente.comments.actions import posting

    client = browser(reader)
    data = fields(client.get(form_url(thread)).content.decode())
    whole = posting.save_wording

    def full(*arguments: object, **more: object) -> None:
        raise OperationalError(problem)

    monkeypatch.setattr(posting, "save_wording", full)
    answer = client.post(form_url(thread), {**data, "text": plain_words(1)})
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    html = answer.content.decode()
    assert plain_words(1) in html
    assert not Comment.objects.exists()
    monkeypatch.setattr(posting, "save_wording", whole)
    again = client.post(form_url(thread), {**fields(html), "text": plain_words(1)})
    assert again.status_code == 303
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("verb", ["delete", "flag"])
def test_other_verbs_say_so_too_when_nothing_can_be_written(
    reader: Person, people: People, thread: Thread, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    from detente.comments import views

    def full(**arguments: object) -> None:
        raise OperationalError("database or disk is full")

    comment = actions.post_comment(actor=reader, thread=thread, raw=plain_words(1)).comment
    client = browser(reader if verb == "delete" else people())
    url = f"/comments/{comment.uid}/{verb}/"
    data = fields(client.get(url).content.decode())
    monkeypatch.setattr(views, f"{verb}_comment", full)
    answer = client.post(url, {**data, "rule": "insult"})
    assert (answer.status_code, "go back and send it again" in answer.content.decode()) == (503, True)


def test_what_is_mine(
    reader: Person, people: People, thread: Thread, django_assert_num_queries: Callable[..., Any]
) -> None:
    url = f"/comments/threads/{thread.uid}/mine/"
    with django_assert_num_queries(0):
        anonymous = browser().get(url)
    assert (anonymous.status_code, anonymous.content) == (200, b"")
    assert "csrf" not in anonymous.cookies
    mine = actions.post_comment(actor=reader, thread=thread, raw=plain_words(1)).comment
    refused = actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment
    theirs = actions.post_comment(actor=people(), thread=thread, raw=FOUL + " Really.").comment
    client = browser(reader)
    answer = client.get(url)
    html = answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert f'data-into="c-{mine.uid}-mine"' in html
    assert f'id="c-{refused.uid}" data-append="comments"' in html
    assert theirs.uid not in html
    assert 'data-into="comment-form"' in html
    assert client.post(form_url(thread), {**fields(html), "text": plain_words(2)}).status_code == 303


def test_a_blocked_person_reads_why_instead_of_a_form(reader: Person, thread: Thread) -> None:
    from detente.accounts.actions import set_standing
    from detente.ledger.actions import append

    line = append(event=Event.MODERATION_PERSON_BLOCKED, actor="person:m", subject=reader.reference)
    set_standing(actor="person:m", person=reader, state="blocked", line=line, warnings=1, blocks=1)
    client = browser(reader)
    for url, status in ((form_url(thread), 403), (f"/comments/threads/{thread.uid}/mine/", 200)):
        answer = client.get(url)
        assert answer.status_code == status
        assert "blocked" in answer.content.decode()
        assert "<textarea" not in answer.content.decode()


def test_public_pages_are_the_same_for_everybody(reader: Person, thread: Thread) -> None:
    actions.post_comment(actor=reader, thread=thread, raw=plain_words(1))
    for path in (
        f"/threads/{thread.uid}/",
        f"/threads/{thread.uid}/newest/",
        f"/threads/{thread.uid}/count.json",
    ):
        mine, anybodys = browser(reader).get(path), browser().get(path)
        # The masthead's clock goes on between the two.
        assert mine.content.partition(b"<main")[2] == anybodys.content.partition(b"<main")[2]
        assert not anybodys.cookies
        assert set(anybodys["X-Detente-Tags"].split()) == {thread.reference, thread.subject, "site"}
        assert anybodys["Cache-Control"] == "public, max-age=60"
    assert browser().get(f"/threads/{thread.uid}/count.json").json() == {"count": 1}
    for path in ("/threads/none/", "/threads/none/count.json", f"/threads/{thread.uid}/below/none/"):
        assert browser().get(path).status_code == 404


def test_somebody_in_despair_is_shown_help(reader: Person, thread: Thread, settings: object) -> None:
    settings.DETENTE = {**settings.DETENTE, "HELP_COUNTRY": "DE"}  # type: ignore[attr-defined]
    comment = actions.post_comment(actor=reader, thread=thread, raw=FOUL).comment
    finding = {
        "rule": "suicide",
        "score": 0.9,
        "spans": [],
        "why": "It sounds as if you need somebody.",
        "action": "hold",
        "related": [],
        "kind": "despair",
    }
    comment.revision.verdict = {**comment.revision.verdict, "action": "hold", "findings": [finding]}
    comment.revision.save()
    html = browser(reader).get(f"/comments/{comment.uid}/").content.decode()
    assert 'href="tel:08001110111"' in html
    assert "You broke no rule" in html


def test_hostile_words_never_become_markup(reader: Person, thread: Thread) -> None:
    evil = 'The <script>alert(1)</script> and <img src=x onerror=alert(2)> of "the harbour" are quoted here.'
    comment = actions.post_comment(actor=reader, thread=thread, raw=evil).comment
    Comment.objects.filter(pk=comment.pk).update(state=State.HELD)
    client = browser(reader)
    pages = [
        f"/comments/{comment.uid}/",
        f"/comments/{comment.uid}/edit/",
        f"/comments/{comment.uid}/delete/",
        f"/comments/threads/{thread.uid}/mine/",
    ]
    for url in pages:
        html = client.get(url).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
