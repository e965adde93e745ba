"""What somebody wrote in confidence and the comment quotes, and the registration of a private person's car.

A quotation from a private message is only marked, since people often may tell what was written to them; with a plea for
secrecy inside it waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Spoken, spoken
from detente.standards.text import Text

PLEADED, QUOTED, PLATE = 0.8, 0.6, 0.8
Seen = tuple[tuple[int, int], float, str]
_SECRETLY = words("privately private confidence confidentially dm dms diary")
_WROTE = words(
    "wrote writes texted texts messaged messages emailed told tells said says sent confided admitted message letter letters email "
    "emails diary"
)
_MESSAGES = words("message messages letter letters email emails texts chat chats conversation diary")
_TO = words("me us him her them to in a by via the last his their whats")
_OFFICES = words("council bank company firm office minister ministry police school doctor hospital landlord newspaper editor")
_PLEAS = (
    "tell nobody", "tell noone", "tell no one", "dont tell", "do not tell", "between us", "between you and me", "between ourselves",
    "to yourself", "nobody knows", "nobody must know", "nobody may know", "no one knows", "noone knows", "our secret", "my secret",
    "dont share", "do not share", "never tell", "not a word to",
)  # fmt: skip
_QUOTES = (' "', ':"', "“", "„", "«", "‘", " '", ":'")
_PLATES = words("plate plates numberplate reg registration kennzeichen immatriculation matricula targa kenteken")
_SKIPPED = words("is was number no of the car van bike his her and ist lautet es n nr a")
_SOMEBODY = words(
    "he she his her him hers hes shes ex drives driver whose neighbour neighbor teacher judge journalist found fahrt sein ihr ihre "
    "seine elle il su conduce guida rijdt"
)
_OWN = words("my our i we mine")
_WINDOW, _AHEAD = 12, 60


def confidences_in(text: Text) -> Iterator[Seen]:
    """The quotations from private messages and the plates of private cars in a text: where, how sure, and why."""
    heard = spoken(text)
    if not _SECRETLY.isdisjoint(heard.words) and not _WROTE.isdisjoint(heard.words):
        yield from _quoted(text, heard)
    if not _PLATES.isdisjoint(heard.words):
        yield from _plates(text, heard)


def _quoted(text: Text, heard: Spoken) -> Iterator[Seen]:
    for at, word in enumerate(heard.words):
        near = heard.words[max(0, at - 6) : at + 3]
        if word not in _SECRETLY or _WROTE.isdisjoint(near) or _TO.isdisjoint(near):
            continue
        beside = heard.words[max(0, at - 1) : at + 2]
        if word == "private" and "in" not in beside[:1] and _MESSAGES.isdisjoint(beside):
            continue  # a private school, a private affair
        start, end = heard.spans[at]
        ahead = text.inspected[end : end + _AHEAD]
        is_own = not _OWN.isdisjoint(heard.words[max(0, at - 2) : at])
        if is_own or not any(sign in ahead for sign in _QUOTES):
            continue
        said = f" {' '.join(heard.words[at + 1 : at + 60])} "
        pleads = any(f" {plea} " in said for plea in _PLEAS) and _OFFICES.isdisjoint(heard.words[max(0, at - 8) : at])
        yield (start, end), PLEADED if pleads else QUOTED, "What somebody seems to have written in confidence."
        return


def _plates(text: Text, heard: Spoken) -> Iterator[Seen]:
    for at, word in enumerate(heard.words):
        if word not in _PLATES or not _OWN.isdisjoint(heard.words[max(0, at - 3) : at]):
            continue
        if _SOMEBODY.isdisjoint(heard.words[max(0, at - _WINDOW) : at + _WINDOW]):
            continue
        first = at + 1
        while first < len(heard.words) and first - at < 4 and heard.words[first] in _SKIPPED:
            first += 1
        for last in range(min(first + 2, len(heard.words) - 1), first - 1, -1):
            span = heard.spans[first][0], heard.spans[last][1]
            if _is_plate(text.inspected[slice(*span)]):
                yield span, PLATE, "The registration of somebody's car."
                break


def _is_plate(raw: str) -> bool:
    """Whether signs have the form of a plate: five to eight letters and digits in at most three groups, some of each."""
    signs = "".join(sign for sign in raw if sign not in " -·.")
    if not (5 <= len(signs) <= 8 and signs.isalnum()):
        return False
    digits = sum(map(str.isdigit, signs))
    is_written_so = not any(sign.islower() for sign in signs) or len(raw.split()) == 1
    return 1 <= digits < len(signs) and len(raw.split()) <= 3 and is_written_so
