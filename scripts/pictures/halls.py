"""Scenes under large roofs."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Press, Stencil, curve
from .props import bust, person


def assembly_in_marisk(p: Press) -> None:
    _assembly_in_marisk_back(p)
    _assembly_in_marisk_middle(p)
    _assembly_in_marisk_front(p)


def _assembly_in_marisk_back(p: Press) -> None:
    p.wash([(0, "#20141c"), (0.4, "#5a2e2a"), (0.8, "#9c5a3a"), (1, "#6b3a2c")], bottom=HEIGHT)
    dome = Stencil()
    for ring in range(7):
        dome.line(
            [
                (800 + (1180 - ring * 130) * math.cos(t), 330 - (330 - ring * 42) * math.sin(t))
                for t in np.linspace(0, math.pi, 60)
            ],
            5 - ring * 0.4,
        )
    for t in np.linspace(0.06, math.pi - 0.06, 19):
        dome.line(
            [
                (800 + 1180 * math.cos(t), 330 - 330 * math.sin(t)),
                (800 + 330 * math.cos(t), 330 - 70 * math.sin(t) - 40),
            ],
            4,
        )
    p.paint(dome.plane(0.5), "#d89a5c", 0.45)
    for aim in (-0.42, -0.14, 0.14, 0.42):
        turn = np.arctan2(p.x - (800 + aim * 500), p.y + 60)
        shaft = np.exp(-(((turn + aim * 0.3) / 0.075) ** 2)) * np.clip(1.15 - p.y / 820, 0, 1)
        p.light(shaft.astype(np.float32), "#ffd89a", 0.30)
    wall = Stencil().rect(380, 300, 1220, 560).plane()
    p.paint(wall, "#6f3526")
    p.shade(wall, "#2d1519", np.clip(np.abs(p.x - 800) / 430, 0, 1), 0.9)


def _assembly_in_marisk_middle(p: Press) -> None:
    columns = Stencil()
    for x in range(400, 1221, 91):
        columns.rect(x - 11, 318, x + 11, 552).rect(x - 17, 308, x + 17, 320)
    p.paint(columns.plane(), "#c9854f")
    p.shade(columns.plane(), "#4c231f", (p.x % 91 / 91).astype(np.float32) * 0.8, 0.8)
    p.paint(Stencil().rect(360, 284, 1240, 308).rect(360, 552, 1240, 566).plane(), "#8c4e33")
    doors = Stencil().rect(424, 430, 478, 556).rect(1122, 430, 1176, 556).plane()
    p.paint(doors, "#fbe0a8")
    p.light(Stencil().rect(424, 430, 478, 556).rect(1122, 430, 1176, 556).plane(22), "#ffcf87", 0.7)
    shield = Stencil().smooth([(760, 350), (840, 350), (838, 410), (800, 446), (762, 410)]).plane()
    p.paint(shield, "#e9b765")
    desk = (
        Stencil()
        .poly([(640, 560), (960, 560), (980, 640), (620, 640)])
        .poly([(742, 520), (858, 520), (866, 566), (734, 566)])
    )
    p.paint(desk.plane(), "#38191b")
    p.paint(Stencil().rect(640, 558, 960, 564).rect(742, 518, 858, 523).plane(), "#f0be78")
    p.glow(800, 500, 260, "#ffdf9f", 0.5)
    speaker = Stencil()
    person(speaker, 800, 610, 190, coat=False)
    for x in (690, 910):
        bust(speaker, x, 545, 54)
    speaker.line([(782, 462), (756, 470), (736, 430)], 13)
    p.paint(speaker.plane() * (p.y < 560), "#1f0f15")


def _assembly_in_marisk_front(p: Press) -> None:
    for row in range(6):
        level, size = 640 + row * row * 13 + row * 14, 44 + row * 21
        ink = ("#5a2b26", "#4b2322", "#3b1b1e", "#2d151b", "#200f17", "#150a11")[row]
        bench, heads = Stencil(), Stencil()
        bend = 60 - row * 4
        arc = [(x, level + size * 0.5 - bend * ((x - 800) / 800) ** 2) for x in range(-60, 1700, 40)]
        bench.poly([*arc, (1700, 1060), (-60, 1060)])
        for x in np.arange(-20 + (row % 2) * size * 0.8, 1640, size * 1.62):
            if abs(x - 800) < 34 + row * 15 or p.rng.random() < 0.07:
                continue
            bust(
                heads,
                x + p.rng.random() * 10,
                level + size * 0.24 - bend * ((x - 800) / 800) ** 2,
                size,
                lean=(800 - x) * 0.004,
            )
        mask = heads.plane()
        p.paint(mask, ink)
        p.paint(np.clip(mask - np.roll(mask, 3, axis=0), 0, 1), "#f2b878", 0.75 - row * 0.1)
        p.paint(bench.plane(), ink)
        p.paint(Stencil().line(arc, 4).plane(), "#e2a263", 0.7 - row * 0.09)


def market_hall(p: Press) -> None:
    _market_hall_back(p)
    iron = _market_hall_middle(p)
    _market_hall_near(p, iron)
    _market_hall_front(p)


def _market_hall_back(p: Press) -> None:
    p.wash([(0, "#d9cfae"), (0.5, "#e8d7ac"), (1, "#b98d62")], bottom=HEIGHT)
    roof = Stencil().rect(0, 0, WIDTH, 560).poly([(0, 0), (0, 0)])
    for near in (1.0, 0.62, 0.38, 0.23):
        roof.poly(
            [
                (800 + 980 * near * math.cos(t), 520 - 760 * near * math.sin(t))
                for t in np.linspace(0, math.pi, 40)
            ],
            ink=1 - near * 0.2,
        )
    glass = (
        Stencil()
        .poly([(800 + 225 * math.cos(t), 520 - 175 * math.sin(t)) for t in np.linspace(0, math.pi, 40)])
        .plane()
    )
    p.paint((p.y < 560).astype(np.float32), "#5f7f78")
    p.shade(
        (p.y < 560).astype(np.float32),
        "#c9d3b4",
        np.exp(-(((p.x - 800) / 380) ** 2) - (((p.y - 260) / 330) ** 2)).astype(np.float32),
        0.85,
    )
    p.paint(glass, "#fbf3d6")


def _market_hall_middle(p: Press) -> Stencil:
    p.glow(800, 440, 420, "#fff3cf", 0.6)
    iron = Stencil()
    for near in (1.12, 0.8, 0.57, 0.41, 0.3, 0.225):
        iron.line(
            [
                (800 + 980 * near * math.cos(t), 520 - 760 * near * math.sin(t))
                for t in np.linspace(0, math.pi, 60)
            ],
            20 * near + 2,
        )
        iron.line(
            [
                (800 + 900 * near * math.cos(t), 520 - 690 * near * math.sin(t))
                for t in np.linspace(0, math.pi, 60)
            ],
            7 * near + 1,
        )
        for t in np.linspace(0.1, math.pi - 0.1, 26):
            iron.line(
                [
                    (800 + 980 * near * math.cos(t), 520 - 760 * near * math.sin(t)),
                    (800 + 900 * near * math.cos(t + 0.05), 520 - 690 * near * math.sin(t + 0.05)),
                ],
                4 * near + 0.6,
            )
        for side in (-1, 1):
            x = 800 + side * 980 * near
            iron.line([(x, 520), (x, 540 + 330 * near)], 24 * near + 2).rect(
                x - 22 * near, 508, x + 22 * near, 520
            )
    return iron


def _market_hall_near(p: Press, iron: Stencil) -> None:
    for t in np.linspace(0.18, math.pi - 0.18, 11):
        iron.line(
            [
                (800 + 1100 * math.cos(t), 520 - 850 * math.sin(t)),
                (800 + 220 * math.cos(t), 520 - 171 * math.sin(t)),
            ],
            4,
        )
    p.paint(iron.plane(), "#2d4844")
    p.paint((p.y > 640).astype(np.float32), "#b48a60")
    p.shade(
        (p.y > 640).astype(np.float32),
        "#5d3d33",
        np.clip(np.abs(p.x - 800) / 700 + (p.y - 760) / 500, 0, 1),
        0.85,
    )
    for aim in (-330, -60, 210):
        shaft = (
            Stencil()
            .poly(
                [
                    (800 + aim * 0.3, 120),
                    (870 + aim * 0.3, 120),
                    (1020 + aim * 2.0, 1000),
                    (780 + aim * 2.0, 1000),
                ]
            )
            .plane(18)
        )
        p.light(shaft * np.clip(p.y / 700, 0.25, 1), "#ffeebd", 0.28)


def _market_hall_front(p: Press) -> None:
    for near in (0.3, 0.44, 0.66, 1.0):
        for side in (-1, 1):
            _stall(p, side, near)
    crowd = Stencil()
    for x, near, hat in (
        (780, 0.3, ""),
        (830, 0.34, "bun"),
        (740, 0.4, "brim"),
        (880, 0.46, "cap"),
        (700, 0.6, ""),
        (930, 0.72, "bun"),
        (800, 0.5, "brim"),
    ):
        person(crowd, x, 560 + 330 * near, 300 * near, hat=hat, stride=0.05)
    mask = crowd.plane()
    p.paint(mask, "#2a2a30")
    p.paint(np.clip(mask - np.roll(mask, 3, axis=1), 0, 1), "#ffe9b8", 0.6)
    front = Stencil()
    person(front, 590, 1010, 420, hat="brim", stride=0.06)
    person(front, 1060, 1030, 400, hat="bun", stride=0.02)
    front.smooth([(1110, 860), (1180, 860), (1172, 920), (1118, 920)]).line(
        curve([(1112, 862), (1145, 800), (1178, 862)], closed=False), 6
    )
    mask = front.plane()
    p.paint(mask, "#1e2027")
    p.paint(np.clip(mask - np.roll(mask, 4, axis=1), 0, 1), "#ffe4ac", 0.6)


def _stall(p: Press, side: int, near: float) -> None:
    x0, x1 = 800 + side * 330 * near, 800 + side * 860 * near
    top, table, foot = 520 - 20 * near, 540 + 190 * near, 550 + 340 * near
    left, right = min(x0, x1), max(x0, x1)
    p.paint(Stencil().rect(left, table, right, foot).plane(), "#4a3028")
    _awning(p, left, right, top, side, near)
    for row in range(2):
        goods = Stencil()
        for number in range(15):
            x = left + (right - left) * (number + 0.5) / 15
            goods.oval(x, table - 10 * near - row * 15 * near, 17 * near, 13 * near)
        p.paint(goods.plane(), (("#d88c3a", "#8aa04f") if side < 0 else ("#b9c4c4", "#7f959c"))[row])
        p.shade(goods.plane(), "#3a2a28", np.clip((p.y - table + 14 * near) / (20 * near), 0, 1), 0.6)
    p.paint(Stencil().rect(left, table - 4, right, table + 10 * near).plane(), "#e0b67c")
    p.paint(
        Stencil().line([(x0, top), (x0, foot)], 7 * near).line([(x1, top), (x1, foot)], 7 * near).plane(),
        "#2d2722",
    )
    p.glow((x0 + x1) / 2, top + 110 * near, 110 * near, "#ffdc95", 0.5)


def _awning(p: Press, left: float, right: float, top: float, side: int, near: float) -> None:
    inks = ("#b9472f", "#f3e3c0")
    stripes = 9
    for number in range(stripes):
        a, b = left + (right - left) * number / stripes, left + (right - left) * (number + 1) / stripes
        skirt = curve(
            [(a, top + 84 * near), ((a + b) / 2, top + 112 * near), (b, top + 84 * near)],
            closed=False,
            steps=6,
        )
        strip = (
            Stencil()
            .poly(
                [
                    (a + side * 30 * near * -1, top - 40 * near),
                    (b + side * 30 * near * -1, top - 40 * near),
                    (b, top + 84 * near),
                    *reversed(skirt),
                ]
            )
            .plane()
        )
        p.paint(strip, inks[number % 2])
        p.shade(strip, "#5a2a24", np.clip((p.y - top) / (110 * near), 0, 1) * 0.6, 0.7)


SCENES = {
    "assembly-in-marisk": assembly_in_marisk,
    "market-hall": market_hall,
}
