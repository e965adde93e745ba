"""From frames in seven languages to rows: `python training/own/abroad/make.py` writes `<language>.jsonl` beside this file.

A frame file (`frames/<language>.txt`) begins with `[groups]`, one group of people a line in the forms that `FORMS` names;
then `[slots]` (`name = one|two`) and `[beside]`, sentences that stand next to others. Each further section is
`[kind situation]`; `KINDS` says what is known of such a text. A line with `{slot}` or `<one|two>` is a frame, one
without is a comment as it stands; all texts of a line share a `group`, so that splits by group leak nothing. Groups of
people are dealt out in turn, for texts that are hateful and for those that are not by themselves: names decide nothing.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).parent
WANTED = 2_400
KINDS: Mapping[str, Mapping[str, int]] = {
    "hatred": {"TOXICITY": 1, "hatred": 1},
    "insult": {"TOXICITY": 1, "INSULT": 1, "hatred": 0},
    "innocent": {"TOXICITY": 0, "INSULT": 0, "hatred": 0},
    "swearing": {"INSULT": 0, "hatred": 0},
}
"""What is known of a text: whether abuse of a group insults as well is left open, as is how toxic mere swearing is."""
SHARES = {"hatred": 0.32, "insult": 0.17, "innocent": 0.42, "swearing": 0.09}
FORMS: Mapping[str, tuple[str, ...]] = {
    "ar": ("g", "ob", "sg", "af"),
    "de": ("g", "dat", "sg", "acc", "adj"),
    "fr": ("gender", "g", "un", "af"),
    "ko": ("g",),
    "pt": ("gender", "g", "um", "af"),
    "ru": ("g", "gen", "dat", "ins", "sg", "adj"),
    "zh": ("g",),
}
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_SLOT = re.compile(r"\{(\w+)\}")
_PARTICLE = re.compile(r"(.)\((은|이|을|과|이라|으로|아)\)")
_PARTICLES = {
    "은": "은는",
    "이": "이가",
    "을": "을를",
    "과": "과와",
    "이라": ("이라", "라"),
    "으로": ("으로", "로"),
    "아": "아야",
}
_TRIES = 12


@dataclass(slots=True)
class Language:
    """What a frame file holds."""

    code: str
    groups: list[dict[str, str]] = field(default_factory=list)
    slots: dict[str, list[str]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    frames: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, situation and the line itself."""


def read(code: str) -> Language:
    """The frame file of a language (ISO 639-1). Raises ValueError for a line before the first section."""
    found, section = Language(code), ""
    for line in (HERE / "frames" / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section == "groups":
            found.groups.append(forms_of(code, line))
        elif section == "slots":
            name, _, values = line.partition(" = ")
            found.slots[name] = values.split("|")
        elif section == "beside":
            found.beside.append(line)
        elif section.partition(" ")[0] in KINDS:
            found.frames.append((*section.split(" "), line))  # type: ignore[arg-type]
        else:
            raise ValueError(f"{code}: a line in no section: {line}")
    return found


def forms_of(code: str, line: str) -> dict[str, str]:
    """The forms of a group under their slots, those derived from others included; capitalised ones as well."""
    forms = dict(zip(FORMS[code], line.split("|"), strict=True))
    forms |= DERIVED.get(code, lambda _: {})(forms)
    return forms | {name[:1].upper() + name[1:]: form[:1].upper() + form[1:] for name, form in forms.items()}


def _french(forms: Mapping[str, str]) -> dict[str, str]:
    g, female = forms["g"], forms["gender"] == "f"
    return {
        "les": f"les {g}",
        "des": f"des {g}",
        "aux": f"aux {g}",
        "de": f"d'{g}" if g[0] in "aeéhiou" else f"de {g}",
        "sg": forms["un"].split(" ", 1)[1],
        "te": "tes" if female else "s",
        "e": "e" if female else "",
        "ils": "elles" if female else "ils",
    }


def _portuguese(forms: Mapping[str, str]) -> dict[str, str]:
    g, female = forms["g"], forms["gender"] == "f"
    return {
        "os": f"as {g}" if female else f"os {g}",
        "aos": f"às {g}" if female else f"aos {g}",
        "o": "a" if female else "o",
        "ona": "a" if female else "",
    }


DERIVED: Mapping[str, Callable[[Mapping[str, str]], dict[str, str]]] = {
    "fr": _french,
    "pt": _portuguese,
}


def smooth(code: str, text: str) -> str:
    """What the sounds of neighbours ask for: particles in Korean, the article after a preposition in Arabic."""
    if code == "ko":
        return _PARTICLE.sub(_particle, text)
    if code == "ar":
        return re.sub(r"\bلال", "لل", text)
    return text


def _particle(found: re.Match[str]) -> str:
    closed = (ord(found[1]) - 0xAC00) % 28 if "가" <= found[1] <= "힣" else 1
    closed = 0 if found[2] == "으로" and closed == 8 else closed
    return found[1] + _PARTICLES[found[2]][0 if closed else 1]


class Dealer:
    """Deals groups of people in turn, for hateful and other texts by themselves."""

    def __init__(self, groups: Sequence[Mapping[str, str]], chance: random.Random) -> None:
        self._groups, self._chance = groups, chance
        self._hands: dict[bool, list[Mapping[str, str]]] = {}

    def deal(self, *, hateful: bool) -> Mapping[str, str]:
        """The next group's forms."""
        if not self._hands.get(hateful):
            self._hands[hateful] = self._chance.sample(self._groups, len(self._groups))
        return self._hands[hateful].pop()


def fill(frame: str, language: Language, group: Mapping[str, str], chance: random.Random) -> str:
    """The frame with its choices made and its slots filled. Raises KeyError for a slot that nobody defined."""
    while choice := _CHOICE.search(frame):
        frame = frame[: choice.start()] + chance.choice(choice[1].split("|")) + frame[choice.end() :]
    text = _SLOT.sub(
        lambda slot: group[slot[1]] if slot[1] in group else chance.choice(language.slots[slot[1]]), frame
    )
    text = smooth(language.code, text)
    return text[:1].upper() + text[1:]


def dress(text: str, language: Language, chance: random.Random) -> str:
    """The text as readers type it, with the same chances for every label."""
    if chance.random() < 0.25:
        blank = "" if language.code == "zh" else " "
        beside = chance.choice(language.beside)
        text = f"{beside}{blank}{text}" if chance.random() < 0.6 else f"{text}{blank}{beside}"
    if chance.random() < 0.16:
        text = text.lower()
    if chance.random() < 0.10:
        text = text.rstrip(".!。！")
    if chance.random() < 0.03:
        text = text.upper()
    if chance.random() < 0.07:
        text = text.rstrip(".。") + chance.choice(("!!", "!!!", "...", "..", " !", "?!"))
    return text


def rows(code: str) -> Iterator[dict[str, object]]:
    """Every written comment once as it stands, and generated ones for `WANTED` rows. The seed is the language."""
    language = read(code)
    chance = random.Random(crc32(code.encode()))
    dealer = Dealer(language.groups, chance)
    known: set[str] = set()
    for kind, share in SHARES.items():
        lines = [(at, *frame) for at, frame in enumerate(language.frames) if frame[0] == kind]
        written = [line for line in lines if not _is_frame(line[3])]
        frames = [line for line in lines if _is_frame(line[3])]
        for at, _, situation, text in written:
            yield _row(code, kind, situation, at, text, "written")
        for turn in range(max(0, round(WANTED * share) - len(written))):
            at, _, situation, frame = frames[turn % len(frames)]
            for _ in range(_TRIES):
                group = dealer.deal(hateful=kind == "hatred") if _names_a_group(frame, language) else {}
                text = dress(fill(frame, language, group, chance), language, chance)
                if text.casefold() not in known:
                    known.add(text.casefold())
                    yield _row(code, kind, situation, at, text, "generated")
                    break


def _is_frame(line: str) -> bool:
    return bool(_CHOICE.search(line) or _SLOT.search(line))


def _names_a_group(frame: str, language: Language) -> bool:
    return any(slot not in language.slots for slot in _SLOT.findall(frame))


def _row(code: str, kind: str, situation: str, at: int, text: str, made: str) -> dict[str, object]:
    return {"text": text, "labels": KINDS[kind], "kind": made, "group": f"{code}/{kind}/{situation}/{at}"}


def main() -> None:
    for code in sys.argv[1:] or FORMS:
        lines = [json.dumps(row, ensure_ascii=False) for row in rows(code)]
        (HERE / f"{code}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        kinds = [frame[0] for frame in read(code).frames]
        print(code, len(lines), "rows;", {kind: kinds.count(kind) for kind in KINDS}, "lines")


if __name__ == "__main__":
    main()
