"""A page as lines with what can be seen of each: words, ending, indentation, blank space around, and marks from HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from detente.transfer import labels, prompts

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDED = re.compile(r"[.!?…。！？؟۔।][\"'”’»“)\]\s]*$")
_INNER = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*\s+[\"'“„«(\[]?[^\W\d_a-zа-я]")
_BULLET = re.compile(r"^(?:[•·▪◦‣●○■□*–—-]\s+|\d{1,2}[.)]\s+)")
_SIGNS_ONLY = re.compile(r"^[\W\d_]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What HTML says about a line. `roles` are the readings of tags, classes and itemprops around it, `links` the share
    of its characters inside links, `anchors` the links' texts, `level` that of a heading (0: none)."""

    tag: str
    roles: frozenset[str] = frozenset()
    links: float = 0.0
    main: bool = False
    level: int = 0
    stamp: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(eq=False)
class Line:
    """One line of a page, stripped. `gap` counts blank lines before it, `indent` the columns before its first sign."""

    number: int
    text: str
    gap: int = 0
    indent: int = 0
    mark: Mark | None = field(default=None)

    @cached_property
    def words(self) -> int:
        """Words; two signs of Chinese or Japanese count as one."""
        cjk = len(_CJK.findall(self.text))
        return cjk // 2 if cjk > len(self.text) // 3 else len(_WORD.findall(self.text))

    @cached_property
    def ended(self) -> bool:
        """Does it end like a sentence?"""
        return bool(_ENDED.search(self.text))

    @cached_property
    def sentences(self) -> int:
        """Sentence ends inside the line."""
        return len(_INNER.findall(self.text))

    @cached_property
    def bullet(self) -> bool:
        """Does it begin like an item of a list?"""
        return bool(_BULLET.match(self.text))

    @cached_property
    def wordless(self) -> bool:
        """Only digits and signs ("3160", "* * *")?"""
        return bool(_SIGNS_ONLY.match(self.text))

    @cached_property
    def interface(self) -> float:
        """Share of menu and button text, 0 to 1."""
        return labels.interface_share(self.text) if len(self.text) < 400 else 0.0

    @cached_property
    def prompts(self) -> int:
        """Ways of addressing the visitor."""
        return prompts.hits(self.text)

    @cached_property
    def capitals(self) -> float:
        """Share of words of four letters or more, after the first word, that begin with a capital."""
        words = [word for word in _WORD.findall(self.text)[1:] if len(word) >= 4 and word[0].isalpha()]
        return sum(word[0].isupper() for word in words) / len(words) if words else 0.0

    @cached_property
    def prose(self) -> float:
        """How much it reads like a paragraph of an article, about -5 to 6."""
        return _prose(self)

    def has(self, *roles: str) -> bool:
        """Does HTML give the line one of these roles?"""
        return self.mark is not None and any(role in self.mark.roles for role in roles)


def _prose(line: Line) -> float:
    if line.wordless:
        return -0.5
    score = _by_length(line) + min(line.sentences, 2) * 0.5
    if line.interface >= 0.6 and line.words <= 12:
        score = min(score, -2.0)
    if line.prompts:
        score -= line.prompts * (4.0 if line.words <= 30 else 2.5)
    if line.mark is not None:
        score += _by_mark(line, line.mark)
    return score


def _by_length(line: Line) -> float:
    steps = ((40, 5.0), (25, 4.0), (12, 3.0), (7, 2.0), (4, 0.7), (0, 0.0)) if line.ended else (
        (40, 4.0), (25, 2.5), (16, 0.7), (0, -1.0))  # fmt: skip
    score = next(value for least, value in steps if line.words >= least)
    if not line.ended and line.text.endswith((":", "：", ",", ";")) and line.words >= 6:
        score = max(score, 0.5)
    return score


def _by_mark(line: Line, mark: Mark) -> float:
    score = 1.5 if mark.main else -0.5
    if line.has("chrome"):
        score -= 6.0
    if mark.links > 0.7:
        score -= 2.0
    return score + (1.5 if line.has("text") else 0.0)


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, with hard-wrapped paragraphs put together again by single spaces."""
    lines: list[Line] = []
    gap = 1
    for number, raw in enumerate(text.splitlines(), 1):
        bare = raw.strip().strip("\ufeff\u200b").strip()
        if not bare:
            gap += 1
            continue
        lines.append(Line(number, bare, gap, len(raw) - len(raw.lstrip())))
        gap = 0
    return _unwrap(lines)


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join blocks whose lines were broken at a column, as mail and old terminals do. Never guesses on ragged text."""
    if not lines or max(len(line.text) for line in lines) > 110:
        return lines
    blocks = _blocks(lines)
    filled = [block for block in blocks if _is_filled(block)]
    flowing = [block for block in filled if _flows(block)]
    # Where most filled blocks run on in mid-sentence, the whole page was broken at a column.
    broken = {id(block) for block in (filled if len(flowing) >= len(filled) * 0.5 else flowing)}
    joined: list[Line] = []
    for block in blocks:
        if id(block) in broken:
            first = block[0]
            text = " ".join(line.text for line in block)
            joined.append(Line(first.number, text, first.gap, first.indent))
        else:
            joined.extend(block)
    return joined


def _blocks(lines: list[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_filled(block: list[Line]) -> bool:
    """Are all lines of a block but the last about as wide as the widest?"""
    if len(block) < 2 or any(line.bullet for line in block[1:]):
        return False
    *full, last = block
    width = max(len(line.text) for line in full)
    return width >= 50 and len(last.text) <= width + 5 and min(len(line.text) for line in full) >= width - 20


def _flows(block: list[Line]) -> bool:
    """Do most lines of a block stop, and some go on, in the middle of a sentence?"""
    broken = sum(not line.ended for line in block[:-1])
    small = sum(not line.text[0].isupper() for line in block[1:])
    return broken >= (len(block) - 1) * 0.6 and small >= max(1, (len(block) - 1) * 0.4)
