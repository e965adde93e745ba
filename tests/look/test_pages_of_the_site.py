"""The base page in the running site: the masthead's corner, the sections, and error pages that need nothing."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory

from detente.accounts.actions import create_person
from detente.accounts.models import Role
from detente.project import views


@pytest.mark.django_db
def test_corner_is_empty_for_a_reader_who_is_not_signed_in() -> None:
    answer = Client().get("/accounts/me/")
    assert answer.status_code == 204
    assert answer.content == b""
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "sees_desk"), [(Role.READER, False), (Role.MODERATOR, True)])
def test_corner_names_the_reader_and_leads_staff_to_their_work(role: str, sees_desk: bool) -> None:
    person = create_person(
        actor="system:test", username="greta", email="g@example.org", display_name="<Greta>", role=role
    )
    client = Client()
    client.force_login(person)
    html = client.get("/accounts/me/").content.decode()
    assert 'data-into="me"' in html
    assert "&lt;Greta&gt;" in html
    assert ("/moderation/" in html) is sees_desk


@pytest.mark.django_db
def test_missing_page_has_the_masthead_and_a_search() -> None:
    answer = Client().get("/no-such-page/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert 'class="masthead"' in html
    assert 'name="q"' in html
    assert not answer.cookies


def test_server_error_page_survives_a_broken_database(
    monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    """Nothing that a page usually knows may be asked once something has broken."""

    def broken(request: HttpRequest) -> dict[str, object]:
        raise RuntimeError("no database")

    engine = engines["django"].engine  # type: ignore[attr-defined]
    monkeypatch.setattr(engine, "template_context_processors", (broken,))
    answer = views.server_error(rf.get("/strait/"))
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
