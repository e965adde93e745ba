"""Pages become private drafts in a real newsroom: once each, with their parts, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from detente.ledger.models import Line
from detente.news.actions import found_newsroom
from detente.news.models import ArticlePage
from detente.project.commands import import_
from detente.transfer.actions import import_paths

pytestmark = pytest.mark.django_db(databases=["default", "cache"])
PAGE = """Politics

Ferry stops for good

© Ada Nool / North Region Press
5 May 2020

The ferry stopped on Monday after forty years between the two banks.

Nobody on the quay could say why it did, and nobody had been told.

READ MORE: Why the ferry was late

The council will speak about a bridge when it meets again on Friday.

Related:
Council puts off the bridge
Tags: ferry, bridge
Log in
"""


@pytest.fixture(autouse=True)
def _newsroom() -> None:
    found_newsroom(actor="system:test", name="The Post")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE)
    return path


def test_a_page_becomes_a_draft_with_all_its_parts(page: Path) -> None:
    (brought,) = import_paths(actor="system:import", paths=[page])
    draft = ArticlePage.objects.get(pk=brought.draft.pk).get_latest_revision_as_object()
    assert (draft.title, draft.live, brought.is_new) == ("Ferry stops for good", False, True)
    assert draft.get_parent().title == "Politics"
    assert draft.lead.startswith("The ferry stopped on Monday")
    assert [block.block_type for block in draft.body] == ["paragraph", "read_more", "paragraph"]
    assert draft.picture_credit == "© Ada Nool / North Region Press"
    assert sorted(tag.name for tag in draft.tags.all()) == ["bridge", "ferry"]
    assert draft.published_at.date().isoformat() in ("2020-05-04", "2020-05-05")
    assert brought.address.startswith("/editor/pages/")


def test_importing_again_does_not_double(page: Path) -> None:
    (first,) = import_paths(actor="system:import", paths=[page])
    lines = Line.objects.count()
    (second,) = import_paths(actor="system:import", paths=[page])
    assert second.draft.pk == first.draft.pk
    assert not second.is_new
    assert ArticlePage.objects.count() == 1
    assert Line.objects.count() == lines


def test_no_reader_sees_the_draft(page: Path, client: Client) -> None:
    (brought,) = import_paths(actor="system:import", paths=[page])
    address = brought.draft.get_url()
    assert client.get(address).status_code == 404
    assert b"Ferry stops" not in client.get("/").content
    assert b"Ferry stops" not in client.get("/rss.xml").content


def test_a_refused_page_leaves_nothing_behind(page: Path, tmp_path: Path) -> None:
    unfit = tmp_path / "unfit.txt"
    unfit.write_text(PAGE.replace("ferry, bridge", "ferry, " + "b" * 120))
    lines = Line.objects.count()
    brought = list(import_paths(actor="system:import", paths=[unfit, page]))
    assert brought[0].draft is None
    assert brought[0].outcome.refusal.code == "draft-refused"
    assert [article.title for article in ArticlePage.objects.all()] == ["Ferry stops for good"]
    assert brought[1].draft is not None
    assert Line.objects.count() == lines + 1


def test_a_page_without_a_headline_gets_a_working_one(tmp_path: Path) -> None:
    path = tmp_path / "nameless.txt"
    path.write_text("\n".join(PAGE.splitlines()[7:12]))
    (brought,) = import_paths(actor="system:import", paths=[path], section="Culture")
    assert brought.draft.title == "Untitled (nameless.txt)"
    assert brought.draft.get_parent().title == "Culture"


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dialog.txt"
    path.write_text("Log in\nRegister\nForgot your password?\nYesNo\n")
    (brought,) = import_paths(actor="system:import", paths=[path])
    assert brought.outcome.refusal.code == "no-article"


def test_the_command_prints_where_the_draft_is(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The test database is prepared already; preparing a home has its own tests.
    monkeypatch.setattr("detente.project.home.prepare", lambda: False)
    first = CliRunner().invoke(import_.command, [str(page)])
    assert first.exit_code == 0, first.output
    draft = ArticlePage.objects.get()
    assert f"/editor/pages/{draft.pk}/edit/" in first.output
    again = CliRunner().invoke(import_.command, ["--json", str(page), str(page.with_name("missing.txt"))])
    assert again.exit_code == 1
    assert '"new": false' in again.output
    assert "unreadable-file" in again.output
