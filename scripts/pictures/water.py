"""Scenes on and beside the strait."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Press, Stencil, blend, curve
from .props import birds, ferry, fir, house, person


def ferry_dawn(p: Press) -> None:
    p.wash([(0, "#7c98ad"), (0.35, "#c3bcb4"), (0.7, "#f0c495"), (1, "#f7dcae")], bottom=600)
    p.glow(1130, 520, 520, "#ffb663", 0.55, 1.3)
    p.paint(Stencil().oval(1130, 452, 62).plane(0.7), "#fff1d0")
    p.glow(1130, 452, 120, "#ffe2a8", 0.8)
    p.range(p.skyline(585, 110, 0.5, 420), "#c9a99a", foot="#efc79c", fall=110)
    p.range(p.skyline(596, 95, 0.55, 320), "#93898f", lit="#dba98a", foot="#d9b39b", fall=110)
    ripples = p.water(600, [(0, "#e8bd93"), (0.35, "#a99c9e"), (1, "#38546b")], mirror=0.55)
    p.glitter(ripples, 1130, 600, 80, "#ffe3ad", 0.9)
    p.shade((p.y > 600).astype(np.float32), "#22435c", np.clip((p.y - 640) / 420, 0, 1) * (0.35 + ripples), 0.75)
    p.haze(602, 34, "#f6d6ad", 0.55)
    p.reflect(Stencil().rect(380, 548, 900, 680).plane(), 680, ripples, "#3a4a5a", 0.55)
    ferry(p, 640, 676, 520, hull="#20384c", house="#f4e7d2", trim="#b5462f", lights="#ffdf9a")
    wake = Stencil().poly([(380, 678), (905, 676), (930, 684), (560, 694), (140, 708), (300, 690)])
    p.paint(wake.plane(3) * (0.4 + ripples), "#f8e6cb", 0.7)
    across = np.arange(WIDTH)
    land = (870 + 190 * (across / 760) ** 2 - p.noise(140, 9, 5)[0] * 90).astype(np.float32)
    p.range(land, "#172a38", lit="#4c5257", fall=90)
    firs = Stencil()
    for x in (18, 60, 86, 150, 190, 236, 330):
        fir(firs, x, land[x] + 8, 90 + p.rng.random() * 80, p.rng)
    p.paint(firs.plane(), "#14242f")
    birds(p, [(820, 420, 36), (880, 392, 26), (760, 372, 22), (930, 440, 18), (300, 520, 20)], "#3c4a57")


def seven_buoys(p: Press) -> None:
    p.wash([(0, "#12343f"), (0.5, "#3f7476"), (0.85, "#c6c79d"), (1, "#f0d9a4")], bottom=430)
    p.range(p.skyline(428, 40, 0.5, 500), "#547d7a", foot="#b9c09c", fall=60)
    ripples = p.water(430, [(0, "#c9cba4"), (0.2, "#5f918c"), (1, "#0b2b35")], mirror=0.45, swell=18)
    p.shade((p.y > 430).astype(np.float32), "#08242e", np.clip((p.y - 470) / 520, 0, 1) * (0.2 + ripples), 0.8)
    p.haze(430, 22, "#f0dfb4", 0.6)
    for step in range(6, -1, -1):
        near = 0.66**step
        x, y, size = 880 - 520 * near + 300 * math.sin(near * 3.1), 442 + 420 * near, 190 * near + 8
        _buoy(p, x, y, size, ripples)


def _buoy(p: Press, x: float, y: float, size: float, ripples: np.ndarray) -> None:
    shadow = Stencil().poly([(x - size * 0.3, y), (x + size * 0.3, y), (x + size * 0.12, y + size * 1.5), (x - size * 0.12, y + size * 1.5)])
    p.paint(shadow.plane(2) * (ripples < 0.55), "#09222b", 0.7)
    float_ = Stencil().smooth([(x - size * 0.34, y - size * 0.06), (x - size * 0.24, y - size * 0.24), (x + size * 0.24, y - size * 0.24), (x + size * 0.34, y - size * 0.06), (x + size * 0.18, y + size * 0.08), (x - size * 0.18, y + size * 0.08)]).plane()
    frame = Stencil()
    for side in (-1, 1):
        frame.line([(x + side * size * 0.2, y - size * 0.2), (x + side * size * 0.07, y - size * 0.98)], size * 0.045)
    for share in (0.35, 0.6, 0.85):
        half = size * (0.2 - 0.13 * share)
        frame.line([(x - half, y - size * (0.2 + 0.78 * share)), (x + half, y - size * (0.2 + 0.78 * share))], size * 0.03)
    frame.line([(x - size * 0.18, y - size * 0.25), (x + size * 0.09, y - size * 0.84)], size * 0.025)
    panel = Stencil().poly([(x - size * 0.13, y - size * 0.52), (x + size * 0.13, y - size * 0.52), (x + size * 0.09, y - size * 0.8), (x - size * 0.09, y - size * 0.8)]).plane()
    p.paint(frame.plane(), "#14262c")
    p.paint(panel, "#a8412f")
    p.paint(float_, "#c4523a")
    p.shade(float_, "#4b1d1d", np.clip((p.x - x) / (size * 0.45) + 0.35, 0, 1), 0.85)
    lamp = y - size * 1.05
    p.paint(Stencil().oval(x, lamp, size * 0.055).plane(), "#fff3c9")
    p.glow(x, lamp, size * 0.5, "#ffd98a", 0.75)
    p.glow(x, lamp, size * 0.14, "#fff1c4", 0.9)
    p.glitter(ripples, x, y + size * 0.1, size * 0.1, "#ffd98a", 0.9, size * 1.3)


def patrol_boats_in_fog(p: Press) -> None:
    p.wash([(0, "#aebdb0"), (0.5, "#c9d2c0"), (1, "#d3d9c7")], bottom=640, bands=6)
    ripples = p.water(640, [(0, "#cdd5c4"), (0.4, "#a8bab1"), (1, "#5f7f7f")], mirror=0.7, swell=10)
    for facing, x, line, long, ink, fade in ((1, 500, 668, 560, "#57706f", 0.74), (-1, 1175, 652, 470, "#7d928c", 0.62)):
        _patrol(p, facing, x, line, long, ink, fade, ripples)
    for level, strength in ((640, 0.55), (560, 0.4), (720, 0.3), (430, 0.3)):
        p.haze(level, 70, "#d8decd", strength)
    bank = np.clip(p.noise(520, 150, 4) * 2.0 - 0.85, 0, 1) * np.exp(-(((p.y - 570) / 190) ** 2))
    p.paint(bank, "#e1e6d6", 0.85)
    p.shade((p.y > 700).astype(np.float32), "#3d605f", np.clip((p.y - 720) / 330, 0, 1) * (0.15 + ripples), 0.7)
    p.glow(640, 520, 90, "#fff6cf", 0.8)
    p.glow(1090, 548, 60, "#ffb9a0", 0.6)


def _patrol(p: Press, facing: int, x: float, line: float, long: float, ink: str, fade: float, ripples: np.ndarray) -> None:
    unit = long / 100

    def at(px: float, py: float) -> tuple[float, float]:
        return (x + facing * px * unit, line - py * unit)

    cut = Stencil().poly([at(-50, 9), at(20, 10), at(56, 17), at(48, 0), at(-48, 0)])
    cut.poly([at(-30, 9), at(18, 10), at(15, 20), at(-8, 20), at(-12, 15), at(-30, 15)]).poly([at(-6, 20), at(10, 20), at(7, 26), at(-5, 26)])
    cut.line([at(0, 26), at(-2, 48)], unit * 0.9).line([at(-8, 40), at(5, 40)], unit * 0.7).line([at(-5, 34), at(3, 34)], unit * 0.6)
    cut.oval(*at(-2, 45), unit * 2.4, unit * 0.8)
    cut.poly([at(26, 11), at(36, 13), at(34, 17), at(28, 17)]).line([at(33, 16), at(46, 19)], unit)
    for px in range(-46, 20, 8):
        cut.line([at(px, 9), at(px, 13)], unit * 0.4)
    cut.line([at(-46, 13), at(18, 13.6), at(52, 20)], unit * 0.4)
    p.paint(cut.plane(1.1), ink, fade)
    p.paint(Stencil().poly([at(-5, 21.5), at(8.6, 21.5), at(7.4, 24.5), at(-5, 24.5)]).plane(1), "#e9eddc", 0.8)
    p.reflect(cut.plane(1.1), line, ripples, ink, fade * 0.7, 1.3)


def wickharbour(p: Press) -> None:
    p.wash([(0, "#20304f"), (0.45, "#5d6286"), (0.8, "#d08f84"), (1, "#eab48c")], bottom=640)
    p.stars(60, 240)
    p.glow(330, 600, 460, "#ff9d6b", 0.4, 1.5)
    p.range(p.skyline(620, 150, 0.5, 600), "#6b6486", foot="#c08a88", fall=200)
    hill = (640 - 330 * np.exp(-(((np.arange(WIDTH) - 1050) / 430) ** 2)) - p.noise(120, 9, 2)[0] * 14).astype(np.float32)
    p.range(hill, "#33395a", foot="#4b4464", fall=330)
    walls = ("#8f6a72", "#a9857b", "#6f6a86", "#b99a86", "#7b5566", "#c7a78e")
    for row in range(5, -1, -1):
        level = 636 - row * 48
        for step in range(18):
            x = 520 + step * 62 + (row % 2) * 26 + p.rng.random() * 14
            if hill[min(WIDTH - 1, int(x + 24))] > level - 30:
                continue
            wide, tall = 40 + p.rng.random() * 16, 40 + p.rng.random() * 24
            house(p, x, level, wide, tall, wall=walls[int(p.rng.integers(6))], roof="#29294a", lit="#ffd28a", share=0.45)
        p.haze(level, 26, "#8b6f85", 0.16)
    tower = Stencil().poly([(1034, 330), (1066, 330), (1060, 208), (1040, 208)]).rect(1032, 200, 1068, 208)
    p.paint(tower.plane(), "#e6cdb0")
    p.shade(tower.plane(), "#4b4464", np.clip((p.x - 1040) / 22, 0, 1), 0.8)
    p.paint(Stencil().rect(1041, 180, 1059, 200).poly([(1036, 181), (1050, 164), (1064, 181)]).plane(), "#29294a")
    p.paint(Stencil().rect(1044, 184, 1056, 198).plane(), "#fff0c0")
    p.glow(1050, 191, 110, "#ffe0a0", 0.8)
    quay = Stencil().rect(470, 632, 1600, 650).plane()
    p.paint(quay, "#23243f")
    ripples = p.water(650, [(0, "#c98d85"), (0.25, "#6a5d7e"), (1, "#151f3a")], mirror=0.72, swell=13)
    p.shade((p.y > 650).astype(np.float32), "#10182f", np.clip((p.y - 720) / 330, 0, 1) * (0.2 + ripples), 0.75)
    for x, y, size in ((1180, 720, 0.9), (880, 745, 1.1), (300, 800, 1.6)):
        _fishing_boat(p, x, y, 110 * size, ripples)


def _fishing_boat(p: Press, x: float, y: float, long: float, ripples: np.ndarray, ink: str = "#141a30", trim: str = "#c96f52") -> None:
    def at(px: float, py: float) -> tuple[float, float]:
        return (x + px * long, y - py * long)

    cut = Stencil().smooth([at(-0.5, 0.16), at(-0.1, 0.11), at(0.3, 0.15), at(0.56, 0.28), at(0.42, 0), at(0, -0.04), at(-0.44, 0)])
    cut.poly([at(-0.36, 0.12), at(-0.06, 0.12), at(-0.09, 0.36), at(-0.34, 0.36)]).rect(x - 0.4 * long, y - 0.39 * long, x - 0.04 * long, y - 0.355 * long)
    cut.line([at(0.06, 0.1), at(0.06, 0.86)], long * 0.016).line([at(0.06, 0.3), at(0.4, 0.62)], long * 0.012)
    cut.line([at(0.06, 0.84), at(0.55, 0.27)], long * 0.006).line([at(0.06, 0.84), at(-0.48, 0.17)], long * 0.006)
    p.reflect(cut.plane(), y, ripples, ink, 0.75, 1.4)
    p.paint(cut.plane(), ink)
    p.paint(Stencil().line(curve([at(-0.48, 0.13), at(-0.1, 0.085), at(0.3, 0.12), at(0.53, 0.24)], closed=False), long * 0.022).plane(), trim)
    panes = Stencil().poly([at(-0.31, 0.24), at(-0.12, 0.24), at(-0.13, 0.32), at(-0.31, 0.32)]).plane()
    p.paint(panes, "#ffd792")
    p.glow(x - 0.2 * long, y - 0.28 * long, long * 0.3, "#ffcf85", 0.5)
    p.glitter(ripples, x - 0.2 * long, y, long * 0.1, "#ffcf85", 0.6, long)


def wind_turbines(p: Press) -> None:
    p.wash([(0, "#5b9aa0"), (0.45, "#a7c0b4"), (0.8, "#f2c9b0"), (1, "#f6dcc2")], bottom=620)
    clouds = np.clip(p.noise(620, 90, 5) * 2.4 - 1.25, 0, 1) * np.exp(-(((p.y - 330) / 200) ** 2))
    p.shade(np.ones_like(clouds), "#f4a795", clouds, 0.9)
    p.shade(np.ones_like(clouds), "#fbe3cd", np.clip(np.roll(clouds, -22, axis=0) - 0.25, 0, 1), 0.8)
    p.range(p.skyline(616, 40, 0.5, 500), "#7da6a3", foot="#dcc5b1", fall=60)
    ripples = p.water(620, [(0, "#dfc7b3"), (0.25, "#6fa3a3"), (1, "#124650")], mirror=0.4, swell=16)
    p.shade((p.y > 620).astype(np.float32), "#0c3a45", np.clip((p.y - 660) / 380, 0, 1) * (0.2 + ripples), 0.8)
    for step in range(8, -1, -1):
        near = 0.74**step
        x, foot = 330 + 1120 * (1 - near) * 1.05, 622 + 150 * near
        _turbine(p, x, foot, 690 * near, 0.3 + step * 0.41, step / 8, ripples)
    p.haze(622, 28, "#f3dac4", 0.5)
    _fishing_boat(p, 960, 800, 210, ripples, "#0f2e38", "#d8664a")
    birds(p, [(1010, 560, 26), (1060, 530, 20), (1120, 575, 18), (905, 580, 16), (860, 610, 22)], "#274c54")


def _turbine(p: Press, x: float, foot: float, tall: float, angle: float, far: float, ripples: np.ndarray) -> None:
    ink, shadow = ("#fbf3e6", "#8fa7a4")
    tower = Stencil().poly([(x - tall * 0.019, foot), (x + tall * 0.019, foot), (x + tall * 0.010, foot - tall), (x - tall * 0.010, foot - tall)]).plane()
    p.paint(tower, ink, 1 - 0.45 * far)
    p.shade(tower, shadow, np.clip((p.x - x) / (tall * 0.02) + 0.3, 0, 1), 0.8 * (1 - 0.5 * far))
    base = Stencil().poly([(x - tall * 0.03, foot + tall * 0.03), (x + tall * 0.03, foot + tall * 0.03), (x + tall * 0.022, foot - tall * 0.035), (x - tall * 0.022, foot - tall * 0.035)])
    p.paint(base.plane(), "#e0a63f", 1 - 0.5 * far)
    blades = Stencil()
    for blade in range(3):
        a = angle + blade * 2 * math.pi / 3
        ux, uy, reach = math.cos(a), math.sin(a), tall * 0.62
        root, tip = (x + ux * tall * 0.02, foot - tall + uy * tall * 0.02), (x + ux * reach, foot - tall + uy * reach)
        wide = tall * 0.022
        bulge = (x + ux * reach * 0.25 - uy * wide, foot - tall + uy * reach * 0.25 + ux * wide)
        blades.poly([root, bulge, tip, (x + ux * reach * 0.3 + uy * wide * 0.3, foot - tall + uy * reach * 0.3 - ux * wide * 0.3)])
    blades.oval(x, foot - tall, tall * 0.026)
    p.paint(blades.plane(), ink, 1 - 0.4 * far)
    mirror = Stencil().rect(x - tall * 0.016, foot, x + tall * 0.016, foot + tall * 0.3).plane(3) * (ripples > 0.5)
    p.paint(mirror, ink, 0.5 * (1 - far))


def doctors_boat(p: Press) -> None:
    p.wash([(0, "#9cc0cf"), (0.6, "#d4e0d8"), (1, "#f0e6cf")], bottom=470)
    clouds = np.clip(p.noise(480, 110, 5) * 2.2 - 1.1, 0, 1) * np.exp(-(((p.y - 230) / 170) ** 2))
    p.shade(np.ones_like(clouds), "#fbf6e8", clouds, 0.95)
    p.range(p.skyline(468, 50, 0.5, 420), "#9db8bc", foot="#d7dccf", fall=60)
    island = (474 - 105 * np.exp(-(((np.arange(WIDTH) - 1120) / 230) ** 2)) - 40 * np.exp(-(((np.arange(WIDTH) - 870) / 150) ** 2)) + p.noise(60, 9, 3)[0] * 10).astype(np.float32)
    p.range(island, "#7c9b6c", lit="#c3c98c", foot="#4c6f62", fall=110)
    p.paint(Stencil().rect(1090, 352, 1146, 384).plane(), "#fdf8ea")
    p.paint(Stencil().poly([(1084, 354), (1096, 330), (1140, 330), (1152, 354)]).plane(), "#b6503a")
    p.paint(Stencil().rect(1130, 316, 1138, 334).rect(1100, 362, 1108, 372).rect(1126, 362, 1134, 372).rect(1113, 364, 1121, 384).plane(), "#3d4a52")
    ripples = p.water(474, [(0, "#a9c6c6"), (0.3, "#4d8ba1"), (1, "#0f3f63")], mirror=0.42, swell=22)
    sea = (p.y > 474).astype(np.float32)
    p.shade(sea, "#0b3355", np.clip((p.y - 500) / 480, 0, 1) * np.clip((0.62 - ripples) * 3, 0, 1), 0.85)
    p.shade(sea, "#dcebe4", np.clip((ripples - 0.66) * 5, 0, 1) * np.clip((p.y - 480) / 200, 0, 1), 0.75)
    wake = Stencil().poly([(640, 726), (60, 870), (-200, 900), (-200, 800), (200, 780)]).plane(14) * np.clip((ripples - 0.4) * 3, 0, 1)
    p.paint(wake, "#eef5ec", 0.9)
    hull = Stencil().smooth([(430, 678), (600, 682), (800, 662), (890, 632), (850, 724), (760, 750), (480, 748), (432, 724)])
    p.paint(hull.plane(), "#f6efdd")
    p.shade(hull.plane(), "#5d7f90", np.clip((p.y - 690) / 60, 0, 1), 0.9)
    p.paint(Stencil().line(curve([(432, 690), (600, 695), (800, 676), (880, 648)], closed=False), 9).plane(), "#c4523a")
    figure = Stencil()
    person(figure, 610, 700, 190, coat=True, stride=0.04, hat="bun", lean=0.08)
    figure.line([(622, 556), (656, 596), (690, 616)], 15)
    p.paint(Stencil().poly([(676, 690), (738, 684), (726, 626), (688, 630)]).plane(), "#33566b")
    p.paint(Stencil().poly([(694, 630), (728, 626), (744, 580), (716, 584)]).plane(), "#dcebe4", 0.75)
    p.paint(Stencil().line([(694, 630), (716, 583), (744, 580)], 4).plane(), "#33566b")
    p.paint(figure.plane(), "#1c2f40")
    p.paint(Stencil().rect(520, 652, 566, 684).plane(), "#c4523a")
    p.paint(Stencil().rect(539, 658, 547, 678).rect(533, 664, 553, 672).plane(), "#fdf8ea")
    spray = Stencil()
    for _ in range(150):
        a, r = -0.2 - p.rng.random() * 1.3, p.rng.random() ** 1.5 * 150
        spray.oval(850 + math.cos(a) * r, 722 + math.sin(a) * r * 0.7, 1 + p.rng.random() * 4)
    p.paint(spray.plane(1), "#fbfdf6", 0.85)
    p.paint(Stencil().smooth([(430, 738), (640, 752), (840, 730), (930, 724), (880, 762), (640, 776), (400, 770)]).plane(5), "#eef5ec", 0.85)
    birds(p, [(300, 250, 46), (380, 300, 32), (230, 340, 28), (1300, 210, 24), (1370, 240, 18)], "#3f5866")


def fell_skerry_light(p: Press) -> None:
    p.wash([(0, "#0d1722"), (0.5, "#1d3140"), (1, "#395363")])
    clouds = np.clip(p.noise(560, 200, 5) * 1.9 - 0.6, 0, 1) * np.clip(1 - p.y / 760, 0, 1)
    p.shade(np.ones_like(clouds), "#45606d", clouds, 0.55)
    lamp = (1040.0, 268.0)
    for angle, half, strength in ((math.pi - 0.10, 0.075, 0.85), (-0.16, 0.06, 0.5)):
        turn = np.arctan2(p.y - lamp[1], p.x - lamp[0])
        away = np.hypot(p.x - lamp[0], p.y - lamp[1])
        off = np.abs(np.angle(np.exp(1j * (turn - angle))))
        beam = np.exp(-((off / half) ** 2)) * np.exp(-away / 1150) * (0.75 + 0.5 * (p.noise(300, 60, 4) - 0.3))
        p.light(beam.astype(np.float32), "#ffe7ae", strength)
    p.glow(*lamp, 170, "#ffe7ae", 0.75)
    tower = Stencil().poly([(996, 742), (1090, 742), (1068, 306), (1014, 306)]).plane()
    p.paint(tower, "#e9e3d2")
    p.shade(tower, "#24384a", np.clip((p.x - 1022) / 54, 0, 1), 0.95)
    for top in (420, 560, 690):
        band = Stencil().rect(980, top, 1100, top + 46).plane() * tower
        p.paint(band, "#a63a2c")
        p.shade(band, "#351a1e", np.clip((p.x - 1022) / 54, 0, 1), 0.9)
    p.paint(Stencil().rect(1000, 296, 1082, 308).rect(1016, 238, 1064, 298).poly([(1008, 240), (1040, 204), (1072, 240)]).line([(1040, 206), (1040, 186)], 3).plane(), "#16222e")
    p.paint(Stencil().rect(1022, 246, 1058, 292).plane(), "#fff5cf")
    p.glow(*lamp, 60, "#fff3c4", 0.9)
    rock = [(640, 1000), (720, 880), (800, 850), (850, 780), (930, 752), (980, 728), (1110, 732), (1160, 770), (1250, 790), (1310, 860), (1420, 900), (1480, 1000)]
    mask = Stencil().poly(rock).plane()
    sea = p.skyline(880, 90, 0.55, 260)
    p.range(sea, "#1c3a48", lit="#4e7480", foot="#0c1c28", fall=160)
    p.paint(mask, "#0d161f")
    p.shade(mask, "#3c5260", np.clip(p.noise(60, 40, 4) * 2 - 1.0, 0, 1) * np.clip((1010 - p.y) / 240, 0, 1), 0.8)
    for crest, lift, x, reach in ((860, 210, 760, 120), (900, 120, 1330, 110), (930, 90, 1010, 200)):
        plume = np.exp(-(((p.x - x) / reach) ** 2)) * np.clip((p.y - (crest - lift)) / lift, 0, 1) * np.exp(-np.clip(p.y - crest, 0, 999) / 40)
        p.shade(np.ones_like(plume, dtype=np.float32), "#dce8e6", np.clip(plume * (p.noise(46, 70, 4) * 2.1 - 0.45), 0, 1).astype(np.float32), 0.95)
    front = p.skyline(985, 80, 0.55, 330)
    p.range(front, "#102530", lit="#59808a", foot="#07121a", fall=120)
    foam = np.clip(p.noise(240, 16, 4) * 3 - 1.95, 0, 1) * p.below(sea - 4) * (1 - mask * 0.6)
    p.paint(foam.astype(np.float32), "#cfdfdf", 0.65)
    house(p, 1112, 760, 66, 40, wall="#b9b4a5", roof="#1a2530", lit="#ffd68c", share=0.6)
    p.rain(900, -0.42, "#a9c0c8", 0.28, 52)


def night_of_lanterns(p: Press) -> None:
    p.wash([(0, "#0a1230"), (0.5, "#16265a"), (0.85, "#3a4f8a"), (1, "#6a76a6")], bottom=480)
    p.stars(420, 430)
    galaxy = np.exp(-(((p.y - 60 - p.x * 0.22) / 90) ** 2)) * (p.noise(260, 120, 5) * 1.4 - 0.3)
    p.light(np.clip(galaxy, 0, 1) * (p.y < 480), "#8fa0d8", 0.35)
    ripples = p.water(480, [(0, "#54639a"), (0.25, "#22346c"), (1, "#060c22")], mirror=0.5, swell=12)
    p.shade((p.y > 480).astype(np.float32), "#050a1e", np.clip((p.y - 520) / 460, 0, 1) * (0.25 + ripples), 0.8)
    spots = []
    for number in range(19):
        near = (number / 18) ** 2.1
        y = 486 + 330 * near
        x = (137 + number * 611 + p.rng.random() * 120) % (WIDTH - 160) + 80
        spots.append((x, y, 40 + 210 * near))
    for x, y, wide in spots:
        crest = wide * (0.17 + 0.06 * p.rng.random())
        knots = np.array([0, 0.22, 0.42, 0.6, 0.94, 1.0, 0.8, 0.66, 0.3, 0.18, 0]) * (0.9 + 0.2 * p.rng.random(11))
        knots[[0, -1]] = 0
        top = [(x - wide + wide * 0.18 * step, y - crest * lift) for step, lift in enumerate(knots)]
        isle = Stencil().poly([*curve(top, closed=False, steps=6), (x + wide * 0.8, y + 1), (x - wide, y + 1)]).plane()
        p.reflect(isle, y, ripples, "#081026", 0.8)
        p.paint(isle, blend("#0a1230", "#33478a", math.exp(-wide / 70)))
        fire = (x - wide * 0.1, y - crest * 1.02)
        flame = Stencil().smooth([(fire[0] - wide * 0.03, fire[1] + 3), (fire[0] - wide * 0.012, fire[1] - wide * 0.06), (fire[0] + wide * 0.006, fire[1] - wide * 0.12), (fire[0] + wide * 0.02, fire[1] - wide * 0.05), (fire[0] + wide * 0.03, fire[1] + 3)])
        p.glow(*fire, wide * 0.55, "#ff9a45", 0.6)
        p.paint(flame.plane(), "#ffe9b0")
        p.glow(*fire, max(7, wide * 0.12), "#ffd98a", 0.95)
        p.glitter(ripples, fire[0], y + 4, max(7, wide * 0.09), "#ffb45e", 0.95, wide * 1.4)
    hill = (965 - 150 * np.exp(-(((np.arange(WIDTH) - 260) / 420) ** 2)) + p.noise(30, 9, 3)[0] * 14).astype(np.float32)
    p.paint(p.below(hill), "#050817")
    crowd = Stencil()
    for step in range(17):
        x = 40 + step * 47 + p.rng.random() * 24
        person(crowd, x, hill[int(x)] + 26, 66 + p.rng.random() * 34, hat=("", "brim", "cap", "bun")[step % 4])
    p.paint(crowd.plane(), "#050817")


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
    p.shade((p.y > 424).astype(np.float32), "#6a3b25", np.clip((p.y - 560) / 460, 0, 1) * (0.15 + ripples), 0.7)
    _eight(p, 150, 640, 1330, "#2b1a1d", ripples)
    p.haze(470, 26, "#fdeec4", 0.35)


def _eight(p: Press, left: float, line: float, long: float, ink: str, ripples: np.ndarray) -> None:
    hull = Stencil().poly([(left, line), (left + long * 0.06, line - 13), (left + long * 0.94, line - 13), (left + long, line - 3), (left + long * 0.93, line + 9), (left + long * 0.07, line + 9)])
    crew, oars, drops = Stencil(), Stencil(), Stencil()
    seats = np.linspace(left + long * 0.20, left + long * 0.78, 8)
    for number, x in enumerate(seats):
        hip, shoulder = (x, line - 18), (x - 26, line - 84)
        crew.poly(curve([(x - 17, line - 12), (x - 44, line - 70), (x - 36, line - 92), (x - 12, line - 92), (x - 4, line - 66), (x + 18, line - 12)], steps=6))
        crew.oval(x - 22, line - 114, 13, 16)
        crew.line([(x - 24, line - 98), (x - 22, line - 108)], 11)
        hands = (x + 36, line - 52)
        crew.line([shoulder, (x + 8, line - 62), hands], 11)
        crew.line([hip, (x + 34, line - 40), (x + 62, line - 14)], 14)
        side = 1 if number % 2 else -1
        tip = (x + 96, line + 92) if side > 0 else (x + 74, line - 46 - 34)
        oars.line([hands, tip], 4)
        ux, uy = (tip[0] - hands[0]), (tip[1] - hands[1])
        size = math.hypot(ux, uy)
        ux, uy = ux / size, uy / size
        oars.poly([(tip[0] - uy * 6, tip[1] + ux * 6), (tip[0] + ux * 40 - uy * 9, tip[1] + uy * 40 + ux * 9), (tip[0] + ux * 40 + uy * 9, tip[1] + uy * 40 - ux * 9), (tip[0] + uy * 6, tip[1] - ux * 6)])
        if side > 0:
            for _ in range(10):
                drops.oval(tip[0] + p.rng.random() * 46, tip[1] + 20 + p.rng.random() * 60, 1 + p.rng.random() * 2)
            drops.oval(tip[0] - 160, tip[1] + 60, 26, 3).oval(tip[0] - 160, tip[1] + 60, 16, 1.6, ink=0)
    cox = left + long * 0.87
    crew.poly(curve([(cox - 16, line - 10), (cox - 14, line - 62), (cox + 2, line - 76), (cox + 20, line - 60), (cox + 22, line - 10)], steps=6))
    crew.oval(cox, line - 92, 12, 15).line([(cox - 2, line - 66), (cox - 34, line - 40)], 9).oval(cox - 7, line - 100, 16, 4)
    p.reflect(crew.plane(), line + 4, ripples, "#3a1f1d", 0.7)
    for cut in (crew, hull, oars):
        p.paint(cut.plane(), ink)
    p.paint(Stencil().poly([(left + long * 0.05, line - 9), (left + long * 0.95, line - 9), (left + long, line - 3), (left + long * 0.95, line - 3), (left + long * 0.04, line - 2)]).plane(), "#fbe6b4", 0.9)
    p.paint(drops.plane(), "#fff1c4", 0.9)


def dredger(p: Press) -> None:
    p.wash([(0, "#c48b45"), (0.55, "#dfae62"), (1, "#eccb8b")], bottom=610)
    p.paint(Stencil().oval(1170, 400, 84).plane(1), "#f9e8bd")
    p.glow(1170, 400, 250, "#ffe9b5", 0.6)
    p.range(p.skyline(600, 60, 0.5, 460), "#cf9c58", foot="#e8c484", fall=70)
    town = Stencil()
    for x in range(60, 700, 26):
        town.rect(x, 590 - p.rng.random() * 50 - (60 if x % 130 < 26 else 0), x + 24, 612)
    p.paint(town.plane(1), "#b98549", 0.85)
    p.haze(608, 40, "#efd39a", 0.6)
    ripples = p.water(612, [(0, "#e4bd7b"), (0.3, "#b17c3f"), (1, "#4b2f1d")], mirror=0.45)
    p.glitter(ripples, 1170, 612, 80, "#fff0c8", 0.85)
    p.shade((p.y > 612).astype(np.float32), "#3a2417", np.clip((p.y - 680) / 330, 0, 1) * (0.2 + ripples), 0.7)
    ink = "#2a1c17"
    cut = Stencil().poly([(330, 660), (1010, 660), (1080, 640), (1050, 716), (360, 716)])
    cut.rect(380, 590, 560, 662).rect(400, 548, 520, 592).rect(430, 505, 462, 550).rect(890, 610, 960, 662)
    cut.poly([(610, 660), (640, 660), (700, 420), (684, 420)]).poly([(770, 660), (800, 660), (716, 420), (700, 420)]).rect(672, 410, 730, 428)
    cut.line([(700, 424), (1000, 540)], 5).line([(700, 424), (480, 560)], 4).line([(700, 430), (930, 760)], 4)
    cut.line([(740, 560), (985, 770)], 20).line([(760, 548), (1005, 758)], 5)
    for share in np.linspace(0, 1, 11):
        x, y = 742 + 245 * share, 552 + 210 * share
        cut.poly([(x - 4, y - 14), (x + 24, y - 20), (x + 26, y + 4), (x + 4, y + 12)])
    for x in range(350, 1040, 24):
        cut.line([(x, 662), (x, 640)], 2)
    cut.line([(340, 641), (1050, 641)], 2)
    p.reflect(cut.plane(), 716, ripples, ink, 0.75)
    p.paint(cut.plane(), ink)
    panes = Stencil()
    for x in range(398, 545, 24):
        panes.rect(x, 608, x + 12, 622)
    panes.rect(410, 560, 510, 574)
    p.paint(panes.plane(), "#f6dc9f")
    smoke = Stencil()
    for step in range(26):
        smoke.oval(446 - step * 15 - p.rng.random() * 20, 494 - step * 8 - p.rng.random() * 18, 16 + step * 2.2, 11 + step * 1.4)
    p.paint(smoke.plane(9), "#8f6236", 0.5)
    gulls = [(860 + p.rng.random() * 420, 330 + p.rng.random() * 230, 16 + p.rng.random() * 28) for _ in range(15)]
    birds(p, gulls, "#3a271d")


def container_cranes(p: Press) -> None:
    p.wash([(0, "#3b2f5b"), (0.35, "#8b4a6b"), (0.7, "#e9794f"), (1, "#f9b866")], bottom=700)
    p.paint(Stencil().oval(520, 560, 96).plane(1), "#ffe3a1")
    p.glow(520, 560, 330, "#ffb869", 0.55)
    clouds = np.clip(p.noise(800, 40, 4) * 2.6 - 1.5, 0, 1) * np.exp(-(((p.y - 330) / 170) ** 2))
    p.shade(np.ones_like(clouds), "#5b355f", clouds, 0.7)
    p.range(p.skyline(690, 60, 0.5, 460), "#b8556a", foot="#ee8c5c", fall=70)
    for number, (x, size) in enumerate(((1480, 0.62), (1290, 0.7), (1080, 0.8), (830, 0.92), (540, 1.06), (190, 1.22))):
        far = 1 - number / 5
        _crane(p, x, 716, 560 * size, ("#7a3c5c", "#6a3554", "#5a2d4c", "#472444", "#331b39", "#24142f")[number], far)
    inks = ("#2e1a38", "#40213f", "#57284a", "#71354c", "#3a2f55", "#8d4449")
    for row in range(4):
        for column in range(21):
            if p.rng.random() < (0.10, 0.22, 0.5, 0.78)[row]:
                continue
            x, y = column * 78 - 10, 690 - row * 32
            box = Stencil().rect(x, y, x + 75, y + 30).plane()
            p.paint(box, inks[int(p.rng.integers(6))])
            p.shade(box, "#1c1029", np.clip((p.x - x) / 75, 0, 1) * 0.7, 0.8)
    p.paint(Stencil().rect(0, 718, 1600, 738).plane(), "#180e24")
    ripples = p.water(738, [(0, "#e0764f"), (0.4, "#8a4361"), (1, "#20132f")], mirror=0.78, swell=12)
    p.glitter(ripples, 520, 738, 90, "#ffd08a", 0.8)
    p.shade((p.y > 738).astype(np.float32), "#160c22", np.clip((p.y - 800) / 240, 0, 1) * (0.2 + ripples), 0.7)
    birds(p, [(900, 240, 30), (960, 210, 22), (1020, 262, 18), (420, 190, 24)], "#24142f")


def _crane(p: Press, x: float, foot: float, tall: float, ink: str, far: float) -> None:
    cut, u = Stencil(), tall / 100
    for side in (-1, 1):
        cut.line([(x + side * 17 * u, foot), (x + side * 15 * u, foot - 66 * u)], 3.2 * u)
    cut.line([(x - 16 * u, foot - 24 * u), (x + 16 * u, foot - 24 * u)], 2.6 * u)
    cut.line([(x - 17 * u, foot), (x + 16 * u, foot - 24 * u)], 1.2 * u)
    cut.line([(x - 62 * u, foot - 66 * u), (x + 34 * u, foot - 66 * u)], 3.6 * u)
    cut.line([(x - 62 * u, foot - 71 * u), (x + 34 * u, foot - 71 * u)], 1 * u)
    for step in range(-62, 34, 6):
        cut.line([(x + step * u, foot - 66 * u), (x + (step + 3) * u, foot - 71 * u), (x + (step + 6) * u, foot - 66 * u)], 0.7 * u)
    cut.line([(x - 14 * u, foot - 66 * u), (x - 7 * u, foot - 100 * u), (x + 15 * u, foot - 66 * u)], 2.4 * u)
    cut.line([(x - 7 * u, foot - 99 * u), (x - 58 * u, foot - 68 * u)], 0.9 * u).line([(x - 7 * u, foot - 99 * u), (x - 34 * u, foot - 68 * u)], 0.9 * u)
    cut.line([(x - 7 * u, foot - 99 * u), (x + 33 * u, foot - 68 * u)], 0.9 * u)
    cut.rect(x + 4 * u, foot - 64 * u, x + 26 * u, foot - 55 * u).rect(x - 36 * u, foot - 64 * u, x - 29 * u, foot - 58 * u)
    cut.line([(x - 44 * u, foot - 66 * u), (x - 44 * u, foot - 40 * u)], 0.5 * u).rect(x - 50 * u, foot - 41 * u, x - 38 * u, foot - 36 * u)
    for side in (-17, -9, 9, 17):
        cut.oval(x + side * u, foot - 0.5 * u, 2.2 * u)
    p.paint(cut.plane(), ink)
    lamps = Stencil().oval(x - 7 * u, foot - 101 * u, 1.1 * u).oval(x - 62 * u, foot - 67 * u, 0.9 * u)
    p.paint(lamps.plane(), "#ffe9b8")
    p.glow(x - 7 * u, foot - 101 * u, 12 * u * (1 - 0.4 * far), "#ff8a5c", 0.8)


def almire_lake(p: Press) -> None:
    p.wash([(0, "#2d2a55"), (0.5, "#6a5b8f"), (0.85, "#c58aa0"), (1, "#eab79d")], bottom=560)
    p.stars(50, 220)
    p.range(p.skyline(470, 330, 0.55, 520), "#7a6c9c", lit="#d7a9b4", foot="#b58aa4", fall=260)
    p.range(p.skyline(540, 220, 0.5, 420), "#54497c", foot="#8a6a93", fall=200)
    p.haze(540, 60, "#c796a8", 0.45)
    for row, (level, ink) in enumerate(((540, "#5f5283"), (556, "#4a3f6d"), (572, "#39305a"))):
        for step in range(34):
            x = 120 + step * 42 + row * 17 + p.rng.random() * 12
            tall = 34 + p.rng.random() * 40 + 40 * math.exp(-(((x - 800) / 260) ** 2))
            house(p, x, level, 30 + p.rng.random() * 16, tall, wall=ink, roof="#2a2348", lit="#ffd995", share=0.34)
    for x, wide, tall, spire in ((700, 40, 190, 90), (820, 52, 230, 120), (1010, 34, 150, 70), (560, 30, 130, 50)):
        tower = Stencil().rect(x, 560 - tall, x + wide, 572).poly([(x - 5, 560 - tall), (x + wide / 2, 560 - tall - spire), (x + wide + 5, 560 - tall)])
        p.paint(tower.plane(), "#3a315c")
        p.shade(tower.plane(), "#1f1a3a", np.clip((p.x - x) / wide, 0, 1), 0.8)
        clock = Stencil().oval(x + wide / 2, 575 - tall, wide * 0.24).plane()
        p.paint(clock, "#ffe2a5")
        p.glow(x + wide / 2, 575 - tall, wide, "#ffd28a", 0.5)
    _toll_house(p)
    p.paint(Stencil().rect(0, 570, 1600, 584).plane(), "#241e40")
    ripples = p.water(584, [(0, "#d49ba0"), (0.3, "#76608f"), (1, "#171435")], mirror=0.82, swell=9)
    p.shade((p.y > 584).astype(np.float32), "#120f2b", np.clip((p.y - 680) / 360, 0, 1) * (0.2 + ripples), 0.7)
    landing = Stencil().poly([(0, 1000), (0, 880), (430, 868), (620, 1000)])
    for x, y in ((60, 884), (220, 878), (400, 870)):
        landing.rect(x, y - 96, x + 12, y + 20)
    p.paint(landing.plane(), "#0f0c22")
    figures = Stencil()
    person(figures, 262, 892, 150, hat="brim")
    person(figures, 322, 890, 138, hat="bun")
    p.paint(figures.plane(), "#0f0c22")
    p.paint(Stencil().oval(406, 768, 8).plane(), "#fff0c0")
    p.glow(406, 768, 90, "#ffd28a", 0.7)


def _toll_house(p: Press) -> None:
    walls = Stencil().rect(1230, 430, 1490, 574).plane()
    p.paint(walls, "#8d7a92")
    p.shade(walls, "#352c55", np.clip((p.x - 1240) / 260, 0, 1), 0.9)
    p.paint(Stencil().poly([(1214, 432), (1262, 366), (1458, 366), (1506, 432)]).rect(1340, 330, 1380, 372).poly([(1332, 332), (1360, 290), (1388, 332)]).plane(), "#2a2348")
    panes = Stencil()
    for column in range(7):
        panes.rect(1246 + column * 34, 450, 1266 + column * 34, 492).rect(1246 + column * 34, 512, 1266 + column * 34, 556)
    p.paint(panes.plane(), "#ffdf9f")
    p.light(panes.plane(9), "#ffc676", 0.7)


SCENES = {
    "ferry-dawn": ferry_dawn,
    "seven-buoys": seven_buoys,
    "patrol-boats-in-fog": patrol_boats_in_fog,
    "wickharbour": wickharbour,
    "wind-turbines": wind_turbines,
    "doctors-boat": doctors_boat,
    "fell-skerry-light": fell_skerry_light,
    "night-of-lanterns": night_of_lanterns,
    "rowing-eight": rowing_eight,
    "dredger": dredger,
    "container-cranes": container_cranes,
    "almire-lake": almire_lake,
}
assert HEIGHT == 1000, "the scenes are drawn for a sheet of 1600 by 1000"
