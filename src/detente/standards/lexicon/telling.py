"""Whether swearing is told, sung, printed or discussed, and not said by the writer: a verb of speech before it or behind
it, a slogan that it is called. Finer than reported.py, since a direct "you …" must not hide behind any word for a report.
What may be told and may be the writer's own ("everybody says you are …", "Note: …") is not told: `is_perhaps_told` says so.
"""

from __future__ import annotations

from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import Word, index_at, layout
from detente.standards.text import Text

_SAID = words(
    "said says saying shouted shouts shouting yelled yells yelling screamed screams screaming wrote writes writing tweeted tweets "
    "posted texted replied replies answered answers muttered mutters mumbled whispered growled snarled hissed roared cried bellowed "
    "chanted chants chanting sang sings singing told tells telling asked asks "
    "called calls goes went read reads heard hears spat written daubed carved "
    "sprayed painted scrawled scribbled printed barked snapped squawked squawks blurted joked signed translated dictated quoted"
)
_BASE = words("say shout yell scream write tell sing chant call hear read")
_RETORTS = _SAID - words("read reads goes went heard hears called calls asked asks")
_SPOKEN = _SAID | _BASE
_DECLARED = words("say said saying says repeat")
_WRITER = words("i ive im id ill we weve were")
_BIDDEN = _WRITER | words("you must please can to")
_NOT = words("not never dont didnt doesnt cant cannot couldnt wouldnt shouldnt nobody noone wont stop stopped neither")
_ASKED = words("why did who how does")
_HEARD = words("him her them people someone somebody")
"""Of whom it is heard: "did you hear him shout …"."""
_LINKS = words("and but so because while since yet although though as if when")
_OPEN = words("what that it so this which")
_LABELS = words("note text message letter joke word words motto speech")
"""Alone before a colon they head what the writer says."""
_MINE = words("finger fingers message note letter text comment post reply answer vote words word")
_POSTED = words("comment post reply")
_SAYING = words("say says")
_EVERYBODY = words("all everybody everyone they people")
_ARE = words("are re r were")
_WOULD = words("would could should might used never")
_AGREED = words("right rightly true agree correct deserve deserved")
_DISPUTED = words("not wrong never isnt arent no dont didnt wasnt")
_CALLED_ON = words("yourself the all god jesus christ")
"""Behind "by" they name nobody who said so."""
_PRINTED = words(
    "shirt tshirt tee hoodie cap hat mug badge sticker bumper banner banners flag placard placards poster sign signs graffiti "
    "tattoo headline headlines slogan slogans chant chants song songs track single album film movie book novel play title titles "
    "lyric lyrics chorus phrase words word expression term slur insult insults hashtag caption meme parrot text email letter note "
    "message postcard quote quotation line motto joke speech paint ink chalk letters capitals"
)
_BRINGS = words("of saying says say said reading read reads with called titled entitled like that which was is goes")
_COPULA = words("is isnt was wasnt means meant won became remains stands sounds used charted topped comes came")
_MATTER = _PRINTED | words(
    "offensive racist homophobic racial derogatory pejorative vulgar obscene banned censored swearword profanity language used "
    "spelt spelled grammy chart charts hit number anthem spoken translates derives"
)
_ENDS = words("to at and as when in about from with before after behind through over while on into again once twice back")
_NO_SUBJECTS = words("you u ya and but so because or if when")
_FAMILY = words("me us him her them anyone anybody people someone somebody everyone nobody each men women kids children others")
_CALL = words("call called calling calls label labelled labeled labelling brand branded name named")
REACH = 10
"""So many words of a clause before and behind are read."""
BETWEEN = 5
"""So many words may stand between a verb of speech and what was said."""


def is_told(text: Text, first: int, end: int) -> bool:
    """Whether what begins with word number `first` and ends at the place `end` of the original is told by a verb before
    it, or by one behind it.
    """
    return _before(text, first) or _behind(text, end)


def is_perhaps_told(text: Text, first: int, end: int) -> bool:
    """Whether it may be told, and may as well be what the writer says: "everybody says you are …", "my message: …",
    "… is what I say".
    """
    heard, stop = _heard(text, first)
    if heard and _is_perhaps_own(heard, stop, _next_two(text, first)):
        return True
    return _is_said_now(_clause_behind(text, index_at(text, end)))


def agrees(after: list[str]) -> bool:
    """Whether the clause goes on by taking the side of those who said so: "… and they are right"."""
    return after[:1] in (["and"], ["because"], ["rightly"]) and not _AGREED.isdisjoint(after) and _DISPUTED.isdisjoint(after)


def calls_names(before: list[str]) -> bool:
    """Whether the clause tells of one who calls others so: "he called me a …", "why would you call anyone …". "I call
    you …" is the writer's own.
    """
    at = next((place for place in range(len(before) - 1, -1, -1) if before[place] in _CALL), -1)
    if at < 0 or len(before) - at > BETWEEN + 1:
        return False
    subject, whom = set(before[:at]), before[at + 1 : at + 2]
    if subject & {"i", "id", "ill", "we"} and whom and whom[0] in ("you", "u", "ya") and not subject & _NOT:
        return False
    if before[at] in ("called", "calling", "labelled", "labeled", "calls", "branded"):
        return True
    return bool(whom and whom[0] in _FAMILY) or bool(subject & _NOT)


def is_discussed(text: Text, end: int) -> bool:
    """Whether the clause goes on by speaking of the word as one: "… is a racist term", "… won a Grammy"."""
    return _speaks_of(_clause_behind(text, index_at(text, end)))


def _before(text: Text, first: int) -> bool:
    heard, stop = _heard(text, first)
    if not heard or (not stop and (heard[-1] in _LINKS or heard[-1] == "so")):
        return False
    if _is_perhaps_own(heard, stop, _next_two(text, first)):
        return False
    return _is_printed(heard) or _has_said(heard, stop)


def _heard(text: Text, first: int) -> tuple[list[str], str]:
    """The clause before word number `first`, and the signs between; no words where a sentence ends there."""
    every = layout(text).words
    if first >= len(every) or not first:
        return [], ""
    stop = every[first].stops.replace('"', "")
    return ([] if any(sign in ".!?;\n" for sign in stop) else _clause_before(every, first)), stop


def _next_two(text: Text, first: int) -> list[str]:
    return [word.bare for word in layout(text).words[first : first + 2]]


def _is_perhaps_own(heard: list[str], stop: str, said: list[str]) -> bool:
    """Whether a label, a word for the comment itself or hearsay leads it: "Note: …", "my finger says …", "they say you are …"."""
    if ":" in stop and len(heard) == 1 and heard[0] in _LABELS:
        return True
    leads = list(heard)
    while leads and leads[-1] in _BRINGS:
        leads.pop()
    if leads and (("my" in leads[-3:-1] and leads[-1] in _MINE) or (leads[-2:-1] == ["this"] and leads[-1] in _POSTED)):
        return True
    everybody = heard[-1] in _SAYING and heard[-2:-1] != [] and heard[-2] in _EVERYBODY
    return everybody and not stop and (said[:1] == ["youre"] or (said[:1] in (["you"], ["u"]) and said[1:] != [] and said[1] in _ARE))


def _is_said_now(clause: list[str]) -> bool:
    """Whether the clause behind it says that the writer says so: "… is all I have to say", not "… is what I would say"."""
    at = next((place for place, word in enumerate(clause[:3]) if word in _COPULA), -1)
    said = clause[at + 1 :]
    if at < 0 or said[:1] not in (["what"], ["all"]) or "say" not in said or not _WOULD.isdisjoint(said):
        return False
    return not {"i", "we", "ive"}.isdisjoint(said)


def _clause_before(every: tuple[Word, ...], first: int) -> list[str]:
    heard: list[str] = []
    at = first - 1
    while at >= 0 and len(heard) < REACH:
        heard.append(every[at].bare)
        if every[at].stops:
            break
        at -= 1
    return heard[::-1]


def _is_printed(heard: list[str]) -> bool:
    """Whether the words end with what carries words: "the flag that says", "a song called", "his motto"."""
    rest = list(heard)
    while rest and rest[-1] in _BRINGS:
        rest.pop()
    return bool(rest) and rest[-1] in _PRINTED and not {"this", "your", "that"} & set(rest[-3:])


def _has_said(heard: list[str], stop: str) -> bool:
    at = next((place for place in range(len(heard) - 1, -1, -1) if heard[place] in _SPOKEN), -1)
    if at < 0:
        return False
    verb, subject, between = heard[at], heard[:at], heard[at + 1 :]
    if subject[:2] in (["let", "me"], ["let", "us"]) or subject[:1] == ["lets"]:
        return False
    if set(subject[-4:]) & _NOT and not stop:
        return True
    if "," in stop and (len(between) > 1 or _OPEN & set(heard) or verb not in _RETORTS):
        return False
    if len(between) > BETWEEN or (between and between[-1] in _LINKS):
        return False
    if verb in _BASE:
        if _ASKED & set(subject[:2]) or subject[-2:] == ["used", "to"] or set(subject[-1:]) & _HEARD:
            return True
        return bool(subject) and not set(subject[-3:]) & _BIDDEN
    if _WRITER & set(subject[-3:]):
        return verb not in _DECLARED and bool(between) and between[0] not in ("you", "u", "ya", "yous")
    return True


def _behind(text: Text, end: int) -> bool:
    """Whether a clause behind it says who said so: ", he said", "! shouted the fan", "? is what he answered"."""
    every = layout(text).words
    at = index_at(text, end)
    if _speaks_of(_clause_behind(text, at)):
        return True
    for _ in range(2):  # "Fuck off, you clown, he said", "…, the lot of you, she says": a second address may stand between
        last = min(len(every), at + REACH)
        while at < last and not every[at].stops:
            at += 1
        if at >= last or (any(sign in ".!?" for sign in every[at].stops) and every[at].is_capital):
            return False
        if set(every[at].stops) & {"\n", ";"}:
            return False
        clause = _clause_behind(text, at, begins=True)
        if _tells(clause) or (every[at].stops[0] in "!?" and _speaks_of(clause)):
            return True
        if clause[0] not in ("you", "u", "ya", "and", "the", "all"):
            return False
        at += 1
    return False


def _clause_behind(text: Text, at: int, *, begins: bool = False) -> list[str]:
    every = layout(text).words
    found: list[str] = []
    while at < len(every) and len(found) < REACH and (not every[at].stops or (begins and not found)):
        found.append(every[at].bare)
        at += 1
    return found


def _tells(clause: list[str]) -> bool:
    if clause[0] in _RETORTS:
        return not {"you", "u", "ya"} & set(clause[1:2])
    if clause[0] in _NO_SUBJECTS:
        return False
    at = next((place for place, word in enumerate(clause[1:6], 1) if word in _RETORTS), 0)
    return bool(at) and (len(clause) == at + 1 or clause[at + 1] in _ENDS or clause[at + 1] in ("me", "us", "him", "her", "them"))


def _speaks_of(clause: list[str]) -> bool:
    at = next((place for place, word in enumerate(clause[:3]) if word in _COPULA), -1)
    if at < 0 or {"you", "u", "he", "she", "i", "they"} & set(clause[:at]):
        return clause[:1] == ["by"] and len(clause) > 1 and clause[1] not in _CALLED_ON
    if {"what", "all", "how"} & set(clause[at + 1 : at + 2]):
        return not _is_said_now(clause) and not _SPOKEN.isdisjoint(clause[at + 2 :])
    return not _MATTER.isdisjoint(clause[at : at + 7])
