"""Every picture of the demo newspaper by its name."""

from __future__ import annotations

from collections.abc import Callable

from . import chart, halls, harbours, headlands, journeys, lakeside, mountains, nights, people, streets, water
from .press import Press

SCENES: dict[str, Callable[[Press], None]] = {
    **water.SCENES,
    **harbours.SCENES,
    **nights.SCENES,
    **headlands.SCENES,
    **mountains.SCENES,
    **journeys.SCENES,
    **lakeside.SCENES,
    **halls.SCENES,
    **streets.SCENES,
    **people.SCENES,
    **chart.SCENES,
}
