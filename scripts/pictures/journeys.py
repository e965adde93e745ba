"""Scenes of departures: in the air, by night train, from a platform."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from .press import WIDTH, Plane, Press, Stencil, curve
from .props import fir, person

ACROSS = np.arange(WIDTH)
# Where each of those who wait has put their feet, and how tall they are.
WAITING = (
    (960, 640, 150),
    (884, 660, 172),
    (1010, 690, 190),
    (800, 700, 214),
    (690, 740, 262),
    (560, 800, 330),
    (392, 880, 420),
    (190, 970, 540),
)
# The mountains behind one another: foot, rise, ink, light on the crest, haze at the foot.
RANGES = (
    (760, 330, "#8b84a3", "#f0b79d", "#dfa28f"),
    (830, 380, "#5c628c", "#f3c7b0", "#9c86a0"),
    (940, 400, "#374873", "#f5d9c8", "#5d6a94"),
)


def _hump(level: float, rise: float, x: float, wide: float) -> Plane:
    return (level - rise * np.exp(-(((ACROSS - x) / wide) ** 2))).astype(np.float32)


def aircraft_over_the_pass(p: Press) -> None:
    _aircraft_over_the_pass_back(p)
    _aircraft_over_the_pass_front(p)


def _aircraft_over_the_pass_back(p: Press) -> None:
    p.wash([(0, "#24365c"), (0.4, "#6b6f98"), (0.75, "#e39a83"), (1, "#f7c68f")], bottom=760)
    p.glow(1240, 640, 460, "#ffb273", 0.5, 1.3)
    for level, rise, ink, lit, foot in RANGES:
        p.range(p.skyline(level, rise, 0.56, 560), ink, lit=lit, foot=foot, fall=240)
        p.haze(level - 40, 70, "#e8ae98", 0.22)
    near = p.skyline(1040, 260, 0.55, 420)
    p.range(near, "#1f2d4f", lit="#c9c3d6", fall=110)
    trees = Stencil()
    for _ in range(60):
        x = int(p.rng.random() * (WIDTH - 1))
        fir(trees, x, float(near[x]) + 60 + p.rng.random() * 60, 50 + p.rng.random() * 50, p.rng)
    p.paint(trees.plane(), "#131c36")
    path = curve(
        [(1640, 300), (1250, 236), (900, 232), (690, 268), (652, 318), (712, 362), (850, 372)],
        closed=False,
        steps=30,
    )
    trail = Stencil()
    for number, (a, b) in enumerate(pairwise(path)):
        share = number / len(path)
        trail.line([a, b], 9 - 6 * share, ink=0.25 + 0.7 * share)
    p.light(trail.plane(2.4), "#ffe8d6", 0.8)


def _aircraft_over_the_pass_front(p: Press) -> None:
    plane = [
        (74, 4),
        (66, -3),
        (30, -6),
        (6, -8),
        (-34, -44),
        (-48, -44),
        (-24, -6),
        (-56, -4),
        (-72, -22),
        (-82, -22),
        (-74, 0),
        (-80, 5),
        (-54, 7),
        (-22, 9),
        (-20, 44),
        (-10, 44),
        (14, 9),
        (60, 8),
    ]
    a, s, cx, cy = 0.10, 1.25, 930, 378
    cut = Stencil().poly(
        [
            (cx + s * (x * math.cos(a) - y * math.sin(a)), cy + s * (x * math.sin(a) + y * math.cos(a)))
            for x, y in plane
        ]
    )
    p.paint(cut.plane(), "#f8efe4")
    p.shade(cut.plane(), "#5c628c", np.clip((p.y - 374) / 30, 0, 1), 0.9)
    p.glow(cx + 90, cy + 14, 16, "#ff6a4a", 0.9)


def night_train(p: Press) -> None:
    p.wash([(0, "#0c1a33"), (0.5, "#1f3c63"), (1, "#587ba0")], bottom=820)
    p.stars(220, 420)
    p.paint(Stencil().oval(1220, 210, 88).plane(0.8), "#f5f0dc")
    p.shade(
        Stencil().oval(1220, 210, 88).plane(), "#b9c4cb", np.clip(p.noise(90, 90, 3) * 2 - 1.0, 0, 1), 0.6
    )
    p.glow(1220, 210, 330, "#b9d2e8", 0.4)
    p.range(p.skyline(700, 420, 0.55, 600), "#4a6c93", lit="#dbe6ec", foot="#6d90b1", fall=260)
    p.range(p.skyline(780, 330, 0.55, 420), "#2e4d76", lit="#c3d5e2", foot="#55799e", fall=220)
    p.haze(780, 80, "#9db9d0", 0.45)
    wood = Stencil()
    for x in range(-10, 1610, 24):
        fir(wood, x + p.rng.random() * 16, 862 + 20 * math.sin(x / 190), 90 + p.rng.random() * 70, p.rng)
    p.paint(wood.plane(), "#1c3454")
    p.haze(850, 60, "#7f9fbd", 0.4)
    _viaduct(p)
    snow = _hump(985, 130, 1500, 420) - np.exp(-(((ACROSS - 40) / 360) ** 2)) * 150
    snow = (snow + (p.noise(300, 9, 4)[0] - 0.5) * 20).astype(np.float32)
    p.range(snow, "#dfe9ee", lit="#ffffff", foot="#8fabc6", fall=110)
    firs = Stencil()
    for x in (30, 84, 132, 196, 250, 1420, 1476, 1530, 1588):
        fir(firs, x, float(snow[min(x, 1599)]) + 34, 190 + p.rng.random() * 110, p.rng)
    p.paint(firs.plane(), "#0d1d35")
    p.snow(420, "#f2f6f8", 0.75)


def _viaduct(p: Press) -> None:
    deck, top = _viaduct_back(p)
    _viaduct_middle(p, deck, top)
    _viaduct_front(p, deck, top)


def _viaduct_back(p: Press) -> tuple[float, float]:
    deck = 640
    stone = Stencil().rect(0, deck, WIDTH, deck + 46)
    for x in range(30, 1700, 150):
        stone.poly([(x - 20, deck + 40), (x + 20, deck + 40), (x + 30, 1000), (x - 30, 1000)])
        arch = [
            (x + 75 + 57 * math.cos(t), deck + 108 - 62 * math.sin(t)) for t in np.linspace(0, math.pi, 20)
        ]
        stone.poly([(x, deck + 30), (x + 150, deck + 30), (x + 150, deck + 108), *arch, (x, deck + 108)])
    mask = stone.plane()
    p.paint(mask, "#15263f")
    p.shade(mask, "#5d7d9f", np.clip((deck + 40 - p.y) / 60 + 0.15, 0, 1), 0.6)
    p.paint(Stencil().rect(0, deck - 4, WIDTH, deck + 5).plane(), "#e8f0f3", 0.9)
    top = deck - 92
    return deck, top


def _viaduct_middle(p: Press, deck: float, top: float) -> None:
    for number in range(5):
        left = 210 + number * 236
        car = (
            Stencil()
            .smooth(
                [
                    (left, top + 10),
                    (left + 14, top),
                    (left + 212, top),
                    (left + 226, top + 10),
                    (left + 228, deck - 14),
                    (left - 2, deck - 14),
                ]
            )
            .plane()
        )
        p.paint(car, "#5a1f2a")
        p.shade(car, "#220d1a", np.clip((p.y - top - 40) / 40, 0, 1), 0.8)
        p.paint(
            Stencil()
            .smooth(
                [(left - 2, top + 10), (left + 12, top - 5), (left + 214, top - 5), (left + 228, top + 10)]
            )
            .plane(),
            "#e8f0f3",
        )
        panes, wheels = Stencil(), Stencil()
        for column in range(7):
            if not (number == 2 and column in (0, 5)):
                panes.rect(left + 16 + column * 29, top + 22, left + 36 + column * 29, top + 48)
        for x in (36, 62, 164, 190):
            wheels.oval(left + x, deck - 11, 10)
        p.paint(wheels.plane(), "#0a1424")
        p.paint(panes.plane(), "#ffd98c")
        p.light(panes.plane(10), "#ffbf66", 0.65)
        p.paint(Stencil().rect(left, top + 58, left + 226, top + 62).plane(), "#c9a05c")


def _viaduct_front(p: Press, deck: float, top: float) -> None:
    engine = Stencil().smooth(
        [
            (1392, top + 6),
            (1410, top - 4),
            (1530, top - 4),
            (1584, top + 30),
            (1598, deck - 14),
            (1390, deck - 14),
        ]
    )
    for x in (1424, 1456, 1536, 1568):
        engine.oval(x, deck - 11, 11)
    p.paint(engine.plane(), "#142033")
    p.paint(
        Stencil().poly([(1518, top + 12), (1546, top + 12), (1570, top + 34), (1518, top + 34)]).plane(),
        "#ffe3a5",
    )
    p.glow(1594, deck - 40, 130, "#fff0c0", 0.8)


def platform_recruits(p: Press) -> None:
    _platform_recruits_back(p)
    _platform_recruits_front(p)


def _platform_recruits_back(p: Press) -> None:
    p.wash([(0, "#8f9d9b"), (0.5, "#c9c6ae"), (1, "#e8d6a8")], bottom=760)
    p.glow(1120, 380, 560, "#fff0c0", 0.5)
    roof = Stencil().poly([(0, 0), (1600, 0), (1600, 40), (1120, 250), (0, 120)])
    p.paint(roof.plane(), "#45524f")
    beams = Stencil()
    for step in range(9):
        near = 0.74**step
        x = 1120 - 1120 * near
        beams.line([(x, 760 - (1 - near) * 180), (x, 110 + (1 - near) * 130)], 22 * near + 2)
        beams.line(
            [(x, 300 - 60 * near + (1 - near) * 40), (x + 130 * near, 130 + (1 - near) * 120)], 12 * near + 1
        )
        beams.line(
            [(x, 120 + (1 - near) * 130), (1600 - (1600 - 1120) * (1 - near), 30 + (1 - near) * 215)],
            9 * near + 1,
        )
    p.paint(beams.plane(), "#36423f")
    train = Stencil().poly([(1130, 330), (1600, 120), (1600, 800), (1130, 560)]).plane()
    p.paint(train, "#5f3a33")
    p.shade(
        train,
        "#2a1c1d",
        np.clip((p.x - 1130) / 470, 0, 1) * 0.7 + np.clip((p.y - 480) / 300, 0, 1) * 0.4,
        0.9,
    )


def _platform_recruits_front(p: Press) -> None:
    panes = Stencil()
    for a, b in ((0.08, 0.16), (0.21, 0.32), (0.38, 0.54), (0.62, 0.86)):
        xa, xb = 1130 + 470 * a, 1130 + 470 * b
        panes.poly(
            [
                (xa, 330 - 210 * a + 60 + 40 * a),
                (xb, 330 - 210 * b + 60 + 40 * b),
                (xb, 470 + 30 * b),
                (xa, 470 + 30 * a),
            ]
        )
    p.paint(panes.plane(), "#fbe6ae")
    p.light(panes.plane(12), "#ffe0a0", 0.4)
    p.paint(Stencil().poly([(1130, 500), (1600, 566), (1600, 580), (1130, 508)]).plane(), "#d6a75a")
    front = (
        Stencil()
        .smooth([(1010, 350), (1040, 318), (1110, 318), (1138, 350), (1136, 566), (1012, 566)])
        .plane()
    )
    p.paint(front, "#71463a")
    p.paint(Stencil().rect(1030, 350, 1068, 410).rect(1080, 350, 1118, 410).plane(), "#2d2a2c")
    for x in (1036, 1112):
        p.glow(x, 500, 70, "#fff3cf", 0.9)
    p.haze(520, 120, "#f0e2ba", 0.5)
    floor = Stencil().poly([(0, 780), (1130, 566), (1200, 566), (1600, 900), (1600, 1000), (0, 1000)]).plane()
    p.paint(floor, "#a89f88")
    p.shade(floor, "#4a4d49", np.clip((p.y - 640) / 360, 0, 1), 0.9)
    p.paint(Stencil().poly([(1176, 566), (1194, 566), (1600, 876), (1600, 920)]).plane(), "#f2dd9a", 0.9)
    steam = np.exp(-(((p.x - 1120) / 300) ** 2) - (((p.y - 590) / 90) ** 2)) * np.clip(
        p.noise(220, 110, 5) * 2 - 0.5, 0, 1
    )
    p.paint(np.clip(steam, 0, 1), "#f8efd2", 0.85)
    for number in range(len(WAITING)):
        _recruit(p, floor, number)


def _recruit(p: Press, floor: Plane, number: int) -> None:
    x, feet, tall = WAITING[number]
    cut = Stencil()
    person(
        cut,
        x,
        feet,
        tall,
        coat=number % 3 == 0,
        hat=("", "bun", "cap", "", "bun", "", "cap", "bun")[number],
        stride=0.03,
    )
    side = -1 if number % 2 else 1
    cut.smooth(
        [
            (x + side * 0.10 * tall, feet - 0.30 * tall),
            (x + side * 0.24 * tall, feet - 0.31 * tall),
            (x + side * 0.26 * tall, feet - 0.02 * tall),
            (x + side * 0.11 * tall, feet - 0.01 * tall),
        ]
    )
    cut.line(
        [(x + side * 0.11 * tall, feet - 0.46 * tall), (x + side * 0.17 * tall, feet - 0.30 * tall)],
        0.03 * tall,
    )
    mask = cut.plane()
    shadow = Stencil().poly(
        [
            (x - 0.1 * tall, feet),
            (x + 0.1 * tall, feet),
            (x - 0.25 * tall, feet + 0.30 * tall),
            (x - 0.5 * tall, feet + 0.30 * tall),
        ]
    )
    p.paint(shadow.plane(3) * floor, "#33383a", 0.45)
    p.paint(
        mask,
        ("#7d7f76", "#6e726b", "#5d635f", "#4f5654", "#414947", "#343c3d", "#283032", "#1d2427")[number],
    )
    p.paint(np.clip(mask - np.roll(mask, -max(2, round(tall / 100)), axis=1), 0, 1), "#fff0c4", 0.85)


SCENES = {
    "aircraft-over-the-pass": aircraft_over_the_pass,
    "night-train": night_train,
    "platform-recruits": platform_recruits,
}
