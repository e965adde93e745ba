"""From frames to rows: what every generator in this folder shares.

A frame file (`frames/<name>.txt`) is sections of one-line comments. A section starts with `[1 derogation]` or
`[0 counter-speech]`: the label and a name for the situation; `[1 despair/plain]` also gives the rows a
"sub". A line without a slot or choice is a comment written as it stands ("written"); a line with `{slot}` or
`<one|two>` is a frame ("generated"), and all texts of one frame share a group, so that splits by group leak
nothing. Names of groups of people are dealt out in turn for each label: every group is named about equally
often in hateful and in innocent texts.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from slots import COMMON, GROUPS, NEIGHBOURS

HERE = Path(__file__).parent
_SECTION = re.compile(r"\[([01]) ([a-z0-9-]+)(?:/([a-z0-9-]+))?\]$")
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_LEET = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5"})
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of a frame file: `sub` is empty but for files that tell two kinds of positives apart."""

    text: str
    label: int
    section: str
    sub: str
    number: int

    @property
    def is_written(self) -> bool:
        """Whether the line is a finished comment."""
        return not _CHOICE.search(self.text) and not _SLOT.search(self.text)


def frames_of(name: str) -> tuple[Frame, ...]:
    """The frames of `frames/<name>.txt`. Raises ValueError for a line before the first section."""
    found: list[Frame] = []
    label, section, sub = -1, "", ""
    for line in (HERE / "frames" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if head := _SECTION.match(line):
            label = int(head[1])
            sub, section = (head[2], head[3]) if head[3] else ("", head[2])
            continue
        if label < 0:
            raise ValueError(f"{name}: a line before the first section: {line}")
        found.append(Frame(line, label, section, sub, len(found)))
    return tuple(found)


class Dealer:
    """Deals groups of people in turn, for each label by itself, so that no group is dealt to one label only."""

    def __init__(self, chance: random.Random, groups: Sequence[Mapping[str, str]] = GROUPS) -> None:
        self._chance = chance
        self._groups = groups
        self._hands: dict[int, list[Mapping[str, str]]] = {}

    def deal(self, label: int) -> Mapping[str, str]:
        """The next group: its forms under the slots "g" (plural), "gs" (one of them), "ga" (adjective)."""
        if not self._hands.get(label):
            hand = list(self._groups)
            self._chance.shuffle(hand)
            self._hands[label] = hand
        return self._hands[label].pop()


def fill(frame: Frame, chance: random.Random, dealer: Dealer, slots: Mapping[str, Sequence[str]]) -> str:
    """The frame with its choices made and its slots filled, beginning with a capital letter."""
    text = frame.text
    while choice := _CHOICE.search(text):
        text = text[: choice.start()] + chance.choice(choice[1].split("|")) + text[choice.end() :]
    named: dict[str, str] = dict(dealer.deal(frame.label)) if _names_a_group(frame) else {}
    if re.search(r"\{h[as]?\}", text):
        other = chance.choice(GROUPS)
        named |= {"h": other["g"], "hs": other["gs"], "ha": other["ga"]}

    def put(slot: re.Match[str]) -> str:
        return named.get(slot[1]) or chance.choice(slots[slot[1]])

    text = _SLOT.sub(put, text)
    return text[:1].upper() + text[1:]


def dress(text: str, chance: random.Random, lengthen: float = 0.25) -> str:
    """The text as readers type: now and then with a neighbouring sentence, in lower case, with a slip, in
    disguise. Chances are the same for every label, so that no slip tells a label.
    """
    if chance.random() < lengthen:
        beside = chance.choice(NEIGHBOURS)
        text = f"{beside} {text}" if chance.random() < 0.6 else f"{text} {beside}"
    for share, change in _CHANGES:
        if chance.random() < share:
            text = change(text, chance)
    return text


def _lower(text: str, chance: random.Random) -> str:
    del chance
    return text.lower()


def _upper(text: str, chance: random.Random) -> str:
    del chance
    return text.upper()


def _bare(text: str, chance: random.Random) -> str:
    del chance
    return text.rstrip(".!").replace("'", "").replace("’", "")


def _slip(text: str, chance: random.Random) -> str:
    """Swap two inner letters of one longer word, or lose one."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[place] = swapped if chance.random() < 0.6 else word[:at] + word[at + 1 :]
    return " ".join(words)


def _disguise(text: str, chance: random.Random) -> str:
    """Write one or two words in leetspeak, with spaces or with points between the letters."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 3 and word.strip(".,!?").isalpha()]
    for place in chance.sample(long, min(len(long), chance.choice((1, 2, 3)))):
        way = chance.random()
        if way < 0.5:
            words[place] = words[place].translate(_LEET)
        elif way < 0.75:
            words[place] = " ".join(words[place])
        else:
            words[place] = chance.choice(".-*").join(words[place])
    return " ".join(words)


def _glue(text: str, chance: random.Random) -> str:
    """Lose one space, or split one word."""
    words = text.split(" ")
    if len(words) < 3:
        return text
    place = chance.randrange(len(words) - 1)
    return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def _loud(text: str, chance: random.Random) -> str:
    return text.rstrip(".!") + chance.choice(("!!", "!!!", "...", " lol", " smh", " imo", "..", " !"))


_CHANGES: tuple[tuple[float, Callable[[str, random.Random], str]], ...] = (
    (0.16, _lower),
    (0.03, _upper),
    (0.10, _bare),
    (0.10, _slip),
    (0.04, _disguise),
    (0.03, _glue),
    (0.06, _loud),
)


def rows(
    name: str,
    wanted: int,
    slots: Mapping[str, Sequence[str]] | None = None,
    share: float = 0.5,
    groups_of_people: Sequence[Mapping[str, str]] = GROUPS,
) -> Iterator[dict[str, object]]:
    """Rows of one file: every written comment once as it stands, and enough generated ones for `wanted` rows,
    of which about `share` are positives; as many rows of either label name a group of people. A group that
    stands twice in `groups_of_people` is dealt twice as often. The seed is the file's name.
    """
    chance = random.Random(crc32(name.encode()))
    dealer = Dealer(chance, groups_of_people)
    frames = frames_of(name)
    known: set[str] = set()
    for frame in frames:
        if frame.is_written and frame.text not in known:
            known.add(frame.text)
            yield _row(name, frame, frame.text)
    filled = {**COMMON, **(slots or {})}
    positives, negatives = round(wanted * share), wanted - round(wanted * share)
    named = [frame for frame in frames if _names_a_group(frame)]
    other = [frame for frame in frames if not frame.is_written and frame not in named]
    groups = positives if name == "hatred" else 0
    for label, aim in ((1, positives), (0, negatives)):
        aim -= sum(frame.label == label and frame.is_written for frame in frames)
        with_groups = min(aim, groups * 17 // 20)
        for kind, share_of_kind in ((named, with_groups), (other, aim - with_groups)):
            having = [frame for frame in kind if frame.label == label]
            if having:
                yield from _generated(name, having, share_of_kind, chance, dealer, filled, known)


def _names_a_group(frame: Frame) -> bool:
    return bool(re.search(r"\{g[as]?\}", frame.text))


def _generated(
    name: str,
    frames: Sequence[Frame],
    wanted: int,
    chance: random.Random,
    dealer: Dealer,
    slots: Mapping[str, Sequence[str]],
    known: set[str],
) -> Iterator[dict[str, object]]:
    for turn in range(max(0, wanted)):
        frame = frames[turn % len(frames)]
        for _ in range(_TRIES):
            text = dress(fill(frame, chance, dealer, slots), chance)
            if text.casefold() not in known:
                known.add(text.casefold())
                yield _row(name, frame, text)
                break


def _row(name: str, frame: Frame, text: str) -> dict[str, object]:
    row: dict[str, object] = {
        "text": text,
        "label": frame.label,
        "kind": "written" if frame.is_written else "generated",
        "group": f"{name}/{frame.section}/{frame.number}",
    }
    return row | {"sub": frame.sub} if frame.sub else row


def write(
    name: str,
    wanted: int,
    slots: Mapping[str, Sequence[str]] | None = None,
    share: float = 0.5,
    groups_of_people: Sequence[Mapping[str, str]] = GROUPS,
) -> Path:
    """Write `<name>.jsonl` beside this module and return its path."""
    path = HERE / f"{name}.jsonl"
    lines = [
        json.dumps(row, ensure_ascii=False) for row in rows(name, wanted, slots, share, groups_of_people)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
