"""The desk in a browser without JavaScript: what its forms carry, and what they refuse."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from detente.accounts.models import Person
from detente.comments.actions import edit_comment, post_comment
from detente.comments.models import Comment, State, Thread
from detente.moderation import actions, queries
from detente.moderation.models import Appeal, AppealState, Decision, LetterState

from .test_due_process import ANSWER, WHY

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
FORM = re.compile(r'<form[^>]*action="([^"]+)".*?</form>', re.DOTALL)
PLEA = "I only wanted to be heard over the wind."
PLAIN = "The harbour office opens at eight, and the ferry leaves a quarter of an hour later."


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def forms(client: Client, url: str) -> dict[str, dict[str, str]]:
    """The hidden fields of every form on a page, by the form's address."""
    html = client.get(url).content.decode()
    return {
        found.group(1): {name: unescape(value) for name, value in HIDDEN.findall(found.group(0))}
        for found in FORM.finditer(html)
    }


def test_the_decision_form_carries_what_was_seen(stopped: Comment, reader: Person, moderator: Person) -> None:
    client = browser(moderator)
    url = f"/moderation/comments/{stopped.uid}/decide/"
    shown = forms(client, "/moderation/?queue=held")[url]
    assert shown["seen_line"] == stopped.line_uid
    edit_comment(
        actor=reader, comment=stopped, raw="SOMETHING ELSE ENTIRELY AND EVERY BIT AS LOUD AS THE FIRST"
    )
    answer = client.post(url, {**shown, "kind": "approve"})
    assert answer.status_code == 409 and "read it again" in answer.content.decode()
    missing = client.post(url, {"kind": "approve", "seen_state": stopped.state})
    assert missing.status_code == 409 and not Decision.objects.exists()
    assert (
        client.post(url, {**forms(client, "/moderation/?queue=held")[url], "kind": "approve"}).status_code
        == 302
    )
    stopped.refresh_from_db()
    assert stopped.state == State.PUBLISHED


def test_all_alike_are_those_that_were_shown(thread: Thread, person_factory, moderator: Person) -> None:
    for number in range(8):
        raw = f"The ferry company must refund every single passenger of the cancelled evening crossing number {number} this week."
        post_comment(actor=person_factory(), thread=thread, raw=raw)
    held = Comment.objects.filter(state=State.HELD).order_by("id")
    late = held.last()
    assert late is not None
    Comment.objects.filter(pk=late.pk).update(state=State.PUBLISHED)
    shown_ones = set(held.values_list("uid", flat=True))
    client = browser(moderator)
    ((url, shown),) = [form for form in forms(client, "/moderation/").items() if form[0].endswith("/decide/")]
    assert {entry.partition(":")[0] for entry in shown["shown"].split()} == shown_ones
    Comment.objects.filter(pk=late.pk).update(state=State.HELD)  # the mob grew while the page was open
    assert queries.queue("held")[0].size == len(shown_ones) + 1
    sent = {**shown, "all_alike": "on", "kind": "remove", "rule": "flash-mob", "sentence": WHY}
    assert client.post(url, sent).status_code == 302
    assert set(Comment.objects.filter(state=State.REMOVED).values_list("uid", flat=True)) == shown_ones
    assert list(held.values_list("uid", flat=True)) == [late.uid]


def test_all_alike_are_none_when_one_changed(thread: Thread, person_factory, moderator: Person) -> None:
    for number in range(8):
        raw = f"The ferry company must refund every single passenger of the cancelled evening crossing number {number} this week."
        post_comment(actor=person_factory(), thread=thread, raw=raw)
    client = browser(moderator)
    ((url, shown),) = [form for form in forms(client, "/moderation/").items() if form[0].endswith("/decide/")]
    changed = Comment.objects.filter(state=State.HELD).order_by("-id")[0]
    edit_comment(
        actor=changed.author, comment=changed, raw="HERE IS SOMETHING ELSE ENTIRELY AND IT IS VERY LOUD"
    )
    sent = {**shown, "all_alike": "on", "kind": "approve"}
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert not Decision.objects.exists()


def test_the_hearing_form_carries_what_was_seen(stopped: Comment, reader: Person, moderator: Person) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    client = browser(moderator)
    url = f"/moderation/appeals/{appeal.uid}/hear/"
    shown = forms(client, "/moderation/?queue=appeals")[url]
    sent = {"outcome": "reverse", "sentence": ANSWER}
    assert client.post(url, sent).status_code == 409, "without what was seen nothing is published"
    assert client.post(url, {**shown, **sent}).status_code == 302
    appeal.refresh_from_db()
    assert appeal.state == AppealState.REVERSED


def test_whoever_has_appealed_reads_that_it_waits_and_is_not_asked_to_appeal_again(
    stopped: Comment, reader: Person, moderator: Person
) -> None:
    page = f"/comments/{stopped.uid}/"
    assert "Ask for a human" in browser(reader).get(page).content.decode()
    filed = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    waiting = browser(reader).get(page).content.decode()
    assert "An appeal was filed" in waiting and "See the appeal" in waiting
    assert "Ask for a human" not in waiting and "free of charge, until" not in waiting
    actions.hear_appeal(actor=moderator, appeal=filed, reverse=False, sentence=ANSWER)
    heard = browser(reader).get(page).content.decode()
    assert "An appeal was filed" not in heard and "what another moderator decided on the appeal" in heard


def test_an_appeal_against_a_moderators_hold_is_told_after_a_rewrite(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    actions.decide(actor=moderator, comment=comment, kind="hold", rule="insult", sentence=WHY)
    edited = edit_comment(actor=reader, comment=comment, raw=PLAIN).comment
    page = f"/comments/{comment.uid}/"
    assert "An appeal was filed" not in browser(reader).get(page).content.decode()
    filed = actions.appeal(actor=reader, comment=edited, text=PLEA)
    html = browser(reader).get(page).content.decode()
    assert "An appeal was filed" in html and "and you get a notice" in html
    assert browser(reader).get(f"/accounts/appeals/new/{comment.uid}/").headers["Location"].endswith(f"{filed.uid}/")


def test_only_what_stopped_a_comment_is_marked_for_its_author(
    stopped: Comment, comment: Comment, reader: Person, moderator: Person
) -> None:
    filed = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    assert '<mark class="evidence">' in browser(reader).get(f"/accounts/appeals/{filed.uid}/").content.decode()
    revision = comment.revision
    assert revision is not None
    hint = {"rule": "insult", "score": 0.7, "spans": [[4, 9]], "why": "A hint.", "action": "mark"}
    revision.verdict = {**revision.verdict, "findings": [hint]}
    revision.save()
    decision = actions.decide(actor=moderator, comment=comment, kind="remove", rule="insult", sentence=WHY)
    appeal = actions.appeal(actor=reader, comment=comment, text=PLEA)
    for path in (f"/accounts/decisions/{decision.uid}/", f"/accounts/appeals/{appeal.uid}/"):
        html = browser(reader).get(path).content.decode()
        assert "nobody told us why" in html and '<mark class="evidence">' not in html, path
    assert '<mark class="evidence">' in browser(moderator).get("/moderation/?queue=appeals").content.decode()


def test_an_overtaken_appeal_says_so(stopped: Comment, reader: Person, moderator: Person) -> None:
    appeal = actions.appeal(actor=reader, comment=stopped, text=PLEA)
    client = browser(moderator)
    url = f"/moderation/appeals/{appeal.uid}/hear/"
    shown = forms(client, "/moderation/?queue=appeals")[url]
    edit_comment(actor=reader, comment=stopped, raw=PLAIN)
    done = client.post(url, {**shown, "outcome": "uphold", "sentence": ANSWER}, follow=True)
    assert "closed as overtaken" in done.content.decode()
    page = browser(reader).get(f"/accounts/appeals/{appeal.uid}/").content.decode()
    assert "Your appeal was overtaken" in page and "public now" in page


def test_a_sanction_from_the_appeals_queue_is_about_that_comment(
    stopped: Comment, reader: Person, moderator: Person
) -> None:
    actions.appeal(actor=reader, comment=stopped, text=PLEA)
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    client = browser(moderator)
    url = f"/moderation/people/{reader.uid}/sanction/"
    shown = forms(client, "/moderation/?queue=appeals")[url]
    assert shown["comment"] == stopped.uid
    sent = {**shown, "kind": "block", "rule": "insult", "sentence": WHY, "here_only": "on", "days": "7"}
    assert client.post(url, sent).status_code == 302
    block = Decision.objects.get(kind="block")
    assert (block.thread_reference, block.comment) == (stopped.thread.reference, stopped)


def test_only_on_this_page_without_a_page_blocks_nobody(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    client = browser(moderator)
    sent = {"queue": "letters", "kind": "block", "rule": "insult", "sentence": WHY, "here_only": "on"}
    answer = client.post(f"/moderation/people/{reader.uid}/sanction/", {**sent, "item": "a-letter"})
    assert answer.status_code == 409 and "which page is meant" in answer.content.decode()
    assert not Decision.objects.filter(kind="block").exists()


def test_a_reader_blocked_on_a_page_writes_and_is_answered(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    place = comment.thread.reference
    actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY, thread_reference=place)
    mine = browser(reader)
    page = mine.get("/accounts/appeals/").content.decode()
    assert "/accounts/letters/new/" in page and comment.thread.title in page
    sent = {"subject": "Restoration", "user_id": reader.uid, "explanation": "I am sorry for what I wrote."}
    assert mine.post("/accounts/letters/new/", sent).status_code == 302
    letter = reader.letters.get()
    desk = browser(moderator)
    assert comment.thread.title in desk.get("/moderation/?queue=letters").content.decode()
    url = f"/moderation/letters/{letter.uid}/answer/"
    assert desk.post(url, {"queue": "letters", "outcome": "reverse", "sentence": ANSWER}).status_code == 409
    assert desk.post(url, {"queue": "letters", "outcome": "restore", "sentence": ANSWER}).status_code == 302
    letter.refresh_from_db()
    assert letter.state == LetterState.RESTORED and not queries.blocks_on(reader)


def test_with_two_blocks_the_letter_says_which(comment: Comment, reader: Person, moderator: Person) -> None:
    place = comment.thread.reference
    actions.warn(actor=moderator, person=reader, rule="insult", sentence=WHY)
    for where in (place, ""):
        actions.block(actor=moderator, person=reader, rule="insult", sentence=WHY, thread_reference=where)
    mine = browser(reader)
    assert 'name="thread_reference"' in mine.get("/accounts/letters/new/").content.decode()
    sent = {"subject": "Restoration", "user_id": reader.uid, "explanation": "I am sorry for what I wrote."}
    for where in (place, ""):
        assert mine.post("/accounts/letters/new/", {**sent, "thread_reference": where}).status_code == 302
    assert {letter.thread_reference for letter in reader.letters.all()} == {place, ""}


def test_a_statement_keeps_its_way_to_appeal_after_an_edit(
    comment: Comment, reader: Person, moderator: Person
) -> None:
    decision = actions.decide(actor=moderator, comment=comment, kind="hold", rule="insult", sentence=WHY)
    comment.refresh_from_db()
    edit_comment(actor=reader, comment=comment, raw=PLAIN)
    mine = browser(reader)
    way = f'href="/accounts/appeals/new/{comment.uid}/"'
    assert way in mine.get(f"/accounts/decisions/{decision.uid}/").content.decode()
    mine.post(f"/accounts/appeals/new/{comment.uid}/", {"text": PLEA})
    assert Appeal.objects.get().decision == decision
    assert way not in mine.get(f"/accounts/decisions/{decision.uid}/").content.decode()
    other = actions.decide(actor=moderator, comment=comment, kind="approve")
    assert way not in mine.get(f"/accounts/decisions/{other.uid}/").content.decode()


def test_the_newsroom_edits_at_the_desk_and_the_reader_appeals(
    comment: Comment, reader: Person, moderator: Person, second_moderator: Person
) -> None:
    client = browser(moderator)
    url = f"/moderation/comments/{comment.uid}/edit/"
    assert f'href="{url}"' in client.get(f"/comments/{comment.uid}/").content.decode()
    assert browser(reader).get(url).status_code == 403
    assert comment.revision.text in unescape(client.get(url).content.decode())
    sent = {"seen_line": comment.line_uid, "text": "The ferry was late.", "rule": "privacy", "sentence": WHY}
    short = client.post(url, {**sent, "sentence": "Too short."})
    assert short.status_code == 409 and "The ferry was late." in short.content.decode()
    assert client.post(url, {**sent, "seen_line": "another"}).status_code == 409
    assert client.post(url, sent).status_code == 302
    mine = browser(reader)
    page = mine.get(f"/comments/{comment.uid}/").content.decode()
    assert "The newsroom edited your comment" in page and WHY in page
    way = f"/accounts/appeals/new/{comment.uid}/"
    assert f'href="{way}"' in page
    assert mine.post(way, {"text": PLEA}).status_code == 302
    desk = browser(second_moderator)
    appeal = Appeal.objects.get()
    hear = f"/moderation/appeals/{appeal.uid}/hear/"
    shown = forms(desk, "/moderation/?queue=appeals")[hear]
    assert desk.post(hear, {**shown, "outcome": "reverse", "sentence": ANSWER}).status_code == 302
    public = Client().get(f"/comments/{comment.uid}/").content.decode()
    assert "nobody told us why" in public and "edited by the newsroom" not in public


@pytest.mark.parametrize("queue", ["held", "flagged", "review", "appeals", "letters"])
def test_an_empty_queue_is_a_page(queue: str, moderator: Person) -> None:
    assert "This queue is empty" in browser(moderator).get(f"/moderation/?queue={queue}").content.decode()
