"""docs/reference/measured.md, made from what training/measure.py found."""

from __future__ import annotations

from detente.standards.measured import EVERY_RULE, Measured, Measurement

HEAD = """# How often the rules are right

Made by `python training/measure.py DATA` on {date}; do not edit by hand. Under `recommended` as it ships (edition
`{edition}`, detectors `{detectors}`), every text judged for itself. The same figures stand on
the rules' own pages and in `detente.standards.measured`.

**On what.** English sets: the tenth of each by content hash that no weight was trained on (what nearly repeats one of
its texts was left out of training), at most 1,000 texts of a set, the same ones each time. Other languages: the test
part of `training/train_abroad.py`. `own:` sets are this project's: *ordinary comments*, *protected speech*, *despair*,
*functional tests* and *disguises* were written to measure with and trained nothing; `own:` followed by the name of a
head is the held-out part of what was written for training: other templates, but the same hands, so expect less in the
wild.

**What the columns say.** texts, and how many of them break the rule; precision, recall and F1 (with its 95 % interval,
Wilson's) of the rule giving a finding at its mark; AUC of its score (with its 95 % interval, Newcombe's); *held by it*: precision and
recall of
the findings that hold or refuse; calibr.: expected calibration error of the score, ten bins; *innocent*: of a thousand
texts that do not break the rule, how many it held, and refused. A dash: cannot be known there (fewer than eight texts
of a kind, or no score).

Labels of other people's sets are not our rules: "toxic" is not "insults or threatens", and a tweet is no comment under
news. Where a set says 0.6, read: about so well as that set's annotators would agree with our sentence. The shares of
rule-breaking texts are the sets', not a site's: where one comment in a hundred breaks a rule, precision is lower.
"""
COLUMNS = "| set | language | texts | break it | precision | recall | F1 | AUC | held by it | calibr. | innocent held / refused per 1,000 |"


def page(whole: Measurement) -> str:
    """The whole page as Markdown."""
    lines = [HEAD.format(date=whole.date, edition=whole.edition[:19] + "…", detectors=whole.detectors[:19] + "…")]
    rules = sorted({one.rule for one in whole.found}, key=lambda rule: (rule != EVERY_RULE, rule))
    for rule in rules:
        title = rule.capitalize() if rule == EVERY_RULE else f"`{rule}`"
        lines += ["", f"## {title}", "", COLUMNS, "| --- | --- |" + " ---: |" * 9]
        found = [one for one in whole.found if one.rule == rule]
        found.sort(key=lambda one: (one.language != "en", one.language, -one.rows, one.data))
        lines += [_row(one) for one in found]
        notes = [f"*{one.data}{f' ({one.language})' if one.language else ''}:* {one.note}" for one in found if one.note]
        lines += ["", *[f"- {note}" for note in notes]] if notes else []
    return "\n".join([*lines, ""])


def _row(one: Measured) -> str:
    held = f"{_figure(one.hold_precision)} / {_figure(one.hold_recall)}" if one.hold_recall is not None else "–"
    innocent = "–" if one.held_per_1000 is None else f"{one.held_per_1000:.1f} / {one.refused_per_1000 or 0:.1f}"
    cells = (
        one.data, one.language or "any", f"{one.rows:,}", f"{one.positives:,}", _figure(one.precision), _figure(one.recall),
        _between(one.f1, one.f1_low, one.f1_high), _between(one.auc, one.auc_low, one.auc_high), held, _figure(one.calibration), innocent,
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _between(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if low is None or high is None else f"{value:.2f} [{low:.2f}, {high:.2f}]"
