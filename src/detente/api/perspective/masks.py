"""Google's `fields` parameter: a part of the answer only, such as `attributeScores/TOXICITY/summaryScore/value`,
`attributeScores(TOXICITY,INSULT)` or `languages,clientToken`. `*` stands for every name.

Source: developers.google.com/workspace/drive/api/guides/performance, "partial response".
"""

from __future__ import annotations

import re
from typing import Any

from detente.api.perspective.errors import Refused

Mask = dict[str, "Mask"]
_TOKEN = re.compile(r"[A-Za-z0-9_.@*-]+|[/,()]")
_DEEPEST = 20


def masked(data: dict[str, Any], fields: str) -> dict[str, Any]:
    """The part of `data` that `fields` names. Raises `Refused` for a mask that cannot be read."""
    tokens = _TOKEN.findall(fields)
    if "".join(tokens) != re.sub(r"\s+", "", fields):
        raise _unfit(fields)
    mask, rest = _several(tokens, fields, 0)
    if rest or not mask:
        raise _unfit(fields)
    return _apply(data, mask)


def _several(tokens: list[str], fields: str, depth: int) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while True:
        name, inner, tokens = _one(tokens, fields, depth)
        mask.setdefault(name, {}).update(inner)
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _one(tokens: list[str], fields: str, depth: int) -> tuple[str, Mask, list[str]]:
    if not tokens or tokens[0] in "/,()" or depth > _DEEPEST:
        raise _unfit(fields)
    name, tokens = tokens[0], tokens[1:]
    if tokens and tokens[0] == "/":
        below, inner, tokens = _one(tokens[1:], fields, depth + 1)
        return name, {below: inner}, tokens
    if tokens and tokens[0] == "(":
        several, tokens = _several(tokens[1:], fields, depth + 1)
        if not tokens or tokens[0] != ")":
            raise _unfit(fields)
        return name, several, tokens[1:]
    return name, {}, tokens


def _apply(data: Any, mask: Mask) -> Any:
    if not mask:
        return data
    if isinstance(data, list):
        return [_apply(item, mask) for item in data]
    if not isinstance(data, dict):
        return data
    wanted = {name: mask.get(name, mask.get("*")) for name in data}
    return {name: _apply(data[name], inner) for name, inner in wanted.items() if inner is not None}


def _unfit(fields: str) -> Refused:
    return Refused(f"Request contains an invalid argument: the field mask {fields[:80]!r} cannot be read.")
