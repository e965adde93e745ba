"""`suicide`: urging somebody to die; and, quite apart from the rule, the voice of someone in despair.

Someone in despair breaks no rule. The signal has the kind "despair": the site shows where help is found, a
person reads the comment at once, and no machine refuses it under any edition.
"""

from __future__ import annotations

from itertools import pairwise

from detente.standards.edition import Rule
from detente.standards.learned.heads import attributes
from detente.standards.lexicon import words
from detente.standards.lexicon.despairing import despairing_in
from detente.standards.lexicon.phrases import Said, said, spoken
from detente.standards.lexicon.reported import SENTENCE_ENDS, in_sentence, is_reported
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.target import aimed_at_someone
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text, normalise

_NOT_MEANT = words(
    "laughing laugh lol lmao of for from when if every at in on this hearing reading watching seeing tired set against "
    "vor de di dal van ze z от со від з"
)
_SOMEWHERE = words(
    "in near next with under on at somewhere there by among beside like this that without if unless "
    "a en em dans mit ohne sin sans sem в w na"
)
_LIVING = (
    " to live", " be here anymore", " worth living", " leben", " vivre", " vivir", "viviendo", " viver", " vivere", " zyc", "жить", "жити",
    " vivir mas", " viver mais", " leven",
)  # fmt: skip
_DYING = (
    " die", "dead", "kill myself", "way out", " sterben", " mourir", "morir", "morirme", "morrer", " morire",
    " sterven", "umrzec", "умереть", "сдохнуть", "померти", "здохнути",
)  # fmt: skip
_SUFFERING = words(
    "living existing breathing suffering hurting pretending being fighting trying feeling lying crying struggling without"
)
"""What may follow "I can't go on": what else ends in "ing" there is a pastime or a chore."""
_PLAIN_LIFE = (
    ((" go on", " going on"), words("ing as about like at the this that a holiday strike")),
    (("without me",), words("ing as at in there on")),
    (("goodbyes",), words("at to in there yesterday")),
    (("last night", "last day", "be my last"), words("in at of here as with before on performing working")),
    (("to jump",), words("on at to in into with over for out up through ahead")),
    (
        ("be here tomorrow", "be around tomorrow", "here next week", "by christmas"),
        words("the my a we because as since but though until for when sadly is"),
    ),
    (("with life", "with living"), words("in on at as")),
    (("myself again",), words("ing on while at in when")),
    ((" to everyone", " to everybody"), words("at in on when who")),
    (("left for me",), words("after in at on there but")),
    (("the pills", "my pills"), words("for against and that the my from every prescribed with she he which they a twice once")),
    ((" bridge",), words("for with into on at in over")),
    ((" end it",), words("with here there on by before because for at amicably peacefully")),
    (("last post", "last message"), words("on in here about for to of before")),
    (("overdose",), words("on of my")),
    (("hang myself",), words("out")),
)
"""How a phrase ends, and the words after it that show that it speaks of prices, offices and squash courts; "ing" stands
for a verb that ends so.
"""
_I_NEAR, _ABOUT = words("i im ive ill id me my myself"), 6
_PERIL = words(
    "pills tablets overdose rope noose kms hang hanging bridge rails razor die dying dead suicide jump jumping gun cutting "
    "poison"
)
_PARTING = _PERIL | words(
    "dies died death alive live living life end ends ended ending exist existing existence kill killed hanged cliff platform "
    "anymore forever alone lonely empty numb hopeless worthless useless pointless point reason burden pain hurts tired exhausted "
    "done finished enough sleep wake goodbye bye farewell sorry forgive funeral grave stay leave leaving gone disappear vanish "
    "survive survived switch quit without myself hurt hurting burn burned burning cutting nuisance weight peace ready crying thoughts "
    "prison sick clean spare diagnosis"
)
_PARTING_PAIRS = frozenset(
    (
        ("any", "more"), ("or", "ever"), ("give", "up"), ("given", "away"), ("giving", "away"), ("go", "on"), ("be", "here"),
        ("be", "around"), ("way", "out"), ("another", "way"), ("for", "good"), ("not", "come"),
        ("keep", "going"), ("want", "out"), ("not", "here"), ("wasnt", "here"), ("be", "needing"),
    )
)  # fmt: skip
"""What a faint learned score of despair has to be backed by."""
_JOKING, _BESIDE = words("laughing laugh lol lmao of for tired set against z от від vor von de di"), 60
"""After a phrase of despair they make a joke of it, or tell a cause; so many characters behind a phrase are read."""
_CONDITIONS = words("if when whenever before unless")
_HEARTLESS = words("nobody noone none everybody everyone all world better good glad happy cheer laugh celebrate finally dance party")
"""What follows a condition where it is a wish all the same: "if you kill yourself nobody will miss you"."""
_DOERS, _IS = words("you youll youd will would can could might gonna"), words("is was are were")
_NO_DEEDS = words("nothing something anything everything thing darling king sibling weakling evening morning")
_TOILING, _TOIL = words("for at over with"), words("year years decade decades month months week weeks hours work job wage wages pay")
_HAPPIER = words("happy happier recovered survived glad grateful thankful alive")
_LONG_AGO = words("was were wanted used ago back once")
_OTHERS = words("he she they who him her them it his their people everyone father mother stepfather stepmother dad mum mom teachers")
_WERE_WRONG = (("was", "wrong"), ("were", "wrong"), ("was", "lying"), ("were", "lying"))
_WEARY = frozenset(
    [("dead", word) for word in words("tired beat knackered sleepy bored hungry cold easy sure certain serious keen chuffed right wrong")]
    + [(word, "to", "death") for word in words("tired bored scared frozen sick worried")]
    + [("die", "for"), ("dying", "for"), ("dying", "to")]
)
_DARK = _PERIL | words(
    "die death kill killing life live living alive exist myself pain alone end nobody nothing anymore goodbye forever sorry burden hate "
    "hopeless worthless useless empty lonely cry crying cant never mum mom kids help gone lost over"
)
_TURKISH_PLACE = ("de", "da", "te", "ta")
_FAREWELLS = 2
"""So many different words of parting speak of despair, one of them to those who stay: one alone is a goodbye."""
_I, _YOU = words("i im ive me my myself ill id"), words("you your youre ur u yourself youve yours")
_NOT_SAID = words("not never dont didnt wouldnt wont why he she they who")
_DESPAIR = "The writer may be in despair. This breaks no rule: a person reads it now, and help is offered."
_URGING = "The comment urges somebody to take their life."
_DEATH = "The comment speaks of suicide or self-harm in a way that a person should look at."
HEARD = 0.85
"""A voice of despair is heard as a phrase of it would be: the learned score is low because such comments are rare."""
PLAIN = 0.9
"""What a pattern of despair weighs (`lexicon/despairing.py`)."""
FAINT = 0.1
"""From here on a learned score speaks of despair where the comment also swears at somebody: abuse drowns it."""
BACKED = 0.6
"""A learned score that makes an incitement of words which do not say whose life they mean; so does an insult."""
UNCLEAR = 0.79
_SIGNS = ".,;:!?\"'()…"
_QUOTES = ('"', "“", "„", "«", "'", "‘")


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...]:
    """Find first-person phrases of despair and second-person phrases of incitement; quoted incitement counts
    nothing. Without such phrases the learned score speaks, of despair from the edition's threshold `despair`
    on, of anything else from `learned` on; not where the words proved to be a figure of speech, and where they may be one,
    from `learned` on alone.
    """
    found = said(text, "suicide")
    voices = [one for one in found if one.phrase.kind == "despair"]
    signals = [*despair_in(text)]
    meant = [one for one in found if one.phrase.kind == "incitement" and not _is_quoted(text, one)]
    urging = [one for one in meant if not _is_told(text, one)]
    hints = [one for one in found if one.phrase.kind == "hint" and not _is_quoted(text, one)]
    if hints and _means_a_life(text, hints, urging, circumstances):
        urging += hints
    if urging:
        weight = max(one.phrase.weight for one in urging)
        signals.append(Signal(weight, _spans(urging), _URGING, kind="incitement"))
    elif hints or meant:
        signals.append(Signal(UNCLEAR, _spans(hints or meant), _DEATH))
    if not signals and not any(_is_surely_figure(text, one) for one in voices):
        signals += _learned(text, rule, in_doubt=bool(voices))
    if not any(one.kind == "despair" for one in signals) and _is_drowned(text):
        signals.append(Signal(HEARD, ((0, len(text.inspected)),), _DESPAIR, kind="despair"))
    return tuple(signals)


def despair_in(text: Text) -> tuple[Signal, ...]:
    """The signal of first-person phrases and patterns of despair, in a tuple; empty where there are none but figures of speech.
    Words of parting count where there are two of them.
    """
    every = said(text, "suicide")
    found = [one for one in every if one.phrase.kind == "despair" and not _is_figure_of_speech(one)]
    parting = [one for one in every if one.phrase.kind in ("farewell", "parting") and not _is_quoted(text, one)]
    is_farewell = any(one.phrase.kind == "farewell" for one in parting)
    if is_farewell and len({one.phrase.words for one in parting}) >= _FAREWELLS:
        found += parting
    patterns = despairing_in(text)
    if not found and not patterns:
        return ()
    score = max([one.phrase.weight for one in found] + [PLAIN] * bool(patterns))
    apart = [span for span in _spans(found) if not any(start <= span[0] and span[1] <= end for start, end in patterns)]
    return (Signal(score, tuple(sorted({*apart, *patterns})), _DESPAIR, kind="despair"),)


def _means_a_life(text: Text, hints: list[Said], urging: list[Said], circumstances: Circumstances) -> bool:
    """Whether "just die already" is said to a person: beside another phrase, an insult, a learned score, or in answer to
    somebody in despair. A bill, a war and a referendum may die already.
    """
    if urging or len({one.phrase.words for one in hints}) > 1:
        return True
    scores = attributes(text) or {}
    if max(scores.get("self-harm", 0.0), scores.get("insult", 0.0)) >= BACKED:
        return True
    return bool(circumstances.parent_text and despair_in(normalise(circumstances.parent_text)))


def _is_drowned(text: Text) -> bool:
    """Whether a comment that swears at somebody also speaks of the writer's own death, however faintly: it would be
    refused, and its writer would find no help.
    """
    return any(aimed_at_someone(text, hit) for hit in hits_in(text)) and _speaks_of_dying(text)


def _speaks_of_dying(text: Text) -> bool:
    heard = spoken(text).words
    if any(_is_own_peril(heard, at) for at, word in enumerate(heard) if word in _PERIL):
        return True
    own, other = sum(word in _I for word in heard), sum(word in _YOU for word in heard)
    return own > other and (attributes(text) or {}).get("self-harm", 0.0) >= FAINT


def _is_own_peril(heard: tuple[str, ...], at: int) -> bool:
    """Whether the writer, and nobody else, stands before a word of peril that is no figure ("dead tired")."""
    if heard[at : at + 2] in _WEARY:
        return False
    near = [word for word in heard[max(0, at - _ABOUT) : at] if word in _I_NEAR or word in _OTHERS]
    return bool(near) and near[-1] in _I_NEAR


def _learned(text: Text, rule: Rule, *, in_doubt: bool) -> tuple[Signal, ...]:
    """Who is meant decides what it is: more of "I" than of "you" is despair, "you" alone incitement. Otherwise a person
    finds a mark and no more, since a mistaken help panel and a missed one both hurt. in_doubt: a phrase of despair may be
    a figure of speech.
    """
    score = (attributes(text) or {}).get("self-harm", 0.0)
    is_sure = score >= rule.threshold("learned", 0.9)
    if score < rule.threshold("despair", 0.8) or (in_doubt and not is_sure):
        return ()
    heard = spoken(text).words
    own, other = sum(word in _I for word in heard), sum(word in _YOU for word in heard)
    spans = ((0, len(text.inspected)),)
    if own > other and _is_weary(heard):
        return ()
    if own > other and not _is_overcome(heard) and (is_sure or _is_of_parting(heard)):
        return (Signal(max(score, HEARD), spans, _DESPAIR, kind="despair"),)
    if not is_sure:
        return ()
    if other and not own:
        return (Signal(score, spans, _URGING, kind="incitement"),)
    return (Signal(min(score, UNCLEAR), spans, _DEATH),)


def _is_of_parting(heard: tuple[str, ...]) -> bool:
    """Whether any word is of death or harm, of an end, of leaving, of being worn out or in the way: without one, "I want to read
    the pencil" and "I'm not very good company at present" sound to the learned score like quiet despair.
    """
    return not _PARTING.isdisjoint(heard) or any(two in _PARTING_PAIRS for two in pairwise(heard))


def _is_overcome(heard: tuple[str, ...]) -> bool:
    """ "When I was 16 I wanted to die. I'm 40 now and happy.": told of the past, with "now" and a better word; "… and I know he
    was wrong" is one.
    """
    if "now" not in heard or _LONG_AGO.isdisjoint(heard):
        return False
    wrong = any(heard[at + 1 : at + 3] in _WERE_WRONG for at, word in enumerate(heard) if word in _OTHERS)
    return wrong or not _HAPPIER.isdisjoint(heard)


def _is_weary(heard: tuple[str, ...]) -> bool:
    """ "I'm dead tired, goodnight everyone": nothing but a manner of speaking sounds like despair."""
    figures = {at for at in range(len(heard) - 1) if heard[at : at + 2] in _WEARY or heard[at : at + 3] in _WEARY}
    return bool(figures) and all(at in figures for at, word in enumerate(heard) if word in _DARK)


def _is_figure_of_speech(one: Said) -> bool:
    """ "I want to die laughing"; "I want to die of shame" goes to nobody; "I don't want to live in Oldmere" is about
    Oldmere, "I can't go on paying" about prices. What ends in "me" or "myself" is meant. Turkish names the place before it.
    """
    if one.phrase.words == "yasamak istemiyorum" and one.previous_word.endswith(_TURKISH_PLACE):
        return True
    for endings, following in _PLAIN_LIFE:
        if one.phrase.words.endswith(endings):
            if "ing" in following and one.next_word.endswith("ing") and one.next_word not in _SUFFERING:
                return True
            return one.next_word in following
    if one.phrase.words.endswith(_LIVING):
        return one.next_word in _SOMEWHERE
    return one.next_word in _NOT_MEANT and one.phrase.words.endswith(_DYING)


def _is_surely_figure(text: Text, one: Said) -> bool:
    """Whether a phrase of despair is a joke, a chore or names a place: "live like this" may be meant, "live in Oldmere" is not."""
    following = text.inspected[one.span[1] : one.span[1] + _BESIDE].split()
    is_named = len(following) > 1 and following[1][0].isupper() and following[1].replace("’", "'").partition("'")[0] != "I"
    is_place = is_named and one.phrase.words.endswith(_LIVING)
    is_chore = one.next_word.endswith("ing") and one.next_word not in _SUFFERING
    return is_place or is_chore or one.next_word in _JOKING


def _is_told(text: Text, one: Said) -> bool:
    """Whether it is said of what happens and urges nobody: "if you kill yourself you will hurt …", "you'll kill yourself
    driving like that", "you kill yourself for forty years at work", "how to kill yourself in FIFA", "kys is a brand". A wish,
    an order and a question ("why don't you …") urge.
    """
    clause = in_sentence(text, one.span[0]).lower().rpartition(",")[2].split()
    after = text.inspected[one.span[1] : one.span[1] + _BESIDE].split()
    rest = _to_the_end(after)
    if clause[:1] and clause[0] in _CONDITIONS and clause[1:] == ["you"]:
        return _HEARTLESS.isdisjoint(rest)
    if one.previous_word in _DOERS and one.next_word in rest[:1]:
        is_mishap = one.next_word.endswith("ing") and one.next_word not in _NO_DEEDS
        return is_mishap or (one.next_word in _TOILING and not _TOIL.isdisjoint(rest))
    is_game = clause[-2:] == ["how", "to"] and one.next_word == "in" and len(after) > 1 and after[1][0].isupper()
    return is_game or (one.phrase.words == "kys" and one.next_word in _IS)


def _to_the_end(after: list[str]) -> list[str]:
    """The bare words of what follows, up to the end of the sentence; none where a sign parts it from what came before."""
    if after[:1] and not after[0][0].isalnum():
        return []
    end = next((at for at, word in enumerate(after) if word[-1] in SENTENCE_ENDS), len(after) - 1)
    return [word.strip(_SIGNS).lower().replace("'", "").replace("’", "") for word in after[: end + 1]]


def _is_quoted(text: Text, one: Said) -> bool:
    start = one.span[0]
    is_opened = text.inspected[max(0, start - 1) : start] in _QUOTES
    return one.previous_word in _NOT_SAID or is_opened or is_reported(text, start)


def _spans(found: list[Said]) -> tuple[tuple[int, int], ...]:
    return tuple(one.span for one in found)
