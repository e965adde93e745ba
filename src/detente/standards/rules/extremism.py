"""`extremism`: extremist ideas, praise of terror, and calls to do what the law forbids.

Radical opinions, protest and whatever reports, quotes or opposes such ideas are lawful speech.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.lexicon.reported import is_reported
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.grave import signals
from detente.standards.text import Text
from detente.standards.tokens import Token, tokens_of

WHY = "The comment seems to call for a crime or to praise terror or tyranny."
_CODES = words("1488 14/88 14-88")
_GREETING = words(
    "88 heil sieg hh brother brothers comrade comrades forever gang pride skinhead skinheads kameraden rahowa white"
)
"""What stands beside the number where it greets."""
_WHITE = words("power pride boy boys brother brothers race nation forever lives")
"""What "white" goes with; towers and horses are white too."""
_DATED = words("in since of until till from year years by around circa about before after during im ad anno")
"""Behind these 1488 is a year."""
_NUMBERED = words("number no nr record lot page item room flat house line bus invoice order score chapter verse apartment unit case")
"""Behind these any number is one of a list."""
_COUNTED = words(
    "page pages people vote votes house houses metre metres meter meters km mile miles pound pounds euro euros dollar dollars men "
    "women homes jobs comments the was when and"
)
_NO_LINK = words("a an the his her its their our my your two three of in on at to was were is by and for with as")
"""Between the number and a word they part the two: "1488: a white man", "1488, his brother"."""
_EDGES = ".,;:!?\"'()[]…"
_STOPS = (".", "!", "?", ";", ":")
CODED, NAKED, FEW, NEAR = 0.96, 0.8, 3, 2
"""The scores beside a greeting and among `FEW` other words at most; a greeting stands within `NEAR` words of the number."""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Slogans, calls to violence and praise of attackers, the number that neo-Nazis greet with, and the learned score."""
    del circumstances
    code = _coded(text)
    seen = signals(text, rule, WHY)
    return (code, *(seen or ())) if code else seen


def _coded(text: Text) -> Signal | None:
    """ "1488" beside a greeting, "14/88" among few words, or either as all that a comment says. A year, a sum and a number
    of a list are none: "in 1488", "1488 pounds", "record 14/88".
    """
    if "88" not in text.inspected:
        return None
    tokens = tokens_of(text)
    said = [word.strip(_EDGES).lower() for word, _, _ in tokens]
    for at, word in enumerate(said):
        spelt = said[at : at + 3] == ["14", "words", "88"]
        last = at + 2 if spelt else at
        if not (spelt or word in _CODES) or _is_number(said, at, last) or is_reported(text, tokens[at][1]):
            continue
        others = [one for one in (*said[:at], *said[last + 1 :]) if one]
        score = CODED if not others or _is_greeted(tokens, said, at, last) else NAKED
        if score == CODED or (word != "1488" and len(others) <= FEW):
            return Signal(score, (_span(tokens[at : last + 1]),), WHY)
    return None


def _is_number(said: list[str], at: int, last: int) -> bool:
    """Whether the words beside it make it a year, a number of a list, or a count."""
    before, after = "".join(said[max(0, at - 1) : at]), "".join(said[last + 1 : last + 2])
    return before in _NUMBERED or after in _COUNTED or (said[at] == "1488" and before in _DATED)


def _is_greeted(tokens: Sequence[Token], said: list[str], at: int, last: int) -> bool:
    """Whether a greeting stands within `NEAR` words on either side, and no word that parts it from the number."""
    before = range(at - 1, max(-1, at - 1 - NEAR), -1)
    for places in (before, range(last + 1, min(len(said), last + 1 + NEAR))):
        for place in places:
            if said[place] in _NO_LINK:
                break
            if said[place] in _GREETING and _greets(tokens, said, place, at):
                return True
    return False


def _greets(tokens: Sequence[Token], said: list[str], place: int, at: int) -> bool:
    """Whether the word at `place` is no brother "of" somebody, and white only in a slogan or right before the number."""
    after = "".join(said[place + 1 : place + 2])
    if said[place] == "white" and after not in _WHITE:
        return place + 1 == at and not tokens[place][0].endswith(_STOPS)
    return after not in ("of", "and", "to") or not said[place].startswith("brother")


def _span(tokens: Sequence[Token]) -> tuple[int, int]:
    """From the first letter to the last, without the stops around them."""
    (first, start, _), (last, _, end) = tokens[0], tokens[-1]
    return start + len(first) - len(first.lstrip(_EDGES)), end - (len(last) - len(last.rstrip(_EDGES)))
