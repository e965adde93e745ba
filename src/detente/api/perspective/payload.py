"""From the bytes of a request to its fields, as proto3's JSON mapping reads them.

Both spellings of a name are taken (`requestedAttributes`, `requested_attributes`), null means absent, numbers
may come as strings. What does not fit is refused with every violation named, in Google's words.
Source of the mapping: protobuf.dev/programming-guides/json.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.api.perspective.errors import unfit_payload

Violations = list[tuple[str, str]]
_PACKAGE = "type.googleapis.com/google.commentanalyzer.v1alpha1."


@dataclass(frozen=True, slots=True)
class Enum:
    """The names of an enumeration; their places are their numbers."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message and its fields by their proto names."""

    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Repeated:
    of: Any


@dataclass(frozen=True, slots=True)
class Map:
    """A map from strings to `of`."""

    of: Any


TEXT_TYPE = Enum("TextEntry.TextType", ("TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT", "HTML"))
SCORE_TYPE = Enum(
    "ScoreType", ("SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW")
)
TEXT_ENTRY = Message("TextEntry", {"text": "string", "type": TEXT_TYPE})
CONTEXT = Message(
    "Context",
    {
        "entries": Repeated(TEXT_ENTRY),
        "article_and_parent_comment": Message(
            "ArticleAndParentComment", {"article": TEXT_ENTRY, "parent_comment": TEXT_ENTRY}
        ),
    },
)
SCORE = Message("Score", {"value": "float", "type": SCORE_TYPE})
SPAN_SCORE = Message("SpanScore", {"begin": "int32", "end": "int32", "score": SCORE})
ATTRIBUTE_SCORES = Message("AttributeScores", {"span_scores": Repeated(SPAN_SCORE), "summary_score": SCORE})
PARAMETERS = Message("AttributeParameters", {"score_type": SCORE_TYPE, "score_threshold": "float"})
_COMMON = {
    "comment": TEXT_ENTRY,
    "context": CONTEXT,
    "languages": Repeated("string"),
    "client_token": "string",
    "session_id": "string",
    "community_id": "string",
}
ANALYZE = Message(
    "AnalyzeCommentRequest",
    _COMMON
    | {
        "requested_attributes": Map(PARAMETERS),
        "span_annotations": "bool",
        "do_not_store": "bool",
        "drop_unsupported_attributes": "bool",
    },
)
SUGGEST = Message("SuggestCommentScoreRequest", _COMMON | {"attribute_scores": Map(ATTRIBUTE_SCORES)})


def read(body: bytes, message: Message) -> dict[str, Any]:
    """The fields of a request by their proto names; absent ones are missing. Raises `Refused`."""
    violations: Violations = []
    data = _parsed(body)
    fields = _message(data, message, "", violations)
    if violations:
        raise unfit_payload(violations)
    return fields


def _parsed(body: bytes) -> Any:
    if not body.strip():
        return {}
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as broken:
        raise unfit_payload(
            [("", f"Invalid JSON payload received. It is not valid UTF-8 (byte {broken.start}).")]
        ) from broken
    except json.JSONDecodeError as broken:
        sentence = (
            f"Invalid JSON payload received. {broken.msg} (line {broken.lineno}, column {broken.colno})."
        )
        raise unfit_payload([("", sentence)]) from broken
    except (ValueError, RecursionError) as broken:
        raise unfit_payload([("", "Invalid JSON payload received. A value cannot be read.")]) from broken


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _message(data: Any, message: Message, path: str, violations: Violations) -> dict[str, Any]:
    if not isinstance(data, dict):
        if path:
            violations.append(_invalid(path, f"{_PACKAGE}{message.name}", data))
        else:
            violations.append(("", "Invalid JSON payload received. Expected an object."))
        return {}
    fields: dict[str, Any] = {}
    for given, value in data.items():
        name = _proto_name(given)
        if name not in message.fields:
            where = f" at '{path}'" if path else ""
            sentence = f'Invalid JSON payload received. Unknown name "{given}"{where}: Cannot find field.'
            violations.append((path, sentence))
        elif value is not None:
            inner = f"{path}.{name}" if path else name
            fields[name] = _value(value, message.fields[name], inner, violations)
    return fields


def _value(value: Any, kind: Any, path: str, violations: Violations) -> Any:
    if isinstance(kind, Message):
        return _message(value, kind, path, violations)
    if isinstance(kind, Repeated):
        items = value if isinstance(value, list) else [value]
        return [_value(item, kind.of, f"{path}[{n}]", violations) for n, item in enumerate(items)]
    if isinstance(kind, Map):
        return _map(value, kind, path, violations)
    if isinstance(kind, Enum):
        return _enum(value, kind, path, violations)
    return _scalar(value, kind, path, violations)


def _map(value: Any, kind: Map, path: str, violations: Violations) -> dict[str, Any]:
    if not isinstance(value, dict):
        violations.append(_invalid(path, "Map", value))
        return {}
    return {
        key: _value({} if item is None else item, kind.of, f"{path}[{n}].value", violations)
        for n, (key, item) in enumerate(value.items())
    }


def _enum(value: Any, kind: Enum, path: str, violations: Violations) -> str:
    if isinstance(value, str) and value in kind.values:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return kind.values[value] if 0 <= value < len(kind.values) else str(value)
    violations.append(_invalid(path, f"{_PACKAGE}{kind.name}", value))
    return kind.values[0]


def _scalar(value: Any, kind: str, path: str, violations: Violations) -> Any:
    if kind == "string" and isinstance(value, str):
        # A lone surrogate is no text. Its replacement is as long in UTF-16, so no offset moves.
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind in ("float", "int32") and (number := _number(value)) is not None:
        if kind == "float":
            return number
        if number.is_integer() and abs(number) < 2**31:
            return int(number)
    violations.append(_invalid(path, f"TYPE_{kind.upper()}", value))
    return None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _invalid(path: str, kind: str, value: Any) -> tuple[str, str]:
    shown = json.dumps(value, ensure_ascii=False)
    return path, f"Invalid value at '{path}' ({kind}), {shown if len(shown) <= 200 else shown[:200] + '…'}"


def _proto_name(given: str) -> str:
    """`requestedAttributes` and `requested_attributes` are the same field."""
    return re.sub(r"[A-Z]", lambda capital: "_" + capital[0].lower(), given)
