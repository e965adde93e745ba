"""The generator of disguises (bench/obfuscation.py): what it makes, and what each disguise costs."""

from __future__ import annotations

import pytest
from bench import obfuscation

WORDS = obfuscation.WORDS[::3]
STILL_HIDE = {"one line break inside": 3, "vowels left out": 14, "one vowel left out": 9}
"""Disguises that cost more than the two points aimed at, and the points that each may cost today: what is left is a word
or an abbreviation of its own in company that does not say which is meant ("the slt from …", "so cnt they …", "so who re they")."""


def sample(attack: str) -> list[tuple[str, str]]:
    return obfuscation.disguised(attack, words=WORDS)


@pytest.mark.parametrize("attack", obfuscation.ATTACKS)
def test_a_disguise_costs_at_most_two_points(attack: str) -> None:
    """Aim: two points under every attack."""
    lost = 100 * (1 - obfuscation.recall(sample(attack)))
    assert lost <= STILL_HIDE.get(attack, 2), [text for text, hidden in sample(attack) if not obfuscation.hits(text)][:5]


def test_the_generator_gives_the_same_texts_and_really_disguises() -> None:
    for attack in obfuscation.ATTACKS:
        assert obfuscation.disguised(attack) == obfuscation.disguised(attack)
        hidden = {one for _, one in obfuscation.disguised(attack)}
        changed = [one for one in hidden if one not in obfuscation.WORDS]
        assert len(changed) >= len(hidden) * 0.8, attack


def test_undisguised_words_are_all_found() -> None:
    pairs = [(frame.replace("{}", word), word) for frame, word in obfuscation.pairs() if word in WORDS]
    assert obfuscation.recall(pairs) == 1.0
