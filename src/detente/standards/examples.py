"""Reading an edition's examples, so that they can be run: a plain text, or a thread or a scene in a small notation.

A thread has one comment a line, "author HH:MM | text"; its last line is the one that is judged, the lines
before it came before. Several authors with commas between them post the same text in the same minute.

A scene has lines that begin with "article | ", "parent | " or "publisher | ", and last one that begins with
"comment | ": what is commented on (its title up to the first full stop), what is answered, who publishes, and the text
that is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from detente.standards.edition import Edition, Rule
from detente.standards.fingerprints import fingerprint, unquoted
from detente.standards.history import InMemoryHistory
from detente.standards.judging import judge
from detente.standards.records import Article, Circumstances, Finding, Past, Verdict
from detente.standards.rule_numbers import ACTIONS
from detente.standards.text import normalise

DAY = (2026, 11, 22)
_SCENERY = ("article | ", "parent | ", "publisher | ")
_Line = tuple[str, datetime, str]


def run_example(example: str, edition: Edition) -> Verdict:
    """Judge an example of an edition, whatever its notation."""
    lines = thread_of(example)
    if not lines:
        body, around = scene_of(example) or (example, Circumstances(time=datetime(*DAY, 12, tzinfo=UTC)))
        return judge(normalise(body), around, edition)
    history = InMemoryHistory()
    around = _around(scenery_of(example)[0])
    *earlier, last = lines
    for number, (author, time, body) in enumerate(earlier):
        remembered = fingerprint(unquoted(normalise(body), around))
        history.remember(Past(f"earlier-{number}", author, "thread", time, remembered))
    author, time, body = last
    text = normalise(body)
    around = replace(around, time=time, author=author, thread="thread")
    return judge(
        text,
        replace(
            around,
            own_recent=history.own_recent(author, time),
            lookalikes=history.lookalikes(fingerprint(unquoted(text, around)), time),
        ),
        edition,
    )


def finds(example: str, rule_id: str, edition: Edition) -> bool:
    """Whether judging the example gives a finding of the rule, even where the edition has switched the rule off."""
    return _finding_of(rule_id, run_example(example, on_trial(edition, rule_id))) is not None


@dataclass(frozen=True, slots=True)
class Tried:
    """An example after it was judged.

    listed: "matches" or "passes", the list in which it stands; number: its 1-based place there. is_right: whether the
    rule found something in it, as `matches` asks, or nothing, as `passes` asks. score: the rule's, 0 to 1; None where
    the detector cannot say. why: a sentence that says why it fails; empty where it is right.
    """

    rule: str
    listed: str
    number: int
    example: str
    is_right: bool
    score: float | None
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready copy."""
        return asdict(self)


def try_examples(edition: Edition, rules: Iterable[str] | None = None) -> Iterator[Tried]:
    """Judge every example of the rules that a machine looks for, or of those named, in the order of the edition.

    Rules that are switched off or in the shadow are tried as if they were in force (`on_trial`).
    """
    named = None if rules is None else set(rules)
    for rule in edition.rules.values():
        if rule.has_detector and (named is None or rule.id in named):
            yield from _try_examples_of(rule.id, edition)


def _try_examples_of(rule_id: str, edition: Edition) -> Iterator[Tried]:
    alone = on_trial(edition, rule_id)
    rule = alone.rules[rule_id]
    for listed, examples in (("matches", rule.matches), ("passes", rule.passes)):
        for number, example in enumerate(examples, start=1):
            verdict = run_example(example, alone)
            finding = _finding_of(rule_id, verdict)
            is_right = (finding is not None) == (listed == "matches")
            score = verdict.scores.get(rule_id)
            told = "" if is_right else _seen(finding) if finding else _missed(score, rule)
            yield Tried(rule_id, listed, number, example, is_right, score, told)


def on_trial(edition: Edition, rule_id: str) -> Edition:
    """The edition with this rule alone, as if it were in force: switched on, out of the shadow, its findings marked at
    least. What a machine may do about a finding is no question to an example.
    """
    alone = edition.limited_to([rule_id])
    rule = alone.rules[rule_id]
    ceiling = "mark" if rule.ceiling == "none" else rule.ceiling
    tried = replace(rule, enabled=True, shadow=False, ceiling=ceiling)
    return replace(alone, rules={**alone.rules, rule_id: tried})


def _finding_of(rule_id: str, verdict: Verdict) -> Finding | None:
    """The finding of the rule with the highest score."""
    found = [finding for finding in verdict.findings if finding.rule == rule_id]
    return max(found, key=lambda finding: finding.score, default=None)


def _seen(finding: Finding) -> str:
    return f"It should pass, and is found with a score of {finding.score:g}: {finding.why}"


def _missed(score: float | None, rule: Rule) -> str:
    """Why nothing was found where something should be."""
    limits = {name: rule.thresholds[name] for name in ACTIONS if name in rule.thresholds}
    if not limits:
        return "It should match, but the rule has no threshold for mark, hold or refuse, so that nothing is ever found."
    name = min(limits, key=lambda one: limits[one])
    if score is None:
        return "It should match, but the detector cannot say anything about it."
    if not score:
        return "It should match, but the detector sees nothing in it."
    return f"It should match, but its score of {score:g} is below {name} = {limits[name]:g}."


def scene_of(example: str) -> tuple[str, Circumstances] | None:
    """The text that is judged and what is around it, or None for an example in another notation."""
    scenery, lines = scenery_of(example)
    name, bar, body = lines[0].partition(" | ") if len(lines) == 1 else ("", "", "")
    return (body, _around(scenery)) if name == "comment" and bar else None


def _around(scenery: Mapping[str, str]) -> Circumstances:
    title, _, text = scenery.get("article", "").partition(". ")
    return Circumstances(
        time=datetime(*DAY, 12, tzinfo=UTC),
        article=Article(title=title, text=text) if title else None,
        parent_text=scenery.get("parent"),
        publisher=scenery.get("publisher", ""),
    )


def scenery_of(example: str) -> tuple[dict[str, str], list[str]]:
    """What stands first in an example and is around its comments ("article", "parent", "publisher"), and the lines after."""
    lines = example.strip().split("\n")
    scenery: dict[str, str] = {}
    while lines and lines[0].startswith(_SCENERY):
        head, _, said = lines.pop(0).partition(" | ")
        scenery[head] = said
    return scenery, lines


def thread_of(example: str) -> list[_Line]:
    """The comments of a thread example in order, or an empty list for a plain text."""
    lines: list[_Line] = []
    for line in scenery_of(example)[1]:
        head, bar, body = line.partition(" | ")
        authors, _, clock = head.strip().rpartition(" ")
        hour, colon, minute = clock.partition(":")
        if not (bar and authors and colon and hour.isdigit() and minute.isdigit()):
            return []
        time = datetime(*DAY, int(hour), int(minute), tzinfo=UTC)
        lines += [(author.strip(), time, body) for author in authors.split(",")]
    return lines
