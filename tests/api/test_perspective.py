"""Perspective's contract at the pure door: every documented field and every documented error, byte for byte."""

from __future__ import annotations

import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.api.counting import Allowance, HereAlone
from detente.api.perspective import Call, Reply, answer
from detente.api.perspective.analyzing import Suggestion
from detente.api.perspective.keys import Gate
from detente.api.perspective.scoring import ATTRIBUTES, base_of, measured
from detente.api.perspective.spans import in_utf16, sentences, utf16_length
from detente.standards.learned.languages import MEASURED

OPEN = Gate()
RUDE = "You are a complete idiot, you moron."
CALM = "I think the council did a good job with the new bridge."
GERMAN = "Der Gemeinderat hat gestern Abend lange über die neue Brücke gesprochen."
ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"


def ask(data: Any, *, path: str = "v1alpha1/comments:analyze", query: str = "", **more: Any) -> Reply:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    call = Call(**{"method": "POST", "path": path, "query": query, "body": body, "local": True, **more})
    return answer(call, OPEN, kept.append)


kept: list[Suggestion] = []


def analyze(text: str = RUDE, *, wanted: Any = ("TOXICITY",), query: str = "", **fields: Any) -> dict[str, Any]:
    requested = wanted if isinstance(wanted, dict) else {name: {} for name in wanted}
    reply = ask({"comment": {"text": text}, "requestedAttributes": requested, **fields}, query=query)
    found: dict[str, Any] = json.loads(reply.body)
    assert reply.status == found.get("error", {}).get("code", 200)
    return found


def suggest(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask(data, path="v1alpha1/comments:suggestscore").body)
    return found


def error(message: str, kind: str, **more: Any) -> bytes:
    told = {
        "error": {
            "code": 400,
            "message": message,
            "status": "INVALID_ARGUMENT",
            "details": [{"@type": ERROR, "errorType": kind, **more}],
        }
    }
    return (json.dumps(told, indent=2) + "\n").encode()


# --- answers ---------------------------------------------------------------------------------------------------------


def test_the_least_request_gets_score_and_the_whole_text_as_one_span() -> None:
    found = analyze()
    score = found["attributeScores"]["TOXICITY"]
    assert score["summaryScore"]["type"] == "PROBABILITY"
    assert score["summaryScore"]["value"] > 0.8
    assert score["spanScores"] == [{"begin": 0, "end": len(RUDE), "score": score["summaryScore"]}]
    assert found["languages"] == ["en"]
    assert found["detectedLanguages"][0] == "en"
    assert "clientToken" not in found


def test_a_calm_comment_scores_low_on_every_attribute() -> None:
    rude, calm = (analyze(text, wanted=ATTRIBUTES)["attributeScores"] for text in (RUDE, CALM))
    assert set(rude) == set(ATTRIBUTES)
    for name in ATTRIBUTES:
        assert calm[name]["summaryScore"]["value"] < 0.2
    for name in ("TOXICITY", "INSULT"):
        assert rude[name]["summaryScore"]["value"] > 0.8


def test_pretty_printed_unless_told_otherwise() -> None:
    data = {"comment": {"text": CALM}, "requestedAttributes": {"TOXICITY": {}}}
    assert ask(data).body.startswith(b'{\n  "attributeScores": {\n')
    assert b"\n " not in ask(data, query="prettyPrint=false").body
    assert ask(data).headers["Content-Type"] == "application/json; charset=UTF-8"


@pytest.mark.parametrize(
    "fields",
    [
        {"context": {"entries": [{"text": "before"}, {"text": "long before", "type": "PLAIN_TEXT"}]}},
        {"context": {"articleAndParentComment": {"article": {"text": "a"}, "parentComment": {"text": "b"}}}},
        {"spanAnnotations": False},
        {"languages": ["en"]},
        {"languages": ["en-US"]},
        {"languages": []},
        {"dropUnsupportedAttributes": True},
        {"doNotStore": True},
        {"sessionId": "s1"},
        {"communityId": "Coral:https://news.example"},
        {"comment": {"text": RUDE, "type": "PLAIN_TEXT"}},
        {"comment": {"text": RUDE, "type": "TEXT_TYPE_UNSPECIFIED"}},
        {"requestedAttributes": {"TOXICITY": {"scoreType": "PROBABILITY"}}},
        {"requestedAttributes": {"TOXICITY": {"scoreType": "SCORE_TYPE_UNSPECIFIED", "scoreThreshold": 0}}},
        {"requestedAttributes": {"TOXICITY": {"scoreThreshold": "0.1"}}},
        {"languages": None, "context": None, "clientToken": None},
    ],
)
def test_every_optional_field_alone_changes_no_score(fields: dict[str, Any]) -> None:
    assert analyze(**fields)["attributeScores"] == analyze()["attributeScores"]


def test_the_proto_names_are_read_as_well() -> None:
    data = {"comment": {"text": RUDE}, "requested_attributes": {"TOXICITY": {"score_threshold": 0.1}},
            "do_not_store": True, "client_token": "t"}  # fmt: skip
    assert json.loads(ask(data).body)["clientToken"] == "t"


def test_client_token_comes_back() -> None:
    assert analyze(clientToken="comment:17 é")["clientToken"] == "comment:17 é"


@pytest.mark.parametrize(("threshold", "kept_names"), [(0.0, {"TOXICITY", "THREAT"}), (0.5, {"TOXICITY"}), (1.0, None)])
def test_the_threshold_leaves_attributes_out(threshold: float, kept_names: set[str] | None) -> None:
    found = analyze(wanted={name: {"scoreThreshold": threshold} for name in ("TOXICITY", "THREAT")})
    if kept_names is None:
        assert "attributeScores" not in found
        assert found["languages"] == ["en"]
    else:
        assert set(found["attributeScores"]) == kept_names


def test_spans_are_counted_in_utf16() -> None:
    text = "👍 Fine! 👨‍👩‍👧 You are an idiot."
    spans = analyze(text, spanAnnotations=True, languages=["en"])["attributeScores"]["TOXICITY"]["spanScores"]
    units = text.encode("utf-16-le")
    said = [units[2 * span["begin"] : 2 * span["end"]].decode("utf-16-le") for span in spans]
    assert said == ["👍 Fine!", "👨‍👩‍👧 You are an idiot."]
    assert spans[1]["score"]["value"] > spans[0]["score"]["value"]
    whole = analyze(text, languages=["en"])["attributeScores"]["TOXICITY"]["spanScores"]
    assert [(span["begin"], span["end"]) for span in whole] == [(0, utf16_length(text))]


@given(st.text(max_size=200))
def test_sentences_cover_all_that_is_not_blank(text: str) -> None:
    ranges = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
    units = text.encode("utf-16-le", "surrogatepass")
    for (start, end), (begin, stop) in zip(ranges, in_utf16(text, ranges), strict=True):
        assert units[2 * begin : 2 * stop].decode("utf-16-le", "surrogatepass") == text[start:end]


@pytest.mark.parametrize("text", ["." * 60_000 + "x", "?!" * 30_000 + "x", ".'" * 30_000 + "x", "." + '"' * 60_000 + "x"])
def test_a_row_of_stops_is_read_once(text: str) -> None:
    began = process_time()
    assert sentences(text) == [(0, len(text))]
    assert process_time() - began < 1, "quadratic work takes minutes here, linear work some milliseconds"


def test_a_long_comment_has_a_bounded_number_of_spans() -> None:
    spans = analyze("Yes. " * 400, spanAnnotations=True, languages=["en"])["attributeScores"]["TOXICITY"]["spanScores"]
    assert len(spans) == 101
    assert spans[-1]["end"] == 5 * 400 - 1


@pytest.mark.parametrize("text", ["one\r\ntwo lines of it", "e\u0301\u0301\u0301 combining marks", "\ud83d lone half"])
def test_odd_text_is_answered(text: str) -> None:
    assert "TOXICITY" in analyze(text, languages=["en"])["attributeScores"]


def test_the_longest_comment_is_read_and_one_byte_more_is_not() -> None:
    for character, width in (("a", 1), ("д", 2)):
        longest = character * (20_480 // width)
        assert "attributeScores" in analyze(longest, languages=["en"]) or width == 2
        reply = ask({"comment": {"text": longest + "a"}, "requestedAttributes": {"TOXICITY": {}}})
        assert reply.body == error("Comment text too long.", "COMMENT_TOO_LONG")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("attributeScores", {"attributeScores"}),
        ("languages,clientToken", {"languages", "clientToken"}),
        ("attributeScores/TOXICITY/summaryScore/value", {"attributeScores"}),
        ("attributeScores(TOXICITY(spanScores/begin))", {"attributeScores"}),
        ("*", {"attributeScores", "languages", "detectedLanguages", "clientToken"}),
    ],
)
def test_partial_answers(fields: str, expected: set[str]) -> None:
    assert set(analyze(clientToken="t", query=f"fields={fields}")) == expected


def test_a_partial_answer_holds_nothing_else() -> None:
    found = analyze(query="fields=attributeScores/*/spanScores(begin,end)")
    assert found == {"attributeScores": {"TOXICITY": {"spanScores": [{"begin": 0, "end": len(RUDE)}]}}}
    assert analyze(query="fields=a(b")["error"]["code"] == 400


def test_googles_query_parameters_are_tolerated() -> None:
    query = "key=any&alt=json&$.xgafv=2&access_token=x&oauth_token=x&quotaUser=u&callback=f&upload_protocol=raw&uploadType=m"
    assert analyze(query=query) == analyze()


def test_a_percent_encoded_colon_is_the_same_address() -> None:
    data = {"comment": {"text": RUDE}, "requestedAttributes": {"TOXICITY": {}}}
    assert ask(data, path="v1alpha1/comments%3Aanalyze").body == ask(data).body


# --- languages -------------------------------------------------------------------------------------------------------


def test_a_language_nobody_measured_gets_the_contracts_own_error() -> None:
    assert "TOXICITY" not in measured("eu")
    basque = "Udalak atzo arratsaldean luze hitz egin zuen herriko zubi berriari buruz eta proiektuaz."
    reply = ask({"comment": {"text": basque}, "requestedAttributes": {"TOXICITY": {}}})
    detected = {"detectedLanguages": ["eu"], "attribute": "TOXICITY"}
    message = "Attribute TOXICITY does not support request languages: eu"
    kind = "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"
    assert reply.body == error(message, kind, languageNotSupportedByAttributeError=detected)


def test_each_attribute_is_served_where_it_was_measured_and_nowhere_else() -> None:
    languages = {language for name in ATTRIBUTES for language in MEASURED[name]} | {"eu", "om", "hi-Latn", "zh-Hant"}
    for language in sorted(languages):
        for name in ATTRIBUTES:
            found = analyze("hm hm 12", wanted=[name], languages=[language])
            if language in MEASURED[name]:
                assert 0 <= found["attributeScores"][name]["summaryScore"]["value"] <= 1
            else:
                assert found["error"]["message"] == f"Attribute {name} does not support request languages: {language}"


def test_german_is_heard_and_scored() -> None:
    found = analyze("Du bist ein dummes Arschloch und ein Idiot.", wanted=["TOXICITY", "PROFANITY"])
    assert found["languages"] == ["de"]
    assert found["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.5
    calm = analyze(GERMAN, wanted=ATTRIBUTES, dropUnsupportedAttributes=True)
    assert calm["attributeScores"]["TOXICITY"]["summaryScore"]["value"] < 0.3
    assert "THREAT" not in calm["attributeScores"]


def test_the_requested_languages_are_told_inside() -> None:
    found = analyze(CALM, languages=["en", "om"])["error"]
    assert found["message"] == "Attribute TOXICITY does not support request languages: om"
    inner = found["details"][0]["languageNotSupportedByAttributeError"]
    assert inner["requestedLanguages"] == ["en", "om"]
    assert inner["detectedLanguages"] == ["en"]


def test_the_callers_word_is_no_licence_to_score_another_language() -> None:
    """Coral says "en" for every site that is not in one of five languages."""
    basque = "Udalak atzo arratsaldean luze hitz egin zuen herriko zubi berriari buruz eta proiektuaz."
    found = analyze(basque, languages=["en"])["error"]["details"][0]
    assert found["languageNotSupportedByAttributeError"]["detectedLanguages"] == ["eu"]


def test_unsupported_attributes_are_dropped_on_request() -> None:
    found = analyze(CALM, languages=["om"], dropUnsupportedAttributes=True)
    assert "attributeScores" not in found
    assert found["languages"] == ["om"]


@pytest.mark.parametrize("text", ["12345", "👍👍", "Привет"])
def test_undetectable_language(text: str) -> None:
    reply = ask({"comment": {"text": text}, "requestedAttributes": {"TOXICITY": {}}})
    assert reply.body == error("Unable to detect language", "LANGUAGE_DETECTION_FAILED")


def test_no_words_in_a_stated_language_score_nothing() -> None:
    assert analyze("👍👍", languages=["en"])["attributeScores"]["TOXICITY"]["summaryScore"]["value"] == 0.0


@pytest.mark.parametrize(
    ("tag", "base"),
    [("en", "en"), ("en-US", "en"), ("pt_BR", "pt"), ("hi-Latn", "hi-Latn"), ("ZH-hant-TW", "zh-Hant"), ("zh-Hans-CN", "zh"),
     ("en-Latn", "en"), ("zh-CN", "zh")],
)
def test_language_tags(tag: str, base: str) -> None:
    assert base_of(tag) == base


# --- errors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message", "kind"),
    [
        ({}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {"text": ""}}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {"text": " \n\t"}}, "Comment must be non-empty.", "COMMENT_EMPTY"),
        ({"comment": {"text": CALM}}, "Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES"),
        ({"comment": {"text": CALM}, "requestedAttributes": {}}, "Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES"),
        ({"comment": {"text": CALM}, "requestedAttributes": {"LOVE": {}}}, "Unknown requested attribute: LOVE", "INVALID_REQUEST"),
        (
            {"comment": {"text": CALM}, "requestedAttributes": {"TOXICITY": {}, "FLIRTATION": {}}},
            "Unknown requested attribute: FLIRTATION",
            "INVALID_REQUEST",
        ),
        (
            {"comment": {"text": CALM}, "requestedAttributes": {"INSULT": {"scoreType": "PERCENTILE"}}},
            "Requested score type PERCENTILE is not supported by attribute INSULT",
            "INVALID_REQUEST",
        ),
        ({"comment": {"text": CALM, "type": "HTML"}}, "Currently, only 'PLAIN_TEXT' comments are supported", "INVALID_REQUEST"),
        ({"comment": {"text": CALM, "type": 9}}, "Unknown text type", "INVALID_REQUEST"),
        (
            {"comment": {"text": CALM}, "context": {"entries": [], "articleAndParentComment": {}}},
            "Context can have either entries or article_and_parent_comment, but both fields were populated.",
            "INVALID_REQUEST",
        ),
    ],
)  # fmt: skip
def test_documented_errors(data: dict[str, Any], message: str, kind: str) -> None:
    reply = ask(data)
    assert (reply.status, reply.body) == (400, error(message, kind))


def test_unknown_fields_and_wrong_types_are_all_named() -> None:
    found = json.loads(ask({"comment": {"text": 5, "colour": 1}, "lang": ["en"], "languages": [1]}).body)["error"]
    violations = found["details"][0]["fieldViolations"]
    assert found["details"][0]["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    assert violations == [
        {"field": "comment.text", "description": "Invalid value at 'comment.text' (TYPE_STRING), 5"},
        {"field": "comment", "description":
            "Invalid JSON payload received. Unknown name \"colour\" at 'comment': Cannot find field."},
        {"description": 'Invalid JSON payload received. Unknown name "lang": Cannot find field.'},
        {"field": "languages[0]", "description": "Invalid value at 'languages[0]' (TYPE_STRING), 1"},
    ]  # fmt: skip
    assert found["message"] == "\n".join(violation["description"] for violation in violations)


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b'"text"', b"\xff\xfe", b'{"comment": NaN}', b"[" * 100_000, b'{"clientToken": ' + b"1" * 5000 + b"}"],
)
def test_broken_bodies(body: bytes) -> None:
    reply = ask(body)
    assert reply.status == 400
    assert json.loads(reply.body)["error"]["status"] == "INVALID_ARGUMENT"


NAMES = ["comment", "text", "type", "context", "entries", "requestedAttributes", "TOXICITY", "languages", "x"]
LEAVES = st.none() | st.booleans() | st.floats() | st.text(max_size=8)
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(DATA)
def test_nothing_breaks_the_door(data: Any) -> None:
    for path in ("v1alpha1/comments:analyze", "v1alpha1/comments:suggestscore"):
        assert ask(data, path=path).status in (200, 400)


# --- keys and quotas -------------------------------------------------------------------------------------------------


def with_gate(gate: Gate, *, query: str = "", **more: Any) -> dict[str, Any]:
    body = json.dumps({"comment": {"text": CALM}, "requestedAttributes": {"TOXICITY": {}}}).encode()
    call = Call(method="POST", path="v1alpha1/comments:analyze", query=query, body=body, **more)
    found: dict[str, Any] = json.loads(answer(call, gate, kept.append).body)
    return found


def test_without_keys_the_door_is_open_to_this_machine_alone() -> None:
    assert "attributeScores" in with_gate(Gate(), local=True)
    refused = with_gate(Gate())["error"]
    assert (refused["code"], refused["status"]) == (403, "PERMISSION_DENIED")


def test_a_wrong_key() -> None:
    gate = Gate(["first", "second"])
    assert "attributeScores" in with_gate(gate, query="key=second")
    assert "attributeScores" in with_gate(gate, key="first")
    assert with_gate(gate, local=True)["error"]["code"] == 403
    for key in ("third", "é", "%ff"):
        assert with_gate(gate, query=f"key={key}", local=True) == {
            "error": {
                "code": 400,
                "message": "API key not valid. Please pass a valid API key.",
                "status": "INVALID_ARGUMENT",
                "details": [
                    {
                        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                        "reason": "API_KEY_INVALID",
                        "domain": "googleapis.com",
                        "metadata": {"service": "commentanalyzer.googleapis.com"},
                    }
                ],
            }
        }


def test_the_quota_of_a_minute() -> None:
    now = [0.0]
    gate = Gate(["one", "two"], quota=Allowance(2, HereAlone(), clock=lambda: now[0]))
    for _ in range(2):
        assert "attributeScores" in with_gate(gate, query="key=one")
    refused = with_gate(gate, query="key=one")["error"]
    info = refused["details"][0]
    assert (refused["code"], refused["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert (info["reason"], info["metadata"]["quota_limit_value"]) == ("RATE_LIMIT_EXCEEDED", "2")
    assert info["metadata"]["quota_limit"] == "AnalyzeRequestsPerMinutePerProject"
    assert refused["message"] == (
        "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit 'Analysis requests "
        "(AnalyzeComment) per minute' of service 'commentanalyzer.googleapis.com' for consumer "
        f"'{info['metadata']['consumer']}'."
    )
    assert "one" not in info["metadata"]["consumer"]
    assert "attributeScores" in with_gate(gate, query="key=two")
    now[0] = 60.5
    assert "attributeScores" in with_gate(gate, query="key=one")


# --- suggestscore ----------------------------------------------------------------------------------------------------


def test_a_label_as_coral_sends_it() -> None:
    kept.clear()
    found = suggest(
        {
            "comment": {"text": RUDE},
            "context": {"entries": [{"text": '{"url": "https://news.example/1", "Coral_comment_id": "c1"}'}]},
            "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
            "languages": ["en"],
            "communityId": "Coral:https://news.example",
            "clientToken": "comment:c1",
        }
    )
    assert found == {"clientToken": "comment:c1", "detectedLanguages": ["en"], "requestedLanguages": ["en"]}
    assert kept[0].values == {"TOXICITY": 1.0}
    assert kept[0].ours["TOXICITY"] > 0.8
    assert kept[0].community == "Coral:https://news.example"


def test_labels_by_span_only_and_for_attributes_that_are_not_scored() -> None:
    kept.clear()
    spans = [{"begin": 0, "end": 3, "score": {"value": 0.5, "type": "PROBABILITY"}}]
    assert "error" not in suggest({"comment": {"text": CALM}, "attributeScores": {"SPAM": {"spanScores": spans}}})
    assert kept[0].values == {}


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ({}, "Missing attribute_scores"),
        ({"LOVE": {"summaryScore": {"value": 1}}}, "Unknown requested attribute: LOVE"),
        ({"TOXICITY": {"summaryScore": {"value": 1, "type": "RAW"}}}, "Requested score type RAW is not supported by attribute TOXICITY"),
        ({"TOXICITY": {"spanScores": [{"end": 3}]}}, "Span scores must have both begin and end."),
    ],
)  # fmt: skip
def test_labels_that_cannot_be_taken(scores: dict[str, Any], message: str) -> None:
    found = suggest({"comment": {"text": CALM}, "attributeScores": scores})["error"]
    assert found["message"] == message


# --- addresses -------------------------------------------------------------------------------------------------------


def test_discovery_describes_what_the_door_reads() -> None:
    reply = ask(b"", path="$discovery/rest", method="GET", base="http://127.0.0.1:8000/api/perspective/")
    found = json.loads(reply.body)
    assert found["rootUrl"] + found["servicePath"] == "http://127.0.0.1:8000/api/perspective/"
    methods = found["resources"]["comments"]["methods"]
    assert methods["analyze"]["path"] == "v1alpha1/comments:analyze"
    assert methods["suggestscore"]["request"]["$ref"] == "SuggestCommentScoreRequest"
    assert set(found["schemas"]["AnalyzeCommentRequest"]["properties"]) == {
        "comment", "context", "requestedAttributes", "spanAnnotations", "languages", "doNotStore",
        "dropUnsupportedAttributes", "clientToken", "sessionId", "communityId",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("v1alpha1/comments:analyse", "POST", 404), ("v1alpha1/comments:analyze", "GET", 405), ("", "GET", 404)],
)
def test_other_addresses(path: str, method: str, status: int) -> None:
    assert ask(b"", path=path, method=method).status == status


def test_too_much_is_refused() -> None:
    reply = ask(b" " * ((2 << 20) + 1))
    assert reply.status == 413
    assert json.loads(reply.body)["error"]["code"] == 413
