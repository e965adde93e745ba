"""`detente serve --only doors`: the judgement without a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import served_from

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with served_from(tmp_path_factory.mktemp("doors"), "--only", "doors") as served:
        yield served


def test_the_doors_are_open_and_there_is_no_site(doors: Any) -> None:
    data = {"comment": {"text": "You are a complete idiot, you moron."}, "requestedAttributes": {"TOXICITY": {}}}
    answer = httpx.post(doors.url + "/api/perspective/v1alpha1/comments:analyze", json=data, timeout=20)
    assert answer.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.8
    label = {"comment": data["comment"], "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}}
    assert httpx.post(doors.url + "/api/perspective/v1alpha1/comments:suggestscore", json=label).status_code == 200
    assert httpx.post(doors.url + "/api/coral/moderate", content=b"{}").json()["error"]["code"] == "door-closed"
    for address in ("/", "/accounts/login/", "/editor/", "/api/v1/articles", "/moderation/"):
        answer = httpx.get(doors.url + address, timeout=20)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")
    assert Path(doors.home, "detente.sqlite3").exists()
