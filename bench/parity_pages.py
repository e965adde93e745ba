"""The pages that tell how close the door comes to Perspective, written from docs/reference/perspective-parity.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench import parity_plots

DOCS = Path(__file__).parent.parent / "docs"
KEPT = DOCS / "reference" / "perspective-parity.json"
PAGE = DOCS / "reference" / "perspective-parity.md"
HOWTO = DOCS / "howto" / "choose-a-threshold.md"
PLOT = DOCS / "reference" / "perspective-parity.svg"
CURVES = DOCS / "reference" / "perspective-equivalents.svg"
MADE = re.compile(r"(?<=<!-- made by make parity -->\n).*?(?=<!-- until here -->)", re.DOTALL)
COLUMNS = {
    "spearman": "Spearman", "f1 at 0.5": "F1 at .5", "kappa at 0.5": "kappa at .5", "f1 at 0.8": "F1 at .8",
    "kappa at 0.8": "kappa at .8",
}  # fmt: skip


def keep(found: dict[str, Any]) -> None:
    """Keep what was measured."""
    KEPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def write() -> Iterator[str]:
    """Write pages and plots; the paths of those that changed."""
    for path, content in made().items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            yield f"{path.relative_to(DOCS.parent)} written"


def made() -> dict[Path, str]:
    """Each page and plot with the content that it should have."""
    found = json.loads(KEPT.read_text(encoding="utf-8"))
    return {
        PLOT: parity_plots.comparison(found),
        CURVES: parity_plots.equivalents(found),
        PAGE: page(found),
        HOWTO: MADE.sub(lambda _: table_of_equivalents(found), HOWTO.read_text(encoding="utf-8")),
    }


def page(found: Mapping[str, Any]) -> str:
    """The parity page."""
    return f"""# How close to Perspective

Made by `make parity` from [what was measured](perspective-parity.json); change `bench/parity_pages.py`, not this page.

**{found['texts']:,} comments** from Wikipedia's talk pages that Google published with Perspective's own scores (August 2018, model
`TOXICITY@6` and its fellows; github.com/conversationai/perspectiveapi, Apache-2.0), each sent through the
[Perspective door](../howto/replace-perspective.md) as a program would send it. {_left_out(found)}
{_relation(found)}

The baseline is {found['baseline']}, which learned from the whole Jigsaw set, as Perspective did; it gives one score, which stands for every
attribute. The truth of F1 and kappa is that Perspective's own score reaches the threshold, and **both systems are cut at that same
number**; [choosing a threshold](../howto/choose-a-threshold.md) does better than that. In brackets: 95 % intervals, from
{found['draws']:,} draws of the same number of comments with replacement.

{_table(found)}

{_verdict(found)}

![The same figures as a plot](perspective-parity.svg)

## How to read this

- **Spearman** says whether both put comments into the same order, whatever the numbers are. **F1** and **kappa** say whether the
  same comments pass a threshold. Plain agreement is left out on purpose: a filter that never says "toxic" agrees with Perspective on
  nine comments of ten.
- Perspective's scores are a model's, not people's: being unlike it is not always being wrong. How right the judgement is by people's
  labels is measured in [the cards of the models](models/heads.md) and on the rules' own pages.
- Where few comments reach a threshold ({_few(found)}), F1 and kappa hang on
  single comments, as their intervals show.
- `detectors` of this measurement: `{found['detectors']}`.
"""


def table_of_equivalents(found: Mapping[str, Any]) -> str:
    """Perspective's thresholds and ours."""
    lines = ["| attribute | " + " | ".join(f"{step['threshold']:g}" for step in _steps(found)) + " |"]
    lines.append("| --- |" + " --- |" * len(_steps(found)))
    for name, one in found["attributes"].items():
        lines.append(f"| `{name}` | " + " | ".join(_equivalent(step) for step in one["equivalents"]) + " |")
    return "\n".join(lines) + "\n"


def _steps(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = next(iter(found["attributes"].values()))["equivalents"]
    return steps


def _equivalent(step: Mapping[str, Any]) -> str:
    if step["ours"] is None or step["low"] is None:
        return "–"
    return f"**{_number(step['ours'])}** ({_number(step['low'])} to {_number(step['high'])})"


def _left_out(found: Mapping[str, Any]) -> str:
    missing = found["texts"] - found["scored"]
    if not missing:
        return "It scored all of them."
    return f"It scored {found['scored']:,}; for {missing} it answered one of the contract's errors, and they are left out for both systems."


def _relation(found: Mapping[str, Any]) -> str:
    if found.get("fitted"):
        return (
            "**The blends of the linear heads were fitted to these very scores**, so our own figures here are better than they "
            "would be on comments never seen."
        )
    return (
        "The set is for evaluation only: no weight and no threshold of Detente was fitted to it. One choice was made after "
        "seeing it: that the kinds of toxicity speak as if breaches were as frequent as others, as Perspective's do."
    )


def _table(found: Mapping[str, Any]) -> str:
    lines = ["| attribute | system | ≥ .5 | ≥ .8 | " + " | ".join(COLUMNS.values()) + " |", "| --- " * (4 + len(COLUMNS)) + "|"]
    for name, one in found["attributes"].items():
        for system, called in (("ours", "**Detente**"), ("theirs", "alt-profanity-check")):
            first = [f"`{name}`", called, str(one["positives"]["0.5"]), str(one["positives"]["0.8"])]
            if system == "theirs":
                first = ["", called, "", ""]
            figures = [_shown(one["figures"][figure][system]) for figure in COLUMNS]
            lines.append("| " + " | ".join([*first, *figures]) + " |")
    return "\n".join(lines)


def _shown(seen: Mapping[str, float | None]) -> str:
    if seen["value"] is None:
        return "–"
    if seen["low"] is None:
        return _number(seen["value"])
    return f"{_number(seen['value'])} [{_number(seen['low'])}, {_number(seen['high'])}]"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"


def _verdict(found: Mapping[str, Any]) -> str:
    ahead, behind, open_ = [], [], []
    for name, one in found["attributes"].items():
        for figure, called in COLUMNS.items():
            apart = one["figures"][figure]["apart"]
            if apart["value"] is None:
                continue
            told = f"{called} of `{name}`"
            if apart["low"] is not None and apart["low"] > 0:
                ahead.append(told)
            elif apart["high"] is not None and apart["high"] < 0:
                behind.append(told)
            else:
                open_.append(told)
    parts = [f"Of {len(ahead) + len(behind) + len(open_)} comparisons, Detente is surely closer to Perspective in **{len(ahead)}**, surely "
             f"farther in **{len(behind)}**, and in {len(open_)} the interval of the difference holds zero."]  # fmt: skip
    if behind:
        parts.append("Farther: " + ", ".join(behind) + ".")
    return " ".join(parts)


def _few(found: Mapping[str, Any]) -> str:
    counted = [(one["positives"]["0.8"], name) for name, one in found["attributes"].items()]
    return ", ".join(f"{count} reach .8 of `{name}`" for count, name in sorted(counted)[:3])
