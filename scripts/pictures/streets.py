"""Scenes in squares and streets, mostly wet."""

from __future__ import annotations

import math

import numpy as np

from .press import HEIGHT, WIDTH, Plane, Point, Press, Stencil
from .props import birds, person, umbrella


def _wet(p: Press, level: float, ink: str, strength: float = 0.75) -> Plane:
    """Turns the ground below `level` into wet stone that mirrors the street."""
    ripples = p.water(level, [(0, ink), (1, ink)], mirror=strength, swell=7)
    p.shade(
        (p.y > level).astype(np.float32),
        "#0b0d18",
        np.clip((p.y - level - 90) / 400, 0, 1) * (0.3 + ripples * 0.6),
        0.75,
    )
    return ripples


STONE, DUSK = "#e2c6a0", "#5d5570"


def _block(p: Press, cut: Stencil, ink: str = STONE, turn: float = 1.0) -> None:
    """Prints masonry that is lit from the left; `turn` is how far it turns into the dusk."""
    mask = cut.plane()
    p.paint(mask, ink)
    p.shade(mask, DUSK, np.clip((p.x - 420) / 1000, 0, 1) * turn, 0.9)


def chamber_in_corvane(p: Press) -> None:
    _chamber_in_corvane_back(p)
    _chamber_in_corvane_middle(p)
    _chamber_in_corvane_front(p)


def _chamber_in_corvane_back(p: Press) -> None:
    p.wash([(0, "#2f4a6d"), (0.5, "#8a8fa0"), (0.85, "#eab48a"), (1, "#f6cf9d")], bottom=780)
    p.glow(240, 640, 520, "#ffb877", 0.45, 1.3)
    clouds = np.clip(p.noise(760, 90, 5) * 2.3 - 1.2, 0, 1) * np.clip(1.1 - p.y / 520, 0, 1)
    p.shade(np.ones_like(clouds), "#d9a38f", clouds, 0.8)
    p.paint((p.y > 688).astype(np.float32), "#a08c88")

    _block(p, Stencil().rect(150, 430, 1450, 690), "#c8a98d")
    dome = (
        Stencil()
        .poly([(800 + 150 * math.cos(t), 250 - 150 * math.sin(t)) for t in np.linspace(0, math.pi, 40)])
        .rect(650, 250, 950, 300)
    )
    dome.rect(770, 60, 830, 110).poly([(764, 62), (800, 22), (836, 62)])
    mask = dome.plane()
    p.paint(mask, "#5f8a80")
    p.shade(mask, "#24384a", np.clip((p.x - 740) / 200, 0, 1), 0.9)
    ribs = Stencil()
    for side in np.linspace(-0.9, 0.9, 9):
        ribs.line(
            [
                (800 + 150 * side * math.cos(t), 250 - 150 * math.sin(t))
                for t in np.linspace(0, math.pi / 2, 16)
            ],
            2,
        )
    p.paint(ribs.plane() * mask, "#3a5f5e", 0.7)
    _block(p, Stencil().rect(620, 290, 980, 350).rect(560, 346, 1040, 372))
    drum = Stencil()
    for x in range(640, 970, 36):
        drum.rect(x, 300, x + 16, 342)
    p.paint(drum.plane(), "#ffd993", 0.9)
    panes = Stencil()
    for row in range(3):
        for x in [*range(182, 500, 52), *range(1168, 1440, 52)]:
            panes.rect(x, 462 + row * 74, x + 24, 506 + row * 74)
    p.paint(panes.plane(), "#4a4560")


def _chamber_in_corvane_middle(p: Press) -> None:
    bright = Stencil()
    for row in range(3):
        for x in [*range(182, 500, 52), *range(1168, 1440, 52)]:
            if p.rng.random() < 0.45:
                bright.rect(x, 462 + row * 74, x + 24, 506 + row * 74)
    p.paint(bright.plane(), "#ffd488")
    p.light(bright.plane(8), "#ffbe6e", 0.5)
    p.paint(Stencil().rect(480, 436, 1120, 690).plane(), "#3a3350")
    p.shade(
        Stencil().rect(480, 470, 1120, 690).plane(),
        "#ffb765",
        np.exp(-(((p.x - 800) / 230) ** 2)).astype(np.float32) * 0.8,
        0.8,
    )
    pediment = Stencil().poly([(450, 440), (800, 336), (1150, 440)]).rect(450, 436, 1150, 466)
    _block(p, pediment)
    p.shade(
        Stencil().poly([(520, 428), (800, 350), (1080, 428)]).plane(),
        "#7d6a70",
        np.full((HEIGHT, WIDTH), 0.75, dtype=np.float32),
        0.7,
    )
    relief = Stencil()
    for number in range(9):
        person(relief, 640 + number * 40, 428, 62 - abs(number - 4) * 9, coat=number % 2 == 0)
    p.paint(relief.plane(), STONE, 0.9)
    for number in range(8):
        x = 496 + number * 82
        column = Stencil().poly([(x - 2, 690), (x + 36, 690), (x + 32, 470), (x + 2, 470)]).plane()
        p.paint(column, STONE)
        p.shade(column, DUSK, np.clip((p.x - x - 4) / 34, 0, 1), 0.95)
        _block(p, Stencil().rect(x - 6, 462, x + 40, 474).rect(x - 6, 682, x + 40, 694))


def _chamber_in_corvane_front(p: Press) -> None:
    for step in range(7):
        cut = Stencil().rect(450 - step * 26, 690 + step * 11, 1150 + step * 26, 702 + step * 11)
        _block(p, cut, STONE if step % 2 == 0 else "#cdaf90", 0.8)
    poles, flags = Stencil(), Stencil()
    for x in (320, 1280):
        poles.line([(x, 432), (x, 296)], 5)
        flags.smooth([(x + 3, 300), (x + 36, 294), (x + 74, 306), (x + 72, 346), (x + 38, 336), (x + 3, 346)])
    p.paint(poles.plane(), "#4a4560")
    p.paint(flags.plane(), "#b3402f")
    p.shade(flags.plane(), "#5d1c2c", ((np.sin(p.x / 9) + 1) / 2).astype(np.float32), 0.6)
    ripples = _wet(p, 768, "#8d8390", 0.8)
    people = Stencil()
    for x, feet, tall, hat, stride in (
        (560, 764, 74, "brim", 0.05),
        (604, 764, 70, "bun", 0.06),
        (1010, 742, 62, "", 0.05),
        (760, 726, 58, "cap", 0.06),
        (360, 812, 104, "brim", 0.07),
        (1240, 826, 112, "bun", 0.06),
    ):
        person(people, x, feet, tall, hat=hat, stride=stride)
    p.reflect(people.plane() * (p.y > 690), 820, ripples, "#2a2740", 0.5)
    p.paint(people.plane(), "#2a2740")
    lamps = Stencil()
    for x in (250, 1350):
        lamps.line([(x, 846), (x, 560)], 8).line([(x - 40, 590), (x, 574), (x + 40, 590)], 5).oval(
            x, 846, 22, 7
        )
    p.paint(lamps.plane(), "#221f36")
    for x in (210, 250, 290, 1310, 1350, 1390):
        y = 548 if x in (250, 1350) else 580
        p.paint(Stencil().oval(x, y, 13).plane(), "#fff0c4")
        p.glow(x, y, 70, "#ffd28a", 0.7)
    birds(p, [(420, 200, 26), (470, 176, 20), (1180, 150, 22), (1240, 186, 18)], "#33405c")


def rain_on_the_quay_road(p: Press) -> None:
    glows = _rain_on_the_quay_road_back(p)
    _rain_on_the_quay_road_front(p, glows)


def _rain_on_the_quay_road_back(p: Press) -> list[tuple[float, float, float, str]]:
    p.wash([(0, "#131a2b"), (0.6, "#2b3850"), (1, "#5a5d6e")], bottom=560)
    for row, ink in ((0, "#27334a"), (1, "#1b2438")):
        edge = Stencil()
        for number in range(22):
            x = number * 84 - 40 + row * 30
            tall = (90 + p.rng.random() * 150) * (0.5 + abs(x - 900) / 900)
            edge.rect(x, 560 - tall, x + 80, 570).poly(
                [(x, 561 - tall), (x + 40, 524 - tall), (x + 80, 561 - tall)]
            )
        p.paint(edge.plane(), ink)
        lit = Stencil()
        for _ in range(90):
            x, y = p.rng.random() * WIDTH, 330 + p.rng.random() * 210
            lit.rect(x, y, x + 9, y + 13)
        p.paint(lit.plane() * edge.plane(), "#ffca7e", 0.85)
    p.haze(560, 60, "#7d7a86", 0.5)
    p.wash([(0, "#4b4f60"), (1, "#1b2131")], top=562, bottom=780, bands=5)
    glows: list[tuple[float, float, float, str]] = []
    for step in range(9, -1, -1):
        near = 0.78**step
        _lorry(p, 900 - 560 * (near - 0.1), 566 + 210 * near, 330 * near, step)
        glows.append((900 - 560 * (near - 0.1), 566 + 150 * near, 60 * near, "#ff5a44"))
    posts = Stencil()
    for step in range(7, -1, -1):
        near = 0.72**step
        x, top = 940 + 560 * near, 566 - 470 * near
        posts.line([(x, 570 + 180 * near), (x, top), (x - 110 * near, top - 6 * near)], 9 * near + 1)
        glows.append((x - 112 * near, top + 8 * near, 110 * near + 10, "#ffc878"))
    p.paint(posts.plane(), "#0d121f")
    return glows


def _rain_on_the_quay_road_front(p: Press, glows: list[tuple[float, float, float, str]]) -> None:
    for x, y, radius, ink in glows:
        p.glow(x, y, radius, ink, 0.75)
        p.glow(x, y, radius * 0.25, "#fff0cf" if ink != "#ff5a44" else ink, 0.9)
    ripples = _wet(p, 770, "#2a3145", 0.85)
    for x, _, radius, ink in glows:
        p.glitter(ripples, x, 770, max(8, radius * 0.5), ink, 0.55, 170)
    walkers, domes = Stencil(), Stencil()
    for x, feet, tall, hat in ((1180, 860, 270, "brim"), (1300, 880, 280, "bun"), (1030, 800, 180, "")):
        person(walkers, x, feet, tall, hat=hat, stride=0.06)
    umbrella(domes, 1215, 545, 150)
    umbrella(domes, 1030, 588, 96)
    p.reflect(walkers.plane(), 866, ripples, "#0b0f1b", 0.7)
    p.paint(walkers.plane(), "#0b0f1b")
    red = domes.plane()
    p.paint(red, "#b2382f")
    p.shade(
        red,
        "#3d0f1a",
        np.clip((p.x % 186 - 40) / 140, 0, 1) * 0.0 + np.clip((1240 - p.x) / 240, 0, 1).astype(np.float32),
        0.7,
    )
    p.rain(1500, -0.12, "#c7d2dd", 0.3, 48)
    splash = Stencil()
    for _ in range(140):
        x, y = p.rng.random() * WIDTH, 790 + p.rng.random() ** 0.7 * 210
        splash.oval(x, y, (y - 760) * 0.05 + 3, (y - 760) * 0.012 + 1).oval(
            x, y, (y - 760) * 0.05 + 1.6, (y - 760) * 0.012 + 0.2, ink=0
        )
    p.paint(splash.plane(), "#c7d2dd", 0.4)


def _lorry(p: Press, x: float, foot: float, tall: float, number: int) -> None:
    u = tall / 100
    body = Stencil().rect(x - 42 * u, foot - 96 * u, x + 42 * u, foot - 14 * u).plane()
    ink = ("#7b8791", "#93553f", "#5d6f62", "#8a7f66")[number % 4]
    p.paint(body, ink)
    p.shade(
        body,
        "#10151f",
        np.clip((x + 20 * u - p.x) / (70 * u), 0, 1) * 0.4
        + np.clip((p.y - foot + 70 * u) / (70 * u), 0, 1) * 0.7,
        0.9,
    )
    seams = Stencil().line([(x, foot - 95 * u), (x, foot - 15 * u)], 1.2 * u)
    for side in (-22, -10, 10, 22):
        seams.line([(x + side * u, foot - 92 * u), (x + side * u, foot - 18 * u)], 0.9 * u)
    p.paint(seams.plane(), "#10151f", 0.6)
    under = (
        Stencil()
        .rect(x - 40 * u, foot - 14 * u, x + 40 * u, foot - 7 * u)
        .rect(x - 38 * u, foot - 12 * u, x - 22 * u, foot + 3 * u)
        .rect(x + 22 * u, foot - 12 * u, x + 38 * u, foot + 3 * u)
    )
    p.paint(under.plane(), "#090c14")
    lights = (
        Stencil()
        .rect(x - 39 * u, foot - 13 * u, x - 29 * u, foot - 9 * u)
        .rect(x + 29 * u, foot - 13 * u, x + 39 * u, foot - 9 * u)
    )
    p.paint(lights.plane(), "#ff6a50")
    p.light(lights.plane(4 * u + 1), "#ff4a3a", 0.8)


def salt_hall(p: Press) -> None:
    _salt_hall_back(p)
    _salt_hall_front(p)


def _salt_hall_back(p: Press) -> None:
    p.wash([(0, "#111a2a"), (0.6, "#263850"), (1, "#4a5b70")], bottom=700)
    city = Stencil()
    for number in range(40):
        x = number * 42 - 10
        city.rect(x, 640 - p.rng.random() * 110, x + 40, 706)
    p.paint(city.plane(), "#1b2739")
    panes = Stencil()
    for _ in range(160):
        x, y = p.rng.random() * WIDTH, 560 + p.rng.random() * 130
        panes.rect(x, y, x + 5, y + 8)
    p.paint(panes.plane() * city.plane(), "#ffcf86", 0.75)
    p.haze(690, 60, "#6c7a8b", 0.4)
    p.glow(840, 560, 620, "#ffc98c", 0.28, 1.6)
    foyer = Stencil().poly([(360, 700), (400, 500), (1300, 470), (1380, 700)]).plane()
    p.paint(foyer, "#ffd995")
    p.shade(foyer, "#c9723f", np.clip((p.y - 520) / 190, 0, 1) * 0.7, 0.7)
    inside = Stencil()
    for number in range(26):
        person(
            inside,
            400 + number * 38 + p.rng.random() * 14,
            700,
            66 + p.rng.random() * 12,
            coat=number % 3 > 0,
            hat=("", "bun", "")[number % 3],
        )
    inside.rect(380, 604, 1360, 612)
    for number in range(16):
        person(inside, 450 + number * 56 + p.rng.random() * 20, 604, 56, coat=number % 2 > 0)
    p.paint(inside.plane() * foyer, "#7a3f28", 0.85)
    mullions = Stencil()
    for x in range(330, 1420, 46):
        mullions.line([(x, 704), (840 + (x - 840) * 0.94, 460)], 4)
    p.paint(mullions.plane() * foyer, "#4a2a22", 0.8)


def _salt_hall_front(p: Press) -> None:
    ridge = [(250, 520), (430, 250), (600, 400), (800, 150), (1000, 360), (1190, 210), (1460, 500)]
    eaves = [(250, 520), (430, 540), (600, 500), (800, 512), (1000, 484), (1190, 500), (1460, 500)]
    for number in range(6):
        points: list[Point] = [ridge[number], ridge[number + 1], eaves[number + 1], eaves[number]]
        ink = "#e9e0d4" if number % 2 == 0 else "#9aa4b4"
        mask = Stencil().poly(points).plane()
        p.paint(mask, ink)
        p.shade(mask, "#3b4a62", np.clip((p.y - 200) / 380, 0, 1) * 0.75, 0.8)
        p.shade(mask, "#ffd7a4", np.clip((p.y - 400) / 130, 0, 1) * 0.7, 0.7)
        p.paint(Stencil().line([points[0], points[1]], 3).plane(), "#fff6e6", 0.8)
    p.paint(Stencil().rect(0, 698, WIDTH, 726).plane(), "#141c2b")
    ripples = _wet(p, 726, "#2b3a52", 0.9)
    for x in range(380, 1380, 90):
        p.glitter(ripples, x, 726, 26, "#ffc983", 0.5, 150)
    walkers, domes = Stencil(), Stencil()
    for x, feet, tall, wide, hat in (
        (300, 840, 210, 96, "brim"),
        (390, 850, 200, 90, "bun"),
        (1270, 900, 270, 124, ""),
        (1030, 800, 150, 70, "bun"),
        (690, 790, 130, 62, ""),
    ):
        person(walkers, x, feet, tall, hat=hat, stride=0.07)
        umbrella(domes, x + 6, feet - tall * 1.16, wide)
    p.reflect(walkers.plane(), 850, ripples, "#0b111d", 0.6)
    p.paint(walkers.plane(), "#0b111d")
    p.paint(domes.plane(), "#0f1726")
    p.paint(np.clip(domes.plane() - np.roll(domes.plane(), 4, axis=0), 0, 1), "#ffcf92", 0.8)
    p.rain(1300, -0.10, "#d6dde2", 0.3, 46)


SCENES = {
    "chamber-in-corvane": chamber_in_corvane,
    "rain-on-the-quay-road": rain_on_the_quay_road,
    "salt-hall": salt_hall,
}
