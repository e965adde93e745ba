"""Whether words are only reported, quoted or denied: "He was jailed for shouting …", "Nobody should say …".

Looked at is the sentence before them, word by word. A verb of speech reports when it has a subject that is not the
writer ("she says", not "I say"); a denial counts where only words that carry it on stand between ("I do not think that we
should …", not "Never mind the police, …").
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.standards.lexicon import words
from detente.standards.lexicon.quotations import QUOTED, quotation_around
from detente.standards.text import Text

REACH = 90
"""So many characters before the words are searched, within their sentence."""
NEAR = 8
"""So many words of the clause before them are read."""
SENTENCE_ENDS = frozenset(".!?;\n")
_OPENING, _CLOSING = "“„«‘", "”“»’"
_BASE = words("say shout write call claim tell post chant scream yell preach believe think argue sing demand")
_PAST = words(
    "said wrote called told claimed posted shouted chanted screamed yelled preached sprayed believed argued sang demanded "
    "threatened texted messaged emailed warned whispered muttered hissed snarled spat replied answered"
)
_SPEECH = (
    _BASE
    | _PAST
    | words(
        "says saying writes writing written calls calling shouting shouts claims claiming tells telling posts posting chants "
        "chanting screams screaming yells preaches preaching spraying thinks thinking believes argues arguing sings "
        "singing demands demanding heard tweeted commented comments reads threatens threatening texting messaging emailing "
        "warns warning whispers whispering replying snarls"
    )
)
_PUNISHED = words("arrested convicted jailed charged sentenced accused accuses fined caught banned suspended tried investigated")
_FOR = words("for of with after over on when because as from who")
_SOURCES = words(
    "film novel book song slogan slogans chant chants graffiti banner headline lyrics title phrase words historian history "
    "report reports claim claims lie lies idea myth belief theory nonsense delusion propaganda notion conspiracy trial"
)
_OWN = words("my our")
"""Before a source: the writer's own belief is no report."""
_WRITER = words("i ive im id ill we weve me us")
_AUXILIARY = words(
    "am are was were be been being keep kept will would can could do did have had to want wanted here really just always "
    "often still now going gonna must should shall may might only again repeat proudly loudly openly and once first honestly "
    "like hereby also"
)
_NOBODY = words("nobody noone whoever none neither nor")
_NEGATION = words(
    "not never dont didnt doesnt wont wouldnt shouldnt cannot cant couldnt isnt arent wasnt mustnt against stop stopped wrong "
    "forbidden illegal"
)
_CARRIES = words(
    "to should must be ever want wants wanted need needs going gonna we you they i he she people anyone anybody think believe "
    "say said saying mean meant agree that who advocate support suggest call calls for calling ask asked asking tell told "
    "telling them him her us me even then lets a the it is was true right okay ok or and with really simply "
    "having having said write wrote shout claim"
)
_WHOM = words("you him her them us me and or")
_IMPERATIVE_AFTER = words("and just please now lets all everyone so then come on")


def in_sentence(text: Text, start: int) -> str:
    """What stands before `start` (a place in the original) in the same sentence, at most `REACH` code points."""
    before = text.inspected[max(0, start - REACH) : start]
    return before[max(map(before.rfind, SENTENCE_ENDS)) + 1 :]


def is_reported(text: Text, start: int) -> bool:
    """Whether what begins at `start` is quoted, or stands behind words that report, deny or condemn it."""
    before = in_sentence(text, start)
    return _is_quoted(text, start, before) or reports(before)


def reports(before: str) -> bool:
    """Whether the beginning of a sentence reports or denies what follows it."""
    said = before.lower().replace("'", "").replace("’", "").rstrip(" ,:-–—\"“„«")
    for part in (",", ":", " - ", "–", "—"):
        said = said.rpartition(part)[2]
    heard = [bare for word in said.split() if (bare := word.strip("()\"“”„*_"))][-NEAR:]
    return bool(heard) and (_denies(heard) or _retells(heard) or _names_source(heard))


def _names_source(heard: Sequence[str]) -> bool:
    """Whether the last words name whose words follow: "the slogan …", "the lie that …"; not "it is my belief that …"."""
    first = max(0, len(heard) - 4)
    return any(
        heard[at] in _SOURCES and _OWN.isdisjoint(heard[max(0, at - 2) : at]) for at in range(first, len(heard))
    )


def _is_quoted(text: Text, start: int, before: str) -> bool:
    """Whether a quotation is open at `start` and closed behind it: one that began in the same sentence, or was announced
    by a colon or by words that report. A mark that nobody closes quotes nothing.
    """
    around = quotation_around(text, start)
    if around is not None:
        opened = around[0]
        if SENTENCE_ENDS.isdisjoint(text.inspected[opened:start]):
            return True
        announced = in_sentence(text, opened - 1).rstrip()
        return announced.endswith(":") or reports(announced)
    behind = text.inspected[start : start + QUOTED].partition("\n")[0]
    if before.count('"') % 2 == 1:
        return '"' in behind
    return any(
        before.rfind(left) > before.rfind(right) and right in behind for left, right in zip(_OPENING, _CLOSING, strict=True)
    )


def _denies(heard: Sequence[str]) -> bool:
    """A denial of which every later word is a part. "Why not" and "why don't we" ask for it."""
    for at in range(len(heard) - 1, -1, -1):
        word = heard[at]
        if word in _NOBODY or heard[at : at + 2] == ["no", "one"]:
            return heard[-1] in (_CARRIES | _NOBODY) - _WHOM
        if word in _NEGATION:
            return heard[at - 1 : at] != ["why"] and _CARRIES.issuperset(heard[at + 1 :])
    return False


def _retells(heard: Sequence[str]) -> bool:
    for at, word in enumerate(heard):
        later = heard[at + 1 :]
        if word in _PUNISHED and (not later or any(one in _FOR or one.endswith("ing") for one in later)):
            return True
        if word in _SPEECH and not _is_writers_own(heard[:at], word):
            return True
    return False


def _is_writers_own(before: Sequence[str], verb: str) -> bool:
    """Whether the writer says it, or asks readers to: "I say", "we have always said", "shout it with me"."""
    rest = list(before)
    while rest and (rest[-1] in _AUXILIARY or rest[-1].endswith("ly")) and rest[-1] not in _WRITER:
        rest.pop()
    if rest and rest[-1] in _WRITER:
        return True
    if rest and rest[-1] in ("you", "youve"):
        return verb in _BASE
    return verb in _BASE and _IMPERATIVE_AFTER.issuperset(before)
