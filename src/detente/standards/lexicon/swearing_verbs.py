"""Swearing as an order: "fuck you", "piss off", "go fuck yourself", "eat shit", "suck my …", "shut the fuck up". Whether
it is given to a reader, tells what others do ("they fuck you up"), is a noun ("one big fuck you"), or is said to a thing.

Whoever is spoken of and not to ("he can go fuck himself", "they should all fuck off", "Trump should shut the fuck up") is given
no order: it is a wish, of which a person has to judge, and never more than perhaps aimed at somebody. Of a firm, a government
or a thing ("the bank can go fuck itself") it is aimed at nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from detente.standards.folding import fold
from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import Word, index_at, layout, neighbours_of
from detente.standards.lexicon.terms import Hit, collapse
from detente.standards.lexicon.things import is_person, is_thing, names_person_too, names_thing, says_when
from detente.standards.text import Text

BASE = words("fuck screw piss bugger sod damn fuk fukk fck phuck phuk phuq fuq fcuk fvck fuxk fucc nique verpiss")
_LONGEST_FIRST = tuple(sorted(BASE, key=lambda base: (-len(base), base)))
_OBJECTS = words("you u ya ye yall yous thou yourself yourselves urself off your ur")
_MISSPELT = {
    **dict.fromkeys(words("yuo yu yoo yew uyo oyu uoy"), "you"),
    **dict.fromkeys(words("urselves urselfs yourselfs yerself yaself youself yourslef yerselves flesruoy"), "yourself"),
    "ffo": "off",
}
"""Objects with a slip of the keyboard, in other spellings and from behind; some are words or names of their own."""
_LETTERS = {"you": ["y", "o", "u"], "off": ["o", "f", "f"]}
_JOINED = re.compile(r"(?i)[./+|~]{1,3}(you|u|ya|off|yourself|yourselves)(?!\.?\w)")
"""The object behind a sign that takes the place of a blank: "fuck.you", "fuck/off"."""
_SUCK = words("suck kiss lick eat bite blow")
_EATEN = words("shit ass arse dick cock shite crap cocks")
_OPENERS = words(
    "and or but so oh ah aw well hey no yes yeah yep nah nope ok okay lol haha please just go now then also right seriously "
    "honestly kindly frankly listen look sorry alright fine damn fucking bloody everybody everyone all anyway really simply "
    "actually literally do and/or again mate pal sir hi hello dear god ffs"
)
_MODALS = words("can could should may might must will would please dont cant shall wont better")
_DENIED = words("dont cant wont not never doesnt didnt")
_SIZES = words(
    "big biggest huge giant massive enormous little final last proper real right royal collective gigantic great good old polite "
    "quiet loud public single first second long slow simple friendly resounding ultimate total complete absolute whole nice "
    "lovely musical literal middle-finger two-fingered cheerful hearty deliberate obvious clear"
)
_ARTICLES = words("a an one another the this that his her its their my our every some such any each your as like thank holy of for")
_OTHERS = words("he she they it we that which who i him her them us me everybody nobody somebody")
_MANY = words("all the every each both half")
_BACK = words("myself himself herself itself themselves ourselves themself")
_ADVERSE = words("over up around about sideways hard daily")
_SUBJECT_OF = words("are were look looked made did got have can will scared sound know really should need think see get want")
_TOLD_OF_YOU = _ADVERSE | _SUBJECT_OF
_NO_OWNERS = words("its thats lets whos heres theres hes shes whats")
_WISHES = words("can could should may might must better")
_NEEDS = words("needs need ought has have got")
_THIRD = words("he she they everyone everybody all both people")
_HEARERS = words("told tell tells telling asked asks ordered invited wanted advised urged")
_PREPOSITIONS = words("at in on for with from by to under near during every all")
_WHY_AT_IT = words("and for you because with in")
"""What may follow the name of a thing that is sworn at."""
_PLACED = words("the my our his her their people everyone everybody some every a an voters readers customers neighbours residents")
_NO_WISH = words("up over") | _PLACED
"""Behind these verbs they tell what is done: "he can … himself up", "she must piss off the neighbours"."""


class Order(Enum):
    """What swearing with a verb is: given to a reader, perhaps given, not given; or no such verb at all."""

    NO_VERB = auto()
    GIVEN = auto()
    UNSURE = auto()
    NOT_GIVEN = auto()


def order_in(text: Text, hit: Hit, before: list[str], after: list[str]) -> Order:
    """What a hit with these neighbours orders, if it stands in one of the forms that do. What is wished on somebody else is
    perhaps given.
    """
    order = _order_in(text, hit, before, after)
    return Order.UNSURE if order is Order.NOT_GIVEN and _is_wished_on_another(text, hit, before, after) else order


def _order_in(text: Text, hit: Hit, before: list[str], after: list[str]) -> Order:
    if before[-2:] == ["shut", "the"] and after[:1] == ["up"]:
        return _led(before[:-2], "up")
    if before[-1:] and (before[-1] == "my" or before[-1] in _SUCK) and hit.term.word in _EATEN:
        return _sucked(text, hit, before, after)
    word = hit.term.word
    if written := _written_on(text, hit):
        after = [written, *after]
        word = next((base for base in _LONGEST_FIRST if word.startswith(base)), word)
    if word not in BASE:
        return Order.NO_VERB
    after, is_slip = _with_object(text, hit, before, after)
    if after[:1] and after[0] in _BACK:
        return _at_third(before, after)
    if after[:1] and after[0] in _MANY and any(after[at : at + 2] == ["of", "you"] for at in range(1, 6)):
        return _led(before, "you")
    if not after or after[0] not in _OBJECTS:
        return Order.GIVEN if before[-1:] == ["go"] and not after and _led(before, "") is Order.GIVEN else Order.NO_VERB
    if _is_compound(text, hit, before, after) or _is_noun(text, hit, before, after):
        return Order.NOT_GIVEN
    to_thing = _order_to_thing(text, hit, after)
    order = _given(before, after, word) if to_thing is Order.NO_VERB else to_thing
    return Order.UNSURE if is_slip and order is Order.GIVEN else order


def _with_object(text: Text, hit: Hit, before: list[str], after: list[str]) -> tuple[list[str], bool]:
    """The words behind the verb with their first one, the object, as it should be written; and whether it was a slip, so that
    something else may be meant.
    """
    if joined := _JOINED.match(text.inspected, hit.span[1]):
        return [joined[1].lower(), *neighbours_of(text, hit.span[0], joined.end())[1]], False
    if not after:
        return (["you"], True) if before == ["noy"] and not text.inspected.isascii() else ([], False)  # noʎ: upside down
    for word, letters in _LETTERS.items():
        if after[: len(letters)] == letters:
            return [word, *after[len(letters) :]], False
    plain = _unstretched(after[0].rstrip("123456789") if len(after[0]) > 3 else after[0])
    if plain not in _OBJECTS and plain in _MISSPELT:
        return [_MISSPELT[plain], *after[1:]], True
    return [plain if plain in _OBJECTS else after[0], *after[1:]], False


def _unstretched(word: str) -> str:
    """The object that is drawn out here, as in "youuu" and "offff"; any other word as it is."""
    if word in _OBJECTS:
        return word
    short, runs = collapse(word)
    if short in _OBJECTS:
        return short
    return "off" if short == "of" and runs[-1] > 2 else word


def _written_on(text: Text, hit: Hit) -> str:
    """The object that is written on to the verb in the hit itself: "fuckoff", "fucku", "FuckYou"; empty where there is none."""
    if hit.span[1] - hit.span[0] < 5:
        return ""
    folded = "".join(map(fold, text.inspected[hit.span[0] : min(hit.span[1], hit.span[0] + 20)]))
    spelled = "".join(filter(str.isalnum, folded)).removeprefix("go")
    rest = next((spelled[len(base) :] for base in _LONGEST_FIRST if spelled.startswith(base)), "")
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
    if rest[-1] in _DENIED:
        return Order.GIVEN if rest[-2:] == ["why", "not"] else Order.NOT_GIVEN
    if rest[-1] in _MODALS:
        subject = [word for word in rest if word not in _MODALS and word not in _OPENERS]
        return Order.GIVEN if not subject or subject[-1] in ("you", "u", "lot", "i", "all") else Order.NOT_GIVEN
    if rest[-1] in ("ill", "gonna", "wanna"):
        return Order.GIVEN if not set(rest) & {"he", "she", "they", "it"} else Order.NOT_GIVEN
    if rest[-3:] in (["all", "of", "you"], ["lot", "of", "you"]):
        return Order.GIVEN
    if rest[-1] == "you":
        asked = len(rest) > 1 and (rest[-2] in _MODALS or rest[-2] in ("dont", "why"))
        return Order.GIVEN if asked else Order.UNSURE if len(rest) == 1 else Order.NOT_GIVEN
    if rest[-2:] in (["i", "say"], ["i", "said"], ["we", "say"]) or rest[-3:] == ["let", "me", "say"]:
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
    """ "He can go … himself" is said of one person, whoever it is; of "themselves" it depends on who they are."""
    wished = not _WISHES.isdisjoint(before) and after[0] in ("himself", "herself")
    told = set(before) & (_HEARERS | {"to"})
    return Order.UNSURE if wished and not told and _NO_WISH.isdisjoint(after[1:2]) else Order.NOT_GIVEN


def _is_wished_on_another(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether it is wished on a person who is named or meant: "they should all …", "Trump should …", "he needs to …"."""
    if after[:1] not in (["off"], ["up"], ["themselves"], ["himself"], ["herself"]) or not _NO_WISH.isdisjoint(after[1:2]):
        return False
    rest = before[:-2] if before[-2:] == ["shut", "the"] else list(before)
    while rest and rest[-1] in _OPENERS:
        rest.pop()
    wished = rest[-1:] == ["to"] and rest[-2:-1] != [] and rest[-2] in _NEEDS
    rest = rest[:-2] if wished else rest
    while rest and (rest[-1] in _OPENERS or rest[-1] in _WISHES) and rest[-1] not in _THIRD:
        wished = wished or rest[-1] in _WISHES
        rest.pop()
    if not wished or not rest or not _HEARERS.isdisjoint(before):
        return False
    return _is_person(layout(text).words[index_at(text, hit.span[0]) - (len(before) - len(rest)) - 1])


def _is_person(word: Word) -> bool:
    """Whether a pronoun, a noun for a person or a name is said here; a plural with a capital is as often a firm or a group."""
    if word.bare in _THIRD or is_person(word.bare) or is_person(word.bare.removesuffix("s")):
        return True
    return word.is_capital and word.bare not in _OTHERS and not word.bare.endswith("s") and not is_thing(word.bare)


def _sucked(text: Text, hit: Hit, before: list[str], after: list[str]) -> Order:
    at = -2 if before[-1] == "my" else -1
    if len(before) < -at or before[at] not in _SUCK:
        return Order.NO_VERB
    if (called := called_to_thing(text, hit.span[1])) is not Order.NO_VERB:
        return called
    led = _led(before[:at], "")
    if led is not Order.GIVEN:
        return Order.NOT_GIVEN
    if not after or after[0] in ("and", "you", "u", "or"):
        return Order.GIVEN
    return Order.NOT_GIVEN if after[0] in _PREPOSITIONS | {"goodbye", "off"} else Order.UNSURE


def _is_compound(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """ "fuck-you money", "a fuck-off lens"; not "go-fuck-yourself" alone."""
    return text.inspected[hit.span[1] : hit.span[1] + 1] == "-" and bool(before not in ([], ["go"]) or after[1:])


def _is_noun(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether an article or an owner stands before it: "one huge fuck you to commuters", "Lily Allen's Fuck You"."""
    rest = list(before)
    while rest and rest[-1] in _SIZES:
        rest.pop()
    if rest[-1:] == ["no"] and rest[:-1] and rest[-2] not in _OPENERS:
        return True
    if rest and (rest[-1] in _ARTICLES or (len(rest) > 1 and after[1:2] and after[1] in ("to", "from") and rest[-2] in ("a", "an"))):
        return True
    every, at = layout(text).words, index_at(text, hit.span[0]) - (len(before) - len(rest))
    if not rest or not at:
        return False
    owner: Word = every[at - 1]
    return owner.owns and owner.bare not in _NO_OWNERS


def _order_to_thing(text: Text, hit: Hit, after: list[str]) -> Order:
    """What swearing at a thing orders: nothing ("Fuck you, cancer", "piss off winter", "Monday, fuck off"), or perhaps something
    where a person may be called so ("Fuck you, April") or a time only says when ("Today: fuck you"). `NO_VERB` where no thing
    is named: in "fuck you today", without a comma, it says when.
    """
    count = 0 if says_when(after[1:]) else names_thing(after[1:])
    if count and (len(after) == count + 1 or after[count + 1] in _WHY_AT_IT or after[count + 1].isdecimal()):
        at = index_at(text, hit.span[1]) + 1
        return _to(layout(text).words[at : at + count])
    if len(after) == 1 and (called := called_to_thing(text, _end_of(text, hit.span[1]))) is not Order.NO_VERB:
        return called
    return _order_to_thing_before(text, hit)


def _to(thing: Sequence[Word]) -> Order:
    return Order.UNSURE if names_person_too(thing) else Order.NOT_GIVEN


def _end_of(text: Text, place: int) -> int:
    every, at = layout(text).words, index_at(text, place)
    return every[at].end if at < len(every) and not every[at].stops else place


def called_to_thing(text: Text, place: int) -> Order:
    """What is ordered where the clause behind a comma here names a thing and no more: nothing, or perhaps something where a
    person may be called so; `NO_VERB` where it names none.
    """
    every, at = layout(text).words, index_at(text, place)
    if at >= len(every) or every[at].stops != ",":
        return Order.NO_VERB
    last = at + 1
    while last < len(every) and not every[last].stops and last - at < 6:
        last += 1
    said = [word.bare for word in every[at:last]]
    count = names_thing(said)
    named = bool(count) and (count == len(said) or said[count] in _WHY_AT_IT)
    return _to(every[at : at + count]) if named else Order.NO_VERB


def _order_to_thing_before(text: Text, hit: Hit) -> Order:
    every, at = layout(text).words, index_at(text, hit.span[0])
    first = at
    while first < len(every) and first > 0 and not every[first].stops and every[first - 1].bare in _OPENERS:
        first -= 1
    if first >= len(every) or not first or every[first].stops not in (",", ":"):
        return Order.NO_VERB
    last = first
    while first > 0 and last - first < 6:
        first -= 1
        if every[first].stops:
            break
    called = [word for word in every[first:last] if word.bare not in ("dear", "oh", "hey", "to", "so", "and", "ok")]
    said = [word.bare for word in called]
    if not said or names_thing(said) != len(said):
        return Order.NO_VERB
    return Order.UNSURE if says_when(said) else _to(called)
