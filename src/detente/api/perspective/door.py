"""One call in, one reply out: keys, query parameters, the two methods and the discovery document."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from detente.api.perspective import errors
from detente.api.perspective.analyzing import Suggestion, analyze, suggest
from detente.api.perspective.discovery import document
from detente.api.perspective.keys import Gate
from detente.api.perspective.masks import masked
from detente.api.perspective.payload import ANALYZE, SUGGEST, read

log = logging.getLogger(__name__)

LARGEST_BODY = 2 << 20
"""Bytes of a request. The front accepts no more either."""
JSON = "application/json; charset=UTF-8"
_FALSE = frozenset({"false", "0"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `path` is what follows the door's own prefix, with or without percent-encoding; `local`
    says that the caller is on this machine; `base` is the door's own address with a slash at its end.
    """

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    key: str = ""
    local: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer as bytes of JSON."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": JSON})


def answer(call: Call, gate: Gate, keep: Callable[[Suggestion], None]) -> Reply:
    """Answer one call. Never raises: what goes wrong is an error of the contract."""
    asked = parse_qs(call.query, keep_blank_values=True, errors="replace")
    indent = None if asked.get("prettyPrint", ["true"])[-1].lower() in _FALSE else 2
    try:
        data = _answered(call, asked, gate, keep)
        if fields := asked.get("fields", [""])[-1]:
            data = masked(data, fields)
        return Reply(200, _packed(data, indent))
    except errors.Refused as refused:
        return _refusal(refused, indent)
    except Exception:
        log.exception("The Perspective door failed on %s", call.path)
        return _refusal(errors.server_failed(), indent)


def _answered(
    call: Call, asked: dict[str, list[str]], gate: Gate, keep: Callable[[Suggestion], None]
) -> dict[str, Any]:
    path = unquote(call.path).strip("/")
    if path in ("$discovery/rest", "discovery/rest"):
        return document(call.base)
    if path not in ("v1alpha1/comments:analyze", "v1alpha1/comments:suggestscore"):
        raise errors.not_found()
    if call.method != "POST":
        raise errors.wrong_method()
    if len(call.body) > LARGEST_BODY:
        raise errors.too_large()
    consumer = gate.admit(call.key or asked.get("key", [""])[-1], local=call.local)
    gate.count(consumer)
    if path.endswith(":analyze"):
        return analyze(read(call.body, ANALYZE))
    reply, suggestion = suggest(read(call.body, SUGGEST))
    keep(suggestion)
    return reply


def _refusal(refused: errors.Refused, indent: int | None) -> Reply:
    headers = {"Content-Type": JSON}
    if refused.wait:
        headers["Retry-After"] = str(refused.wait)
    if refused.code == 405:
        headers["Allow"] = "POST"
    return Reply(refused.code, _packed(refused.as_dict(), indent), headers)


def _packed(data: dict[str, Any], indent: int | None) -> bytes:
    separators = None if indent else (",", ":")
    return (json.dumps(data, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()
