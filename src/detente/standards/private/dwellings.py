"""Street addresses by their form: "14 Weaver Close", "Lindenstraße 14a", "14 bis, rue de la Paix", "calle Mayor, 14".

A form alone says nothing about who is there; `residents` decides that.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.standards.lexicon.phrases import Spoken
from detente.standards.lexicon.reported import SENTENCE_ENDS
from detente.standards.text import Text


def folded(*listed: str) -> frozenset[str]:
    """The words as `spoken` has them. Each alphabet is a list of its own, since look-alikes are read as what most is."""
    return frozenset(word for part in listed for word in Text(part).folded.text.split())


_LAST = folded(
    """
    street st road rd lane ln close cl avenue ave drive dr gardens gdns terrace crescent cres place pl court ct way walk mews grove
    square sq row hill park rise view green boulevard blvd circle parade highway hwy parkway pkwy alley yard wharf quay villas
    cottages mount vale croft common path end gate bank side broadway loop trail heights plaza
    """
)
"""What streets end in where the number stands first: 14 Weaver Close."""
_BEFORE_NUMBER = folded("straße str weg allee gasse platz ring damm ufer chaussee straat laan gracht kade plein steeg singel")
_COMPOUNDS = tuple(
    sorted(folded("straße str weg allee gasse platz ring damm ufer steig stieg chaussee straat laan gracht kade plein steeg dijk singel"))
)
"""What streets end in where the number stands last: Lindenstraße 14, Keizersgracht 12."""
_FIRST = folded(
    """
    rue avenue av boulevard bd impasse allée quai chemin route cours passage ruelle place square
    calle c avenida avda plaza paseo carrer camino ronda travesía
    via viale piazza corso vicolo largo strada
    rua travessa praça estrada
    ulica ul aleja al osiedle os
    """,
    "улица улице улицы ул проспект проспекте пр переулок переулке пер бульвар бульваре набережная набережной шоссе площадь площади",
)
"""What streets begin with: rue de la Paix, calle Mayor, via Roma."""
_SHORTENED = folded("al c os")
"""Short forms that are names and words without their point: al. Solidarności, c/ Mayor."""
_BIS = folded("bis ter quater")
_NUMBERED = folded("number no nr n num numero número nº civico dom", "д дом")
_SMALL = folded("the st saint of de du des la le les el los las del della dello delle di da do dos das van den der zum zur am im an e y")
_NO_NAMES = folded(
    """
    and to in on at from for a an is was were are be been has have had people minutes minute hours hour miles mile km metres meters yards
    years year days day weeks week months month cars houses shops homes flats trees my your his her their our this that by with per
    percent more most other of or as than who which when where it he she we they you not no per times goals votes points euros pounds
    """
)
_SPELT = folded(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty sixty seventy eighty ninety
    """
)
_COMPOUND_ENDS = tuple(f"{part} " for part in _COMPOUNDS)
_MONEY = frozenset("£$€#@")
_SHORT_WORD = 4
"""A point after a word of at most so many letters shortens it ("St.", "Str.", "ul.") and ends no sentence."""
_LONGEST_NUMBER, _LONGEST_NAME = 9, 4


@dataclass(frozen=True, slots=True)
class Dwelling:
    """An address: its words are `first` to `last` (inclusive) of `Spoken.words`; `number` is as it was typed, in lower case.
    `is_named` tells whether the street's name is written as a name is, with a capital.
    """

    first: int
    last: int
    number: str
    is_named: bool


def dwellings_in(text: Text, heard: Spoken) -> list[Dwelling]:
    """The addresses in a text, in order of appearance, none inside another. One pass, a few words looked at for each way."""
    found: list[Dwelling] = []
    if not _may_name_a_street(heard):
        return found
    for at, word in enumerate(heard.words):
        if word in _LAST or word in _FIRST or word.endswith(_COMPOUNDS):
            one = _at(text, heard, at)
            if one is not None and (not found or one.first > found[-1].last):
                found.append(one)
    return found


def _may_name_a_street(heard: Spoken) -> bool:
    """Whether any word is one for a street: most texts have none, and are not gone through."""
    if not (_LAST.isdisjoint(heard.words) and _FIRST.isdisjoint(heard.words)):
        return True
    return any(map(heard.line.__contains__, _COMPOUND_ENDS))


def is_joined(text: Text, heard: Spoken, at: int) -> bool:
    """Whether the word at `at` and the next stand in one sentence; the point of an abbreviation parts nothing."""
    between = text.inspected[heard.spans[at][1] : heard.spans[at + 1][0]]
    if SENTENCE_ENDS.isdisjoint(between):
        return True
    is_short = len(heard.words[at]) <= _SHORT_WORD or heard.words[at].endswith("str")
    return is_short and between.lstrip("'\"").startswith(".") and SENTENCE_ENDS.isdisjoint(between.replace(".", "", 1))


def is_capital(text: Text, heard: Spoken, at: int) -> bool:
    """Whether a word is written with a capital, behind an elided article too: d'Italie."""
    raw = text.inspected[slice(*heard.spans[at])]
    return raw[0].isupper() or (raw[1:2] in ("'", "’") and raw[2:3].isupper())


def is_number(text: Text, heard: Spoken, at: int) -> bool:
    """Whether a word can be a house's number: 14, 14a, 14-16, 14/2, fourteen; no sum, time, decimal or ordinal."""
    word = heard.words[at]
    if word in _SPELT:
        return True
    if not (word == "#" or word[:1].isdigit()):
        return False
    start, end = heard.spans[at]
    raw = text.inspected[start:end]
    if len(raw) > _LONGEST_NUMBER or raw[0] == "0" or (start and text.inspected[start - 1] in _MONEY):
        return False
    digits = raw[:-1] if raw[-1].isalpha() else raw
    parts = digits.replace("–", "-").replace("/", "-").split("-")
    return all(part.isdecimal() and len(part) <= 5 for part in parts)


def _at(text: Text, heard: Spoken, at: int) -> Dwelling | None:
    word = heard.words[at]
    if word in _LAST and (one := _number_first(text, heard, at)) is not None:
        return one
    if word in _FIRST and (one := _way_first(text, heard, at)) is not None:
        return one
    if word in _BEFORE_NUMBER or word.endswith(_COMPOUNDS):
        return _compound(text, heard, at)
    return _named_number(text, heard, at) if word in _LAST else None


def _number_first(text: Text, heard: Spoken, at: int) -> Dwelling | None:
    """14 Weaver Close, 3 The Green, 350 5th Avenue."""
    for first in range(at - 2, max(-1, at - 2 - _LONGEST_NAME), -1):
        if not is_joined(text, heard, first + 1) or (heard.words[first + 1] in _NO_NAMES and not is_capital(text, heard, first + 1)):
            return None
        if is_number(text, heard, first) and is_joined(text, heard, first):
            names = range(first + 1, at)
            is_named = all(_is_name(text, heard, place) for place in names)
            return Dwelling(first, at, _typed(text, heard, first), is_named)
    return None


def _way_first(text: Text, heard: Spoken, at: int) -> Dwelling | None:
    """14 bis, rue de la Paix; calle Mayor, 14; via Roma n. 14; ул. Ленина, д. 5."""
    end = _name_end(text, heard, at)
    if end == at or (heard.words[at] in _SHORTENED and text.inspected[heard.spans[at][1] :][:1] not in ("/", ".")):
        return None
    first = at - 1 - (at > 1 and heard.words[at - 1] in _BIS)
    if first >= 0 and is_number(text, heard, first) and is_joined(text, heard, first):
        return Dwelling(first, end, _typed(text, heard, first), True)
    if (number := _number_after(text, heard, end)) > 0:
        return Dwelling(at, number, _typed(text, heard, number), True)
    return None


def _name_end(text: Text, heard: Spoken, at: int) -> int:
    """Where the name of a street ends that begins behind `at`; `at` where none does. "Paix" in "rue de la Paix"."""
    end, last = at, min(len(heard.words) - 1, at + _LONGEST_NAME + 1)
    while end < last and is_joined(text, heard, end):
        following = end + 1
        if is_number(text, heard, following) or not (_is_name(text, heard, following) or heard.words[following] in _SMALL):
            break
        end = following
        if "," in text.inspected[heard.spans[end][1] : heard.spans[end][1] + 1]:
            break
    names = any(is_capital(text, heard, place) and heard.words[place] not in _SMALL for place in range(at + 1, end + 1))
    return end if names else at


def _compound(text: Text, heard: Spoken, at: int) -> Dwelling | None:
    """Lindenstraße 14, Berliner Straße 14, Am Lindenweg 3."""
    number = _number_after(text, heard, at)
    if number < 0 or not is_capital(text, heard, at) or "," in text.inspected[heard.spans[at][1] : heard.spans[number][0]]:
        return None
    is_second = heard.words[at] in _BEFORE_NUMBER
    if is_second and (at == 0 or not is_capital(text, heard, at - 1)):
        return None
    return Dwelling(at - is_second, number, _typed(text, heard, number), True)


def _named_number(text: Text, heard: Spoken, at: int) -> Dwelling | None:
    """Mill Lane, number 14; Mill Lane at number 14."""
    following = at + 1 + (heard.words[at + 1 : at + 2] == ("at",))
    if at == 0 or not is_capital(text, heard, at - 1) or heard.words[following : following + 1] == ():
        return None
    if heard.words[following] not in _NUMBERED or not is_joined(text, heard, following - 1):
        return None
    number = _number_after(text, heard, following - 1)
    return Dwelling(at - 1, number, _typed(text, heard, number), True) if number > 0 else None


def _number_after(text: Text, heard: Spoken, at: int) -> int:
    """The place of the number right behind the word at `at`, or behind "number" there; -1 where there is none."""
    for place in (at + 1, at + 2):
        if place >= len(heard.words) or not is_joined(text, heard, place - 1):
            return -1
        if is_number(text, heard, place) and heard.words[place] not in _SPELT:
            return place
        if heard.words[place] not in _NUMBERED:
            return -1
    return -1


def _is_name(text: Text, heard: Spoken, at: int) -> bool:
    return is_capital(text, heard, at) or heard.words[at][:1].isdigit() or heard.words[at] in _SMALL


def _typed(text: Text, heard: Spoken, at: int) -> str:
    return text.inspected[slice(*heard.spans[at])].lower()
