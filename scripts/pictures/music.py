"""The Two Shores Orchestra at rehearsal."""

from __future__ import annotations

import numpy as np

from .press import HEIGHT, Press, Stencil, curve
from .props import chair, person


def orchestra(p: Press) -> None:
    _orchestra_back(p)
    _orchestra_middle(p)
    _orchestra_front(p)


def _orchestra_back(p: Press) -> None:
    p.wash([(0, "#1c1013"), (0.4, "#4a2117"), (0.75, "#b0602b"), (1, "#3a1a14")], bottom=HEIGHT)
    p.glow(800, 420, 620, "#ffb65c", 0.5, 1.3)
    panels = Stencil()
    for number in range(12):
        x = 130 + number * 118
        panels.poly(
            [(x, 90 + abs(number - 5.5) * 14), (x + 92, 90 + abs(number - 5.5) * 14), (x + 92, 520), (x, 520)]
        )
    p.paint(panels.plane(), "#d98d45", 0.55)
    p.shade(panels.plane(), "#5a2a18", ((p.x - 130) % 118 / 92).astype(np.float32) * 0.85, 0.8)
    pipes = Stencil()
    for number in range(31):
        x = 800 + (number - 15) * 17
        pipes.rect(x - 6, 110 + abs(number - 15) * 7 + (number % 3) * 8, x + 6, 400)
    p.paint(pipes.plane(), "#f0c67a")
    p.shade(pipes.plane(), "#7a4422", ((p.x - 539) % 17 / 17).astype(np.float32), 0.8)
    p.paint((p.y > 520).astype(np.float32), "#8a4a24")
    p.shade(
        (p.y > 520).astype(np.float32),
        "#e3a35a",
        np.exp(-(((p.x - 800) / 480) ** 2) - (((p.y - 620) / 110) ** 2)).astype(np.float32),
        0.8,
    )
    p.shade((p.y > 520).astype(np.float32), "#22100f", np.clip((p.y - 690) / 240, 0, 1), 0.95)


def _orchestra_middle(p: Press) -> None:
    for row, (level, tall, count, reach) in enumerate(
        ((530, 120, 11, 500), (590, 142, 10, 580), (662, 168, 9, 660))
    ):
        ink = ("#5b2a1a", "#3f1c16", "#291212")[row]
        cut, sheets = Stencil(), Stencil()
        for number in range(count):
            x = 800 + (number - (count - 1) / 2) * reach * 2 / count
            if abs(x - 800) < 46:
                continue
            _musician(
                cut, x, level + 26 * ((x - 800) / 700) ** 2, tall, 1 if x < 800 else -1, (number + row) % 3
            )
            stand = x + (46 if x < 800 else -46) * tall / 120
            cut.line([(stand, level + 20), (stand, level - tall * 0.34)], 2.5)
            sheets.poly(
                [
                    (stand - 17, level - tall * 0.42),
                    (stand + 17, level - tall * 0.42),
                    (stand + 14, level - tall * 0.26),
                    (stand - 14, level - tall * 0.26),
                ]
            )
        mask = cut.plane()
        p.paint(mask, ink)
        p.paint(np.clip(mask - np.roll(mask, 3, axis=0), 0, 1), "#ffce84", 0.8)
        p.paint(sheets.plane(), "#fbe3b0", 0.9)


def _orchestra_front(p: Press) -> None:
    p.paint(Stencil().poly([(720, 800), (880, 800), (900, 840), (700, 840)]).plane(), "#2a1310")
    leader = Stencil()
    person(leader, 800, 806, 270, coat=True, hat="bun", stride=0.02)
    for side in (-1, 1):
        leader.poly(
            [(800 + side * 22, 592), (800 + side * 26, 628), (800 + side * 92, 604), (800 + side * 84, 580)]
        )
        leader.poly(
            [(800 + side * 78, 590), (800 + side * 94, 602), (800 + side * 132, 524), (800 + side * 122, 518)]
        )
        leader.oval(800 + side * 128, 514, 9, 11)
    leader.line([(928, 512), (984, 446)], 3)
    mask = leader.plane()
    p.paint(mask, "#160a0c")
    p.paint(np.clip(mask - np.roll(mask, 4, axis=0), 0, 1), "#ffd48c", 0.85)
    for row in range(2):
        for x in np.arange(70 + row * 70, 1600, 182):
            chair(p, x, 935 + row * 95, 130 + row * 46, ("#1d0d0e", "#120708")[row], True)


def _musician(cut: Stencil, x: float, seat: float, tall: float, facing: int, part: int) -> None:
    u = tall / 100
    cut.poly(
        curve(
            [
                (x - 16 * u, seat + 2 * u),
                (x - 18 * u, seat - 32 * u),
                (x - 14 * u, seat - 52 * u),
                (x + 14 * u, seat - 52 * u),
                (x + 18 * u, seat - 32 * u),
                (x + 16 * u, seat + 2 * u),
            ],
            steps=5,
        )
    )
    cut.poly(
        [
            (x - 18 * u, seat - 2 * u),
            (x + 18 * u, seat - 2 * u),
            (x + 20 * u, seat + 12 * u),
            (x - 20 * u, seat + 12 * u),
        ]
    )
    for side in (-1, 1):
        cut.line([(x + side * 11 * u, seat + 8 * u), (x + side * 12 * u, seat + 42 * u)], 8 * u).line(
            [(x + side * 19 * u, seat + 8 * u), (x + side * 20 * u, seat + 40 * u)], 2 * u
        )
    cut.oval(x + facing * 2 * u, seat - 68 * u, 9 * u, 12 * u).rect(
        x - 4 * u, seat - 60 * u, x + 4 * u, seat - 50 * u
    )
    _instrument(cut, x, seat, u, facing, part)


def _instrument(cut: Stencil, x: float, seat: float, u: float, facing: int, part: int) -> None:
    if part == 0:
        cut.smooth(
            [
                (x + facing * 8 * u, seat - 52 * u),
                (x + facing * 30 * u, seat - 46 * u),
                (x + facing * 28 * u, seat - 40 * u),
                (x + facing * 8 * u, seat - 44 * u),
            ]
        )
        cut.line([(x + facing * 6 * u, seat - 40 * u), (x + facing * 34 * u, seat - 76 * u)], 1.8 * u).line(
            [
                (x - facing * 14 * u, seat - 46 * u),
                (x + facing * 12 * u, seat - 34 * u),
                (x + facing * 20 * u, seat - 58 * u),
            ],
            7 * u,
        )
    elif part == 1:
        cut.smooth(
            [
                (x - 9 * u, seat - 6 * u),
                (x - 6 * u, seat - 24 * u),
                (x, seat - 30 * u),
                (x + 8 * u, seat - 24 * u),
                (x + 12 * u, seat - 4 * u),
                (x, seat + 14 * u),
            ]
        )
        cut.line([(x, seat - 26 * u), (x - facing * 6 * u, seat - 78 * u)], 3 * u).line(
            [(x - 26 * u, seat - 14 * u), (x + 28 * u, seat - 22 * u)], 1.8 * u
        )
    else:
        cut.line([(x + facing * 8 * u, seat - 62 * u), (x + facing * 22 * u, seat - 26 * u)], 4 * u).line(
            [(x + facing * 14 * u, seat - 50 * u), (x + facing * 20 * u, seat - 38 * u)], 8 * u
        )


SCENES = {
    "orchestra": orchestra,
}
