"""Scenes that are lit by lamps and fires."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Plane, Press, Stencil, blend, curve
from .props import house, person


def fell_skerry_light(p: Press) -> None:
    _fell_skerry_light_back(p)
    rock = _fell_skerry_light_middle()
    _fell_skerry_light_front(p, rock)


def _fell_skerry_light_back(p: Press) -> None:
    p.wash([(0, "#0d1722"), (0.5, "#1d3140"), (1, "#395363")])
    clouds = np.clip(p.noise(560, 200, 5) * 1.9 - 0.6, 0, 1) * np.clip(1 - p.y / 760, 0, 1)
    p.shade(np.ones_like(clouds), "#45606d", clouds, 0.55)
    lamp = (1040.0, 268.0)
    for angle, half, strength in ((math.pi - 0.10, 0.075, 0.85), (-0.16, 0.06, 0.5)):
        turn = np.arctan2(p.y - lamp[1], p.x - lamp[0])
        away = np.hypot(p.x - lamp[0], p.y - lamp[1])
        off = np.abs(np.angle(np.exp(1j * (turn - angle))))
        beam = (
            np.exp(-((off / half) ** 2)) * np.exp(-away / 1150) * (0.75 + 0.5 * (p.noise(300, 60, 4) - 0.3))
        )
        p.light(beam.astype(np.float32), "#ffe7ae", strength)
    p.glow(*lamp, 170, "#ffe7ae", 0.75)
    tower = Stencil().poly([(996, 742), (1090, 742), (1068, 306), (1014, 306)]).plane()
    p.paint(tower, "#e9e3d2")
    p.shade(tower, "#24384a", np.clip((p.x - 1022) / 54, 0, 1), 0.95)
    for top in (420, 560, 690):
        band = Stencil().rect(980, top, 1100, top + 46).plane() * tower
        p.paint(band, "#a63a2c")
        p.shade(band, "#351a1e", np.clip((p.x - 1022) / 54, 0, 1), 0.9)
    p.paint(
        Stencil()
        .rect(1000, 296, 1082, 308)
        .rect(1016, 238, 1064, 298)
        .poly([(1008, 240), (1040, 204), (1072, 240)])
        .line([(1040, 206), (1040, 186)], 3)
        .plane(),
        "#16222e",
    )
    p.paint(Stencil().rect(1022, 246, 1058, 292).plane(), "#fff5cf")
    p.glow(*lamp, 60, "#fff3c4", 0.9)


def _fell_skerry_light_middle() -> list[tuple[float, float]]:
    return [
        (640, 1000),
        (720, 880),
        (800, 850),
        (850, 780),
        (930, 752),
        (980, 728),
        (1110, 732),
        (1160, 770),
        (1250, 790),
        (1310, 860),
        (1420, 900),
        (1480, 1000),
    ]


def _fell_skerry_light_front(p: Press, rock: list[tuple[float, float]]) -> None:
    mask = Stencil().poly(rock).plane()
    sea = p.skyline(880, 90, 0.55, 260)
    p.range(sea, "#1c3a48", lit="#4e7480", foot="#0c1c28", fall=160)
    p.paint(mask, "#0d161f")
    p.shade(
        mask, "#3c5260", np.clip(p.noise(60, 40, 4) * 2 - 1.0, 0, 1) * np.clip((1010 - p.y) / 240, 0, 1), 0.8
    )
    for crest, lift, x, reach in ((860, 210, 760, 120), (900, 120, 1330, 110), (930, 90, 1010, 200)):
        plume = (
            np.exp(-(((p.x - x) / reach) ** 2))
            * np.clip((p.y - (crest - lift)) / lift, 0, 1)
            * np.exp(-np.clip(p.y - crest, 0, 999) / 40)
        )
        p.shade(
            np.ones_like(plume, dtype=np.float32),
            "#dce8e6",
            np.clip(plume * (p.noise(46, 70, 4) * 2.1 - 0.45), 0, 1).astype(np.float32),
            0.95,
        )
    front = p.skyline(985, 80, 0.55, 330)
    p.range(front, "#102530", lit="#59808a", foot="#07121a", fall=120)
    foam = np.clip(p.noise(240, 16, 4) * 3 - 1.95, 0, 1) * p.below(sea - 4) * (1 - mask * 0.6)
    p.paint(foam.astype(np.float32), "#cfdfdf", 0.65)
    house(p, 1112, 760, 66, 40, wall="#b9b4a5", roof="#1a2530", lit="#ffd68c", share=0.6)
    p.rain(900, -0.42, "#a9c0c8", 0.28, 52)


def night_of_lanterns(p: Press) -> None:
    ripples = _night_of_lanterns_back(p)
    _night_of_lanterns_middle(p, ripples)
    _night_of_lanterns_front(p)


def _night_of_lanterns_back(p: Press) -> Plane:
    p.wash([(0, "#0a1230"), (0.5, "#16265a"), (0.85, "#3a4f8a"), (1, "#6a76a6")], bottom=480)
    p.stars(420, 430)
    galaxy = np.exp(-(((p.y - 60 - p.x * 0.22) / 90) ** 2)) * (p.noise(260, 120, 5) * 1.4 - 0.3)
    p.light(np.clip(galaxy, 0, 1) * (p.y < 480), "#8fa0d8", 0.35)
    ripples = p.water(480, [(0, "#54639a"), (0.25, "#22346c"), (1, "#060c22")], mirror=0.5, swell=12)
    p.shade(
        (p.y > 480).astype(np.float32), "#050a1e", np.clip((p.y - 520) / 460, 0, 1) * (0.25 + ripples), 0.8
    )
    return ripples


def _night_of_lanterns_middle(p: Press, ripples: Plane) -> None:
    spots = []
    for number in range(19):
        near = (number / 18) ** 2.1
        y = 486 + 330 * near
        x = (137 + number * 611 + p.rng.random() * 120) % (WIDTH - 160) + 80
        spots.append((x, y, 40 + 210 * near))
    for x, y, wide in spots:
        crest = wide * (0.17 + 0.06 * p.rng.random())
        knots = np.array([0, 0.22, 0.42, 0.6, 0.94, 1.0, 0.8, 0.66, 0.3, 0.18, 0]) * (
            0.9 + 0.2 * p.rng.random(11)
        )
        knots[[0, -1]] = 0
        top = [(x - wide + wide * 0.18 * step, y - crest * lift) for step, lift in enumerate(knots)]
        isle = (
            Stencil()
            .poly([*curve(top, closed=False, steps=6), (x + wide * 0.8, y + 1), (x - wide, y + 1)])
            .plane()
        )
        p.reflect(isle, y, ripples, "#081026", 0.8)
        p.paint(isle, blend("#0a1230", "#33478a", math.exp(-wide / 70)))
        fire = (x - wide * 0.1, y - crest * 1.02)
        flame = Stencil().smooth(
            [
                (fire[0] - wide * 0.03, fire[1] + 3),
                (fire[0] - wide * 0.012, fire[1] - wide * 0.06),
                (fire[0] + wide * 0.006, fire[1] - wide * 0.12),
                (fire[0] + wide * 0.02, fire[1] - wide * 0.05),
                (fire[0] + wide * 0.03, fire[1] + 3),
            ]
        )
        p.glow(*fire, wide * 0.55, "#ff9a45", 0.6)
        p.paint(flame.plane(), "#ffe9b0")
        p.glow(*fire, max(7, wide * 0.12), "#ffd98a", 0.95)
        p.glitter(ripples, fire[0], y + 4, max(7, wide * 0.09), "#ffb45e", 0.95, wide * 1.4)


def _night_of_lanterns_front(p: Press) -> None:
    hill = (965 - 150 * np.exp(-(((np.arange(WIDTH) - 260) / 420) ** 2)) + p.noise(30, 9, 3)[0] * 14).astype(
        np.float32
    )
    p.paint(p.below(hill), "#050817")
    crowd = Stencil()
    for step in range(17):
        x = 40 + step * 47 + p.rng.random() * 24
        person(
            crowd, x, hill[int(x)] + 26, 66 + p.rng.random() * 34, hat=("", "brim", "cap", "bun")[step % 4]
        )
    p.paint(crowd.plane(), "#050817")


def floodlights(p: Press) -> None:
    lamps = _floodlights_back(p)
    _floodlights_middle(p, lamps)
    _floodlights_front(p, lamps)


def _floodlights_back(p: Press) -> tuple[tuple[float, float], ...]:
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
    return lamps


def _floodlights_middle(p: Press, lamps: tuple[tuple[float, float], ...]) -> None:
    lines = Stencil().line([(0, 612), (1600, 612)], 3).line([(800, 612), (830, 1000)], 6)
    lines.line(
        curve(
            [(560, 700), (640, 664), (805, 652), (980, 664), (1060, 700), (985, 744), (812, 764), (630, 744)]
        ),
        5,
    )
    lines.line([(1240, 612), (1290, 690), (1600, 690)], 4)
    p.paint(lines.plane(0.6), "#f3f6e6", 0.85)
    goal = Stencil().line([(1462, 690), (1462, 590), (1590, 590), (1590, 690)], 5)
    p.paint(goal.plane(), "#fbfbf0")
    for x, feet, tall, ink, lean in (
        (700, 742, 96, "#f4f4ec", 0.10),
        (770, 760, 100, "#b3342c", -0.08),
        (930, 700, 82, "#b3342c", 0.12),
        (1080, 718, 88, "#f4f4ec", 0.05),
        (520, 690, 78, "#f4f4ec", -0.05),
        (1525, 694, 78, "#f08a2c", 0.0),
        (340, 720, 88, "#b3342c", 0.1),
        (1190, 668, 70, "#f4f4ec", -0.1),
        (610, 650, 62, "#b3342c", 0.0),
    ):
        _player(p, x, feet, tall, ink, lean)
    p.paint(Stencil().oval(838, 748, 8).plane(), "#ffffff")
    masts = Stencil()
    for x, y in lamps:
        masts.line([(x, 560), (x, y)], 7)
        masts.poly([(x - 64, y - 46), (x + 64, y - 46), (x + 58, y + 14), (x - 58, y + 14)])
    masts.line([(640, 560), (640, 150)], 6).poly([(588, 112), (692, 112), (686, 160), (594, 160)])
    p.paint(masts.plane(), "#0a131b")


def _floodlights_front(p: Press, lamps: tuple[tuple[float, float], ...]) -> None:
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
        crowd.oval(x, top, 27, 33).smooth(
            [
                (x - 70, 1040),
                (x - 58, top + 48),
                (x - 20, top + 26),
                (x + 20, top + 26),
                (x + 58, top + 48),
                (x + 70, 1040),
            ]
        )
    crowd.line([(480, 960), (430, 840)], 18).line([(590, 960), (640, 836)], 18)
    crowd.poly([(424, 826), (650, 820), (650, 858), (424, 864)])
    p.paint(crowd.plane(), "#0a151c")


def _player(p: Press, x: float, feet: float, tall: float, ink: str, lean: float) -> None:
    limbs, shirt = Stencil(), Stencil()
    u, tilt = tall / 100, lean * tall
    limbs.line([(x, feet - 46 * u), (x + 14 * u, feet - 26 * u), (x + 8 * u, feet)], 8 * u).line(
        [(x, feet - 46 * u), (x - 12 * u, feet - 24 * u), (x - 26 * u, feet - 12 * u)], 8 * u
    )
    limbs.oval(x + tilt, feet - 91 * u, 7.5 * u, 9 * u)
    limbs.line([(x - 10 * u + tilt, feet - 76 * u), (x - 22 * u, feet - 58 * u)], 6 * u).line(
        [(x + 10 * u + tilt, feet - 76 * u), (x + 24 * u, feet - 62 * u)], 6 * u
    )
    shirt.poly(
        [
            (x - 13 * u + tilt, feet - 80 * u),
            (x + 13 * u + tilt, feet - 80 * u),
            (x + 10 * u, feet - 48 * u),
            (x - 10 * u, feet - 48 * u),
        ]
    )
    p.paint(Stencil().oval(x - 24 * u, feet + 2 * u, 34 * u, 5 * u).plane(2), "#123524", 0.5)
    p.paint(limbs.plane(), "#2a2622")
    p.paint(
        Stencil()
        .poly(
            [
                (x - 11 * u, feet - 50 * u),
                (x + 11 * u, feet - 50 * u),
                (x + 12 * u, feet - 36 * u),
                (x - 12 * u, feet - 36 * u),
            ]
        )
        .plane(),
        "#1b2c4f",
    )
    p.paint(shirt.plane(), ink)


def lockers(p: Press) -> None:
    _lockers_back(p)
    _lockers_front(p)


def _lockers_back(p: Press) -> None:
    p.wash([(0, "#17302e"), (0.6, "#2c5a50"), (1, "#1b3a37")], bottom=HEIGHT)
    p.paint((p.y > 850).astype(np.float32), "#22302f")
    lit = {(2, 1), (6, 0), (7, 2), (11, 1), (13, 0), (9, 3), (4, 3)}
    for column in range(16):
        for row in range(4):
            x, y = 8 + column * 99, 66 + row * 196
            door = Stencil().rect(x, y, x + 92, y + 188).plane()
            p.paint(door, ("#3f7c68", "#3a7363", "#447f6d")[(column * 3 + row) % 3])
            p.shade(door, "#14302e", np.clip((p.x - x) / 100 + (p.y - y) / 500, 0, 1) * 0.8, 0.85)
            p.paint(
                Stencil().line([(x + 1, y + 188), (x + 1, y + 1), (x + 92, y + 1)], 2).plane(), "#8fc0a2", 0.6
            )
            slots = Stencil()
            for step in range(4):
                slots.rect(x + 24, y + 26 + step * 12, x + 68, y + 31 + step * 12)
            glowing = (column, row) in lit
            p.paint(slots.plane(), "#d8f1ff" if glowing else "#0d2322")
            if glowing:
                p.glow(x + 46, y + 46, 92, "#6ec3ff", 0.75)
                p.glow(x + 46, y + 46, 34, "#c9ecff", 0.6)
            p.paint(Stencil().rect(x + 74, y + 96, x + 82, y + 122).plane(), "#c5cdb6", 0.8)
            p.paint(Stencil().rect(x + 34, y + 144, x + 58, y + 158).plane(), "#d9d3b0", 0.55)
    ajar = Stencil().rect(8 + 5 * 99, 66 + 196, 8 + 5 * 99 + 92, 66 + 196 + 188).plane()
    p.paint(ajar, "#0b1c1b")


def _lockers_front(p: Press) -> None:
    p.paint(Stencil().poly([(503, 262), (470, 240), (470, 476), (503, 450)]).plane(), "#5c9d84")
    p.paint(Stencil().rect(540, 380, 566, 436).plane(), "#a9dcff")
    p.glow(553, 408, 150, "#6ec3ff", 0.85)
    for x in (200, 700, 1250):
        shine = (
            np.exp(-(((p.x - x) / 60) ** 2))
            * np.clip((p.y - 850) / 60, 0, 1)
            * np.clip(1 - (p.y - 850) / 170, 0, 1)
        )
        p.light(shine.astype(np.float32), "#7fc0a8", 0.3)
    child = Stencil()
    person(child, 1180, 972, 470, coat=False, stride=0.02)
    child.smooth([(1122, 590), (1120, 740), (1150, 760), (1212, 760), (1240, 740), (1238, 590), (1180, 574)])
    mask = child.plane()
    p.paint(np.roll(mask, (14, 40), axis=(0, 1)), "#0d2322", 0.5)
    p.paint(mask, "#0e1a1e")
    pack = (
        Stencil()
        .smooth([(1130, 602), (1128, 730), (1150, 752), (1210, 752), (1232, 730), (1230, 602), (1180, 586)])
        .plane()
    )
    p.paint(pack, "#d2713d")
    p.shade(pack, "#5f2620", np.clip((p.x - 1150) / 80, 0, 1), 0.9)
    p.paint(Stencil().rect(1148, 676, 1212, 680).rect(1174, 600, 1186, 612).plane(), "#5f2620")


SCENES = {
    "fell-skerry-light": fell_skerry_light,
    "night-of-lanterns": night_of_lanterns,
    "floodlights": floodlights,
    "lockers": lockers,
}
