"""Every picture of the demo newspaper by its name."""

from __future__ import annotations

from collections.abc import Callable

from . import land, water
from .press import Press

SCENES: dict[str, Callable[[Press], None]] = {**water.SCENES, **land.SCENES}
