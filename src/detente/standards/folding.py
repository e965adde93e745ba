"""Folding one character to the plain lower-case form that lexicons are written in.

The table of look-alikes is our own, for the letters that are used to disguise Latin words.
"""

from __future__ import annotations

import unicodedata

SPACE = " "
DROPPED = ""


def table_of(rows: str) -> list[str]:
    """What stands between blanks in a table that is written as text."""
    return rows.split()


_ZERO_WIDTH = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
)
_PUNCTUATION = {
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "•": "*", "●": "*", "∗": "*", "✱": "*", "·": ".",
    "…": ".",
}  # fmt: skip
# Letters of the Latin block and of phonetic alphabets that only look like a basic letter and have no
# decomposition.
_ALWAYS = dict(
    zip(
        "ıɑɡƒɢʜɪʟɴʀʏʙᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱøłđħŧɓɗƙʋɩʂʐɲəɐʇʞɥɯɹʍʉ",
        "iagfghilnrybacdejkmoptuvwzfsoldhtbdkvisznaatkhmrwu",
        strict=True,
    )
)
# Letters of other scripts that look like a Latin one, each before the letter it looks like: Cyrillic, Greek, Armenian,
# Coptic, Cherokee, Lisu, Canadian syllabics. Folded only where the word or the text is otherwise Latin.
LOOKALIKES = {
    row[at]: row[at + 1]
    for row in table_of("""
        аa еe оo рp сc уy хx кk іi їi јj ѕs ԁd ԛq ԝw һh ӏl вb ьb нh мm тt гr пn бb з3 цu ѵv ѡw өo үy ҳx қk
        ҡk ғf ҫc ҽe άa αa βb γy δd εe ηn ιi κk νv οo ρp τt υu χx ωw ϲc ϳj μu σo ςc սu օo ոn ցg հh լl զq յj
        քf տs գq ռn աw ҍb ⲟo ⲣp ⲥc ⲩy ⲭx ⲕk ⲁa ⲉe ⲓi ⲛn ⲧt ⲏh ⲙm ⲃb
        ᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎥiᎫjᏦkᏞlᎷmᏢpᎡrᏚsᎢtᏙvᏔwᎩyᏃzᏂhᏏbᏒrᏌu ꓐbꓑpꓓdꓔtꓖgꓗkꓙjꓚcꓜzꓝfꓟmꓠnꓡlꓢsꓣrꓦvꓧhꓪwꓫxꓬyꓮaꓰeꓲiꓳoꓴu
        ᗩaᗷbᑕcᗪdᖴfᕼhᒍjᒪlᗰmᑎnᑭpᖇrᔕsᑌuᐯvᗯwᘔz
    """)
    for at in range(0, len(row), 2)
}
_NAMED = frozenset(
    f"LATIN {size}{form}"
    for size in ("SMALL LETTER", "LETTER SMALL CAPITAL")
    for form in ("", " TURNED", " REVERSED", " OPEN", " SCRIPT", " BARRED", " INSULAR", " BLACKLETTER", " INVERTED", " STRETCHED")
)
_ENCLOSED = (0x249C, 0x1F110, 0x1F1E6)
"""Where letters in brackets begin, small and capital, and the letters that flags are made of."""
_cache: dict[str, str] = {}


def fold(character: str) -> str:
    """Return what one code point becomes in the folded view: no, one or several lower-case code points."""
    found = _cache.get(character)
    if found is None:
        found = _folded(character)
        if len(_cache) < 20_000:
            _cache[character] = found
    return found


def _folded(character: str) -> str:
    if character.isspace():
        return SPACE
    point = ord(character)
    if character in _ZERO_WIDTH or 0xFE00 <= point <= 0xFE0F or 0xE0000 <= point <= 0xE0FFF:
        return DROPPED
    if unicodedata.category(character) in ("Cc", "Cs"):
        return DROPPED
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if (
        0x1F150 <= point <= 0x1F169 or 0x1F170 <= point <= 0x1F189
    ):  # white letters on black circles and squares
        return chr(ord("a") + (point - 0x1F150) % 32)
    for first in _ENCLOSED:
        if first <= point < first + 26:
            return chr(ord("a") + point - first)
    plain = "".join(_without_marks(part) for part in unicodedata.normalize("NFKC", character))
    return "".join(_basic(part) for part in plain.casefold() if not 0x300 <= ord(part) <= 0x36F)


def _basic(letter: str) -> str:
    """The basic letter in a Latin letter without decomposition, as its Unicode name tells: ŧ, ᴋ, ǝ, ɛ."""
    if letter in _ALWAYS or letter < "\u0180":
        return _ALWAYS.get(letter, letter)
    name = unicodedata.name(letter, "").partition(" WITH ")[0]
    kind, _, last = name.rpartition(" ")
    return last.lower() if kind in _NAMED and len(last) == 1 else letter


def _without_marks(character: str) -> str:
    """Accents are dropped in Latin, Greek and Cyrillic, where words stay readable; elsewhere a mark is a
    letter.
    """
    point = ord(character)
    if 0x0483 <= point <= 0x0489:
        return DROPPED
    if point < 0x530 or 0x1E00 <= point <= 0x1FFF:
        parts = unicodedata.normalize("NFD", character)
        return "".join(part for part in parts if not 0x300 <= ord(part) <= 0x36F)
    if 0x20D0 <= point <= 0x20FF or 0x1AB0 <= point <= 0x1AFF or 0x064B <= point <= 0x0652:
        return DROPPED
    return character


def is_latin(character: str) -> bool:
    """Whether a folded character is one of the 26 basic letters."""
    return "a" <= character <= "z"
