"""Whose a street address is: whether the words around it say that a private person lives there.

The same address is an office's, a voting place's, a fire's or a museum's, so a form alone is nothing. It counts behind
"lives at", "her house", "find him at", behind a person's name with "of", and before "that's where she lives". What the
writers say of themselves, of nobody, of animals, of their own family long ago and of the dead stays theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.standards.lexicon.phrases import Spoken, spoken
from detente.standards.private.dwellings import Dwelling, dwellings_in, is_capital, is_joined
from detente.standards.private.households import (
    ASKING,
    AUXILIARY,
    BARE,
    BETWEEN,
    CAN_LIVE,
    FIRST_PERSON,
    GONE,
    HEALTH,
    HOME,
    IS,
    KIN,
    LANDMARKS,
    MOVERS,
    NO_PERSONS,
    NOBODY,
    OWN,
    PAST,
    PERSON,
    POSSESSIVE,
    PRONOUNS,
    RESIDES,
    SOMEBODY,
    THIRD,
    TRADE,
    VISIT,
    WHERE,
    WHOM,
    YEARS_GONE,
)
from detente.standards.text import Text

SURE, LIKELY, PERHAPS, GRAVE = 0.85, 0.8, 0.6, 0.95
"""Said outright; by the form of a name alone; perhaps a firm, or somebody of the writer's own; beside something about health."""
_COMMAS = frozenset(",;:–—")
_FAR, _NEAR = 16, 8


@dataclass(frozen=True, slots=True)
class Residence:
    """Where a private person lives: the address in the original, and how sure it is (0 to 1)."""

    span: tuple[int, int]
    score: float
    is_grave: bool


def residences_in(text: Text) -> list[Residence]:
    """The addresses of private persons in a text, in order of appearance; bounded work for each address."""
    heard = spoken(text)
    found = []
    for one in dwellings_in(text, heard):
        around = _around(text, heard, one)
        score = 0.0 if _is_landmark(heard, one) else max(look(around) for look in _LOOKS)
        if score:
            is_grave = not HEALTH.isdisjoint(heard.words)
            score = (GRAVE if score > PERHAPS else SURE) if is_grave else score
            found.append(Residence((heard.spans[one.first][0], heard.spans[one.last][1]), score, is_grave))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """An address and what stands around it: `before` and `after` are the places of words in its sentence, the nearest last
    and first; `beyond` is what follows, across the ends of sentences.
    """

    text: Text
    heard: Spoken
    one: Dwelling
    before: range
    after: range
    beyond: range

    def word(self, at: int) -> str:
        return self.heard.words[at]

    def words(self, places: range) -> tuple[str, ...]:
        return self.heard.words[places.start : places.stop]

    def capital(self, at: int) -> bool:
        return is_capital(self.text, self.heard, at)

    def gap(self, at: int) -> str:
        """What was typed between the word at `at` and the next."""
        return self.text.inspected[self.heard.spans[at][1] : self.heard.spans[at + 1][0]]


def _around(text: Text, heard: Spoken, one: Dwelling) -> _Around:
    start, end = one.first, one.last
    while start > 0 and one.first - start < _FAR and is_joined(text, heard, start - 1):
        start -= 1
    while end + 1 < len(heard.words) and end - one.last < _FAR and is_joined(text, heard, end):
        end += 1
    beyond = range(one.last + 1, min(len(heard.words), one.last + 1 + _FAR))
    return _Around(text, heard, one, range(start, one.first), range(one.last + 1, end + 1), beyond)


def _is_landmark(heard: Spoken, one: Dwelling) -> bool:
    street = heard.words[one.first : one.last + 1]
    return any(one.number == number and name in street for number, name in LANDMARKS)


def _lives_there(around: _Around) -> float:
    """"she lives at 14 Weaver Close", "wohnt in Leipzig, Lindenstraße 14"."""
    places = 0
    for at in reversed(around.before[-_NEAR - 4 :]):
        word = around.word(at)
        if word in RESIDES:
            return _of_whom(around, at)
        places += around.capital(at) and word not in BETWEEN
        if not (word in BETWEEN or around.capital(at) or word[:1].isdigit()) or places > 3:
            break
    return 0.0


def _of_whom(around: _Around, verb: int) -> float:
    """Whether the one who lives there is a private person other than the writer."""
    subject = range(max(around.before.start, verb - _NEAR), verb)
    words, verb_word = around.words(subject), around.word(verb)
    for place in reversed(subject):
        word = around.word(place)
        if place + 1 < verb and not _COMMAS.isdisjoint(around.gap(place)):
            break  # another clause, with a subject of its own
        if word == "who" and (place == subject.start or around.word(place - 1) in ASKING):
            return 0.0
        if word in THIRD or word in ("the", "that", "this"):
            break
        if word in FIRST_PERSON or word in NOBODY:
            return 0.0
    is_past = verb_word in PAST
    if is_past and _is_long_gone(around):
        return 0.0
    if verb_word in BARE and not _has_subject(around, words, verb):
        return 0.0
    if not OWN.isdisjoint(words) and not KIN.isdisjoint(words):
        return 0.0 if is_past else PERHAPS
    is_history = is_past and words and around.capital(verb - 1) and words[-1] not in THIRD and words[-2:-1] != ("the",)
    return PERHAPS if is_history else SURE


def _has_subject(around: _Around, words: tuple[str, ...], verb: int) -> bool:
    if around.word(verb).startswith("mov"):
        return [word for word in words if word not in AUXILIARY][-1:] in MOVERS
    last = words[-3:]
    if not CAN_LIVE.isdisjoint(last):
        return True
    return verb > 0 and around.capital(verb - 1) and around.word(verb - 1).endswith("s") and "the" in last


def _is_long_gone(around: _Around) -> bool:
    """Whether what is told is history, or somebody's memories: a plaque, a poet, the year 1931."""
    words = (*around.words(around.before), *around.words(around.beyond))
    if not GONE.isdisjoint(words):
        return True
    start = around.heard.spans[around.before.start][0] if around.before else 0
    end = around.heard.spans[around.beyond.stop - 1][1] if around.beyond else start
    raw = around.text.inspected[start:end].replace("-", " ").replace("–", " ")
    years = (token.strip(".,;:!?()'’s") for token in raw.split())
    return any(len(year) == 4 and year.isdecimal() and int(year) in YEARS_GONE for year in years)


def _is_home(around: _Around) -> float:
    """"her house, 14 Weaver Close", "his address is …", "home address: …"."""
    for at in reversed(around.before[-_NEAR:]):
        word = around.word(at)
        if word in PRONOUNS and around.words(range(max(0, at - 1), at)) in (("chez",), ("bei",)):
            return SURE
        if word in HOME:
            return _of_whose(around, at)
        if word not in IS and not around.capital(at):
            return 0.0
    return 0.0


def _of_whose(around: _Around, home: int) -> float:
    owner = range(max(around.before.start, home - 3), home)
    words = around.words(owner)
    if not OWN.isdisjoint(words) or not FIRST_PERSON.isdisjoint(words) or _is_long_gone(around):
        return 0.0
    if not NO_PERSONS.isdisjoint(words[-3:]):
        return 0.0
    if words[-1:] == ("home",) or any(_is_owner(around, place) for place in owner):
        return SURE
    return SURE if _is_of_somebody(around, home) else 0.0


def _is_of_somebody(around: _Around, home: int) -> bool:
    """Whether "of" and a name of two words, no firm's, follow: "the address of Joanna Brigg"."""
    following = range(home + 1, around.one.first)
    if around.words(following)[:1] not in (("of",), ("von",), ("de",), ("di",), ("van",)) or len(following) < 3:
        return False
    is_name = around.capital(home + 2) and around.capital(home + 3) and not (len(following) > 3 and around.capital(home + 4))
    return is_name and NO_PERSONS.isdisjoint(around.words(following))


def _is_owner(around: _Around, at: int) -> bool:
    """"his", or "Patricia's"."""
    if around.word(at) in POSSESSIVE:
        return True
    raw = around.text.inspected[slice(*around.heard.spans[at])]
    return raw.endswith(("'s", "’s", "s'", "s’")) and (around.capital(at) or around.word(at)[:-1] in PERSON)


def _is_visited(around: _Around) -> float:
    """"find him at 14 Weaver Close", "pay her a visit at …"."""
    near = around.words(around.before)[-_NEAR:]
    if not TRADE.isdisjoint((*near, *around.words(around.beyond))) or not FIRST_PERSON.isdisjoint(near[-5:]):
        return 0.0
    for at in reversed(around.before[-4:]):
        if around.word(at) in WHOM:
            verbs = around.words(range(max(around.before.start, at - 3), at))
            return SURE if not VISIT.isdisjoint(verbs) else 0.0
        if around.word(at) not in BETWEEN and around.word(at) not in ("home", "a", "visit", "tonight"):
            return 0.0
    return 0.0


def _is_told_after(around: _Around) -> float:
    """"14 Weaver Close, that's where she lives", "22 Mill Lane is his address"."""
    words = around.words(around.beyond)[:_NEAR]
    for place, word in enumerate(words):
        following = words[place + 1 : place + 4]
        if word in WHERE and not RESIDES.isdisjoint(following):
            return 0.0 if not FIRST_PERSON.isdisjoint(following) or not OWN.isdisjoint(following) else SURE
        if word in RESIDES and following[:1] == ("there",) and FIRST_PERSON.isdisjoint(words[:place]):
            return SURE
        if word in ("is", "thats", "its", "ist") and following[:1] and following[0] in POSSESSIVE:
            return SURE if not HOME.isdisjoint(following) else 0.0
    return 0.0


def _is_of_a_name(around: _Around) -> float:
    """"Derek Sallow of 22 Mill Lane", "Patricia Lomond, 14 Weaver Close", "the woman at 14 Weaver Close"."""
    first = around.one.first
    if not around.one.is_named or first == 0:
        return 0.0
    last = first - 1
    link = around.word(last) if around.word(last) in ("of", "from", "at", "in", "von", "aus", "flat", "#") else ""
    while last >= 0 and around.word(last) in ("of", "from", "at", "in", "von", "aus", "flat", "#"):
        last -= 1
    if last < 0 or not (link or _is_parted(around.gap(last))):
        return 0.0
    if link and around.word(last) in SOMEBODY:
        return PERHAPS
    names = last
    while names >= 0 and last - names < 3 and around.capital(names) and (names == last or around.gap(names) in (" ", ". ")):
        names -= 1
    name = range(names + 1, last + 1)
    if link not in ("", "of", "from", "von", "aus") or not _is_persons(around, name):
        return 0.0
    return _named(around, name, link)


def _is_parted(gap: str) -> bool:
    return bool(gap.strip(" '\"”’)*_") or "\n" in gap) and len(gap) < 6


def _is_persons(around: _Around, name: range) -> bool:
    """Whether capitalised words are a person's name, as far as their form tells: no firm's, no place's."""
    if not name or not NO_PERSONS.isdisjoint(around.words(name)) or "&" in around.text.inspected[around.heard.spans[name.start][0] :][:80]:
        return False
    before = around.word(name.start - 1) if name.start else ""
    return before != "the" and around.word(name.start) not in ("the", "a", "in", "at", "on", "and", "but", "see", "from", "of", "for")


def _named(around: _Around, name: range, link: str) -> float:
    nearby = around.words(range(max(0, name.start - 4), name.stop))
    if not OWN.isdisjoint(nearby) and not KIN.isdisjoint(nearby):
        return 0.0
    beside = around.words(range(max(0, name.start - _FAR), around.beyond.stop))
    if not FIRST_PERSON.isdisjoint(nearby[-4:]) or not TRADE.isdisjoint(beside):
        return 0.0 if len(name) < 2 else PERHAPS
    is_person = not PERSON.isdisjoint(nearby) or not PRONOUNS.isdisjoint(beside)
    if len(name) < 2:
        return SURE if is_person and link else 0.0
    if is_person:
        return SURE
    return LIKELY if link else PERHAPS


_LOOKS: tuple[Callable[[_Around], float], ...] = (_lives_there, _is_home, _is_visited, _is_told_after, _is_of_a_name)
