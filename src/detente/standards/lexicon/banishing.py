"""Contempt that names no people, by closed patterns: "go back to where you came from", "scum like you should be shot", "the
only good cop is a dead cop". Read by contempt.py sentence by sentence; every search is a bounded step from one word.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.standards.lexicon import words

HARM, CALLED, NAMED = 0.92, 0.89, 0.75
"""How strongly a pattern speaks: a wish to hurt somebody, a place shown to somebody, a saying."""
_GOING = words("go swim crawl fly run walk get pack piss fuck bugger sod clear row sail")
_BIDDING = words("and then so or please now you u ya should must better need to ought why dont off bags can home just pack your")
_ADDRESSED = words("you u ya bags off home then so please now and or")
_NOT_BIDDEN = words(
    "to i we he she they it people hear heard say says saying shout shouted yell yelled read telling told cant will would the a of my "
    "his her their let lets me us him them dont not never who that ill id all"
)
_SAID_OF_OTHERS = words("did do will when how where can could would does")
_COUNTRY = words("country homeland continent land")
_HOLES = words("jungle desert cave caves trees sewer zoo gutter swamp bush ghetto hole")
_LANDS = words(
    "africa asia india pakistan bangladesh poland mexico china syria somalia turkey nigeria arabia iran iraq afghanistan romania albania "
    "eritrea ethiopia israel morocco algeria"
)
_COME = words("came come crawled")
_GOES_ON = words("when after once for with every at on in until anytime whenever as to next last during before")
_TURNS = words("turn take try look start follow do press pick talk save read check")
_DRESS = words("headscarf headscarves hijab burka burqa niqab turban veil koran quran prayer halal mosque minaret sari")
_WHOM = words("you u him her them that this these those yourself")
_FOLK = words("people persons men women guys girls folk folks someone somebody anyone person man woman boys")
_ABUSED = words(
    "scum filth vermin trash garbage bastards bastard wankers wanker cunts cunt bitches bitch whores whore pigs pig rats rat idiots idiot "
    "morons moron retards retard imbeciles thugs perverts pervert nonces paedos parasites parasite cockroaches lowlifes lowlife "
    "degenerates degenerate traitors traitor cretins cretin arseholes assholes asshole arsehole twats twat dickheads sluts slut leeches "
    "shits fools cowards dogs swine animals monsters"
)
_BEASTS = words("vermin trash garbage pigs pig rats rat parasites parasite cockroaches leeches dogs swine animals")
"""Said of beasts and rubbish, too: persons only where "like you" follows, or "human" stands before."""
_MODAL = words("should must ought need needs deserve deserves shall")
_PASSING = words("all to be get got being have has been only and the too probably better each already a good slowly again")
_TORTURED = words("raped sterilised sterilized gassed burned burnt tortured")
_HURT = _TORTURED | words(
    "shot hanged hung lynched exterminated beheaded slaughtered executed drowned murdered stoned castrated culled whipped stabbed "
    "strangled killed neutered raping"
)
_TRADES = words(
    "cop cops policeman policemen copper coppers journalist journalists politician politicians tory tories liberal liberals leftist "
    "leftists lefty lefties democrat democrats republican republicans communist communists commie commies banker bankers lawyer lawyers "
    "landlord landlords feminist feminists judge judges cyclist cyclists motorist motorists hunter hunters vegan vegans teacher teachers"
)
SIGNS = words("back kitchen only like") | _DRESS | (_ABUSED - _BEASTS)
"""Where none of these stands in the words of a text, no pattern of this module is in it."""
_DENIED = words("not never no dont nobody neither nor isnt arent shouldnt mustnt wont if whether")

Seen = tuple[float, int, int]
"""A weight, and the numbers of the first and the last word."""


def banishing_in(said: list[str], asked: bool) -> Iterator[Seen]:
    """The patterns in the words of one sentence. asked: it is a question, which only asks."""
    for at, word in enumerate(said):
        if word == "back" and at:
            yield from _sent_back(said, at, asked)
        elif word in _DRESS:
            yield from _sent_home(said, at)
        elif word == "good" and said[at - 1 : at] == ["only"]:
            yield from _only_dead(said, at)
        elif word == "like" and at and not asked:
            yield from _like_them(said, at)
        elif word in _ABUSED and word not in _BEASTS and not asked:
            yield from _wished(said, at, at + 1, NAMED)
        elif word == "kitchen" and not asked and said[at - 5 : at] in (_PLACE, ["womens", *_PLACE[1:]]):
            yield NAMED, at - 5, at


_PLACE = ["womans", "place", "is", "in", "the"]


def _sent_back(said: list[str], at: int, asked: bool) -> Iterator[Seen]:
    """ "Go back to where you came from", "piss off back to your own country", "swim back to Africa"."""
    first = at - 1
    while first > 0 and said[first] in ("off", "home", "straight", "right"):
        first -= 1
    if said[first] not in _GOING or (asked and said[0] != "why"):
        return
    last = _where_to(said, at + 1, said[first])
    after = said[last + 1 : last + 3] if last else []
    if not last or (after and (after[0] in _GOES_ON or (after[0] == "and" and not _TURNS.isdisjoint(after)))):
        return
    if _is_bidden(said, first):
        yield CALLED, first, last


def _is_bidden(said: list[str], verb: int) -> bool:
    """Whether somebody is told to do it: the first word, or behind "you should", "pack your bags and", "why don't you"."""
    at = verb
    while at > 0 and verb - at < 7 and said[at - 1] in _BIDDING:
        at -= 1
    if at and said[at - 1] in _SAID_OF_OTHERS:
        return False
    told = said[at:verb]
    return not _ADDRESSED.isdisjoint(told) or (not told and (not at or said[at - 1] not in _NOT_BIDDEN))


def _where_to(said: list[str], at: int, verb: str) -> int:
    """The last word of the place that is shown, or 0."""
    if said[at : at + 1] == ["to"]:
        at += 1
    rest = said[at : at + 4]
    if rest[:1] in (["where"], ["wherever"]) and rest[1:2] in (["you"], ["u"], ["ya"], ["youve"]) and rest[2:3] and rest[2] in _COME:
        return at + 3 if rest[3:] == ["from"] else 0
    if rest[:1] in (["your"], ["ur"]):
        last = at + 2 if rest[1:2] in (["own"], ["home"], ["shithole"], ["filthy"]) else at + 1
        return last if said[last : last + 1] and said[last] in _COUNTRY and said[last + 1 : last + 2] != ["club"] else 0
    if rest[:1] in (["the"], ["your"]) and rest[1:2] and rest[1] in _HOLES and verb != "get":
        return at + 1
    return at if rest and rest[0] in _LANDS and said[at + 1 : at + 2] in ([], ["then"], ["you"], ["and"], ["or"]) else 0


def _sent_home(said: list[str], at: int) -> Iterator[Seen]:
    """ "Take your headscarf and go home"."""
    if said[max(0, at - 2) : at] in (["take", "your"], ["grab", "your"], ["pack", "your"]):
        for last in range(at + 1, min(len(said) - 1, at + 4)):
            if said[last] in ("go", "fuck", "piss", "get", "bugger", "clear") and said[last + 1] in ("home", "off", "back", "out"):
                yield CALLED, at - 2, last + 1
                return


def _only_dead(said: list[str], at: int) -> Iterator[Seen]:
    """ "The only good cop is a dead cop"; of wasps and slugs it may be said."""
    rest = said[at + 1 : at + 6]
    if len(rest) < 3 or rest[0] not in _TRADES or rest[1] not in ("is", "are"):
        return
    dead = rest[2:].index("dead") if "dead" in rest[2:] else -1
    after = said[at + 4 + dead : at + 5 + dead]
    if dead in (0, 1) and (after in ([], ["one"], ["ones"]) or after == rest[:1]):
        yield NAMED, at - 1, min(len(said) - 1, at + 4 + dead)


def _like_them(said: list[str], at: int) -> Iterator[Seen]:
    """ "Scum like you should be shot", "women like that need to be raped"."""
    if said[at + 1 : at + 2] and said[at + 1] in _WHOM and said[at - 1] in _ABUSED | _FOLK:
        yours = said[at + 1] in ("you", "u", "yourself")
        yield from _wished(said, at - 1, at + 2, HARM if yours else NAMED)


def _wished(said: list[str], who: int, at: int, weight: float) -> Iterator[Seen]:
    """Harm that "should" come to word number `who`: torture is a wish whoever is meant, an execution also an opinion on law."""
    if at >= len(said) or said[at] not in _MODAL or not _DENIED.isdisjoint(said[max(0, who - 4) : who]):
        return
    for place in range(at + 1, min(len(said), at + 7)):
        if said[place] in _HURT:
            yield (HARM if said[place] in _TORTURED | {"raping"} else weight), who, place
            return
        if said[place] not in _PASSING:
            return
