"""Coral's external moderation phase, with requests as Coral builds them."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from detente.api import coral
from detente.api.errors import UnfitRequest
from detente.standards import Finding, Verdict, shipped_edition

OLD, NEW = "empsec_before-the-change", "empsec_after-the-change"
CALM = "I think the council did a good job with the new bridge."
RUDE = "You are a complete idiot, you moron."
FOUL = "You fucking cunt, go fuck yourself."
STATUSES = {"NONE", "APPROVED", "REJECTED", "PREMOD", "SYSTEM_WITHHELD"}
CODES = {"OFFENSIVE", "ABUSIVE", "SPAM", "BANNED_WORD", "AD", "ILLEGAL_CONTENT", "HARASSMENT_BULLYING",
         "MISINFORMATION", "HATE_SPEECH", "IRRELEVANT_CONTENT", "OTHER"}  # fmt: skip

CORALS_OWN = """{
  "action": "NEW",
  "comment": {
    "body": "Zoë",
    "parentID": null
  },
  "author": {
    "id": "c1d5e7",
    "role": "COMMENTER"
  },
  "story": {
    "id": "s1",
    "url": "https://news.example/bridge"
  },
  "site": {
    "id": "site1"
  },
  "tenantID": "t1",
  "tenantDomain": "talk.news.example"
}"""


def request_body(text: str, *, action: str = "NEW", parent: str | None = None, role: str = "COMMENTER") -> bytes:
    """As Coral makes it: two spaces of indent, no id of the comment."""
    data = {
        "action": action,
        "comment": {"body": text, "parentID": parent},
        "author": {"id": "c1d5e7", "role": role},
        "story": {"id": "s1", "url": "https://news.example/bridge"},
        "site": {"id": "site1"},
        "tenantID": "t1",
        "tenantDomain": "talk.news.example",
    }
    return json.dumps(data, indent=2, ensure_ascii=False).encode()


def signature(body: bytes, *secrets: str) -> str:
    return ",".join("sha256=" + hmac.new(s.encode(), body, hashlib.sha256).hexdigest() for s in secrets)


@pytest.fixture
def send(client: Client, settings: Any) -> Any:
    settings.DETENTE = {**settings.DETENTE, "CORAL_SECRETS": (OLD, NEW)}

    def sending(body: bytes | str, *, signed: str | None = None) -> Any:
        raw = request_body(body) if isinstance(body, str) else body
        headers = {"X-Coral-Signature": signature(raw, NEW) if signed is None else signed, "User-Agent": "Coral Moderation/9.11.8"}
        return client.post("/api/coral/moderate", raw, content_type="application/json", headers=headers)

    return sending


def test_no_opinion_is_an_empty_answer(send: Any) -> None:
    answer = send(CALM)
    assert (answer.status_code, answer.content) == (204, b"")
    assert send("").status_code == 204


def test_a_refusal_gives_coral_its_reason_and_our_explanation(send: Any) -> None:
    told = send(FOUL).json()
    assert told["status"] == told["moderationAction"]["status"] == "REJECTED"
    reason = told["moderationAction"]["rejectionReason"]
    assert reason["code"] == "OFFENSIVE"
    assert "/standards/profanity/" in reason["detailedExplanation"]
    assert "Unmistakable profanity, aimed at a person." in reason["detailedExplanation"]
    assert "sha256:" in reason["detailedExplanation"]


def test_a_hold_waits_for_the_newsroom(send: Any, settings: Any) -> None:
    told = send(RUDE).json()
    assert told == {"status": "SYSTEM_WITHHELD", "actions": [{"actionType": "FLAG", "reason": "COMMENT_DETECTED_TOXIC"}]}
    settings.DETENTE = {**settings.DETENTE, "HELD_WORDS": ("bridge",)}
    assert send(CALM).json() == {"status": "SYSTEM_WITHHELD"}


def test_somebody_in_despair_meets_a_person(send: Any) -> None:
    assert send("I want to kill myself, I cannot go on any more.").json()["status"] == "SYSTEM_WITHHELD"


@pytest.mark.parametrize("text", [CALM, RUDE, FOUL, "Buy cheap pills now at http://pills.example !!!", "CALL ME ON +32 470 12 34 56"])
def test_only_what_coral_accepts_and_never_an_approval(send: Any, text: str) -> None:
    answer = send(text)
    told = json.loads(answer.content or b"{}")
    assert set(told) <= {"status", "actions", "moderationAction"}
    assert told.get("status", "NONE") in STATUSES - {"APPROVED"}
    if "moderationAction" in told:
        assert told["status"] == told["moderationAction"]["status"] == "REJECTED"
        assert told["moderationAction"]["rejectionReason"]["code"] in CODES
    for action in told.get("actions", []):
        assert action["reason"] in {"COMMENT_DETECTED_TOXIC", "COMMENT_DETECTED_SPAM"}


def test_a_repeated_request_gets_the_same_answer(send: Any) -> None:
    for text in (CALM, RUDE, FOUL):
        answers = {send(text).content for _ in range(12)}
        assert len(answers) == 1


def test_the_bytes_are_those_that_coral_signs() -> None:
    """JSON with two spaces of indent, the keys in Coral's order, nothing escaped that JavaScript leaves alone."""
    assert request_body("Zoë").decode() == CORALS_OWN


@pytest.mark.parametrize("role", ["COMMENTER", "MEMBER", "STAFF", "MODERATOR", "ADMIN"])
def test_every_role_is_judged_alike(send: Any, role: str) -> None:
    assert send(request_body(RUDE, role=role)).json()["status"] == "SYSTEM_WITHHELD"


def test_keys_that_a_newer_coral_may_send_change_nothing(send: Any) -> None:
    newer = json.loads(request_body(FOUL)) | {"comment": {"body": FOUL, "parentID": None, "media": {"type": "giphy"}}, "phase": 7}
    assert send(json.dumps(newer, indent=2).encode()).json() == send(FOUL).json()


def test_each_rule_has_a_reason_that_coral_knows() -> None:
    edition = shipped_edition()
    for rule in edition.rules:
        verdict = Verdict("refuse", (Finding(rule, 1.0, (), "Because.", "refuse"),), {}, "en", edition.hash, "sha256:0")
        told = coral.opinion(verdict, edition, "https://news.example")
        assert told is not None
        reason = told["moderationAction"]["rejectionReason"]
        assert reason["code"] in CODES
        assert (reason["code"] == "OTHER") == ("customReason" in reason)
        assert f"https://news.example/standards/{rule}/" in reason["detailedExplanation"]


def test_an_edit_is_judged_like_a_new_comment(send: Any) -> None:
    assert send(request_body(FOUL, action="EDIT", parent="p1")).json()["status"] == "REJECTED"


def test_both_formats_are_read(send: Any) -> None:
    assert send(f"<div>{CALM}</div><div>Thank&nbsp;you &amp; <b>well done</b></div>").status_code == 204
    assert send("<p>You f<b>uck</b>ing cunt, go fuck yourself.</p>").json()["status"] == "REJECTED"
    assert coral.plain("<p>one</p><p>two<br>three</p>") == "one\ntwo\nthree"
    assert coral.plain("a < b and c > d &amp; e") == "a < b and c > d &amp; e"


def test_either_secret_is_taken_while_it_is_changed(send: Any) -> None:
    body = request_body(CALM)
    assert send(body, signed=signature(body, OLD)).status_code == 204
    assert send(body, signed=signature(body, "empsec_other", NEW)).status_code == 204


@pytest.mark.parametrize("made", ["", "sha256=", "sha256=00", "md5=abc", "sha256=é", None])
def test_a_wrong_signature(send: Any, made: str | None) -> None:
    body = request_body(FOUL)
    answer = send(body, signed=signature(body, "empsec_stranger") if made is None else made)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "signature-invalid")


def test_a_changed_body_is_noticed(send: Any) -> None:
    assert send(request_body(FOUL), signed=signature(request_body(CALM), NEW)).status_code == 401


def test_the_door_is_closed_until_there_is_a_secret(client: Client) -> None:
    body = request_body(CALM)
    answer = client.post("/api/coral/moderate", body, content_type="application/json", headers={"X-Coral-Signature": signature(body, "")})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "door-closed")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"comment": {"body": 5}}', b'{"comment": "x"}', b"[" * 90_000])
def test_what_is_no_request_of_corals(send: Any, body: bytes) -> None:
    answer = send(body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "request-unfit")


def test_too_much(send: Any) -> None:
    assert send(b" " * ((1 << 20) + 1)).status_code == 413


@given(st.binary(max_size=200))
def test_reading_refuses_by_name_only(body: bytes) -> None:
    with suppress(UnfitRequest):
        assert isinstance(coral.read(body).text, str)
