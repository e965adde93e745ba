"""Measure every rule at the shipped thresholds of `recommended`; write measured.json and its page.

    python training/measure.py DATA [--most 1000]

DATA is the folder of labelled sets that README.md names; without it only the texts are measured that this project
wrote to measure with. Every text stands alone; flash mobs and flooding are measured on seeded streams. At most five
minutes on one core. Needs what training/requirements.txt names.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench import standards as streams  # noqa: E402
from bench.words import comment  # noqa: E402
from measured_page import page  # noqa: E402
from measured_sets import MOST, Item, Tested, all_sets  # noqa: E402

from detente.standards import (  # noqa: E402
    Circumstances,
    InMemoryHistory,
    Past,
    Verdict,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.detectors import detectors_hash  # noqa: E402
from detente.standards.judging import prepare  # noqa: E402
from detente.standards.measured import EVERY_RULE, Measured, Measurement  # noqa: E402
from detente.standards.measuring import quality  # noqa: E402

OUTPUT = ROOT / "src/detente/standards/measured.json"
PAGE = ROOT / "docs/reference/measured.md"
SURROUNDED = ("off-topic", "publisher", "flooding", "flash-mob", "site-language")
"""Rules that need an article, a publisher or other comments: a text alone says nothing about them."""
FEWEST, BATCH = 8, 128


def judged(items: list[Item]) -> list[Verdict]:
    """The verdict on each text in its own circumstances, under `recommended`; with the rule `publisher` switched on
    where a publisher is named.
    """
    found: list[Verdict] = []
    edition = shipped_edition()
    if any(item.around.publisher for item in items):
        switched_on = replace(edition.rules["publisher"], enabled=True)
        edition = replace(edition, rules={**edition.rules, "publisher": switched_on})
    for at in range(0, len(items), BATCH):
        part = items[at : at + BATCH]
        texts = [normalise(item.text) for item in part]
        prepare(texts)
        found += [judge(text, item.around, edition) for text, item in zip(texts, part, strict=True)]
    return found


def measured(tested: Tested) -> Iterator[Measured]:
    """What a set says about each rule that it labels, and about all of them where it breaks none."""
    verdicts = judged(tested.items)
    if tested.despair:
        yield despair(tested, verdicts)
        return
    if tested.everyone:
        yield from innocents(tested, verdicts)
        return
    for rule in sorted({rule for item in tested.items for rule in item.truths}):
        pairs = [
            (verdict, item.truths[rule]) for verdict, item in zip(verdicts, tested.items, strict=True) if rule in item.truths
        ]
        if len(pairs) >= FEWEST:
            yield one_rule(rule, tested, pairs)


def one_rule(rule: str, tested: Tested, pairs: list[tuple[Verdict, bool]]) -> Measured:
    """Quality of one rule on texts with their truth."""
    truths = np.array([truth for _, truth in pairs])
    scores = [verdict.scores.get(rule) for verdict, _ in pairs]
    actions = [_action(verdict, rule) for verdict, _ in pairs]
    marks = np.array([action != "" for action in actions])
    holds = np.array([action in ("hold", "refuse") for action in actions])
    both = FEWEST <= truths.sum() <= len(truths) - FEWEST
    found = quality(scores, truths.tolist(), marks.tolist())
    is_scored = both and found.unscored <= len(pairs) // 2
    held = quality([None] * len(pairs), truths.tolist(), holds.tolist())
    innocent = [action for action, truth in zip(actions, truths, strict=True) if not truth]
    return Measured(
        rule=rule, language=tested.language, data=tested.data, rows=len(pairs), positives=int(truths.sum()),
        precision=_rounded(found.precision) if both else None,
        recall=_rounded(found.recall) if truths.sum() >= FEWEST else None,
        f1=_rounded(found.f1) if both else None,
        f1_low=_rounded(found.f1_low) if both else None,
        f1_high=_rounded(found.f1_high) if both else None,
        auc=_rounded(found.auc) if is_scored else None,
        auc_low=_rounded(found.low) if is_scored else None,
        auc_high=_rounded(found.high) if is_scored else None,
        held_per_1000=_per_1000(innocent, "hold"), refused_per_1000=_per_1000(innocent, "refuse"), note=_noted(tested, found.unscored),
        hold_precision=_rounded(held.precision) if both else None,
        hold_recall=_rounded(held.recall) if truths.sum() >= FEWEST else None,
        calibration=_rounded(found.calibration) if is_scored else None,
    )  # fmt: skip


def _noted(tested: Tested, unscored: int) -> str:
    without = f"{unscored:,} texts have no score." if unscored else ""
    return " ".join(part for part in (tested.note, without) if part)


def _action(verdict: Verdict, rule: str) -> str:
    actions = [finding.action for finding in verdict.findings if finding.rule == rule]
    return max(actions, key=("mark", "hold", "refuse").index, default="")


def _per_1000(actions: list[str], wanted: str) -> float | None:
    return round(1_000 * actions.count(wanted) / len(actions), 1) if len(actions) >= FEWEST else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def innocents(tested: Tested, verdicts: list[Verdict]) -> Iterator[Measured]:
    """What befell texts that break no rule: by all rules together and by each that found something."""
    actions = {EVERY_RULE: [{"publish": ""}.get(verdict.action, verdict.action) for verdict in verdicts]}
    for rule in shipped_edition().rules.values():
        if rule.enabled and rule.has_detector and rule.id not in SURROUNDED:
            actions[rule.id] = [_action(verdict, rule.id) for verdict in verdicts]
    for rule_id, found in actions.items():
        yield Measured(
            rule=rule_id, language=tested.language, data=tested.data, rows=len(found), positives=0,
            held_per_1000=_per_1000(found, "hold"), refused_per_1000=_per_1000(found, "refuse"),
            note=" ".join(part for part in (tested.note, _marked(found)) if part),
        )  # fmt: skip


def _marked(found: list[str]) -> str:
    return f"{1_000 * found.count('mark') / len(found):.1f} in 1,000 are marked." if "mark" in found else ""


def despair(tested: Tested, verdicts: list[Verdict]) -> Measured:
    """How many cries for help meet the help panel; they break no rule, so nothing else about them is right or wrong."""
    met = sum(verdict.needs_help for verdict in verdicts)
    actions = [verdict.action for verdict in verdicts]
    return Measured(
        rule="suicide", language=tested.language, data=tested.data, rows=len(verdicts), positives=len(verdicts),
        recall=round(met / len(verdicts), 3),
        note=f"Cries for help: {met:,} of {len(verdicts):,} meet the help panel, {actions.count('refuse')} are refused.",
    )  # fmt: skip


def flash_mobs() -> Measured:
    """Members of flash mobs that were held or named, in the benchmark's seeded stream."""
    posted = streams.flash_mobs(campaigns=30, background=4_000)
    caught = streams.caught_in(posted)
    members = {number for number, one in enumerate(posted) if one.campaign is not None}
    others = len(posted) - len(members)
    right = len(caught & members)
    return Measured(
        rule="flash-mob", language="", data="bench.standards.flash_mobs", rows=len(posted), positives=len(members),
        precision=_rounded(right / len(caught)) if caught else None, recall=_rounded(right / len(members)),
        f1=_rounded(2 * right / (len(caught) + len(members))), held_per_1000=round(1_000 * len(caught - members) / others, 1),
        note="Copies, disguised copies and templates with changed words, among ordinary talk; a seeded stream.",
    )  # fmt: skip


def flooding() -> Measured:
    """Forty people who post their comment six times in an hour, each time a little changed, among forty who do not."""
    rule = shipped_edition().limited_to(["flooding"])
    allowed = rule.rules["flooding"].threshold("copies", 3) - 1
    history, flags, truths = InMemoryHistory(), [], []
    for turn in range(6):
        for person in range(80):
            floods = person % 2 == 0
            text = comment(900_000 + person if floods else 950_000 + person * 10 + turn)
            text = f"{text} {comment(turn)[:20]}" if floods and turn else text
            now = streams.START + (turn * 80 + person) * streams.EVERY
            folded = normalise(text)
            around = Circumstances(time=now, author=str(person), thread="t", own_recent=history.own_recent(str(person), now))
            flags.append(_action(judge(folded, around, rule), "flooding"))
            truths.append(floods and turn >= allowed)
            history.remember(Past(f"{turn}-{person}", str(person), "t", now, fingerprint(folded)))
    verdicts = sum(bool(flag) and truth for flag, truth in zip(flags, truths, strict=True))
    innocent = [flag for flag, truth in zip(flags, truths, strict=True) if not truth]
    return Measured(
        rule="flooding", language="", data="seeded stream of training/measure.py", rows=len(flags), positives=sum(truths),
        precision=_rounded(verdicts / max(1, sum(map(bool, flags)))), recall=_rounded(verdicts / sum(truths)),
        f1=_rounded(2 * verdicts / max(1, sum(map(bool, flags)) + sum(truths))), held_per_1000=_per_1000(innocent, "hold"),
        refused_per_1000=_per_1000(innocent, "refuse"),
        note=f"From copy number {allowed + 1:.0f} on a comment counts as flooding, as the edition says.",
    )  # fmt: skip


def main() -> None:
    """Measure, write, and say what took how long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="folder of labelled sets")
    parser.add_argument("--most", type=int, default=MOST, help="texts of each set (1,000)")
    options = parser.parse_args()
    found: list[Measured] = []
    for tested in all_sets(options.data, options.most):
        began = time.perf_counter()
        found += measured(tested)
        print(f"{len(tested.items):6,} texts {time.perf_counter() - began:6.1f} s  {tested.language or '–':3} {tested.data}", flush=True)
    found += [flash_mobs(), flooding()]
    found.sort(key=lambda one: (one.rule, one.language, one.data))
    whole = Measurement(datetime.now(UTC).date().isoformat(), shipped_edition().hash, detectors_hash(), tuple(found))
    lines = ",\n".join(json.dumps(one.as_dict(), ensure_ascii=False) for one in found)
    head = json.dumps({"date": whole.date, "edition": whole.edition, "detectors": whole.detectors})[:-1]
    OUTPUT.write_text(f'{head}, "found": [\n{lines}\n]}}\n', encoding="utf-8")
    PAGE.write_text(page(whole), encoding="utf-8")
    print(f"{len(found)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
