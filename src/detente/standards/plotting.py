"""A plot as plain SVG, readable by itself and on light and dark paper: for each score its ROC curve and its calibration."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from detente.standards.measuring import FEWEST, Panel

SIDE, LEFT, GAP, TOP, HEAD, FOOT = 260, 62, 84, 72, 66, 62
WIDTH = LEFT + 2 * SIDE + GAP + 24
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
LONGEST = 60
"""Characters of a title or a name that are shown."""
KEY = "Dashed: no better than chance (left); scores that come true as often as they say (right). ≥ on a curve: a threshold."
CLASS = "class='detente-plot'"
"""By this in its first line a plot is known again."""
STYLE = """<style>
  .paper { fill: #fdfbf7 } text { fill: #4a453d; font: 12px -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif }
  .title { fill: #1a1814; font-weight: 600; font-size: 14px } .small { font-size: 11px } .line { stroke: #dcd6ca; fill: none }
  .frame { stroke: #8a8377; fill: none } .curve { stroke: #14507d; fill: none; stroke-width: 2 } .dot { fill: #14507d }
  .value { font-size: 11px; font-weight: 600; fill: #14507d; stroke: #fdfbf7; stroke-width: 3; paint-order: stroke }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #141311 } text { fill: #c9c3b8 } .title { fill: #f2eee6 } .line { stroke: #38342d } .frame { stroke: #8a8377 }
    .curve { stroke: #8dbfe8 } .dot { fill: #8dbfe8 } .value { fill: #8dbfe8; stroke: #141311 }
  }
</style>"""


def chart(panels: Mapping[str, Panel], title: str) -> str:
    """Draw one row a score: left the ROC curve, right calibration. Returns a complete SVG document."""
    row = HEAD + SIDE + FOOT
    height = TOP + row * max(1, len(panels))
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}' viewBox='0 0 {WIDTH} {height}' {CLASS} "
        f"role='img' aria-label='{escape(_short(title), {chr(39): '&apos;'})}'>",
        STYLE,
        f"<rect class='paper' width='{WIDTH}' height='{height}'/>",
        _text(16, 26, _short(title), "title"),
        _text(16, 44, KEY, "small"),
    ]
    for number, (name, one) in enumerate(panels.items()):
        parts += _row(_short(name), one, TOP + row * number)
    if not panels:
        parts.append(_text(16, TOP + 16, "No label was measured."))
    return "\n".join([*parts, "</svg>", ""])


def is_chart(beginning: bytes) -> bool:
    """Whether a file that begins so was drawn by `chart`, of this version or of 0.1.0."""
    first, _, others = beginning.partition(b"\n")
    if not (first.startswith(b"<svg xmlns='http://www.w3.org/2000/svg' width='") and first.endswith(b"'>")):
        return False
    of_the_first_version = b"' role='img' aria-label='" in first and others.partition(b"\n")[0].endswith(b"' fill='white'/>")
    return f" {CLASS} ".encode() in first.partition(b" aria-label='")[0] or of_the_first_version


def _row(name: str, one: Panel, top: int) -> list[str]:
    others = one.texts - one.positives
    few = f"; fewer than {FEWEST} of a kind are too few to tell" if one.too_few else ""
    said = _text(16, top + 16, name, "title")
    counts = _text(16, top + 32, f"{one.texts:,} texts with a score: {one.positives:,} positive, {others:,} others{few}")
    top += HEAD
    right = LEFT + SIDE + GAP
    return [
        said,
        counts,
        *_axes(LEFT, top, f"ROC: {_area(one)}", "false alarms: share of the other texts", "hits: share of the positive texts"),
        *([] if one.auc is None else [_line(one.curve, LEFT, top), *_marks(one.marks, LEFT, top)]),
        *_axes(right, top, f"Calibration: {_error(one)}", "score (at the dots: how many texts)", "share of positive texts"),
        _line([(said, true) for said, true, _ in one.bins], right, top),
        *[part for number, found in enumerate(one.bins) for part in _dot(found, number, right, top)],
    ]  # fmt: skip


def _area(one: Panel) -> str:
    if one.auc is None or one.low is None or one.high is None:
        return "no area without both kinds"
    return f"AUC {one.auc:.3f} (95 %: {one.low:.3f} to {one.high:.3f})"


def _error(one: Panel) -> str:
    return "no error without texts" if one.calibration is None else f"expected error {one.calibration:.3f}"


def _axes(left: int, top: int, title: str, across: str, up: str) -> list[str]:
    """The frame of a plot from 0 to 1 on both sides, with its ticks, its diagonal and what its sides mean."""
    bottom = top + SIDE
    parts = [_text(left, top - 8, title)]
    for tick in TICKS:
        x, y = _at(tick, tick, left, top)
        parts.append(f"<path class='line' d='M{x:.1f} {top}V{bottom}M{left} {y:.1f}H{left + SIDE}'/>")
        parts += [_text(x, bottom + 15, f"{tick:g}", "small", "middle"), _text(left - 6, y + 4, f"{tick:g}", "small", "end")]
    middle = f"transform='translate({left - 34} {top + SIDE / 2:.0f}) rotate(-90)'"
    return [
        *parts,
        f"<rect class='frame' x='{left}' y='{top}' width='{SIDE}' height='{SIDE}'/>",
        f"<path class='frame' d='M{left} {bottom}L{left + SIDE} {top}' stroke-dasharray='4 4'/>",
        _text(left + SIDE / 2, bottom + 32, across, "small", "middle"),
        f"<text {middle} class='small' text-anchor='middle'>{up}</text>",
    ]


def _marks(marks: list[tuple[float, float, float]], left: int, top: int) -> list[str]:
    """The thresholds on the curve; of those that meet in one place the names are joined."""
    places: dict[tuple[float, float], list[str]] = {}
    for threshold, alarms, hits in marks:
        x, y = _at(alarms, hits, left, top)
        near = next((place for place in places if abs(place[0] - x) < 30 and abs(place[1] - y) < 12), (x, y))
        places.setdefault(near, []).append(f"≥ {threshold:g}")
    parts = [f"<circle class='dot' cx='{x:.1f}' cy='{y:.1f}' r='3.5'/>" for _, a, h in marks for x, y in [_at(a, h, left, top)]]
    for (x, y), names in places.items():
        is_right = x > left + SIDE - 70
        below = -8 if y > top + SIDE - 20 else 14
        parts.append(_text(x + (-8 if is_right else 8), y + below, ", ".join(names), "value", "end" if is_right else "start"))
    return parts


def _dot(found: tuple[float, float, int], number: int, left: int, top: int) -> list[str]:
    """A bin, with its texts in a number that alternates between above and below, so that neighbours keep apart."""
    said, true, texts = found
    x, y = _at(said, true, left, top)
    has_room = y > top + 16 or x > left + SIDE * 0.75  # above the frame stands its title
    beside = -9 if (number % 2 and has_room) or y > top + SIDE - 16 else 17
    near = "start" if x < left + 24 else "end" if x > left + SIDE - 24 else "middle"
    return [f"<circle class='dot' cx='{x:.1f}' cy='{y:.1f}' r='3.5'/>", _text(x, y + beside, _compact(texts), "value", near)]


def _compact(number: int) -> str:
    if number < 1_000:
        return str(number)
    return f"{number / 1_000:.1f}k" if number < 10_000 else f"{number / 1_000:.0f}k"


def _at(x: float, y: float, left: int, top: int) -> tuple[float, float]:
    return left + x * SIDE, top + (1 - y) * SIDE


def _line(points: list[tuple[float, float]], left: int, top: int) -> str:
    steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_at(*point, left, top) for point in points))
    return f"<polyline class='curve' points='{steps}'/>"


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    kind = f" class='{kind}'" if kind else ""
    return f"<text x='{x:g}' y='{y:g}'{kind} text-anchor='{anchor}'>{escape(words)}</text>"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
