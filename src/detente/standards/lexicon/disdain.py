"""More patterns of contempt around the name of a people: who is to be locked away or thrown out, whom nobody would miss, who
is called a name in what only looks like a question. Each takes the words of a sentence and a name in it, and gives its first and
last word; contempt.py says how strongly it speaks.
"""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.peoples import (
    AND_THATS_IT,
    DENYING,
    EPITHETS,
    EPITHETS_FOR_ONE,
    LIKE,
    MODAL,
    PASSING,
    REACH,
    THINGS,
    People,
    ends_after,
    first_of,
    is_each,
    is_sex,
    is_some,
)

_REASON = words("thinking logic reason reasoning rational logical thought learning civilisation civilization governing ruling")
_STINKING, _SINNING = words("stink reek smell"), words("steal lie cheat breed murder rape rob")
_PRESUMES, _PRESUMES_CALLED = words("are do must can"), words("are must can")
_ASKED_AND_DONE = words("anyway all though and lol these then always constantly everywhere")
"""What may follow a name in a question that presumes; anything else asks ("Why are Poles criminals in every film?")."""
_OURS = words("country town village city street streets land")
_WALKING = THINGS | words("animals beasts")
_ANY = words("any single one a an")
_DRIVEN = {
    "locked": ("away", "up"), "thrown": ("out",), "kicked": ("out",), "chucked": ("out",), "driven": ("out",), "booted": ("out",),
    "slung": ("out",), "hounded": ("out",), "chased": ("out",), "put": ("down",), "wiped": ("out",), "kept": ("locked",),
}  # fmt: skip


def expelled(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… should be locked away", "… must be thrown out". Who may be sent back, and who deported, is politics."""
    first, at = first_of(said, people), people.last + 1
    if (people.one and not is_each(said, people)) or is_some(said, first) or at >= len(said) or said[at] not in MODAL:
        return None
    for place in range(at + 1, min(len(said) - 1, at + REACH)):
        if said[place] in _DRIVEN and said[place + 1] in _DRIVEN[said[place]]:
            after = said[place + 2 : place + 3]
            ends = not after or after[0] in AND_THATS_IT or after[0] in ("with", "of", "before", "for")
            denied = not DENYING.isdisjoint(said[max(0, first - 3) : first])
            return None if denied or not ends or (is_sex(said, people) and bool(after)) else (first, place + 1)
        if said[place] not in PASSING:
            break
    return None


def out(said: list[str], people: People) -> tuple[int, int] | None:
    """ "Foreigners out!": the whole sentence, or "… out of our country"."""
    last = people.last + 1
    if people.one or first_of(said, people) or said[last : last + 1] != ["out"] or is_sex(said, people):
        return None
    rest = said[last + 1 :]
    ours = rest[:2] in (["of", "our"], ["of", "my"], ["of", "this"]) and not _OURS.isdisjoint(rest[2:3])
    return (people.first, last) if rest in ([], ["now"]) or ours else None


def presumed(said: list[str], people: People) -> tuple[int, int] | None:
    """ "Why are … so stupid?", "Why must … always be filthy?", "Why do … stink?": a name is called in what only looks like asking."""
    first = first_of(said, people)
    if said[0] not in ("why", "how") or first != 2 or said[1] not in _PRESUMES or people.one:
        return None
    sought = EPITHETS if said[1] in _PRESUMES_CALLED else _STINKING | _SINNING
    for place in range(people.last + 1, min(len(said), people.last + 1 + REACH)):
        if said[place] in sought:
            after = said[place + 1 : place + 2]
            if after and after[0] in sought:
                continue
            sex = said[place] in _SINNING and is_sex(said, people)
            return None if sex or (after and after[0] not in _ASKED_AND_DONE) else (first, place)
        if said[place] not in LIKE and said[place] not in ("be", "only", "ever"):
            break
    return None


def none_but(said: list[str], people: People) -> tuple[int, int] | None:
    """ "Are there any … who aren't thieves?", "Show me a … who is not a terrorist"."""
    at, after = people.last + 1, said[people.last + 1 : people.last + 7]
    if not _ANY.intersection(said[max(0, people.first - 2) : people.first]) or after[:1] not in (["who"], ["that"]):
        return None
    if not {"there", "show", "name", "know", "met", "meet", "find", "found"}.intersection(said[max(0, people.first - 4) : people.first]):
        return None
    start = 2 if after[1:2] in (["arent"], ["isnt"]) else 3 if after[1:3] in (["are", "not"], ["is", "not"]) else 0
    rest = [word for word in after[start:] if word not in ("a", "all", "an", "total", "complete")]
    if start and rest and (rest[0] in EPITHETS or rest[0] in EPITHETS_FOR_ONE):
        return people.first, at + after.index(rest[0])
    return None


def stinks(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… stink"."""
    first, at = first_of(said, people), people.last + 1
    if people.one or is_some(said, first) or not ends_after(said, people):
        return None
    while at < len(said) and said[at] in ("all", "always", "do", "simply", "both"):
        at += 1
    if said[people.last] == "fags":  # cigarettes
        return None
    stinks = said[at : at + 1] and said[at] in _STINKING - {"smell"} and said[at + 1 : at + 2] not in (["at"], ["of"])
    return (first, at) if stinks and DENYING.isdisjoint(said[max(0, first - 3) : first]) else None


def missed_by_none(said: list[str], people: People) -> tuple[int, int] | None:
    """ "The world would be a better place without …", "nobody would miss the …", "… should never have been born"."""
    first, after = first_of(said, people), said[people.last + 1 : people.last + 9]
    before = said[max(0, first - 5) : first]
    if people.one:
        return None
    if before[-1:] == ["without"] and "better" in before and not {"place", "world", "off", "country", "town"}.isdisjoint(said[:first]):
        return (first - 1, people.last) if not is_sex(said, people) and after[:1] not in (["who"], ["like"]) else None
    if before[-3:] in (["nobody", "would", "miss"], ["nobody", "will", "miss"]):
        return first - 3, people.last
    if after[:4] == ["should", "never", "have", "been"] and "born" in after and not is_some(said, first):
        return first, people.last + 1 + after.index("born")
    if after[:3] == ["arent", "capable", "of"] or after[:4] == ["are", "not", "capable", "of"] or after[:3] == ["are", "incapable", "of"]:
        rest = set(after[3:6])
        return (first, people.last + 3) if rest & _REASON and not is_some(said, first) else None
    return None


def on_two_legs(said: list[str], people: People) -> tuple[int, int] | None:
    """ "The … camp is full of vermin on two legs": in the same sentence as a name."""
    for at in range(people.last + 1, min(len(said) - 2, people.last + 1 + 2 * REACH)):
        if said[at] in _WALKING and said[at + 1 : at + 4] in (["on", "two", "legs"], ["with", "two", "legs"]):
            return people.first, at + 3
        if said[at] == "twolegged" and said[at + 1] in THINGS:
            return people.first, at + 1
    return None
