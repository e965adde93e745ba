"""Which of several readings of one place counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from detente.standards.lexicon.terms import GRADES, Hit, Term, profanity_terms


def longest(hits: Sequence[Hit], innocent: Iterable[tuple[int, int]]) -> tuple[Hit, ...]:
    """Of readings that overlap the longest, in order of appearance, without those that lie within an innocent range; of equally
    long ones the plainest, then the gravest, then one that addresses or names a person (so that in "motherfucker" no verb is
    seen), then the one that the list names first ("f@ck" is no "feck").
    """
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
            not hit.term.person,
            hit.span,
            _places_in_list().get(hit.term, 0),
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
    return GRADES.index(hit.term.grade)


@cache
def _places_in_list() -> dict[Term, int]:
    return {term: place for place, term in enumerate(profanity_terms())}
