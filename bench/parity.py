"""How close the Perspective door comes to Perspective's own scores, beside alt-profanity-check.

    make parity DATA=folder          (python -m bench.parity FILE, with alt-profanity-check in .venv-training)
    python -m bench.parity           writes the pages again from what was measured last

FILE holds one JSON object a line with `text` and `scores`, Perspective's own. It is for evaluation: nothing is fitted
to it. Each text is sent through the door as a program would send it. What was measured goes into
docs/reference/perspective-parity.json, and from there, with the plots, into the two pages that tell it.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np

from bench import agreement, parity_pages
from bench.agreement import Floats
from detente.api.perspective import Call, answer
from detente.api.perspective.keys import Gate
from detente.api.perspective.scoring import ATTRIBUTES
from detente.standards.detectors import detectors_hash
from detente.standards.thresholds import STEPS, equivalent

FIGURES: dict[str, agreement.Figure] = {
    "spearman": agreement.spearman,
    **{f"f1 at {at}": agreement.f1_at(at) for at in (0.5, 0.8)},
    **{f"kappa at {at}": agreement.kappa_at(at) for at in (0.5, 0.8)},
}
BASELINE_PYTHONS = (sys.executable, str(Path(__file__).parent.parent / ".venv-training" / "bin" / "python"))
BASELINE = """
import json, sys
from importlib.metadata import version
from profanity_check import predict_prob
print(json.dumps({"version": version("alt-profanity-check"), "scores": list(map(float, predict_prob(json.load(sys.stdin))))}))
"""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--draws", default=agreement.DRAWS, help="Draws for each interval.")
@click.option("--fitted", is_flag=True, help="The weights were fitted to this very set; the page then says so.")
def main(file: Path | None, draws: int, fitted: bool) -> None:
    """Measure FILE, then write the pages; without FILE, write the pages from what was measured last."""
    if file is not None:
        parity_pages.keep(measured(list(rows(file)), file.name, draws) | {"fitted": fitted})
    for written in parity_pages.write():
        click.echo(written)


def rows(file: Path) -> Iterable[dict[str, Any]]:
    """The rows of a set, gzipped or not."""
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else open(file, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measured(data: list[dict[str, Any]], name: str, draws: int) -> dict[str, Any]:
    """Every figure of both systems on the texts that the door scores."""
    ours = [door(row["text"]) for row in data]
    known = [number for number, found in enumerate(ours) if found is not None]
    theirs = baseline([data[number]["text"] for number in known])
    found: dict[str, Any] = {
        "data": name,
        "texts": len(data),
        "scored": len(known),
        "draws": draws,
        "detectors": detectors_hash(),
        "baseline": f"alt-profanity-check {theirs['version']}",
        "attributes": {},
    }
    one_for_all = np.array(theirs["scores"])
    for attribute in ATTRIBUTES:
        truth = np.array([data[number]["scores"][attribute] for number in known])
        mine = np.array([(ours[number] or {})[attribute] for number in known])
        found["attributes"][attribute] = compared(truth, mine, one_for_all, draws)
    return found


def compared(truth: Floats, ours: Floats, theirs: Floats, draws: int) -> dict[str, Any]:
    """One attribute: the figures of both, their difference, and the equivalents of Perspective's thresholds."""
    figures = {}
    for name, figure in FIGURES.items():
        both = {"ours": agreement.estimate(figure, truth, ours, draws), "theirs": agreement.estimate(figure, truth, theirs, draws)}
        both["apart"] = agreement.difference(figure, truth, ours, theirs, draws)
        figures[name] = {system: _rounded(asdict(seen)) for system, seen in both.items()}
    return {
        "positives": {str(at): int((truth >= at).sum()) for at in (0.5, 0.8)},
        "figures": figures,
        "equivalents": [_rounded(equated(truth, ours, at, draws)) for at in STEPS],
        "quantiles": _quantiles(truth, ours),
    }


def equated(truth: Floats, ours: Floats, at: float, draws: int) -> dict[str, Any]:
    """The equivalent of one of Perspective's thresholds, its interval, and how far the two then agree."""
    mine = equivalent(truth, ours, at)
    drawn = [equivalent(truth[pick], ours[pick], at) for pick in agreement.picks(len(truth), draws)]
    known = [one for one in drawn if one is not None]
    sure = mine is not None and len(known) > draws / 2
    low, high = np.percentile(known, [2.5, 97.5]) if sure else (None, None)
    flagged = truth >= at
    told = {"threshold": at, "texts": int(flagged.sum()), "ours": mine, "low": low, "high": high, "f1": None}
    if mine is not None:
        right, marked = int((flagged & (ours >= mine)).sum()), int(flagged.sum() + (ours >= mine).sum())
        told["f1"] = 2 * right / marked
    return told


def door(text: str) -> dict[str, float] | None:
    """The six attributes by the door itself, asked as for English; None where it answers with an error."""
    body = {"comment": {"text": text}, "requestedAttributes": {name: {} for name in ATTRIBUTES}, "languages": ["en"]}
    call = Call(method="POST", path="v1alpha1/comments:analyze", body=json.dumps(body).encode(), local=True)
    reply = answer(call, Gate(), lambda _: None)
    if reply.status != 200:
        return None
    return {name: score["summaryScore"]["value"] for name, score in json.loads(reply.body)["attributeScores"].items()}


def baseline(texts: list[str]) -> dict[str, Any]:
    """alt-profanity-check's one score of each text. It needs scikit-learn, so it may live in another environment."""
    for python in BASELINE_PYTHONS:
        if Path(python).exists():
            done = subprocess.run([python, "-c", BASELINE], input=json.dumps(texts), capture_output=True, text=True, check=False)
            if done.returncode == 0:
                found: dict[str, Any] = json.loads(done.stdout)
                return found
    raise click.ClickException("alt-profanity-check is not installed: `make parity DATA=folder` installs it into .venv-training.")


def _quantiles(truth: Floats, ours: Floats) -> list[list[float]]:
    """Pairs of scores that as many texts reach, Perspective's and ours, from the lowest to the highest."""
    shares = np.concatenate([np.linspace(0, 0.9, 19), np.linspace(0.91, 0.99, 9)])
    pairs = zip(np.quantile(truth, shares), np.quantile(ours, shares), strict=True)
    return [[round(float(one), 3), round(float(other), 3)] for one, other in pairs]


def _rounded(found: dict[str, Any]) -> dict[str, Any]:
    return {name: round(float(value), 4) if isinstance(value, float) else value for name, value in found.items()}


if __name__ == "__main__":
    main()
