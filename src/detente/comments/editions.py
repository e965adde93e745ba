"""An edition as plain data: what the public JSON shows, and what is kept of each that was in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.standards import Edition


def as_data(edition: Edition) -> dict[str, Any]:
    """Every word and number of an edition, JSON-ready, in published order."""
    return {
        "name": edition.name,
        "hash": edition.hash,
        "title": edition.title,
        "preamble": edition.preamble,
        "sanctions": list(edition.sanctions),
        "hold_unmeasured": edition.hold_unmeasured,
        "rules": [
            {
                "id": rule.id,
                "number": rule.number,
                "title": rule.title,
                "text": rule.text,
                "force": rule.force,
                "ceiling": rule.ceiling,
                "enabled": rule.enabled,
                "shadow": rule.shadow,
                "detector": rule.detector,
                "note": rule.note,
                "thresholds": dict(rule.thresholds),
                "matches": list(rule.matches),
                "passes": list(rule.passes),
            }
            for rule in edition.rules.values()
        ],
    }


def short_hash(hash_: str) -> str:
    """The first twelve digits: enough to name an edition in an address."""
    return hash_.removeprefix("sha256:")[:12]


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rules that two editions (as data) word or apply differently, each with both sides."""
    others = {rule["id"]: rule for rule in other["rules"]}
    told = ("title", "text", "force", "ceiling", "enabled", "shadow", "thresholds")
    return [
        {
            "number": rule["number"],
            "id": rule["id"],
            "title": rule["title"],
            "here": rule,
            "there": others[rule["id"]],
        }
        for rule in one["rules"]
        if rule["id"] in others and any(rule.get(name) != others[rule["id"]].get(name) for name in told)
    ]
