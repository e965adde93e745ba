"""The ladder of sanctions, whatever is done in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.moderation.errors import RestorationClosed, StepRefused
from detente.moderation.ladder import Rung, Step, climb, stand

STEPS = st.lists(st.sampled_from(Step), max_size=14)


def test_warning_block_restoration_second_block_for_good() -> None:
    rung = Rung()
    states = []
    for step in (Step.WARN, Step.BLOCK, Step.RESTORE, Step.BLOCK):
        rung = climb(rung, step)
        states.append(rung.state)
    assert states == ["warned", "blocked", "warned", "blocked-for-good"]
    with pytest.raises(RestorationClosed):
        climb(rung, Step.RESTORE)


def test_nobody_is_blocked_without_a_warning() -> None:
    with pytest.raises(StepRefused):
        climb(Rung(), Step.BLOCK)


def test_a_second_block_whose_first_was_reversed_is_a_first_block() -> None:
    assert stand([Step.WARN, Step.BLOCK, Step.RESTORE, Step.BLOCK]).state == "blocked-for-good"
    assert stand([Step.WARN, Step.RESTORE, Step.BLOCK]).state == "blocked"


@given(STEPS)
def test_whatever_happens_the_ladder_keeps_its_promises(steps: list[Step]) -> None:
    rung, warned, blocked = Rung(), 0, 0
    for step in steps:
        before = rung
        try:
            rung = climb(rung, step)
        except (StepRefused, RestorationClosed):
            assert rung == before
            continue
        warned += step is Step.WARN
        blocked += step is Step.BLOCK
        assert before.state != "blocked-for-good", "nothing leads down from the last rung"
        assert step is not Step.BLOCK or warned > 0
        assert (rung.warnings, rung.blocks) == (warned, blocked)
        assert blocked <= 2 and (rung.state == "blocked-for-good") == (blocked == 2)
    assert stand(steps) == rung


@given(STEPS, st.data())
def test_taking_a_step_away_never_makes_it_worse_than_the_last_rung_allows(
    steps: list[Step], data: st.DataObject
) -> None:
    if not steps:
        return
    index = data.draw(st.integers(0, len(steps) - 1))
    left = stand(steps[:index] + steps[index + 1 :])
    assert left.blocks <= 2 and (left.blocks == 0 or left.warnings > 0)
