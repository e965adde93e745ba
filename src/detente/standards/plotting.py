"""A small plot as plain SVG: for each score its ROC curve and how well it is calibrated."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

SIDE, GAP, TOP = 220, 48, 34
_STYLE = "font-family='sans-serif' font-size='12' fill='#222'"


def chart(
    panels: Mapping[str, tuple[list[tuple[float, float]], list[tuple[float, float, int]]]], title: str
) -> str:
    """Draw one row a score: left the ROC curve, right calibration. Returns a complete SVG document.

    panels: name -> (points of the ROC curve, bins of (mean score, share of positives, texts)).
    """
    width, row = 2 * (SIDE + GAP) + GAP, SIDE + GAP + TOP
    height = TOP + row * max(1, len(panels))
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}' role='img' aria-label='{escape(title, {chr(39): '&apos;'})}'>",
        f"<rect width='{width}' height='{height}' fill='white'/>",
        f"<text x='{GAP}' y='22' {_STYLE} font-weight='bold'>{escape(title)}</text>",
    ]
    for number, (name, (curve, bins)) in enumerate(panels.items()):
        top = TOP * 2 + row * number
        parts += _frame(GAP, top, f"{name}: ROC", "false alarms", "hits")
        parts.append(_line(curve, GAP, top))
        left = 2 * GAP + SIDE
        parts += _frame(left, top, f"{name}: calibration", "score", "share of positives")
        parts.append(_line([(said, true) for said, true, _ in bins], left, top))
        parts += [_dot(said, true, texts, left, top) for said, true, texts in bins]
    return "\n".join([*parts, "</svg>", ""])


def is_chart(beginning: bytes) -> bool:
    """Whether a file that begins so was drawn by `chart`."""
    first, _, others = beginning.partition(b"\n")
    second = others.partition(b"\n")[0]
    is_ours = first.startswith(b"<svg xmlns='http://www.w3.org/2000/svg' width='") and first.endswith(b"'>")
    return is_ours and b"' role='img' aria-label='" in first and second.endswith(b"' fill='white'/>")


def _frame(left: int, top: int, title: str, across: str, up: str) -> list[str]:
    bottom = top + SIDE
    return [
        f"<text x='{left}' y='{top - 8}' {_STYLE}>{escape(title)}</text>",
        f"<rect x='{left}' y='{top}' width='{SIDE}' height='{SIDE}' fill='none' stroke='#999'/>",
        f"<path d='M{left} {bottom}L{left + SIDE} {top}' stroke='#bbb' stroke-dasharray='4 4'/>",
        f"<text x='{left + SIDE}' y='{bottom + 16}' {_STYLE} text-anchor='end'>{across} →</text>",
        f"<text x='{left - 6}' y='{top}' {_STYLE} transform='rotate(-90 {left - 6} {top})' "
        f"text-anchor='end'>{up} →</text>",
    ]


def _line(points: list[tuple[float, float]], left: int, top: int) -> str:
    steps = " ".join(f"{left + x * SIDE:.1f},{top + (1 - y) * SIDE:.1f}" for x, y in points)
    return f"<polyline points='{steps}' fill='none' stroke='#0b5fa5' stroke-width='2'/>"


def _dot(said: float, true: float, texts: int, left: int, top: int) -> str:
    place = f"cx='{left + said * SIDE:.1f}' cy='{top + (1 - true) * SIDE:.1f}'"
    return f"<circle {place} r='3.5' fill='#0b5fa5'><title>{texts} texts</title></circle>"
