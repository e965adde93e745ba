"""Whether words for a deed ask for it: "Burn down the mosque!", "We must …", "Time to …"; not "The mob tried to …".

Looked at is the clause before them. A deed is called for where nobody else does it: in the imperative, with "should" and
"must", and where the writer, the readers or "somebody" are to do it.
"""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Said
from detente.standards.lexicon.reported import in_sentence
from detente.standards.text import Text

_DEMANDING = words("must should ought shouldve mustve")
_BETWEEN = words(
    "to all now just please go and really simply together finally tonight today tomorrow better have need needs going gonna will "
    "shall would lets let then so or want wanna dont ready start finally fucking bloody also even gotta got am be being come on"
)
_CALLED = words(
    "we us you i im ill ive were well weve someone somebody everyone everybody time comrades brothers sisters patriots say "
    "yes ok okay hey"
)
_TOLD = words("was were is are has had")
_HANDED_IN = words("amnesty surrender police station hand handed drop")


def calls(text: Text, one: Said) -> bool:
    """Whether the phrase asks for what it names."""
    if one.next_word in _TOLD:
        return False
    if one.phrase.words.startswith("bring ") and not _HANDED_IN.isdisjoint(_rest(text, one)):
        return False
    before = in_sentence(text, one.span[0]).lower().replace("'", "").replace("’", "")
    for part in (",", ":", " - ", "–", "—", '"', "“"):
        before = before.rpartition(part)[2]
    clause = [bare for word in before.split() if (bare := word.strip("()*_\"'"))]
    if not clause or not _DEMANDING.isdisjoint(clause):
        return True
    while clause and clause[-1] in _BETWEEN:
        clause.pop()
    return not clause or clause[-1] in _CALLED


def _rest(text: Text, one: Said) -> set[str]:
    return {word.strip(".,;:!?") for word in text.inspected[one.span[1] : one.span[1] + 90].lower().split()}
