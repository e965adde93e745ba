"""A small screen-printing press: flat inks, grain where two inks meet, soft light, depth by haze.

Everything is measured in pixels of a sheet of 1600 by 1000, y downwards. Shapes are cut at twice that size and reduced,
so their edges are smooth; the finished picture is printed at 1440 by 900, which keeps it light. A picture's name is its
seed: the same name gives the same picture.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1600, 1000, 2
PRINT = (1440, 900)
Plane = NDArray[np.float32]
Point = tuple[float, float]
Stop = tuple[float, str]
ARTIST, COPYRIGHT = 0x013B, 0x8298


def colour(code: str) -> Plane:
    """The ink of a code such as "#1d3a4f", as three numbers from 0 to 1."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], dtype=np.float32)


def blend(first: str, second: str, share: float) -> str:
    """The code of a mixture that holds `share` (0 to 1) of the second ink."""
    mixed = colour(first) * (1 - share) + colour(second) * share
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in mixed)


def curve(points: Sequence[Point], *, closed: bool = True, steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through the points (Catmull and Rom, 1974)."""
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    drawn: list[Point] = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            t = step / steps
            drawn.append((_catmull(a[0], b[0], c[0], d[0], t), _catmull(a[1], b[1], c[1], d[1], t)))
    return drawn if closed else [*drawn, points[-1]]


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class Stencil:
    """A cut-out: what is drawn on it lets ink through."""

    def __init__(self) -> None:
        self.sheet = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 0)
        self.knife = ImageDraw.Draw(self.sheet)

    def poly(self, points: Iterable[Point], *, ink: float = 1) -> Stencil:
        self.knife.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=round(255 * ink))
        return self

    def smooth(self, points: Sequence[Point], *, ink: float = 1) -> Stencil:
        return self.poly(curve(points), ink=ink)

    def rect(self, left: float, top: float, right: float, bottom: float, *, ink: float = 1) -> Stencil:
        return self.poly([(left, top), (right, top), (right, bottom), (left, bottom)], ink=ink)

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, *, ink: float = 1) -> Stencil:
        high = rx if ry is None else ry
        box = [(x - rx) * SCALE, (y - high) * SCALE, (x + rx) * SCALE, (y + high) * SCALE]
        self.knife.ellipse(box, fill=round(255 * ink))
        return self

    def line(self, points: Sequence[Point], width: float, *, ink: float = 1) -> Stencil:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.knife.line(scaled, fill=round(255 * ink), width=max(1, round(width * SCALE)), joint="curve")
        return self

    def plane(self, blur: float = 0) -> Plane:
        """The cut-out as numbers from 0 to 1, its edges softened by `blur` pixels."""
        small = self.sheet.reduce(SCALE)
        if blur:
            small = small.filter(ImageFilter.GaussianBlur(blur))
        return np.asarray(small, dtype=np.float32) / 255


class Press:
    """One picture in the making."""

    def __init__(self, name: str, paper: str = "#f1e9da") -> None:
        self.rng = np.random.default_rng(zlib.crc32(name.encode()))
        self.sheet: Plane = np.empty((HEIGHT, WIDTH, 3), dtype=np.float32)
        self.sheet[:] = colour(paper)
        self.y, self.x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        self.tooth = self._tooth()

    # --- textures

    def _tooth(self) -> Plane:
        """The tooth of the paper: fine even grain, spread evenly over 0 to 1."""
        coarse = self.rng.normal(size=(HEIGHT, WIDTH)).astype(np.float32)
        spectrum = np.fft.rfft2(coarse)
        fy, fx = np.fft.fftfreq(HEIGHT)[:, None], np.fft.rfftfreq(WIDTH)[None, :]
        soft = np.fft.irfft2(spectrum * np.exp(-(fx**2 + fy**2) * 60), s=coarse.shape)
        scaled = soft / (soft.std() + 1e-9)
        return (1 / (1 + np.exp(-1.702 * scaled))).astype(np.float32)

    def noise(self, wide: float, high: float | None = None, octaves: int = 4) -> Plane:
        """Cloudy noise from 0 to 1; `wide` and `high` are the size of its largest lumps in pixels."""
        tall = wide if high is None else high
        total: Plane = np.zeros((HEIGHT, WIDTH), dtype=np.float32)
        for octave in range(octaves):
            shape = (
                max(2, math.ceil(HEIGHT / tall * 2**octave) + 2),
                max(2, math.ceil(WIDTH / wide * 2**octave) + 2),
            )
            grid = Image.fromarray(self.rng.random(shape, dtype=np.float32))
            total += np.asarray(grid.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)) / 2**octave
        low, top = float(total.min()), float(total.max())
        return (total - low) / (top - low)

    def stipple(self, field: Plane, hard: float = 0.65) -> Plane:
        """A tone turned into grain, as a worn screen prints it; most of the tone stays smooth."""
        grain = np.clip((field - self.tooth) / hard + 0.5, 0, 1)
        return (0.64 * np.clip(field, 0, 1) + 0.36 * grain * np.clip(field * 3, 0, 1)).astype(np.float32)

    # --- inks

    def paint(self, mask: Plane, ink: str, strength: float = 1) -> None:
        share = (np.clip(mask, 0, 1) * strength)[..., None]
        self.sheet = self.sheet * (1 - share) + colour(ink) * share

    def shade(self, mask: Plane, ink: str, field: Plane, strength: float = 1) -> None:
        """Prints grainy shading inside a mask."""
        self.paint(mask * self.stipple(field), ink, strength)

    def light(self, field: Plane, ink: str, strength: float = 1) -> None:
        """Adds light the way it adds in the eye: never beyond white."""
        self.sheet = 1 - (1 - self.sheet) * (1 - np.clip(field, 0, 1)[..., None] * colour(ink) * strength)

    def glow(self, x: float, y: float, radius: float, ink: str, strength: float = 1, flat: float = 1) -> None:
        """A round light; `flat` above 1 squeezes it towards the horizon."""
        away = np.hypot(self.x - x, (self.y - y) * flat) / radius
        self.light(np.exp(-(away**2)).astype(np.float32), ink, strength)

    def wash(self, stops: Sequence[Stop], *, top: float = 0, bottom: float = HEIGHT, bands: int = 9) -> None:
        """A sky or a wall: inks from top to bottom that meet in grain, in slightly wavy bands."""
        wobble = (self.noise(700, 260, 3) - 0.5) * 0.07
        place = np.clip((self.y - top) / (bottom - top) + wobble, 0, 0.9999) * bands
        step = np.floor(place)
        part = place - step
        place = (step + self.stipple(part**2 * (3 - 2 * part), 0.9)) / bands
        at, inks = [stop for stop, _ in stops], np.stack([colour(ink) for _, ink in stops])
        washed = np.stack([np.interp(place, at, inks[:, part]) for part in range(3)], axis=-1)
        inside = ((self.y >= top) & (self.y <= bottom))[..., None]
        self.sheet = np.where(inside, washed, self.sheet).astype(np.float32)

    def haze(self, level: float, depth: float, ink: str, strength: float = 0.6) -> None:
        """Mist that is thickest at `level` and gone `depth` pixels above and below it."""
        bank = np.exp(-(((self.y - level) / depth) ** 2)) * (0.75 + 0.5 * (self.noise(500, 80, 3) - 0.5))
        self.paint(bank.astype(np.float32), ink, strength)

    # --- the lie of the land and the water

    def skyline(self, level: float, rise: float, rough: float = 0.5, lump: float = 500) -> Plane:
        """The height of a ridge at every x: `level` less up to `rise` pixels."""
        across = np.arange(WIDTH)
        line, weight, total = np.zeros(WIDTH), 1.0, 0.0
        for octave in range(7):
            knots = self.rng.random(math.ceil(WIDTH / lump * 2**octave) + 3)
            line += weight * np.interp(across / lump * 2**octave, np.arange(len(knots)), knots)
            total, weight = total + weight, weight * rough
        line = (line / total - 0.25) * 1.6
        return (level - rise * np.clip(line, 0, 1.2)).astype(np.float32)

    def below(self, line: Plane, soft: float = 1) -> Plane:
        """The mask of everything under a skyline."""
        return np.clip((self.y - line[None, :]) / soft + 0.5, 0, 1).astype(np.float32)

    def range(self, line: Plane, ink: str, *, lit: str = "", foot: str = "", fall: float = 160) -> Plane:
        """Prints a range of hills: `lit` catches light along the crest, `foot` drowns its base in haze."""
        mask = self.below(line)
        self.paint(mask, ink)
        under = (self.y - line[None, :]) / fall
        if lit:
            # Light falls from the left; facets lean, so that slopes look folded and not combed.
            even = np.convolve(np.pad(line, 24, mode="edge"), np.ones(49) / 49, mode="valid")
            slope = np.clip(np.gradient(even) * -1.6 + 0.35, 0, 1)
            leaning = np.clip(self.x + (self.y - line[None, :]) * 0.7, 0, WIDTH - 1).astype(int)
            self.shade(mask, lit, np.clip(1 - under * 1.6, 0, 1) * slope[leaning], 0.8)
        if foot:
            self.shade(mask, foot, np.clip(under, 0, 1), 0.9)
        return mask

    def ripples(self, shore: float, fine: float = 1) -> Plane:
        """Streaks of water from 0 to 1 that grow towards the viewer; 0 above the shore."""
        size = 1024
        rough = np.fft.rfft2(self.rng.normal(size=(size, size)))
        fy, fx = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None, :]
        tile = np.fft.irfft2(rough / (0.004 + fx**2 * 9 + fy**2 * 2.2) ** 0.8, s=(size, size))
        tile = np.clip((tile - tile.mean()) / tile.std() * 0.22 + 0.5, 0, 1)
        near = np.clip((self.y - shore) / (HEIGHT - shore), 0, 1)
        across = (self.x - WIDTH / 2) / (0.10 + near) * 0.30 * fine
        away = np.log(0.02 + near) * 620 * fine
        sampled = tile[away.astype(int) % size, across.astype(int) % size]
        # Far off, streaks are finer than the screen can print: they even out.
        calm = np.clip(near * 14, 0.25, 1)
        level = Image.fromarray(((0.5 + (sampled - 0.5) * calm) * 255).astype(np.uint8))
        even = np.asarray(level.filter(ImageFilter.GaussianBlur(1.1)), dtype=np.float32) / 255
        return np.where(near > 0, even, 0).astype(np.float32)

    def water(self, shore: float, stops: Sequence[Stop], *, mirror: float = 0.6, swell: float = 14) -> Plane:
        """Prints water below `shore` that mirrors what is above it. Gives back its ripples."""
        above = self.sheet.copy()
        self.wash(stops, top=shore, bottom=HEIGHT, bands=7)
        ripples = self.ripples(shore)
        near = np.clip((self.y - shore) / (HEIGHT - shore), 0, 1)
        shift = (ripples - 0.5) * swell * (0.6 + 5 * near)
        rows = np.clip(2 * shore - self.y + shift * 2.6, 0, shore - 1).astype(int)
        columns = np.clip(self.x + shift * 0.5, 0, WIDTH - 1).astype(int)
        share = np.where(self.y > shore, mirror * (1 - 0.55 * near), 0)[..., None]
        self.sheet = (self.sheet * (1 - share) + above[rows, columns] * share).astype(np.float32)
        return ripples

    def glitter(
        self,
        ripples: Plane,
        x: float,
        shore: float,
        wide: float,
        ink: str,
        strength: float = 0.8,
        reach: float = 2000,
    ) -> None:
        """The path of a light on water, broken by its ripples; it fades over `reach` pixels."""
        near = np.clip((self.y - shore) / (HEIGHT - shore), 0, 1)
        path = np.exp(-(((self.x - x) / (wide * (0.5 + 1.6 * near))) ** 2)) * (self.y > shore)
        path = path * np.exp(-np.clip(self.y - shore, 0, None) / reach)
        self.light((path * np.clip((ripples - 0.46) * 5, 0, 1)).astype(np.float32), ink, strength)

    def reflect(
        self, mask: Plane, line: float, ripples: Plane, ink: str, strength: float = 0.6, squeeze: float = 1
    ) -> None:
        """Prints the mirror image of a shape whose waterline is at `line`; `squeeze` above 1 shortens it."""
        depth = self.y - line
        shift = (ripples - 0.5) * (10 + np.clip(depth, 0, 200) * 0.35)
        rows = np.clip(line - depth * squeeze + shift, 0, HEIGHT - 1).astype(int)
        columns = np.clip(self.x + shift * 0.6, 0, WIDTH - 1).astype(int)
        fading = np.exp(-np.clip(depth, 0, None) / 170) * np.clip((0.72 - ripples) * 4, 0, 1)
        self.paint(np.where(depth > 0, mask[rows, columns], 0) * fading, ink, strength)

    # --- weather

    def stars(self, count: int, lowest: float, ink: str = "#fdf6e0") -> None:
        sparks = Stencil()
        for _ in range(count):
            x, y = self.rng.random() * WIDTH, self.rng.random() ** 1.4 * lowest
            sparks.oval(x, y, 0.6 + self.rng.random() ** 4 * 1.8, ink=0.35 + 0.65 * self.rng.random())
        self.light(sparks.plane(), ink)

    def rain(self, count: int, slant: float, ink: str, strength: float = 0.25, long: float = 46) -> None:
        drops = Stencil()
        for _ in range(count):
            x, y = self.rng.random() * (WIDTH + 300) - 150, self.rng.random() * (HEIGHT + 100) - 100
            size = 0.4 + self.rng.random()
            drops.line(
                [(x, y), (x + slant * long * size, y + long * size)], 1, ink=0.3 + 0.6 * self.rng.random()
            )
        self.paint(drops.plane(), ink, strength)

    def snow(self, count: int, ink: str = "#ffffff", strength: float = 0.9) -> None:
        flakes = Stencil()
        for _ in range(count):
            flakes.oval(
                self.rng.random() * WIDTH, self.rng.random() * HEIGHT, 0.7 + self.rng.random() ** 3 * 3.2
            )
        self.paint(flakes.plane(0.6), ink, strength)

    # --- delivery

    def pull(self, path: Path, *, heaviest: int = 78_000) -> int:
        """Presses grain and a breath of shadow into the sheet and saves it; gives back the bytes of the file.

        The quality starts at 82 and gives way, down to 62, where a picture would be heavier than `heaviest`.
        """
        away = np.hypot((self.x / WIDTH - 0.5) * 1.1, self.y / HEIGHT - 0.5)
        shadow = 1 - 0.20 * np.clip(away - 0.32, 0, 1)[..., None]
        wear = (self.tooth[..., None] - 0.5) * 0.014 + (self.noise(300, 300, 3)[..., None] - 0.5) * 0.03
        sheet = np.clip(self.sheet * shadow + wear, 0, 1)
        image = Image.fromarray((sheet * 255 + 0.5).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.5))
        image = image.resize(PRINT, Image.Resampling.BICUBIC)
        notes = Image.Exif()
        notes[ARTIST], notes[COPYRIGHT] = "The Meridian Post", "Drawn for Detente"
        for quality in range(82, 61, -2):
            image.save(path, "JPEG", quality=quality, optimize=True, progressive=True, exif=notes)
            if path.stat().st_size <= heaviest:
                break
        return path.stat().st_size
