"""Listed words in another sense: a tranny that is a gearbox, a fag that is smoked, "my nigga" among friends. Closed lists of
the company that says so, without the words of every day: people too are hit by a car, and smoke in a pub.
"""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import index_at, layout
from detente.standards.lexicon.target import Aim, aim_of, neighbours
from detente.standards.lexicon.terms import Hit
from detente.standards.text import Text

_GEARBOX = words(
    "car cars gearbox gear gears clutch truck trucks transmission engine engines mechanic fluid van pickup garage auto automatic "
    "manual rebuilt rebuild torque flywheel diesel ford chevy toyota honda subaru bmw mileage miles radio batteries shifter shifts "
    "driveshaft axle diff swap reverse"
)
_CIGARETTE = words(
    "smoke smoked smoking smokes smoker cigarette cigarettes lighter light lit roll rolled packet pack packets puff drag tobacco "
    "ashtray quit quitting vape filter nicotine dying gasping cadge crafty"
)
_WOOD = words(
    "sticks twigs twig brushwood firewood hazel willow kindling bundle bundles oven hearth thatch peas "
    "gravy butcher butchers onion mash liver pork dish supper eat ate eating cooked recipe"
)
_STEMS = {"trann": _GEARBOX, "fag": _CIGARETTE, "faggot": _WOOD}
_PEOPLE = words("you youre u he she they hes shes theyre him her them people men women boy boys man woman that those these queer gay")
_DONE_TO = words("burn burned burnt burning hit shoot shot kill killed bash bashed beat beaten hang hanged kick kicked punch punched lynch")
_DONE_BY = words(
    "drove drives driving walks walked walking kissed kissing said says told asked thinks thought wants wanted married marries "
    "deserves deserve hit bit voted votes who whose"
)
_HAD = words("had have having")
_BESIDE_HAD = words("and or with outside before after")
REACH = 12
"""So many words on either side tell the sense."""
_FRIENDLY = words("my real")
_COMPOUND = words("bashing basher bashers")


def means_no_harm(text: Text, hit: Hit) -> bool:
    """Whether the words around it are about cars, smoking, firewood or food, so that it means one of these; not where
    something is done to it, or by it, that is done to people or by them.
    """
    listed = _STEMS.get(_stem(hit.term.word))
    if listed is None or aim_of(text, hit) is not Aim.NONE:
        return False
    before, after = neighbours(text, hit)
    if {*before[-2:], *after[:1]} & _PEOPLE:
        return False
    if listed is _CIGARETTE and before[-1:] == ["a"] and before[-2:-1] != [] and before[-2] in _HAD and {*after[:1]} <= _BESIDE_HAD:
        return True
    every, at = layout(text).words, index_at(text, hit.span[0])
    if not any(word.bare in listed for word in every[max(0, at - REACH) : at + REACH]):
        return False
    return after[:1] == ["of"] or (_DONE_TO.isdisjoint(before[-3:]) and _DONE_BY.isdisjoint(after[:2]))


def weighs_little(text: Text, hit: Hit) -> bool:
    """Whether a slur is friendly ("my nigga", "our niggas", but no single one is "ours") or part of the name of what is done to
    people by others ("…-bashing").
    """
    if hit.term.grade != "slur":
        return False
    before, after = neighbours(text, hit)
    if after[:1] and after[0] in _COMPOUND:
        return True
    friendly = hit.term.word.startswith("nigga") and not hit.term.word.startswith("niggaz")
    ours = before[-1:] == ["our"] and hit.term.word.endswith("s")
    return friendly and (ours or bool(before and before[-1] in _FRIENDLY))


def _stem(word: str) -> str:
    for stem in ("trann", "faggot"):
        if word.startswith(stem):
            return stem
    return "fag" if word in ("fag", "fags") else ""
