"""The two plots of the parity page as plain SVG, readable on light and on dark paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

PANELS = (("spearman", "Spearman"), ("f1 at 0.5", "F1 at .5"), ("f1 at 0.8", "F1 at .8"), ("kappa at 0.8", "kappa at .8"))
LEFT, PANEL, GAP, ROW, TOP = 150, 150, 26, 34, 74
STYLE = """
  .paper { fill: #fdfbf7 } text { fill: #4a453d; font: 12px -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif }
  .title { fill: #1a1814; font-weight: 600 } .line { stroke: #dcd6ca } .axis { stroke: #8a8377 }
  .ours { stroke: #14507d; fill: #14507d } .theirs { stroke: #7a4a00; fill: #fdfbf7 } .curve { stroke: #14507d; fill: none }
  .small { font-size: 11px } path, line, circle { stroke-width: 1.6 } .line { stroke-width: 1 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #141311 } text { fill: #c9c3b8 } .title { fill: #f2eee6 } .line { stroke: #38342d } .axis { stroke: #8a8377 }
    .ours { stroke: #8dbfe8; fill: #8dbfe8 } .theirs { stroke: #e5b567; fill: #141311 } .curve { stroke: #8dbfe8; fill: none }
  }"""


def comparison(found: Mapping[str, Any]) -> str:
    """For each figure and attribute: ours (a dot) and the baseline's (a diamond), each with its interval."""
    names = list(found["attributes"])
    width, height = LEFT + len(PANELS) * (PANEL + GAP), TOP + ROW * len(names) + 40
    parts = [*_paper(width, height, "How close to Perspective’s own scores"), *_legend(found["baseline"])]
    for row, name in enumerate(names):
        y = TOP + ROW * row + ROW / 2
        parts.append(f"<text x='{LEFT - 12}' y='{y + 4}' text-anchor='end'>{name}</text>")
    for at, (figure, title) in enumerate(PANELS):
        left = LEFT + at * (PANEL + GAP)
        parts += _panel(left, title, len(names))
        for row, name in enumerate(names):
            y = TOP + ROW * row + ROW / 2
            seen = found["attributes"][name]["figures"][figure]
            parts += _mark(seen["theirs"], left, y + 6, "theirs", name) + _mark(seen["ours"], left, y - 5, "ours", name)
    return "\n".join([*parts, "</svg>", ""])


def equivalents(found: Mapping[str, Any]) -> str:
    """For each attribute: which score of ours as many texts reach as reach a score of Perspective's."""
    side, gap, top = 150, 44, 62
    width, height = 3 * (side + gap) + gap, top + 2 * (side + gap + 14) - 20
    parts = _paper(width, height, "Scores that equally many comments reach")
    for at, (name, one) in enumerate(found["attributes"].items()):
        left, up = gap + (at % 3) * (side + gap), top + (at // 3) * (side + gap + 14)
        points = " ".join(f"{left + x * side:.1f},{up + (1 - y) * side:.1f}" for x, y in one["quantiles"])
        parts += [
            f"<text x='{left}' y='{up - 8}' class='title'>{name}</text>",
            f"<rect x='{left}' y='{up}' width='{side}' height='{side}' fill='none' class='line'/>",
            f"<line x1='{left}' y1='{up + side}' x2='{left + side}' y2='{up}' class='line' stroke-dasharray='4 4'/>",
            f"<polyline points='{points}' class='curve'/>",
            f"<text x='{left + side}' y='{up + side + 15}' text-anchor='end' class='small'>Perspective’s score →</text>",
            f"<text transform='translate({left - 7} {up}) rotate(-90)' text-anchor='end' class='small'>ours →</text>",
        ]
    return "\n".join([*parts, "</svg>", ""])


def _paper(width: float, height: float, title: str) -> list[str]:
    return [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 {width} {height}' role='img' "
        f"aria-label='{escape(title)}'>",
        f"<style>{STYLE}\n</style>",
        f"<rect class='paper' width='{width}' height='{height}'/>",
        f"<text x='16' y='24' class='title'>{escape(title)}</text>",
    ]


def _legend(baseline: str) -> list[str]:
    return [
        "<circle cx='332' cy='20' r='4' class='ours'/><text x='342' y='24'>Detente</text>",
        "<path d='M416 15l5 5l-5 5l-5 -5z' class='theirs'/>",
        f"<text x='428' y='24'>{escape(baseline)}</text><text x='596' y='24' class='small'>lines: 95 % intervals</text>",
    ]


def _panel(left: float, title: str, rows: int) -> list[str]:
    bottom = TOP + ROW * rows
    parts = [f"<text x='{left}' y='{TOP - 12}' class='title'>{title}</text>"]
    for step in (0, 0.5, 1):
        x = left + step * PANEL
        parts.append(f"<line x1='{x}' y1='{TOP}' x2='{x}' y2='{bottom}' class='{'axis' if step == 0 else 'line'}'/>")
        parts.append(f"<text x='{x}' y='{bottom + 16}' text-anchor='middle' class='small'>{step:g}</text>")
    return parts


def _mark(seen: Mapping[str, float | None], left: float, y: float, who: str, name: str) -> list[str]:
    value = seen["value"]
    if value is None:
        return [f"<text x='{left + 4}' y='{y + 4}' class='small'>not to be known</text>"] if who == "ours" else []
    x, parts = left + max(0.0, value) * PANEL, []
    low, high = seen["low"], seen["high"]
    if low is not None and high is not None:
        ends = left + max(0.0, low) * PANEL, left + max(0.0, high) * PANEL
        parts.append(f"<line x1='{ends[0]:.1f}' y1='{y}' x2='{ends[1]:.1f}' y2='{y}' class='{who}'/>")
    told = f"<title>{name}: {value:.3f}</title>"
    if who == "ours":
        parts.append(f"<circle cx='{x:.1f}' cy='{y}' r='4' class='ours'>{told}</circle>")
    else:
        parts.append(f"<path d='M{x:.1f} {y - 5}l5 5l-5 5l-5 -5z' class='theirs'>{told}</path>")
    return parts
