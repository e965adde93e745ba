"""What others are told to have said, in quotation marks of every kind or behind a verb of speech; and what only looks so."""

from __future__ import annotations

import pytest

from detente.standards import normalise
from detente.standards.lexicon.quotations import quotations
from detente.standards.lexicon.reported import is_reported

REPORTED = (
    "She had been threatened for months: 'I'll find you and cut your throat.' The police filed it.",
    "He texted her, 'You filth. I'll find you. I will cut your throat.' Nobody came.",
    "The letter said: “You are next. We know your car. We will cut your throat.” She moved.",
    "He messaged me that he would cut your throat if you came back.",
    "Somebody emailed the mayor: cut your throat, old man.",
    "A man in the second row screamed: cut your throat!",
    "'We'll cut your throat' is what was posted under her photo.",
    "He wrote \"cut your throat\" on the door.",
    "“Go home or we cut your throat” – that is what he hissed at the bus stop.",
    "My neighbour threatened to cut your throat, officer, I heard it.",
    "They warned him: cut your throat or hand over the keys, it was a film.",
)
MEANT = (
    "'I'll find you and cut your throat.",
    "\"I'll cut your throat, you pig.",
    "“We will cut your throat.",
    "It's the neighbours' fault. I'll cut your throat, it's 'im I mean.",
    "I texted you already: I'll cut your throat.",
    "I'm warning nobody else. I will cut your throat.",
    "Rock 'n' roll is dead and I'll cut your throat.",
    "The dogs' barking is over, I cut your throat tonight.",
    "It is my firm belief that I should cut your throat.",
    "A 5\" knife and I cut your throat.",
    "“Good evening.” I'll cut your throat.",
)


@pytest.mark.parametrize("raw", REPORTED)
def test_what_was_said_by_others_is_reported(raw: str) -> None:
    assert is_reported(normalise(raw), raw.index("cut"))


@pytest.mark.parametrize("raw", MEANT)
def test_a_lone_mark_an_apostrophe_and_the_writers_own_verb_report_nothing(raw: str) -> None:
    assert not is_reported(normalise(raw), raw.index("cut"))


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ("He said 'I don't care' twice", ["I don't care"]),
        ("The Poles' flag and the Turks' shops", []),
        ("'Cause it's late", []),
        ("“One.” and «two» and \"three\"", ["One.", "two", "three"]),
        ("a 5\" pipe and a 7\" pipe", []),
        ("'it began here\nand ended there'", []),
    ],
)
def test_quotations_are_pairs_of_one_line(raw: str, quoted: list[str]) -> None:
    assert [raw[start:end] for start, end in quotations(normalise(raw))] == quoted
