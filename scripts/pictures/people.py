"""Scenes in which somebody dances, and somebody stands on a plinth."""

from __future__ import annotations

import numpy as np

from .press import Plane, Press, Stencil
from .props import birds, person


def wedding_on_the_quay(p: Press) -> None:
    _wedding_on_the_quay_back(p)
    _wedding_on_the_quay_middle(p)
    _wedding_on_the_quay_front(p)


def _wedding_on_the_quay_back(p: Press) -> None:
    p.wash([(0, "#281a40"), (0.45, "#6a3560"), (0.8, "#c8637a"), (1, "#eda183")], bottom=620)
    p.stars(70, 300)
    p.glow(480, 610, 460, "#ff9d80", 0.4, 1.6)
    p.range(p.skyline(618, 90, 0.5, 420), "#7a4268", foot="#c66f78", fall=100)
    ripples = p.water(620, [(0, "#dd8b80"), (0.4, "#7a3f68"), (1, "#28183f")], mirror=0.7)
    for x, y, size in ((240, 700, 1.3), (1440, 690, 1.2), (1210, 656, 0.7)):
        _sailboat(p, x, y, 150 * size, ripples)
    quay = Stencil().poly([(0, 800), (1600, 780), (1600, 1000), (0, 1000)]).plane()
    p.paint(quay, "#3a2142")
    p.shade(
        quay,
        "#e8956f",
        np.exp(-(((p.x - 800) / 420) ** 2) - (((p.y - 830) / 60) ** 2)).astype(np.float32),
        0.8,
    )
    p.shade(quay, "#1a0f24", np.clip((p.y - 840) / 150, 0, 1), 0.9)
    joints = Stencil()
    for x in range(-600, 2300, 190):
        joints.line([(800 + (x - 800) * 0.8, 790), (x, 1000)], 2)
    p.paint(joints.plane() * quay, "#1a0f24", 0.7)


def _wedding_on_the_quay_middle(p: Press) -> None:
    poles = Stencil()
    for x in (90, 800 - 330, 800 + 350, 1520):
        poles.line([(x, 830), (x, 330)], 9)
    p.paint(poles.plane(), "#1f1230")
    for y, drop, ends in (
        (336, 110, (90, 470)),
        (336, 130, (470, 1150)),
        (336, 110, (1150, 1520)),
        (340, 60, (1520, 1700)),
        (340, 70, (-160, 90)),
    ):
        left, right = ends
        cable = [(left + (right - left) * t, y + drop * 4 * t * (1 - t)) for t in np.linspace(0, 1, 40)]
        p.paint(Stencil().line(cable, 2).plane(), "#1f1230")
        bulbs = Stencil()
        for bx, by in cable[2:-1:3]:
            bulbs.oval(bx, by + 9, 8)
        p.paint(bulbs.plane(), "#fff0bd")
        p.light(bulbs.plane(16), "#ffc66e", 1.0)
        p.light(bulbs.plane(5), "#ffdf9a", 0.5)


def _wedding_on_the_quay_front(p: Press) -> None:
    table = Stencil().poly([(980, 770), (1500, 766), (1510, 786), (974, 790)])
    for x in (1000, 1240, 1470):
        table.line([(x, 786), (x, 850)], 7)
    p.paint(table.plane(), "#f4d6bd")
    things = Stencil()
    for x in range(1010, 1490, 38):
        things.rect(x, 742 + p.rng.random() * 8, x + 7, 770)
    things.rect(1210, 724, 1270, 768).rect(1222, 700, 1258, 726).rect(1232, 682, 1248, 702)
    p.paint(things.plane(), "#fbe7d2")
    guests = Stencil()
    for number, x in enumerate((1030, 1092, 1150, 1318, 1382, 1452, 150, 214, 288, 352)):
        person(
            guests,
            x,
            846 if x > 900 else 850,
            158 + (number * 37) % 30,
            coat=number % 2 == 0,
            hat=("", "bun", "brim", "")[number % 4],
            lean=0.03,
        )
    mask = guests.plane()
    p.paint(mask, "#24142f")
    p.paint(np.clip(mask - np.roll(mask, 3, axis=0), 0, 1), "#ffca86", 0.8)
    _dancers(p)


def _dancers(p: Press) -> None:
    _dancers_back(p)
    _dancers_front(p)


def _dancers_back(p: Press) -> None:
    dress = (
        Stencil()
        .smooth(
            [
                (672, 906),
                (700, 770),
                (726, 690),
                (722, 620),
                (748, 604),
                (778, 620),
                (776, 690),
                (806, 770),
                (890, 890),
                (850, 914),
                (760, 920),
            ]
        )
        .plane()
    )
    p.paint(dress, "#fbe9d6")
    p.shade(dress, "#b46a86", np.clip((p.x - 740) / 120, 0, 1) * np.clip((p.y - 640) / 160, 0, 1), 0.9)


def _dancers_front(p: Press) -> None:
    skin = (
        Stencil()
        .oval(760, 572, 20, 26)
        .rect(752, 590, 768, 612)
        .line([(770, 624), (812, 640), (846, 616)], 13)
        .line([(736, 624), (700, 664), (654, 640)], 12)
    )
    p.paint(skin.plane(), "#8a4a4a")
    p.paint(
        Stencil()
        .smooth(
            [(738, 560), (748, 540), (776, 544), (782, 566), (774, 590), (786, 616), (764, 600), (752, 566)]
        )
        .plane(),
        "#2b1520",
    )
    groom = Stencil()
    person(groom, 850, 916, 388, coat=False, stride=0.05, lean=-0.03)
    groom.line([(826, 612), (772, 650), (748, 668)], 18).line([(872, 612), (900, 660), (880, 690)], 16)
    mask = groom.plane()
    p.paint(
        mask
        * (1 - Stencil().smooth([(806, 770), (890, 890), (850, 914), (770, 912), (790, 800)]).plane() * 0.9),
        "#1c1128",
    )
    p.paint(np.clip(mask - np.roll(mask, 4, axis=0), 0, 1), "#ffca86", 0.8)
    shadow = Stencil().oval(800, 924, 170, 14).plane(6)
    p.paint(shadow * (p.y > 916), "#150b1e", 0.6)


def _sailboat(p: Press, x: float, y: float, tall: float, ripples: Plane) -> None:
    hull = Stencil().smooth(
        [
            (x - tall * 0.42, y - tall * 0.12),
            (x, y - tall * 0.09),
            (x + tall * 0.46, y - tall * 0.16),
            (x + tall * 0.34, y),
            (x - tall * 0.34, y),
        ]
    )
    hull.line([(x, y - tall * 0.1), (x, y - tall * 1.3)], tall * 0.025).line(
        [(x, y - tall * 0.26), (x + tall * 0.4, y - tall * 0.24)], tall * 0.035
    )
    hull.line([(x, y - tall * 1.28), (x + tall * 0.44, y - tall * 0.16)], 1.2).line(
        [(x, y - tall * 1.28), (x - tall * 0.41, y - tall * 0.12)], 1.2
    )
    mask = hull.plane()
    p.reflect(mask, y, ripples, "#24142f", 0.8, 1.3)
    p.paint(mask, "#24142f")


def admiral_gorse(p: Press) -> None:
    _admiral_gorse_back(p)
    _admiral_gorse_middle(p)
    _admiral_gorse_front(p)


def _admiral_gorse_back(p: Press) -> None:
    p.wash([(0, "#c9bda6"), (0.5, "#e3d3b2"), (1, "#efdcae")], bottom=780)
    p.paint(Stencil().oval(330, 330, 90).plane(2), "#fbf2d8")
    p.glow(330, 330, 330, "#fff3d2", 0.5)
    for level, ink, tall in ((760, "#d3c19d", 210), (780, "#bba685", 150)):
        roofs = Stencil()
        for number in range(26):
            x = number * 66 - 20 + p.rng.random() * 16
            high = tall * (0.5 + p.rng.random() * 0.6)
            roofs.rect(x, level - high, x + 64, 800)
            if number % 3 == 0:
                roofs.poly([(x, level - high), (x + 32, level - high - 60), (x + 64, level - high)])
            if number % 7 == 2:
                roofs.rect(x + 20, level - high - 120, x + 44, level).poly(
                    [(x + 16, level - high - 120), (x + 32, level - high - 180), (x + 48, level - high - 120)]
                )
        p.paint(roofs.plane(), ink)
        p.haze(level, 70, "#ecd9b0", 0.45)
    ground = (p.y > 790).astype(np.float32)
    p.paint(ground, "#a58f74")
    p.shade(ground, "#54453f", np.clip((p.y - 800) / 220, 0, 1), 0.9)
    plinth = (
        Stencil()
        .rect(700, 600, 960, 830)
        .rect(676, 586, 984, 606)
        .rect(664, 826, 996, 856)
        .rect(640, 852, 1020, 886)
        .plane()
    )
    p.paint(plinth, "#cbbba0")
    p.shade(plinth, "#6b5d57", np.clip((p.x - 740) / 240, 0, 1), 0.95)


def _admiral_gorse_middle(p: Press) -> None:
    p.paint(Stencil().rect(752, 660, 908, 740).plane(), "#857566")
    lines = Stencil()
    for y in (678, 698, 718):
        lines.rect(774, y, 886 - (y % 5) * 8, y + 5)
    p.paint(lines.plane(), "#cbbba0", 0.7)
    _admiral(p)
    sheet = (
        Stencil()
        .smooth(
            [
                (822, 200),
                (880, 170),
                (940, 240),
                (960, 330),
                (984, 480),
                (1010, 610),
                (960, 628),
                (906, 600),
                (870, 622),
                (846, 500),
                (830, 380),
                (838, 300),
            ]
        )
        .plane()
    )
    p.paint(sheet, "#d9d6c4")
    folds = (np.sin(p.x / 13 + p.y / 90) + 1) / 2
    p.shade(sheet, "#7d8383", folds.astype(np.float32) * np.clip((p.x - 820) / 140, 0.2, 1), 0.85)


def _admiral_gorse_front(p: Press) -> None:
    frame = Stencil()
    for x in (600, 760, 920, 1080):
        frame.line([(x, 886), (x, 110)], 5)
    for y in (190, 330, 470, 610, 750):
        frame.line([(580, y), (1100, y)], 5)
    for number in range(4):
        y = 190 + number * 140
        frame.line([(600 + number % 2 * 160, y), (760 + number % 2 * 160, y + 140)], 4).line(
            [(1080, y), (920, y + 140)], 4
        )
    mask = frame.plane()
    p.paint(mask, "#5b3b2c")
    p.paint(np.clip(mask - np.roll(mask, 2, axis=1), 0, 1), "#f0c98c", 0.6)
    workers = Stencil()
    person(workers, 1020, 320, 104, coat=False, hat="cap")
    person(workers, 660, 600, 104, coat=False, hat="cap")
    p.paint(workers.plane(), "#2c2522")
    crowd = Stencil()
    for number in range(15):
        x = 40 + number * 112 + p.rng.random() * 40
        person(
            crowd,
            x,
            980 + p.rng.random() * 40,
            170 + p.rng.random() * 50,
            hat=("brim", "", "bun", "cap")[number % 4],
            coat=number % 3 > 0,
        )
    p.paint(crowd.plane(), "#2c2522")
    p.paint(np.clip(crowd.plane() - np.roll(crowd.plane(), 3, axis=1), 0, 1), "#f4dba6", 0.5)
    birds(p, [(480, 250, 34), (540, 224, 24), (420, 210, 20), (812, 128, 30), (1210, 300, 22)], "#5c5348")


def _admiral(p: Press) -> None:
    cut = Stencil().poly(
        [(780, 590), (792, 440), (800, 420), (868, 420), (884, 590), (846, 590), (836, 470), (822, 590)]
    )
    cut.smooth(
        [
            (786, 300),
            (808, 276),
            (860, 276),
            (884, 300),
            (902, 430),
            (930, 540),
            (880, 520),
            (870, 450),
            (800, 450),
            (790, 520),
            (764, 540),
            (776, 430),
        ]
    )
    cut.poly([(806, 284), (796, 318), (650, 280), (560, 262), (558, 246), (652, 250), (770, 276)]).oval(
        552, 252, 18, 11
    ).line([(548, 250), (520, 242)], 7)
    cut.rect(820, 246, 848, 284).oval(832, 226, 25, 32)
    cut.smooth(
        [(776, 214), (800, 190), (834, 170), (868, 190), (892, 212), (860, 208), (832, 204), (804, 208)]
    )
    cut.line([(884, 430), (910, 600)], 6).rect(770, 584, 900, 602)
    cut.oval(790, 296, 20, 10).oval(880, 296, 20, 10)
    mask = cut.plane()
    p.paint(mask, "#4c6a5b")
    p.shade(mask, "#1d302d", np.clip((p.x - 800) / 80, 0, 1), 0.9)
    p.shade(
        mask, "#b9c79f", np.clip((p.y * 0 + 1), 0, 1) * np.clip(mask - np.roll(mask, 9, axis=1), 0, 1), 0.9
    )
    p.shade(mask, "#9db58f", np.clip(p.noise(60, 160, 3) * 2 - 1.2, 0, 1), 0.6)


SCENES = {
    "wedding-on-the-quay": wedding_on_the_quay,
    "admiral-gorse": admiral_gorse,
}
