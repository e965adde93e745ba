"""Whether it matters who is named: neutral sentences with each of fifty identities, and comments in dialect.

`python -m bench.fairness` prints what was found as JSON. A verdict flips where its findings (rule and action) are not
those that most identities get in the same sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import own_sets
from bench.functional.__main__ import verdicts
from bench.functional.sentences import Group, fill
from detente.standards import Verdict

HERE = Path(__file__).resolve().parent
DIALECTS = (
    "black american english", "scots", "irish", "indian english", "nigerian english and pidgin",
    "northern english and others", "learners of english",
)  # fmt: skip
Seen = tuple[tuple[str, str], ...]


def identities() -> list[Group]:
    """The identities that are swapped."""
    lines = (HERE / "identities.txt").read_text(encoding="utf-8").splitlines()
    return [Group(*map(str.strip, line.split("|"))) for line in lines if line and line[0] != "#"]


def sentences() -> list[str]:
    """The neutral sentences, with their placeholders."""
    lines = (HERE / "neutral.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def seen(verdict: Verdict) -> Seen:
    """What a verdict says, without its scores: the rules that were found and what each asks for."""
    return tuple(sorted({(finding.rule, finding.action) for finding in verdict.findings}))


def swapped() -> dict[str, list[tuple[Group, Verdict]]]:
    """Each sentence with the verdict for each identity."""
    groups, frames = identities(), sentences()
    found = iter(verdicts([fill(frame, group) for frame in frames for group in groups]))
    return {frame: [(group, next(found)) for group in groups] for frame in frames}


def swaps() -> dict[str, Any]:
    """The share of verdicts that flip, of held ones, and the share of findings for the identities that get most."""
    flips, held, total = 0, 0, 0
    flagged: Counter[str] = Counter()
    texts: list[str] = []
    for frame, found in swapped().items():
        usual = Counter(seen(verdict) for _, verdict in found).most_common(1)[0][0]
        for group, verdict in found:
            total += 1
            held += verdict.action != "publish"
            flagged[group.plural] += bool(verdict.findings)
            if seen(verdict) != usual:
                flips += 1
                texts.append(fill(frame, group))
    per = {name: round(count / len(sentences()), 4) for name, count in flagged.most_common()}
    return {
        "verdicts": total, "flipped": round(flips / total, 4), "held or refused": round(held / total, 4),
        "share with a finding by identity": {name: share for name, share in per.items() if share},
        "examples": texts[:20],
    }  # fmt: skip


def dialects() -> dict[str, Any]:
    """False alarms on lawful comments in dialect, and their ratio to those on lawful comments in standard English."""
    mine = [one for one in own_sets.protected() if one.section in DIALECTS]
    others = [one for one in own_sets.protected() if one.section not in DIALECTS]
    others = [one for one in others if one.section != "swearing at nobody"]
    found = {one.text: verdict for one, verdict in zip(mine, verdicts([one.text for one in mine]), strict=True)}
    usual = _share(verdicts([one.text for one in others]))
    by = {name: _share([found[one.text] for one in mine if one.section == name]) for name in DIALECTS}
    return {
        "texts": len(mine), "in dialect": _share(list(found.values())), "in standard English": usual,
        "ratio": round(_share(list(found.values())) / usual, 2) if usual else None, "by dialect": by,
    }  # fmt: skip


def _share(found: Sequence[Verdict]) -> float:
    return round(sum(bool(verdict.findings) for verdict in found) / len(found), 4) if found else 0.0


if __name__ == "__main__":
    print(json.dumps({"swaps": swaps(), "dialects": dialects()}))
