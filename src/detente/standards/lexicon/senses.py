"""Listed words in another sense: a tranny that is a gearbox, a fag that is smoked, "my nigga" among friends. Closed lists of
the company that says so.
"""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import layout
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
    "ashtray ash quit quitting pint pub beer coffee vape filter nicotine dying gasping cadge bum quick crafty sly after break "
    "price twenty 2o"
)
_WOOD = words(
    "sticks stick twigs twig wood brushwood firewood hazel willow kindling bundle bundles oven hearth bank river fire thatch peas "
    "gravy butcher butchers onion mash liver pork dish supper eat ate eating cooked recipe"
)
_STEMS = {"trann": _GEARBOX, "fag": _CIGARETTE, "faggot": _WOOD}
_PEOPLE = words("you youre u he she they hes shes theyre him her them people men women boy boys man woman that those these queer gay")
_FRIENDLY = words("my our real")
_COMPOUND = words("bashing basher bashers")


def means_no_harm(text: Text, hit: Hit) -> bool:
    """Whether the clause is about cars, smoking, firewood or food, so that the word means one of these."""
    listed = _STEMS.get(_stem(hit.term.word))
    if listed is None or aim_of(text, hit) is not Aim.NONE:
        return False
    before, after = neighbours(text, hit)
    if {*before[-2:], *after[:1]} & _PEOPLE:
        return False
    return bool(listed & {word.bare for word in layout(text).words})


def weighs_little(text: Text, hit: Hit) -> bool:
    """Whether a slur is friendly ("my nigga") or part of the name of what is done to people by others ("…-bashing")."""
    if hit.term.grade != "slur":
        return False
    before, after = neighbours(text, hit)
    if after[:1] and after[0] in _COMPOUND:
        return True
    friendly = hit.term.word.startswith("nigga") and not hit.term.word.startswith("niggaz")
    return friendly and bool(before) and before[-1] in _FRIENDLY


def _stem(word: str) -> str:
    for stem in ("trann", "faggot"):
        if word.startswith(stem):
            return stem
    return "fag" if word in ("fag", "fags") else ""
