"""The base page in the running site: the masthead's corner, the sections, and error pages that need nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

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


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "14:05 UTC"),
        ("Europe/London", "15:05 BST"),
        ("Europe/Brussels", "16:05 CEST"),
        ("Asia/Dubai", "18:05 UTC+4"),
        ("Asia/Kathmandu", "19:50 UTC+5:45"),
        ("America/Sao_Paulo", "11:05 UTC−3"),
    ],
)
def test_times_are_told_in_the_newsrooms_zone_and_name_it(zone: str, said: str) -> None:
    moment = datetime(2026, 7, 3, 14, 5, tzinfo=UTC)
    with timezone.override(ZoneInfo(zone)):
        html = render_to_string("elements/when.html", {"when": moment, "absolute": True, "zone": True})
    assert re.sub(r"<[^>]+>", "", html).replace("&nbsp;", " ") == f"3 July 2026, {said}"
    assert f'<abbr title="{zone}">' in html
    stamp = re.search(r'datetime="([^"]+)"', html)
    assert stamp is not None and datetime.fromisoformat(stamp.group(1)) == moment


@pytest.mark.django_db
def test_the_clock_of_the_masthead_names_its_zone_without_arithmetic() -> None:
    html = Client().get("/standards/").content.decode()
    clock = html.partition('class="masthead__clock"')[2].partition("</p>")[0]
    assert '<abbr title="UTC">UTC</abbr>' in clock and "GMT" not in clock and 'datetime="' in clock
