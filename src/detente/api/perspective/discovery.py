"""The discovery document, from which Google's own client libraries build themselves.

Format: developers.google.com/discovery/v1/reference/apis. The schemas are made from the same tables that read
the requests, so the document cannot say what the door does not do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from detente.api.perspective import payload as p

REVISION = "20261122"
_SCOPE = "https://www.googleapis.com/auth/userinfo.email"
_PARAMETERS: dict[str, dict[str, Any]] = {
    "$.xgafv": {"type": "string", "enum": ["1", "2"], "description": "Accepted and ignored."},
    "access_token": {"type": "string", "description": "Accepted and ignored; use a key."},
    "alt": {"type": "string", "default": "json", "enum": ["json", "media", "proto"],
            "description": "Accepted; answers are always JSON."},
    "callback": {"type": "string", "description": "Accepted and ignored."},
    "fields": {"type": "string", "description": "Which fields of the answer to send."},
    "key": {"type": "string", "description": "A key that the operator gave you."},
    "oauth_token": {"type": "string", "description": "Accepted and ignored; use a key."},
    "prettyPrint": {"type": "boolean", "default": "true", "description": "Whether answers have line ends and indents."},
    "quotaUser": {"type": "string", "description": "Accepted and ignored."},
    "uploadType": {"type": "string", "description": "Accepted and ignored."},
    "upload_protocol": {"type": "string", "description": "Accepted and ignored."},
}  # fmt: skip
_ANALYZE_ANSWER = p.Message(
    "AnalyzeCommentResponse",
    {
        "attribute_scores": p.Map(p.ATTRIBUTE_SCORES),
        "client_token": "string",
        "detected_languages": p.Repeated("string"),
        "languages": p.Repeated("string"),
    },
)
_SUGGEST_ANSWER = p.Message(
    "SuggestCommentScoreResponse",
    {
        "client_token": "string",
        "detected_languages": p.Repeated("string"),
        "requested_languages": p.Repeated("string"),
    },
)
_TOLD = {
    ("SpanScore", "begin"): "Where the span begins, in UTF-16 code units of the comment's text.",
    ("SpanScore", "end"): "Where the span ends, exclusive, in UTF-16 code units.",
    ("AttributeParameters", "score_threshold"): "The attribute is left out below this score.",
    ("AnalyzeCommentRequest", "languages"): "ISO 639-1 or BCP-47; found by reading when absent.",
    ("AnalyzeCommentRequest", "do_not_store"): "Accepted. Analysed texts are never stored here.",
    ("AnalyzeCommentRequest", "drop_unsupported_attributes"):
        "Leave out what is not scored in the text's language, instead of an error.",
}  # fmt: skip


@lru_cache(maxsize=8)
def document(base: str) -> dict[str, Any]:
    """The document for a door at `base`, such as `http://127.0.0.1:8000/api/perspective/`."""
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "commentanalyzer:v1alpha1",
        "name": "commentanalyzer",
        "canonicalName": "Comment Analyzer",
        "version": "v1alpha1",
        "version_module": True,
        "revision": REVISION,
        "title": "Perspective Comment Analyzer API, answered by Detente",
        "description": "Scores of comments from published community standards, in Perspective's contract.",
        "ownerName": "Detente",
        "ownerDomain": "google.com",
        "protocol": "rest",
        "rootUrl": base,
        "baseUrl": base,
        "servicePath": "",
        "basePath": "",
        "batchPath": "batch",
        "fullyEncodeReservedExpansion": True,
        "parameters": {name: {"location": "query"} | told for name, told in _PARAMETERS.items()},
        "auth": {"oauth2": {"scopes": {_SCOPE: {"description": "Not asked for here."}}}},
        "resources": {"comments": {"methods": {
            "analyze": _method("analyze", "Scores a comment.", p.ANALYZE, _ANALYZE_ANSWER),
            "suggestscore": _method("suggestscore", "Takes a person's score, for calibration.",
                                    p.SUGGEST, _SUGGEST_ANSWER),
        }}},
        "schemas": _schemas(),
    }  # fmt: skip


def _method(name: str, sentence: str, request: p.Message, response: p.Message) -> dict[str, Any]:
    path = f"v1alpha1/comments:{name}"
    return {
        "id": f"commentanalyzer.comments.{name}",
        "description": sentence,
        "httpMethod": "POST",
        "path": path,
        "flatPath": path,
        "parameters": {},
        "parameterOrder": [],
        "request": {"$ref": request.name},
        "response": {"$ref": response.name},
        "scopes": [_SCOPE],
    }


def _schemas() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for message in (p.ANALYZE, p.SUGGEST, _ANALYZE_ANSWER, _SUGGEST_ANSWER):
        _collect(message, found)
    return dict(sorted(found.items()))


def _collect(kind: Any, found: dict[str, Any]) -> None:
    if isinstance(kind, p.Repeated | p.Map):
        _collect(kind.of, found)
    elif isinstance(kind, p.Message) and kind.name not in found:
        found[kind.name] = {}
        for inner in kind.fields.values():
            _collect(inner, found)
        properties = {_camel(name): _described(kind.name, name, inner) for name, inner in kind.fields.items()}
        found[kind.name] = {"id": kind.name, "type": "object", "properties": properties}


def _described(message: str, name: str, kind: Any) -> dict[str, Any]:
    told = _TOLD.get((message, name))
    return _schema(kind) | ({"description": told} if told else {})


def _schema(kind: Any) -> dict[str, Any]:
    if isinstance(kind, p.Message):
        return {"$ref": kind.name}
    if isinstance(kind, p.Repeated):
        return {"type": "array", "items": _schema(kind.of)}
    if isinstance(kind, p.Map):
        return {"type": "object", "additionalProperties": _schema(kind.of)}
    if isinstance(kind, p.Enum):
        return {"type": "string", "enum": list(kind.values), "enumDescriptions": [""] * len(kind.values)}
    simple: dict[str, dict[str, Any]] = {
        "string": {"type": "string"},
        "bool": {"type": "boolean"},
        "float": {"type": "number", "format": "float"},
        "int32": {"type": "integer", "format": "int32"},
    }
    return simple[kind]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
