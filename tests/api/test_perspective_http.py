"""The Perspective door as a part of the site: its addresses, what it keeps, and that it asks nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from detente.api.models import SuggestedScore

ANALYZE = "/api/perspective/v1alpha1/comments:analyze"
SUGGEST = "/api/perspective/v1alpha1/comments:suggestscore"
TEXT = "You are a complete idiot, you moron."
LABEL = {"comment": {"text": TEXT}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
         "languages": ["en"], "communityId": "Coral:https://news.example", "clientToken": "comment:c1"}  # fmt: skip


def post(client: Client, address: str, data: Any, **more: Any) -> Any:
    return client.post(address, json.dumps(data), content_type="application/json", **more)


def test_an_analysis_touches_no_database_and_sets_no_cookie(client: Client) -> None:
    # Without the `django_db` mark a single statement would fail this test.
    answer = post(client, ANALYZE + "?key=any&alt=json", {"comment": {"text": TEXT}, "requestedAttributes": {"TOXICITY": {}}})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json; charset=UTF-8"
    assert answer.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.8
    assert not answer.cookies


def test_the_colon_may_be_encoded(client: Client) -> None:
    data = {"comment": {"text": TEXT}, "requestedAttributes": {"TOXICITY": {}}}
    encoded = "/api/perspective/v1alpha1/comments%3Aanalyze"
    assert post(client, encoded, data).content == post(client, ANALYZE, data).content


def test_discovery_names_this_server(client: Client) -> None:
    found = client.get("/api/perspective/$discovery/rest?version=v1alpha1").json()
    assert found["rootUrl"] == "http://testserver/api/perspective/"


def test_ten_megabytes_are_refused_cleanly(client: Client) -> None:
    answer = client.post(ANALYZE, b" " * (10 << 20), content_type="application/json")
    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "Request payload size exceeds the limit."


def test_strangers_need_a_key(client: Client, settings: Any) -> None:
    data = {"comment": {"text": TEXT}, "requestedAttributes": {"TOXICITY": {}}}
    assert post(client, ANALYZE, data, REMOTE_ADDR="203.0.113.9").status_code == 403
    settings.DETENTE = {**settings.DETENTE, "API_KEYS": ("secret",)}
    assert post(client, ANALYZE + "?key=secret", data, REMOTE_ADDR="203.0.113.9").status_code == 200
    assert post(client, ANALYZE, data, headers={"X-Goog-Api-Key": "secret"}).status_code == 200
    assert post(client, ANALYZE + "?key=other", data).json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    assert post(client, ANALYZE, data).status_code == 403


def test_a_public_site_needs_keys_however_local_the_caller_looks(client: Client, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "PRODUCTION": True}
    data = {"comment": {"text": TEXT}, "requestedAttributes": {"TOXICITY": {}}}
    assert post(client, ANALYZE, data).status_code == 403


@pytest.mark.django_db
def test_a_label_is_kept_without_its_text(client: Client) -> None:
    assert post(client, SUGGEST, LABEL).json()["clientToken"] == "comment:c1"
    kept = SuggestedScore.objects.get()
    assert (kept.attribute, kept.value, kept.language, kept.text) == ("TOXICITY", 1.0, "en", "")
    assert kept.ours is not None
    assert kept.ours > 0.8
    assert kept.community == "Coral:https://news.example"
    assert kept.detectors.startswith("sha256:")
    assert TEXT not in kept.text_digest


@pytest.mark.django_db
def test_texts_are_kept_where_the_operator_says_so(client: Client, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "KEEP_SUGGESTED_TEXTS": True}
    post(client, SUGGEST, LABEL)
    post(client, SUGGEST, LABEL | {"comment": {"text": TEXT + "\x00"}, "clientToken": "\x00" + "t" * 900})
    first, second = SuggestedScore.objects.order_by("id")
    assert first.text == second.text == TEXT
    assert first.text_digest == second.text_digest
    assert len(second.token) == 200
