"""The Crossing, rowed by eights."""

from __future__ import annotations

import math

import numpy as np

from .press import Plane, Point, Press, Stencil, curve
from .props import fir


def rowing_eight(p: Press) -> None:
    p.wash([(0, "#e6b35c"), (0.5, "#f4cf83"), (1, "#fbe6b4")], bottom=420)
    p.paint(Stencil().oval(420, 250, 70).plane(1), "#fff6d8")
    p.glow(420, 250, 230, "#fff0bd", 0.7)
    p.range(p.skyline(405, 120, 0.5, 480), "#d9ab68", foot="#f6dba0", fall=120)
    p.range(p.skyline(416, 90, 0.55, 360), "#b07f4f", lit="#e0ac63", foot="#ecca8e", fall=100)
    trees = Stencil()
    for x in range(1010, 1600, 20):
        fir(trees, x + p.rng.random() * 14, 424, 40 + p.rng.random() * 46 * (x - 900) / 600, p.rng)
    p.paint(trees.plane(), "#8a6142")
    p.haze(420, 40, "#fdeec4", 0.7)
    ripples = p.water(424, [(0, "#f6dca2"), (0.3, "#dba85c"), (1, "#7c4a2b")], mirror=0.5, swell=12)
    p.glitter(ripples, 420, 424, 90, "#fff3c9", 0.9)
    p.shade(
        (p.y > 424).astype(np.float32), "#6a3b25", np.clip((p.y - 560) / 460, 0, 1) * (0.15 + ripples), 0.7
    )
    _eight(p, 150, 640, 1330, "#2b1a1d", ripples)
    p.haze(470, 26, "#fdeec4", 0.35)


def _eight(p: Press, left: float, line: float, long: float, ink: str, ripples: Plane) -> None:
    hull = Stencil().poly(
        [
            (left, line),
            (left + long * 0.06, line - 13),
            (left + long * 0.94, line - 13),
            (left + long, line - 3),
            (left + long * 0.93, line + 9),
            (left + long * 0.07, line + 9),
        ]
    )
    crew, oars, drops = Stencil(), Stencil(), Stencil()
    seats = np.linspace(left + long * 0.20, left + long * 0.78, 8)
    for number, x in enumerate(seats):
        hands = _oarsman(crew, float(x), line)
        side = 1 if number % 2 else -1
        tip = (x + 96, line + 92) if side > 0 else (x + 74, line - 46 - 34)
        oars.line([hands, tip], 4)
        _blade(oars, hands, tip)
        if side > 0:
            _drip(p, drops, tip)
    _cox(crew, left + long * 0.87, line)
    p.reflect(crew.plane(), line + 4, ripples, "#3a1f1d", 0.7)
    for cut in (crew, hull, oars):
        p.paint(cut.plane(), ink)
    stripe = [
        (left + long * share, line - up) for share, up in ((0.05, 9), (0.95, 9), (1, 3), (0.95, 3), (0.04, 2))
    ]
    p.paint(Stencil().poly(stripe).plane(), "#fbe6b4", 0.9)
    p.paint(drops.plane(), "#fff1c4", 0.9)


def _oarsman(crew: Stencil, x: float, line: float) -> Point:
    hip, shoulder = (x, line - 18), (x - 26, line - 84)
    crew.poly(
        curve(
            [
                (x - 17, line - 12),
                (x - 44, line - 70),
                (x - 36, line - 92),
                (x - 12, line - 92),
                (x - 4, line - 66),
                (x + 18, line - 12),
            ],
            steps=6,
        )
    )
    crew.oval(x - 22, line - 114, 13, 16)
    crew.line([(x - 24, line - 98), (x - 22, line - 108)], 11)
    hands = (x + 36, line - 52)
    crew.line([shoulder, (x + 8, line - 62), hands], 11)
    crew.line([hip, (x + 34, line - 40), (x + 62, line - 14)], 14)
    return hands


def _blade(oars: Stencil, hands: Point, tip: Point) -> None:
    ux, uy = (tip[0] - hands[0]), (tip[1] - hands[1])
    size = math.hypot(ux, uy)
    ux, uy = ux / size, uy / size
    oars.poly(
        [
            (tip[0] - uy * 6, tip[1] + ux * 6),
            (tip[0] + ux * 40 - uy * 9, tip[1] + uy * 40 + ux * 9),
            (tip[0] + ux * 40 + uy * 9, tip[1] + uy * 40 - ux * 9),
            (tip[0] + uy * 6, tip[1] - ux * 6),
        ]
    )


def _cox(crew: Stencil, cox: float, line: float) -> None:
    crew.poly(
        curve(
            [
                (cox - 16, line - 10),
                (cox - 14, line - 62),
                (cox + 2, line - 76),
                (cox + 20, line - 60),
                (cox + 22, line - 10),
            ],
            steps=6,
        )
    )
    crew.oval(cox, line - 92, 12, 15).line([(cox - 2, line - 66), (cox - 34, line - 40)], 9).oval(
        cox - 7, line - 100, 16, 4
    )


def _drip(p: Press, drops: Stencil, tip: Point) -> None:
    for _ in range(10):
        drops.oval(tip[0] + p.rng.random() * 46, tip[1] + 20 + p.rng.random() * 60, 1 + p.rng.random() * 2)
    drops.oval(tip[0] - 160, tip[1] + 60, 26, 3).oval(tip[0] - 160, tip[1] + 60, 16, 1.6, ink=0)


SCENES = {
    "rowing-eight": rowing_eight,
}
