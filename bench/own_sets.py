"""Our own texts for measuring, in plain files: one text a line, "#" begins a remark, "[name]" begins a section.

They lie beside the tests that read them (tests/standards) and in bench/functional. No model is trained on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXTS = HERE.parent / "tests" / "standards"
DEMO = HERE.parent / "src/detente/project/demo/comments"
NO_HELP = "no help panel"
"""The section of despair.txt whose texts are no cries for help."""


@dataclass(frozen=True)
class Own:
    """One text and the section that it stands in."""

    section: str
    text: str


def read(name: str, folder: Path = TEXTS) -> list[Own]:
    """The texts of one file. Raises ValueError for a text that stands twice."""
    found = list(_lines((folder / name).read_text(encoding="utf-8")))
    texts = [one.text for one in found]
    if len(set(texts)) < len(texts):
        raise ValueError(f"{name}: {next(text for text in texts if texts.count(text) > 1)!r} stands twice.")
    return found


def _lines(content: str) -> Iterator[Own]:
    section = ""
    for line in content.splitlines():
        if line.startswith("["):
            section = line[1:].partition("]")[0]
        elif line.strip() and not line.startswith("#"):
            yield Own(section, line.strip())


def protected() -> list[Own]:
    """Lawful, even harsh speech, each text written by hand."""
    return read("protected.txt")


def ordinary() -> list[Own]:
    """Ordinary comments under news articles, each within the rules."""
    return read("ordinary.txt")


def demo() -> list[Own]:
    """What the readers of the demo newspaper say within the rules, by article: all but the comments whose line expects a hold
    or a refusal, or notes what became of them. Written as fiction, long before anything was measured on it.
    """
    found = {}
    for path in sorted(DEMO.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            is_plain = not record.get("note") or record["note"].startswith(("lawful", "profanity, aimed at nobody"))
            if "text" in record and is_plain and record.get("expect") in (None, "publish"):
                found.setdefault(record["text"], Own(path.stem, record["text"]))
    return list(found.values())


def despair() -> tuple[list[Own], list[Own]]:
    """Cries for help; and talk of death and tiredness that is none."""
    found = read("despair.txt")
    return [one for one in found if one.section != NO_HELP], [one for one in found if one.section == NO_HELP]


def frames() -> dict[str, list[list[str]]]:
    """Section of protected_frames.txt -> for each sentence, the sentence with every name of its section put in."""
    found: dict[str, list[list[str]]] = {}
    names: list[str] = []
    section = ""
    for line in (TEXTS / "protected_frames.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section, _, listed = line[1:].partition("]")
            names = listed.strip().split("|") if listed.strip() else names
        elif line and not line.startswith("#"):
            filled = [line.replace("{}", name) for name in names] if "{}" in line else [line]
            found.setdefault(section, []).append([raw[0].upper() + raw[1:] for raw in filled])
    return found


INNOCENT = (
    "{}",
    "We met at {} in the spring of last year.",
    "What does {} have to do with the harbour?",
    "{} was mentioned twice in the report.",
    "I looked up “{}” and found nothing wrong with it.",
    "The council discussed {}, and then the roads.",
    "{}!",
)


def innocent_strings() -> list[str]:
    """Words and names that contain or resemble a swear word, each in several sentences; more than five thousand."""
    strings: list[str] = []
    for line in (TEXTS / "innocents.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@") and len(line.split()) > 2:
            strings.append(line[1:])
        elif line and not line.startswith(("#", "[")):
            strings += [sentence.format(word) for word in line.split() for sentence in INNOCENT]
    return list(dict.fromkeys(strings))
