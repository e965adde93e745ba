"""Taking the disguise off a word: leetspeak, separators inside a word, spaced-out letters, masks.

Works on the folded view. A piece is a word with the offsets of its letters; nothing is decided here, the
readings are only offered to the lexicons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEET = (
    {"0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "i", "(": "c", "<": "c", "€": "e", "£": "l", "+": "t"},
    {"0": "o", "1": "l", "2": "r", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "l", "|": "l", "(": "c", "<": "c", "€": "e", "£": "l", "+": "t"},
)  # fmt: skip
_CYRILLIC = {"0": "о", "1": "и", "3": "з", "4": "ч", "6": "б", "8": "в", "9": "я", "@": "а", "$": "с"}
_SEPARATORS = frozenset(".,-_~'\"*/\\^:;=&#%?[]{}><")
_MASKS = frozenset("*#@$%&_-!?+.^=~")
_LEADING = "\"'([{<*_~#>.,;:!?-=/\\|+&%^"
_TRAILING = "\"')]}>*_~.,;:!?-=/\\|#&%^"
_SENTENCE = ".,;:!?\"')"
_CONTRACTED = frozenset(("s", "ll", "re", "ve", "d", "m", "t"))
# What makes a token of basic letters more than a plain word: any other sign, a sign of punctuation that a letter follows
# or that begins the token; or that it has one letter only. Each is tried once a place, and looks at most to the next blank.
_ODD = re.compile(r"""[^a-z .,;:!?"')]|[.,;:!?"')](?=[a-z])|(?<![^ ])[.,;:!?"')]""")
_SINGLE = re.compile(r"""(?<![^ ])[a-z][.,;:!?"')]*+(?![^ ])""")
MAX_PIECE = 64
"""A longer run without a blank is no word; only its letters are read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the folded view.

    `plain` says that both readings are the word itself. `texts` and `offsets` are the two readings, with each
    letter's place in the folded view. `mask` is the word with "*" for every sign that may hide a letter, or
    "".
    """

    plain: bool
    texts: tuple[str, str]
    offsets: tuple[list[int] | range, list[int] | range]
    mask: str = ""
    mask_start: int = 0

    def reading(self, which: int) -> tuple[str, list[int] | range]:
        return self.texts[which], self.offsets[which]


def pieces_of(folded: str) -> tuple[Piece, ...]:
    """Cut the folded view into words. Linear in its length."""
    pieces: list[Piece] = []
    run: list[tuple[int, str]] = []
    position = 0
    for token in folded.split(" "):
        start, position = position, position + len(token) + 1
        if token:
            _read(token, start, run, pieces)
    _flush(run, pieces)
    return tuple(pieces)


def disguised_pieces_of(folded: str) -> tuple[Piece, ...]:
    """Those of `pieces_of` that are not plain, without looking at the plain words one by one."""
    if not folded.isascii():
        return tuple(piece for piece in pieces_of(folded) if not piece.plain)
    pieces: list[Piece] = []
    run: list[tuple[int, str]] = []
    last = 0
    for start, end in odd_tokens(folded):
        if run and folded[last:start].strip(" "):
            _flush(run, pieces)
        _read(folded[start:end], start, run, pieces)
        last = end
    _flush(run, pieces)
    return tuple(piece for piece in pieces if not piece.plain)


def odd_tokens(folded: str) -> list[tuple[int, int]]:
    """Where the tokens of an ASCII text stand that are not simply a word, with its punctuation behind it."""
    starts = {match.start() for match in _SINGLE.finditer(folded)}
    covered = -1
    for match in _ODD.finditer(folded):
        at = match.start()
        if at > covered:
            starts.add(folded.rfind(" ", max(covered, 0), at) + 1 or max(covered, 0))
            covered = folded.find(" ", at)
            if covered < 0:
                break
    return [(start, end if (end := folded.find(" ", start)) >= 0 else len(folded)) for start in sorted(starts)]


def _read(token: str, start: int, run: list[tuple[int, str]], pieces: list[Piece]) -> None:
    """Add the pieces of one token, or its letter to the run of letters that stand alone."""
    if token.isalpha() and len(token) > 1:
        _flush(run, pieces)
        places = range(start, start + len(token))
        pieces.append(Piece(True, (token, token), (places, places)))
        return
    core, at = _core(token, start)
    if len(core) == 1 and "**" not in token and (core.isalpha() or core in _LEET[0]):
        run.append((at, core))
        return
    _flush(run, pieces)
    if core.isalpha() and (core == token or (token[:1].isalpha() and token[len(core) :].strip(_SENTENCE) == "")):
        places = range(at, at + len(core))
        pieces.append(Piece(True, (core, core), (places, places)))
    else:
        pieces.extend(_disguised(token, start, core, at))


def _core(token: str, start: int) -> tuple[str, int]:
    left = token.lstrip(_LEADING)
    at = start + len(token) - len(left)
    core = left.rstrip(_TRAILING)
    return core, at


def _flush(run: list[tuple[int, str]], pieces: list[Piece]) -> None:
    """Join three or more spaced-out letters to one word; fewer stay words of one letter."""
    if not run:
        return
    if len(run) >= 3 and sum(letter.isalpha() for _, letter in run) >= 2:
        places = [at for at, _ in run]
        first, second = ("".join(leet.get(letter, letter) for _, letter in run) for leet in _LEET)
        # "a f u c k": the first letter may be a word of its own, so the second reading does without it.
        skip = 1 if first == second and first[0] in "ai" and len(run) > 3 else 0
        pieces.append(Piece(False, (first, second[skip:]), (places, places[skip:])))
    else:
        for at, letter in run:
            pieces.append(Piece(True, (letter, letter), ([at], [at])))
    run.clear()


def _disguised(token: str, start: int, core: str, at: int) -> list[Piece]:
    mask, mask_start = _mask(token, start)
    if not mask and not any(map(str.isalpha, core)):
        return []
    if len(core) > MAX_PIECE or "://" in core or core.startswith("www."):
        return _plain_words(core, at)
    head, tail = without_contraction(core)
    if head.isalpha() and not mask:
        pieces = [Piece(True, (head, head), (range(at, at + len(head)), range(at, at + len(head))))]
    else:
        pieces = [_decoded(head, at, mask, mask_start)] if head or mask else []
    if tail:
        places = range(at + len(core) - len(tail), at + len(core))
        pieces.append(Piece(True, (tail, tail), (places, places)))
    return pieces


def _plain_words(core: str, at: int) -> list[Piece]:
    """The alphanumeric runs of a link or of an endless token, unchanged."""
    pieces = []
    begin = None
    for index, letter in enumerate(core + " "):
        if letter.isalnum():
            begin = index if begin is None else begin
        elif begin is not None:
            word, places = core[begin:index], range(at + begin, at + index)
            pieces.append(Piece(False, (word, word), (places, places)))
            begin = None
    return pieces


def without_contraction(core: str) -> tuple[str, str]:
    head, apostrophe, tail = core.rpartition("'")
    if apostrophe and tail in _CONTRACTED and head:
        return head, tail
    return core, ""


def _decoded(core: str, at: int, mask: str, mask_start: int) -> Piece:
    letters = sum(letter.isalpha() for letter in core)
    signs = sum(letter in "$@!|" for letter in core)
    spread = len(core) >= 5 and core[::2].isalpha() and not any(map(str.isalnum, core[1::2]))
    decode = (not spread and letters >= 2) or (letters == 1 and (signs >= 2 or (len(core) >= 4 and core.isalnum())))
    texts: list[str] = []
    places: list[list[int]] = []
    russian = any("\u0400" <= letter <= "\u052f" for letter in core)
    for leet in (_CYRILLIC, _CYRILLIC) if russian else _LEET:
        text: list[str] = []
        offsets: list[int] = []
        for index, letter in enumerate(core):
            if letter.isalpha():
                reading = letter
            elif decode and letter in leet:
                reading = leet[letter]
            elif letter in _SEPARATORS or spread:
                continue
            else:
                reading = letter
            text.append(reading)
            offsets.append(at + index)
        texts.append("".join(text))
        places.append(offsets)
    return Piece(False, (texts[0], texts[1]), (places[0], places[1]), mask, mask_start)


def _mask(token: str, start: int) -> tuple[str, int]:
    """The word with "*" for hidden letters, where signs stand inside it or at least two asterisks end it."""
    body = token.lstrip("\"'([{<.,;:_~" if _hides_first(token) else "\"'([{<.,;:*_~")
    at = start + len(token) - len(body)
    body = without_contraction(body.rstrip("\"')]},;:.!?"))[0]
    if len(body) > 24 or len(body) < 3 or not (body[0].isalpha() or _hides_first(body)) or body.isalpha():
        return "", 0
    hidden = [not letter.isalpha() for letter in body]
    if not all(letter.isalpha() or letter in _MASKS for letter in body):
        return "", 0
    if hidden[-1] and not body.endswith(("**", "##", "--", "__")):
        return "", 0
    masked = "".join("*" if is_hidden else letter for letter, is_hidden in zip(body, hidden, strict=True))
    return masked, at


def _hides_first(token: str) -> bool:
    """Whether a single star stands for the first letter, as in "*sshole"; "*word*" is only emphasis."""
    return token[0] == "*" and len(token) > 4 and token[1:5].isalpha() and token.count("*") == 1
