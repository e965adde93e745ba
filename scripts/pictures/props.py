"""Things that stand in more than one picture: people, ships, trees, birds, lattice masts, lit windows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from .press import Plane, Point, Press, Stencil, curve

# A standing person in a coat, facing us; one unit is the height, the feet stand at (0, 0).
_COAT: list[Point] = [
    (-0.045, -0.86), (-0.105, -0.80), (-0.13, -0.62), (-0.125, -0.46), (-0.10, -0.45), (-0.098, -0.62), (-0.085, -0.66),
    (-0.10, -0.36), (-0.105, -0.27), (0.105, -0.27), (0.10, -0.36), (0.085, -0.66), (0.098, -0.62), (0.10, -0.45),
    (0.125, -0.46), (0.13, -0.62), (0.105, -0.80), (0.045, -0.86),
]  # fmt: skip
_SUIT: list[Point] = [
    (-0.045, -0.86), (-0.11, -0.80), (-0.125, -0.62), (-0.12, -0.44), (-0.09, -0.44), (-0.085, -0.64), (-0.078, -0.48),
    (0.078, -0.48), (0.085, -0.64), (0.09, -0.44), (0.12, -0.44), (0.125, -0.62), (0.11, -0.80), (0.045, -0.86),
]  # fmt: skip


def person(
    cut: Stencil,
    x: float,
    feet: float,
    tall: float,
    *,
    coat: bool = True,
    stride: float = 0.03,
    hat: str = "",
    lean: float = 0,
) -> None:
    """Cuts a standing or walking figure; `stride` parts the feet, `hat` is "", "brim", "cap" or "bun"."""

    def at(px: float, py: float) -> Point:
        return (x + (px + lean * -py) * tall, feet + py * tall)

    body = [at(px, py) for px, py in (_COAT if coat else _SUIT)]
    cut.poly(curve(body, steps=5))
    for side in (-1, 1):
        hip, knee, foot = (
            at(side * 0.045, -0.5),
            at(side * (0.045 + stride * 0.3), -0.26),
            at(side * (0.04 + stride), -0.01),
        )
        cut.line([hip, knee, foot], 0.068 * tall)
        cut.oval(foot[0] + 0.018 * tall, foot[1], 0.042 * tall, 0.018 * tall)
    neck, head = at(0, -0.87), at(0.004, -0.935)
    cut.line([neck, head], 0.05 * tall)
    cut.oval(head[0], head[1], 0.047 * tall, 0.06 * tall)
    if hat == "brim":
        cut.oval(head[0], head[1] - 0.035 * tall, 0.085 * tall, 0.016 * tall)
        cut.oval(head[0], head[1] - 0.052 * tall, 0.05 * tall, 0.042 * tall)
    elif hat == "cap":
        cut.oval(head[0], head[1] - 0.03 * tall, 0.053 * tall, 0.04 * tall)
    elif hat == "bun":
        cut.oval(head[0] - 0.03 * tall, head[1] - 0.05 * tall, 0.03 * tall)


def bust(cut: Stencil, x: float, shoulder: float, wide: float, *, lean: float = 0) -> None:
    """Cuts head and shoulders from behind, as one sees people in the row in front."""
    head = shoulder - wide * 0.46
    cut.smooth(
        [
            (x - wide * 0.5, shoulder + wide * 0.6), (x - wide * 0.47, shoulder + wide * 0.08),
            (x - wide * 0.16 + lean, shoulder - wide * 0.12), (x + wide * 0.16 + lean, shoulder - wide * 0.12),
            (x + wide * 0.47, shoulder + wide * 0.08), (x + wide * 0.5, shoulder + wide * 0.6),
        ]
    )  # fmt: skip
    cut.rect(x - wide * 0.10 + lean, head, x + wide * 0.10 + lean, shoulder)
    cut.oval(x + lean * 1.3, head, wide * 0.19, wide * 0.245)


def umbrella(cut: Stencil, x: float, top: float, wide: float) -> None:
    """Cuts an open umbrella whose highest point is (x, top)."""
    dome = [
        (x + wide * math.cos(a), top + wide * 0.62 - wide * 0.62 * math.sin(a))
        for a in np.linspace(math.pi, 0, 25)
    ]
    scallops: list[Point] = []
    for left in np.linspace(x + wide, x - wide, 5)[:-1]:
        scallops += [(left - wide * 0.25, top + wide * 0.52), (left - wide * 0.5, top + wide * 0.62)]
    cut.poly([*dome, *scallops])
    cut.line([(x, top - wide * 0.07), (x, top + wide * 1.25)], max(1.5, wide * 0.03))


def birds(press: Press, where: Sequence[tuple[float, float, float]], ink: str, strength: float = 0.9) -> None:
    """Prints gulls at (x, y, span)."""
    cut = Stencil()
    for x, y, span in where:
        tilt = (press.rng.random() - 0.5) * 0.5
        for side in (-1, 1):
            wing = [
                (x, y),
                (x + side * span * 0.25, y - span * (0.2 + tilt * side * 0.2)),
                (x + side * span * 0.55, y - span * 0.06),
            ]
            cut.line(curve(wing, closed=False, steps=6), max(1.2, span * 0.07))
    press.paint(cut.plane(), ink, strength)


def fir(cut: Stencil, x: float, foot: float, tall: float, rng: np.random.Generator) -> None:
    """Cuts a fir tree with uneven branches."""
    left: list[Point] = [(x, foot - tall)]
    right: list[Point] = []
    tiers = 9
    for tier in range(1, tiers + 1):
        reach = tall * 0.21 * (tier / tiers) * (0.8 + 0.4 * rng.random())
        y = foot - tall * (1 - tier / tiers) - tall * 0.02
        left += [(x - reach, y), (x - reach * 0.45, y - tall * 0.022)]
        right += [(x + reach * (0.85 + 0.3 * rng.random()), y), (x + reach * 0.45, y - tall * 0.022)]
    cut.poly([*left, *reversed(right)])
    cut.rect(x - tall * 0.012, foot - tall * 0.05, x + tall * 0.012, foot + 4)


def lattice(
    cut: Stencil, foot: Point, top: Point, wide: float, narrow: float, bays: int, stroke: float
) -> None:
    """Cuts a lattice mast from its foot to its top, wherever it leans."""
    dx, dy = top[0] - foot[0], top[1] - foot[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length

    def at(share: float, side: float) -> Point:
        half = (wide + (narrow - wide) * share) / 2 * side
        return (foot[0] + dx * share + nx * half, foot[1] + dy * share + ny * half)

    for side in (-1, 1):
        cut.line([at(0, side), at(1, side)], stroke)
    # Bays shorten towards the top, as the legs draw together.
    shares = [1 - (1 - bay / bays) ** 1.12 for bay in range(bays + 1)]
    for low, high in pairwise(shares):
        cut.line([at(low, -1), at(high, 1)], stroke * 0.6)
        cut.line([at(low, 1), at(high, -1)], stroke * 0.6)
        cut.line([at(high, -1), at(high, 1)], stroke * 0.6)


def ferry(
    press: Press,
    x: float,
    line: float,
    long: float,
    *,
    hull: str,
    house: str,
    trim: str,
    lights: str,
    facing: int = 1,
) -> None:
    """Prints a double-decked ferry of `long` pixels with its waterline at `line`."""
    unit = long / 100

    def at(px: float, py: float) -> Point:
        return (x + facing * px * unit, line - py * unit)

    body = Stencil().poly([at(-50, 7.5), at(46, 7.5), at(54, 9.5), at(47, 0), at(-48, 0)]).plane()
    decks = Stencil().poly([at(-46, 7.5), at(42, 7.5), at(39, 12.5), at(-46, 12.5)])
    decks.poly([at(-42, 12.5), at(34, 12.5), at(30, 17), at(-42, 17)]).poly(
        [at(12, 17), at(27, 17), at(24, 21), at(13, 21)]
    )
    funnel = Stencil().poly([at(-26, 17), at(-16, 17), at(-18, 25), at(-26, 25)]).plane()
    masts = Stencil().line([at(18, 21), at(17, 30)], unit * 0.5).line([at(-36, 17), at(-36, 25)], unit * 0.4)
    cabin = decks.plane()
    press.paint(masts.plane(), hull)
    press.paint(cabin, house)
    press.paint(cabin * np.clip((press.x - x + facing * 40 * unit) / (110 * unit), 0, 1), trim, 0.12)
    eaves = Stencil().poly([at(-46, 12.5), at(40, 12.5), at(40, 11.8), at(-46, 11.8)])
    eaves.poly([at(-42, 17), at(31, 17), at(31, 16.3), at(-42, 16.3)])
    press.paint(eaves.plane(), hull, 0.35)
    press.paint(funnel, trim)
    press.paint(Stencil().poly([at(-26, 22.8), at(-17.4, 22.8), at(-18, 25), at(-26, 25)]).plane(), hull)
    press.paint(body, hull)
    press.paint(
        Stencil().poly([at(-50, 7.5), at(46, 7.5), at(50, 8.5), at(49, 6.6), at(-50, 6.2)]).plane(), trim
    )
    _portholes(press, at, unit, lights)


def _portholes(press: Press, at: Callable[[float, float], Point], unit: float, lights: str) -> None:
    panes = Stencil()
    for px in np.arange(-42, 37, 2.6):
        panes.poly([at(px, 9.3), at(px + 1.5, 9.3), at(px + 1.5, 11), at(px, 11)])
        if px < 27:
            panes.poly([at(px, 14), at(px + 1.5, 14), at(px + 1.5, 15.6), at(px, 15.6)])
    panes.poly([at(14, 18.6), at(26, 18.6), at(25.2, 20), at(14, 20)])
    press.paint(panes.plane(), lights)
    press.light(panes.plane(unit * 2.2), lights, 0.5)


def house(
    press: Press,
    x: float,
    foot: float,
    wide: float,
    tall: float,
    *,
    wall: str,
    roof: str,
    lit: str,
    share: float = 0.4,
) -> None:
    """Prints a gabled town house seen from the front; `share` of its windows are lit."""
    gable = wide * 0.55
    press.paint(Stencil().rect(x, foot - tall, x + wide, foot).plane(), wall)
    face = (
        Stencil()
        .rect(x, foot - tall, x + wide, foot)
        .poly([(x, foot - tall), (x + wide / 2, foot - tall - gable), (x + wide, foot - tall)])
    )
    mask = face.plane()
    press.paint(mask, wall)
    press.shade(mask, roof, np.clip((press.x - x) / wide, 0, 1) * 0.55, 0.8)
    ridge = Stencil().line(
        [(x - 3, foot - tall + 2), (x + wide / 2, foot - tall - gable), (x + wide + 3, foot - tall + 2)],
        wide * 0.07,
    )
    ridge.rect(x + wide * 0.66, foot - tall - gable * 0.95, x + wide * 0.77, foot - tall - gable * 0.3)
    press.paint(ridge.plane(), roof)
    dark, bright = Stencil(), Stencil()
    columns, rows = max(2, round(wide / 26)), max(1, round(tall / 38))
    for row in range(rows):
        for column in range(columns):
            left = x + wide * (column + 0.3) / columns
            top = foot - tall + tall * (row + 0.18) / rows
            box = (left, top, left + wide * 0.4 / columns, top + tall * 0.46 / rows)
            (bright if press.rng.random() < share else dark).rect(*box)
    press.paint(dark.plane(), roof, 0.85)
    press.paint(bright.plane(), lit)
    press.light(bright.plane(5), lit, 0.45)


def fishing_boat(
    p: Press,
    x: float,
    y: float,
    long: float,
    ripples: Plane,
    ink: str = "#141a30",
    trim: str = "#c96f52",
) -> None:
    """Prints a small trawler of `long` pixels at anchor, its waterline at `y`."""

    def at(px: float, py: float) -> tuple[float, float]:
        return (x + px * long, y - py * long)

    sheer = ((-0.5, 0.16), (-0.1, 0.11), (0.3, 0.15), (0.56, 0.28), (0.42, 0), (0, -0.04), (-0.44, 0))
    cut = Stencil().smooth([at(*knot) for knot in sheer])
    cut.poly([at(-0.36, 0.12), at(-0.06, 0.12), at(-0.09, 0.36), at(-0.34, 0.36)]).rect(
        x - 0.4 * long, y - 0.39 * long, x - 0.04 * long, y - 0.355 * long
    )
    cut.line([at(0.06, 0.1), at(0.06, 0.86)], long * 0.016).line([at(0.06, 0.3), at(0.4, 0.62)], long * 0.012)
    cut.line([at(0.06, 0.84), at(0.55, 0.27)], long * 0.006).line(
        [at(0.06, 0.84), at(-0.48, 0.17)], long * 0.006
    )
    p.reflect(cut.plane(), y, ripples, ink, 0.75, 1.4)
    p.paint(cut.plane(), ink)
    rail = curve([at(-0.48, 0.13), at(-0.1, 0.085), at(0.3, 0.12), at(0.53, 0.24)], closed=False)
    p.paint(Stencil().line(rail, long * 0.022).plane(), trim)
    panes = Stencil().poly([at(-0.31, 0.24), at(-0.12, 0.24), at(-0.13, 0.32), at(-0.31, 0.32)]).plane()
    p.paint(panes, "#ffd792")
    p.glow(x - 0.2 * long, y - 0.28 * long, long * 0.3, "#ffcf85", 0.5)
    p.glitter(ripples, x - 0.2 * long, y, long * 0.1, "#ffcf85", 0.6, long)


def chair(p: Press, x: float, seat: float, tall: float, ink: str, back: bool) -> None:
    """Prints a chair from behind, `seat` being the level of its seat; `back` deepens the seat for near ones."""
    cut = Stencil()
    half = tall * 0.34
    cut.smooth(
        [
            (x - half, seat),
            (x - half * 0.98, seat - tall * 0.8),
            (x - half * 0.6, seat - tall),
            (x + half * 0.6, seat - tall),
            (x + half * 0.98, seat - tall * 0.8),
            (x + half, seat),
        ]
    )
    cut.smooth(
        [
            (x - half * 0.66, seat - tall * 0.12),
            (x - half * 0.66, seat - tall * 0.72),
            (x, seat - tall * 0.84),
            (x + half * 0.66, seat - tall * 0.72),
            (x + half * 0.66, seat - tall * 0.12),
        ],
        ink=0,
    )
    for bar in (-0.3, 0, 0.3):
        cut.line([(x + bar * half * 1.4, seat), (x + bar * half * 1.4, seat - tall * 0.84)], tall * 0.045)
    cut.rect(x - half * 1.05, seat - tall * 0.1, x + half * 1.05, seat + (tall * 0.1 if back else 0))
    for side in (-1, 1):
        cut.line([(x + side * half * 0.9, seat), (x + side * half, seat + tall * 0.7)], tall * 0.06)
    mask = cut.plane()
    p.paint(mask, ink)
    p.shade(mask, "#b0705a", np.clip((seat - tall * 0.86 - p.y) / (tall * 0.12), 0, 1) * 0.8, 0.8)
