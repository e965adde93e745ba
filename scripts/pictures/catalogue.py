"""Every picture of the demo newspaper by its name."""

from __future__ import annotations

from collections.abc import Callable

from . import (
    chart,
    halls,
    harbours,
    headlands,
    journeys,
    lakeside,
    mountains,
    music,
    nights,
    people,
    rowing,
    streets,
    water,
)
from .press import Press

SCENES: dict[str, Callable[[Press], None]] = {
    **water.SCENES,
    **harbours.SCENES,
    **rowing.SCENES,
    **nights.SCENES,
    **headlands.SCENES,
    **mountains.SCENES,
    **journeys.SCENES,
    **lakeside.SCENES,
    **halls.SCENES,
    **music.SCENES,
    **streets.SCENES,
    **people.SCENES,
    **chart.SCENES,
}
