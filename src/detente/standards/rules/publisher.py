"""`publisher`: insults and contempt for the publisher of the site. Criticism, however harsh, is none."""

from __future__ import annotations

from bisect import bisect_right

from detente.standards.edition import Rule
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Spoken, spoken
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.terms import belittling_words
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text, normalise

_MAKERS = words(
    "editor editors reporter reporters journalist journalists journos hacks scribblers newsroom "
    "moderator moderators mods admin "
    "admins newspaper paper rag station editorial presenter presenters publisher columnist "
    "columnists photographers"
)
"""Words for those who make a paper; "newsreader" and the like are people in the news as often as not."""
_YOURS = words("you your youre yours")
_CONTEMPT = words(
    "presstitute presstitutes whores whore scum scumbag scumbags vermin rats rat pigs pig swine "
    "worms worm toads toad cockroaches "
    "parasites vultures hyenas slugs sewer filth filthy cretin cretins halfwits slimy slimeballs "
    "bootlickers liars pervert perverts "
    "subhuman mangy curs muppets imbeciles idiots idiot morons moron clowns losers bastards bitches "
    "gutless spineless brainless brain "
    "dead braindead retards retard cancer bimbo crap crappy hag hypocrites crooks thieves dumb "
    "dumber dumbest stupid pathetic sick "
    "degenerates monkeys slimeball hypocritical illiterate disgusting drunken bought hell rot damn cow"
)
_MILD = words(
    "sick dead bought hell brain damn stupid pathetic disgusting dumb cancer crap garbage trash "
    "rubbish waste joke nobody failure "
    "worthless terrorist terrorists ridiculous disgraceful hopeless incompetent thick dense fraud "
    "racist sexist clueless useless dog animal animals ignorant cow"
)
"""These also describe a piece, a poll or a day: they count only beside those who make the paper, or "you"."""
_NOT = words("call calls called not never isnt arent dont nobody no without but neither nor")
_CONTRAST = words("and but who which that while although because")
NEAR = 5
SWEARING, CONTEMPT = 0.85, 0.75


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find words of contempt and swear words within five words of the publisher's name, of "you" where the name is said,
    or of those who make the paper, in the same clause.

    Words that also describe a thing ("a stupid headline") count only where they say what people are. Without a publisher's
    name in the circumstances only the makers ("your editors") are looked for.
    """
    del rule
    heard = spoken(text)
    scorn = _scorn(text, heard)
    if not scorn:
        return ()
    clauses = _clauses(text, heard)
    names, named = _mentions(heard, circumstances.publisher)
    found: dict[tuple[int, int], float] = {}
    for place, weight in scorn.items():
        if any(clauses[at] == clauses[place] and _meets(heard, at, place) for at in names):
            found[heard.spans[place]] = weight
    if not found:
        return ()
    score = 1.0
    for weight in found.values():
        score *= 1 - weight
    who = circumstances.publisher if named else "the publisher of this site"
    return (
        Signal(min(0.99, 1 - score), tuple(sorted(found)), f"Words of contempt for {who} or its people."),
    )


def _mentions(heard: Spoken, publisher: str) -> tuple[list[int], bool]:
    """The places where the publisher is meant, and whether it is named."""
    parts = [word for word in spoken(normalise(publisher)).words if word != "the"]
    named = [at for at, word in enumerate(heard.words) if parts and word.removesuffix("s") in _names(parts)]
    makers = [at for at, word in enumerate(heard.words) if word in _MAKERS]
    you = [at for at, word in enumerate(heard.words) if word in _YOURS] if named or makers else []
    return sorted({*named, *makers, *you}), bool(named)


def _names(parts: list[str]) -> set[str]:
    "The words of a name by which readers call it: the last one, and the first where the name has no"
    "more than two."
    return {
        word.removesuffix("s")
        for word in ({parts[0], parts[-1]} if len(parts) <= 2 else {parts[-1]})
        if len(word) > 3
    }


def _scorn(text: Text, heard: Spoken) -> dict[int, float]:
    """The places of words that degrade, with their weights."""
    listed = _CONTEMPT | belittling_words()
    found = {at: CONTEMPT for at, word in enumerate(heard.words) if word in listed}
    for hit in hits_in(text):
        if hit.term.grade in ("strong", "slur", "coarse"):
            at = bisect_right(heard.spans, (hit.span[0], len(text.original) + 1)) - 1
            if at >= 0:
                found[at] = SWEARING
    return found


def _meets(heard: Spoken, at: int, place: int) -> bool:
    low, high = sorted((at, place))
    between = heard.words[low + 1 : high]
    if high - low > NEAR + 1 or not _NOT.isdisjoint(heard.words[max(0, low - 2) : high]):
        return False
    if heard.words[place] in _MILD and heard.words[at] not in (_MAKERS | _YOURS):
        return False
    return _CONTRAST.isdisjoint(between)


def _clauses(text: Text, heard: Spoken) -> list[int]:
    """The number of the sentence in which each word stands."""
    ends = [at for at, letter in enumerate(text.inspected) if letter in ".!?;:\n"]
    return [bisect_right(ends, start) for start, _ in heard.spans]
