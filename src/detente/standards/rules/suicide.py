"""`suicide`: urging somebody to die; and, quite apart from the rule, the voice of someone in despair.

Someone in despair breaks no rule. The signal has the kind "despair": the site shows where help is found, a
person reads the comment at once, and no machine refuses it under any edition.
"""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.heads import attributes
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Said, said, spoken
from detente.standards.lexicon.reported import is_reported
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

_NOT_MEANT = words(
    "laughing laugh lol lmao of for from when if every at in on this hearing reading watching seeing tired set against "
    "vor de di dal"
)
_SOMEWHERE = words(
    "in near next with under on at somewhere there by among beside like this that without if unless "
    "a en em dans mit ohne sin sans sem в w na"
)
_LIVING = (
    " to live", " be here anymore", " worth living", " leben", " vivre", " vivir", "viviendo", " viver", " vivere", " zyc", "жить", "жити",
)  # fmt: skip
_DYING = (
    " die", "dead", "kill myself", "way out", " sterben", " mourir", "morir", "morirme", "morrer", " morire",
)  # fmt: skip
_I, _YOU = words("i im ive me my myself ill id"), words("you your youre ur u yourself youve yours")
_NOT_SAID = words("not never dont didnt wouldnt wont why he she they who")
_DESPAIR = "The writer may be in despair. This breaks no rule: a person reads it now, and help is offered."
_URGING = "The comment urges somebody to take their life."
_DEATH = "The comment speaks of suicide or self-harm in a way that a person should look at."
HEARD = 0.85
"""A voice of despair is heard as a phrase of it would be: the learned score is low because such comments are rare."""
UNCLEAR = 0.79
_QUOTES = ('"', "“", "„", "«", "'", "‘")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find first-person phrases of despair and second-person phrases of incitement; quoted incitement counts
    nothing. Without such phrases the learned score speaks, of despair from the edition's threshold `despair`
    on, of anything else from `learned` on; not where the words proved to be a figure of speech.
    """
    del circumstances
    found = said(text, "suicide")
    voices = any(one.phrase.kind == "despair" for one in found)
    signals = [*despair_in(text)]
    urging = [one for one in found if one.phrase.kind == "incitement" and not _is_quoted(text, one)]
    if urging:
        weight = max(one.phrase.weight for one in urging)
        signals.append(Signal(weight, _spans(urging), _URGING, kind="incitement"))
    if not signals and not voices and (learned := _learned(text, rule)):
        signals.append(learned)
    return tuple(signals)


def despair_in(text: Text) -> tuple[Signal, ...]:
    """The signal of first-person phrases of despair, in a tuple; empty where there are none but figures of speech."""
    found = [
        one for one in said(text, "suicide") if one.phrase.kind == "despair" and not _is_figure_of_speech(one)
    ]
    if not found:
        return ()
    return (Signal(max(one.phrase.weight for one in found), _spans(found), _DESPAIR, kind="despair"),)


def _learned(text: Text, rule: Rule) -> Signal | None:
    """Who is meant decides what it is: more of "I" than of "you" is despair, "you" alone incitement. Otherwise a person
    finds a mark and no more, since a mistaken help panel and a missed one both hurt.
    """
    score = (attributes(text) or {}).get("self-harm", 0.0)
    if score < rule.threshold("despair", 0.8):
        return None
    heard = spoken(text).words
    own, other = sum(word in _I for word in heard), sum(word in _YOU for word in heard)
    spans = ((0, len(text.inspected)),)
    if own > other:
        return Signal(max(score, HEARD), spans, _DESPAIR, kind="despair")
    if score < rule.threshold("learned", 0.9):
        return None
    if other and not own:
        return Signal(score, spans, _URGING, kind="incitement")
    return Signal(min(score, UNCLEAR), spans, _DEATH)


def _is_figure_of_speech(one: Said) -> bool:
    """ "I want to die laughing"; "I want to die of shame" goes to nobody; "I don't want to live in Oldmere" is about
    Oldmere. What ends in "me" or "myself" is meant.
    """
    if one.phrase.words.endswith(_LIVING):
        return one.next_word in _SOMEWHERE
    return one.next_word in _NOT_MEANT and one.phrase.words.endswith(_DYING)


def _is_quoted(text: Text, one: Said) -> bool:
    start = one.span[0]
    is_opened = text.inspected[max(0, start - 1) : start] in _QUOTES
    return one.previous_word in _NOT_SAID or is_opened or is_reported(text, start)


def _spans(found: list[Said]) -> tuple[tuple[int, int], ...]:
    return tuple(one.span for one in found)
