"""The public JSON API: what programs read and write, with tokens, cursors and refusals."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from django.test import Client

from detente.accounts.models import Person, Role
from detente.api.actions import issue_token, revoke_token
from detente.api.errors import NotFound, TooManyTokens
from detente.api.models import Scope, Token
from detente.api.v1 import security
from detente.comments.actions import describe_thread, post_comment
from detente.comments.models import Comment, Flag, Thread
from detente.ledger.models import Line

pytestmark = pytest.mark.django_db
CALM = "I think the council did a good job with the new bridge."
RUDE = "You are a complete idiot, you moron."
FOUL = "You fucking cunt, go fuck yourself."
DESPAIR = "I want to kill myself, I cannot go on any more."
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with nothing counted."""
    for guard, limit in ((security.Reader, 600), (security.Writer, 60), (security.Flagger, 60), (security.Trier, 60)):
        monkeypatch.setattr(guard, "pace", security.Pace(f"test {next(_numbers)}", limit))


@pytest.fixture
def person() -> Person:
    return make_person()


def make_person(**more: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create_user(f"reader-{number}", f"reader-{number}@news.example", "a long password", **more)


@pytest.fixture
def thread(person: Person) -> Thread:
    return describe_thread(
        actor=person.reference, subject=f"article:{next(_numbers):032x}", title="The bridge", url="/news/bridge/",
        language="en", words="The council opened the new bridge.", is_open=True,
    )  # fmt: skip


def bearer(person: Person, *scopes: str) -> dict[str, str]:
    _, secret = issue_token(actor=person, name="a program", scopes=scopes or Scope.values)
    return {"Authorization": f"Bearer {secret}"}


def post(client: Client, thread: Thread, text: Any, headers: dict[str, str], **more: Any) -> Any:
    data = {"text": text, **more}
    return client.post(f"/api/v1/threads/{thread.uid}/comments", json.dumps(data), content_type="application/json", headers=headers)


def code_of(answer: Any) -> tuple[int, str]:
    error = answer.json()["error"]
    assert error["message"][-1] in ".?"
    return answer.status_code, error["code"]


# --- writing ---------------------------------------------------------------------------------------------------------


def test_a_comment_is_written_read_and_answered(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person)
    answer = post(client, thread, CALM, headers)
    assert answer.status_code == 201
    comment, verdict = answer.json()["comment"], answer.json()["verdict"]
    assert (comment["text"], comment["state"], comment["parent"]) == (CALM, "published", None)
    assert comment["author"] == {"id": person.uid, "name": person.name}
    assert (verdict["action"], verdict["findings"]) == ("publish", [])
    assert verdict["edition"].startswith("sha256:")
    below = post(client, thread, "So do I, and the old one was a danger.", headers, parent=comment["id"]).json()
    assert below["comment"]["parent"] == comment["id"]
    assert client.get(f"/api/v1/comments/{comment['id']}").json() == comment
    read = client.get(f"/api/v1/threads/{thread.uid}/comments").json()
    assert [one["id"] for one in read["comments"]] == [comment["id"], below["comment"]["id"]]
    assert read["next"] is None
    assert read["thread"]["comments"] == 2


def test_a_refused_comment_names_its_grounds_and_the_way_to_appeal(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person)
    answer = post(client, thread, FOUL, headers)
    assert code_of(answer) == (422, "comment-refused")
    told = answer.json()
    assert told["findings"][0]["rule"] == "profanity"
    start, end = told["findings"][0]["spans"][0]
    assert FOUL[start:end]
    assert told["appeal"]["url"].endswith(f"/accounts/appeals/new/{told['comment']['id']}/")
    client.force_login(person)
    assert client.get(told["appeal"]["url"].partition("8000")[2]).status_code == 200
    client.logout()
    assert client.get(f"/api/v1/comments/{told['comment']['id']}").status_code == 404
    assert client.get(f"/api/v1/comments/{told['comment']['id']}", headers=headers).json()["state"] == "refused"


def test_a_held_comment_is_taken(client: Client, person: Person, thread: Thread) -> None:
    answer = post(client, thread, RUDE, bearer(person))
    assert answer.status_code == 201
    assert answer.json()["comment"]["state"] == "held"
    assert client.get(f"/api/v1/threads/{thread.uid}/comments").json()["comments"] == []


def test_a_key_makes_a_retried_request_one_comment(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person) | {"Idempotency-Key": "abc"}
    first, second = (post(client, thread, CALM, headers) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert Comment.objects.count() == 1
    assert code_of(post(client, thread, CALM + " Really.", headers)) == (409, "idempotency-key-reused")
    foul = bearer(person) | {"Idempotency-Key": "def"}
    assert post(client, thread, FOUL, foul).json() == post(client, thread, FOUL, foul).json()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", (400, "empty-text")), (" \n", (400, "empty-text")), ("x" * 5001, (413, "text-too-long")), (5, (422, "request-unfit")),
     (None, (422, "request-unfit"))],
)  # fmt: skip
def test_texts_that_cannot_be_taken(client: Client, person: Person, thread: Thread, text: Any, expected: tuple[int, str]) -> None:
    assert code_of(post(client, thread, text, bearer(person))) == expected
    assert not Comment.objects.exists()


def test_broken_requests(client: Client, person: Person, thread: Thread) -> None:
    headers, address = bearer(person), f"/api/v1/threads/{thread.uid}/comments"
    for body in (b"{", b"", b"\xff", b"[" * 50_000):
        answer = client.post(address, body, content_type="application/json", headers=headers)
        assert code_of(answer) in ((400, "request-unfit"), (422, "request-unfit"))
    too_much = client.post(address, b'{"text": "' + b"x" * 3_000_000 + b'"}', content_type="application/json", headers=headers)
    assert code_of(too_much) == (413, "body-too-large")
    assert code_of(post(client, thread, CALM, headers | {"Idempotency-Key": "k" * 81})) == (422, "request-unfit")
    assert code_of(client.put(address, b"{}", content_type="application/json", headers=headers)) == (405, "method-not-allowed")


def test_characters_that_no_database_takes(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person)
    for parent in ("\x00", "\ud800", "a" * 33):
        assert code_of(post(client, thread, CALM, headers, parent=parent)) == (422, "request-unfit")
    told = post(client, thread, "A lone half \ud83d and a NUL \x00 in it.", headers).json()
    assert told["comment"]["text"] == "A lone half  and a NUL  in it."
    for address in ("threads/%00", "threads/%ff/comments", "comments/%00", "comments/%00/verdict", "articles/%00", "standards/%00"):
        assert code_of(client.get(f"/api/v1/{address}"))[0] in (400, 404)


def test_a_closed_conversation_and_a_missing_parent(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person)
    assert code_of(post(client, thread, CALM, headers, parent="nobody")) == (409, "parent-unavailable")
    Thread.objects.update(is_open=False)
    assert code_of(post(client, thread, CALM, headers)) == (403, "thread-closed")
    assert code_of(client.get("/api/v1/threads/none")) == (404, "thread-unknown")


# --- who asks --------------------------------------------------------------------------------------------------------


def test_nobody_writes_without_a_token(client: Client, person: Person, thread: Thread) -> None:
    assert code_of(post(client, thread, CALM, {})) == (401, "not-signed-in")
    for wrong in ("Bearer nonsense", "Bearer ", "Basic abc"):
        answer = post(client, thread, CALM, {"Authorization": wrong})
        assert code_of(answer) == (401, "not-signed-in")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert code_of(post(client, thread, CALM, bearer(person, "read"))) == (403, "scope-missing")
    assert code_of(client.get("/api/v1/articles", headers=bearer(person, "comments:write"))) == (403, "scope-missing")


def test_a_revoked_token_and_a_closed_account_open_nothing(client: Client, person: Person, thread: Thread) -> None:
    headers = bearer(person)
    revoke_token(actor=person, uid=Token.objects.get().uid)
    assert code_of(post(client, thread, CALM, headers)) == (401, "not-signed-in")
    headers = bearer(person)
    Person.objects.update(is_active=False)
    assert code_of(post(client, thread, CALM, headers)) == (401, "not-signed-in")


def test_a_session_writes_with_its_csrf_token_only(person: Person, thread: Thread) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    assert code_of(post(client, thread, CALM, {})) == (401, "not-signed-in")
    client.cookies["csrf"] = token = "c" * 32
    assert post(client, thread, CALM, {"X-CSRFToken": token}).status_code == 201


def test_a_token_is_kept_as_a_digest_and_leaves_lines(person: Person) -> None:
    token, secret = issue_token(actor=person, name="mine", scopes=["read", "everything"])
    assert token.scopes == ["read"]
    assert secret not in json.dumps(list(Token.objects.values("digest", "name", "scopes")))
    revoke_token(actor=person, uid=token.uid)
    events = list(Line.objects.filter(subject=token.reference).values_list("event", flat=True))
    assert events == ["api:token:issued", "api:token:revoked"]
    with pytest.raises(NotFound):
        revoke_token(actor=person, uid=token.uid)


def test_nobody_has_tokens_without_number(person: Person) -> None:
    for _ in range(20):
        issue_token(actor=person, name="one more", scopes=[])
    with pytest.raises(TooManyTokens):
        issue_token(actor=person, name="one too many", scopes=[])


def test_verdicts_are_for_authors_and_moderators(client: Client, person: Person, thread: Thread) -> None:
    uid = post_comment(actor=person, thread=thread, raw=RUDE).comment.uid
    address = f"/api/v1/comments/{uid}/verdict"
    assert client.get(address, headers=bearer(person)).json()["action"] == "hold"
    assert client.get(address, headers=bearer(make_person(role=Role.MODERATOR))).json()["action"] == "hold"
    assert client.get(address, headers=bearer(make_person())).status_code == 404
    assert client.get(address).status_code == 404


def test_pace(client: Client, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000_020.0]  # the first second of a minute
    monkeypatch.setattr(security.Reader, "pace", security.Pace(f"test {next(_numbers)}", 2, lambda: now[0]))
    assert [client.get("/api/v1/articles").status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/v1/articles")
    assert code_of(answer) == (429, "too-fast")
    assert answer.headers["Retry-After"] == "60"
    now[0] += 55
    assert client.get("/api/v1/articles").headers["Retry-After"] == "5"
    assert client.get("/api/v1/articles", headers=bearer(person)).status_code == 200


# --- help and flags ---------------------------------------------------------------------------------------------------


def test_somebody_in_despair_meets_help_and_a_person(client: Client, person: Person, thread: Thread, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "HELP_COUNTRY": "BE"}
    for text in (DESPAIR, DESPAIR + " " + FOUL):
        answer = post(client, thread, text, bearer(person))
        assert (answer.status_code, answer.json()["comment"]["state"]) == (201, "held")
        told = answer.json()["help"]
        assert [line["number"] for line in told["lines"]] == ["1813", "0800 32 123", ""]
        assert told["lines"][-1]["url"].startswith("https://")
        assert "You broke no rule" in told["message"]
    tried = client.post("/api/v1/verdicts", json.dumps({"text": DESPAIR}), content_type="application/json").json()
    assert (tried["action"], tried["help"]) == ("hold", told)
    assert post(client, thread, CALM, bearer(person)).json()["help"] is None


def test_a_link_that_imitates_this_site_is_seen_at_this_door_too(client: Client, db: None, settings: Any) -> None:
    said = json.dumps({"text": "Please sign in again at http://harbour-hera1d.example/login today, they say."})

    def rules() -> list[str]:
        answer = client.post("/api/v1/verdicts", said, content_type="application/json").json()
        return [finding["rule"] for finding in answer["findings"]]

    assert "malware" not in rules()
    settings.DETENTE = {**settings.DETENTE, "BASE_URL": "https://harbour-herald.example"}
    assert "malware" in rules()


def test_what_is_unmeasured_is_said_at_the_door(client: Client, db: None, settings: Any) -> None:
    settings.DETENTE = {**settings.DETENTE, "SITE_LANGUAGES": ("en", "fi")}
    for text, unmeasured in (("Laiva oli taas myöhässä, eikä kukaan kertonut matkustajille mitään koko aamuna.", True), (CALM, False)):
        answer = client.post("/api/v1/verdicts", json.dumps({"text": text}), content_type="application/json").json()
        assert ("insult" in answer["unmeasured"]) is unmeasured


def test_a_flag_reaches_the_moderators(client: Client, person: Person, thread: Thread) -> None:
    uid = post_comment(actor=person, thread=thread, raw=CALM).comment.uid
    reader = make_person()

    def raised(said: dict[str, Any], headers: dict[str, str], comment: str = uid) -> Any:
        return client.post(f"/api/v1/comments/{comment}/flags", json.dumps(said), content_type="application/json", headers=headers)

    flagging, said = bearer(reader, "flags:write"), {"rule": "off-topic", "sentence": "It is about\x00 another bridge."}
    answer = raised(said, flagging)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["comment"], told["rule"], told["sentence"]) == (uid, "off-topic", "It is about another bridge.")
    assert Flag.objects.get().person == reader
    assert client.get(f"/api/v1/comments/{uid}").json()["state"] == "published"
    assert code_of(raised(said, flagging)) == (409, "already-flagged")
    assert code_of(raised({"rule": "none"}, flagging)) == (400, "rule-unknown")
    assert code_of(raised(said, flagging, "none")) == (404, "comment-unknown")
    assert code_of(raised({"rule": "insult", "sentence": "x" * 501}, flagging)) == (422, "request-unfit")
    assert code_of(raised(said, bearer(person, "flags:write"))) == (403, "may-not-change")
    assert code_of(raised(said, bearer(reader, "comments:write", "read"))) == (403, "scope-missing")
    assert code_of(raised(said, {})) == (401, "not-signed-in")


# --- reading ---------------------------------------------------------------------------------------------------------


def test_pages_of_comments_miss_and_repeat_nothing(client: Client, thread: Thread) -> None:
    texts = [
        "Harbour masters never had it easy.",
        "Ferries at night would be worth more to us than this.",
        "Nobody asked the people who live under the railway.",
        "Read the second page of the report first, please.",
        "Orchards need bees, not bridges!",
        "My grandmother would have laughed about the price.",
        "When does the museum open again?",
    ]
    words = [text.split()[1] for text in texts]
    for text in texts:
        assert post_comment(actor=make_person(), thread=thread, raw=text).verdict.action == "publish"
    for sort in ("oldest", "newest"):
        seen, cursor = [], ""
        while True:
            page = client.get(f"/api/v1/threads/{thread.uid}/comments?limit=2&sort={sort}&cursor={cursor}").json()
            seen += [comment["text"].split()[1] for comment in page["comments"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert seen == (words if sort == "oldest" else words[::-1])


@pytest.mark.parametrize(
    ("query", "expected"),
    [("cursor=rubbish", (400, "cursor-unfit")), ("cursor=" + "f" * 40 + "-1", (400, "cursor-unfit")), ("limit=0", (422, "request-unfit")),
     ("limit=101", (422, "request-unfit")), ("limit=x", (422, "request-unfit")), ("sort=best", (422, "request-unfit"))],
)  # fmt: skip
def test_unfit_questions(client: Client, thread: Thread, query: str, expected: tuple[int, str]) -> None:
    assert code_of(client.get(f"/api/v1/threads/{thread.uid}/comments?{query}")) == expected


def test_standards_and_a_text_tried_on_them(client: Client) -> None:
    found = client.get("/api/v1/standards").json()
    assert len(found["in_force"]["rules"]) == 22
    edition = found["in_force"]["hash"]
    assert client.get(f"/api/v1/standards/{edition}").json() == found["in_force"]
    assert code_of(client.get("/api/v1/standards/none")) == (404, "not-found")

    def tried(text: str) -> Any:
        return client.post("/api/v1/verdicts", json.dumps({"text": text}), content_type="application/json")

    assert tried(FOUL).json()["action"] == "refuse"
    assert tried(CALM).json() | {"edition": edition, "findings": []} == tried(CALM).json()
    assert code_of(tried("")) == (400, "empty-text")
    assert code_of(tried("x" * 5001)) == (413, "text-too-long")
    assert not Comment.objects.exists()


def test_nothing_is_kept_by_a_cache(client: Client) -> None:
    assert client.get("/api/v1/standards").headers["Cache-Control"] == "private, no-store"


def test_articles_of_an_empty_paper(client: Client) -> None:
    assert client.get("/api/v1/articles").json() == {"articles": [], "page": 1, "pages": 1, "total": 0}
    for query in ('"', "%00", "(", "a" * 1000, "OR AND NOT *"):
        assert client.get("/api/v1/search", {"q": query}).json()["total"] == 0
    assert code_of(client.get("/api/v1/articles?section=none")) == (404, "not-found")
    assert code_of(client.get("/api/v1/articles/none")) == (404, "not-found")
    assert code_of(client.get("/api/v1/nothing")) == (404, "not-found")


def test_the_description_names_every_address(client: Client) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert set(found["paths"]) == {
        "/api/v1/threads/{id}", "/api/v1/threads/{id}/comments", "/api/v1/comments/{id}", "/api/v1/comments/{id}/verdict",
        "/api/v1/comments/{id}/flags",
        "/api/v1/standards", "/api/v1/standards/{edition}", "/api/v1/verdicts", "/api/v1/articles", "/api/v1/articles/{id}",
        "/api/v1/search",
    }  # fmt: skip
    assert found["components"]["securitySchemes"]
