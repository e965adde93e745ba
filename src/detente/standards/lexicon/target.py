"""Whether a word is aimed at somebody, or only reported. Small closed lists and a look at the neighbours; no
guessing.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.standards.folding import fold
from detente.standards.lexicon import words
from detente.standards.lexicon.address import is_addressed
from detente.standards.lexicon.reported import SENTENCE_ENDS
from detente.standards.lexicon.terms import Hit, belittling_words
from detente.standards.text import Text

_YOU = words("you u ya ye youre ur your yall yous thou yourself yourselves urself")
_OBJECTS = _YOU | {"off"}
_BETWEEN = words(
    "are re r is be being been were a an the such another just nothing but really so all both absolute "
    "absolutely "
    "complete completely total totally utter utterly real right proper massive huge giant big little tiny "
    "small dumb "
    "stupid silly ugly fat old young filthy dirty disgusting nasty pathetic sad lying ignorant racist "
    "sexist lazy crazy "
    "worthless useless miserable bloody fucking fuckin freaking fricking goddamn damn bunch of pack bag "
    "load piece "
    "cowardly arrogant smug brainless spineless moronic idiotic inbred wretched evil sick vile rotten "
    "piece sack "
    "motherfucking sniveling snivelling whining whiny lousy single must one sure"
)
_NOT = words("not never no isnt arent aint wasnt werent nobody dont don neither nor t")
_VERBS = words("fuck screw piss bugger sod damn fuk fck phuck fvck nique verpiss")
_SUCK = words("suck kiss lick eat bite blow")
_REPORTING = words(
    "called calling calls call say says saying said word words term terms slur slurs insult insults name "
    "names labelled "
    "labeled shouted shouting yelled yelling wrote writing tweeted chanted chanting language swearing "
    "profanity use used "
    "using uses like as"
)
_RETOLD = words("they he she to we i would could should can cant dont")
_NAMING = words("youre ur")
_OF_PEOPLE = words("butch bull lesbian lesbo ugly fat manhating hairy stupid dumb filthy disgusting")
"""What stands before "dyke" when a woman is meant; of a sea wall nobody says it."""
_WHOM = words("me her him them us you people women girls")
_GOING_ON = words("and or but who who's like you youre so go get shut with from in on because if when just")
_QUOTES = ('"', "“", "”", "„", "«", "»", "'", "‘", "’", "`")
NEAR = 7
QUOTED = 300
"""So many characters before and after a word its quotation marks are looked for."""


def aimed_at_someone(text: Text, hit: Hit) -> bool:
    """Whether the word addresses a person: "you …", "… you", "… off", "suck my …". Negated address is not
    aimed.
    """
    before, after = neighbours(text, hit)
    if hit.term.language != "en":
        return is_addressed(hit, text, before, after)
    if hit.term.word.startswith(tuple(_VERBS)) and after[:1] and after[0] in _OBJECTS:
        return not (
            before[-1:] and before[-1] in {"they", "he", "she", "to", "we", "i"} and after[0] == "off"
        )
    if hit.term.word in _VERBS and before[-1:] == ["go"]:
        return True
    if before[-2:] == ["shut", "the"] and after[:1] == ["up"]:
        return not (before[-3:-2] and before[-3] in _RETOLD)
    if _stresses_an_insult(before, after, hit):
        return True
    if before[-1:] == ["my"] and len(before) > 1 and before[-2] in _SUCK:
        return True
    if before[-1:] and before[-1] in _SUCK and hit.term.word in ("shit", "ass", "arse", "dick", "cock"):
        return True
    return (hit.term.person or _is_piece_of(before, hit)) and addresses_you(before, after)


def is_meant_for_people(text: Text, hit: Hit) -> bool:
    """Whether a word with an everyday meaning ("dyke", a sea wall) is used for a person here: it is aimed at
    one, or stands in the company that it keeps only as a slur.
    """
    before, after = neighbours(text, hit)
    if hit.term.language != "en":
        return is_addressed(hit, text, before, after)
    if before[-1:] and before[-1] in _OF_PEOPLE:
        return True
    if len(before) > 2 and before[-1] == "a" and before[-2] in _WHOM and before[-3].startswith("call"):
        return True
    # "You are a dyke engineer" names a trade: a noun of its own has to end here.
    ends = not after or after[0] in _GOING_ON or hit.term.word.endswith("s")
    return ends and addresses_you(before, after)


def _stresses_an_insult(before: list[str], after: list[str], hit: Hit) -> bool:
    """Whether the hit is the swearing in "you … liar", "you are … stupid" or "what a … moron you are"."""
    if hit.term.grade not in ("strong", "coarse") or hit.term.person:
        return False
    at = next((place for place, word in enumerate(after[:4]) if word in belittling_words()), None)
    if at is None or not set(after[:at]) <= _BETWEEN:
        return False
    following = after[at + 1 : at + 3]
    if (following[:1] and following[0] in _NAMING) or following == ["you", "are"]:
        return not (set(before) & _NOT)
    return addresses_you(before, following)


def is_reported(text: Text, hit: Hit, sources: Sequence[str] = ()) -> bool:
    """Whether the word is quoted, named as a word or called by others. `sources` are the texts that a comment may cite line
    by line with ">": the article and the comment it answers.
    """
    start, end = hit.span
    original = text.inspected
    if _inside_quotes(original, start, end, sources):
        return True
    before, _ = neighbours(text, hit)
    near = before[-4:]
    if hit.term.grade == "slur" and (
        {"im", "iam"} & set(near) or near[-3:-1] == ["i", "am"] or near[-2:] == ["i", "am"]
    ):
        return True  # what people call themselves is theirs to use
    if any(word in _YOU for word in near[-2:]) and not any(
        word in {"called", "call", "calling", "calls"} for word in near
    ):
        return False
    return bool(near and near[-1] in {"word", "term", "slur", "insult", "said", "say", "saying"}) or any(
        word in {"called", "calling", "calls", "labelled", "labeled"} for word in near
    )


def neighbours(text: Text, hit: Hit) -> tuple[list[str], list[str]]:
    """The folded words of the same clause before and after a hit, nearest last and nearest first; apostrophes
    dropped.
    """
    start, end = hit.span
    original = text.inspected
    left = _clause(original[max(0, start - 120) : start], from_end=True)
    right = _clause(original[end : end + 60], from_end=False)
    return left[-NEAR:], right[:NEAR]


def _clause(part: str, *, from_end: bool) -> list[str]:
    for stop in ".!?;:\n,":
        part = part.rpartition(stop)[2] if from_end and stop in part else part
        part = part.partition(stop)[0] if not from_end and stop in part else part
    folded = "".join(map(fold, part)).replace("'", "").replace("0", "o")
    return ["fucking" if "*" in word.strip("*") else word.strip('"()*-_') for word in folded.split()]


def addresses_you(before: list[str], after: list[str]) -> bool:
    """Whether nothing but articles, forms of "to be" and slights stand between "you" and a word; or "like you" behind it.
    `before` and `after` are its neighbours.
    """
    if after[:2] == ["like", "you"]:
        return True
    for position in range(len(before) - 1, -1, -1):
        word = before[position]
        if word in _YOU and word not in ("your", "ur"):
            return not (set(before[position:]) & _NOT)
        if word in ("your", "ur"):
            return position <= len(before) - 2 and before[position + 1] in (
                "a",
                "such",
                "an",
                "nothing",
                "the",
            )
        if word not in _BETWEEN:
            return False
    return False


def _is_piece_of(before: list[str], hit: Hit) -> bool:
    return hit.term.word in ("shit", "crap", "shite") and before[-1:] == ["of"]


def _inside_quotes(original: str, start: int, end: int, sources: Sequence[str]) -> bool:
    """Whether a place stands in quotation marks, which open and close within its line and of which one stands in its
    sentence; or in a line begun with ">" that one of `sources` contains.
    """
    left, right = original[max(0, start - 1) : start], original[end : end + 1]
    if left in _QUOTES and right in _QUOTES and left and right:
        return True
    first, last = original.rfind("\n", 0, start) + 1, original.find("\n", end)
    line = original[first:] if last < 0 else original[first:last]
    if line.lstrip().startswith(">"):
        cited = " ".join(line.lstrip("> \t").split())
        return bool(cited) and any(cited in " ".join(source.split()) for source in sources)
    before = line[max(0, start - first - QUOTED) : start - first]
    after = line[end - first : end - first + QUOTED]
    opened = before.rfind("“") if before.rfind("“") > before.rfind("”") else _opened(before)
    closed = after.find("”") if opened >= 0 and before[opened] == "“" else _closed(after)
    if opened < 0 or closed < 0:
        return False
    return SENTENCE_ENDS.isdisjoint(before[opened:]) or SENTENCE_ENDS.isdisjoint(after[:closed].rstrip(".!?"))


def _opened(before: str) -> int:
    """The place of a straight quotation mark that is still open, or -1. It stands before a word and behind none: 5\" is an
    inch.
    """
    at = before.rfind('"')
    is_open = before.count('"') % 2 == 1 and not before[max(0, at - 1) : at].isalnum()
    return at if is_open and not before[at + 1 : at + 2].isspace() else -1


def _closed(after: str) -> int:
    at = after.find('"')
    return -1 if after[max(0, at - 1) : at].isspace() or after[at + 1 : at + 2].isalnum() else at
