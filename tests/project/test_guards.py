"""What stands around every view: a database that cannot write, NUL in an address, names that pose, mailboxes that refuse."""

from __future__ import annotations

import smtplib
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import OperationalError
from django.test import Client

from detente.accounts.actions import create_person
from detente.accounts.validators import no_posing
from detente.notices.actions import send_mail
from detente.notices.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "cache"])


def test_a_locked_database_hands_back_what_was_typed() -> None:
    author = create_person(actor="system:test", username="author", email="author@example.org")
    client = Client()
    client.force_login(author)
    with patch("detente.moderation.reader_views.LetterForm", side_effect=OperationalError("database is locked")):
        answer = client.post("/accounts/letters/new/", {"explanation": "a long explanation of mine", "password": "not to be shown"})
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "a long explanation of mine" in answer.content.decode()
    assert "not to be shown" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/news/?page=%00", "/comments/threads/x%00/new/", "/moderation/?item=%00", "/tags/%00/"])
def test_a_nul_in_an_address_is_refused(path: str) -> None:
    assert Client().get(path).status_code in (400, 404)


def test_a_search_for_nul_finds_nothing_and_breaks_nothing() -> None:
    assert Client().get("/search/?q=%00").status_code == 200


@pytest.mark.parametrize("name", ["Adm1n", "moderator_", "the_editor"[4:], "M0derat0rs", "s.t.a.f.f"])
def test_a_name_that_poses_as_staff_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        no_posing(name)


@pytest.mark.parametrize("name", ["adminton", "ada", "modesty", "editha", "stafford"])
def test_an_innocent_name_is_free(name: str) -> None:
    no_posing(name)


def test_one_mailbox_that_refuses_does_not_stop_the_others() -> None:
    people = [create_person(actor="system:test", username=n, email=f"{n}@example.org") for n in ("gone", "here")]
    for person in people:
        Notice.objects.create(person=person, line_uid=person.uid, event="e", subject="s", body="b", path="/")
    really = EmailMessage.send

    def send(message: EmailMessage, *args: object, **kwargs: object) -> int:
        if message.to == ["gone@example.org"]:
            raise smtplib.SMTPRecipientsRefused({"gone@example.org": (550, b"no such user")})
        return really(message)

    with patch.object(EmailMessage, "send", send):
        assert send_mail() == 1
        assert send_mail() == 0
    assert [message.to for message in mail.outbox] == [["here@example.org"]]


def test_a_mail_server_that_is_down_leaves_the_mail_for_later() -> None:
    person = create_person(actor="system:test", username="here", email="here@example.org")
    Notice.objects.create(person=person, line_uid=person.uid, event="e", subject="s", body="b", path="/")
    with patch.object(EmailMessage, "send", side_effect=ConnectionRefusedError("down")):
        assert send_mail() == 0
    assert send_mail() == 1
