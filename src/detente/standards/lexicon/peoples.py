"""The names of peoples in a sentence (`peoples.txt`), and what the patterns around them share: whether all of them are meant,
and the words of contempt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import spoken
from detente.standards.text import Text

REACH = 5
"""So many words may stand between a people and what is said of it."""
ALL = words("all every each any the these those of them our more such other fucking bloody last one single remaining")
AND_THATS_IT = words("and or now slowly already like too off soon today tonight horribly painfully because lol")
MODAL = words("should must ought deserve deserves need needs shall hope")
PASSING = words(
    "all to be get got being have has been just only every last one of them both and the too probably really better each already "
    "go will would can may in a slowly soon again"
)
DENYING = words("not never no dont doesnt didnt wont wouldnt shouldnt cant cannot isnt arent aint nobody neither nor hardly without")
ARE = words("are r remain")
LIKE = words(
    "all nothing but such like a an bunch of pack load lot complete completely total totally absolute utter utterly basically clearly "
    "always worse than little more better the by nature just mere pure born natural human humanity our literal literally this too "
    "that countrys nations societys and is most biggest worst kind sort freeloading thieving lying scrounging murderous violent lazy"
)
EPITHETS = words(
    "scum vermin parasites parasite cockroaches roaches rats rodents maggots leeches lice locusts animals beasts pigs swine monkeys apes "
    "baboons dogs curs filth filthy dirty trash garbage rubbish dirt muck pest pests pestilence infestation plague disease virus cancer "
    "tumour subhuman subhumans untermenschen inferior worthless useless disgusting repulsive repugnant revolting vile evil demons devils "
    "savages savage barbarians degenerates degenerate freaks abomination abominations retarded retards stupid dumb idiots morons imbeciles "
    "thieves criminals terrorists rapists murderers paedophiles pedophiles paedos pedos perverts whores sluts scroungers freeloaders "
    "traitors invaders invasion primitive uncivilised uncivilized backward unclean unhuman inhuman disgrace mistake waste"
)
EPITHETS_FOR_ONE = words(
    "rat animal beast pig ape monkey thief criminal terrorist rapist murderer paedophile pedophile pervert whore slut scrounger "
    "freeloader traitor invader savage barbarian liar cockroach maggot leech idiot moron"
)
THINGS = words("scum vermin filth trash parasites parasite rats rat pigs pig swine cockroaches savages")
WHOM = words("you u him her them that this these those")
COLOURS_AND_SEXES = frozenset((("white",), ("black",), ("gay",), ("man",), ("woman",), ("men",), ("women",), ("female",)))
"""Beside an adjective or a noun these name one person or a thing more often than a people: "a disgusting man", "white trash"."""
CLAUSE_ENDS = words("and or so but with because they in like too as more")
"""What follows a people that is named by an adjective ("I hate the French …"), where no noun does."""
SOME = words("some few several certain two three four many most no not if whether when # because that which who other")
HELD = words(
    "believe think feel say know reckon find hold maintain swear repeat insist argue bet agree convinced sure certain opinion view "
    "conviction belief fact truth obvious clear true known proven point knowledge is knows"
)
"""Verbs and nouns of opinion: behind them "that" begins what is held, and means none of them in particular."""
HOLDING = words(
    "firmly personally strongly sincerely always do have would now firm humble personal simple plain sad strong deep deepest considered "
    "honest common well it also long absolutely quite pretty thing"
)
HOLDERS = words("i im ive id we my our its the is everyone everybody a")
CLAIMED = words("opinion view conviction belief point")
"""Not the writer's unless "my" stands before: "the view that …" is looked at."""


@dataclass(frozen=True, slots=True)
class People:
    """A people's name at words first..last (inclusive) of a sentence. `one`: a single member is meant."""

    first: int
    last: int
    one: bool


@cache
def listed_peoples() -> tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...]:
    """Each line of the list: the words for many, those for one, and whether the name is one of abuse."""
    content = files("detente.standards.lexicon").joinpath("peoples.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in content.splitlines() if line and not line.startswith("#")]
    return tuple((spoken(Text(row[0])).words, spoken(Text(row[1])).words, row[2:] == ["abuse"]) for row in rows)


@cache
def names_of_peoples() -> dict[tuple[str, ...], bool]:
    """The words of each name, and whether it names one member."""
    return {one: True for _, one, _ in listed_peoples()} | {many: False for many, _, _ in listed_peoples()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in names_of_peoples())


@cache
def telling_words() -> frozenset[str]:
    """One word of each name, the rarer one: where none of them stands, no people is named."""
    return frozenset(name[-1] if name[0] in ("the", "people", "person") else name[0] for name in names_of_peoples())


def peoples_in(said: list[str]) -> Iterator[People]:
    """The names in a sentence, the longest at each place."""
    known, first_words, at = names_of_peoples(), _first_words(), 0
    while at < len(said):
        length = 0
        if said[at] in first_words:
            length = next((n for n in (4, 3, 2, 1) if tuple(said[at : at + n]) in known and at + n <= len(said)), 0)
        if length:
            yield People(at, at + length - 1, known[tuple(said[at : at + length])])
        at += max(1, length)


def first_of(said: list[str], people: People) -> int:
    """The place of the first article or "all of" before the name."""
    first = people.first
    while first > 0 and said[first - 1] in ALL and people.first - first < REACH:
        first -= 1
    return first


OPINING = words("say says said think thinks believe believes claim claims")
"""Before what somebody holds of a people, or asks others to do to it."""


def is_some(said: list[str], first: int) -> bool:
    """Whether some of them are meant, or others: "two Poles", "those who hurt Poles". "I believe that Poles …" means all, and
    so does "people who think Poles …": whether that is only retold, reported.py and agreed.py say.
    """
    if not first:
        return False
    if not {"who", "which"}.isdisjoint(said[max(0, first - 4) : first]):
        return said[first - 1 - (said[first - 1] == "that")] not in OPINING
    return said[first - 1] in SOME and not (said[first - 1] == "that" and is_held(said, first - 1))


def is_held(said: list[str], that: int) -> bool:
    """Whether "that" follows what the writer holds: "I firmly believe that", "it is my view that", "it's a fact that"."""
    at = that - 1
    if at < 0 or said[at] not in HELD or not DENYING.isdisjoint(said[:that]):
        return False
    own = said[at] not in CLAIMED
    at -= 1
    while at >= 0 and that - at < 6 and (said[at] in HOLDING or said[at] in HELD):
        at -= 1
    if at < 0:
        return True
    return said[at] in HOLDERS and (own or said[at] in ("my", "our"))


def ends_after(said: list[str], people: People) -> bool:
    """Whether the name stands for people, where it begins with "the" and may belong to a noun: "the French windows"."""
    return said[people.first] != "the" or people.last + 1 >= len(said) or said[people.last + 1] in CLAUSE_ENDS


def is_each(said: list[str], people: People) -> bool:
    """Whether one of them stands for all: "every refugee", "every last Romanian"."""
    return not {"every", "each"}.isdisjoint(said[first_of(said, people) : people.first])


def is_sex(said: list[str], people: People) -> bool:
    return tuple(said[people.first : people.last + 1]) in COLOURS_AND_SEXES
