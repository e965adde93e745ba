"""Plain contempt for a people, by closed patterns over the words of a sentence: what needs no learned score to be seen.

Each pattern stands around the name of a people (`peoples.txt`): a call or a wish to hurt them ("… should be shot"), their
worth or humanity denied ("… are not human"), what they are called ("… are vermin", "filthy …"), where they are said to
belong, what they are said to rule, and the writer's loathing ("I hate …"). What is quoted, reported, denied, asked or
said of some of them is left out; a question that presumes ("Why are … so stupid?") asks nothing. Words in disguise ("mus1ims")
are read. Every search is a bounded step from a name, so the work is linear in the text. What names no people: banishing.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from detente.standards.lexicon import words
from detente.standards.lexicon.agreed import is_agreed, is_taken_back
from detente.standards.lexicon.banishing import SIGNS, banishing_in
from detente.standards.lexicon.disdain import (
    expelled,
    missed_by_none,
    none_but,
    on_two_legs,
    out,
    presumed,
    stinks,
)
from detente.standards.lexicon.peoples import (
    ALL,
    AND_THATS_IT,
    ARE,
    COLOURS_AND_SEXES,
    DENYING,
    EPITHETS,
    EPITHETS_FOR_ONE,
    LIKE,
    MODAL,
    OPINING,
    PASSING,
    REACH,
    THINGS,
    WHOM,
    People,
    ends_after,
    first_of,
    is_each,
    is_sex,
    is_some,
    listed_peoples,
    names_of_peoples,
    peoples_in,
    telling_words,
)
from detente.standards.lexicon.phrases import Sentence, Spoken, sentences_of, undressed_as
from detente.standards.lexicon.reported import is_reported
from detente.standards.text import Text

HARM, WORTH, CALLED, LOATHED, NAMED = 0.92, 0.92, 0.89, 0.8, 0.75
"""How strongly a pattern speaks: a call to hurt, a worth denied, a name called, loathing, an adjective."""
_HURT = words(
    "kill gas shoot hang lynch exterminate eradicate burn behead bomb slaughter execute drown murder stone castrate sterilise "
    "sterilize cull massacre nuke"
)
_HURT_DONE = words(
    "killed gassed shot hanged hung lynched exterminated eradicated burned burnt beheaded bombed slaughtered executed drowned "
    "murdered stoned castrated sterilised sterilized culled massacred nuked beaten whipped raped tortured enslaved caged"
)
_ENDED = words("die drown burn hang rot suffer disappear perish")
"""What is wished only where the wish ends there: "old people should die at home" is care."""
_ON_THE_WAY = words("die drown burn rot perish")
_IN_PAIN = words("hell pain agony fire fires flames ditch sea")
_BEATEN_UP = words("up to with until bloody senseless")
_URGING = words("lets let please go come then now")
_BOUND = words("should must gonna gotta will shall better")
_BOUND_ARE = words("i ill id we you someone somebody everyone everybody")
"""Of these the writer may ask it; a law, a winter and a price that "will kill the homeless" are accused of it."""
_WANTING = words("time need needs want have ready going ought love like got")
_MINE = words("i we us im were")
_OVERDUE = words("is its")
_WEIGHTS = words("burden drain nuisance problem")
"""Called so in contempt behind "nothing but" only."""
_TRADES = words("pickers collectors workers free owners lovers experts doctors trainers keepers control carriers patients survivors")
"""Behind a name that is called, they make it a trade or a fate: "waste pickers", "cancer patients"."""
_FOUL = words(
    "filthy dirty stinking stinky disgusting vile subhuman parasitic thieving savage degenerate worthless verminous scummy inferior "
    "repulsive lousy grubby greasy"
)
_LOATHE = words("hate despise loathe detest abhor")
_SICKEN = words("disgust disgusts sicken sickens repulse repulses revolt revolts")
_SICK = words("sick puke vomit ill nauseous retch")
_ASKING = words("do does did is are who how where would could why what was were have has can")
_TELLING = words("said says say claimed claims shouted wrote told thinks believes according")
_PLACES = words(
    "zoo zoos cage cages camp camps gas oven ovens kitchen gallows rope jungle trees caves gutter sewer bars graves grave dump "
    "stove"
)
_RULED = words("banks media world press government governments everything money hollywood economy")
_HUMAN = words("human humans humane people persons person equal equals")
_RIGHTS = words("live exist breathe mercy respect life oxygen")


@dataclass(frozen=True, slots=True)
class Contempt:
    """One pattern that was seen: how strongly it speaks, and its place in the original."""

    weight: float
    span: tuple[int, int]


def contempt_in(text: Text) -> tuple[Contempt, ...]:
    """The patterns that are the writer's own words, in order of appearance. English only: the caller knows the language."""
    return text.fact("contempt", _contempt)


def _contempt(text: Text) -> tuple[Contempt, ...]:
    heard = undressed_as(text, _vocabulary())
    names, signs = not telling_words().isdisjoint(heard.words), not SIGNS.isdisjoint(heard.words)
    if not names and not signs:
        return ()
    found = [seen for sentence in sentences_of(text, heard) for seen in _in_sentence(text, heard, sentence, signs)]
    return tuple(seen for seen in found if not _is_anothers(text, seen))


def _is_anothers(text: Text, seen: Contempt) -> bool:
    """Whether it is retold or denied, and the writer neither agrees with it nor says it in a clause of their own."""
    return is_reported(text, seen.span[0]) and not is_agreed(text, seen.span[1]) and not is_taken_back(text, seen.span[0])


def _in_sentence(text: Text, heard: Spoken, sentence: Sentence, signs: bool) -> Iterator[Contempt]:
    said = sentence.line.split()
    named = not telling_words().isdisjoint(said)
    if not named and not signs:
        return
    offset = bisect_left(heard.spans, (sentence.start, 0))
    doubted = text.inspected[sentence.end : sentence.end + 1] == "?"
    asked = doubted and said[0] in _ASKING and said[:2] != ["how", "come"]
    if not _TELLING.isdisjoint(said[-6:]):
        return
    found = [*_of_peoples(text, heard, said, offset, asked)] if named else []
    for weight, first, last in found or (banishing_in(said, asked or (doubted and said[-1] == "kitchen")) if signs else ()):
        yield Contempt(weight, (heard.spans[offset + first][0], heard.spans[offset + last][1]))


def _of_peoples(text: Text, heard: Spoken, said: list[str], offset: int, asked: bool) -> Iterator[tuple[float, int, int]]:
    """For each people of a sentence the first pattern that is seen, as a weight and the numbers of its first and last word."""
    for people in peoples_in(said):
        if _owns(text, heard.spans[offset + people.last][1]):
            continue
        for weight, look in _PRESUMING if asked else _PATTERNS:
            reach = look(said, people)
            if reach is not None:
                yield weight, *reach
                break


@cache
def _vocabulary() -> frozenset[str]:
    """The words that a disguise is taken off for."""
    heard = {word for name in names_of_peoples() for word in name}
    heard |= _HURT | _HURT_DONE | _ENDED | EPITHETS | _FOUL | THINGS | _LOATHE | _SICKEN | MODAL | ARE | ALL | _HUMAN
    return frozenset(word for word in heard if len(word) > 2 and word.isalpha()) | {"is", "be", "not"}


def _owns(text: Text, end: int) -> bool:
    """Whether an apostrophe follows: "the Poles' flag", "Turks’ shops"."""
    return text.inspected[end : end + 1] in ("'", "’")


@cache
def words_of_names() -> frozenset[str]:
    """Every folded word of a name that is none of abuse: who somebody is, is no insult."""
    return frozenset(word for many, one, is_abuse in listed_peoples() if not is_abuse for word in (*many, *one))


def _called_for(said: list[str], people: People) -> tuple[int, int] | None:
    """ "Kill all …", "we should gas the …", "death to …"."""
    at = first_of(said, people) - 1
    if at < 0 or (people.one and said[people.first - 1] not in ("every", "each")) or not ends_after(said, people):
        return None
    if said[at] == "to" and at and said[at - 1] == "death":
        return at - 1, people.last
    if said[at] in ("out", "off") and at and said[at - 1] in ("wipe", "finish"):
        at -= 1
    elif said[at] not in _HURT:
        return None
    before = said[at - 1] if at else ""
    if not DENYING.isdisjoint(said[max(0, at - 4) : at]):
        return None
    told = before in OPINING and said[at - 2 : at - 1] != ["you"]
    asked = not at or told or before in _URGING or (before in _BOUND and at > 1 and said[at - 2] in _BOUND_ARE)
    return (at, people.last) if asked or (before == "to" and _is_wanted(said, at)) else None


def _is_wanted(said: list[str], at: int) -> bool:
    """Whether the writer wants the deed at `at`: "we need to …", "it is time to …"; no bill that "is going to kill …"."""
    wanting, who = said[at - 2 : at - 1], said[at - 3] if at > 2 else ""
    return bool(wanting) and wanting[0] in _WANTING and (not who or who in _MINE or (who in _OVERDUE and wanting[0] == "time"))


def _wished(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… should all be shot", "… deserve to die", "I hope … drown"."""
    first, at = first_of(said, people), people.last + 1
    if (people.one and not is_each(said, people)) or (is_some(said, first) and said[first - 1] not in ("if", "that")):
        return None
    if said[at : at + 1] == ["like"] and said[at + 1 : at + 2] and said[at + 1] in WHOM:
        if is_sex(said, people):
            return None  # "men like that should be hanged" is said of a murderer (banishing.py)
        at += 2
    hoping = not {"hope", "wish"}.isdisjoint(said[max(0, first - 3) : first])
    if not hoping:
        if at >= len(said) or said[at] not in MODAL:
            return None
        at += 1
    for place in range(at, min(len(said), at + REACH)):
        if said[place] in _ENDED or said[place] in _HURT_DONE:
            denied = not DENYING.isdisjoint(said[max(0, first - 3) : first])
            return None if denied or not _is_hurt(said, place) else (first, place)
        if said[place] not in PASSING:
            break
    return None


def _is_hurt(said: list[str], place: int) -> bool:
    """Whether the word wishes harm with what follows it: nobody dies at home, hangs out or is beaten in the final."""
    after = said[place + 1 : place + 4]
    if said[place] == "beaten":
        return bool(after) and after[0] in _BEATEN_UP
    if said[place] not in _ENDED or not after or after[0] in AND_THATS_IT:
        return True
    if after[0] == "on":  # who should hang on is encouraged
        return said[place] in _ON_THE_WAY
    return after[0] == "in" and not _IN_PAIN.isdisjoint(after)


def _denied_worth(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… are not human", "… do not deserve to live", "… have no right to exist"."""
    first, after = first_of(said, people), said[people.last + 1 : people.last + 7]
    if people.one or is_some(said, first):
        return None
    if after[:2] == ["are", "not"] or after[:1] in (["arent"], ["aint"]):
        start = 2 if after[0] == "are" else 1
        rest = [word for word in after[start:] if word not in ("even", "fully", "real", "our")]
        if rest and rest[0] in _HUMAN and rest[1:2] not in (["who"], ["shields"], ["to"], ["like"]):
            return first, min(len(said), people.last + 1 + after.index(rest[0]) + 1) - 1
    if after[:1] == ["dont"] or after[:2] in (["do", "not"], ["have", "no"]):
        for place, word in enumerate(after):
            if word in _RIGHTS and ("deserve" in after[:place] or "have" in after[:place]):
                return first, people.last + 1 + place
    return None


def _called(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… are vermin", "every … is nothing but a parasite"."""
    first, at = first_of(said, people), people.last + 1
    if is_some(said, first) or (people.one and not is_each(said, people)):
        return None
    if not people.one and said[first - 1 : first] == ["thats"] and said[first - 2 : first - 1] and said[first - 2] in EPITHETS:
        return (first - 2, said.index("are", at)) if "are" in said[at : at + REACH] and said[-1] == "are" else None
    if at >= len(said) or said[at] not in (("is",) if people.one else ARE):
        return None
    for place in range(at + 1, min(len(said), at + 1 + REACH)):
        weighs = said[place] in _WEIGHTS and "nothing" in said[at:place]
        if said[place] in EPITHETS or (people.one and said[place] in EPITHETS_FOR_ONE) or weighs:
            return (first, place) if _TRADES.isdisjoint(said[place + 1 : place + 2]) else None
        if said[place] not in LIKE:
            break
    return None


def _loathed(said: list[str], people: People) -> tuple[int, int] | None:
    """ "I hate …", "I can't stand …", "… make me sick"."""
    first, after = first_of(said, people), said[people.last + 1 : people.last + 4]
    if people.one or is_some(said, first):
        return None
    ends = after[:1] not in (["who"], ["that"], ["when"]) and ends_after(said, people)
    at = first - 1
    if at >= 0 and said[at] in _LOATHE and ends and (at == 0 or said[at - 1] in ("i", "we", "and", "do", "everyone", "everybody")):
        return at, people.last
    if first > 1 and said[first - 2 : first] == ["cant", "stand"] and (first == 2 or said[first - 3] in ("i", "we", "and")):
        return first - 2, people.last
    if after[:1] and after[0] in _SICKEN and after[1:2] in (["me"], ["us"]):
        return first, people.last + 2
    if after[:1] in (["make"], ["makes"]) and after[1:2] in (["me"], ["us"]) and after[2:] and after[2] in _SICK:
        return first, people.last + 3
    return None


def _named(said: list[str], people: People) -> tuple[int, int] | None:
    """ "Filthy …", "… scum"."""
    if tuple(said[people.first : people.last + 1]) in COLOURS_AND_SEXES:
        return None
    if people.first > 0 and said[people.first - 1] in _FOUL:
        return people.first - 1, people.last
    if people.last + 1 < len(said) and said[people.last + 1] in THINGS and people.one:
        return people.first, people.last + 1
    return None


def _placed(said: list[str], people: People) -> tuple[int, int] | None:
    """ "… belong in a cage", "… run the banks", "the only good … is a dead one"."""
    first, at = first_of(said, people), people.last + 1
    after = said[at : at + REACH]
    if people.one:
        dead = said[max(0, people.first - 2) : people.first] == ["only", "good"] and after[:3] == ["is", "a", "dead"]
        return (people.first - 2, at + 2) if dead else None
    if is_some(said, first) or not after or after[0] not in ("belong", "run", "own", "control", "rule"):
        return None
    sought = _PLACES if after[0] == "belong" else _RULED
    if sought is _RULED and tuple(said[people.first : people.last + 1]) in COLOURS_AND_SEXES:
        return None  # "women run everything here" is praise, or a joke
    place = next((number for number, word in enumerate(after) if word in sought), None)
    return (first, at + place) if place is not None and DENYING.isdisjoint(after) else None


_Pattern = Callable[[list[str], People], tuple[int, int] | None]
_PATTERNS: tuple[tuple[float, _Pattern], ...] = (
    (HARM, _called_for), (HARM, _wished), (WORTH, _denied_worth), (CALLED, _called), (CALLED, _placed), (CALLED, expelled),
    (CALLED, none_but), (CALLED, missed_by_none), (CALLED, stinks), (LOATHED, _loathed), (LOATHED, out), (NAMED, _named),
    (CALLED, on_two_legs),
)  # fmt: skip
_PRESUMING: tuple[tuple[float, _Pattern], ...] = ((CALLED, presumed), (CALLED, none_but))
