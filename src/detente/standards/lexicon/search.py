"""Finding listed words in a text: Aho-Corasick (Aho and Corasick 1975) over the folded views, then the
spelling checked.

Patterns and views are reduced to one letter of each run, so that stretched words are found; a hit then has to
have at least the letters of its pattern, and as many where nothing was stretched: "as" is never "ass".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from ahocorasick_rs import AhoCorasick

from detente.standards.language.identify import identify
from detente.standards.lexicon.target import is_meant_for_people
from detente.standards.lexicon.terms import Hit, Term, innocent_phrases, innocents_in, profanity_terms
from detente.standards.text import Text, View
from detente.standards.tightening import Piece

MASKED_ALONE = {
    "f***": "fuck", "s***": "shit", "c***": "cunt", "b****": "bitch", "f*****": "fucker",
    "f******": "fucking",
    "a******": "asshole", "f*ing": "fucking", "f**ing": "fucking", "f*in": "fucking", "f*king": "fucking",
    "f*ed": "fucked", "f**": "fuck", "f*k": "fuck", "s*it": "shit", "b*tch": "bitch",
}  # fmt: skip
_LIKELY = 0.3
_WITHOUT_BLANKS = frozenset(("ko", "zh"))
_FALSE_FRIENDS = {
    "slut": ("sv", "no", "da", "af"),
    "kut": ("tr", "az", "bs", "hr", "sr"),
    "shit": ("sq",),
    "fck": ("de",),
    "bastard": (),
}


@dataclass(frozen=True, slots=True)
class _Index:
    automaton: AhoCorasick
    patterns: tuple[tuple[Term, ...], ...]
    by_length: dict[int, tuple[Term, ...]]
    by_word: dict[str, Term]
    torn: dict[str, Term]


def hits_in(text: Text) -> tuple[Hit, ...]:
    """Return every listed word of the text, longest reading first where readings overlap, in order of
    appearance.
    """
    return text.fact("profanity", _hits)


def _hits(text: Text) -> tuple[Hit, ...]:
    index = _index()
    found: list[Hit] = []
    for view in (text.folded, *text.disguised):
        found += _in_view(view, index)
    for piece in text.pieces:
        if piece.mask:
            found += _masked(piece, text.folded, index)
    found += _torn(text, index)
    if not found:
        return ()
    found = [hit for hit in found if _counts(hit, text)]
    return _longest(found, _innocent_spans(text, {hit.term.language for hit in found}) if found else [])


@cache
def _index() -> _Index:
    patterns: dict[str, list[Term]] = defaultdict(list)
    by_length: dict[int, list[Term]] = defaultdict(list)
    for term in profanity_terms():
        patterns[term.collapsed].append(term)
        if term.grade != "mild" and term.place != "name" and len(term.word) >= 4:
            by_length[len(term.word)].append(term)
    torn = {term.word: term for term in profanity_terms() if term.split}
    return _Index(
        AhoCorasick(list(patterns)),
        tuple(map(tuple, patterns.values())),
        {length: tuple(terms) for length, terms in by_length.items()},
        {term.word: term for term in reversed(profanity_terms())},
        torn,
    )


def _in_view(view: View, index: _Index) -> list[Hit]:
    text = view.text
    firsts = [i for i, letter in enumerate(text) if i == 0 or letter != text[i - 1] or not letter.isalpha()]
    collapsed = "".join([text[i] for i in firsts])
    firsts.append(len(text))
    found = []
    for pattern, start, end in index.automaton.find_matches_as_indexes(collapsed, overlapping=True):
        lengths = tuple(firsts[i + 1] - firsts[i] for i in range(start, end))
        for term in index.patterns[pattern]:
            if not _same_letters(term, lengths):
                continue
            left, right = firsts[start], firsts[end]
            if term.place == "inside" or (term.place == "start" and not _is_letter(text, left - 1)):
                left, right = _word_around(view, left, right)
            elif term.place != "run" and (_is_letter(text, left - 1) or _is_letter(text, right)):
                continue
            found.append(Hit(term, view.span(left, right)))
    return found


def _same_letters(term: Term, lengths: tuple[int, ...]) -> bool:
    for wanted, seen in zip(term.runs, lengths, strict=True):
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
    if sum(letter != "*" for letter in mask) < 2:
        return []
    found: dict[str, Hit] = {}  # the first of each language: which language it is, is asked later
    for term in index.by_length.get(len(mask), ()):
        if all(seen in ("*", wanted) for seen, wanted in zip(mask, term.word, strict=True)):
            found.setdefault(term.language, Hit(term, span, True))
    return list(found.values())


def _torn(text: Text, index: _Index) -> list[Hit]:
    """Words torn in two or three by a blank: "fu ck". Only spellings marked for it, and only short
    neighbours.
    """
    found = []
    pieces = text.pieces
    for at in range(len(pieces) - 1):
        joined = pieces[at].texts[0]
        if len(joined) > 6 or joined in index.by_word:
            continue
        end_before = pieces[at].offsets[0][-1]
        for last in pieces[at + 1 : at + 3]:
            if last.offsets[0][0] != end_before + 2:
                break
            end_before = last.offsets[0][-1]
            joined += last.texts[0]
            if joined in index.torn:
                start = text.folded.span(pieces[at].offsets[0][0], pieces[at].offsets[0][0] + 1)[0]
                end = text.folded.span(last.offsets[0][-1], last.offsets[0][-1] + 1)[1]
                found.append(Hit(index.torn[joined], (start, end)))
    return found


def _counts(hit: Hit, text: Text) -> bool:
    if not _fits_language(hit.term, text) or not _is_spelled(hit, text) or _is_name(hit, text):
        return False
    return not hit.term.only_aimed or is_meant_for_people(text, hit)


def _fits_language(term: Term, text: Text) -> bool:
    identified = identify(text)
    language = identified.language if identified.probability >= 0.8 else None
    if term.language == "en":
        if language in (None, "en"):
            return True
        return term.grade == "strong" and language not in _FALSE_FRIENDS.get(term.word, ())
    if language is None and term.sure:
        return True
    return identified.probabilities.get(term.language, 0.0) >= _LIKELY


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
    if hit.term.language == "de" and hit.term.place != "name":
        return False  # every noun has a capital there
    start, end = hit.span
    word = text.inspected[start:end]
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
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


def _longest(hits: list[Hit], innocent: list[tuple[int, int]]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    # One byte a code point: asking whether a place is taken must not grow with the number of hits.
    taken = bytearray(max((hit.span[1] for hit in hits), default=0))
    for start, end in innocent:
        taken[start:end] = b"i" * (min(end, len(taken)) - min(start, len(taken)))
    order = sorted(
        hits,
        key=lambda hit: (
            hit.span[0] - hit.span[1],
            hit.masked,
            -_weight(hit),
            not hit.term.direct,
            hit.span,
            hit.term.word,
        ),
    )
    for hit in order:
        start, end = hit.span
        place = taken[start:end]
        if b"h" in place or place == b"i" * (end - start):
            continue
        kept.append(hit)
        taken[start:end] = b"h" * (end - start)
    return tuple(sorted(kept, key=lambda hit: hit.span))


def _weight(hit: Hit) -> int:
    return ("mild", "coarse", "slur", "strong").index(hit.term.grade)
