"""Disguises for swear words, seeded, and how much of the plain recall each of them costs.

`python -m bench.obfuscation` prints what was found as JSON: recall of the rule `profanity` without and under each
attack, and false hits on innocent strings, plain and disguised alike.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bench import own_sets
from detente.standards import Circumstances, judge, normalise, shipped_edition

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
CYRILLIC = dict(zip("aceopxyisjhkmtbu", "асеорхуіѕјһкмтьц", strict=True)) | {"u": "υ", "t": "т"}
GREEK = {"a": "α", "b": "β", "e": "ε", "i": "ι", "k": "κ", "n": "η", "o": "ο", "p": "ρ", "t": "τ", "u": "υ", "v": "ν", "w": "ω"}
SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvw", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡ", strict=True))
ACCENTS = {"a": "áàäâ", "c": "ç", "e": "éèë", "i": "íïî", "n": "ñ", "o": "óöô", "s": "š", "t": "ţ", "u": "úüû"}
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f")
Attack = Callable[[str, random.Random], str]


def _mapped(table: dict[str, str], share: float = 1.0) -> Attack:
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
    at = next(at for at, letter in enumerate(word) if at and letter in "aeiou")
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
}


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Every swear word in every frame: (frame, word)."""
    return tuple((frame, word) for word in WORDS for frame in FRAMES)


def disguised(attack: str) -> list[tuple[str, str]]:
    """Every swear word in every frame under one attack: (text, the disguised word); the same on every machine."""
    dice = random.Random(f"{SEED} {attack}")
    found = []
    for frame, word in pairs():
        hidden = ATTACKS[attack](word, dice)
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


def measure() -> dict[str, Any]:
    """Plain recall, the fall in points under each attack, and false hits on the innocent strings."""
    plain = recall([(frame.replace("{}", word), word) for frame, word in pairs()])
    falls = {name: round((plain - recall(disguised(name))) * 100, 2) for name in ATTACKS}
    innocent = own_sets.innocent_strings()
    wrong = false_hits(innocent)
    return {
        "texts": len(pairs()), "recall": round(plain, 4), "fall in points": falls, "largest fall": max(falls.values()),
        "innocent strings": len(innocent), "false hits": len(wrong), "examples": wrong[:10],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measure()))
