"""The generator of disguises (bench/obfuscation.py): what it makes, and what each disguise costs."""

from __future__ import annotations

import random

import pytest
from bench import obfuscation

from detente.standards import judge, normalise, shipped_edition

WORDS = obfuscation.WORDS[::3]
ONLY_PROFANITY = shipped_edition("recommended").limited_to(["profanity"])
STILL_HIDE = {"one line break inside": 3, "vowels left out": 14, "one vowel left out": 10}
"""Disguises that cost more than the two points aimed at, and the points that each may cost today: what is left is a word
or an abbreviation of its own in company that does not say which is meant ("the slt from …", "so cnt they …", "so who re they",
and "the whre from …", which is a hasty "where" too)."""
AIMED = ("fucker", "motherfucker", "cunt", "bastard", "wanker", "shithead", "dickhead", "faggot")
"""Nouns for a person: "You are a …" with them is refused."""
STILL_PUBLISHED = {"currency letters": 2, "one blank inside": 2, "camel case": 2}
"""So many of the eight are read as another word in these disguises ("wank er", "shit head"), in the others at most one."""


def sample(attack: str) -> list[tuple[str, str]]:
    return obfuscation.disguised(attack, words=WORDS)


@pytest.mark.parametrize("attack", obfuscation.ATTACKS)
def test_a_disguise_costs_at_most_two_points(attack: str) -> None:
    """Aim: two points under every attack."""
    lost = 100 * (1 - obfuscation.recall(sample(attack)))
    assert lost <= STILL_HIDE.get(attack, 2), [text for text, hidden in sample(attack) if not obfuscation.hits(text)][:5]


@pytest.mark.parametrize("attack", obfuscation.ATTACKS)
def test_a_disguise_makes_no_mark_of_a_refusal(attack: str) -> None:
    """A finding that only marks is found, too: what counts for whoever is insulted is that the insult is not published."""
    texts = [text for word in AIMED for text, _ in obfuscation.disguised(attack, words=(word,)) if text.startswith("You are a ")]
    published = [text for text in texts if action(text) == "publish"]
    assert len(texts) - len(published) > 0
    assert len(published) <= STILL_PUBLISHED.get(attack, 1), published


def test_undisguised_each_of_these_is_refused() -> None:
    assert {word: action(f"You are a {word}.") for word in AIMED} == dict.fromkeys(AIMED, "refuse")


@pytest.mark.parametrize("plain", ["fuck you", "go fuck yourself"])
@pytest.mark.parametrize("attack", obfuscation.ATTACKS)
def test_no_disguise_of_the_verb_lets_it_be_published(attack: str, plain: str) -> None:
    hidden = obfuscation.ATTACKS[attack]("fuck", random.Random(attack))
    assert action(plain.replace("fuck", hidden)) in ("hold", "refuse")


def action(text: str) -> str:
    return judge(normalise(text), obfuscation.PLAIN, ONLY_PROFANITY).action


def test_the_generator_gives_the_same_texts_and_really_disguises() -> None:
    for attack in obfuscation.ATTACKS:
        assert obfuscation.disguised(attack) == obfuscation.disguised(attack)
        hidden = {one for _, one in obfuscation.disguised(attack)}
        changed = [one for one in hidden if one not in obfuscation.WORDS]
        assert len(changed) >= len(hidden) * 0.8, attack


def test_undisguised_words_are_all_found() -> None:
    pairs = [(frame.replace("{}", word), word) for frame, word in obfuscation.pairs() if word in WORDS]
    assert obfuscation.recall(pairs) == 1.0
