"""Whether a word is aimed at somebody, or only reported. Small closed lists and a look at the neighbours; no
guessing.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from detente.standards.lexicon import words
from detente.standards.lexicon.address import is_addressed
from detente.standards.lexicon.clauses import index_at, is_cited, is_quoted, layout, neighbours_of
from detente.standards.lexicon.denied import is_denied
from detente.standards.lexicon.quotations import quotation_around
from detente.standards.lexicon.swearing_verbs import BASE, Order, called_to_thing, order_in
from detente.standards.lexicon.telling import agrees, calls_names, is_discussed, is_perhaps_told, is_told
from detente.standards.lexicon.terms import Hit, belittling_words
from detente.standards.lexicon.things import is_person, is_thing, is_time, names_thing, says_when
from detente.standards.text import Text

_YOU = words("you u ya ye youre ur your yall yous thou yourself yourselves urself")
_BETWEEN = words(
    "are re r is be being been were a an the such another just nothing but really so all both absolute "
    "absolutely "
    "complete completely total totally utter utterly real right proper massive huge giant big little tiny "
    "small dumb "
    "stupid silly ugly fat old young filthy dirty disgusting nasty pathetic sad lying ignorant racist "
    "sexist lazy crazy "
    "worthless useless miserable bloody fucking fuckin freaking fricking goddamn damn bunch of pack bag "
    "load piece "
    "cowardly arrogant smug brainless spineless moronic idiotic inbred wretched evil sick vile rotten "
    "piece sack "
    "motherfucking sniveling snivelling whining whiny lousy single must one sure sir madam mate pal lot guys people folks "
    "honestly truly clearly obviously literally still always and son sons pile heap lump so-called socalled"
)
_NOT = words("not never no isnt arent aint wasnt werent nobody dont don neither nor t")
_NAMING = words("youre ur")
_CONDITIONS = words("if when whenever whether unless because that who")
_OF_PEOPLE = words("butch bull lesbian lesbo ugly fat manhating hairy stupid dumb filthy disgusting")
"""What stands before "dyke" when a woman is meant; of a sea wall nobody says it."""
_WHOM = words("me her him them us you people women girls")
_GOING_ON = words("and or but who who's like you youre so go get shut with from in on because if when just")
_FAMILY = words("mum mom mam mother mama ma wife sister daughter girlfriend dad father son brother husband nan gran family")
_FIRST = words("shut get go cry cope try read look listen learn grow stop wait nice thanks jog suck eat kiss piss fuck bugger")
_WRITERS = words("reporter author journalist writer editor columnist moderator")
_OF_WOMEN = words("slut sluts whore whores slutty skank skanks cunt cunts")
_CALLED = words("sir madam mate pal")
_WORTHLESS = words("shit shite crap")
_OWN = words("us we as being")
_SOMETHING = words("are re r be were was should must can could may might will would ought have")
"""Behind "you" they go on with what is said of it; anything else calls somebody so."""
_DEALING = words("up stuck married faced saddled left lumbered related engaged")
_WITH = words("with against for to under")
_ITSELF = words("the you")
"""Before "shit" a verb or a compliment: "you shit", "you are the …"."""
_PARTS = _BETWEEN | _YOU | words("go just to oh well shut up eat suck kiss lick bite my")
"""What may stand before a listed word in the same address."""
_CRIED = _BETWEEN - words("the a of another such")
"""What may stand before a listed word that is a comment by itself."""
_OFF = _YOU | {"off"}
LEAD = 12
"""So many words before a listed one may belong to the same address."""


class Aim(IntEnum):
    """How far a word is aimed at a person: for sure, perhaps (a person has to look), or not."""

    NONE = 0
    PERHAPS = 1
    SURE = 2


def aim_of(text: Text, hit: Hit) -> Aim:
    """How far the word addresses a person: "you …", "… you", "… off", "suck my …". What is negated, or said to a thing, is
    not aimed.
    """
    known: dict[tuple[tuple[int, int], str], Aim] = text.fact("aims", lambda _: {})
    key = hit.span, hit.term.word
    if key not in known:
        known[key] = _aim(text, hit)
    return known[key]


def aimed_at_someone(text: Text, hit: Hit) -> bool:
    """Whether the word addresses a person, for sure or perhaps."""
    return aim_of(text, hit) is not Aim.NONE


def _aim(text: Text, hit: Hit) -> Aim:
    before, after = neighbours(text, hit)
    if hit.term.language != "en":
        return Aim.SURE if is_addressed(hit, text, before, after) else Aim.NONE
    aim = _aim_in_clause(text, hit, before, after)
    return Aim.PERHAPS if aim is Aim.SURE and _is_unsure(text, hit, before, after) else aim


def _is_unsure(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether an address is denied ("I don't think you are …"), put in quotation marks, or perhaps told by others."""
    if _goes_on(before) and is_denied(text, hit.span[0]):
        return True
    if _is_quoted_alone(text, hit, before, after) or (agrees(after) and _is_said_by_others(text, hit, before, after)):
        return True
    return is_perhaps_told(text, _first_of_address(text, hit), _end_of_order(text, hit, after))


def _goes_on(before: list[str]) -> bool:
    """Whether the last "you" before a word is one of which something is said, and not one who is called so."""
    at = max((place for place, word in enumerate(before) if word in _YOU), default=-1)
    return at >= 0 and (before[at] in _NAMING or not _SOMETHING.isdisjoint(before[at + 1 : at + 2]))


def _aim_in_clause(text: Text, hit: Hit, before: list[str], after: list[str]) -> Aim:
    verb = order_in(text, hit, before, after)
    if verb is not Order.NO_VERB:
        return {Order.GIVEN: Aim.SURE, Order.UNSURE: Aim.PERHAPS}.get(verb, Aim.NONE)
    if _stresses_an_insult(before, after, hit):
        return Aim.SURE
    if not hit.term.person:
        return _of_the_worthless(before, after, hit)
    most = _most_of_thing(text, hit, after)
    if most is Aim.NONE:
        return most
    if addresses_you(_with_sir(text, hit, before), after):
        return min(most, Aim.PERHAPS if _is_conditional(before) else Aim.SURE)
    return min(most, _otherwise_aimed(text, hit, before, after))


def _otherwise_aimed(text: Text, hit: Hit, before: list[str], after: list[str]) -> Aim:
    """A noun for a person without "you" before it: "what a … you are", "shut up, …", "your mother is a …", or alone."""
    if "what" in before and (after[:1] == ["youre"] or after[:2] in (["you", "are"], ["u", "are"], ["u", "r"])):
        if _is_dealt_with(after[1:] if after[0] == "youre" else after[2:]):
            return Aim.NONE
        return Aim.SURE if set(before[before.index("what") + 1 :]) <= _BETWEEN else Aim.NONE
    if before[-2:] == ["shut", "up"] and not after:
        return Aim.SURE
    if hit.term.grade not in ("strong", "slur") or set(before) & _NOT:
        return Aim.NONE
    if _is_alone(text, hit, before, after) or _is_called_after(text, hit, before, after):
        return Aim.PERHAPS
    return Aim.PERHAPS if _is_said_of_family(before, after) or _is_said_of_writer(before, after, hit) else Aim.NONE


def _is_dealt_with(rest: list[str]) -> bool:
    """Whether somebody else is meant: "what a … you are dealing with", "… you are up against"."""
    who = rest[:1]
    return bool(who) and (who[0] in _DEALING or (who[0].endswith("ing") and who[0] != "being")) and not _WITH.isdisjoint(rest[1:3])


def _of_the_worthless(before: list[str], after: list[str], hit: Hit) -> Aim:
    if hit.term.word not in _WORTHLESS:
        return Aim.NONE
    if before[-1:] == ["of"] and addresses_you(before, after):
        return Aim.SURE
    says_so = before in (["you"], ["u"]) or before[-1:] in (["youre"], ["ur"])
    says_so = says_so or (addresses_you(before, []) and before[-1] not in _ITSELF)
    return Aim.PERHAPS if says_so and not after and "of" not in before else Aim.NONE


def _most_of_thing(text: Text, hit: Hit, after: list[str]) -> Aim:
    """How far the noun can be aimed at most: not at all where it stands before a thing ("bastard printer"), is "… of a hill" or
    called to one ("…, Monday!"); perhaps, where that may be a person too ("… of a …", "…, April!"). "… of the year" and "…
    today" mean no thing.
    """
    if after[:1] == ["of"] and after[1:2] and after[1] in ("a", "an", "this", "that", "the"):
        return _most_of(after[1], after[2:4])
    if names_thing(after) and not says_when(after):
        return Aim.NONE
    return {Order.NOT_GIVEN: Aim.NONE, Order.UNSURE: Aim.PERHAPS}.get(called_to_thing(text, hit.span[1]), Aim.SURE)


def _most_of(article: str, named: list[str]) -> Aim:
    is_single = article in ("a", "an")
    if any(is_thing(word) and (is_single or not is_time(word)) for word in named):
        return Aim.NONE
    return Aim.SURE if not is_single or any(map(is_person, named)) else Aim.PERHAPS


def _with_sir(text: Text, hit: Hit, before: list[str]) -> list[str]:
    """The words before a hit, across the commas around "sir": "You, sir, are a …"."""
    every, at = layout(text).words, index_at(text, hit.span[0]) - len(before)
    called = at > 1 and at < len(every) and every[at - 1].bare in _CALLED and every[at].stops == every[at - 1].stops == ","
    return [every[at - 2].bare, *before] if called else before


def _is_conditional(before: list[str]) -> bool:
    at = max((place for place, word in enumerate(before) if word in _YOU), default=0)
    return at > 0 and before[at - 1] in _CONDITIONS


def _is_alone(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether the comment is nothing else, slights aside: "Cunt!"."""
    known = len(layout(text).words)
    inside = index_at(text, hit.span[1]) - index_at(text, hit.span[0])
    return not after and len(before) == known - inside and set(before) <= _CRIED


def _is_called_after(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether it ends a sentence that speaks to the reader: "nobody asked you, …", "Nice try, …"."""
    every, at = layout(text).words, index_at(text, hit.span[0])
    first = at - len(before)
    behind = index_at(text, hit.span[1])
    ends = behind >= len(every) or not set(every[behind].stops).isdisjoint(".!?\n")
    if after or not ends or first <= 0 or first >= len(every) or every[first].stops != "," or not set(before) <= _BETWEEN:
        return False
    said: list[str] = []
    while first > 0 and len(said) < LEAD:
        first -= 1
        said.append(every[first].bare)
        if every[first].stops:
            break
    return hit.term.grade == "strong" and (bool({"you", "u", "your", "youre"} & set(said)) or said[-1] in _FIRST)


def _is_said_of_family(before: list[str], after: list[str]) -> bool:
    at = next((place for place, word in enumerate(before) if word in ("your", "ur", "yo")), -1)
    said = before[at + 1 :]
    if at < 0 or not said or said[0] not in _FAMILY or after[:1] not in ([], ["and"], ["too"]):
        return False
    return bool({"is", "are", "was"} & set(said)) and set(said[1:]) <= _BETWEEN | {"is", "are", "was"}


def _is_said_of_writer(before: list[str], after: list[str], hit: Hit) -> bool:
    """Whether whoever wrote the article is called a word for women that no criticism needs."""
    if after or hit.term.word not in _OF_WOMEN or "is" not in before:
        return False
    at = before.index("is")
    return bool(at and before[at - 1] in _WRITERS) and set(before[at:]) <= _BETWEEN


def is_meant_for_people(text: Text, hit: Hit) -> bool:
    """Whether a word with an everyday meaning ("dyke", a sea wall) is used for a person here: it is aimed at
    one, or stands in the company that it keeps only as a slur.
    """
    before, after = neighbours(text, hit)
    if hit.term.language != "en":
        return is_addressed(hit, text, before, after)
    if before[-1:] and before[-1] in _OF_PEOPLE:
        return True
    if len(before) > 2 and before[-1] == "a" and before[-2] in _WHOM and before[-3].startswith("call"):
        return True
    # "You are a dyke engineer" names a trade: a noun of its own has to end here.
    ends = not after or after[0] in _GOING_ON or hit.term.word.endswith("s")
    return ends and addresses_you(before, after)


def _stresses_an_insult(before: list[str], after: list[str], hit: Hit) -> bool:
    """Whether the hit is the swearing in "you … liar", "you are … stupid" or "what a … moron you are"."""
    if hit.term.grade not in ("strong", "coarse") or hit.term.person:
        return False
    at = next((place for place, word in enumerate(after[:4]) if word in belittling_words()), None)
    if at is None or not set(after[:at]) <= _BETWEEN:
        return False
    following, rest = after[at + 1 : at + 3], after[at + 1 :]
    if (names_thing(rest) and not says_when(rest)) or _is_dealt_with(rest[1:] if rest[:1] == ["youre"] else rest[2:]):
        return False
    if (following[:1] and following[0] in _NAMING) or following == ["you", "are"]:
        return not (set(before) & _NOT)
    return addresses_you(before, following)


def is_reported(text: Text, hit: Hit, sources: Sequence[str] = ()) -> bool:
    """Whether the word is quoted, told, named as a word or called by others. `sources` are the texts that a comment may
    cite line by line with ">": the article and the comment it answers.
    """
    start, end = hit.span
    known: dict[tuple[tuple[int, int], str], bool] = text.fact("reported", lambda _: {})
    key = hit.span, hit.term.word
    if key not in known:
        known[key] = (is_quoted(text, start, end) and not _quotes_nobody(text, hit)) or _is_told(text, hit)
    return known[key] or is_cited(text, start, sources)


def _quotes_nobody(text: Text, hit: Hit) -> bool:
    """Whether marks around a word aimed at somebody excuse nothing: they are around this word alone, or the whole comment."""
    return aimed_at_someone(text, hit) and _is_quoted_alone(text, hit, *neighbours(text, hit))


def _is_quoted_alone(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    """Whether an address begins or ends outside the quotation marks that its listed word alone stands in ('you are a "…"'), or
    the marks are around everything there is.
    """
    around = quotation_around(text, hit.span[0])
    if around is None:
        return False
    every, original = layout(text).words, text.inspected
    if every[0].end >= around[0] and every[0].start <= around[0] and every[-1].end - 1 <= around[1] and len(every) > 1:
        return True
    if original[around[0] : around[1]].strip(" .,!?") != original[slice(*hit.span)]:
        return False
    first, at = _first_of_address(text, hit), _index_of(text, hit)
    called = not _YOU.isdisjoint(word.bare for word in every[first:at])
    return called or (hit.term.word in BASE and after[:1] != [] and after[0] in _OFF)


def _is_told(text: Text, hit: Hit) -> bool:
    before, after = neighbours(text, hit)
    near = before[-4:]
    if near[-1:] and near[-1] in ("word", "term", "slur", "insult"):
        return True
    if hit.term.grade == "slur" and _is_discussed_slur(text, hit, near):
        return True
    return _is_said_by_others(text, hit, before, after) and not agrees(after)


def _is_said_by_others(text: Text, hit: Hit, before: list[str], after: list[str]) -> bool:
    return calls_names(before) or is_told(text, _first_of_address(text, hit), _end_of_order(text, hit, after))


def _is_discussed_slur(text: Text, hit: Hit, near: list[str]) -> bool:
    """What people call themselves is theirs to use ("I am a …", "us …"); and a slur may be spoken of as a word."""
    if {"im", "iam"} & set(near) or ["i", "am"] in (near[-3:-1], near[-2:]) or (near and near[-1] in _OWN):
        return True
    if near[-2:] in (["as", "a"], ["being", "a"], ["of", "being"]):
        return True
    return not {"the", "this", "that", "these", "those", "every"} & set(near[-1:]) and is_discussed(text, hit.span[1])


def _end_of_order(text: Text, hit: Hit, after: list[str]) -> int:
    """Where the hit ends, with the object of an order."""
    place = hit.span[1]
    if hit.term.word not in BASE or not after[:1] or after[0] not in _OFF:
        return place
    every, at = layout(text).words, index_at(text, place)
    return every[at].end if at < len(every) else place


def _index_of(text: Text, hit: Hit) -> int:
    """The number of the word that the hit begins in: quotation marks are a part of a word."""
    every, at = layout(text).words, index_at(text, hit.span[0])
    return at - 1 if at and every[at - 1].end > hit.span[0] else at


def _first_of_address(text: Text, hit: Hit) -> int:
    """The number of the first word of the address that the hit is in: of "you stupid …" the "you", of "go … yourself"
    the "go", of "and you …" and "so … off" what comes behind.
    """
    at = _index_of(text, hit)
    every = layout(text).words
    reached = at
    while reached and at - reached < LEAD and reached < len(every) and not every[reached].stops:
        previous = every[reached - 1].bare
        if previous not in _PARTS or (previous in ("and", "so") and every[reached].bare in _YOU):
            break
        if previous == "so" and reached == at and hit.term.word in BASE:
            break
        reached -= 1
    return reached


def neighbours(text: Text, hit: Hit) -> tuple[list[str], list[str]]:
    """The folded words of the same clause before and after a hit, nearest last and nearest first; apostrophes
    dropped.
    """
    known: dict[tuple[int, int], tuple[list[str], list[str]]] = text.fact("neighbours", lambda _: {})
    if hit.span not in known:
        known[hit.span] = neighbours_of(text, *hit.span)
    return known[hit.span]


def addresses_you(before: list[str], after: list[str]) -> bool:
    """Whether nothing but articles, forms of "to be" and slights stand between "you" and a word; or "like you" behind it.
    `before` and `after` are its neighbours.
    """
    if after[:2] == ["like", "you"]:
        return True
    for position in range(len(before) - 1, -1, -1):
        word = before[position]
        if word in _YOU and word not in ("your", "ur"):
            return not (set(before[position:]) & _NOT) and before[position + 1 : position + 2] != ["and"]
        if word in ("your", "ur"):
            return position <= len(before) - 2 and before[position + 1] in (
                "a",
                "such",
                "an",
                "nothing",
                "the",
            )
        if word not in _BETWEEN:
            return False
    return False
