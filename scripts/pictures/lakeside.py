"""Scenes in and around the Toll House of Almire."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Plane, Point, Press, Stencil, curve
from .props import chair


def _lake_view(p: Press, shore: float) -> Plane:
    """What every window of the Toll House looks on."""
    p.wash([(0, "#41507c"), (0.45, "#9a83a0"), (0.8, "#efb18f"), (1, "#f8cf9c")], bottom=shore)
    p.glow(1000, shore - 40, 420, "#ffc483", 0.5, 1.5)
    p.range(p.skyline(shore - 40, 270, 0.55, 480), "#7d7ba3", lit="#f0c6b4", foot="#c99aa3", fall=230)
    p.range(p.skyline(shore - 8, 130, 0.5, 420), "#565a86", foot="#9a7f98", fall=140)
    p.haze(shore, 40, "#f2c3a0", 0.5)
    ripples = p.water(shore, [(0, "#e3ac94"), (0.3, "#8c7f9d"), (1, "#3a4670")], mirror=0.7, swell=8)
    p.glitter(ripples, 1000, shore, 80, "#ffdfae", 0.8, 240)
    return ripples


def almire_table(p: Press) -> None:
    _almire_table_back(p)
    _almire_table_middle(p)
    _almire_table_front(p)


def _almire_table_back(p: Press) -> None:
    _lake_view(p, 500)
    boat = (
        Stencil()
        .poly([(600, 538), (716, 538), (704, 552), (612, 552)])
        .rect(624, 522, 690, 538)
        .rect(660, 500, 672, 524)
    )
    p.paint(boat.plane(), "#2c2c4c")
    smoke = Stencil()
    for step in range(12):
        smoke.oval(660 - step * 9, 494 - step * 4, 7 + step, 5 + step * 0.7)
    p.paint(smoke.plane(4), "#6b6488", 0.6)
    wall = Stencil().rect(0, 0, WIDTH, HEIGHT)
    for left in (130, 600, 1070):
        wall.poly(
            [
                (left, 690),
                (left, 190),
                *[
                    (left + 200 - 200 * math.cos(t), 190 - 120 * math.sin(t))
                    for t in np.linspace(0, math.pi, 30)
                ],
                (left + 400, 690),
            ],
            ink=0,
        )
    mask = wall.plane()
    p.paint(mask, "#2b2340")
    p.shade(mask, "#5c4461", np.exp(-(((p.x - 800) / 620) ** 2)) * np.clip(p.y / 620, 0, 1) * 0.9, 0.7)


def _almire_table_middle(p: Press) -> None:
    bars = Stencil()
    for left in (130, 600, 1070):
        bars.line([(left + 200, 60), (left + 200, 700)], 9).line([(left, 400), (left + 400, 400)], 7).line(
            [(left, 210), (left + 400, 210)], 7
        )
        bars.rect(left - 26, 686, left + 426, 708)
    p.paint(bars.plane(), "#1d172f")
    floor = Stencil().rect(0, 760, WIDTH, HEIGHT).plane()
    p.paint(floor, "#2a1e33")
    for left in (130, 600, 1070):
        pool = (
            Stencil()
            .poly(
                [
                    (left + 60, 760),
                    (left + 340, 760),
                    (left + 340 + (left - 600) * 0.5 + 60, 1000),
                    (left + 60 + (left - 600) * 0.5 - 60, 1000),
                ]
            )
            .plane(6)
        )
        p.shade(pool, "#c98a6c", np.clip(1.1 - (p.y - 760) / 260, 0, 1), 0.6)
    for x, size, back in (
        (330, 1.0, True),
        (520, 0.92, True),
        (800, 0.88, True),
        (1080, 0.92, True),
        (1270, 1.0, True),
    ):
        chair(p, x, 780, 150 * size, "#1a1226", back)


def _almire_table_front(p: Press) -> None:
    top = Stencil().oval(800, 790, 560, 108).plane()
    p.paint(np.roll(top, 26, axis=0), "#2a1512")
    p.paint(top, "#7c432c")
    p.shade(
        top,
        "#e7a673",
        np.clip(1 - (p.y - 690) / 130, 0, 1) * np.clip(p.noise(700, 12, 3) * 1.6 - 0.1, 0, 1),
        0.85,
    )
    p.shade(top, "#3a1a18", np.clip((p.y - 800) / 100, 0, 1), 0.8)
    crack = curve(
        [(470, 736), (560, 764), (640, 762), (740, 792), (850, 796), (930, 824), (1040, 832), (1110, 862)],
        closed=False,
    )
    p.paint(Stencil().line(crack, 5).plane(0.5) * top, "#1c0c0c")
    p.paint(np.roll(Stencil().line(crack, 2).plane(0.5), 4, axis=0) * top, "#f0bf8e", 0.7)
    p.paint(Stencil().poly([(690, 900), (910, 900), (1010, 1000), (590, 1000)]).plane(), "#1a1018")
    sheets = Stencil()
    for x, y, turn in ((400, 772, 14), (596, 826, 6), (980, 752, -8), (1180, 790, -14), (820, 846, -3)):
        sheets.poly([(x - 38, y - 9), (x + 26, y - 12), (x + 40, y + turn * 0.2 + 8), (x - 28, y + 13)])
    p.paint(sheets.plane(), "#f7e6cf")
    glasses = Stencil()
    for x, y in ((478, 760), (690, 734), (1092, 764), (900, 836), (1240, 810)):
        glasses.poly([(x - 9, y - 26), (x + 9, y - 26), (x + 7, y), (x - 7, y)])
    p.paint(glasses.plane(), "#f4d9c2", 0.55)
    for x, size in ((150, 1.25), (480, 1.35), (1120, 1.35), (1450, 1.25)):
        chair(p, x, 1010, 190 * size, "#120b1b", True)


def mayor_window(p: Press) -> None:
    _mayor_window_back(p)
    _mayor_window_front(p)


def _mayor_window_back(p: Press) -> None:
    ripples = _lake_view(p, 600)
    boat = (
        Stencil()
        .poly([(560, 690), (790, 690), (770, 716), (584, 716)])
        .rect(604, 660, 744, 690)
        .rect(690, 618, 710, 662)
        .rect(640, 640, 690, 662)
    )
    p.reflect(boat.plane(), 716, ripples, "#2f3356", 0.7)
    p.paint(boat.plane(), "#2f3356")
    lights = Stencil()
    for x in range(612, 740, 16):
        lights.rect(x, 668, x + 8, 678)
    p.paint(lights.plane(), "#ffe2a5")
    smoke = Stencil()
    for step in range(18):
        smoke.oval(700 - step * 13, 610 - step * 6, 9 + step * 1.3, 7 + step)
    p.paint(smoke.plane(5), "#6d6588", 0.6)
    room = (
        Stencil()
        .rect(0, 0, WIDTH, HEIGHT)
        .poly([(300, 900), (300, 60), (1300, 60), (1300, 900)], ink=0)
        .plane()
    )
    p.paint(room, "#26304a")
    p.shade(room, "#141a2c", np.clip(np.abs(p.x - 800) / 800 - 0.45, 0, 1) * 2, 0.9)
    bars = (
        Stencil()
        .rect(276, 40, 324, 930)
        .rect(1276, 40, 1324, 930)
        .rect(276, 36, 1324, 66)
        .rect(788, 60, 812, 900)
        .rect(300, 330, 1300, 348)
        .rect(250, 896, 1350, 932)
    )
    p.paint(bars.plane(), "#1a2236")


def _mayor_window_front(p: Press) -> None:
    p.paint(Stencil().rect(250, 896, 1350, 903).plane(), "#d99a7c", 0.8)
    drape = Stencil()
    for side in (-1, 1):
        edge = 800 + side * 560
        drape.poly(
            [
                (edge - side * 60, 0),
                (edge - side * 130, 380),
                (edge - side * 36, 640),
                (edge + side * 20, 1000),
                (edge + side * 300, 1000),
                (edge + side * 300, 0),
            ]
        )
    mask = drape.plane()
    p.paint(mask, "#6d2c3e")
    folds = (np.sin(p.x / 17 + np.sin(p.y / 240) * 1.6) + 1) / 2
    p.shade(mask, "#2a1024", folds.astype(np.float32) * 0.9, 0.9)
    p.shade(
        mask,
        "#d8806a",
        np.clip(folds - 0.75, 0, 1) * 0
        + np.clip(0.35 - folds, 0, 1).astype(np.float32) * 1.6 * np.clip(1.2 - np.abs(p.x - 800) / 640, 0, 1),
        0.6,
    )
    _woman(p)
    desk = Stencil().rect(0, 930, WIDTH, 1000).plane()
    p.paint(desk, "#120f1c")
    pot = (
        Stencil()
        .smooth([(330, 900), (326, 850), (356, 828), (400, 828), (428, 850), (424, 900)])
        .poly([(424, 872), (462, 846), (458, 838), (420, 856)])
        .oval(378, 824, 9)
    )
    pot.smooth([(500, 902), (496, 872), (540, 872), (536, 902)])
    p.paint(pot.plane(), "#0f1424")


def _woman(p: Press) -> None:
    cut, x = _woman_back()
    _woman_front(p, cut, x)


def _woman_back() -> tuple[Stencil, float]:
    x = 1000
    cut = Stencil().smooth(
        [
            (x - 160, 1020),
            (x - 150, 800),
            (x - 130, 640),
            (x - 100, 560),
            (x - 40, 528),
            (x + 40, 528),
            (x + 96, 556),
            (x + 128, 640),
            (x + 150, 800),
            (x + 170, 1020),
        ]
    )
    cut.rect(x - 28, 460, x + 26, 545)
    profile: list[Point] = [
        (x + 52, 476),
        (x - 6, 486),
        (x - 42, 470),
        (x - 54, 448),
        (x - 58, 436),
        (x - 66, 430),
        (x - 62, 420),
        (x - 68, 412),
        (x - 64, 404),
        (x - 82, 392),
        (x - 66, 360),
        (x - 64, 330),
        (x - 30, 286),
        (x + 30, 282),
        (x + 78, 330),
        (x + 84, 400),
    ]
    cut.poly(curve(profile, steps=6)).oval(x + 78, 306, 46, 42)
    return cut, x


def _woman_front(p: Press, cut: Stencil, x: float) -> None:
    cut.smooth(
        [
            (x - 132, 650),
            (x - 168, 760),
            (x - 150, 850),
            (x - 60, 872),
            (x - 40, 846),
            (x - 96, 800),
            (x - 80, 700),
        ]
    )
    mask = cut.plane()
    p.paint(mask, "#141a2e")
    edge = np.clip(mask - np.roll(mask, 7, axis=1), 0, 1)
    p.paint(edge, "#f4b08a", 0.9)
    p.paint(Stencil().oval(x + 22, 424, 6, 9).plane(), "#f3d9a6")
    p.paint(
        Stencil().line(curve([(x - 36, 540), (x, 556), (x + 40, 540)], closed=False), 5).plane(), "#caa15f"
    )


def two_chairs(p: Press) -> None:
    terrace = _two_chairs_back(p)
    _two_chairs_front(p, terrace)


def _two_chairs_back(p: Press) -> Plane:
    p.wash([(0, "#d9603f"), (0.5, "#f09a52"), (1, "#f8cf86")], bottom=480, bands=7)
    p.paint(Stencil().oval(800, 330, 92).plane(1), "#fff0bd")
    p.glow(800, 330, 330, "#ffdf9a", 0.5)
    p.range(p.skyline(470, 230, 0.55, 540), "#b7503f", lit="#f3a765", foot="#e38e55", fall=170)
    p.range(p.skyline(478, 100, 0.5, 380), "#8a3b3c", foot="#c9694a", fall=100)
    ripples = p.water(480, [(0, "#f3b46c"), (0.5, "#c8643f"), (1, "#8a3a34")], mirror=0.55, swell=8)
    p.glitter(ripples, 800, 480, 70, "#fff0bd", 0.9, 300)
    terrace = Stencil().poly([(0, 660), (1600, 660), (1600, 1000), (0, 1000)]).plane()
    p.paint(terrace, "#d88a58")
    p.shade(terrace, "#7a3233", np.clip((p.y - 680) / 330, 0, 1), 0.9)
    slabs = Stencil()
    for x in range(-2400, 4200, 240):
        slabs.line([(800 + (x - 800) * 0.42, 660), (x, 1000)], 2)
    for y in (690, 738, 806, 900):
        slabs.line([(0, y), (1600, y)], 2)
    p.paint(slabs.plane(), "#6a2a2e", 0.6)
    rail = Stencil().rect(0, 566, 1600, 580).rect(0, 646, 1600, 662)
    for x in range(16, 1600, 44):
        rail.smooth([(x - 5, 580), (x - 11, 612), (x - 5, 646), (x + 5, 646), (x + 11, 612), (x + 5, 580)])
    p.paint(rail.plane(), "#5a2630")
    p.paint(Stencil().rect(0, 566, 1600, 571).plane(), "#f6c07c", 0.8)
    return terrace


def _two_chairs_front(p: Press, terrace: Plane) -> None:
    shadows, cut = Stencil(), Stencil()
    for x, facing in ((520, 1), (1080, -1)):
        _terrace_chair(cut, x, 850, 300, facing)
        shadows.poly(
            [
                (x - 90, 850),
                (x + 90, 850),
                (x + 90 + (x - 800) * 0.55, 1000),
                (x - 90 + (x - 800) * 0.55, 1000),
            ]
        )
    shadows.poly([(720, 840), (880, 840), (910, 1000), (690, 1000)])
    p.paint(shadows.plane(5) * terrace, "#5a2029", 0.55)
    cut.oval(800, 716, 104, 17).line([(800, 716), (800, 846)], 10).line([(800, 800), (742, 850)], 8).line(
        [(800, 800), (858, 850)], 8
    )
    cut.poly([(764, 712), (768, 664), (784, 664), (788, 712)]).rect(770, 640, 782, 668).poly(
        [(822, 712), (818, 682), (842, 682), (838, 712)]
    )
    p.paint(cut.plane(), "#2d141f")
    p.paint(np.clip(cut.plane() - np.roll(cut.plane(), 3, axis=0), 0, 1), "#f8c27c", 0.8)


def _terrace_chair(cut: Stencil, x: float, foot: float, tall: float, facing: int) -> None:
    def at(px: float, py: float) -> Point:
        return (x + facing * px * tall, foot - py * tall)

    cut.line([at(-0.28, 0), at(-0.22, 0.46), at(-0.34, 0.98)], tall * 0.035)
    cut.line([at(0.30, 0), at(0.26, 0.46)], tall * 0.035).line(
        [at(-0.14, 0.05), at(-0.1, 0.44)], tall * 0.026
    ).line([at(0.16, 0.05), at(0.14, 0.44)], tall * 0.026)
    cut.poly([at(-0.26, 0.44), at(0.30, 0.44), at(0.28, 0.50), at(-0.24, 0.50)])
    cut.line([at(-0.15, 0.5), at(-0.22, 0.95)], tall * 0.026)
    for share in (0.6, 0.7, 0.8, 0.9, 0.99):
        cut.line(
            [
                at(-0.22 - 0.12 * (share - 0.46) / 0.52, share),
                at(-0.155 - 0.075 * (share - 0.46) / 0.52, share - 0.02),
            ],
            tall * 0.035,
        )
    cut.line(
        curve([at(-0.27, 0.70), at(0.0, 0.71), at(0.22, 0.70), at(0.25, 0.47)], closed=False), tall * 0.03
    )


SCENES = {
    "almire-table": almire_table,
    "mayor-window": mayor_window,
    "two-chairs": two_chairs,
}
