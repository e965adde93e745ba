"""Comments for the benchmarks: made from parts, so that no two are alike and none breaks a rule."""

from __future__ import annotations

import random

NOUNS = [
    "harbour", "bridge", "council", "ferry", "lighthouse", "orchard", "market", "railway", "archive",
    "school", "choir", "timetable", "quarry", "bakery", "delegation", "border", "village", "surveyor",
    "teacher", "miller", "captain", "engineer", "librarian", "postwoman", "orchestra", "meadow",
    "warehouse", "treaty", "printer", "gardener", "lantern", "crossing", "workshop", "museum",
    "festival", "carpenter", "schooner", "reservoir", "pavilion", "fountain", "tunnel", "library",
    "vineyard", "windmill", "chapel", "station", "embankment", "greenhouse", "clinic", "playground",
    "shepherd", "weaver", "notary", "pilot", "cooper", "sailor", "mason", "dairy", "kiosk", "pier",
    "barge",
]
VERBS = [
    "repaired", "measured", "defended", "described", "remembered", "questioned", "welcomed", "doubted",
    "photographed", "explained", "postponed", "studied", "counted", "painted", "visited", "followed",
    "financed", "inspected", "borrowed", "restored", "widened", "closed", "opened", "mentioned",
    "praised", "copied", "moved", "designed", "rebuilt", "supplied", "protected", "registered",
    "surveyed", "compared",
]
ADJECTIVES = [
    "quiet", "northern", "wooden", "patient", "narrow", "early", "careful", "distant", "former", "sunny",
    "crowded", "modest", "famous", "southern", "winter", "provincial", "empty", "generous", "ancient",
    "silver", "temporary", "local", "bright", "foreign", "practical", "stubborn", "hidden", "second",
    "seasonal", "honest", "coastal", "green", "sturdy", "reasonable",
]
ADVERBS = [
    "slowly", "twice", "yesterday", "quietly", "again", "together", "reluctantly", "carefully", "openly",
    "recently", "finally", "often", "gladly", "hardly", "politely", "eagerly", "seldom", "barely",
    "proudly", "sadly", "secretly", "warmly", "promptly", "firmly", "gently",
]
LINKS = [
    "because", "although", "while", "since", "before", "after", "unless", "whereas", "until", "and",
    "but", "so",
]

STARTS = ["tarn", "hal", "mer", "ost", "kel", "vin", "bram", "sol", "gar", "lun", "fen", "ros", "wil", "dor", "hest"]
MIDDLES = ["", "en", "er", "al", "um", "is", "ing", "or"]
ENDS = ["holm", "wick", "ford", "sund", "berg", "dale", "stead", "haven", "mark", "by", "gate", "field", "ness"]


def comment(seed: int) -> str:
    """Comment number `seed`: three to six sentences, the same text for the same number."""
    choose = random.Random(seed)
    return " ".join(_sentence(choose) for _ in range(choose.randint(3, 6)))


def article(paragraphs: int) -> list[str]:
    """The body of an article."""
    return [comment(10_000_000 + n) for n in range(paragraphs)]


def _sentence(choose: random.Random) -> str:
    words = [*_clause(choose), choose.choice(LINKS), *_clause(choose)]
    if choose.random() < 0.3:
        words += ["in", str(choose.randint(1850, 2020))]
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def _clause(choose: random.Random) -> list[str]:
    subject = ["the", choose.choice(ADJECTIVES), choose.choice(NOUNS)]
    action = [choose.choice(VERBS)]
    if choose.random() < 0.5:
        action.insert(choose.randint(0, 1), choose.choice(ADVERBS))
    thing = [choose.choice(["the", "a", "this", "our", "every"]), choose.choice(ADJECTIVES), choose.choice(NOUNS)]
    return [*subject, *action, *thing, *_place(choose)]


def _place(choose: random.Random) -> list[str]:
    """Names of places and people, because real comments differ most in what they name."""
    name = "".join(choose.choice(part) for part in (STARTS, MIDDLES, ENDS))
    return [choose.choice(["near", "of", "from", "behind", "with"]), name.capitalize()]
