"""Other spellings of a listed English word that consist of letters only: a v for a u, two letters swapped, vowels left
out, letters written as they sound, the word from behind, the word torn by a blank.

They are made from the list by rule, once, and looked for like the listed spellings. What is a word or a name of its own
is kept out by `spared.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from detente.standards.lexicon.terms import Term, collapse, profanity_terms

_VOWELS = "aeiou"
_SOUNDS = tuple(
    (old, new)
    for row in """
        fuck fukk fuk phuck phuk fuc fucc phuq fuq fuhk fxck fuxk fcuk fukc
        cunt kunt cuntt qunt cxnt cuhnt
        bitch biatch bich bytch beetch biotch betch bitsh bitxh bixch
        shit shyt shiet sheit shxt sh1t schit chit shitt shiit
        ass azz as asz
        ck kk k q
        cock kok cawk
        c k
        co ko
        cu ku
        ph f
        wh h w
        whore hoar
        er a ah uh ur r
        ard erd urd
        ing in en n inn ink eng
        hole hol whole hoal
        i y
        y ie ee i
        twat twot
        gg qq ghh
        ggot git ggit
        nigger nigga nikka
        tranny trannie
        slut sloot slutt
        prick prikk
        bull bul
        oll ol
        ff f
        kike kyke
        spic spik
        dick dik dikk dyck
        x ks
    """.strip().splitlines()
    for old, *instead in (row.split(),)
    for new in instead
)
"""What is written for how it sounds: (in the word, instead)."""
_GRAVE = ("strong", "slur")


@cache
def spared() -> frozenset[str]:
    """Words, names and abbreviations that a rule would make of a listed word, and that mean no harm."""
    return _words_of("spared.txt")


@cache
def spared_parts() -> frozenset[str]:
    """What may stand by itself, so that it says nothing of a torn word: "sh it"."""
    return _words_of("spared_parts.txt")


def _words_of(name: str) -> frozenset[str]:
    content = files("detente.standards.lexicon").joinpath(name).read_text(encoding="utf-8")
    return frozenset(word for line in content.splitlines() if not line.startswith("#") for word in line.split())


@cache
def other_spellings() -> tuple[tuple[str, Term], ...]:
    """Pairs of a spelling and the listed word it stands for; no spelling is itself listed, or spared."""
    kept = {collapse(word)[0] for word in spared()}  # of a grave word a letter more is the same spelling
    found: dict[str, Term] = {}
    for term in profanity_terms():
        if term.language == "en" and term.word.isascii() and term.word.isalpha():
            for spelling in _spellings(term):
                if _is_listed(spelling) or spelling in spared() or (term.grade == "strong" and collapse(spelling)[0] in kept):
                    continue
                if spelling not in found:
                    found[spelling] = term
    return tuple(found.items())


def _spellings(term: Term) -> Iterator[str]:
    word = term.word
    if len(word) < 4:
        return
    yield from _with_v(word)
    if term.grade == "mild":
        if len(word) > 5:
            yield from _one_less(word, _VOWELS)
            yield word[::-1]
        return
    yield from _torn(term)
    if term.grade in _GRAVE or len(word) > 4:
        yield from _swapped(word)
        yield from _without_vowels(word)
        yield from _as_it_sounds(word)
        yield word[::-1]


def _with_v(word: str) -> Iterator[str]:
    """"fvck", and where there are two, either of them: "cvmslut"."""
    places = [at for at, letter in enumerate(word) if letter == "u"]
    for many in range(1, len(places) + 1):
        for chosen in combinations(places, many):
            yield "".join("v" if at in chosen else letter for at, letter in enumerate(word))


def _swapped(word: str) -> Iterator[str]:
    """Two neighbours swapped inside: "bicth". The first letter stays, and in short words the last."""
    for at in range(1, len(word) - (2 if len(word) < 7 else 1)):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _without_vowels(word: str) -> Iterator[str]:
    """The consonants, and the first letter whatever it is, where there are four: "bstrd"; also one vowel less: "bstard"."""
    bare = word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    yield from (one for one in (bare, bare.rstrip("y")) if len(one) > 3)
    if len(word) > 4:
        yield from _one_less(word, _VOWELS + "y")


def _one_less(word: str, letters: str) -> Iterator[str]:
    """The word without one of these letters, never the first of the word."""
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] in letters)


def _as_it_sounds(word: str) -> Iterator[str]:
    """One or two changes of sound; an s at the end may be a z."""
    once = {word.replace(old, new) for old, new in _SOUNDS if old in word}
    twice = {one.replace(old, new) for one in once for old, new in _SOUNDS if old in word and old in one}
    for one in {word} | once | twice:
        yield one
        if one.endswith("s") and len(one) > 4:
            yield one[:-1] + "z"


def _torn(term: Term) -> Iterator[str]:
    """The word with a blank in it, or two, where no part is a word that may stand there by itself."""
    word = term.word
    if not (term.split or term.grade in _GRAVE or len(word) > 4) or term.place == "name":
        return
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        if left in spared_parts() and right in spared_parts():
            continue
        if not _is_listed(left) and not _is_listed(right):
            yield f"{left} {right}"
    if term.split:
        for one, other in combinations(range(1, len(word)), 2):
            parts = word[:one], word[one:other], word[other:]
            if not any(map(_is_listed, parts)) and sum(part in spared_parts() for part in parts) < 2:
                yield " ".join(parts)


@cache
def _listed() -> frozenset[str]:
    return frozenset(term.word for term in profanity_terms() if term.language == "en")


def _is_listed(part: str) -> bool:
    return part in _listed()
