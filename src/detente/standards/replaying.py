"""`detente replay`: an archive judged again under another edition, and what that changes.

What needs no other comment is examined in any number of processes; one sequential pass then adds what depends
on earlier comments, so the report never depends on the number of processes. The history is the archive itself;
what an edition refuses does not count among its author's own comments under that edition.

Every comment is judged once, at its place: the members of a flash mob that came before it was one keep their
verdict here, while a site judges them again (`comments.actions.cluster`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from detente.standards.detectors import detectors_hash
from detente.standards.edition import Edition
from detente.standards.history import InMemoryHistory
from detente.standards.records import Finding, Verdict
from detente.standards.stream import (
    START,
    Broken,
    EditionChoice,
    Half,
    concluded,
    halves,
    is_backwards,
    newest_of,
    remember,
)

EXCERPT = 120
MOST_AUTHORS = 20
SIDES = ("old", "new")
WEIGHT = {"publish": 0, "hold": 1, "refuse": 2}


@dataclass(slots=True)
class Tally:
    """What has been counted so far: all of it is JSON, so that a run can be taken up again.

    doubted: comments that the encoder read too. backwards: lines that are older than a line before them, so that
    what depends on earlier comments may miss them. refused: the numbers of the lines that each edition refused, which do
    not count among their authors' own comments.

    actions: "publish>hold" -> comments. rules: rule -> "only old", "only new", "both", "action changed" ->
    comments. authors: author -> "stricter", "milder" -> comments whose action changed. examples: "publish>hold"
    and "rule:+insult" or "rule:-insult" -> the first comments of that kind, in the archive's order.
    """

    lines: int = 0
    broken: int = 0
    changed: int = 0
    doubted: int = 0
    backwards: int = 0
    refused: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in SIDES})
    actions: dict[str, int] = field(default_factory=dict)
    rules: dict[str, dict[str, int]] = field(default_factory=dict)
    authors: dict[str, dict[str, int]] = field(default_factory=dict)
    examples: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy that shares its parts."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared: `new` with `against`, how many examples of each kind are kept, and the languages of the site, if
    somebody named them (`stream.judge_stream`).
    """

    new: EditionChoice
    against: EditionChoice
    examples: int = 3
    languages: tuple[str, ...] = ()

    def hashes(self) -> dict[str, str]:
        """What a saved state has to agree with. Raises EditionError."""
        new = self.new.load()
        return {
            "new": new.hash,
            "against": self.against.load().hash,
            "detectors": detectors_hash(),
            "examples": str(self.examples),
            **({"feed": new.feed.hash} if new.feed else {}),
            **({"site-languages": ",".join(self.languages)} if self.languages else {}),
        }


def replay(
    lines: Iterable[bytes], plan: Plan, *, jobs: int = 1, tally: Tally | None = None
) -> Iterator[tuple[Tally, dict[str, Any] | None]]:
    """Judge every line under both editions. Yields, line for line, the tally and the change it found, or None.

    A `tally` of an earlier run is taken up: its lines are read again for their history alone, which is the
    cheaper part, and nothing is yielded for them. The same lines give the same tally, however often a run was
    interrupted. Raises EditionError before the first line.
    """
    tally = tally if tally is not None else Tally()
    editions = (plan.against.load(), plan.new.load())
    return _replayed(iter(lines), plan, editions, jobs, tally)


def _replayed(
    lines: Iterator[bytes], plan: Plan, editions: tuple[Edition, Edition], jobs: int, tally: Tally
) -> Iterator[tuple[Tally, dict[str, Any] | None]]:
    history = InMemoryHistory()
    histories = (history, history.twin())
    newest = _catch_up(lines, tally, histories, jobs)
    for half in halves(lines, (plan.against, plan.new), jobs=jobs, languages=plan.languages):
        tally.lines += 1
        if isinstance(half, Broken):
            tally.broken += 1
            yield tally, None
            continue
        tally.backwards += is_backwards(half.line, newest)
        newest = newest_of(half.line, newest)
        old, new = concluded(half, editions, histories)
        tally.doubted += new.doubted
        for side, verdict in zip(SIDES, (old, new), strict=True):
            if verdict.action == "refuse" and half.line.is_compared:
                tally.refused[side].append(tally.lines)
        yield tally, _counted(tally, half, old, new, plan.examples)


def _catch_up(
    lines: Iterator[bytes], tally: Tally, histories: tuple[InMemoryHistory, InMemoryHistory], jobs: int
) -> datetime:
    """Remember the lines of an earlier run, so that what follows sees what it would have seen. Returns the newest
    moment in them.
    """
    newest = START
    refused = [set(tally.refused[side]) for side in SIDES]
    for number, half in enumerate(halves(_first(lines, tally.lines), (), jobs=jobs), start=1):
        if isinstance(half, Half):
            newest = newest_of(half.line, newest)
            remember(half, histories, tuple(number in one for one in refused))
    return newest


def _first(lines: Iterator[bytes], count: int) -> Iterator[bytes]:
    for _ in range(count):
        line = next(lines, None)
        if line is None:
            return
        yield line


def _counted(tally: Tally, half: Half, old: Verdict, new: Verdict, most: int) -> dict[str, Any] | None:
    move = f"{old.action}>{new.action}"
    _add(tally.actions, move)
    before, after = _rules(old), _rules(new)
    gained, lost = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    for rule in before.keys() | after.keys():
        counts = tally.rules.setdefault(rule, {})
        _add(counts, "only old" if rule not in after else "only new" if rule not in before else "both")
        if rule in before and rule in after and before[rule] != after[rule]:
            _add(counts, "action changed")
    if before == after and old.action == new.action:
        return None
    tally.changed += 1
    if old.action != new.action and half.line.author is not None:
        stricter = WEIGHT[new.action] > WEIGHT[old.action]
        _add(tally.authors.setdefault(half.line.author, {}), "stricter" if stricter else "milder")
    change = {
        "id": half.line.id, "author": half.line.author, "from": old.action, "to": new.action,
        "gained": gained, "lost": lost,
        "changed": sorted(rule for rule in before.keys() & after.keys() if before[rule] != after[rule]),
    }  # fmt: skip
    kinds = [*(f"rule:+{rule}" for rule in gained), *(f"rule:-{rule}" for rule in lost)]
    for kind in [move, *kinds] if old.action != new.action else kinds:
        kept = tally.examples.setdefault(kind, [])
        if len(kept) < most:
            kept.append({**change, "text": " ".join(half.line.text[: EXCERPT * 2].split())[:EXCERPT]})
    return change


def _rules(verdict: Verdict) -> dict[str, str]:
    """Each rule that was matched, with its heaviest action."""
    found: dict[str, Finding] = {}
    for finding in verdict.findings:
        known = found.get(finding.rule)
        if known is None or WEIGHT.get(finding.action, 0) > WEIGHT.get(known.action, 0):
            found[finding.rule] = finding
    return {rule: finding.action for rule, finding in found.items()}


def _add(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1


def report(tally: Tally, hashes: Mapping[str, str]) -> dict[str, Any]:
    """The finished answer, JSON-ready, in an order that depends on nothing but the archive."""
    moves = Counter(tally.actions)
    authors = sorted(tally.authors.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    return {
        "new": hashes["new"],
        "against": hashes["against"],
        "detectors": hashes["detectors"],
        "comments": tally.lines - tally.broken,
        "broken": tally.broken,
        "changed": tally.changed,
        "doubted": tally.doubted,
        "backwards": tally.backwards,
        "actions": {old: {new: moves[f"{old}>{new}"] for new in WEIGHT} for old in WEIGHT},
        "rules": {rule: dict(sorted(tally.rules[rule].items())) for rule in sorted(tally.rules)},
        "authors": {
            "changed": len(authors),
            "most": [
                {"author": name, **dict(sorted(counts.items()))} for name, counts in authors[:MOST_AUTHORS]
            ],
        },
        "examples": {kind: tally.examples[kind] for kind in sorted(tally.examples)},
    }


def saved(tally: Tally, hashes: Mapping[str, str], archive: Mapping[str, Any]) -> str:
    """The state of a run as JSON."""
    return json.dumps(
        {"version": 1, "hashes": dict(hashes), "archive": dict(archive), "tally": tally.as_dict()}
    )


def taken_up(state: str, hashes: Mapping[str, str], archive: Mapping[str, Any]) -> Tally | None:
    """The tally of a saved state; None where it belongs to other editions, detectors or another archive."""
    try:
        record = json.loads(state)
        if record["version"] != 1 or record["hashes"] != dict(hashes) or record["archive"] != dict(archive):
            return None
        return Tally(**record["tally"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def is_state(beginning: bytes) -> bool:
    """Whether a file that begins so is the saved state of some run, whichever: nothing else is removed or written over."""
    return beginning.startswith(b'{"version": ') and b', "hashes": {"new": "sha256:' in beginning[:60]


def is_change(line: bytes) -> bool:
    """Whether a line is one of the changes that `replay` yields."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.keys() == {"id", "author", "from", "to", "gained", "lost", "changed"}
