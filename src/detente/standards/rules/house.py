"""House settings that are no rule of the edition: the newsroom's own word list, newcomers, texts too long to
read, languages in which rules are unmeasured.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from detente.standards.language.names import NAMES
from detente.standards.records import Circumstances, Signal
from detente.standards.text import INSPECTED, Text, View, normalise

MOST_BLANKS = 40
"""So many blanks between the words of a phrase are read over."""


def detect(text: Text, circumstances: Circumstances) -> tuple[Signal, ...]:
    """Return signals whose `kind` is "own-list", "newcomer" or "length"; each of them asks for a person, no
    more.
    """
    signals: list[Signal] = []
    if circumstances.held_words:
        signals += _own_list(text, circumstances.held_words)
    if circumstances.hold_newcomers and circumstances.newcomer:
        why = "The newsroom reads the first comments of new readers before they appear."
        signals.append(Signal(1.0, (), why, kind="newcomer"))
    if text.is_cut:
        why = f"Only the first {INSPECTED:,} characters were read by machine; a person reads the rest."
        signals.append(Signal(1.0, (), why, kind="length"))
    return tuple(signals)


def unread(language: str | None, rules: Sequence[str], *, hold: bool) -> tuple[Signal, ...]:
    """Return a signal of kind "unmeasured" where `rules` are unmeasured in the comment's language (ISO 639-1) and such
    comments wait for a person. It says nothing against the comment.
    """
    if not (hold and rules and language):
        return ()
    many = f"{len(rules)} of the rules" if len(rules) > 1 else "one of the rules"
    why = f"Nobody has measured how well software applies {many} in {NAMES.get(language, language)}, so a person reads the comment first."
    return (Signal(1.0, (), why, kind="unmeasured"),)


def _own_list(text: Text, words: tuple[str, ...]) -> list[Signal]:
    spans: set[tuple[int, int]] = set()
    for word in words:
        folded = _folded_word(word)
        for view in (text.folded, *text.tight):
            if folded:
                spans.update(_whole_words(view, folded.rstrip("*"), open_ended=folded.endswith("*")))
    if not spans:
        return []
    why = "The comment contains a word that this newsroom reads before it appears."
    return [Signal(1.0, tuple(sorted(spans)), why, kind="own-list")]


@lru_cache(maxsize=4096)
def _folded_word(word: str) -> str:
    return " ".join(normalise(word).folded.text.split())


def _whole_words(view: View, word: str, *, open_ended: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if not word:
        return found
    first, *others = word.split(" ")
    at = view.text.find(first)
    while at >= 0:
        end = _end_of(view.text, at + len(first), others)
        if end < 0:
            at = view.text.find(first, at + len(first))
            continue
        before = at == 0 or not view.text[at - 1].isalnum()
        after = open_ended or end == len(view.text) or not view.text[end].isalnum()
        if before and after:
            found.append(view.span(at, end))
        at = view.text.find(first, end)
    return found


def _end_of(signs: str, end: int, others: Sequence[str]) -> int:
    """Where the further words of a phrase end, however many blanks (or a new line) part them; -1 where they do not follow."""
    for word in others:
        gap = len(signs[end : end + MOST_BLANKS]) - len(signs[end : end + MOST_BLANKS].lstrip(" "))
        if not gap or not signs.startswith(word, end + gap):
            return -1
        end += gap + len(word)
    return end
