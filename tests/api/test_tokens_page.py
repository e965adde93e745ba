"""The page on which people make and revoke their tokens."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from detente.accounts.models import Person
from detente.api.models import Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> Person:
    person = Person.objects.create_user("ada", "ada@news.example", "a long password")
    client.force_login(person)
    return person


def test_a_token_is_shown_once_works_and_is_revoked(client: Client, reader: Person) -> None:
    answer = client.post("/api/tokens/", {"name": "My reader", "read": "on"})
    assert answer.status_code == 201
    assert answer.headers["Cache-Control"] == "private, no-store"
    secret = re.search(r"<code>(detente_[\w-]+)</code>", answer.content.decode())
    assert secret is not None
    again = client.get("/api/tokens/").content.decode()
    assert "My reader" in again
    assert secret[1] not in again
    headers = {"Authorization": f"Bearer {secret[1]}"}
    assert Client().get("/api/v1/standards", headers=headers).status_code == 200
    client.post(f"/api/tokens/{Token.objects.get().uid}/revoke/")
    assert Client().get("/api/v1/standards", headers=headers).status_code == 401
    assert "You have none." in client.get("/api/tokens/").content.decode()


def test_what_the_page_refuses(client: Client, reader: Person) -> None:
    assert client.post("/api/tokens/", {"name": "", "read": "on"}).status_code == 400
    assert client.post("/api/tokens/", {"name": "x", "everything": "on"}).status_code == 400
    assert client.post("/api/tokens/unknown/revoke/").status_code == 404
    stranger = Person.objects.create_user("bo", "bo@news.example", "a long password")
    theirs = Token.objects.create(person=stranger, name="theirs", digest="d", scopes=[])
    assert client.post(f"/api/tokens/{theirs.uid}/revoke/").status_code == 404
    assert Token.objects.filter(pk=theirs.pk).exists()


def test_only_for_those_who_are_signed_in(client: Client) -> None:
    assert client.get("/api/tokens/").status_code == 302
    assert Client(enforce_csrf_checks=True).post("/api/tokens/", {"name": "x"}).status_code in (302, 403)
