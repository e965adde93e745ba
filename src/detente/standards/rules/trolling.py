"""`trolling`: mocking, baiting and provoking other people, by phrases and a learned score. A hint for people."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.learned.heads import attributes
from detente.standards.lexicon import words
from detente.standards.lexicon.phrases import Said, said, spoken
from detente.standards.records import Circumstances, Signal
from detente.standards.rules.phrases import added, alone, strengthened, whole
from detente.standards.text import Text

_JEERS = frozenset(
    jeer
    for line in """
    cope, seethe, mald, ratio, womp womp, l, skill issue, u mad, you mad, still mad, mad yet, who asked, cry more
    cry about it, boo hoo, stay mad, get rekt, yawn, ok boomer, clown, touch grass, triggered, cope harder
    seethe more, cry harder, cope and seethe, get over it, nobody asked, nobody cares, didnt ask, imagine caring
    """.replace("\n", ", ").split(", ")
    if (jeer := line.strip())
)
"""Comments that consist of nothing else."""
_ONLY_LAUGHS = words("lol lmao lmfao rofl haha hahaha bro dude mate kid")
_RETOLD = words("said says say told wrote writes called calls answer answers call word words phrase is isnt")
_QUOTES = ('"', "“", "„", "«", "'", "‘")
_CLOWN = "🤡"
JEER, CLOWN = 0.75, 0.7


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Phrases that mock or provoke, comments that are one jeer, clowns, and the learned score.

    Phrases add up as chances do; one that is quoted or retold ("they told me to cry more") does not count. The learned
    score adds half of itself to them, and speaks alone from the threshold `alone` on.
    """
    del circumstances
    learned = (attributes(text) or {}).get("trolling", 0.0)
    jeering = _is_jeer(text)
    phrases = tuple(one for one in said(text, "trolling") if not _is_retold(text, one))
    if jeering or _CLOWN in text.inspected:
        clowns = JEER if jeering else CLOWN
        score = strengthened(1 - (1 - added(phrases)) * (1 - clowns), learned)
        return (Signal(min(0.99, score), whole(text), "The comment says nothing but a jeer at others."),)
    if phrases:
        score = strengthened(added(phrases), learned)
        spans = tuple(one.span for one in phrases)
        return (Signal(min(0.99, score), spans, "Words that mock or provoke other people."),)
    if not learned:
        return ()
    why = "The comment reads like others that mock or provoke people."
    return (Signal(min(0.99, alone(learned, rule)), whole(text), why),)


def _is_jeer(text: Text) -> bool:
    heard = [word for word in spoken(text).words if word not in _ONLY_LAUGHS]
    return 0 < len(heard) <= 3 and " ".join(heard) in _JEERS


def _is_retold(text: Text, one: Said) -> bool:
    start = one.span[0]
    return one.previous_word in _RETOLD or text.inspected[max(0, start - 1) : start] in _QUOTES
