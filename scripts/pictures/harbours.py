"""Scenes where the water meets a town or a quay."""

from __future__ import annotations

import math

import numpy as np

from .press import WIDTH, Press, Stencil
from .props import birds, fishing_boat, house, person


def wickharbour(p: Press) -> None:
    _wickharbour_back(p)
    _wickharbour_front(p)


def _wickharbour_back(p: Press) -> None:
    p.wash([(0, "#20304f"), (0.45, "#5d6286"), (0.8, "#d08f84"), (1, "#eab48c")], bottom=640)
    p.stars(60, 240)
    p.glow(330, 600, 460, "#ff9d6b", 0.4, 1.5)
    p.range(p.skyline(620, 150, 0.5, 600), "#6b6486", foot="#c08a88", fall=200)
    hill = (
        640 - 330 * np.exp(-(((np.arange(WIDTH) - 1050) / 430) ** 2)) - p.noise(120, 9, 2)[0] * 14
    ).astype(np.float32)
    p.range(hill, "#33395a", foot="#4b4464", fall=330)
    walls = ("#8f6a72", "#a9857b", "#6f6a86", "#b99a86", "#7b5566", "#c7a78e")
    for row in range(5, -1, -1):
        level = 636 - row * 48
        for step in range(18):
            x = 520 + step * 62 + (row % 2) * 26 + p.rng.random() * 14
            if hill[min(WIDTH - 1, int(x + 24))] > level - 30:
                continue
            wide, tall = 40 + p.rng.random() * 16, 40 + p.rng.random() * 24
            house(
                p,
                x,
                level,
                wide,
                tall,
                wall=walls[int(p.rng.integers(6))],
                roof="#29294a",
                lit="#ffd28a",
                share=0.45,
            )
        p.haze(level, 26, "#8b6f85", 0.16)


def _wickharbour_front(p: Press) -> None:
    tower = Stencil().poly([(1034, 330), (1066, 330), (1060, 208), (1040, 208)]).rect(1032, 200, 1068, 208)
    p.paint(tower.plane(), "#e6cdb0")
    p.shade(tower.plane(), "#4b4464", np.clip((p.x - 1040) / 22, 0, 1), 0.8)
    p.paint(
        Stencil().rect(1041, 180, 1059, 200).poly([(1036, 181), (1050, 164), (1064, 181)]).plane(), "#29294a"
    )
    p.paint(Stencil().rect(1044, 184, 1056, 198).plane(), "#fff0c0")
    p.glow(1050, 191, 110, "#ffe0a0", 0.8)
    quay = Stencil().rect(470, 632, 1600, 650).plane()
    p.paint(quay, "#23243f")
    ripples = p.water(650, [(0, "#c98d85"), (0.25, "#6a5d7e"), (1, "#151f3a")], mirror=0.72, swell=13)
    p.shade(
        (p.y > 650).astype(np.float32), "#10182f", np.clip((p.y - 720) / 330, 0, 1) * (0.2 + ripples), 0.75
    )
    for x, y, size in ((1180, 720, 0.9), (880, 745, 1.1), (300, 800, 1.6)):
        fishing_boat(p, x, y, 110 * size, ripples)


def dredger(p: Press) -> None:
    _dredger_back(p)
    _dredger_front(p)


def _dredger_back(p: Press) -> None:
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
    p.shade(
        (p.y > 612).astype(np.float32), "#3a2417", np.clip((p.y - 680) / 330, 0, 1) * (0.2 + ripples), 0.7
    )
    ink = "#2a1c17"
    cut = Stencil().poly([(330, 660), (1010, 660), (1080, 640), (1050, 716), (360, 716)])
    cut.rect(380, 590, 560, 662).rect(400, 548, 520, 592).rect(430, 505, 462, 550).rect(890, 610, 960, 662)
    cut.poly([(610, 660), (640, 660), (700, 420), (684, 420)]).poly(
        [(770, 660), (800, 660), (716, 420), (700, 420)]
    ).rect(672, 410, 730, 428)
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


def _dredger_front(p: Press) -> None:
    panes = Stencil()
    for x in range(398, 545, 24):
        panes.rect(x, 608, x + 12, 622)
    panes.rect(410, 560, 510, 574)
    p.paint(panes.plane(), "#f6dc9f")
    smoke = Stencil()
    for step in range(26):
        smoke.oval(
            446 - step * 15 - p.rng.random() * 20,
            494 - step * 8 - p.rng.random() * 18,
            16 + step * 2.2,
            11 + step * 1.4,
        )
    p.paint(smoke.plane(9), "#8f6236", 0.5)
    gulls = [
        (860 + p.rng.random() * 420, 330 + p.rng.random() * 230, 16 + p.rng.random() * 28) for _ in range(15)
    ]
    birds(p, gulls, "#3a271d")


def container_cranes(p: Press) -> None:
    p.wash([(0, "#3b2f5b"), (0.35, "#8b4a6b"), (0.7, "#e9794f"), (1, "#f9b866")], bottom=700)
    p.paint(Stencil().oval(520, 560, 96).plane(1), "#ffe3a1")
    p.glow(520, 560, 330, "#ffb869", 0.55)
    clouds = np.clip(p.noise(800, 40, 4) * 2.6 - 1.5, 0, 1) * np.exp(-(((p.y - 330) / 170) ** 2))
    p.shade(np.ones_like(clouds), "#5b355f", clouds, 0.7)
    p.range(p.skyline(690, 60, 0.5, 460), "#b8556a", foot="#ee8c5c", fall=70)
    for number, (x, size) in enumerate(
        ((1480, 0.62), (1290, 0.7), (1080, 0.8), (830, 0.92), (540, 1.06), (190, 1.22))
    ):
        far = 1 - number / 5
        _crane(
            p,
            x,
            716,
            560 * size,
            ("#7a3c5c", "#6a3554", "#5a2d4c", "#472444", "#331b39", "#24142f")[number],
            far,
        )
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
    p.shade(
        (p.y > 738).astype(np.float32), "#160c22", np.clip((p.y - 800) / 240, 0, 1) * (0.2 + ripples), 0.7
    )
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
        cut.line(
            [
                (x + step * u, foot - 66 * u),
                (x + (step + 3) * u, foot - 71 * u),
                (x + (step + 6) * u, foot - 66 * u),
            ],
            0.7 * u,
        )
    cut.line([(x - 14 * u, foot - 66 * u), (x - 7 * u, foot - 100 * u), (x + 15 * u, foot - 66 * u)], 2.4 * u)
    cut.line([(x - 7 * u, foot - 99 * u), (x - 58 * u, foot - 68 * u)], 0.9 * u).line(
        [(x - 7 * u, foot - 99 * u), (x - 34 * u, foot - 68 * u)], 0.9 * u
    )
    cut.line([(x - 7 * u, foot - 99 * u), (x + 33 * u, foot - 68 * u)], 0.9 * u)
    cut.rect(x + 4 * u, foot - 64 * u, x + 26 * u, foot - 55 * u).rect(
        x - 36 * u, foot - 64 * u, x - 29 * u, foot - 58 * u
    )
    cut.line([(x - 44 * u, foot - 66 * u), (x - 44 * u, foot - 40 * u)], 0.5 * u).rect(
        x - 50 * u, foot - 41 * u, x - 38 * u, foot - 36 * u
    )
    for side in (-17, -9, 9, 17):
        cut.oval(x + side * u, foot - 0.5 * u, 2.2 * u)
    p.paint(cut.plane(), ink)
    lamps = Stencil().oval(x - 7 * u, foot - 101 * u, 1.1 * u).oval(x - 62 * u, foot - 67 * u, 0.9 * u)
    p.paint(lamps.plane(), "#ffe9b8")
    p.glow(x - 7 * u, foot - 101 * u, 12 * u * (1 - 0.4 * far), "#ff8a5c", 0.8)


def almire_lake(p: Press) -> None:
    _almire_lake_back(p)
    _almire_lake_front(p)


def _almire_lake_back(p: Press) -> None:
    p.wash([(0, "#2d2a55"), (0.5, "#6a5b8f"), (0.85, "#c58aa0"), (1, "#eab79d")], bottom=560)
    p.stars(50, 220)
    p.range(p.skyline(470, 330, 0.55, 520), "#7a6c9c", lit="#d7a9b4", foot="#b58aa4", fall=260)
    p.range(p.skyline(540, 220, 0.5, 420), "#54497c", foot="#8a6a93", fall=200)
    p.haze(540, 60, "#c796a8", 0.45)
    for row, (level, ink) in enumerate(((540, "#5f5283"), (556, "#4a3f6d"), (572, "#39305a"))):
        for step in range(34):
            x = 120 + step * 42 + row * 17 + p.rng.random() * 12
            tall = 34 + p.rng.random() * 40 + 40 * math.exp(-(((x - 800) / 260) ** 2))
            house(
                p,
                x,
                level,
                30 + p.rng.random() * 16,
                tall,
                wall=ink,
                roof="#2a2348",
                lit="#ffd995",
                share=0.34,
            )


def _almire_lake_front(p: Press) -> None:
    for x, wide, tall, spire in (
        (700, 40, 190, 90),
        (820, 52, 230, 120),
        (1010, 34, 150, 70),
        (560, 30, 130, 50),
    ):
        tower = (
            Stencil()
            .rect(x, 560 - tall, x + wide, 572)
            .poly([(x - 5, 560 - tall), (x + wide / 2, 560 - tall - spire), (x + wide + 5, 560 - tall)])
        )
        p.paint(tower.plane(), "#3a315c")
        p.shade(tower.plane(), "#1f1a3a", np.clip((p.x - x) / wide, 0, 1), 0.8)
        clock = Stencil().oval(x + wide / 2, 575 - tall, wide * 0.24).plane()
        p.paint(clock, "#ffe2a5")
        p.glow(x + wide / 2, 575 - tall, wide, "#ffd28a", 0.5)
    _toll_house(p)
    p.paint(Stencil().rect(0, 570, 1600, 584).plane(), "#241e40")
    ripples = p.water(584, [(0, "#d49ba0"), (0.3, "#76608f"), (1, "#171435")], mirror=0.82, swell=9)
    p.shade(
        (p.y > 584).astype(np.float32), "#120f2b", np.clip((p.y - 680) / 360, 0, 1) * (0.2 + ripples), 0.7
    )
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
    p.paint(
        Stencil()
        .poly([(1214, 432), (1262, 366), (1458, 366), (1506, 432)])
        .rect(1340, 330, 1380, 372)
        .poly([(1332, 332), (1360, 290), (1388, 332)])
        .plane(),
        "#2a2348",
    )
    panes = Stencil()
    for column in range(7):
        panes.rect(1246 + column * 34, 450, 1266 + column * 34, 492).rect(
            1246 + column * 34, 512, 1266 + column * 34, 556
        )
    p.paint(panes.plane(), "#ffdf9f")
    p.light(panes.plane(9), "#ffc676", 0.7)


SCENES = {
    "wickharbour": wickharbour,
    "dredger": dredger,
    "container-cranes": container_cranes,
    "almire-lake": almire_lake,
}
