"""`flooding`: the same author saying the same again, too fast, or over and over in one text."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from detente.standards.courtesies import is_courtesy
from detente.standards.edition import Rule
from detente.standards.fingerprints import fingerprint, similarities, unquoted, words_of
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

REACHED, DOUBLED, HINT = 0.9, 0.98, 0.5
MORE_FOR_MANNERS = 3
"""So many times as many copies are a flood where they are a courtesy or a few words; courtesies are never refused."""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Count the author's own copies, the author's pace in this thread, and repetition inside the text.

    Thresholds of the edition: `copies` (3, this one included), `copies_minutes` (1440), `alike` (similarity
    that counts as the same, .8), `short_words` (shorter texts need three times as many copies, 5, and so do courtesies,
    which score .9 at most), `pace` (10 comments in a thread within `pace_minutes`, 5). Scores: .9 when a limit is reached,
    .98 at its double, .5 one below the limit of copies.
    """
    signals = (_copies(text, circumstances, rule), _pace(circumstances, rule), text.fact("repetition", _inner_repetition))
    return tuple(signal for signal in signals if signal is not None)


def _copies(text: Text, circumstances: Circumstances, rule: Rule) -> Signal | None:
    if not circumstances.own_recent:
        return None
    own = unquoted(text, circumstances)
    mine = fingerprint(own)
    since = circumstances.time - timedelta(minutes=rule.threshold("copies_minutes", 1440))
    alike = rule.threshold("alike", 0.8)
    recent = [past for past in circumstances.own_recent if past.time >= since]
    likeness = similarities([past.fingerprint for past in recent], mine)
    same = [past for past, share in zip(recent, likeness, strict=True) if share >= alike]
    count = len(same) + 1
    limit = int(rule.threshold("copies", 3))
    is_manners = bool(same) and is_courtesy(own)
    if mine.words < rule.threshold("short_words", 5) or is_manners:
        limit *= MORE_FOR_MANNERS
    if not same or count < max(2, limit - 1):
        return None
    score = DOUBLED if count >= 2 * limit and not is_manners else REACHED if count >= limit else HINT
    why = f"The same author has posted nearly the same text {_times(count)}."
    return Signal(score, _whole(text), why, tuple(past.id for past in same))


def _pace(circumstances: Circumstances, rule: Rule) -> Signal | None:
    minutes = rule.threshold("pace_minutes", 5)
    since = circumstances.time - timedelta(minutes=minutes)
    recent = [p for p in circumstances.own_recent if p.time >= since and p.thread == circumstances.thread]
    count = len(recent) + 1
    limit = int(rule.threshold("pace", 10))
    if count < limit:
        return None
    why = f"The same author has posted {count} comments in this thread within {minutes:g} minutes."
    return Signal(DOUBLED if count >= 2 * limit else REACHED, (), why, tuple(past.id for past in recent))


def _inner_repetition(text: Text) -> Signal | None:
    words = words_of(text)
    if len(words) >= 20 and len(set(words)) * 4 <= len(words) + 4 and len(set(pairwise(words))) * 4 <= len(words):
        return Signal(REACHED, _whole(text), "The comment repeats the same few words over and over.")
    folded = text.folded.text.replace(" ", "")
    if len(folded) >= 60:
        half = sorted(folded[: len(folded) // 2])
        letter = half[len(half) // 2]  # what makes four fifths of the whole is the median of any half
        if folded.count(letter) * 10 >= len(folded) * 8 and letter.isalnum():
            return Signal(REACHED, _whole(text), f"The comment consists almost only of the sign “{letter}”.")
    return None


def _whole(text: Text) -> tuple[tuple[int, int], ...]:
    body = text.inspected.strip()
    start = text.inspected.find(body)
    return ((start, start + len(body)),) if body else ()


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
