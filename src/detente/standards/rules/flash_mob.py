"""`flash-mob`: many people post the same text, or one template with changed words, within a short time."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from detente.standards.courtesies import is_bare, is_courtesy
from detente.standards.edition import Rule
from detente.standards.fingerprints import all_words, fingerprint, similarities, unquoted, words_of
from detente.standards.lexicon import words
from detente.standards.records import Circumstances, Fingerprint, Past, Signal
from detente.standards.text import Text, normalise

REACHED, DOUBLED, HINT = 0.9, 0.98, 0.5
MORE_FOR_MANNERS = 3
"""So many times as many people are a mob where they say a courtesy with more behind it."""
LOOSE, AMONG_THEMSELVES = 0.68, 0.8
"""Of `alike`: so much likeness to this comment is enough in longer texts where one person more than the limit shows it and they
are so much alike among themselves. Templates in which several words change lie there (.36 to .46 at the shipped `alike`);
ordinary comments that each share some words with one are not alike among themselves (.31 at most in 8,000 of the benchmark).
"""
AS_MUCH = 0.75
"""Of their likeness among themselves, so much this comment has to be like them."""
LONG_WORDS = 10
MOST_COMPARED = 12
"""So many of them, the newest, are compared with each other."""
FORMULA = words(
    "a about agree all always amen and are article at awful be beautiful bereaved bless blessed brave "
    "brilliant by can "
    "celebrate christmas comment condolence condolences congratulations could couldn deepest dear died "
    "easter everyone "
    "everybody excellent exactly families family for forever friends from gentleman god good goodbye "
    "great happy have he "
    "heart heartfelt hear here her him his hope how i in is it journalism job just lady legend life loss "
    "loved love man "
    "may me memory merry missed more much my new night not of on one ones our peace people piece pray "
    "prayers put quite "
    "recovery rest rip sad said same see share she sincere so sorry soul speedy strength such t terrible "
    "tonight thank "
    "thanks that the their them there these they this those thoughts to totally tragic tragedy truly us "
    "very victims was "
    "way we well what who will wish wishes with woman wonderful word wounded injured year you your yours "
    "bravo"
)


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Count the people whose comments in the window are copies of this one or share its template.

    Thresholds of the edition: `members` (4 people, this author included), `window_minutes` (720), `alike`
    (.42 of the features shared; in longer texts less is enough where one person more shows it), `few_words` (shorter texts
    are formulas and exempt, 8). Scores: .5 one below the limit, .9 when it is reached, .98 at its double. Courtesies
    (courtesies.py): .5 for wishes and thanks, however many say them; for those with more behind them, and for plain
    questions, .9 from three times the limit on. `related` names the other members' comments, the earliest
    first. Comments without an author count as one person's together, since nobody knows better.
    """
    own = unquoted(text, circumstances)
    mine = fingerprint(own)
    if mine.words < rule.threshold("few_words", 8) or not circumstances.lookalikes:
        return ()
    since = circumstances.time - timedelta(minutes=rule.threshold("window_minutes", 720))
    alike = rule.threshold("alike", 0.42)
    recent = [
        past
        for past in circumstances.lookalikes
        if past.time >= since and past.author != circumstances.author
    ]
    likeness = similarities([past.fingerprint for past in recent], mine)
    others = [past for past, share in zip(recent, likeness, strict=True) if share >= alike]
    limit = int(rule.threshold("members", 4))
    if mine.words >= LONG_WORDS and _people(others, circumstances) < limit:
        wide = [past for past, share in zip(recent, likeness, strict=True) if share >= alike * LOOSE]
        wide = _one_of_them(mine, _alike_among_themselves(wide, alike * AMONG_THEMSELVES))
        if _people(wide, circumstances) > max(3, limit):
            others = wide
    people = _people(others, circumstances)
    if people < max(3, limit - 1) or is_formula(own) or _is_of_the_article(own, circumstances):
        return ()
    score = DOUBLED if people >= 2 * limit else REACHED if people >= limit else HINT
    if is_courtesy(own):
        score = REACHED if people >= MORE_FOR_MANNERS * limit and not is_bare(own) else HINT
    why = f"At least {people} people have posted nearly the same text within a short time."
    body = text.inspected.strip()
    start = text.inspected.find(body)
    return (Signal(score, ((start, start + len(body)),), why, tuple(past.id for past in others)),)


def _people(others: list[Past], circumstances: Circumstances) -> int:
    return len({circumstances.author, *(past.author for past in others)})


def _alike_among_themselves(many: list[Past], least: float) -> list[Past]:
    """Of the newest those whose mean likeness to the others is `least` or more."""
    newest = many[-MOST_COMPARED:]
    prints = [past.fingerprint for past in newest]
    sums = [sum(similarities(prints, one)) - 1.0 for one in prints]
    return [past for past, total in zip(newest, sums, strict=True) if total >= least * (len(newest) - 1)]


def _one_of_them(mine: Fingerprint, many: list[Past]) -> list[Past]:
    """The same people where this comment is about as much like them as they are like each other; else nobody. Whoever
    shares some words with one copied text shares them with all its copies.
    """
    if len(many) < 2:
        return []
    prints = [past.fingerprint for past in many]
    among = (sum(sum(similarities(prints, one)) for one in prints) - len(many)) / (len(many) * (len(many) - 1))
    own = sum(similarities(prints, mine)) / len(many)
    return many if own >= AS_MUCH * among else []


def is_formula(text: Text) -> bool:
    """Whether up to 24 words are nearly all words of condolence, thanks or agreement."""
    said = all_words(text)
    return len(said) <= 24 and sum(word in FORMULA for word in said) * 5 >= len(said) * 4


def _is_of_the_article(text: Text, circumstances: Circumstances) -> bool:
    """Whether most of the words stand in the article, in the same order. The comment that is answered does not
    exempt, or a campaign would only have to answer itself.
    """
    article = circumstances.article
    if article is None:
        return False
    known = set(pairwise(words_of(normalise(f"{article.title} {article.text}"))))
    pairs = list(pairwise(all_words(text)))
    return bool(pairs) and sum(pair in known for pair in pairs) * 2 >= len(pairs)
