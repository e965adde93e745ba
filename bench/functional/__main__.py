"""How many functional tests of hatred and of its innocent neighbours are answered right.

`python -m bench.functional` prints a table, `--json` one JSON object, `--missed NAME` the texts of a function that
were answered wrongly.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click
import numpy as np

from bench.functional.sentences import Case, cases, descriptions
from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.judging import prepare

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
RULES = ("hatred", "insult")
BATCH = 64
PERSPECTIVE = {"overall": 0.766, "innocent": 0.482}
"""What Perspective reached on another functional set of hate: the same question, other texts."""


def verdicts(texts: Sequence[str]) -> list[Verdict]:
    """Each text judged for itself under `recommended`."""
    found: list[Verdict] = []
    for at in range(0, len(texts), BATCH):
        part = [normalise(text) for text in texts[at : at + BATCH]]
        prepare(part)
        found += [judge(text, PLAIN, shipped_edition()) for text in part]
    return found


def marked(verdict: Verdict, rules: Sequence[str] = RULES) -> bool:
    """Whether one of the rules gave a finding, of whatever action."""
    return any(finding.rule in rules for finding in verdict.findings)


def score(verdict: Verdict, rules: Sequence[str] = RULES) -> float:
    """The highest score of the rules; 0 where none has one."""
    return max((verdict.scores.get(rule, 0.0) for rule in rules), default=0.0)


def best_threshold(scores: Sequence[float], truths: Sequence[bool]) -> tuple[float, float]:
    """The threshold with the highest accuracy on these very texts, and that accuracy: an upper bound."""
    said, true = np.asarray(scores), np.asarray(truths, dtype=bool)
    steps = np.unique(np.append(said, 1.01))
    right = [float(((said >= step) == true).mean()) for step in steps]
    at = int(np.argmax(right))
    return float(steps[at]), right[at]


def accuracies(tests: Sequence[Case], flags: Sequence[bool]) -> dict[str, float]:
    """Shares of right answers: overall, on the hateful and on the innocent texts, and the mean of all functions."""
    right = np.asarray([flag == test.hateful for test, flag in zip(tests, flags, strict=True)])
    hateful = np.asarray([test.hateful for test in tests])
    by_function = _by_function(tests, flags)
    return {
        "overall": round(float(right.mean()), 4),
        "hateful": round(float(right[hateful].mean()), 4),
        "innocent": round(float(right[~hateful].mean()), 4),
        "mean of functions": round(float(np.mean(list(by_function.values()))), 4),
    }


def _by_function(tests: Sequence[Case], flags: Sequence[bool]) -> dict[str, float]:
    found: dict[str, list[bool]] = {}
    for test, flag in zip(tests, flags, strict=True):
        found.setdefault(test.function, []).append(flag == test.hateful)
    return {name: round(sum(right) / len(right), 4) for name, right in found.items()}


def baseline(texts: Sequence[str]) -> list[float] | None:
    """The scores of alt-profanity-check where it is installed."""
    try:
        from profanity_check import predict_prob  # type: ignore[import-not-found]
    except ImportError:
        return None
    return [float(value) for value in predict_prob(list(texts))]


def measure() -> dict[str, Any]:
    """Everything that the table shows, JSON-ready."""
    tests = cases()
    texts, truths = [test.text for test in tests], [test.hateful for test in tests]
    found = verdicts(texts)
    flags = [marked(one) for one in found]
    answers: dict[str, Any] = {
        "texts": len(tests),
        "functions": len(descriptions()),
        "at the shipped marks of hatred and insult": accuracies(tests, flags),
        "at the shipped marks of hatred": accuracies(tests, [marked(one, ("hatred",)) for one in found]),
        "by function": _by_function(tests, flags),
        "refused": sum(one.action == "refuse" for one in found),
    }
    for name, scores in (
        ("hatred alone", [score(one, ("hatred",)) for one in found]),
        ("hatred or insult", [score(one) for one in found]),
        ("alt-profanity-check", baseline(texts)),
    ):
        if scores is not None:
            at, _ = best_threshold(scores, truths)
            answers[f"at the best threshold, {name}"] = {
                "threshold": round(at, 4), **accuracies(tests, [value >= at for value in scores])
            }  # fmt: skip
    return answers


def shown(answers: dict[str, Any]) -> list[str]:
    """The table, line by line."""
    lines = [f"{answers['texts']:,} texts in {answers['functions']} functions, {answers['refused']} refused", ""]
    lines += [f"{share:7.1%}  {name}" for name, share in answers["by function"].items()]
    lines += ["", f"{'overall':>8}{'hateful':>9}{'innocent':>9}{'functions':>10}"]
    for name, one in answers.items():
        if isinstance(one, dict) and "overall" in one:
            at = f" ({one['threshold']:.3f})" if "threshold" in one else ""
            lines.append(
                f"{one['overall']:8.1%}{one['hateful']:9.1%}{one['innocent']:9.1%}{one['mean of functions']:10.1%}  {name}{at}"
            )
    return lines


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--missed", default=None, metavar="NAME", help="Print what was answered wrongly in this function.")
def main(as_json: bool, missed: str | None) -> None:
    """Measure the functional tests of hatred at the shipped thresholds."""
    if missed is not None:
        tests = [test for test in cases() if test.function == missed]
        for test, verdict in zip(tests, verdicts([test.text for test in tests]), strict=True):
            if marked(verdict) != test.hateful:
                click.echo(f"{score(verdict):.2f}  {test.text}")
        return
    answers = measure()
    click.echo(json.dumps(answers) if as_json else "\n".join(shown(answers)))


if __name__ == "__main__":
    main()
