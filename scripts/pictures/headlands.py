"""Scenes on the capes and in the fields above the sea."""

from __future__ import annotations

import math

import numpy as np

from .press import WIDTH, Plane, Press, Stencil, curve
from .props import birds, lattice, person

ACROSS = np.arange(WIDTH)


def _headland(p: Press, ink: str, lit: str = "", level: float = 800) -> Plane:
    """The cape: high on the right, falling in a cliff to the sea on the left."""
    line = level - 150 / (1 + np.exp(-(ACROSS - 520) / 46)) + np.clip((ACROSS - 900) / 700, 0, 1) * 30
    line = (line + (p.noise(160, 9, 5)[0] - 0.5) * 26 + 230 * (ACROSS < 400) * (400 - ACROSS) / 300).astype(
        np.float32
    )
    p.range(line, ink, lit=lit, fall=120)
    return line


def radar_station(p: Press) -> None:
    base, cut, line = _radar_station_back(p)
    _radar_station_front(p, base, cut, line)


def _radar_station_back(p: Press) -> tuple[float, Stencil, Plane]:
    p.wash(
        [(0, "#2a1b3f"), (0.35, "#7c2f4b"), (0.65, "#d7573c"), (0.9, "#f4a04e"), (1, "#f9c877")],
        bottom=770,
        bands=7,
    )
    p.paint(Stencil().oval(470, 640, 120).plane(1), "#ffdf95")
    p.glow(470, 640, 360, "#ffb562", 0.5)
    clouds = np.clip(p.noise(900, 36, 4) * 2.6 - 1.45, 0, 1) * np.exp(-(((p.y - 430) / 200) ** 2))
    p.shade(np.ones_like(clouds), "#5a2246", clouds, 0.75)
    p.range(p.skyline(768, 50, 0.5, 420), "#a8404a", foot="#e6874a", fall=60)
    ripples = p.water(770, [(0, "#ee9a55"), (0.5, "#9a3b48"), (1, "#2a1631")], mirror=0.5)
    p.glitter(ripples, 470, 770, 80, "#ffdc96", 0.8)
    line = _headland(p, "#1c1024", "#4d1f38")
    cut = Stencil()
    base = float(line[1010])
    lattice(cut, (1010, base + 8), (1010, base - 470), 130, 20, 12, 6)
    cut.line([(1010, base - 470), (1010, base - 540)], 5).line([(985, base - 474), (1035, base - 474)], 6)
    cut.line([(1010, base - 330), (1078, base - 330)], 7)
    cut.smooth(
        [
            (1062, base - 392),
            (1086, base - 384),
            (1104, base - 330),
            (1086, base - 276),
            (1062, base - 268),
            (1082, base - 330),
        ]
    )
    cut.line([(1094, base - 330), (1138, base - 330)], 4).line(
        [(1068, base - 390), (1138, base - 330), (1068, base - 270)], 2.5
    )
    return base, cut, line


def _radar_station_front(p: Press, base: float, cut: Stencil, line: Plane) -> None:
    cut.rect(1120, float(line[1120]) - 70, 1330, float(line[1330]) + 10).rect(
        1150, float(line[1150]) - 96, 1200, float(line[1150])
    )
    cut.smooth(
        [
            (1240, float(line[1240]) - 66),
            (1246, float(line[1240]) - 118),
            (1285, float(line[1240]) - 140),
            (1324, float(line[1240]) - 118),
            (1330, float(line[1240]) - 66),
        ]
    )
    for step in range(8):
        x = 640 + step * 38
        cut.line([(x, float(line[x]) + 4), (x, float(line[x]) - 62)], 3)
        cut.line([(x - 12, float(line[x]) - 56), (x + 12, float(line[x]) - 56)], 2)
    for side in (-1, 1):
        cut.line([(1010, base - 460), (1010 + side * 230, base + 10)], 1.5)
    p.paint(cut.plane(), "#150b1d")
    lamps = (
        Stencil()
        .oval(1010, base - 542, 5)
        .oval(1010, base - 240, 4)
        .rect(1136, base - 44, 1150, base - 32)
        .rect(1180, base - 44, 1194, base - 32)
    )
    p.paint(lamps.plane(), "#ffe0a0")
    p.glow(1010, base - 542, 60, "#ff5a3c", 0.9)
    fence = Stencil()
    for x in range(560, 1600, 30):
        fence.line([(x, float(line[x]) + 30), (x, float(line[x]) + 4)], 2)
    p.paint(fence.plane(), "#3d1830", 0.8)
    birds(p, [(300, 380, 30), (360, 350, 22), (250, 330, 18), (690, 250, 22), (740, 228, 16)], "#2a1330")


def radar_falls(p: Press) -> None:
    base, line = _radar_falls_back(p)
    _radar_falls_front(p, base, line)


def _radar_falls_back(p: Press) -> tuple[float, Plane]:
    p.wash([(0, "#47617a"), (0.5, "#9fa5a8"), (0.8, "#e6b795"), (1, "#f3cfa4")], bottom=770)
    p.glow(300, 720, 420, "#ffc48a", 0.5, 1.6)
    p.range(p.skyline(764, 60, 0.5, 420), "#9a9699", foot="#dab79a", fall=80)
    ripples = p.water(770, [(0, "#d9b697"), (0.5, "#7d8a94"), (1, "#2b4257")], mirror=0.5)
    p.glitter(ripples, 300, 770, 90, "#ffd9a8", 0.6)
    line = _headland(p, "#2c3440", "#6f6058")
    base = float(line[1040])
    dust = np.exp(-(((p.x - 1040) / 250) ** 2)) * np.exp(-np.clip(base + 10 - p.y, 0, 999) / 150)
    dust = dust * np.exp(-np.clip(p.y - base - 6, 0, 999) / 16)
    cloud = np.clip(dust * (p.noise(150, 120, 5) * 2.3 - 0.25), 0, 1)
    p.paint(np.clip(cloud * 1.5, 0, 1), "#77707a", 0.9)
    p.shade(np.ones_like(cloud), "#f3d3ac", np.clip(cloud - np.roll(cloud, -18, axis=1), 0, 1) * 4, 0.9)
    mast = Stencil()
    lattice(mast, (1052, base - 34), (800, base - 440), 118, 20, 12, 6)
    mast.line([(800, base - 440), (762, base - 502)], 5)
    mast.smooth(
        [
            (905, base - 370),
            (922, base - 398),
            (968, base - 384),
            (976, base - 330),
            (960, base - 322),
            (950, base - 362),
        ]
    )
    mast.line([(896, base - 284), (948, base - 352)], 7)
    p.paint(mast.plane(), "#1b222d")
    return base, line


def _radar_falls_front(p: Press, base: float, line: Plane) -> None:
    front = np.exp(-(((p.x - 1060) / 170) ** 2)) * np.exp(-np.clip(base + 10 - p.y, 0, 999) / 70)
    front = front * np.exp(-np.clip(p.y - base - 14, 0, 999) / 20)
    puff = np.clip(front * (p.noise(90, 70, 5) * 2.4 - 0.3), 0, 1)
    p.paint(puff, "#8f8482", 0.95)
    p.shade(np.ones_like(puff), "#f8dfbc", np.clip(puff - np.roll(puff, -12, axis=1), 0, 1) * 4, 0.9)
    for x in (1000, 1056, 1112):
        p.glow(x, base - 16, 44, "#ffb45a", 0.75)
    bits = Stencil()
    for _ in range(120):
        a, r = p.rng.random() * math.pi, 60 + p.rng.random() ** 2 * 260
        x, y, s = 1050 + math.cos(a) * r, base - math.sin(a) * r * 0.7, 1 + p.rng.random() * 4
        bits.poly([(x, y), (x + s * 2, y - s), (x + s, y + s)])
    p.paint(bits.plane(), "#2c3440", 0.9)
    hall = Stencil().rect(1240, float(line[1300]) - 60, 1440, float(line[1300]) + 12).plane()
    p.paint(hall, "#39414c")
    p.shade(hall, "#a38a78", np.clip((1330 - p.x) / 100, 0, 1), 0.7)
    flock = [
        (420 + p.rng.random() * 420, 200 + p.rng.random() * 260, 16 + p.rng.random() * 30) for _ in range(26)
    ]
    birds(p, flock, "#222b37")


def cape_thole_ruin(p: Press) -> None:
    _cape_thole_ruin_back(p)
    _cape_thole_ruin_middle(p)
    _cape_thole_ruin_front(p)


def _cape_thole_ruin_back(p: Press) -> None:
    p.wash([(0, "#c6d2d0"), (0.6, "#e6e4d2"), (1, "#f0e5c6")], bottom=560)
    clouds = np.clip(p.noise(700, 90, 5) * 2.2 - 1.1, 0, 1) * np.clip(1 - p.y / 560, 0, 1)
    p.shade(np.ones_like(clouds), "#f8f4e6", clouds, 0.9)
    p.range(p.skyline(556, 46, 0.5, 500), "#a9bbb9", foot="#dfdfcb", fall=60)
    p.water(558, [(0, "#d5dcd0"), (1, "#8fb0b4")], mirror=0.35)
    field = (652 - 40 * np.sin(ACROSS / 520) + (p.noise(180, 9, 5)[0] - 0.5) * 24).astype(np.float32)
    p.range(field, "#a8ab76", lit="#d3cd91", foot="#7f8a5e", fall=330)
    grass = np.clip(p.noise(14, 60, 3) * 2.4 - 1.2, 0, 1) * p.below(field + 30)
    p.shade(np.ones_like(grass), "#66754c", grass * np.clip((p.y - 640) / 300, 0, 1), 0.55)
    hall = Stencil().rect(1170, 540, 1460, 668).plane()
    p.paint(hall, "#c4beac")
    p.shade(hall, "#8b8a80", np.clip((p.x - 1190) / 300, 0, 1), 0.85)
    p.paint(Stencil().rect(1158, 530, 1472, 544).plane(), "#77776e")
    p.paint(Stencil().rect(1270, 584, 1350, 668).plane(), "#2e3534")
    p.paint(Stencil().rect(1200, 578, 1246, 606).rect(1380, 578, 1426, 606).plane(), "#4b5452")
    track = Stencil()
    for side in (0, 34):
        track.line(
            curve(
                [
                    (1290 + side, 668),
                    (1330 + side * 1.2, 720),
                    (1480 + side * 1.5, 790),
                    (1640 + side * 2, 830),
                ],
                closed=False,
            ),
            9 + side / 8,
        )
    p.paint(track.plane(1.5), "#6d6446", 0.75)


def _cape_thole_ruin_middle(p: Press) -> None:
    steel = "#7c4433"
    pieces = (
        ((120, 838), (380, 800)),
        ((402, 792), (560, 806)),
        ((580, 786), (760, 752)),
        ((770, 760), (900, 742)),
        ((926, 726), (1050, 716)),
    )
    for number, (foot, top) in enumerate(pieces):
        cut, wide = Stencil(), 96 - number * 15
        lattice(cut, foot, top, wide, wide * 0.82, 4, 8 - number)
        shadow = np.roll(np.roll(cut.plane(3), 20 - 2 * number, axis=0), 18, axis=1)
        p.paint(shadow, "#5d6a44", 0.6)
        p.paint(cut.plane(), steel)
        p.shade(cut.plane(), "#38221f", np.clip((p.y - (foot[1] + top[1]) / 2) / 30 + 0.4, 0, 1), 0.9)
    dish = (
        Stencil()
        .smooth([(610, 890), (660, 838), (760, 830), (806, 872), (770, 890), (690, 884), (640, 906)])
        .plane()
    )
    p.paint(np.roll(dish, 16, axis=0), "#5d6a44", 0.6)
    p.paint(dish, "#dcd9cb")
    p.shade(dish, "#8d8c84", np.clip((p.x - 650) / 150, 0, 1), 0.9)


def _cape_thole_ruin_front(p: Press) -> None:
    sheep = Stencil()
    legs = Stencil()
    for x, y, s in (
        (470, 710, 0.8),
        (530, 722, 0.9),
        (300, 716, 0.75),
        (880, 860, 1.5),
        (1000, 900, 1.7),
        (240, 930, 1.8),
        (1090, 790, 1.0),
    ):
        sheep.oval(x, y - 20 * s, 24 * s, 15 * s).oval(x - 8 * s, y - 30 * s, 12 * s, 9 * s).oval(
            x + 9 * s, y - 29 * s, 12 * s, 9 * s
        )
        legs.oval(x - 27 * s, y - 22 * s, 8 * s, 6 * s)
        for leg in (-14, -6, 8, 15):
            legs.line([(x + leg * s, y - 10 * s), (x + leg * s, y + 3 * s)], 3 * s)
    p.paint(legs.plane(), "#2e2a26")
    p.paint(sheep.plane(), "#f7f1e0")
    people = Stencil()
    person(people, 1120, 742, 96, hat="brim")
    person(people, 1164, 740, 90, stride=0.07)
    p.paint(people.plane(), "#2e3534")
    birds(p, [(380, 300, 30), (440, 270, 22), (900, 220, 20)], "#5f6f70")


def road_sign(p: Press) -> None:
    _road_sign_back(p)
    front, lane = _road_sign_middle(p)
    _road_sign_near(p)
    _road_sign_front(p, front, lane)


def _road_sign_back(p: Press) -> None:
    p.wash([(0, "#7fb0b8"), (0.55, "#c3d5c6"), (1, "#f1e4bf")], bottom=560)
    clouds = np.clip(p.noise(620, 130, 5) * 2.3 - 1.15, 0, 1) * np.clip(1.1 - p.y / 480, 0, 1)
    p.shade(np.ones_like(clouds), "#fbf5e4", clouds, 0.95)
    p.range(p.skyline(556, 70, 0.5, 360), "#8fb3ae", foot="#d4dcc4", fall=70)
    ripples = p.water(558, [(0, "#bcd2c6"), (1, "#3f8290")], mirror=0.35)
    p.shade((p.y > 558).astype(np.float32), "#f1ead0", np.clip((ripples - 0.68) * 5, 0, 1), 0.6)
    back = (
        690
        - 90 * np.exp(-(((ACROSS - 1500) / 380) ** 2))
        + 60 * np.exp(-(((ACROSS - 300) / 300) ** 2))
        + (p.noise(200, 9, 4)[0] - 0.5) * 20
    ).astype(np.float32)
    p.range(back, "#8fa565", lit="#c8c878", foot="#6f8f5c", fall=140)


def _road_sign_middle(p: Press) -> tuple[Plane, Stencil]:
    front = (800 - 130 * np.exp(-(((ACROSS - 520) / 520) ** 2)) + (p.noise(220, 9, 4)[0] - 0.5) * 26).astype(
        np.float32
    )
    p.range(front, "#5f8350", lit="#aebd68", foot="#34583f", fall=230)
    lane = Stencil().poly(
        [
            *curve([(960, 1000), (1010, 900), (1180, 806), (1290, 760), (1330, 738)], closed=False),
            *reversed(
                curve([(1420, 1000), (1300, 880), (1300, 806), (1340, 765), (1352, 738)], closed=False)
            ),
        ]
    )
    p.paint(lane.plane(1), "#d8c79a")
    p.shade(lane.plane(), "#a98f66", np.clip(p.noise(90, 30, 3) * 1.8 - 0.7, 0, 1), 0.6)
    for x, y, w, h in ((1330, 596, 58, 34), (1410, 588, 66, 38), (1500, 596, 50, 34)):
        p.paint(Stencil().rect(x, y, x + w, y + h).plane(), "#f8f0dc")
        p.paint(
            Stencil().poly([(x - 5, y + 2), (x + w / 2, y - h * 0.75), (x + w + 5, y + 2)]).plane(), "#a54b35"
        )
        p.paint(
            Stencil()
            .rect(x + w * 0.2, y + h * 0.3, x + w * 0.36, y + h * 0.62)
            .rect(x + w * 0.6, y + h * 0.3, x + w * 0.76, y + h * 0.62)
            .plane(),
            "#4b4a44",
        )
    post = Stencil().poly([(520, 880), (556, 880), (552, 230), (524, 230)]).plane()
    p.paint(post, "#6b4f38")
    p.shade(post, "#35271f", np.clip((p.x - 530) / 26, 0, 1), 0.9)
    return front, lane


def _road_sign_near(p: Press) -> None:
    for top, tall, left, right, tip, ink in (
        (262, 118, 420, 900, 62, "#f6eeda"),
        (404, 72, 470, 800, 40, "#d5dccb"),
        (500, 72, 300, 640, -40, "#d5dccb"),
    ):
        ends = [
            (left, top),
            (right, top),
            (right + tip, top + tall / 2),
            (right, top + tall),
            (left, top + tall),
        ]
        if tip < 0:
            ends = [
                (left, top),
                (right, top),
                (right, top + tall),
                (left, top + tall),
                (left + tip, top + tall / 2),
            ]
        arm = Stencil().poly(ends).plane()
        p.paint(np.roll(arm, 9, axis=0), "#33452f", 0.5)
        p.paint(arm, ink)
        p.shade(
            arm,
            "#9aa088",
            np.clip(p.noise(420, 16, 3) * 2 - 1.1, 0, 1) + np.clip((p.y - top - tall * 0.7) / tall, 0, 1),
            0.5,
        )
        _runes(p, left + 34, top + tall * 0.28, (right - left) - 80, tall * 0.46, 9 if tall > 100 else 12)


def _road_sign_front(p: Press, front: Plane, lane: Stencil) -> None:
    bolts = Stencil()
    for y in (272, 370, 412, 468, 508, 564):
        bolts.oval(538, y, 5)
    p.paint(bolts.plane(), "#4b4a44")
    blades = Stencil()
    for _ in range(420):
        x = p.rng.random() * WIDTH
        root = float(front[int(x)]) + 40 + p.rng.random() ** 0.7 * 280
        tall = 16 + (root - 700) * 0.16 * (0.5 + p.rng.random())
        blades.line([(x, root), (x + tall * 0.22, root - tall * 0.6), (x + tall * 0.62, root - tall)], 2)
    p.paint(blades.plane() * (1 - lane.plane(2)), "#2f5138", 0.8)
    birds(p, [(1120, 330, 30), (1180, 300, 22), (220, 250, 26)], "#4c6a6c")


def _runes(p: Press, left: float, top: float, wide: float, tall: float, count: int) -> None:
    """Lettering that can be seen and not read: each of the three languages keeps its own."""
    cut, step = Stencil(), wide / count
    for number in range(count):
        if number in (count // 2,):
            continue
        x, style = left + number * step, int(p.rng.integers(5))
        high, low, w, t = top, top + tall, step * 0.62, max(3, tall * 0.14)
        cut.line([(x, high), (x, low)], t)
        if style == 0:
            cut.line([(x, high + t / 2), (x + w, high + t / 2)], t).line(
                [(x, (high + low) / 2), (x + w * 0.8, (high + low) / 2)], t
            )
        elif style == 1:
            cut.line([(x + w, high), (x + w, low)], t).line(
                [(x, (high + low) / 2), (x + w, (high + low) / 2)], t
            )
        elif style == 2:
            cut.line([(x, low), (x + w / 2, high), (x + w, low)], t)
        elif style == 3:
            cut.line([(x, low - t / 2), (x + w, low - t / 2)], t).line([(x + w, low), (x + w, high)], t)
        else:
            cut.line([(x, high), (x + w, (high + low) / 2), (x, low)], t)
    p.paint(cut.plane(), "#25342f")


SCENES = {
    "radar-station": radar_station,
    "radar-falls": radar_falls,
    "cape-thole-ruin": cape_thole_ruin,
    "road-sign": road_sign,
}
