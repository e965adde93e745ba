"""docs/reference/api.md: its examples are sent, its addresses compared with the description."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from detente.accounts.models import Person
from detente.api.actions import issue_token
from detente.api.models import Scope
from detente.comments.actions import describe_thread, post_comment

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "docs/reference/api.md").read_text()
EXAMPLE = re.compile(
    r"```json request (\S+) (\S+)\n(.*?)```\s+(?:[^`].*?)??```json answer (\d+)\n(.*?)```", re.DOTALL
)


def holds(found: Any, said: Any) -> bool:
    """Whether everything said is found; an object may hold more."""
    if isinstance(said, dict):
        return isinstance(found, dict) and all(name in found and holds(found[name], said[name]) for name in said)
    return bool(found == said)


def test_the_examples_are_true(client: Client) -> None:
    person = Person.objects.create_user("ada", "ada@news.example", "a long password")
    thread = describe_thread(
        actor=person.reference, subject="article:1", title="The bridge", url="/", language="en", words="", is_open=True
    )
    other = Person.objects.create_user("bo", "bo@news.example", "a long password")
    comment = post_comment(actor=other, thread=thread, raw="The old bridge over the Ister was better.").comment
    _, secret = issue_token(actor=person, name="examples", scopes=Scope.values)
    examples = EXAMPLE.findall(PAGE)
    assert len(examples) == PAGE.count("```json request") == 6
    for method, address, body, status, answer in examples:
        sent = client.generic(
            method,
            address.replace("THREAD", thread.uid).replace("COMMENT", comment.uid),
            body.strip(),
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
        assert sent.status_code == int(status), (address, sent.content)
        assert holds(sent.json(), json.loads(answer)), (address, sent.json())


def test_the_table_names_every_address(client: Client) -> None:
    described = {
        f"{method.upper()} {path}".replace("{", "<").replace("}", ">")
        for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items()
        for method in methods
    }
    assert set(re.findall(r"^\| `((?:GET|POST) [^`]+)`", PAGE, re.MULTILINE)) == described
