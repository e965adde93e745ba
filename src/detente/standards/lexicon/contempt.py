"""Plain contempt for a people, by closed patterns over the words of a sentence: what needs no learned score to be seen.

Each pattern stands around the name of a people (`peoples.txt`): a call or a wish to hurt them ("… should be shot"), their
worth or humanity denied ("… are not human"), what they are called ("… are vermin", "filthy …"), where they are said to
belong, what they are said to rule, and the writer's loathing ("I hate …"). What is quoted, reported, denied, asked or
said of some of them is left out. Every search is a bounded step from a name, so the work is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Sentence, Spoken, sentences, spoken
from detente.standards.lexicon.reported import is_reported
from detente.standards.text import Text

HARM, WORTH, CALLED, LOATHED, NAMED = 0.92, 0.92, 0.85, 0.8, 0.75
"""How strongly a pattern speaks: a call to hurt, a worth denied, a name called, loathing, an adjective."""
REACH = 5
"""So many words may stand between a people and what is said of it."""
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
_AND_THATS_IT = words("and or now slowly already like too off soon today tonight horribly painfully because lol")
_ON_THE_WAY = words("die drown burn rot perish")
_IN_PAIN = words("hell pain agony fire fires flames ditch sea")
_BEATEN_UP = words("up to with until bloody senseless")
_ALL = words("all every each any the these those of them our more such other fucking bloody last one single remaining")
_URGING = words("lets let please go come then now")
_BOUND = words("should must gonna gotta will shall better")
_BOUND_ARE = words("i ill id we you someone somebody everyone everybody")
"""Of these the writer may ask it; a law, a winter and a price that "will kill the homeless" are accused of it."""
_WANTING = words("time need needs want have ready going ought love like got")
_MINE = words("i we us im were")
_OVERDUE = words("is its")
_MODAL = words("should must ought deserve deserves need needs shall hope")
_PASSING = words(
    "all to be get got being have has been just only every last one of them both and the too probably really better each already "
    "go will would can may in a slowly soon again"
)
_DENYING = words("not never no dont doesnt didnt wont wouldnt shouldnt cant cannot isnt arent aint nobody neither nor hardly without")
_ARE = words("are r remain")
_LIKE = words(
    "all nothing but such like a an bunch of pack load lot complete completely total totally absolute utter utterly basically clearly "
    "always worse than little more better the by nature just mere pure born natural human humanity our literal literally this too "
    "that countrys nations societys and is most biggest worst kind sort"
)
_CALLED = words(
    "scum vermin parasites parasite cockroaches roaches rats rodents maggots leeches lice locusts animals beasts pigs swine monkeys apes "
    "baboons dogs curs filth filthy dirty trash garbage rubbish dirt muck pest pests pestilence infestation plague disease virus cancer "
    "tumour subhuman subhumans untermenschen inferior worthless useless disgusting repulsive repugnant revolting vile evil demons devils "
    "savages savage barbarians degenerates degenerate freaks abomination abominations retarded retards stupid idiots morons imbeciles "
    "thieves criminals terrorists rapists murderers paedophiles pedophiles paedos pedos perverts whores sluts scroungers freeloaders "
    "traitors invaders invasion primitive uncivilised uncivilized backward unclean unhuman inhuman disgrace mistake waste"
)
_TRADES = words("pickers collectors workers free owners lovers experts doctors trainers keepers control carriers patients survivors")
"""Behind a name that is called, they make it a trade or a fate: "waste pickers", "cancer patients"."""
_FOUL = words(
    "filthy dirty stinking stinky disgusting vile subhuman parasitic thieving savage degenerate worthless verminous scummy inferior "
    "repulsive lousy grubby greasy"
)
_THINGS = words("scum vermin filth trash parasites parasite rats rat pigs pig swine cockroaches savages")
_COLOURS_AND_SEXES = frozenset((("white",), ("black",), ("gay",), ("man",), ("woman",), ("men",), ("women",), ("female",)))
"""Beside an adjective or a noun these name one person or a thing more often than a people: "a disgusting man", "white trash"."""
_CLAUSE_ENDS = words("and or so but with because they in like too as more")
"""What follows a people that is named by an adjective ("I hate the French …"), where no noun does."""
_LOATHE = words("hate despise loathe detest abhor")
_SICKEN = words("disgust disgusts sicken sickens repulse repulses revolt revolts")
_SICK = words("sick puke vomit ill nauseous retch")
_SOME = words("some few several certain two three four many most no not if whether when # because that which who other")
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


@dataclass(frozen=True, slots=True)
class _People:
    """A people's name at words first..last (inclusive) of a sentence. `one`: a single member is meant."""

    first: int
    last: int
    one: bool


def contempt_in(text: Text) -> tuple[Contempt, ...]:
    """The patterns that are the writer's own words, in order of appearance. English only: the caller knows the language."""
    return text.fact("contempt", _contempt)


def _contempt(text: Text) -> tuple[Contempt, ...]:
    heard = spoken(text)
    if _telling_words().isdisjoint(heard.words):
        return ()
    found = [seen for sentence in sentences(text) for seen in _in_sentence(text, heard, sentence)]
    return tuple(seen for seen in found if not is_reported(text, seen.span[0]))


def _in_sentence(text: Text, heard: Spoken, sentence: Sentence) -> Iterator[Contempt]:
    said = sentence.line.split()
    if _telling_words().isdisjoint(said):
        return
    offset = bisect_left(heard.spans, (sentence.start, 0))
    asked = text.inspected[sentence.end : sentence.end + 1] == "?" and said[0] in _ASKING
    if asked or not _TELLING.isdisjoint(said[-6:]):
        return
    for people in _peoples(said):
        if _owns(text, heard.spans[offset + people.last][1]):
            continue
        for weight, look in _PATTERNS:
            reach = look(said, people)
            if reach is not None:
                first, last = reach
                yield Contempt(weight, (heard.spans[offset + first][0], heard.spans[offset + last][1]))
                break


def _owns(text: Text, end: int) -> bool:
    """Whether an apostrophe follows: "the Poles' flag", "Turks’ shops"."""
    return text.inspected[end : end + 1] in ("'", "’")


@cache
def _listed() -> tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]:
    """Each line of the list: the words for many, those for one, and whether the name is one of abuse."""
    content = files("detente.standards.lexicon").joinpath("peoples.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in content.splitlines() if line and not line.startswith("#")]
    return tuple((spoken(Text(row[0])).words, spoken(Text(row[1])).words, row[2:] == ["abuse"]) for row in rows)


@cache
def _names() -> dict[tuple[str, ...], bool]:
    """The words of each name, and whether it names one member."""
    return {one: True for _, one, _ in _listed()} | {many: False for many, _, _ in _listed()}


@cache
def words_of_names() -> frozenset[str]:
    """Every folded word of a name that is none of abuse: who somebody is, is no insult."""
    return frozenset(word for many, one, is_abuse in _listed() if not is_abuse for word in (*many, *one))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _names())


@cache
def _telling_words() -> frozenset[str]:
    """One word of each name, the rarer one: where none of them stands, no people is named."""
    return frozenset(name[-1] if name[0] in ("the", "people", "person") else name[0] for name in _names())


def _peoples(said: list[str]) -> Iterator[_People]:
    """The names in a sentence, the longest at each place."""
    known, first_words, at = _names(), _first_words(), 0
    while at < len(said):
        length = 0
        if said[at] in first_words:
            length = next((n for n in (4, 3, 2, 1) if tuple(said[at : at + n]) in known and at + n <= len(said)), 0)
        if length:
            yield _People(at, at + length - 1, known[tuple(said[at : at + length])])
        at += max(1, length)


def _before(said: list[str], people: _People) -> int:
    """The place of the first article or "all of" before the name."""
    first = people.first
    while first > 0 and said[first - 1] in _ALL and people.first - first < REACH:
        first -= 1
    return first


def _is_some(said: list[str], first: int) -> bool:
    """Whether some of them are meant, or others: "two Poles", "those who hurt Poles"."""
    return first > 0 and (said[first - 1] in _SOME or not {"who", "which"}.isdisjoint(said[max(0, first - 4) : first]))


def _ends_after(said: list[str], people: _People) -> bool:
    """Whether the name stands for people, where it begins with "the" and may belong to a noun: "the French windows"."""
    return said[people.first] != "the" or people.last + 1 >= len(said) or said[people.last + 1] in _CLAUSE_ENDS


def _called_for(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "Kill all …", "we should gas the …", "death to …"."""
    at = _before(said, people) - 1
    if at < 0 or (people.one and said[people.first - 1] not in ("every", "each")) or not _ends_after(said, people):
        return None
    if said[at] == "to" and at and said[at - 1] == "death":
        return at - 1, people.last
    if said[at] in ("out", "off") and at and said[at - 1] in ("wipe", "finish"):
        at -= 1
    elif said[at] not in _HURT:
        return None
    before = said[at - 1] if at else ""
    if not _DENYING.isdisjoint(said[max(0, at - 4) : at]):
        return None
    asked = not at or before in _URGING or (before in _BOUND and at > 1 and said[at - 2] in _BOUND_ARE)
    return (at, people.last) if asked or (before == "to" and _is_wanted(said, at)) else None


def _is_wanted(said: list[str], at: int) -> bool:
    """Whether the writer wants the deed at `at`: "we need to …", "it is time to …"; no bill that "is going to kill …"."""
    wanting, who = said[at - 2 : at - 1], said[at - 3] if at > 2 else ""
    return bool(wanting) and wanting[0] in _WANTING and (not who or who in _MINE or (who in _OVERDUE and wanting[0] == "time"))


def _wished(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "… should all be shot", "… deserve to die", "I hope … drown"."""
    first, at = _before(said, people), people.last + 1
    if people.one or (_is_some(said, first) and said[first - 1] not in ("if", "that")):
        return None
    hoping = not {"hope", "wish"}.isdisjoint(said[max(0, first - 3) : first])
    if not hoping:
        if at >= len(said) or said[at] not in _MODAL:
            return None
        at += 1
    for place in range(at, min(len(said), at + REACH)):
        if said[place] in _ENDED or said[place] in _HURT_DONE:
            denied = not _DENYING.isdisjoint(said[max(0, first - 3) : first])
            return None if denied or not _is_hurt(said, place) else (first, place)
        if said[place] not in _PASSING:
            break
    return None


def _is_hurt(said: list[str], place: int) -> bool:
    """Whether the word wishes harm with what follows it: nobody dies at home, hangs out or is beaten in the final."""
    after = said[place + 1 : place + 4]
    if said[place] == "beaten":
        return bool(after) and after[0] in _BEATEN_UP
    if said[place] not in _ENDED or not after or after[0] in _AND_THATS_IT:
        return True
    if after[0] == "on":  # who should hang on is encouraged
        return said[place] in _ON_THE_WAY
    return after[0] == "in" and not _IN_PAIN.isdisjoint(after)


def _denied_worth(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "… are not human", "… do not deserve to live", "… have no right to exist"."""
    first, after = _before(said, people), said[people.last + 1 : people.last + 7]
    if people.one or _is_some(said, first):
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


def _called(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "… are vermin", "every … is nothing but a parasite"."""
    first, at = _before(said, people), people.last + 1
    if _is_some(said, first) or (people.one and said[people.first - 1 : people.first] not in (["every"], ["each"])):
        return None
    if at >= len(said) or said[at] not in (("is",) if people.one else _ARE):
        return None
    for place in range(at + 1, min(len(said), at + 1 + REACH)):
        if said[place] in _CALLED:
            return (first, place) if _TRADES.isdisjoint(said[place + 1 : place + 2]) else None
        if said[place] not in _LIKE:
            break
    return None


def _loathed(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "I hate …", "I can't stand …", "… make me sick"."""
    first, after = _before(said, people), said[people.last + 1 : people.last + 4]
    if people.one or _is_some(said, first):
        return None
    ends = after[:1] not in (["who"], ["that"], ["when"]) and _ends_after(said, people)
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


def _named(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "Filthy …", "… scum"."""
    if tuple(said[people.first : people.last + 1]) in _COLOURS_AND_SEXES:
        return None
    if people.first > 0 and said[people.first - 1] in _FOUL:
        return people.first - 1, people.last
    if people.last + 1 < len(said) and said[people.last + 1] in _THINGS and people.one:
        return people.first, people.last + 1
    return None


def _placed(said: list[str], people: _People) -> tuple[int, int] | None:
    """ "… belong in a cage", "… run the banks", "the only good … is a dead one"."""
    first, at = _before(said, people), people.last + 1
    after = said[at : at + REACH]
    if people.one:
        dead = said[max(0, people.first - 2) : people.first] == ["only", "good"] and after[:3] == ["is", "a", "dead"]
        return (people.first - 2, at + 2) if dead else None
    if _is_some(said, first) or not after or after[0] not in ("belong", "run", "own", "control", "rule"):
        return None
    sought = _PLACES if after[0] == "belong" else _RULED
    if sought is _RULED and tuple(said[people.first : people.last + 1]) in _COLOURS_AND_SEXES:
        return None  # "women run everything here" is praise, or a joke
    place = next((number for number, word in enumerate(after) if word in sought), None)
    return (first, at + place) if place is not None and _DENYING.isdisjoint(after) else None


_Pattern = Callable[[list[str], _People], tuple[int, int] | None]
_PATTERNS: tuple[tuple[float, _Pattern], ...] = (
    (HARM, _called_for), (HARM, _wished), (WORTH, _denied_worth), (CALLED, _called), (CALLED, _placed), (LOATHED, _loathed),
    (NAMED, _named),
)  # fmt: skip
