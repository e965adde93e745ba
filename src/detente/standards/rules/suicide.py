"""`suicide`: urging somebody to die; and, quite apart from the rule, the voice of someone in despair.

Someone in despair breaks no rule. The signal has the kind "despair": the site shows where help is found, a
person reads the comment at once, and no machine refuses it under any edition.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Said, said
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

_NOT_MEANT = words(
    "laughing laugh lol lmao of for from when if every at in on this hearing reading watching seeing"
)
_NOT_SAID = words("not never dont didnt wouldnt wont no says said why he she they who")
_QUOTES = ('"', "“", "„", "«", "'", "‘")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find first-person phrases of despair and second-person phrases of incitement; reported ones weigh
    little.
    """
    del circumstances, rule
    found = said(text, "suicide")
    signals = []
    despair = [one for one in found if one.phrase.kind == "despair" and not _is_figure_of_speech(one)]
    if despair:
        why = "The writer may be in despair. This breaks no rule: a person reads it now, and help is offered."
        signals.append(
            Signal(max(one.phrase.weight for one in despair), _spans(despair), why, kind="despair")
        )
    urging = [one for one in found if one.phrase.kind == "incitement" and not _is_quoted(text, one)]
    if urging:
        why = "The comment urges somebody to take their life."
        signals.append(
            Signal(max(one.phrase.weight for one in urging), _spans(urging), why, kind="incitement")
        )
    return tuple(signals)


def _is_figure_of_speech(one: Said) -> bool:
    """ "I want to die laughing"; "I want to die of shame" goes to nobody. What ends in "me" or "myself" is
    meant.
    """
    return one.next_word in _NOT_MEANT and one.phrase.words.endswith(
        (" die", "dead", "kill myself", "way out")
    )


def _is_quoted(text: Text, one: Said) -> bool:
    start = one.span[0]
    return one.previous_word in _NOT_SAID or text.inspected[max(0, start - 1) : start] in _QUOTES


def _spans(found: list[Said]) -> tuple[tuple[int, int], ...]:
    return tuple(one.span for one in found)
