"""Reading a listed English word through a disguise in which every sign may stand for one of several letters, or for none.

A token is run through a trie of the words (a nondeterministic automaton): each sign offers the letters it is used for
("1" an i or an l, "|" an i, an l or nothing at all), pairs of signs offer one letter ("|<" a k), what is no letter may
be skipped, and a few signs may hide any letter. The work is linear: a bounded number of readings for each sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from detente.standards.folding import LOOKALIKES, table_of
from detente.standards.lexicon import words
from detente.standards.lexicon.terms import Term, profanity_terms
from detente.standards.tightening import odd_tokens, without_contraction

LONGEST = 160
"""A longer token is no word in disguise; of these, words that are found anywhere are found in the folded view."""
_STATES = 160
"""So many readings are followed at a time."""
_LETTERS = dict(LOOKALIKES) | {
    pair[0]: pair[1:]
    for pair in table_of("""
        0o 1il 2zr 3e 4a 5s 6gb 7tl 8b 9gq @a $s !il |il (c <c [c {c €ec £l +t ¢c ¥y ₣f ₵c ₭k §s †t ‡t ×x °o
        ®r ©c ₿b ฿b ₦n ₮t ₱p ₩w ₴s ₲g ₳a ₡c ₫d ∂d ∆a ∑e √v ∩n ∪u ⊂c ○o ◯o ●o ⭕o ✝t ☓x ❌x ¡i ¦il ‖il λa σeo
        ςsc ωw πn ηn θo φo ψw ξe ζz иun йun яr шw щw цu чy жxk лnl фo дad эe єe юu ъb ыb зze ёe ђh ћh ґr ѳo
        ѧa ԍg џu љlb њh ӿx ӄk ҟk ԃd ҩa ҍb ҽe ժd ƈc ʄf բf ֆs պu ղn մu ծd ձa ռn հh քf ֏f ɟf ʃs ſs ʒz ŋn þp ðd
        ƽs ʗc ɸo ʊu ɤx ɣy ɷw ʘo ǀl ǃi Ꮛe Ꮎo Ꭶs Ꮏt Ꮗw ꭹy ﾌj 匚c 卂a 乃b 千f 卄h 丨il 爪m 几n 口o ㄖo 卩p 尺r 丂s 丅t 凵u ㄩu
        山w 乂x 乙z 长k ㄒt ㄥl ㄚy 刀d 力k 巳e 下f 工i 大k ꀘk ꏂe ꎇf ꁅg ꀤi ꒒l ꈤn ꂦo ꋪr ꌗs ꓄t ꀎu ꉓc ꁴz אx וi סo טu יi ןl
        ѓr ა ხ ს ﻉe ןi ᥙu ⴽk ⵔo ⵏl ⵊi ⵝo ٥o هo اl ۱l ०o ๐o ๏o ΐi
    """)
    if len(pair) > 1
}
_ALSO = {"v": "vu", "l": "li", "i": "il"}
"""Letters that are taken for another one where a word is disguised anyway."""
_TOGETHER = dict(
    pair.rsplit("=", 1)
    for pair in table_of(r"""
        |<=k |{=k |(=k 1<=k |>=p |)=d [)=d |3=b i3=b 13=b |=f ()=o []=o {}=o <>=o (_)=u |_|=u \_/=u |-|=h
        ]-[=h )-(=h }{=h ][=h /-\=a /\=a \/=v \/\/=w vv=w '//=w |\|=n /\/=n |v|=m /\/\=m |\/|=m |_=l |2=r
        |?=r ph=f ¦<=k /<=k l<=k |=|=h 5h=s 7h=t l3=b |!=d
    """)
) | {"|=": "f", "|-": "t"}
_STARRED = frozenset("*#%&?_^~✱█▇■□▪●★☆✶✷✸")
_LOOSELY = frozenset("@$!+=^¤¿")
_INSIDE = ("fuck", "motherfuck")
"""Searched anywhere in a disguised token, not only from its beginning to its end."""
_BEFORE = words("a an i u you the this that what such so is my your no of fat old dumb stupid go oh ya these those all and")
_AFTER = words("s u you off this that it them him her all me up ya yall head and")
_SOUND = frozenset("td")
"""Of the endings that an apostrophe cuts off, those before which nothing but a swear word may have stood."""


class Found(NamedTuple):
    """A word that a token can be read as, from one place in it up to another."""

    term: Term
    start: int
    end: int
    masked: bool


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


class _State(NamedTuple):
    """A reading so far. `run`: equal letters that the word asks for here; `more`: as many more were seen; `loose`: a letter
    was doubled that the word has once; `plain`, `leet`, `hidden`: letters seen as such, in another guise, not at all;
    `skipped`: signs passed over; `stars`: signs that hide a letter; `odd`: whether there is any sign that is no basic letter.
    """

    node: _Node
    start: int
    last: str = ""
    run: int = 0
    more: int = 0
    loose: bool = False
    plain: int = 0
    leet: int = 0
    hidden: int = 0
    skipped: str = ""
    stars: str = ""
    odd: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        seen = (self.more > 0, self.loose, min(self.plain, 3), self.hidden, self.leet > 0, self.odd)
        return id(self.node), self.start, seen, self.skipped, self.stars

    @property
    def is_loose(self) -> bool:
        return self.loose or (self.more > 0 and self.run + self.more < 3)


def unmasked(token: str) -> tuple[Found, ...]:
    """Return the listed words that a token (without blanks) can be read as."""
    if len(token) > LONGEST or "://" in token or token.startswith("www."):
        return ()
    return _unmasked(token)


@lru_cache(maxsize=16_384)
def _unmasked(token: str) -> tuple[Found, ...]:
    head, tail = without_contraction(token.rstrip(".,;:!?\"')]}>*_~"))
    whole = _whole(token)
    if tail and "'" not in head:
        kept = [found for found in whole if tail in _SOUND and found.term.grade in ("strong", "slur")]
        whole = [*_whole(head), *kept]
    return tuple(whole + _inside(token))


def _whole(token: str) -> list[Found]:
    first = next((at for at, sign in enumerate(token) if sign.isalnum()), 0)
    last = max((at for at, sign in enumerate(token) if sign.isalnum()), default=-1)
    return _read(token, _trie(), range(max(0, first - 4), min(first + 1, len(token))), range(last + 1, len(token) + 1))


def _inside(token: str) -> list[Found]:
    if not any(not sign.isalnum() or sign.isdigit() or not sign.isascii() for sign in token):
        return []
    places = range(len(token) + 1)
    return _read(token, _trie_inside(), places, places)


def spaced(folded: str) -> list[Found]:
    """Words whose letters stand apart, with blanks or with blanks and signs between them: "c u n t", "c - u - n - t"."""
    found: list[Found] = []
    for group in _groups(folded):
        first, last = group[0][0], group[-1][1]
        window = folded[first:last]
        if len(window) > 4 * LONGEST:
            continue
        begins = [start - first for start, _ in group]
        ends = [end - first for _, end in group]
        letters = [at for at, sign in enumerate(window) if sign.isalnum()]
        read = _read(window, _trie(), {*begins, *letters}, {*ends, *(at + 1 for at in letters)})
        found += [
            one._replace(start=one.start + first, end=one.end + first)
            for one in read
            if _stands_alone(window, begins, ends, one)
        ]
    return found


def _groups(folded: str) -> Iterable[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for start, end in disguisable(folded):
        short = end - start <= 4 and sum(map(str.isalnum, folded[start:end])) <= 1
        if group and (not short or folded[group[-1][1] : start].strip(" ")):
            if len(group) > 3:
                yield group
            group = []
        if short:
            group.append((start, end))
    if len(group) > 3:
        yield group


def disguisable(folded: str) -> list[tuple[int, int]]:
    """Where the tokens stand in which a disguise is possible: all but words of basic letters."""
    if folded.isascii():
        return odd_tokens(folded)
    tokens, at = [], 0
    for token in folded.split(" "):
        if token and not (token.isascii() and token.isalpha() and len(token) > 1):
            tokens.append((at, at + len(token)))
        at += len(token) + 1
    return tokens


def _stands_alone(window: str, begins: list[int], ends: list[int], found: Found) -> bool:
    """Whether a word of spaced-out letters is all of them, or parted by a wider gap or a common word from the others."""
    gap = min((start - end for end, start in zip(ends, begins[1:], strict=False)), default=1)
    before, after = window[: found.start], window[found.end :]
    left = before.replace(" ", "") in _BEFORE or not before.strip(" ") or before.endswith(" " * (gap + 1))
    right = after.replace(" ", "") in _AFTER or not any(map(str.isalnum, after)) or after.startswith(" " * (gap + 1))
    return left and right


@cache
def _trie() -> _Node:
    return _planted(term for term in profanity_terms() if term.language == "en" and len(term.word) >= 4 and term.word.isalpha())


@cache
def _trie_inside() -> _Node:
    return _planted(term for term in profanity_terms() if term.language == "en" and term.word in _INSIDE)


def _planted(terms: Iterable[Term]) -> _Node:
    root = _Node()
    for term in terms:
        node = root
        for letter in term.word:
            node = node.children.setdefault(letter, _Node())
        node.terms.append(term)
    return root


def _read(token: str, root: _Node, begins: Collection[int], ends: Collection[int]) -> list[Found]:
    """Follow every reading of the token that begins and ends at one of the places."""
    waiting: list[dict[object, _State]] = [{} for _ in range(len(token) + 1)]
    found: dict[tuple[Term, int, int], Found] = {}
    for at, sign in enumerate(token):
        states = list(waiting[at].values())[:_STATES]
        if at in begins:
            states.append(_State(root, at))
        for state in states:
            for length, after in _steps(token, at, sign, state):
                if at + length in ends and after.node.terms:
                    for term in after.node.terms:
                        if _counts(term, after):
                            found.setdefault((term, after.start, at + length), Found(term, after.start, at + length, after.hidden > 0))
                waiting[at + length].setdefault(after.key, after)
            if state.last and not sign.isalnum():
                over = state if sign in state.skipped else state._replace(skipped=state.skipped + sign)
                if len(over.skipped) <= 6:
                    waiting[at + 1].setdefault(over.key, over)
    return list(found.values())


def _steps(token: str, at: int, sign: str, state: _State) -> Iterable[tuple[int, _State]]:
    """The readings one letter on: (signs taken, the state after them)."""
    children = state.node.children
    for letter in letters_for(sign):
        if letter in children:
            yield 1, _onward(state, letter, exact=sign == letter or not sign.isascii(), odd=not "a" <= sign <= "z")
        if letter == state.last:
            yield 1, state._replace(more=state.more + 1)
    for length in (2, 3, 4):
        letter = _TOGETHER.get(token[at : at + length], "") if at + length <= len(token) else ""
        if letter in children:
            yield length, _onward(state, letter, exact=False, odd=True)
    if state.last and state.hidden < 2 and _may_hide(sign):
        stars = state.stars if sign in state.stars else state.stars + sign
        for letter in children:
            yield 1, _onward(state, letter, exact=False, odd=True)._replace(leet=state.leet, hidden=state.hidden + 1, stars=stars)


def _onward(state: _State, letter: str, *, exact: bool, odd: bool) -> _State:
    same = letter == state.last
    return state._replace(
        node=state.node.children[letter],
        last=letter,
        run=state.run + 1 if same else 1,
        more=state.more if same else 0,
        loose=state.loose if same else state.is_loose,
        plain=state.plain + exact,
        leet=state.leet + (not exact),
        odd=state.odd or odd or bool(state.skipped),
    )


@lru_cache(maxsize=4096)
def letters_for(sign: str) -> str:
    """The basic letters that one folded code point may stand for."""
    if "a" <= sign <= "z":
        return _ALSO.get(sign, sign)
    return _LETTERS.get(sign, "")


@lru_cache(maxsize=4096)
def _may_hide(sign: str) -> bool:
    return sign in _STARRED or sign in _LOOSELY or (not sign.isascii() and unicodedata.category(sign) in ("So", "Sk"))


def _counts(term: Term, state: _State) -> bool:
    """Whether enough of the word is there to be read."""
    if not state.odd:
        return False  # a plain word is found in the folded view
    if state.is_loose and term.grade != "strong":
        return False
    if state.hidden:
        if set(state.stars) & set(state.skipped) or term.grade == "mild" or state.plain < 2:
            return False
        return not (state.plain < 3 and (set(state.stars) & _LOOSELY or term.place == "name" or state.skipped))
    if state.leet and not state.plain:
        return False
    return state.plain > 1 or len(term.word) > 4 or term.grade in ("strong", "slur")
