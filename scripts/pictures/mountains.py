"""Scenes in the snow above Upper Sarn."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Plane, Press, Stencil, curve
from .props import fir

ACROSS = np.arange(WIDTH)


def wolves_at_brannoch(p: Press) -> None:
    p.wash([(0, "#132544"), (0.5, "#35598a"), (1, "#9db7c9")], bottom=780)
    p.stars(110, 360)
    p.paint(Stencil().oval(1060, 330, 190).plane(1), "#f0ead2")
    p.shade(
        Stencil().oval(1060, 330, 190).plane(),
        "#c3c4bd",
        np.clip(p.noise(150, 150, 4) * 2.3 - 1.15, 0, 1),
        0.6,
    )
    p.glow(1060, 330, 420, "#c8d8e0", 0.35)
    p.range(p.skyline(780, 300, 0.55, 520), "#5d7fa6", lit="#e3ebee", foot="#93b0c5", fall=220)
    p.haze(770, 80, "#b7cad6", 0.5)
    wood = Stencil()
    for x in range(-10, 1610, 28):
        fir(wood, x + p.rng.random() * 18, 850 + 16 * math.sin(x / 130), 120 + p.rng.random() * 100, p.rng)
    p.paint(wood.plane(), "#27456b")
    p.haze(840, 50, "#a9c0d0", 0.5)
    ridge = (880 - 190 * np.exp(-(((ACROSS - 1060) / 560) ** 2)) + (p.noise(260, 9, 4)[0] - 0.5) * 34).astype(
        np.float32
    )
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

    shape(
        [
            (-80, 92),
            (-50, 104),
            (10, 102),
            (52, 112),
            (74, 100),
            (66, 66),
            (36, 54),
            (-20, 62),
            (-58, 56),
            (-84, 66),
        ]
    )
    for px, bend in ((-66, -12), (-50, -8), (48, 4), (62, 2)):
        shape(
            [
                (px - 11, 76),
                (px + 11, 76),
                (px + 4 + bend * 0.4, 38),
                (px + 7, 2),
                (px + 14, -2),
                (px - 6, -2),
                (px - 6 + bend, 38),
            ]
        )
    shape([(-78, 92), (-104, 78), (-128, 40), (-122, 26), (-104, 44), (-82, 66)])
    if howl:
        shape([(44, 104), (60, 128), (76, 158), (92, 160), (96, 138), (86, 104), (70, 78)])
        shape([(72, 150), (86, 168), (110, 196), (116, 194), (108, 168), (96, 146)])
        shape([(70, 152), (54, 164), (78, 170)], smooth=False)
    else:
        shape([(46, 100), (72, 124), (92, 134), (110, 120), (100, 98), (72, 80)])
        shape([(88, 132), (112, 130), (140, 108), (138, 100), (112, 100), (94, 108)])
        shape([(84, 128), (86, 152), (102, 132)], smooth=False)


def skier_portrait(p: Press) -> None:
    shade, skin, wool = _skier_portrait_back(p)
    head = _skier_portrait_middle(p, shade, skin)
    hat = _skier_portrait_near(p, head, shade, wool)
    _skier_portrait_front(p, hat)
    _skier_portrait_last(p)


def _skier_portrait_back(p: Press) -> tuple[str, str, str]:
    p.wash([(0, "#4f7ea3"), (0.5, "#a5c1cd"), (1, "#f3e2c8")], bottom=820)
    p.paint(Stencil().oval(1270, 240, 76).plane(1), "#fff8e3")
    p.glow(1270, 240, 300, "#fff1cf", 0.6)
    p.range(p.skyline(740, 420, 0.56, 620), "#8fb0c6", lit="#ffffff", foot="#cfdcdd", fall=260)
    p.range(p.skyline(860, 330, 0.56, 480), "#5f88a8", lit="#f4f6f2", foot="#a3bfcb", fall=220)
    slope = (960 - ACROSS * 0.10 + (p.noise(300, 9, 4)[0] - 0.5) * 20).astype(np.float32)
    p.range(slope, "#eef2ee", foot="#b9cdd6", fall=130)
    skin, shade, wool, coat = "#d99f7c", "#7d3f3a", "#b5382f", "#1d3b57"
    body = (
        Stencil()
        .smooth(
            [
                (240, 1060),
                (250, 900),
                (330, 800),
                (480, 752),
                (560, 730),
                (660, 748),
                (800, 800),
                (900, 900),
                (930, 1060),
            ]
        )
        .plane()
    )
    p.paint(body, coat)
    p.shade(body, "#0c1c30", np.clip((620 - p.x) / 380, 0, 1), 0.9)
    collar = (
        Stencil().smooth([(440, 800), (452, 700), (560, 690), (690, 716), (712, 800), (600, 842)]).plane()
    )
    p.paint(collar, "#e7b54a")
    p.shade(collar, "#8a5a24", np.clip((600 - p.x) / 150, 0, 1), 0.9)
    return shade, skin, wool


def _skier_portrait_middle(p: Press, shade: str, skin: str) -> Plane:
    face = [
        (470, 720),
        (452, 600),
        (446, 480),
        (480, 360),
        (600, 310),
        (706, 352),
        (726, 420),
        (724, 452),
        (770, 536),
        (762, 552),
        (734, 556),
        (738, 584),
        (750, 596),
        (738, 612),
        (742, 630),
        (732, 648),
        (722, 690),
        (690, 712),
        (640, 706),
        (612, 736),
        (540, 760),
    ]
    head = Stencil().smooth(face).plane()
    p.paint(head, skin)
    p.shade(head, shade, np.clip((640 - p.x) / 190, 0, 1) * 0.95, 0.85)
    p.shade(head, "#f6cda6", np.clip((p.x - 680) / 70, 0, 1) * 0.9, 0.8)
    p.shade(
        head,
        "#c8604d",
        np.exp(-(((p.x - 662) / 46) ** 2) - (((p.y - 572) / 34) ** 2)).astype(np.float32) * 0.9,
        0.6,
    )
    return head


def _skier_portrait_near(p: Press, head: Plane, shade: str, wool: str) -> Plane:
    jaw = (
        Stencil()
        .smooth([(500, 690), (560, 690), (640, 684), (706, 704), (640, 730), (540, 770), (490, 740)])
        .plane(6)
        * head
    )
    p.shade(jaw, shade, np.full((HEIGHT, WIDTH), 0.8, dtype=np.float32), 0.7)
    hair = (
        Stencil()
        .smooth(
            [(440, 470), (480, 440), (520, 500), (510, 600), (486, 690), (420, 760), (396, 700), (420, 580)]
        )
        .plane()
    )
    p.paint(hair, "#4a2a22")
    p.shade(hair, "#22120f", np.clip((470 - p.x) / 60, 0, 1), 0.8)
    hat = (
        Stencil()
        .smooth(
            [
                (430, 470),
                (424, 360),
                (480, 240),
                (590, 190),
                (690, 222),
                (738, 318),
                (744, 400),
                (640, 420),
                (520, 440),
            ]
        )
        .plane()
    )
    p.paint(hat, wool)
    return hat


def _skier_portrait_front(p: Press, hat: Plane) -> None:
    p.shade(hat, "#5b1420", np.clip((600 - p.x) / 200, 0, 1), 0.9)
    ribs = Stencil()
    for x in range(430, 750, 17):
        ribs.line(
            curve([(x, 440 - (x - 430) * 0.09), (x + 6, 340), (590 + (x - 590) * 0.55, 226)], closed=False), 2
        )
    p.paint(ribs.plane() * hat, "#6d1c22", 0.6)
    p.paint(Stencil().oval(584, 178, 46, 42).plane(), "#f1e6d2")
    p.shade(Stencil().oval(584, 178, 46, 42).plane(), "#a98f86", np.clip((590 - p.x) / 40, 0, 1), 0.9)
    strap = Stencil().poly([(426, 396), (740, 326), (746, 366), (430, 440)]).plane()
    p.paint(strap, "#23272e")
    lens = (
        Stencil()
        .smooth(
            [
                (566, 320),
                (650, 296),
                (742, 290),
                (768, 316),
                (764, 364),
                (736, 384),
                (650, 392),
                (580, 404),
                (560, 370),
            ]
        )
        .plane()
    )
    p.paint(lens, "#101820")


def _skier_portrait_last(p: Press) -> None:
    inner = (
        Stencil()
        .smooth(
            [
                (584, 334),
                (654, 314),
                (736, 306),
                (752, 324),
                (748, 356),
                (728, 368),
                (650, 376),
                (592, 386),
                (578, 364),
            ]
        )
        .plane()
    )
    p.paint(inner, "#e08b3a")
    p.shade(inner, "#7a2f4d", np.clip((p.y - 320) / 70, 0, 1), 0.9)
    p.shade(inner, "#fff0c8", np.clip((p.x - 690) / 60, 0, 1) * (p.y < 340), 0.8)
    detail = Stencil().line(curve([(664, 478), (690, 468), (716, 474)], closed=False), 7)
    detail.line(curve([(676, 510), (696, 502), (716, 508)], closed=False), 5).oval(704, 509, 6, 6)
    detail.line(curve([(694, 606), (716, 616), (744, 608)], closed=False), 4).line(
        curve([(738, 552), (728, 544), (736, 536)], closed=False), 3
    )
    p.paint(detail.plane(), "#3a1c1c")
    p.snow(150, "#ffffff", 0.85)


SCENES = {
    "wolves-at-brannoch": wolves_at_brannoch,
    "skier-portrait": skier_portrait,
}
