"""The number that neo-Nazis greet with: beside a greeting, and as the year or the number of a list that it mostly is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.standards import Circumstances, normalise, shipped_edition
from detente.standards.rules import extremism

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
GREETINGS = {
    "1488 brothers": "1488",
    "Stay strong, brothers. 1488!": "1488",
    "1488, brothers!": "1488",
    "(1488) white pride": "1488",
    "Proud, white 1488": "1488",
    "Sieg heil 1488, see you on Sunday at the march": "1488",
    "14/88, comrades": "14/88",
    "14/88": "14/88",
    "14 words, 88!": "14 words, 88",
    "88, 1488, 88 for ever": "1488",
}
NUMBERS = (
    "In 1488 Bartolomeu Dias rounded the Cape, and his brother sailed with him.",
    "The white tower was built in 1488.",
    "The fresco of 1488 shows the two brothers.",
    "Dias, 1488: a white man on the Cape",
    "Record number 14/88, brothers",
    "1488, brother of Pedro, was born in a white house.",
    "The town hall is white. 1488 it was built.",
    "She had until 1488 white horses, her brothers none.",
    "My flat is 14/88 Harbour Street, brothers and sisters welcome.",
)


def coded(raw: str) -> list[str]:
    seen = extremism.detect(normalise(raw), PLAIN, shipped_edition().rules["extremism"]) or ()
    return [raw[slice(*span)] for one in seen for span in one.spans if "88" in raw[slice(*span)]]


@pytest.mark.parametrize(("raw", "code"), GREETINGS.items())
def test_the_number_beside_a_greeting_is_seen_without_its_stops(raw: str, code: str) -> None:
    assert code in coded(raw)


@pytest.mark.parametrize("raw", NUMBERS)
def test_a_year_and_a_number_of_a_list_greet_nobody(raw: str) -> None:
    assert coded(raw) == []
