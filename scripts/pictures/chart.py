"""The map of the strait that hangs in the office."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .press import HEIGHT, SCALE, WIDTH, Plane, Press, Stencil, curve

# Where each name is set (its centre) and how tall it is.
NAMES = (
    (190, 660, "V A L D R E Y", 44),
    (1420, 640, "K E S T R I A", 44),
    (800, 120, "HALVERN STRAIT", 40),
    (246, 508, "Eskerhaven", 34),
    (1316, 504, "Dravik", 34),
    (792, 268, "The Lanterns", 34),
    (992, 552, "Wickharbour", 26),
    (1282, 250, "Cape Thole", 26),
    (566, 482, "41 nm", 30),
    (590, 884, "118 nm", 30),
)


def map_of_the_strait(p: Press) -> None:
    p.wash([(0, "#a9c7c4"), (0.5, "#9bbcbc"), (1, "#8bb0b4")], bands=5)
    west, east = _coasts(p)
    land = np.maximum(west, east)
    for grow, share in ((26, 0.16), (15, 0.2), (7, 0.25)):
        p.paint(_grown(land, grow), "#6f9aa0", share)
    isles = _isles(p)
    for mask, ink, shade in (
        (west, "#e9d9b0", "#c59f6b"),
        (east, "#e4d3b5", "#b98a6a"),
        (isles, "#d8574a", "#8d2f35"),
    ):
        p.paint(mask, ink)
        edge = np.clip(mask - np.roll(np.roll(mask, 8, axis=0), 5, axis=1), 0, 1)
        p.shade(mask, shade, np.clip(p.noise(220, 160, 4) * 1.8 - 0.8, 0, 1), 0.45)
        p.paint(edge, "#fff4d6", 0.6)
        p.paint(_grown(mask, 1.6) * (1 - mask), "#2f4854", 0.9)
    _mountains(p, east, west)
    _routes(p)
    _names(p)
    rose = Stencil()
    for turn in range(8):
        a, reach = turn * math.pi / 4, (92, 50)[turn % 2]
        tip = (1110 + reach * math.sin(a), 810 - reach * math.cos(a))
        for side in (-1, 1):
            b = a + side * math.pi / 8
            rose.poly(
                [(1110, 810), tip, (1110 + 20 * math.sin(b), 810 - 20 * math.cos(b))],
                ink=1 if side > 0 else 0.35,
            )
    p.paint(rose.plane(), "#22404e")
    frame = Stencil().rect(0, 0, WIDTH, HEIGHT).rect(26, 26, WIDTH - 26, HEIGHT - 26, ink=0).plane()
    p.paint(frame, "#f3ead2")
    rule = Stencil().line([(34, 34), (1566, 34), (1566, 966), (34, 966), (34, 34)], 3)
    p.paint(rule.plane(), "#2f4854")


def _grown(mask: Plane, by: float) -> Plane:
    soft = Image.fromarray((mask * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(by))
    return np.clip(np.asarray(soft, dtype=np.float32) / 255 * 3 - 0.4, 0, 1)


def _coasts(p: Press) -> tuple[Plane, Plane]:
    ragged = (p.noise(170, 90, 6) - 0.5) * 130
    west = 360 + 60 * np.sin(p.y / 190) - 50 * np.exp(-(((p.y - 520) / 60) ** 2)) + ragged
    bay = (
        1230
        + 55 * np.sin(p.y / 210 + 2)
        + 46 * np.exp(-(((p.y - 500) / 60) ** 2))
        - 90 * np.exp(-(((p.y - 250) / 34) ** 2))
    )
    east = bay + (p.noise(170, 90, 6) - 0.5) * 120
    return np.clip((west - p.x) / 1.5, 0, 1), np.clip((p.x - east) / 1.5, 0, 1)


def _isles(p: Press) -> Plane:
    cut = Stencil()
    spots = [
        (790, 505, 64),
        (716, 560, 30),
        (868, 452, 34),
        (838, 580, 26),
        (745, 440, 22),
        (905, 520, 18),
        (812, 398, 24),
        (772, 640, 24),
        (700, 486, 14),
        (860, 640, 16),
        (930, 600, 12),
        (812, 700, 26),
        (754, 720, 14),
        (872, 742, 18),
        (834, 330, 18),
        (880, 350, 11),
        (800, 800, 20),
        (846, 842, 13),
        (786, 880, 10),
    ]
    for x, y, size in spots:
        knots = [
            (
                x + size * (0.75 + 0.4 * p.rng.random()) * math.cos(t) * 1.15,
                y + size * (0.55 + 0.35 * p.rng.random()) * math.sin(t),
            )
            for t in np.linspace(0, 2 * math.pi, 11)[:-1]
        ]
        cut.smooth(knots)
    return cut.plane()


def _mountains(p: Press, east: Plane, west: Plane) -> None:
    peaks = [(1330 + p.rng.random() * 220, 110 + p.rng.random() * 760) for _ in range(34)] + [
        (70 + p.rng.random() * 110, 120 + p.rng.random() * 240) for _ in range(7)
    ]
    for x, y in sorted(peaks, key=lambda spot: spot[1]):
        size = 24 + p.rng.random() * 18
        if (
            east[int(y), int(min(WIDTH - 1, x - 40))] + west[int(y), int(min(WIDTH - 1, x + 40))] < 1
            or abs(y - 520) < 62
            or 590 < y < 730
        ):
            continue
        p.paint(Stencil().poly([(x - size, y), (x, y - size * 1.25), (x + size, y)]).plane(), "#f3e8cd")
        p.paint(
            Stencil()
            .poly(
                [(x, y - size * 1.25), (x + size, y), (x + size * 0.2, y), (x + size * 0.12, y - size * 0.5)]
            )
            .plane(),
            "#7d7468",
            0.85,
        )
        p.paint(Stencil().line([(x - size, y), (x, y - size * 1.25), (x + size, y)], 2).plane(), "#4a4f52")


def _routes(p: Press) -> None:
    direct = curve([(372, 505), (560, 512), (724, 520)], closed=False, steps=40)[:-1] + curve(
        [(856, 496), (1040, 486), (1206, 500)], closed=False, steps=40
    )
    around = curve(
        [(372, 515), (520, 640), (660, 850), (800, 935), (960, 860), (1090, 660), (1206, 512)],
        closed=False,
        steps=60,
    )
    dots = Stencil()
    for number in range(0, len(direct), 5):
        dots.oval(*direct[number], 5)
    p.paint(dots.plane(), "#b3261f")
    dashes = Stencil()
    for number in range(0, len(around) - 8, 14):
        dashes.line(around[number : number + 8], 5)
    p.paint(dashes.plane(), "#22404e")
    ports = Stencil().oval(372, 508, 12).oval(1208, 504, 12).oval(790, 512, 11)
    p.paint(ports.plane(), "#22303a")
    p.paint(Stencil().oval(372, 508, 6).oval(1208, 504, 6).oval(790, 512, 5).plane(), "#fff4d6")


def _names(p: Press) -> None:
    sheet = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 0)
    pen = ImageDraw.Draw(sheet)
    for x, y, text, size in NAMES:
        pen.text(
            (x * SCALE, y * SCALE), text, font=ImageFont.load_default(size * SCALE), fill=255, anchor="mm"
        )
    mask = np.asarray(sheet.reduce(SCALE), dtype=np.float32) / 255
    p.paint(_grown(mask, 3), "#f3ead2", 0.35)
    p.paint(mask, "#22303a")


SCENES = {
    "map-of-the-strait": map_of_the_strait,
}
