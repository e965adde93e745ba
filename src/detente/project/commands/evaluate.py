"""`detente evaluate FILE`: how right the judgement is on labelled texts. No server, no database, no Django."""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import Any

import click

from detente.project.commands.reading import beside, opened, site_languages, unreadable, watched
from detente.project.commands.writing import keep_apart, keep_foreign, not_writable, printing
from detente.project.counted import counted
from detente.standards.edition import RULE_IDS, SHIPPED
from detente.standards.errors import EditionError, printable
from detente.standards.evaluating import Evaluation, evaluate
from detente.standards.judging import ATTRIBUTES
from detente.standards.measuring import FEWEST
from detente.standards.plotting import chart, is_chart
from detente.standards.rule_numbers import named_instead
from detente.standards.stream import EditionChoice, lines_of

OF_THRESHOLDS = ("score", "threshold", "ours", "flagged", "precis.", "95 %", "recall", "95 %", "F1")
LIKE_THIS = 'A line looks like {"text": "…", "labels": {"insult": 1}}.'
NOTHING_MEASURED = f"No label was measured. {LIKE_THIS}"
COLUMNS = (
    "score", "group", "texts", "pos.", "none", "precis.", "95 %", "recall", "95 %", "F1", "AUC", "95 %", "calibr.", "Brier",
)  # fmt: skip
TOO_FEW = f"* fewer than {FEWEST} positive or {FEWEST} other texts: too few to tell. Believe the intervals, not the figures."


def _names(_context: Any, _parameter: Any, values: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for value in values:
        label, _, score = value.partition("=")
        if score not in RULE_IDS and score not in ATTRIBUTES:
            known = [*ATTRIBUTES, *RULE_IDS]
            told = f"{value!r} names no score; write NAME=SCORE." if not score else f"{score!r} is no score."
            raise click.BadParameter(f"{told} {named_instead(score, known)} [unknown-score]")
        names[label] = score
    return names


@click.command("evaluate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--edition", default="recommended", metavar="FILE",
              help=f"An edition file, or the name of a shipped edition ({', '.join(SHIPPED)}).")
@click.option("--label", "names", multiple=True, metavar="NAME=SCORE", callback=_names,
              help="Measure the score SCORE (a rule or an attribute) against the label NAME. May be repeated.")
@click.option("--by", multiple=True, metavar="FIELD", help="Measure each value of this field apart. May be repeated.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.svg",
              help="Draw ROC curves and calibration.")
@click.option("--thresholds", is_flag=True,
              help="Say what each threshold would catch; where labels are another model's scores, which threshold of ours is "
              "equivalent to each of its own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@click.option("--jobs", default=1, type=click.IntRange(1, 256), help="Processes to use. The figures stay the same.")
@site_languages
def command(
    file: Path,
    edition: str,
    names: dict[str, str],
    by: tuple[str, ...],
    plot: Path | None,
    thresholds: bool,
    as_json: bool,
    jobs: int,
    languages: tuple[str, ...],
) -> None:
    """Judge labelled texts and say how right that was.

    FILE holds one JSON object a line, gzipped or not: "text", and "labels", an object of name and 0 or 1. A label is
    measured against the rule or the attribute of its name. "spans" or "toxic_offsets" are compared with the evidence.
    """
    choice = EditionChoice.named(edition)
    keep_apart([("--plot", plot)], [("FILE", file), *beside(choice)])
    keep_foreign("--plot", plot, is_chart, "a plot that evaluate drew")
    try:
        with opened(file) as (read, place), watched("evaluating", file, place) as tell:
            found = evaluate(tell(lines_of(read)), choice, by=by, names=names, jobs=jobs, languages=languages)
    except EditionError as refusal:
        raise click.ClickException(refusal.told) from refusal
    except (OSError, EOFError, zlib.error) as problem:
        raise unreadable(file, problem) from problem
    if not found.broken and not any(counts.total() for counts in found.actions.values()):
        raise click.ClickException(f"{printable(file)} holds no text. {LIKE_THIS} [nothing-to-measure]")
    if plot is not None:
        panels = {printable(name): panel for name, panel in found.panels.items()}
        _draw(plot, chart(panels, printable(f"{file.name} under {Path(edition).name}")))
    lines = shown(found) + (shown_thresholds(found) if thresholds else [])
    with printing():
        click.echo(json.dumps(found.as_dict(), indent=1) if as_json else "\n".join(lines))
    for number, message in found.broken[:10]:
        click.echo(f"line {number}: {printable(message)}", err=True)
    if len(found.broken) > 10:
        click.echo(f"… and {counted(len(found.broken) - 10, 'more broken line')}.", err=True)
    sys.exit(1 if found.broken else 0)


def _draw(plot: Path, picture: str) -> None:
    try:
        plot.write_text(picture, encoding="utf-8")
    except OSError as problem:
        raise not_writable(plot, problem) from problem


def shown(found: Evaluation) -> list[str]:
    """The tables, line by line."""
    rows = [_row(score, group, one.as_dict()) for (score, group), one in found.qualities.items()]
    lines = _aligned([COLUMNS, *rows], 2) if rows else [NOTHING_MEASURED]
    if any(one.too_few for one in found.qualities.values()):
        lines.append(TOO_FEW)
    lines.append("")
    for name, counts in found.actions.items():
        if total := sum(counts.values()):
            share = ", ".join(f"{counts[action]:,} {word} ({counts[action] / total:.1%})"
                              for action, word in (("publish", "published"), ("hold", "held"), ("refuse", "refused")))
            lines.append(f"{counted(total, 'text')} with {name}: {share}")
    if found.span_f1 is not None:
        lines.append(f"evidence spans: character F1 {found.span_f1[0]:.3f} on {counted(found.span_f1[1], 'text')}")
    if found.ignored:
        lines.append("labels without a score: " + ", ".join(map(printable, sorted(found.ignored))) + " (name one with --label NAME=SCORE)")
    lines.append(f"in doubt, so read by the encoder too: {found.doubted:.1%} of the texts")
    return [*lines, f"edition {found.edition}"]


def shown_thresholds(found: Evaluation) -> list[str]:
    """What each threshold would catch, line by line."""
    rows = [
        (
            printable(name), f"{step.threshold:.2f}",
            _figure(step.ours), _figure(step.flagged),
            _figure(step.precision), _between(step.precision_low, step.precision_high),
            _figure(step.recall), _between(step.recall_low, step.recall_high), _figure(step.f1),
        )
        for name, several in found.thresholds.items()
        for step in several
    ]
    return ["", *_aligned([OF_THRESHOLDS, *rows], 1)]


def _aligned(table: list[tuple[str, ...]], names: int) -> list[str]:
    """The rows of a table under each other; the first `names` columns are words, the others figures."""
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at < names else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{low:.3f}–{high:.3f}"


def _row(score: str, group: str, one: dict[str, Any]) -> tuple[str, ...]:
    def figure(name: str) -> str:
        return _figure(one[name])

    def between(low: str, high: str) -> str:
        return _between(one[low], one[high])

    return (
        printable(score), printable(group) + (" *" if one["too_few"] else ""),
        f"{one['texts']:,}", f"{one['positives']:,}", f"{one['unscored']:,}",
        figure("precision"), between("precision_low", "precision_high"), figure("recall"), between("recall_low", "recall_high"),
        figure("f1"), figure("auc"), between("low", "high"), figure("calibration"), figure("brier"),
    )  # fmt: skip
