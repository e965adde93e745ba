"""Swearing as an order: "fuck you", "piss off", "go fuck yourself", "eat shit", "suck my …", "shut the fuck up". Whether
it is given to a reader, tells what others do ("they fuck you up"), is a noun ("one big fuck you"), or is said to a thing.
"""

from __future__ import annotations

from enum import Enum, auto

from detente.standards.folding import fold
from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import Word, index_at, layout
from detente.standards.lexicon.terms import Hit
from detente.standards.lexicon.things import names_thing
from detente.standards.text import Text

BASE = words("fuck screw piss bugger sod damn fuk fukk fck phuck phuk phuq fuq fcuk fvck fuxk fucc nique verpiss")
_OBJECTS = words("you u ya ye yall yous thou yourself yourselves urself off your ur")
_SUCK = words("suck kiss lick eat bite blow")
_EATEN = words("shit ass arse dick cock shite crap cocks")
_OPENERS = words(
    "and or but so oh ah aw well hey no yes yeah yep nah nope ok okay lol haha please just go now then also right seriously "
    "honestly kindly frankly listen look sorry alright fine damn fucking bloody everybody everyone all anyway really simply "
    "actually literally do and/or again mate pal sir hi hello dear god ffs"
)
_MODALS = words("can could should may might must will would please dont cant shall wont better")
_SIZES = words(
    "big biggest huge giant massive enormous little final last proper real right royal collective gigantic great good old polite "
    "quiet loud public single first second long slow simple friendly resounding ultimate total complete absolute whole nice "
    "lovely musical literal middle-finger two-fingered cheerful hearty deliberate obvious clear"
)
_ARTICLES = words("a an one another the this that his her its their my our no every some such any each your as like thank holy of for")
_OTHERS = words("he she they it we that which who i him her them us me everybody nobody somebody")
_MANY = words("all the every each both half")
_BACK = words("myself himself herself itself themselves ourselves themself")
_ADVERSE = words("over up around about sideways hard daily")
_SUBJECT_OF = words("are were look looked made did got have can will scared sound know really should need think see get want")
_TOLD_OF_YOU = _ADVERSE | _SUBJECT_OF
_NO_OWNERS = words("its thats lets whos heres theres hes shes whats")
_WISHES = words("can could should may might")
_HEARERS = words("told tell tells telling asked asks ordered invited wanted advised urged")
_PREPOSITIONS = words("at in on for with from by to under near during every all")
_WHY_AT_IT = words("and for you because with in")
"""What may follow the name of a thing that is sworn at."""
_PLACED = words("the my our his her their people everyone everybody some every a an voters readers customers neighbours residents")


class Order(Enum):
    """What swearing with a verb is: given to a reader, perhaps given, not given; or no such verb at all."""

    NO_VERB = auto()
    GIVEN = auto()
    UNSURE = auto()
    NOT_GIVEN = auto()


def order_in(text: Text, hit: Hit, before: list[str], after: list[str]) -> Order:
    """What a hit with these neighbours orders, if it stands in one of the forms that do."""
    if before[-2:] == ["shut", "the"] and after[:1] == ["up"]:
        return _led(before[:-2], "up")
    if before[-1:] and (before[-1] == "my" or before[-1] in _SUCK) and hit.term.word in _EATEN:
        return _sucked(text, hit, before, after)
    word = hit.term.word
    if written := _written_on(text, hit):
        after = [written, *after]
        word = next((base for base in BASE if word.startswith(base)), word)
    if word not in BASE:
        return Order.NO_VERB
    if after[:1] and after[0] in _BACK:
        return _at_third(before, after)
    if after[:1] and after[0] in _MANY and any(after[at : at + 2] == ["of", "you"] for at in range(1, 6)):
        return _led(before, "you")
    if not after or after[0] not in _OBJECTS:
        return Order.GIVEN if before[-1:] == ["go"] and not after and _led(before, "") is Order.GIVEN else Order.NO_VERB
    if _is_compound(text, hit, before, after) or _is_noun(text, hit, before, after) or _is_for_thing(text, hit, after):
        return Order.NOT_GIVEN
    return _given(before, after, word)


def _written_on(text: Text, hit: Hit) -> str:
    """The object that is written on to the verb in the hit itself: "fuckoff", "fucku", "FuckYou"; empty where there is none."""
    if hit.span[1] - hit.span[0] < 5:
        return ""
    spelled = "".join(map(fold, text.inspected[hit.span[0] : min(hit.span[1], hit.span[0] + 20)]))
    rest = next((spelled[len(base) :] for base in BASE if spelled.startswith(base)), "")
    return "you" if rest.startswith("you") or rest == "u" else "off" if rest == "off" else ""


def _given(before: list[str], after: list[str], word: str) -> Order:
    whom, following = after[0], after[1:2]
    led = _led(before, whom)
    if following and whom in ("you", "u", "ya") and following[0] in _TOLD_OF_YOU:
        mine = bool({"i", "ill", "im", "id"} & set(before))
        return Order.GIVEN if mine and following[0] in _ADVERSE else Order.UNSURE if led is Order.GIVEN else Order.NOT_GIVEN
    if whom in ("your", "ur"):
        near = following and following[0] in ("mother", "mum", "mom", "family", "sister", "wife", "kids", "face", "self", "life")
        return led if near or led is not Order.GIVEN else Order.UNSURE
    if whom == "off" and following:
        annoys = word == "piss" and following[0] in _PLACED and "lot" not in after
        if annoys or (before[-1:] == ["you"] and following[0] == "to"):
            return Order.NOT_GIVEN
    return led


def _led(before: list[str], whom: str) -> Order:
    """What the words before the verb make of it: an order where there are none, or only such as begin one."""
    rest = list(before)
    while rest and rest[-1] in _OPENERS:
        rest.pop()
    if not rest:
        return Order.GIVEN
    if rest[-1] == "to":
        return _led_by_to(rest, whom)
    if rest[-1] in _MODALS:
        subject = [word for word in rest if word not in _MODALS and word not in _OPENERS]
        return Order.GIVEN if not subject or subject[-1] in ("you", "u", "lot", "i", "all") else Order.NOT_GIVEN
    if rest[-1] in ("ill", "gonna", "wanna"):
        return Order.GIVEN if not set(rest) & {"he", "she", "they", "it"} else Order.NOT_GIVEN
    if rest[-1] == "you":
        asked = len(rest) > 1 and (rest[-2] in _MODALS or rest[-2] in ("dont", "why"))
        return Order.GIVEN if asked else Order.UNSURE if len(rest) == 1 else Order.NOT_GIVEN
    if rest[-2:] in (["i", "say"], ["i", "said"], ["we", "say"]):
        return Order.GIVEN
    return Order.NOT_GIVEN if rest[-1] in _OTHERS else Order.UNSURE


def _led_by_to(rest: list[str], whom: str) -> Order:
    said = set(rest)
    if said & {"want", "need", "like", "love", "going", "wanting", "wish"} and "you" in said:
        return Order.UNSURE
    if said & _HEARERS:
        return Order.NOT_GIVEN
    mine = said & {"i", "im", "id"} and said & {"want", "going", "like", "love"}
    return Order.GIVEN if mine and whom != "off" else Order.NOT_GIVEN


def _at_third(before: list[str], after: list[str]) -> Order:
    """ "He can go … himself" is said of one who may be named; of a group, a firm or the writer it is aimed at nobody."""
    wished = not _WISHES.isdisjoint(before) and after[0] in ("himself", "herself")
    told = set(before) & (_HEARERS | {"to"})
    return Order.UNSURE if wished and not told and not after[1:] else Order.NOT_GIVEN


def _sucked(text: Text, hit: Hit, before: list[str], after: list[str]) -> Order:
    at = -2 if before[-1] == "my" else -1
    if len(before) < -at or before[at] not in _SUCK:
        return Order.NO_VERB
    if called_to_thing(text, hit.span[1]):
        return Order.NOT_GIVEN
    led = _led(before[:at], "")
    if led is not Order.GIVEN:
        return Order.NOT_GIVEN
    if not after or after[0] in ("and", "you", "u", "or"):
        return Order.GIVEN
    return Order.NOT_GIVEN if after[0] in _PREPOSITIONS | {"goodbye", "off"} else Order.UNSURE


def _is_compound(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """ "fuck-you money", "a fuck-off lens"."""
    return text.inspected[hit.span[1] : hit.span[1] + 1] == "-" and bool(before or after[1:])


def _is_noun(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether an article or an owner stands before it: "one huge fuck you to commuters", "Lily Allen's Fuck You"."""
    rest = list(before)
    while rest and rest[-1] in _SIZES:
        rest.pop()
    if rest and (rest[-1] in _ARTICLES or (len(rest) > 1 and after[1:2] and after[1] in ("to", "from") and rest[-2] in ("a", "an"))):
        return True
    every, at = layout(text).words, index_at(text, hit.span[0]) - (len(before) - len(rest))
    if not rest or not at:
        return False
    owner: Word = every[at - 1]
    return owner.owns and owner.bare not in _NO_OWNERS


def _is_for_thing(text: Text, hit: Hit, after: list[str]) -> bool:
    """ "Fuck you, cancer", "piss off winter", "Monday, fuck off"."""
    count = names_thing(after[1:])
    if count and (len(after) == count + 1 or after[count + 1] in _WHY_AT_IT or after[count + 1].isdecimal()):
        return True
    if len(after) == 1 and called_to_thing(text, _end_of(text, hit.span[1])):
        return True
    return _calls_thing_first(text, hit)


def _end_of(text: Text, place: int) -> int:
    every, at = layout(text).words, index_at(text, place)
    return every[at].end if at < len(every) and not every[at].stops else place


def called_to_thing(text: Text, place: int) -> bool:
    """Whether the clause behind a comma here is the name of a thing and no more."""
    every, at = layout(text).words, index_at(text, place)
    if at >= len(every) or every[at].stops != ",":
        return False
    said = [every[at].bare]
    while at + len(said) < len(every) and not every[at + len(said)].stops and len(said) < 6:
        said.append(every[at + len(said)].bare)
    count = names_thing(said)
    return bool(count) and (count == len(said) or said[count] in _WHY_AT_IT)


def _calls_thing_first(text: Text, hit: Hit) -> bool:
    every, at = layout(text).words, index_at(text, hit.span[0])
    said: list[str] = []
    while at < len(every) and at > 0 and not every[at].stops and len(said) < 3 and every[at - 1].bare in _OPENERS:
        at -= 1
    if at >= len(every) or not at or every[at].stops not in (",", ":"):
        return False
    while at > 0 and len(said) < 6:
        at -= 1
        said.insert(0, every[at].bare)
        if every[at].stops:
            break
    said = [word for word in said if word not in ("dear", "oh", "hey", "to", "so", "and", "ok")]
    return bool(said) and names_thing(said) == len(said)
