"""The description of the public API against the running application: schemathesis sends what the description allows and
what it forbids, and reads every answer by it.

Bounded and repeatable: a fixed number of requests for each address, always the same ones.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.openapi import from_wsgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.api.actions import issue_token
from detente.api.models import Scope
from detente.api.v1 import security
from detente.comments.actions import describe_thread, post_comment

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EACH = 14
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, unsupported_method,
]  # fmt: skip
OPERATIONS = {
    "thread", "comments", "post_comment", "comment", "verdict", "flag_comment", "standards", "edition", "try_text", "articles",
    "article", "search",
}  # fmt: skip


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, dict[str, str], dict[str, list[str]]]:
    """The description, a token that may do everything, and for the addresses that take one the name of the id and
    ids that exist.
    """
    # As Django's own test client does: the transaction of the test must outlive each request.
    for signal in (request_started, request_finished):
        monkeypatch.setattr(signal, "receivers", [])
        signal.sender_receivers_cache.clear()
    numbers = itertools.count()
    for guard in (security.Reader, security.Writer, security.Flagger, security.Trier):
        monkeypatch.setattr(guard, "pace", security.Pace(f"schemathesis {next(numbers)}", 0))
    people = [Person.objects.create_user(f"p{n}", f"p{n}@news.example", "a long password") for n in range(2)]
    thread = describe_thread(
        actor=people[0].reference, subject="article:1", title="The bridge", url="/", language="en", words="", is_open=True
    )
    uids = [post_comment(actor=person, thread=thread, raw=f"The bridge is {word}.").comment.uid
            for person, word in zip(people, ("open", "late"), strict=True)]  # fmt: skip
    _, secret = issue_token(actor=people[0], name="schemathesis", scopes=Scope.values)
    headers = {"Authorization": f"Bearer {secret}"}
    known = {"/threads/": ["id", thread.uid], "/comments/": ["id", *uids], "/standards/": ["edition", edition_in_force().hash]}
    return from_wsgi("/api/v1/openapi.json", get_wsgi_application()), headers, known


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_as_described(described: Any, mode: GenerationMode, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "POSTS_PER_MINUTE": 10_000, "FLAGS_PER_HOUR": 10_000}
    schema, headers, known = described
    operations = [found.ok() for found in schema.get_all_operations()]
    assert {operation.definition.raw["operationId"] for operation in operations} == OPERATIONS
    for operation in operations:
        _ask(operation, mode, headers, known)


def _ask(operation: Any, mode: GenerationMode, headers: dict[str, str], known: dict[str, list[str]]) -> None:
    turns, statuses = itertools.count(), set()
    place, *ids = next((ids for part, ids in known.items() if part in operation.path), ["", ""])
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS

    @settings(
        max_examples=EACH, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        turn = next(turns)
        if mode is GenerationMode.POSITIVE and turn % 2:
            if place in case.path_parameters:
                case.path_parameters[place] = ids[turn // 2 % len(ids)]
            if isinstance(case.body, dict) and "rule" in case.body:
                case.body["rule"] = "insult"
        statuses.add(case.call_and_validate(checks=checks, headers=headers).status_code)

    try:
        asked()
    except Unsatisfiable:  # nothing can be sent there that the description forbids
        assert mode is GenerationMode.NEGATIVE
    if mode is GenerationMode.POSITIVE and not operation.path.endswith("/articles/{id}"):  # no article is written here
        assert statuses & {200, 201}, (operation.path, statuses)
