"""Finding listed words in a text: Aho-Corasick (Aho and Corasick 1975) over the folded views, then the
spelling checked.

Patterns and views are reduced to one letter of each run, so that stretched words are found; a hit then has to
have at least the letters of its pattern, and as many where nothing was stretched: "as" is never "ass".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from unicodedata import name, normalize

from ahocorasick_rs import AhoCorasick

from detente.standards.language.identify import identify
from detente.standards.lexicon.company import doubtful_spellings, keeps_company
from detente.standards.lexicon.humps import CAMEL, in_humps
from detente.standards.lexicon.overlaps import longest
from detente.standards.lexicon.spellings import other_spellings
from detente.standards.lexicon.target import is_meant_for_people
from detente.standards.lexicon.terms import (
    ABROAD,
    Hit,
    Term,
    collapse,
    innocent_phrases,
    innocents_in,
    profanity_terms,
)
from detente.standards.lexicon.unmasking import disguisable, spaced, unmasked
from detente.standards.text import OVERRIDE, Text, View, normalise, order_displayed
from detente.standards.tightening import Piece

MASKED_ALONE = {
    "f***": "fuck", "s***": "shit", "c***": "cunt", "b****": "bitch", "f*****": "fucker",
    "f******": "fucking",
    "a******": "asshole", "f*ing": "fucking", "f**ing": "fucking", "f*in": "fucking", "f*king": "fucking",
    "f*ed": "fucked", "f**": "fuck", "f*k": "fuck", "s*it": "shit", "b*tch": "bitch",
}  # fmt: skip
_LIKELY = 0.3
_WHOLE = frozenset(("word", "name"))
_WITHOUT_BLANKS = frozenset(("ko", "zh"))
_FALSE_FRIENDS = {
    "slut": ("sv", "no", "da", "af"),
    "kut": ("tr", "az", "bs", "hr", "sr"),
    "shit": ("sq",),
    "fck": ("de",),
    "bastard": (),
}


_DOUBLE = re.compile(r"([a-z])\1++")
_TURNED = dict(zip("ɐqɔpǝɟƃɓɥᴉıɾʞlʃꞁɯuodbɹsʇnʌʍxʎz", "abcdefgghiijklllmnopqrstuvwxyz", strict=True))
"""Letters that are another letter when the page is turned upside down."""
_ONLY_TURNED = frozenset("ɐɔǝɟƃɓɥᴉıɾʞʃꞁɯɹʇʌʍʎ")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A spelling that is searched for: the listed word that it stands for, the lengths of its runs of letters, and where
    it is something harmless too, the company in which it counts.
    """

    term: Term
    runs: tuple[int, ...]
    place: str
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Index:
    automaton: AhoCorasick
    spellings: tuple[tuple[_Spelling, ...], ...]
    doubles: tuple[str, ...]
    by_length: dict[int, tuple[Term, ...]]
    by_word: dict[str, Term]


def hits_in(text: Text) -> tuple[Hit, ...]:
    """Return every listed word of the text, longest reading first where readings overlap, in order of
    appearance.
    """
    return text.fact("profanity", _hits)


def _hits(text: Text) -> tuple[Hit, ...]:
    if OVERRIDE in text.inspected:
        return _as_displayed(text)
    index = _index()
    found = _in_view(text.folded, index)
    for view in text.disguised:
        found += _in_view(view, index)
    for piece in text.disguised_pieces:
        if piece.mask:
            found += _masked(piece, text.folded, index)
    found += _unmasked(text)
    if CAMEL.search(text.inspected):
        found += in_humps(text.inspected, index.by_word)
    if not text.inspected.isascii() and not _ONLY_TURNED.isdisjoint(text.inspected):
        found += _upside_down(text.inspected, index)
    if not found:
        return ()
    found = [hit for hit in found if _counts(hit, text)]
    return longest(found, _innocent_spans(text, {hit.term.language for hit in found}))


def _as_displayed(text: Text) -> tuple[Hit, ...]:
    """What stands under a right-to-left override is read in the order in which readers see it."""
    order = order_displayed(text.inspected)
    shown = normalise("".join([text.inspected[at] for at in order]))
    found = []
    for hit in hits_in(shown):
        places = order[slice(*hit.span)]
        found.append(replace(hit, span=(min(places), max(places) + 1)))
    return tuple(sorted(found, key=lambda hit: hit.span))


@cache
def _index() -> _Index:
    patterns: dict[str, list[_Spelling]] = defaultdict(list)
    by_length: dict[int, list[Term]] = defaultdict(list)
    for term in profanity_terms():
        patterns[term.collapsed].append(_Spelling(term, term.runs, term.place))
        if len(term.word) >= 4:
            by_length[len(term.word)].append(term)
    for word, term in other_spellings():
        collapsed, runs = collapse(word)
        place = "inside" if term.place == "inside" and word.isalpha() and "v" in word else "word"
        patterns[collapsed].append(_Spelling(term, runs, place))
    for word, term, company in doubtful_spellings():
        collapsed, runs = collapse(word)
        patterns[collapsed].append(_Spelling(term, runs, "word", company))
    return _Index(
        AhoCorasick(list(patterns)),
        tuple(map(tuple, patterns.values())),
        tuple(_double(collapsed, found) for collapsed, found in patterns.items()),
        {length: tuple(terms) for length, terms in by_length.items()},
        {term.word: term for term in reversed(profanity_terms())},
    )


def _double(collapsed: str, found: list[_Spelling]) -> str:
    """Two letters that stand in every text in which a pattern of two or three letters is found: "ss" for "as"."""
    at = next((at for at in range(len(collapsed)) if all(one.runs[at] > 1 for one in found)), None)
    return collapsed[at] * 2 if at is not None and len(collapsed) < 4 else ""


def _in_view(view: View, index: _Index) -> list[Hit]:
    text = view.text
    collapsed = _collapsed(text)
    firsts: list[int] = []
    found, word = [], (0, 0)
    for pattern, start, end in index.automaton.find_matches_as_indexes(collapsed, overlapping=True):
        whole = not (_is_letter(collapsed, start - 1) or _is_letter(collapsed, end))
        if index.doubles[pattern] and index.doubles[pattern] not in text:
            continue
        for spelling in index.spellings[pattern]:
            if spelling.place in _WHOLE and not whole:
                continue
            if not firsts:
                firsts = _firsts(text)
            lengths = tuple([firsts[i + 1] - firsts[i] for i in range(start, end)])
            if not _same_letters(spelling, lengths):
                continue
            left, right = firsts[start], firsts[end]
            if spelling.place == "inside" or (spelling.place == "start" and not _is_letter(text, left - 1)):
                if not (word[0] <= left and right <= word[1]):  # else it stands in the word of the hit before
                    word = _word_around(view, left, right)
                left, right = word
            elif spelling.place == "start":
                continue
            found.append(Hit(spelling.term, view.span(left, right), company=spelling.company))
    return found


def _collapsed(text: str) -> str:
    """The text with every run of equal letters reduced to one."""
    if text.isascii():
        return _DOUBLE.sub(r"\1", text)
    return "".join([text[i] for i in _firsts(text)[:-1]])


def _firsts(text: str) -> list[int]:
    """Where the letters of the collapsed text stand in the text, and its length."""
    firsts = [i for i, letter in enumerate(text) if i == 0 or letter != text[i - 1] or not letter.isalpha()]
    return [*firsts, len(text)]


def _unmasked(text: Text) -> list[Hit]:
    """English words in a disguise that is read sign by sign: in a token, or in letters that stand apart."""
    view = text.folded
    tokens = disguisable(view.text)
    found = [
        Hit(one.term, view.span(start + one.start, start + one.end), one.masked)
        for start, end in tokens
        for one in unmasked(view.text[start:end])
    ]
    if len(tokens) > 3:
        found += [Hit(one.term, view.span(one.start, one.end), one.masked) for one in spaced(view.text)]
    return found


def _upside_down(original: str, index: _Index) -> list[Hit]:
    """Words written upside down, and so from behind, with at least one letter that is only written so."""
    last = len(original)
    shown = "".join([_TURNED.get(letter, letter) for letter in reversed(original)])
    places = range(last - 1, -1, -1)
    view = View(shown.lower(), [*places], [at + 1 for at in places]) if len(shown.lower()) == last else View("")
    return [hit for hit in _in_view(view, index) if not _ONLY_TURNED.isdisjoint(original[slice(*hit.span)])]


def _same_letters(spelling: _Spelling, lengths: tuple[int, ...]) -> bool:
    term = spelling.term
    for wanted, seen in zip(spelling.runs, lengths, strict=True):
        if seen == wanted or (seen >= 3 and seen > wanted):
            continue
        if not (term.grade == "strong" and seen > wanted and len(term.word) >= 4):
            return False
    return True


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _word_around(view: View, left: int, right: int) -> tuple[int, int]:
    """The whole word around a range, as far as its letters touch each other in the original."""
    text, starts, ends = view.text, view.starts, view.ends
    while _is_letter(text, left - 1) and (starts is None or ends is None or ends[left - 1] == starts[left]):
        left -= 1
    while _is_letter(text, right) and (starts is None or ends is None or ends[right - 1] == starts[right]):
        right += 1
    return left, right


def _masked(piece: Piece, folded: View, index: _Index) -> list[Hit]:
    mask = piece.mask
    span = folded.span(piece.mask_start, piece.mask_start + len(mask))
    if mask in MASKED_ALONE:
        return [Hit(index.by_word[MASKED_ALONE[mask]], span, True)]
    seen = sum(letter != "*" for letter in mask)
    if seen < 2:
        return []
    starred = set(folded.text[piece.mask_start : piece.mask_start + len(mask)]) - set(mask) <= {"*"}
    found: dict[str, Hit] = {}  # the first of each language: which language it is, is asked later
    for term in _behind(mask):
        if seen < 3 and (term.grade == "mild" or (term.place == "name" and not starred)):
            continue
        found.setdefault(term.language, Hit(term, span, True))
    if seen > 2 and not found and "**" in mask:
        found = {term.language: Hit(term, span, True) for term in _miscounted(mask, index)}
    return list(found.values())


@lru_cache(maxsize=4_096)
def _behind(mask: str) -> tuple[Term, ...]:
    """The listed words that a mask may hide, each star one letter. Whoever masks a word often masks it alike."""
    return tuple(
        term
        for term in _index().by_length.get(len(mask), ())
        if all(shown in ("*", wanted) for shown, wanted in zip(mask, term.word, strict=True))
    )


def _miscounted(mask: str, index: _Index) -> list[Term]:
    """Grave English words that begin and end like the mask, which has one star too many or too few: "f***ing"."""
    begin, _, rest = mask.partition("*")
    end = rest.lstrip("*")
    if not begin or "*" in end:
        return []
    near = [term for by in (-1, 1) for term in index.by_length.get(len(mask) + by, ())]
    return [
        term
        for term in near
        if term.language == "en" and term.grade in ("strong", "slur") and term.word.startswith(begin) and term.word.endswith(end)
    ][:1]


def _counts(hit: Hit, text: Text) -> bool:
    if not _fits_language(hit, text) or not _is_spelled(hit, text) or _is_name(hit, text):
        return False
    if hit.company and not keeps_company(text, hit):
        return False
    return not hit.term.only_aimed or is_meant_for_people(text, hit)


def _fits_language(hit: Hit, text: Text) -> bool:
    term = hit.term
    if term.language == "en" and not text.inspected.isascii() and _is_mixed(text.inspected[slice(*hit.span)]):
        return True
    identified = identify(text)
    language = identified.language if identified.probability >= 0.8 else None
    if term.language == "en":
        if language in (None, "en"):
            return True
        if hit.company:  # its company is English; so short a text is easily taken for a rare language
            return language not in ABROAD
        return term.grade == "strong" and language not in _FALSE_FRIENDS.get(term.word, ())
    if language is None and term.sure:
        return True
    return identified.probabilities.get(term.language, 0.0) >= _LIKELY


def _is_mixed(word: str) -> bool:
    """Whether letters of several scripts, or of one that no shipped language is written in, stand in for Latin ones."""
    scripts = {name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return len(scripts) > 1 or bool(scripts & {"CHEROKEE", "LISU", "CANADIAN", "COPTIC", "YI", "BRAILLE"})


def _is_spelled(hit: Hit, text: Text) -> bool:
    """Whether the accents are there that make it this word, and a Cyrillic word has a Cyrillic letter."""
    if not hit.term.accented and not hit.term.mixed:
        return True
    original = text.inspected[slice(*hit.span)]
    if hit.term.mixed:
        return any("\u0400" <= letter <= "\u052f" for letter in original)
    if hit.term.language == "tr":
        original = original.replace("I", "ı").replace("İ", "i")
    return hit.term.accented in normalize("NFC", original).casefold()


def _is_name(hit: Hit, text: Text) -> bool:
    """Whether a capital letter inside a sentence suggests a name, for words that are names too."""
    if hit.term.grade == "strong" or (hit.term.grade == "slur" and hit.term.place != "name"):
        return False
    if hit.span[0] and text.inspected[hit.span[0] - 1].isalpha():
        return False  # a hump of camel case
    if hit.term.language == "de" and hit.term.place != "name":
        return False  # every noun has a capital there
    start, end = hit.span
    word = text.inspected[start:end]
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or (not word.isascii() and _is_mixed(word)):
        return False
    before = text.inspected[:start].rstrip()[-1:]
    after = text.inspected[end:].lstrip(" ,")[:1]
    return (
        hit.term.place == "name" or (before not in ("", ".", "!", "?", "…", ":", '"', "“")) or after.isupper()
    )


def _innocent_spans(text: Text, languages: set[str]) -> list[tuple[int, int]]:
    spans = _phrases_in(text, innocent_phrases())
    for language in sorted(languages):
        spans += _phrases_in(text, innocents_in(language), language)
    return spans


def _phrases_in(text: Text, phrases: Iterable[str], language: str = "en") -> list[tuple[int, int]]:
    """Where phrases stand: as whole words; in Korean with what is written on to them, in Chinese anywhere."""
    folded = text.folded.text
    spans = []
    for phrase in phrases:
        at = folded.find(phrase)
        while at >= 0:
            left, right = at, at + len(phrase)
            if language == "ko":
                left, right = _word_around(text.folded, left, right)
            whole = not _is_letter(folded, left - 1) and not _is_letter(folded, right)
            if whole or language in _WITHOUT_BLANKS:
                spans.append(text.folded.span(left, right))
            at = folded.find(phrase, at + 1)
    return spans
