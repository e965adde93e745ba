"""What `detente judge --examples` prints: the examples of an edition, which of them fail, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.project.counted import counted
from detente.standards.detectors import detectors_hash
from detente.standards.edition import Edition
from detente.standards.errors import printable
from detente.standards.examples import Tried, try_examples


def tried(edition: Edition, rules: Iterable[str] | None) -> dict[str, Any]:
    """Run the examples of all rules, or of those named, and say as JSON-ready facts how many there are and which fail."""
    found = list(try_examples(edition, rules))
    by_rule: dict[str, list[Tried]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    return {
        "edition": edition.hash,
        "detectors": detectors_hash(),
        "name": edition.name,
        "examples": len(found),
        "rules": {rule: _counts(several) for rule, several in by_rule.items()},
        "failed": [one.as_dict() for one in found if not one.is_right],
    }


def _counts(several: list[Tried]) -> dict[str, int]:
    counts = {listed: sum(one.listed == listed for one in several) for listed in ("matches", "passes")}
    return {**counts, "failed": sum(not one.is_right for one in several)}


def shown(found: dict[str, Any]) -> list[str]:
    """The report, line by line."""
    lines = [_row("rule", "matches", "passes", "failed")]
    lines += [_row(rule, *(f"{counts[name]:,}" for name in counts)) for rule, counts in found["rules"].items()]
    for one in found["failed"]:
        lines += ["", f"{one['rule']}, example {one['number']} of {one['listed']}: {printable(one['why'])}"]
        lines += [f"    {printable(line)}" for line in one["example"].strip().split("\n")]
    count, failed = counted(found["examples"], "example"), len(found["failed"])
    end = f"{failed:,} {'fails' if failed == 1 else 'fail'}" if failed else "all of them hold"
    return [*lines, "", f"{count} of “{printable(found['name'])}”: {end}", f"edition {found['edition']}"]


def _row(*cells: str) -> str:
    return cells[0].ljust(16) + "".join(cell.rjust(9) for cell in cells[1:])
