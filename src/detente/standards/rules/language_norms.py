"""`language-norms`: typed fully or mostly in capitals, or never broken into sentences."""

from __future__ import annotations

from collections.abc import Iterator

from detente.standards.edition import Rule
from detente.standards.records import Circumstances, Signal, Spans
from detente.standards.text import Text
from detente.standards.tokens import Token, count_of, tokens_of

ACRONYM = 4
"""Words of up to this many capitals may be acronyms: alone they never make a text "capitals"."""
_STOPS = dict.fromkeys(map(ord, ".!?…;:。！？．؟۔।՞።\n\r"), "\n")
"""Each is one code point long, so that positions can be counted."""
_UNSTOPPED = (("\u0e00", "\u0eff"), ("\u1780", "\u17ff"), ("\u1000", "\u109f"), ("\u0f00", "\u0fff"))
"""Thai, Lao, Khmer, Burmese, Tibetan: scripts that do not end sentences with a stop, or do not part words
with blanks.
"""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Score capitals by their share among letters that have case, and the longest run of words without any
    stop.

    Thresholds of the edition: `capital_letters` (fewest letters that make a case, 16), `unbroken_words` (80).
    """
    del circumstances
    signals = (_capitals(text, rule), _unbroken(text, rule))
    return tuple(signal for signal in signals if signal is not None)


def _capitals(text: Text, rule: Rule) -> Signal | None:
    original = text.inspected
    fewest = rule.threshold("capital_letters", 16)
    if count_of(str.isupper, original) * 2 <= fewest:
        return None
    upper, cased, caseless, words = 0, 0, 0, []
    for word, start, end in _own_words(text):
        capitals = count_of(str.isupper, word)
        upper += capitals
        small = count_of(str.islower, word)
        cased += capitals + small
        if not word.isascii():
            caseless += sum(map(str.isalpha, word)) - capitals - small
        if capitals >= 2 and capitals * 5 >= (end - start) * 4:
            words.append((start, end))
    if cased < fewest or upper * 2 <= cased or caseless >= cased:
        return None  # names in capitals inside Arabic or Thai are nobody's shouting
    longer = sum(end - start > ACRONYM for start, end in words)
    if longer < 2 and (longer < 1 or len(words) < 5):
        return None
    share = upper / cased
    how_many = "All its letters" if share > 0.995 else f"{round(share * 100)} of every 100 letters"
    why = f"{how_many} are capitals. On the page that reads as shouting."
    return Signal(min(share, 0.99), _joined(words, original), why)


def _own_words(text: Text) -> Iterator[Token]:
    """The words without links and mentions: their capitals are not the writer's."""
    for token in tokens_of(text):
        if not token[0].startswith(("@", "#", "www.")) and "://" not in token[0]:
            yield token


def _joined(words: list[tuple[int, int]], original: str) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in words:
        if joined and not original[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _unbroken(text: Text, rule: Rule) -> Signal | None:
    limit = int(rule.threshold("unbroken_words", 80))
    original = text.inspected
    if len(original) < limit * 2 or len(tokens_of(text)) < limit:
        return None
    if not original.isascii() and _has_no_stops(original):
        return None
    longest, words, start, span = 0, 0, 0, (0, 0)
    position = 0
    for stretch in _stretches(original):
        start, position = position, position + len(stretch) + 1
        words = len(stretch.split())
        if words > longest:
            lead = len(stretch) - len(stretch.lstrip())
            longest, span = words, (start + lead, start + len(stretch.rstrip()))
    if longest < limit:
        return None
    why = f"{longest} words follow each other without a full stop or a new line."
    return Signal(min(0.99, 0.6 + 0.4 * (longest - limit) / limit), (span,), why)


def _has_no_stops(original: str) -> bool:
    return any(low <= letter <= high for letter in original[:400] for low, high in _UNSTOPPED)


def _stretches(original: str) -> list[str]:
    """The text cut at every stop."""
    return original.translate(_STOPS).split("\n")
