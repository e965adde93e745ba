"""The ladder of sanctions as a pure function: warning, block, restoration by letter, second block for good.

A first block needs a warning that still holds, because the law asks for one (Regulation (EU) 2022/2065, Article 23).
A second block is final: no letter opens it. A decision that an appeal reverses counts as never taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from detente.moderation.errors import RestorationClosed, StepRefused


class Step(StrEnum):
    """What moderators can do about a person."""

    WARN = "warn"
    BLOCK = "block"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Rung:
    """Where somebody stands: the state and how many warnings and blocks hold."""

    state: str = "good"
    warnings: int = 0
    blocks: int = 0


def climb(rung: Rung, step: Step) -> Rung:
    """The rung after one more step.

    Raises `StepRefused` for a block without a warning or for a step about somebody who is blocked already, and
    `RestorationClosed` for a restoration after the second block.
    """
    if step is Step.RESTORE:
        return _restored(rung)
    if rung.state in ("blocked", "blocked-for-good"):
        raise StepRefused("This account is blocked already.")
    if step is Step.WARN:
        return Rung("warned", rung.warnings + 1, rung.blocks)
    if rung.warnings == 0:
        raise StepRefused("A block needs an earlier warning that still holds. Please warn first.")
    return Rung("blocked-for-good" if rung.blocks else "blocked", rung.warnings, rung.blocks + 1)


def stand(steps: Iterable[Step]) -> Rung:
    """Where the decisions that still hold leave a person, oldest first.

    A reversed decision is left out by the caller; later ones keep their force as far as the ladder allows, so a second
    block whose first was reversed becomes a first block.
    """
    rung = Rung()
    for step in steps:
        try:
            rung = climb(rung, step)
        except (StepRefused, RestorationClosed):
            continue
    return rung


def _restored(rung: Rung) -> Rung:
    if rung.state == "blocked-for-good":
        raise RestorationClosed("After a second block, access cannot be restored.")
    if rung.state != "blocked":
        raise StepRefused("This account is not blocked.")
    return Rung("warned", rung.warnings, rung.blocks)
