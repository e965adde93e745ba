"""Scenes of headlands, mountains, snow and fields."""

from __future__ import annotations

import math

import numpy as np

from .press import WIDTH, Plane, Press, Stencil, curve
from .props import birds, fir, lattice, person

ACROSS = np.arange(WIDTH)


def _hump(level: float, rise: float, x: float, wide: float) -> Plane:
    return (level - rise * np.exp(-(((ACROSS - x) / wide) ** 2))).astype(np.float32)


def _headland(p: Press, ink: str, lit: str = "", level: float = 800) -> Plane:
    """The cape: high on the right, falling in a cliff to the sea on the left."""
    line = level - 150 / (1 + np.exp(-(ACROSS - 520) / 46)) + np.clip((ACROSS - 900) / 700, 0, 1) * 30
    line = (line + (p.noise(160, 9, 5)[0] - 0.5) * 26 + 230 * (ACROSS < 400) * (400 - ACROSS) / 300).astype(np.float32)
    p.range(line, ink, lit=lit, fall=120)
    return line


def radar_station(p: Press) -> None:
    p.wash([(0, "#2a1b3f"), (0.35, "#7c2f4b"), (0.65, "#d7573c"), (0.9, "#f4a04e"), (1, "#f9c877")], bottom=770, bands=7)
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
    cut.smooth([(1062, base - 392), (1086, base - 384), (1104, base - 330), (1086, base - 276), (1062, base - 268), (1082, base - 330)])
    cut.line([(1094, base - 330), (1138, base - 330)], 4).line([(1068, base - 390), (1138, base - 330), (1068, base - 270)], 2.5)
    cut.rect(1120, float(line[1120]) - 70, 1330, float(line[1330]) + 10).rect(1150, float(line[1150]) - 96, 1200, float(line[1150]))
    cut.smooth([(1240, float(line[1240]) - 66), (1246, float(line[1240]) - 118), (1285, float(line[1240]) - 140), (1324, float(line[1240]) - 118), (1330, float(line[1240]) - 66)])
    for step in range(8):
        x = 640 + step * 38
        cut.line([(x, float(line[x]) + 4), (x, float(line[x]) - 62)], 3)
        cut.line([(x - 12, float(line[x]) - 56), (x + 12, float(line[x]) - 56)], 2)
    for side in (-1, 1):
        cut.line([(1010, base - 460), (1010 + side * 230, base + 10)], 1.5)
    p.paint(cut.plane(), "#150b1d")
    lamps = Stencil().oval(1010, base - 542, 5).oval(1010, base - 240, 4).rect(1136, base - 44, 1150, base - 32).rect(1180, base - 44, 1194, base - 32)
    p.paint(lamps.plane(), "#ffe0a0")
    p.glow(1010, base - 542, 60, "#ff5a3c", 0.9)
    fence = Stencil()
    for x in range(560, 1600, 30):
        fence.line([(x, float(line[x]) + 30), (x, float(line[x]) + 4)], 2)
    p.paint(fence.plane(), "#3d1830", 0.8)
    birds(p, [(300, 380, 30), (360, 350, 22), (250, 330, 18), (690, 250, 22), (740, 228, 16)], "#2a1330")


def radar_falls(p: Press) -> None:
    p.wash([(0, "#47617a"), (0.5, "#9fa5a8"), (0.8, "#e6b795"), (1, "#f3cfa4")], bottom=770)
    p.glow(300, 720, 420, "#ffc48a", 0.5, 1.6)
    p.range(p.skyline(764, 60, 0.5, 420), "#9a9699", foot="#dab79a", fall=80)
    ripples = p.water(770, [(0, "#d9b697"), (0.5, "#7d8a94"), (1, "#2b4257")], mirror=0.5)
    p.glitter(ripples, 300, 770, 90, "#ffd9a8", 0.6)
    line = _headland(p, "#2c3440", "#6f6058")
    base = float(line[1040])
    dust = np.exp(-(((p.x - 1040) / 240) ** 2)) * np.exp(-np.clip(base + 20 - p.y, 0, 999) / 130) * (p.y < base + 40)
    cloud = np.clip(dust * (p.noise(150, 120, 5) * 2.3 - 0.25), 0, 1)
    p.paint(cloud, "#e9d2b6", 0.95)
    p.shade(np.ones_like(cloud), "#8d7d78", np.clip(cloud - np.roll(cloud, 16, axis=1), 0, 1) * 3, 0.8)
    mast = Stencil()
    lattice(mast, (1052, base - 34), (800, base - 440), 118, 20, 12, 6)
    mast.line([(800, base - 440), (762, base - 502)], 5)
    mast.smooth([(905, base - 370), (922, base - 398), (968, base - 384), (976, base - 330), (960, base - 322), (950, base - 362)])
    mast.line([(896, base - 284), (948, base - 352)], 7)
    p.paint(mast.plane(), "#1b222d")
    front = np.exp(-(((p.x - 1060) / 150) ** 2)) * np.exp(-np.clip(base + 16 - p.y, 0, 999) / 60) * (p.y < base + 60)
    p.paint(np.clip(front * (p.noise(90, 70, 5) * 2.4 - 0.3), 0, 1), "#f2e0c6", 0.95)
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
    flock = [(420 + p.rng.random() * 420, 200 + p.rng.random() * 260, 16 + p.rng.random() * 30) for _ in range(26)]
    birds(p, flock, "#222b37")


def cape_thole_ruin(p: Press) -> None:
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
        track.line(curve([(1290 + side, 668), (1330 + side * 1.2, 720), (1480 + side * 1.5, 790), (1640 + side * 2, 830)], closed=False), 9 + side / 8)
    p.paint(track.plane(1.5), "#6d6446", 0.75)
    steel = "#7c4433"
    pieces = (((120, 838), (380, 800)), ((402, 792), (560, 806)), ((580, 786), (760, 752)), ((770, 760), (900, 742)), ((926, 726), (1050, 716)))
    for number, (foot, top) in enumerate(pieces):
        cut, wide = Stencil(), 96 - number * 15
        lattice(cut, foot, top, wide, wide * 0.82, 4, 8 - number)
        shadow = np.roll(np.roll(cut.plane(3), 20 - 2 * number, axis=0), 18, axis=1)
        p.paint(shadow, "#5d6a44", 0.6)
        p.paint(cut.plane(), steel)
        p.shade(cut.plane(), "#38221f", np.clip((p.y - (foot[1] + top[1]) / 2) / 30 + 0.4, 0, 1), 0.9)
    dish = Stencil().smooth([(610, 890), (660, 838), (760, 830), (806, 872), (770, 890), (690, 884), (640, 906)]).plane()
    p.paint(np.roll(dish, 16, axis=0), "#5d6a44", 0.6)
    p.paint(dish, "#dcd9cb")
    p.shade(dish, "#8d8c84", np.clip((p.x - 650) / 150, 0, 1), 0.9)
    sheep = Stencil()
    legs = Stencil()
    for x, y, s in ((470, 710, 0.8), (530, 722, 0.9), (300, 716, 0.75), (880, 860, 1.5), (1000, 900, 1.7), (240, 930, 1.8), (1090, 790, 1.0)):
        sheep.oval(x, y - 20 * s, 24 * s, 15 * s).oval(x - 8 * s, y - 30 * s, 12 * s, 9 * s).oval(x + 9 * s, y - 29 * s, 12 * s, 9 * s)
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


def aircraft_over_the_pass(p: Press) -> None:
    p.wash([(0, "#24365c"), (0.4, "#6b6f98"), (0.75, "#e39a83"), (1, "#f7c68f")], bottom=760)
    p.glow(1240, 640, 460, "#ffb273", 0.5, 1.3)
    for level, rise, ink, lit, foot in (
        (760, 330, "#8b84a3", "#f0b79d", "#dfa28f"), (830, 380, "#5c628c", "#f3c7b0", "#9c86a0"), (940, 400, "#374873", "#f5d9c8", "#5d6a94"),
    ):  # fmt: skip
        p.range(p.skyline(level, rise, 0.56, 560), ink, lit=lit, foot=foot, fall=240)
        p.haze(level - 40, 70, "#e8ae98", 0.22)
    near = p.skyline(1040, 260, 0.55, 420)
    p.range(near, "#1f2d4f", lit="#c9c3d6", fall=110)
    trees = Stencil()
    for _ in range(60):
        x = int(p.rng.random() * (WIDTH - 1))
        fir(trees, x, float(near[x]) + 60 + p.rng.random() * 60, 50 + p.rng.random() * 50, p.rng)
    p.paint(trees.plane(), "#131c36")
    path = curve([(1640, 300), (1250, 236), (900, 232), (690, 268), (652, 318), (712, 362), (850, 372)], closed=False, steps=30)
    trail = Stencil()
    for number, (a, b) in enumerate(zip(path, path[1:], strict=False)):
        share = number / len(path)
        trail.line([a, b], 9 - 6 * share, ink=0.25 + 0.7 * share)
    p.light(trail.plane(2.4), "#ffe8d6", 0.8)
    plane = [(74, 4), (66, -3), (30, -6), (6, -8), (-34, -44), (-48, -44), (-24, -6), (-56, -4), (-72, -22), (-82, -22), (-74, 0), (-80, 5), (-54, 7), (-22, 9), (-20, 44), (-10, 44), (14, 9), (60, 8)]
    a, s, cx, cy = 0.10, 1.25, 930, 378
    cut = Stencil().poly([(cx + s * (x * math.cos(a) - y * math.sin(a)), cy + s * (x * math.sin(a) + y * math.cos(a))) for x, y in plane])
    p.paint(cut.plane(), "#f8efe4")
    p.shade(cut.plane(), "#5c628c", np.clip((p.y - 374) / 30, 0, 1), 0.9)
    p.glow(cx + 90, cy + 14, 16, "#ff6a4a", 0.9)


def night_train(p: Press) -> None:
    p.wash([(0, "#0c1a33"), (0.5, "#1f3c63"), (1, "#587ba0")], bottom=820)
    p.stars(220, 420)
    p.paint(Stencil().oval(1220, 210, 88).plane(0.8), "#f5f0dc")
    p.shade(Stencil().oval(1220, 210, 88).plane(), "#b9c4cb", np.clip(p.noise(90, 90, 3) * 2 - 1.0, 0, 1), 0.6)
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
    deck = 640
    stone = Stencil().rect(0, deck, WIDTH, deck + 46)
    for x in range(30, 1700, 150):
        stone.poly([(x - 20, deck + 40), (x + 20, deck + 40), (x + 30, 1000), (x - 30, 1000)])
        arch = [(x + 75 + 57 * math.cos(t), deck + 108 - 62 * math.sin(t)) for t in np.linspace(0, math.pi, 20)]
        stone.poly([(x, deck + 30), (x + 150, deck + 30), (x + 150, deck + 108), *arch, (x, deck + 108)])
    mask = stone.plane()
    p.paint(mask, "#15263f")
    p.shade(mask, "#5d7d9f", np.clip((deck + 40 - p.y) / 60 + 0.15, 0, 1), 0.6)
    p.paint(Stencil().rect(0, deck - 4, WIDTH, deck + 5).plane(), "#e8f0f3", 0.9)
    top = deck - 92
    for number in range(5):
        left = 210 + number * 236
        car = Stencil().smooth([(left, top + 10), (left + 14, top), (left + 212, top), (left + 226, top + 10), (left + 228, deck - 14), (left - 2, deck - 14)]).plane()
        p.paint(car, "#5a1f2a")
        p.shade(car, "#220d1a", np.clip((p.y - top - 40) / 40, 0, 1), 0.8)
        p.paint(Stencil().smooth([(left - 2, top + 10), (left + 12, top - 5), (left + 214, top - 5), (left + 228, top + 10)]).plane(), "#e8f0f3")
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
    engine = Stencil().smooth([(1392, top + 6), (1410, top - 4), (1530, top - 4), (1584, top + 30), (1598, deck - 14), (1390, deck - 14)])
    for x in (1424, 1456, 1536, 1568):
        engine.oval(x, deck - 11, 11)
    p.paint(engine.plane(), "#142033")
    p.paint(Stencil().poly([(1518, top + 12), (1546, top + 12), (1570, top + 34), (1518, top + 34)]).plane(), "#ffe3a5")
    p.glow(1594, deck - 40, 130, "#fff0c0", 0.8)


def wolves_at_brannoch(p: Press) -> None:
    p.wash([(0, "#132544"), (0.5, "#35598a"), (1, "#9db7c9")], bottom=780)
    p.stars(110, 360)
    p.paint(Stencil().oval(1060, 330, 190).plane(1), "#f0ead2")
    p.shade(Stencil().oval(1060, 330, 190).plane(), "#c3c4bd", np.clip(p.noise(150, 150, 4) * 2.3 - 1.15, 0, 1), 0.6)
    p.glow(1060, 330, 420, "#c8d8e0", 0.35)
    p.range(p.skyline(780, 300, 0.55, 520), "#5d7fa6", lit="#e3ebee", foot="#93b0c5", fall=220)
    p.haze(770, 80, "#b7cad6", 0.5)
    wood = Stencil()
    for x in range(-10, 1610, 28):
        fir(wood, x + p.rng.random() * 18, 850 + 16 * math.sin(x / 130), 120 + p.rng.random() * 100, p.rng)
    p.paint(wood.plane(), "#27456b")
    p.haze(840, 50, "#a9c0d0", 0.5)
    ridge = (880 - 190 * np.exp(-(((ACROSS - 1060) / 560) ** 2)) + (p.noise(260, 9, 4)[0] - 0.5) * 34).astype(np.float32)
    p.range(ridge, "#e7eef0", lit="#ffffff", foot="#7394b6", fall=200)
    pack = Stencil()
    for x, size, howl, facing in ((1060, 1.25, True, 1), (800, 1.0, False, -1), (1330, 0.95, False, -1)):
        _wolf(pack, x, float(ridge[x]) + 8, size, howl, facing)
    shadow = np.roll(pack.plane(2), (70, -60), axis=(0, 1)) * p.below(ridge + 12)
    p.paint(shadow, "#6f8fb2", 0.45)
    p.paint(pack.plane(), "#0f1c33")
    prints = Stencil()
    for step in range(34):
        x = 60 + step * 21
        prints.oval(x, float(ridge[x]) + 60 + (step % 2) * 12 - step * 1.2, 6, 3.4)
    p.paint(prints.plane(), "#6788ad", 0.8)
    firs = Stencil()
    for x, tall in ((40, 420), (120, 300), (200, 360), (1500, 380), (1580, 460)):
        fir(firs, x, float(ridge[min(x, 1599)]) + 110, tall, p.rng)
    p.paint(firs.plane(), "#0d1930")
    p.snow(260, "#f4f7f8", 0.7)


def _wolf(cut: Stencil, x: float, foot: float, size: float, howl: bool, facing: int) -> None:
    def shape(points: list[tuple[float, float]], smooth: bool = True) -> None:
        placed = [(x + facing * px * size, foot - py * size) for px, py in points]
        cut.smooth(placed) if smooth else cut.poly(placed)

    shape([(-80, 92), (-50, 104), (10, 102), (52, 112), (74, 100), (66, 66), (36, 54), (-20, 62), (-58, 56), (-84, 66)])
    for px, bend in ((-66, -12), (-50, -8), (48, 4), (62, 2)):
        shape([(px - 11, 76), (px + 11, 76), (px + 4 + bend * 0.4, 38), (px + 7, 2), (px + 14, -2), (px - 6, -2), (px - 6 + bend, 38)])
    shape([(-78, 92), (-104, 78), (-128, 40), (-122, 26), (-104, 44), (-82, 66)])
    if howl:
        shape([(44, 104), (60, 128), (76, 158), (92, 160), (96, 138), (86, 104), (70, 78)])
        shape([(72, 150), (86, 168), (110, 196), (116, 194), (108, 168), (96, 146)])
        shape([(70, 152), (54, 164), (78, 170)], smooth=False)
    else:
        shape([(46, 100), (72, 124), (92, 134), (110, 120), (100, 98), (72, 80)])
        shape([(88, 132), (112, 130), (140, 108), (138, 100), (112, 100), (94, 108)])
        shape([(84, 128), (86, 152), (102, 132)], smooth=False)


def road_sign(p: Press) -> None:
    p.wash([(0, "#7fb0b8"), (0.55, "#c3d5c6"), (1, "#f1e4bf")], bottom=560)
    clouds = np.clip(p.noise(620, 130, 5) * 2.3 - 1.15, 0, 1) * np.clip(1.1 - p.y / 480, 0, 1)
    p.shade(np.ones_like(clouds), "#fbf5e4", clouds, 0.95)
    p.range(p.skyline(556, 70, 0.5, 360), "#8fb3ae", foot="#d4dcc4", fall=70)
    ripples = p.water(558, [(0, "#bcd2c6"), (1, "#3f8290")], mirror=0.35)
    p.shade((p.y > 558).astype(np.float32), "#f1ead0", np.clip((ripples - 0.68) * 5, 0, 1), 0.6)
    back = (690 - 90 * np.exp(-(((ACROSS - 1500) / 380) ** 2)) + 60 * np.exp(-(((ACROSS - 300) / 300) ** 2)) + (p.noise(200, 9, 4)[0] - 0.5) * 20).astype(np.float32)
    p.range(back, "#8fa565", lit="#c8c878", foot="#6f8f5c", fall=140)
    front = (800 - 130 * np.exp(-(((ACROSS - 520) / 520) ** 2)) + (p.noise(220, 9, 4)[0] - 0.5) * 26).astype(np.float32)
    p.range(front, "#5f8350", lit="#aebd68", foot="#34583f", fall=230)
    lane = Stencil().poly([*curve([(960, 1000), (1010, 900), (1180, 806), (1290, 760), (1330, 738)], closed=False), *reversed(curve([(1420, 1000), (1300, 880), (1300, 806), (1340, 765), (1352, 738)], closed=False))])
    p.paint(lane.plane(1), "#d8c79a")
    p.shade(lane.plane(), "#a98f66", np.clip(p.noise(90, 30, 3) * 1.8 - 0.7, 0, 1), 0.6)
    for x, y, w, h in ((1330, 596, 58, 34), (1410, 588, 66, 38), (1500, 596, 50, 34)):
        p.paint(Stencil().rect(x, y, x + w, y + h).plane(), "#f8f0dc")
        p.paint(Stencil().poly([(x - 5, y + 2), (x + w / 2, y - h * 0.75), (x + w + 5, y + 2)]).plane(), "#a54b35")
        p.paint(Stencil().rect(x + w * 0.2, y + h * 0.3, x + w * 0.36, y + h * 0.62).rect(x + w * 0.6, y + h * 0.3, x + w * 0.76, y + h * 0.62).plane(), "#4b4a44")
    post = Stencil().poly([(520, 880), (556, 880), (552, 230), (524, 230)]).plane()
    p.paint(post, "#6b4f38")
    p.shade(post, "#35271f", np.clip((p.x - 530) / 26, 0, 1), 0.9)
    for top, tall, left, right, tip, ink in ((262, 118, 420, 900, 62, "#f6eeda"), (404, 72, 470, 800, 40, "#d5dccb"), (500, 72, 300, 640, -40, "#d5dccb")):
        ends = [(left, top), (right, top), (right + tip, top + tall / 2), (right, top + tall), (left, top + tall)]
        if tip < 0:
            ends = [(left, top), (right, top), (right, top + tall), (left, top + tall), (left + tip, top + tall / 2)]
        arm = Stencil().poly(ends).plane()
        p.paint(np.roll(arm, 9, axis=0), "#33452f", 0.5)
        p.paint(arm, ink)
        p.shade(arm, "#9aa088", np.clip(p.noise(420, 16, 3) * 2 - 1.1, 0, 1) + np.clip((p.y - top - tall * 0.7) / tall, 0, 1), 0.5)
        _runes(p, left + 34, top + tall * 0.28, (right - left) - 80, tall * 0.46, 9 if tall > 100 else 12)
    bolts = Stencil()
    for y in (284, 356, 420, 460, 516, 556):
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
            cut.line([(x, high + t / 2), (x + w, high + t / 2)], t).line([(x, (high + low) / 2), (x + w * 0.8, (high + low) / 2)], t)
        elif style == 1:
            cut.line([(x + w, high), (x + w, low)], t).line([(x, (high + low) / 2), (x + w, (high + low) / 2)], t)
        elif style == 2:
            cut.line([(x, low), (x + w / 2, high), (x + w, low)], t)
        elif style == 3:
            cut.line([(x, low - t / 2), (x + w, low - t / 2)], t).line([(x + w, low), (x + w, high)], t)
        else:
            cut.line([(x, high), (x + w, (high + low) / 2), (x, low)], t)
    p.paint(cut.plane(), "#25342f")


def floodlights(p: Press) -> None:
    p.wash([(0, "#0b1420"), (0.6, "#1c3340"), (1, "#34545a")], bottom=560)
    lamps = ((170, 118), (1010, 176), (1460, 110))
    for x, y in lamps:
        for aim in (-0.5, -0.2, 0.12, 0.42):
            turn = np.arctan2(p.x - x, p.y - y)
            off = np.abs(turn - aim - (800 - x) / 1800)
            beam = np.exp(-((off / 0.10) ** 2)) * np.exp(-np.hypot(p.x - x, p.y - y) / 560) * (p.y > y)
            p.light(beam.astype(np.float32), "#dfeee6", 0.32)
    town = p.skyline(520, 60, 0.6, 120)
    p.range(town, "#10202a")
    panes = Stencil()
    for _ in range(80):
        x = p.rng.random() * WIDTH
        panes.rect(x, 500 + p.rng.random() * 30, x + 5, 507 + p.rng.random() * 30)
    p.paint(panes.plane() * p.below(town + 6), "#ffce82", 0.8)
    stand = Stencil().poly([(340, 470), (1300, 470), (1350, 452), (290, 452)]).rect(340, 470, 1300, 560)
    p.paint(stand.plane(), "#16262e")
    fans = Stencil()
    for row in range(5):
        for x in range(346, 1296, 13):
            fans.oval(x + p.rng.random() * 5, 486 + row * 15 + p.rng.random() * 3, 5, 6)
    p.paint(fans.plane(), "#8fa7a0", 0.55)
    pitch = (p.y > 556).astype(np.float32)
    p.wash([(0, "#7fb24f"), (0.4, "#4d9446"), (1, "#1c4d34")], top=556, bottom=1000, bands=6)
    depth = np.clip((p.y - 556) / 444, 0.001, 1)
    mown = (np.floor((p.x - 800) / (120 + 460 * depth) + 40) % 2).astype(np.float32)
    p.paint(mown * pitch, "#8cc45a", 0.22)
    for x, y in ((800, 640), (430, 620), (1180, 630)):
        p.glow(x, y, 330, "#eaf6c8", 0.28, 3)
    lines = Stencil().line([(0, 612), (1600, 612)], 3).line([(800, 612), (830, 1000)], 6)
    lines.line(curve([(560, 700), (640, 664), (805, 652), (980, 664), (1060, 700), (985, 744), (812, 764), (630, 744)]), 5)
    lines.line([(1240, 612), (1290, 690), (1600, 690)], 4)
    p.paint(lines.plane(0.6), "#f3f6e6", 0.85)
    goal = Stencil().line([(1462, 690), (1462, 590), (1590, 590), (1590, 690)], 5)
    p.paint(goal.plane(), "#fbfbf0")
    for x, feet, tall, ink, lean in ((700, 742, 96, "#f4f4ec", 0.10), (770, 760, 100, "#b3342c", -0.08), (930, 700, 82, "#b3342c", 0.12), (1080, 718, 88, "#f4f4ec", 0.05), (520, 690, 78, "#f4f4ec", -0.05), (1525, 694, 78, "#f08a2c", 0.0), (340, 720, 88, "#b3342c", 0.1), (1190, 668, 70, "#f4f4ec", -0.1), (610, 650, 62, "#b3342c", 0.0)):
        _player(p, x, feet, tall, ink, lean)
    p.paint(Stencil().oval(838, 748, 8).plane(), "#ffffff")
    masts = Stencil()
    for x, y in lamps:
        masts.line([(x, 560), (x, y)], 7)
        masts.poly([(x - 64, y - 46), (x + 64, y - 46), (x + 58, y + 14), (x - 58, y + 14)])
    masts.line([(640, 560), (640, 150)], 6).poly([(588, 112), (692, 112), (686, 160), (594, 160)])
    p.paint(masts.plane(), "#0a131b")
    bulbs = Stencil()
    for x, y in lamps:
        for row in range(2):
            for column in range(5):
                bulbs.oval(x - 48 + column * 24, y - 30 + row * 26, 9)
    p.paint(bulbs.plane(), "#fffdf0")
    for x, y in lamps:
        p.glow(x, y - 16, 150, "#f2fbee", 0.85)
    p.rain(1100, -0.18, "#dce9e6", 0.32, 44)
    crowd = Stencil()
    for step in range(15):
        x = 30 + step * 112 + p.rng.random() * 40
        top = 905 + p.rng.random() * 40
        crowd.oval(x, top, 27, 33).smooth([(x - 70, 1040), (x - 58, top + 48), (x - 20, top + 26), (x + 20, top + 26), (x + 58, top + 48), (x + 70, 1040)])
    crowd.line([(480, 960), (430, 840)], 18).line([(590, 960), (640, 836)], 18)
    crowd.poly([(424, 826), (650, 820), (650, 858), (424, 864)])
    p.paint(crowd.plane(), "#0a151c")


def _player(p: Press, x: float, feet: float, tall: float, ink: str, lean: float) -> None:
    limbs, shirt = Stencil(), Stencil()
    u, tilt = tall / 100, lean * tall
    limbs.line([(x, feet - 46 * u), (x + 14 * u, feet - 26 * u), (x + 8 * u, feet)], 8 * u).line([(x, feet - 46 * u), (x - 12 * u, feet - 24 * u), (x - 26 * u, feet - 12 * u)], 8 * u)
    limbs.oval(x + tilt, feet - 91 * u, 7.5 * u, 9 * u)
    limbs.line([(x - 10 * u + tilt, feet - 76 * u), (x - 22 * u, feet - 58 * u)], 6 * u).line([(x + 10 * u + tilt, feet - 76 * u), (x + 24 * u, feet - 62 * u)], 6 * u)
    shirt.poly([(x - 13 * u + tilt, feet - 80 * u), (x + 13 * u + tilt, feet - 80 * u), (x + 10 * u, feet - 48 * u), (x - 10 * u, feet - 48 * u)])
    p.paint(Stencil().oval(x - 24 * u, feet + 2 * u, 34 * u, 5 * u).plane(2), "#123524", 0.5)
    p.paint(limbs.plane(), "#2a2622")
    p.paint(Stencil().poly([(x - 11 * u, feet - 50 * u), (x + 11 * u, feet - 50 * u), (x + 12 * u, feet - 36 * u), (x - 12 * u, feet - 36 * u)]).plane(), "#1b2c4f")
    p.paint(shirt.plane(), ink)


def skier_portrait(p: Press) -> None:
    p.wash([(0, "#4f7ea3"), (0.5, "#a5c1cd"), (1, "#f3e2c8")], bottom=820)
    p.paint(Stencil().oval(1270, 240, 76).plane(1), "#fff8e3")
    p.glow(1270, 240, 300, "#fff1cf", 0.6)
    p.range(p.skyline(740, 420, 0.56, 620), "#8fb0c6", lit="#ffffff", foot="#cfdcdd", fall=260)
    p.range(p.skyline(860, 330, 0.56, 480), "#5f88a8", lit="#f4f6f2", foot="#a3bfcb", fall=220)
    slope = (960 - ACROSS * 0.10 + (p.noise(300, 9, 4)[0] - 0.5) * 20).astype(np.float32)
    p.range(slope, "#eef2ee", foot="#b9cdd6", fall=130)
    skin, shade, wool, coat = "#d99f7c", "#7d3f3a", "#b5382f", "#1d3b57"
    body = Stencil().smooth([(240, 1060), (250, 900), (330, 800), (480, 752), (560, 730), (660, 748), (800, 800), (900, 900), (930, 1060)]).plane()
    p.paint(body, coat)
    p.shade(body, "#0c1c30", np.clip((620 - p.x) / 380, 0, 1), 0.9)
    collar = Stencil().smooth([(440, 800), (452, 700), (560, 690), (690, 716), (712, 800), (600, 842)]).plane()
    p.paint(collar, "#e7b54a")
    p.shade(collar, "#8a5a24", np.clip((600 - p.x) / 150, 0, 1), 0.9)
    face = [(470, 720), (452, 600), (446, 480), (480, 360), (600, 310), (706, 352), (726, 420), (724, 452), (770, 536), (762, 552), (734, 556), (738, 584), (750, 596), (738, 612), (742, 630), (732, 648), (722, 690), (690, 712), (640, 706), (612, 736), (540, 760)]
    head = Stencil().smooth(face).plane()
    p.paint(head, skin)
    p.shade(head, shade, np.clip((640 - p.x) / 190, 0, 1) * 0.95, 0.85)
    p.shade(head, "#f6cda6", np.clip((p.x - 680) / 70, 0, 1) * 0.9, 0.8)
    p.shade(head, "#c8604d", np.exp(-(((p.x - 662) / 46) ** 2) - (((p.y - 572) / 34) ** 2)).astype(np.float32) * 0.9, 0.6)
    hair = Stencil().smooth([(440, 470), (480, 440), (520, 500), (510, 600), (486, 690), (420, 760), (396, 700), (420, 580)]).plane()
    p.paint(hair, "#4a2a22")
    p.shade(hair, "#22120f", np.clip((470 - p.x) / 60, 0, 1), 0.8)
    hat = Stencil().smooth([(430, 470), (424, 360), (480, 240), (590, 190), (690, 222), (738, 318), (744, 400), (640, 420), (520, 440)]).plane()
    p.paint(hat, wool)
    p.shade(hat, "#5b1420", np.clip((600 - p.x) / 200, 0, 1), 0.9)
    ribs = Stencil()
    for x in range(430, 750, 17):
        ribs.line(curve([(x, 440 - (x - 430) * 0.09), (x + 6, 340), (590 + (x - 590) * 0.55, 226)], closed=False), 2)
    p.paint(ribs.plane() * hat, "#6d1c22", 0.6)
    p.paint(Stencil().oval(584, 178, 46, 42).plane(), "#f1e6d2")
    p.shade(Stencil().oval(584, 178, 46, 42).plane(), "#a98f86", np.clip((590 - p.x) / 40, 0, 1), 0.9)
    strap = Stencil().poly([(426, 396), (740, 326), (746, 366), (430, 440)]).plane()
    p.paint(strap, "#23272e")
    lens = Stencil().smooth([(566, 320), (650, 296), (742, 290), (768, 316), (764, 364), (736, 384), (650, 392), (580, 404), (560, 370)]).plane()
    p.paint(lens, "#101820")
    inner = Stencil().smooth([(584, 334), (654, 314), (736, 306), (752, 324), (748, 356), (728, 368), (650, 376), (592, 386), (578, 364)]).plane()
    p.paint(inner, "#e08b3a")
    p.shade(inner, "#7a2f4d", np.clip((p.y - 320) / 70, 0, 1), 0.9)
    p.shade(inner, "#fff0c8", np.clip((p.x - 690) / 60, 0, 1) * (p.y < 340), 0.8)
    detail = Stencil().line(curve([(664, 478), (690, 468), (716, 474)], closed=False), 7)
    detail.line(curve([(676, 510), (696, 502), (716, 508)], closed=False), 5).oval(704, 509, 6, 6)
    detail.line(curve([(700, 614), (722, 608), (742, 612)], closed=False), 4).line(curve([(738, 552), (728, 544), (736, 536)], closed=False), 3)
    p.paint(detail.plane(), "#3a1c1c")
    p.snow(150, "#ffffff", 0.85)


SCENES = {
    "radar-station": radar_station,
    "radar-falls": radar_falls,
    "cape-thole-ruin": cape_thole_ruin,
    "aircraft-over-the-pass": aircraft_over_the_pass,
    "night-train": night_train,
    "wolves-at-brannoch": wolves_at_brannoch,
    "road-sign": road_sign,
    "floodlights": floodlights,
    "skier-portrait": skier_portrait,
}
