"""The writer's own death or harm, by patterns over words: "I should just kill myself", "I cut myself every night".

A pattern stands around a deed that is done to oneself ("… kill myself", "… end my life"). It counts behind the writer and
what wills the deed ("I ought to", "might as well", "I'm about to"), read word by word backwards. Figures of speech, jokes, accidents,
games and what others said are left out. Every search is a bounded step, so the work is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Spoken, undressed
from detente.standards.lexicon.reported import SENTENCE_ENDS, is_reported
from detente.standards.text import Text

LEAD, BEFORE = 8, 12
"""So many words may stand between the writer and the deed; so many before the writer are searched for an "if"."""
_I = words("i im id ill ive")
_WILLING = words(
    "should ought must shall could might may will would going gonna gotta want wanna wanted need have about better try ready planning "
    "plan decided due supposed id ill deserve intend mean"
)
_LEADS = _WILLING | words(
    "to am been go as well best be even probably maybe perhaps now tonight finally and do all got also feel like right"
)
_MODELLED = words("could would id")
"""Of these only a plain sentence is meant: "if I had to live there I'd hang myself" is a manner of speaking."""
_DEADLY = words("kill hang drown shoot stab poison gas suffocate electrocute off top strangle")
_HURTING = words("hurt harm cut burn")
_HURTING_NOW = words("hurting harming cutting burning")
_HURTING_SKIN = _HURTING | words("scratch slit slice cutting burning")
_MEANS_TO_HURT = words("should ought want wanna need have going gonna gotta about better deserve")
"""Who "might" or "will" hurt himself speaks of a ladder."""
_NOT_MEANT = words(
    "laughing laugh lol lmao haha rofl for if rather before than trying over when every training working doing to with by at of because "
    "off out some slack short loose a an another up about when while from again"
)
_STILL_MEANT = words("because when before again for at with by from over")
"""What may follow a plain deed all the same, where what comes next is a reason and no joke."""
_REASONS = words("nobody noone i im its everything life there my you they tonight midnight home last once a pills this the")
_SELFISH_PLACES = words("bath bathtub river sea ocean lake harbour harbor canal pond quarry head heart face mouth garage barn shed cellar "
    "basement attic woods forest lobby bathroom bedroom room house car park station")  # fmt: skip
_DUE = words("should ought better might deserve")
"""Who says that of their own death means it; "I will die" says everybody."""
_LIMBS = words("foot feet leg toe knee")
_PLAY = words("game games respawn level lobby boss grenade minecraft fortnite player scene script film movie novel chapter lyrics")
_OTHERS_ENDED = words(
    "him her marriage engagement relationship boyfriend girlfriend husband wife subscription contract lease dating membership meeting "
    "thread discussion call season affair divorce deal war strike feud argument row"
)
_END = words("end finish take")
_GOES_ON = words("with here there on by in into as to off amicably up")
_STOPS = words("tonight now today tomorrow and because this before") | {""}
"""What may follow "end it": anything else says what is ended."""
_DIES = words("and now tonight already instead alone badly because today anymore anyway") | {""}
_ENDED = (("it", "all"), ("my", "life"), ("my", "own", "life"), ("my", "misery"), ("my", "existence"), ("it",), ("myself",))
_SERIOUSLY = " seriously"
"""A filler, and so no word, but who takes life so goes on living it."""
_TOOLS = words("cigarettes cigarette lighter razor razors blade blades razorblade knife scissors glass needle needles iron")
_SKIN = words("arms arm wrists wrist legs thighs thigh skin hands hand belly stomach")
_HABIT = words("daily nightly deliberately secretly sometimes until")
_TIMES = words("night day evening time morning week")
_CHORES = words(
    "shaving shave cooking cook oven kitchen chef baking gardening garden roses brambles paper opening work job gym running peeling "
    "welding grill pan ironing stairs football gloves hob welder shift bread cat knives chopping training"
)
_HAD = words("had id")
_LOST = words("died drowned")
_WISHES = _I | words("still and often sometimes")
_LEFT = words("that then instead in there when back too and but or with")
_DONE = words("killed hanged hung drowned shot poisoned gassed offed topped")
_WEIGHED = words("better best easier happier relieved glad care cares cared notice mind miss matter")
"""What is weighed where the writer is gone: "you'd be better off if I …", "would anyone care if I …"."""
_TRIGGERS = words(
    "myself life it misery existence bleed slit wrists arms arm thighs thigh wrist skin legs hand hands belly stomach funeral bled died "
    "drowned die dead"
)


def despairing_in(text: Text) -> tuple[tuple[int, int], ...]:
    """The places (code points of the original) where the writer speaks of taking or hurting their own life."""
    return text.fact("despairing", _despairing)


def _despairing(text: Text) -> tuple[tuple[int, int], ...]:
    heard = undressed(text)
    if _TRIGGERS.isdisjoint(heard.words):
        return ()
    found = []
    for first, last in _seen(text, heard):
        start, end = heard.spans[first][0], heard.spans[last][1]
        if SENTENCE_ENDS.isdisjoint(text.inspected[start:end]) and not is_reported(text, start):
            found.append((start, end))
    return tuple(found) + _funerals(text, heard)


def _seen(text: Text, heard: Spoken) -> Iterator[tuple[int, int]]:
    """The first and the last word of each pattern."""
    said = heard.words
    for at, word in enumerate(said):
        if word not in _TRIGGERS or not at:
            continue
        if word == "myself":
            yield from _to_myself(text, heard, at)
        elif word in ("it", "life", "misery", "existence"):
            yield from _ending(text, heard, at)
        elif word == "bleed" and said[at + 1 : at + 2] == ("out",):
            yield from _willed(text, heard, at, at + 1)
        elif word == "slit" and said[at + 1 : at + 3] in (("my", "wrists"), ("my", "throat"), ("my", "wrist")):
            yield from _willed(text, heard, at, at + 2)
        elif word in ("die", "dead"):
            yield from _dying(text, heard, at)
        elif word in _SKIN:
            yield from _on_skin(heard, at)
        elif word in ("bled", "died", "drowned"):
            yield from _wished(text, heard, at)


def _to_myself(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    verb = heard.words[at - 1]
    if verb in _DONE and heard.words[max(0, at - 3) : at - 1] == ("if", "i"):
        if not _WEIGHED.isdisjoint(heard.words[max(0, at - BEFORE) : at - 3]):
            yield at - 2, at
    elif verb in _HURTING_NOW:
        yield from _going_on(text, heard, at)
    elif verb in _HURTING:
        yield from _by_habit(text, heard, at)
        if _follows(text, heard, at) in ("", "tonight", "badly", "again", "so", "or", "and", "until"):
            yield from _willed(text, heard, at - 1, at, _MEANS_TO_HURT)
    elif verb in _DEADLY and not _is_figure(text, heard, at):
        yield from _willed(text, heard, at - 1, at)


def _willed(
    text: Text, heard: Spoken, verb: int, last: int, willing: frozenset[str] = _WILLING
) -> Iterator[tuple[int, int]]:
    """The writer before a deed, with at least one word that wills it between the two, and nobody else."""
    said, at, wills = heard.words, verb - 1, set()
    while at >= 0 and verb - at <= LEAD and said[at] in _LEADS and said[at] not in _I:
        wills.add(said[at])
        at -= 1
    if at < 0 or said[at] not in _I or not (wills | {said[at]}) & willing:
        return
    if said[at] in ("i", "ive") and not wills & willing:
        return
    if (wills | {said[at]}) & _MODELLED and (_is_modelled(heard, at, last) or not _ends(text, heard, last)):
        return
    yield at, last


def _is_modelled(heard: Spoken, first: int, last: int) -> bool:
    """Whether a condition stands before or behind: "if I lost that ring I'd …", "I could … if"."""
    around = (*heard.words[max(0, first - BEFORE) : first], *heard.words[last + 1 : last + 4])
    return "if" in around or "whenever" in around or "when" in around


def _ends(text: Text, heard: Spoken, last: int) -> bool:
    """Whether a clause ends behind a word: what goes on there is the joke ("… for saying so")."""
    return _follows(text, heard, last) in ("", "and", "tonight", "now", "today", "tomorrow", "right", "or", "but", "nobody")


def _follows(text: Text, heard: Spoken, at: int) -> str:
    """The word behind, or "" where a sentence ends between the two."""
    if at + 1 >= len(heard.words):
        return ""
    between = text.inspected[heard.spans[at][1] : heard.spans[at + 1][0]]
    return heard.words[at + 1] if SENTENCE_ENDS.isdisjoint(between) else ""


def _is_figure(text: Text, heard: Spoken, at: int) -> bool:
    """Whether what follows "… myself" shows a joke, a mishap, a game or a habit of speech."""
    after, rest = _follows(text, heard, at), heard.words[at + 1 : at + 6]
    if not _PLAY.isdisjoint(heard.words):
        return True
    if after in ("in", "into", "on"):
        return _SELFISH_PLACES.isdisjoint(rest) or not _LIMBS.isdisjoint(rest)
    if after in _STILL_MEANT:
        return rest[1:2] == () or rest[1] not in _REASONS or rest[1:3] == ("the", "deadline")
    return after in _NOT_MEANT


def _ending(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "… end it all", "… end my own life", "… take my life". What may also be a marriage is not meant."""
    said = heard.words
    verb = next((place for place in range(at - 1, max(-1, at - 4), -1) if said[place] in _END), -1)
    if verb < 0:
        return
    last = at + 1 if said[at : at + 2] == ("it", "all") else at
    done = said[verb + 1 : last + 1]
    if done not in _ENDED or (said[verb] != "end" and "life" not in done):
        return
    after = _follows(text, heard, last)
    if not _OTHERS_ENDED.isdisjoint(said) or after in _GOES_ON:
        return
    if (done == ("it",) or said[verb] == "take") and after not in _STOPS:
        return
    if text.inspected[heard.spans[last][1] : heard.spans[last][1] + len(_SERIOUSLY)].lower() != _SERIOUSLY:
        yield from _willed(text, heard, verb, last)


def _dying(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "… might as well be dead", "I should die"; and "want to die" where the writer leaves out the "I"."""
    said, after = heard.words, _follows(text, heard, at)
    if said[at] == "dead":
        if said[max(0, at - 4) : at] == ("might", "as", "well", "be") and after in _DIES:
            yield from _willed(text, heard, at - 1, at)
        return
    if after not in _DIES:
        return
    asked = text.inspected[heard.spans[at][1] : heard.spans[at][1] + 1] == "?"
    if said[at - 1] == "to" and at > 1 and said[at - 2] == "want" and not asked and _begins(text, heard, at - 2):
        yield at - 2, at
    elif said[at - 1] == "wanna" and not asked and _begins(text, heard, at - 1):
        yield at - 1, at
    elif said[at - 1] in ("should", "better", "well", "to") and not _is_modelled(heard, max(0, at - 2), at):
        yield from _willed(text, heard, at, at, _DUE)


def _begins(text: Text, heard: Spoken, at: int) -> bool:
    """Whether a clause begins at a word, with no subject before it."""
    if not at:
        return True
    between = text.inspected[heard.spans[at - 1][1] : heard.spans[at][0]]
    return not {",", ".", "!", ";", "\n", ":"}.isdisjoint(between) and heard.words[at - 1] not in ("you", "who", "they", "people")


def _going_on(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "I'm cutting myself", "I've been burning myself again"."""
    said, first = heard.words, at - 2
    while first >= 0 and said[first] in ("been", "am", "started", "keep", "back", "to", "again"):
        first -= 1
    is_mine = first >= 0 and said[first] in ("im", "ive", "i") and (first < at - 2 or said[first] == "im")
    after = _follows(text, heard, at)
    if is_mine and after not in ("off", "some", "a", "short", "out", "on", "slack", "loose", "in") and _CHORES.isdisjoint(said):
        yield first, at


def _by_habit(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "I cut myself every night", "I hurt myself to feel something"; no cook, barber or gardener."""
    said, rest = heard.words, heard.words[at + 1 : at + 3]
    first = at - 2 if at > 1 and said[at - 2] not in ("still", "sometimes", "often", "always", "deliberately") else at - 3
    if first < 0 or said[first] != "i" or not _follows(text, heard, at) or not _CHORES.isdisjoint(said):
        return
    often = rest[0] in ("every", "each") and rest[1:2] and rest[1] in _TIMES and said[at + 3 : at + 4] not in (("i",), ("we",))
    felt = rest in (("to", "feel"), ("to", "cope"), ("on", "purpose"), ("at", "night"))
    if often or felt or rest[0] in _HABIT or (rest == ("when", "i") and said[at + 3 : at + 4] == ("feel",)):
        yield first, at + len(rest)


def _on_skin(heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "I burn my arms with cigarettes"."""
    said = heard.words
    verb = said[at - 2] if at > 2 and said[at - 1] == "my" else ""
    first = next((place for place in range(at - 3, max(-1, at - 5), -1) if said[place] in _I), -1)
    if verb not in _HURTING_SKIN or first < 0 or not _CHORES.isdisjoint(said):
        return
    after = said[at + 1 : at + 3]
    nightly = after[:1] in (("every",), ("each",)) and after[1:] in (("night",), ("day",))
    if nightly or (after[:1] == ("with",) and not _TOOLS.isdisjoint(said[at + 2 : at + 5])):
        yield first, at + 2


def _wished(text: Text, heard: Spoken, at: int) -> Iterator[tuple[int, int]]:
    """ "I wish I'd bled out that night", "I wish I had drowned"."""
    said = heard.words
    last = at + 1 if said[at] == "bled" and said[at + 1 : at + 2] == ("out",) else at
    if said[at] == "bled" and last == at:
        return
    if said[at - 1] not in _HAD or (said[at - 1] == "had" and said[at - 2 : at - 1] != ("i",)):
        return
    first = at - 2 if said[at - 1] == "id" else at - 3
    if first >= 1 and said[first] == "that":
        first -= 1
    after = _follows(text, heard, last)
    if first >= 0 and said[first] in ("wish", "wishing") and (not after or after in _LEFT):
        before = said[first - 1] if first else ""
        if before in _WISHES or _begins(text, heard, first):
            yield (first - 1 if before in _I else first), last


def _funerals(text: Text, heard: Spoken) -> tuple[tuple[int, int], ...]:
    """ "There is going to be a funeral. Mine.": the last word a sentence of its own."""
    said = heard.words
    if "funeral" not in said or "mine" not in said:
        return ()
    at = said.index("funeral")
    mine = next((place for place in range(at + 1, min(len(said), at + 9)) if said[place] == "mine"), -1)
    if mine < 0 or _follows(text, heard, mine) or not _begins(text, heard, mine) or "wedding" in said[max(0, at - 6) : mine]:
        return ()
    return ((heard.spans[at][0], heard.spans[mine][1]),)
