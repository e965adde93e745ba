"""Disguises for swear words, seeded, and how much of the plain recall each of them costs.

`python -m bench.obfuscation` prints what was found as JSON: recall of the rule `profanity` without and under each
attack, for 36 words in 8 sentences and for every English word of the lists in one, and false hits on innocent strings.
An attack is measured on the words that it changes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bench import own_sets
from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.lexicon.terms import profanity_terms

SEED = 20_261_123
PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
WORDS = (
    "fuck", "fucking", "fucker", "fuckers", "fucked", "motherfucker", "shit", "shitty", "bullshit", "shithead", "asshole", "assholes",
    "arsehole", "bitch", "bitches", "bastard", "bastards", "cunt", "cunts", "wanker", "wankers", "whore", "slut", "dickhead",
    "twat", "prick", "cocksucker", "bollocks", "nigger", "niggers", "faggot", "faggots", "retard", "tranny", "kike", "spic",
)  # fmt: skip
FRAMES = (
    "What a {} this is, honestly.", "{}", "You are a {}.", "I read the article twice and all I can say is {}, nothing else.",
    "The {} from the harbour board has written again!", "so {} they closed the road again", "Nobody asked you, {}.",
    "Half of the council is {} and the other half sleeps.",
)  # fmt: skip
LEET = {"a": "4@", "b": "8", "e": "3", "g": "9", "i": "1!", "l": "1", "o": "0", "s": "5$", "t": "7", "u": "v"}
BUILT = {
    "a": ("/-\\", "4", "@"), "b": ("|3", "8", "13"),
    "c": ("(", "<", "\u00a2"), "d": ("|)",), "e": ("3", "\u20ac"), "f": ("|=", "ph"), "g": ("9", "6"),
    "h": ("|-|", "#"),
    "i": ("1", "!", "|", "\u00a1"), "k": ("|<", "|{"), "l": ("1", "|", "\u00a3"), "n": ("|\\|",),
    "o": ("0", "()"), "s": ("5", "$", "\u00a7"),
    "t": ("7", "+"), "u": ("v", "|_|", "\u00b5"), "w": ("vv", "\\/\\/"),
}  # fmt: skip
CYRILLIC = dict(zip("aceopxyisjhkmtbu", "асеорхуіѕјһкмтьц", strict=True)) | {"u": "υ", "t": "т"}
GREEK = {"a": "α", "b": "β", "e": "ε", "i": "ι", "k": "κ", "n": "η", "o": "ο", "p": "ρ", "t": "τ", "u": "υ", "v": "ν", "w": "ω"}
ARMENIAN = {"u": "ս", "o": "օ", "n": "ո", "g": "ց", "h": "հ", "l": "լ", "q": "զ", "j": "յ", "f": "ք", "s": "տ", "w": "ա"}
CHEROKEE = dict(zip("abcdeghijklmprstvwyz", "ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᎩᏃ", strict=True))
LISU = dict(zip("bpdtgkjczfmnlsrvhwxyaeiou", "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", strict=True))
SYLLABICS = dict(zip("abcdfhjlmnprsuvwz", "ᗩᗷᑕᗪᖴᕼᒍᒪᗰᑎᑭᖇᔕᑌᐯᗯᘔ", strict=True))
FANCY = dict(zip("abcdefghijklmnopqrstuvwxyz", "αвcđєfgнιנкℓмησρqяѕтυvωχуz", strict=True))
CURRENCY = dict(zip("abcdefghijklmnopqrstuvwxyz", "₳฿₵ĐɆ₣₲ⱧłJ₭Ⱡ₥₦Ø₱QⱤ₴₮ɄV₩ӾɎⱫ", strict=True))
STROKED = dict(zip("abcdefghijklmnopqrstuvwxyz", "ɑɓƈɗɛƒɠɦɨʝƙɭɱɳøρʠɽʂƭʉʋωӿɏʐ", strict=True))
SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvw", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡ", strict=True))
RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
UPSIDE_DOWN = dict(zip("abcdefghijklmnopqrstuvwxyz", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", strict=True))
ACCENTS = {"a": "áàäâ", "c": "ç", "e": "éèë", "i": "íïî", "n": "ñ", "o": "óöô", "s": "š", "t": "ţ", "u": "úüû"}
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f")
SCRIPTS = (CYRILLIC, GREEK, ARMENIAN, CHEROKEE, LISU)
VOWELS = "aeiouy"
HIDING = "🍆💩⭐🔥💀🤬❤❓"
SOUNDS = (("ck", "k"), ("ck", "kk"), ("fu", "phu"), ("er", "a"), ("ing", "in"), ("ss", "zz"), ("c", "k"), ("i", "y"), ("ard", "erd"))
Attack = Callable[[str, random.Random], str]


def _mapped(table: Mapping[str, Sequence[str]], share: float = 1.0) -> Attack:
    """Replace letters by one of their look-alikes: each that has one, or a share of them and at least one."""

    def attack(word: str, dice: random.Random) -> str:
        places = [at for at, letter in enumerate(word) if letter in table]
        kept = dice.sample(places, max(1, round(share * len(places)))) if places else []
        return "".join(dice.choice(table[letter]) if at in kept else letter for at, letter in enumerate(word))

    return attack


def _between(*signs: str, times: int | None = None) -> Attack:
    """Put a sign between all letters, or at so many places inside the word; one choice of sign for each gap."""

    def attack(word: str, dice: random.Random) -> str:
        gaps = range(1, len(word))
        chosen = set(gaps if times is None else dice.sample(gaps, min(times, len(gaps))))
        return "".join((dice.choice(signs) if at in chosen else "") + letter for at, letter in enumerate(word))

    return attack


def _spread(sign: str) -> Attack:
    return lambda word, _: sign.join(word)


def _shifted(start: int, by: int = 1) -> Attack:
    return lambda word, _: "".join(chr(start + (ord(letter) - 97) * by) for letter in word)


def _stretched(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at] * dice.randint(3, 7) + word[at + 1 :]


def _masked(word: str, dice: random.Random) -> str:
    at = next(at for at, letter in enumerate(word) if at and letter in VOWELS)
    return word[:at] + dice.choice("*#_%") + word[at + 1 :]


def _marked_up(word: str, dice: random.Random) -> str:
    sign, at = dice.choice(("**", "*", "__", "~~", "`")), dice.randrange(1, len(word))
    return word[:at] + sign + word[at:] + (sign if dice.random() < 0.5 else "")


def _turned_round(word: str, _: random.Random) -> str:
    return "\u202e" + word[::-1] + "\u202c"


def _mixed_case(word: str, _: random.Random) -> str:
    return "".join(letter.upper() if at % 2 else letter for at, letter in enumerate(word))


def _two_at_once(word: str, dice: random.Random) -> str:
    first = _mapped(CYRILLIC, 0.5)(word, dice)
    return _between(*INVISIBLE, times=2)(first, dice)


def _starred(word: str, _: random.Random) -> str:
    """All but the first letter and the last hidden: f**k. What is all consonants in between keeps one more."""
    return word[0] + "*" * (len(word) - 2) + word[-1] if len(word) < 5 else word[:2] + "*" * (len(word) - 4) + word[-2:]


def _vowels_starred(word: str, _: random.Random) -> str:
    return word[0] + "".join("*" if letter in VOWELS else letter for letter in word[1:])


def _without_vowels(word: str, _: random.Random) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in VOWELS)


def _one_vowel_less(word: str, dice: random.Random) -> str:
    at = dice.choice([at for at, letter in enumerate(word) if at and letter in VOWELS])
    return word[:at] + word[at + 1 :]


def _by_a_picture(word: str, dice: random.Random) -> str:
    at = next(at for at, letter in enumerate(word) if at and letter in VOWELS)
    return word[:at] + dice.choice(HIDING) + word[at + 1 :]


def _swapped(word: str, dice: random.Random) -> str:
    """Two neighbours inside a word of five letters and more change places."""
    places = [at for at in range(1, len(word) - 2) if word[at] != word[at + 1]] if len(word) > 4 else []
    at = dice.choice(places) if places else -1
    return word if at < 0 else word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _as_it_sounds(word: str, dice: random.Random) -> str:
    fitting = [pair for pair in SOUNDS if pair[0] in word]
    return word.replace(*dice.choice(fitting), 1) if fitting else word


def _upside_down(word: str, _: random.Random) -> str:
    return "".join(UPSIDE_DOWN[letter] for letter in reversed(word))


def _as_entities(word: str, dice: random.Random) -> str:
    return "".join(dice.choice(("&#{};", "&#x{:x};", "{:c}")).format(ord(letter)) for letter in word)


def _torn(sign: str) -> Attack:
    def attack(word: str, dice: random.Random) -> str:
        at = dice.randrange(1, len(word))
        return word[:at] + sign + word[at:]

    return attack


def _spread_leet(word: str, dice: random.Random) -> str:
    return dice.choice(" .-_*").join(_mapped(LEET, 0.5)(word, dice))


def _masked_leet(word: str, dice: random.Random) -> str:
    hidden = _masked(word, dice)
    star = next(at for at, letter in enumerate(hidden) if not letter.isalpha())
    places = [at for at, letter in enumerate(hidden) if letter in LEET and letter != "u" and at != star]
    at = dice.choice(places) if places and len(word) > 4 else -1
    return hidden if at < 0 else hidden[:at] + dice.choice(LEET[hidden[at]]) + hidden[at + 1 :]


ATTACKS: dict[str, Attack] = {
    "capitals": lambda word, _: word.upper(),
    "mixed case": _mixed_case,
    "leet, one letter": _mapped(LEET, 0.01),
    "leet, all letters": _mapped(LEET),
    "Cyrillic look-alikes": _mapped(CYRILLIC),
    "Greek look-alikes": _mapped(GREEK),
    "mixed scripts": _mapped({**GREEK, **CYRILLIC}, 0.5),
    "full width": _shifted(0xFF41),
    "mathematical letters": _shifted(0x1D5EE),
    "circled letters": _shifted(0x24D0),
    "bracketed letters": _shifted(0x249C),
    "emoji letters": _shifted(0x1F170),
    "flag letters": lambda word, _: "\u200b".join(chr(0x1F1E6 + ord(letter) - 97) for letter in word),
    "small capitals": _mapped(SMALL_CAPITALS),
    "accents": _mapped(ACCENTS),
    "combining marks": lambda word, dice: "".join(letter + dice.choice("\u0336\u0353\u0301\u0489") for letter in word),
    "invisible signs": _between(*INVISIBLE),
    "tag characters": _between(*(chr(0xE0061 + step) for step in range(26)), times=2),
    "bidi marks": _between("\u200e", "\u200f", "\u2066", "\u2069", times=2),
    "bidi override": _turned_round,
    "spaces": _spread(" "),
    "wide spaces": _spread("\u2003"),
    "dots": _spread("."),
    "hyphens": _spread("-"),
    "mixed signs": _between(".", "-", "_", "*", "/", "|", "~", "+"),
    "one sign inside": _between(".", "-", "_", "'", ",", "|", times=1),
    "markdown inside": _marked_up,
    "one letter masked": _masked,
    "stretched": _stretched,
    "two at once": _two_at_once,
    "leet, built of signs": _mapped(BUILT, 0.5),
    "leet and spread": _spread_leet,
    "leet and masked": _masked_leet,
    "Armenian look-alikes": _mapped(ARMENIAN),
    "Cherokee look-alikes": _mapped(CHEROKEE),
    "Lisu look-alikes": _mapped(LISU),
    "syllabics": _mapped(SYLLABICS),
    "all scripts": _mapped({letter: "".join(table.get(letter, "") for table in SCRIPTS) for letter in CYRILLIC}),
    "fancy letters": _mapped(FANCY),
    "currency letters": _mapped(CURRENCY),
    "stroked letters": _mapped(STROKED),
    "raised letters": _mapped(RAISED),
    "script letters": _shifted(0x1D4EA),
    "double-struck letters": _shifted(0x1D552),
    "squared letters": _shifted(0x1F130),
    "upside down": _upside_down,
    "from behind": lambda word, _: word[::-1],
    "HTML entities": _as_entities,
    "soft hyphens": _spread("\u00ad"),
    "line breaks": _spread("\n"),
    "pictures between": _between("🔥", "💩", "❤", "👏", "⭐"),
    "signs and blanks": _spread(" - "),
    "dots, two each": _spread(".."),
    "underscores": _spread("_"),
    "middle dots": _between("\u00b7", "\u2022", "\u2027", "\u30fb", "\u2219"),
    "one blank inside": _torn(" "),
    "one line break inside": _torn("\n"),
    "first and last letter": _starred,
    "vowels starred": _vowels_starred,
    "vowels left out": _without_vowels,
    "one vowel left out": _one_vowel_less,
    "a picture for a letter": _by_a_picture,
    "letters swapped": _swapped,
    "as it sounds": _as_it_sounds,
    "camel case": lambda word, _: "Total" + word.title(),
}


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Every swear word in every frame: (frame, word)."""
    return tuple((frame, word) for word in WORDS for frame in FRAMES)


@cache
def listed_pairs() -> tuple[tuple[str, str], ...]:
    """Every English word of the lists that is found where it stands plainly, in one of the frames: (frame, word)."""
    english = [term.word for term in profanity_terms() if term.language == "en" and term.word.isalpha()]
    listed = [word for word in english if len(word) > 3 and not set(VOWELS).isdisjoint(word[1:])]
    made = [(FRAMES[at % len(FRAMES)], word) for at, word in enumerate(listed)]
    return tuple((frame, word) for frame, word in made if _touches(frame.replace("{}", word), word))


def disguised(attack: str, *, listed: bool = False, words: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The swear words in their frames under one attack: (text, the disguised word); the same on every machine.

    Words that the attack cannot change are left out, and where `words` are given, all others.
    """
    dice = random.Random(f"{SEED} {attack}")
    found = []
    for frame, word in listed_pairs() if listed else pairs():
        hidden = ATTACKS[attack](word, dice)
        if hidden != word and (not words or word in words):
            found.append((frame.replace("{}", hidden), hidden))
    return found


def recall(texts: Iterable[tuple[str, str]]) -> float:
    """The share of texts in which a finding of `profanity` touches the word."""
    hits = [_touches(text, hidden) for text, hidden in texts]
    return sum(hits) / len(hits)


def _touches(text: str, hidden: str) -> bool:
    start = text.index(hidden)
    end = start + len(hidden)
    return any(first < end and start < last for first, last in hits(text))


def hits(text: str) -> list[tuple[int, int]]:
    """The spans of what `profanity` finds, at the mark of `recommended`."""
    return [span for finding in judge(normalise(text), PLAIN, _edition()).findings for span in finding.spans]


@cache
def _edition() -> Any:
    return shipped_edition().limited_to(["profanity"])


def false_hits(strings: Iterable[str]) -> list[str]:
    """Innocent strings in which something is found."""
    return [text for text in strings if hits(text)]


def falls(*, listed: bool = False) -> dict[str, float]:
    """Attack -> the fall of recall in points, which is 100 less what is found: plainly all the words are."""
    return {name: round(100 * (1 - recall(disguised(name, listed=listed))), 2) for name in ATTACKS}


def measure() -> dict[str, Any]:
    """Plain recall, the fall in points under each attack, and false hits on the innocent strings."""
    plain = recall([(frame.replace("{}", word), word) for frame, word in pairs()])
    lost, lost_of_all = falls(), falls(listed=True)
    innocent = own_sets.innocent_strings()
    wrong = false_hits(innocent)
    return {
        "texts": len(pairs()), "recall": round(plain, 4), "fall in points": lost, "largest fall": max(lost.values()),
        "words of the lists": len(listed_pairs()), "fall in points, all words": lost_of_all,
        "innocent strings": len(innocent), "false hits": len(wrong), "examples": wrong[:10],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False))
