"""Scenes on the strait by day."""

from __future__ import annotations

import math

import numpy as np

from .press import WIDTH, Plane, Press, Stencil, curve
from .props import birds, ferry, fir, fishing_boat, person


def ferry_dawn(p: Press) -> None:
    p.wash([(0, "#7c98ad"), (0.35, "#c3bcb4"), (0.7, "#f0c495"), (1, "#f7dcae")], bottom=600)
    p.glow(1130, 520, 520, "#ffb663", 0.55, 1.3)
    p.paint(Stencil().oval(1130, 452, 62).plane(0.7), "#fff1d0")
    p.glow(1130, 452, 120, "#ffe2a8", 0.8)
    p.range(p.skyline(585, 110, 0.5, 420), "#c9a99a", foot="#efc79c", fall=110)
    p.range(p.skyline(596, 95, 0.55, 320), "#93898f", lit="#dba98a", foot="#d9b39b", fall=110)
    ripples = p.water(600, [(0, "#e8bd93"), (0.35, "#a99c9e"), (1, "#38546b")], mirror=0.55)
    p.glitter(ripples, 1130, 600, 80, "#ffe3ad", 0.9)
    p.shade(
        (p.y > 600).astype(np.float32), "#22435c", np.clip((p.y - 640) / 420, 0, 1) * (0.35 + ripples), 0.75
    )
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
    p.shade(
        (p.y > 430).astype(np.float32), "#08242e", np.clip((p.y - 470) / 520, 0, 1) * (0.2 + ripples), 0.8
    )
    p.haze(430, 22, "#f0dfb4", 0.6)
    for step in range(6, -1, -1):
        near = 0.66**step
        x, y, size = 1240 - 860 * near**0.8, 442 + 420 * near, 190 * near + 8
        _buoy(p, x, y, size, ripples)


def _buoy(p: Press, x: float, y: float, size: float, ripples: Plane) -> None:
    float_ = _buoy_back(p, x, y, size, ripples)
    _buoy_front(p, x, y, size, ripples, float_)


def _buoy_back(p: Press, x: float, y: float, size: float, ripples: Plane) -> Plane:
    shadow = Stencil().poly(
        [
            (x - size * 0.3, y),
            (x + size * 0.3, y),
            (x + size * 0.12, y + size * 1.5),
            (x - size * 0.12, y + size * 1.5),
        ]
    )
    p.paint(shadow.plane(2) * (ripples < 0.55), "#09222b", 0.7)
    return (
        Stencil()
        .smooth(
            [
                (x - size * 0.34, y - size * 0.06),
                (x - size * 0.24, y - size * 0.24),
                (x + size * 0.24, y - size * 0.24),
                (x + size * 0.34, y - size * 0.06),
                (x + size * 0.18, y + size * 0.08),
                (x - size * 0.18, y + size * 0.08),
            ]
        )
        .plane()
    )


def _buoy_front(p: Press, x: float, y: float, size: float, ripples: Plane, float_: Plane) -> None:
    frame = Stencil()
    for side in (-1, 1):
        frame.line(
            [(x + side * size * 0.2, y - size * 0.2), (x + side * size * 0.07, y - size * 0.98)], size * 0.045
        )
    for share in (0.35, 0.6, 0.85):
        half = size * (0.2 - 0.13 * share)
        frame.line(
            [(x - half, y - size * (0.2 + 0.78 * share)), (x + half, y - size * (0.2 + 0.78 * share))],
            size * 0.03,
        )
    frame.line([(x - size * 0.18, y - size * 0.25), (x + size * 0.09, y - size * 0.84)], size * 0.025)
    panel = (
        Stencil()
        .poly(
            [
                (x - size * 0.13, y - size * 0.52),
                (x + size * 0.13, y - size * 0.52),
                (x + size * 0.09, y - size * 0.8),
                (x - size * 0.09, y - size * 0.8),
            ]
        )
        .plane()
    )
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
    for facing, x, line, long, ink, fade in (
        (1, 500, 668, 560, "#57706f", 0.74),
        (-1, 1175, 652, 470, "#7d928c", 0.62),
    ):
        _patrol(p, facing, x, line, long, ink, fade, ripples)
    for level, strength in ((640, 0.55), (560, 0.4), (720, 0.3), (430, 0.3)):
        p.haze(level, 70, "#d8decd", strength)
    bank = np.clip(p.noise(520, 150, 4) * 2.0 - 0.85, 0, 1) * np.exp(-(((p.y - 570) / 190) ** 2))
    p.paint(bank, "#e1e6d6", 0.85)
    p.shade(
        (p.y > 700).astype(np.float32), "#3d605f", np.clip((p.y - 720) / 330, 0, 1) * (0.15 + ripples), 0.7
    )
    p.glow(640, 520, 90, "#fff6cf", 0.8)
    p.glow(1090, 548, 60, "#ffb9a0", 0.6)


def _patrol(
    p: Press, facing: int, x: float, line: float, long: float, ink: str, fade: float, ripples: Plane
) -> None:
    unit = long / 100

    def at(px: float, py: float) -> tuple[float, float]:
        return (x + facing * px * unit, line - py * unit)

    cut = Stencil().poly([at(-50, 9), at(20, 10), at(56, 17), at(48, 0), at(-48, 0)])
    cut.poly([at(-30, 9), at(18, 10), at(15, 20), at(-8, 20), at(-12, 15), at(-30, 15)]).poly(
        [at(-6, 20), at(10, 20), at(7, 26), at(-5, 26)]
    )
    cut.line([at(0, 26), at(-2, 48)], unit * 0.9).line([at(-8, 40), at(5, 40)], unit * 0.7).line(
        [at(-5, 34), at(3, 34)], unit * 0.6
    )
    cut.oval(*at(-2, 45), unit * 2.4, unit * 0.8)
    cut.poly([at(26, 11), at(36, 13), at(34, 17), at(28, 17)]).line([at(33, 16), at(46, 19)], unit)
    for px in range(-46, 20, 8):
        cut.line([at(px, 9), at(px, 13)], unit * 0.4)
    cut.line([at(-46, 13), at(18, 13.6), at(52, 20)], unit * 0.4)
    p.paint(cut.plane(1.1), ink, fade)
    p.paint(
        Stencil().poly([at(-5, 21.5), at(8.6, 21.5), at(7.4, 24.5), at(-5, 24.5)]).plane(1), "#e9eddc", 0.8
    )
    p.reflect(cut.plane(1.1), line, ripples, ink, fade * 0.7, 1.3)


def wind_turbines(p: Press) -> None:
    p.wash([(0, "#5b9aa0"), (0.45, "#a7c0b4"), (0.8, "#f2c9b0"), (1, "#f6dcc2")], bottom=620)
    clouds = np.clip(p.noise(620, 90, 5) * 2.4 - 1.25, 0, 1) * np.exp(-(((p.y - 330) / 200) ** 2))
    p.shade(np.ones_like(clouds), "#f4a795", clouds, 0.9)
    p.shade(np.ones_like(clouds), "#fbe3cd", np.clip(np.roll(clouds, -22, axis=0) - 0.25, 0, 1), 0.8)
    p.range(p.skyline(616, 40, 0.5, 500), "#7da6a3", foot="#dcc5b1", fall=60)
    ripples = p.water(620, [(0, "#dfc7b3"), (0.25, "#6fa3a3"), (1, "#124650")], mirror=0.4, swell=16)
    p.shade(
        (p.y > 620).astype(np.float32), "#0c3a45", np.clip((p.y - 660) / 380, 0, 1) * (0.2 + ripples), 0.8
    )
    for step in range(8, -1, -1):
        near = 0.74**step
        x, foot = 330 + 1120 * (1 - near) * 1.05, 622 + 150 * near
        _turbine(p, x, foot, 690 * near, 0.3 + step * 0.41, step / 8, ripples)
    p.haze(622, 28, "#f3dac4", 0.5)
    fishing_boat(p, 960, 800, 210, ripples, "#0f2e38", "#d8664a")
    birds(p, [(1010, 560, 26), (1060, 530, 20), (1120, 575, 18), (905, 580, 16), (860, 610, 22)], "#274c54")


def _turbine(p: Press, x: float, foot: float, tall: float, angle: float, far: float, ripples: Plane) -> None:
    ink = _turbine_back(p, x, foot, tall, far)
    _turbine_front(p, x, foot, tall, angle, far, ripples, ink)


def _turbine_back(p: Press, x: float, foot: float, tall: float, far: float) -> str:
    ink, shadow = ("#fbf3e6", "#8fa7a4")
    tower = (
        Stencil()
        .poly(
            [
                (x - tall * 0.019, foot),
                (x + tall * 0.019, foot),
                (x + tall * 0.010, foot - tall),
                (x - tall * 0.010, foot - tall),
            ]
        )
        .plane()
    )
    p.paint(tower, ink, 1 - 0.45 * far)
    p.shade(tower, shadow, np.clip((p.x - x) / (tall * 0.02) + 0.3, 0, 1), 0.8 * (1 - 0.5 * far))
    base = Stencil().poly(
        [
            (x - tall * 0.03, foot + tall * 0.03),
            (x + tall * 0.03, foot + tall * 0.03),
            (x + tall * 0.022, foot - tall * 0.035),
            (x - tall * 0.022, foot - tall * 0.035),
        ]
    )
    p.paint(base.plane(), "#e0a63f", 1 - 0.5 * far)
    return ink


def _turbine_front(
    p: Press, x: float, foot: float, tall: float, angle: float, far: float, ripples: Plane, ink: str
) -> None:
    blades = Stencil()
    for blade in range(3):
        a = angle + blade * 2 * math.pi / 3
        ux, uy, reach = math.cos(a), math.sin(a), tall * 0.62
        root, tip = (
            (x + ux * tall * 0.02, foot - tall + uy * tall * 0.02),
            (x + ux * reach, foot - tall + uy * reach),
        )
        wide = tall * 0.022
        bulge = (x + ux * reach * 0.25 - uy * wide, foot - tall + uy * reach * 0.25 + ux * wide)
        blades.poly(
            [
                root,
                bulge,
                tip,
                (x + ux * reach * 0.3 + uy * wide * 0.3, foot - tall + uy * reach * 0.3 - ux * wide * 0.3),
            ]
        )
    blades.oval(x, foot - tall, tall * 0.026)
    p.paint(blades.plane(), ink, 1 - 0.4 * far)
    mirror = Stencil().rect(x - tall * 0.016, foot, x + tall * 0.016, foot + tall * 0.3).plane(3) * (
        ripples > 0.5
    )
    p.paint(mirror, ink, 0.5 * (1 - far))


def doctors_boat(p: Press) -> None:
    _doctors_boat_back(p)
    _doctors_boat_front(p)


def _doctors_boat_back(p: Press) -> None:
    p.wash([(0, "#9cc0cf"), (0.6, "#d4e0d8"), (1, "#f0e6cf")], bottom=470)
    clouds = np.clip(p.noise(480, 110, 5) * 2.2 - 1.1, 0, 1) * np.exp(-(((p.y - 230) / 170) ** 2))
    p.shade(np.ones_like(clouds), "#fbf6e8", clouds, 0.95)
    p.range(p.skyline(468, 50, 0.5, 420), "#9db8bc", foot="#d7dccf", fall=60)
    island = (
        474
        - 105 * np.exp(-(((np.arange(WIDTH) - 1120) / 230) ** 2))
        - 40 * np.exp(-(((np.arange(WIDTH) - 870) / 150) ** 2))
        + p.noise(60, 9, 3)[0] * 10
    ).astype(np.float32)
    p.range(island, "#7c9b6c", lit="#c3c98c", foot="#4c6f62", fall=110)
    p.paint(Stencil().rect(1090, 352, 1146, 384).plane(), "#fdf8ea")
    p.paint(Stencil().poly([(1084, 354), (1096, 330), (1140, 330), (1152, 354)]).plane(), "#b6503a")
    p.paint(
        Stencil()
        .rect(1130, 316, 1138, 334)
        .rect(1100, 362, 1108, 372)
        .rect(1126, 362, 1134, 372)
        .rect(1113, 364, 1121, 384)
        .plane(),
        "#3d4a52",
    )
    ripples = p.water(474, [(0, "#a9c6c6"), (0.3, "#4d8ba1"), (1, "#0f3f63")], mirror=0.42, swell=22)
    sea = (p.y > 474).astype(np.float32)
    p.shade(sea, "#0b3355", np.clip((p.y - 500) / 480, 0, 1) * np.clip((0.62 - ripples) * 3, 0, 1), 0.85)
    p.shade(sea, "#dcebe4", np.clip((ripples - 0.66) * 5, 0, 1) * np.clip((p.y - 480) / 200, 0, 1), 0.75)
    wake = Stencil().poly([(640, 726), (60, 870), (-200, 900), (-200, 800), (200, 780)]).plane(14) * np.clip(
        (ripples - 0.4) * 3, 0, 1
    )
    p.paint(wake, "#eef5ec", 0.9)


def _doctors_boat_front(p: Press) -> None:
    hull = Stencil().smooth(
        [(430, 678), (600, 682), (800, 662), (890, 632), (850, 724), (760, 750), (480, 748), (432, 724)]
    )
    p.paint(hull.plane(), "#f6efdd")
    p.shade(hull.plane(), "#5d7f90", np.clip((p.y - 690) / 60, 0, 1), 0.9)
    p.paint(
        Stencil().line(curve([(432, 690), (600, 695), (800, 676), (880, 648)], closed=False), 9).plane(),
        "#c4523a",
    )
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
    p.paint(
        Stencil()
        .smooth([(430, 738), (640, 752), (840, 730), (930, 724), (880, 762), (640, 776), (400, 770)])
        .plane(5),
        "#eef5ec",
        0.85,
    )
    birds(p, [(300, 250, 46), (380, 300, 32), (230, 340, 28), (1300, 210, 24), (1370, 240, 18)], "#3f5866")


SCENES = {
    "ferry-dawn": ferry_dawn,
    "seven-buoys": seven_buoys,
    "patrol-boats-in-fog": patrol_boats_in_fog,
    "wind-turbines": wind_turbines,
    "doctors-boat": doctors_boat,
}
