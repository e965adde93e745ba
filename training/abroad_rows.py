"""The labelled texts of languages other than English: other people's sets, our own, and what only measures.

Texts of a set are dealt by content hash: one fifth to test, one fifth to choose and calibrate, the rest to train. Our
own (`own/abroad/`) are dealt by the line that they were made from. Whatever nearly repeats a text of an earlier part is left
out of the later ones. `MEASURE` is read by nobody who trains.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards.lexicon.terms import profanity_terms  # noqa: E402

OWN = ROOT / "training/own/abroad"
MEASURE = ROOT / "tests/standards/abroad_measure.txt"
PEOPLE, MADE, LISTED, READERS, SENTENCES = "cold, by people", "own", "own list", "own readers", "sentences"
"""Sources with a name that more than one function knows."""
HEADS_OF_OWN = ("TOXICITY", "INSULT", "hatred")
AIMED: Mapping[str, tuple[str, ...]] = {
    "ar": ("يا {}", "أنت {}", "هذا {} كبير"),
    "de": ("du {}", "so ein {}", "{}, halt dich da raus"),
    "fr": ("espèce de {}", "t'es un {}", "quel {} celui-là"),
    "ko": ("이 {}", "{} 주제에", "저런 {} 같은"),
    "pt": ("seu {}", "você é um {}", "que {} esse cara"),
    "ru": ("ты {}", "какой же {}", "{}, помолчи уже"),
    "zh": ("你这个{}", "真是{}", "{}闭嘴吧"),
}
"""How the words of the list are said to somebody."""
ADDRESS: Mapping[str, tuple[str, ...]] = {
    "ar": ("أنت", "أنتم", "يا", "أنت يا", "هذا"),
    "de": (
        "du",
        "du bist",
        "du bist ein",
        "du bist so",
        "du bist so ein",
        "ihr",
        "ihr seid",
        "sie sind ein",
        "er ist ein",
        "ist ein",
    ),
    "fr": (
        "tu",
        "tu es",
        "tu es un",
        "t'es",
        "vous",
        "vous êtes",
        "vous êtes un",
        "il est",
        "est un",
        "quel",
        "ce",
    ),
    "ko": ("너", "너는", "너는 진짜", "당신은", "넌", "진짜", "저", "이", "니들", "네"),
    "pt": ("você", "você é", "você é um", "tu", "tu és", "tu és um", "vocês", "é um", "esse", "seu", "que"),
    "ru": ("ты", "ты мой", "ты такой", "вы", "вы все", "какой же", "этот", "тебя", "тебе", "твой"),
    "zh": ("你", "你是", "你就是", "您", "你们", "你们都是", "真是", "是个", "这个"),
}
"""What says that a person is spoken to or of, and nothing about how."""
TEST, CALIBRATION = (0, 1), (2, 3)
FACTORS = np.random.default_rng(5).integers(1, 1 << 62, 24, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


@dataclass(frozen=True)
class Row:
    """A text with what is known of it (head -> 0 or 1). `free` says that weights may be trained on it; `group` names the
    line that it was made from.
    """

    text: str
    source: str
    labels: dict[str, int]
    free: bool = True
    forced: str = ""
    group: str = ""

    @property
    def part(self) -> str:
        return self.forced or part_of(squeezed(self.text))


def part_of(key: str) -> str:
    """Where a text belongs, by the hash of what must not be parted."""
    fold = hashlib.sha256(key.encode("utf-8", "replace")).digest()[0] % 10
    return "test" if fold in TEST else "calibration" if fold in CALIBRATION else "train"


def squeezed(text: str) -> str:
    words = [word for word in text.lower().split() if not word.startswith("@")]
    return "".join(letter for letter in unicodedata.normalize("NFKC", "".join(words)) if letter.isalnum())


def read(folder: Path, name: str, language: str) -> Iterator[dict]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["lang"] == language:
                yield row


def german(folder: Path) -> Iterator[Row]:
    for row in read(folder, "germeval2018", "de"):
        fine = row["labels"]["fine"]
        labels = {"TOXICITY": row["labels"]["offensive"], "hatred": int(fine == "ABUSE")}
        if fine != "ABUSE":  # abuse of a group is often an insult too; nobody asked
            labels["INSULT"] = int(fine == "INSULT")
        yield Row(row["text"].replace("|LBR|", "\n"), "germeval2018", labels)


def tweets(folder: Path, language: str) -> Iterator[Row]:
    for row in read(folder, "mlma", language):
        said = {key[2:] for key in row["labels"]}
        bad = said & {"offensive", "abusive", "hateful", "disrespectful"}
        labels = {}
        if bad and "normal" not in said:
            labels = {"TOXICITY": 1, "hatred": int("hateful" in said)}
            labels["INSULT"] = int(bool(said & {"offensive", "abusive", "disrespectful"}))
        elif said == {"normal"}:
            labels = dict.fromkeys(("TOXICITY", "INSULT", "hatred"), 0)
        yield Row(row["text"], "mlma", labels)


def chinese(folder: Path) -> Iterator[Row]:
    for row in read(folder, "cold", "zh"):
        label = row["labels"]["offensive"]
        # Only the official test part was labelled by people; the rest with the help of a machine.
        people = row["split"] == "test"
        if not people and hash_of(row["text"]) % 3:  # a third of them, to stay within minutes
            continue
        labels = {"TOXICITY": label, "hatred": label}
        yield Row(row["text"], PEOPLE if people else "cold", labels)


def korean(folder: Path) -> Iterator[Row]:
    for row in read(folder, "kotox", "ko"):
        forced = "test" if row["split"] == "test" else ""
        yield Row(row["text"], "kotox", {"TOXICITY": row["labels"]["toxic"]}, forced=forced)
    for row in read(folder, "korean-hate", "ko"):
        hate, bias = row["labels"]["hate"], row["labels"]["bias"]
        labels = {"TOXICITY": int(hate != "none"), "INSULT": int(hate == "hate")}
        labels["hatred"] = int(hate == "hate" and bias != "none")
        yield Row(row["text"], "korean-hate", labels, free=False)


def portuguese(folder: Path) -> Iterator[Row]:
    for row in read(folder, "told-br", "pt"):
        known = row["labels"]
        hatred = any(known[key] for key in ("homophobia", "misogyny", "racism", "xenophobia"))
        labels = {"TOXICITY": int(any(known.values())), "INSULT": known["insult"], "hatred": int(hatred)}
        yield Row(row["text"], "told-br", {**labels, "PROFANITY": known["obscene"]}, free=False)


def russian(folder: Path) -> Iterator[Row]:
    for row in read(folder, "tg-spam", "ru"):
        yield Row(row["text"], "tg-spam", {"spam": row["labels"]["spam"]})


def own(language: str) -> Iterator[Row]:
    """Texts written or generated for this project; one line's texts share a part.

    In training nobody says that an insult to a person is no hatred: the two share most words, and what an innocent
    text looks like matters more.
    """
    with (OWN / f"{language}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            part, labels = part_of(row["group"]), row["labels"]
            if part == "train" and labels.get("INSULT"):
                labels = {head: label for head, label in labels.items() if head != "hatred"}
            yield Row(row["text"], MADE, labels, forced=part, group=row["group"])


def listed(language: str) -> Iterator[Row]:
    """Our own list's words for persons and what addresses somebody, said to somebody; for training alone."""
    for term in profanity_terms():
        if term.language != language or term.mixed or not (term.person or term.direct):
            continue
        labels = {"TOXICITY": 1, "INSULT": 1} | ({"hatred": 1} if term.grade == "slur" else {})
        for frame in ("{}",) if term.direct else AIMED[language]:
            yield Row(frame.format(term.word), LISTED, labels, forced="train")


def measuring(language: str) -> Iterator[Row]:
    """What readers might answer each other under an article; it only measures."""
    labels = {"+h": {"TOXICITY": 1, "hatred": 1}, "+i": {"TOXICITY": 1, "INSULT": 1, "hatred": 0}}
    labels["-"] = dict.fromkeys(HEADS_OF_OWN, 0)
    for sign, text in measuring_lines(language):
        if sign in labels:
            yield Row(text, READERS, labels[sign], free=False, forced="test")


def measuring_lines(language: str) -> Iterator[tuple[str, str]]:
    """Sign and text of each line of `MEASURE` in a language."""
    current = ""
    for line in MEASURE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif current == language and line and not line.startswith("#"):
            sign, _, text = line.partition(" ")
            yield sign, text


def rows_of(folder: Path, language: str, *, share_alike: bool = False) -> list[Row]:
    """All rows of a language. With `share_alike`, sets under such a licence are trained on as well."""
    readers = {"de": german, "zh": chinese, "ko": korean, "pt": portuguese, "ru": russian}
    rows = [*readers[language](folder)] if language in readers else [*tweets(folder, language)]
    rows += [*own(language), *listed(language), *measuring(language)]
    heads = {head for row in rows for head in row.labels}
    for row in read(folder, "languages-dev", language):
        if row["kind"] == "sentences":
            rows.append(Row(row["text"], SENTENCES, dict.fromkeys(heads, 0)))
    # What may only measure is of no use outside the test part.
    wanted = [row for row in rows if row.labels and (row.free or share_alike or row.part == "test")]
    return apart(list({squeezed(row.text): row for row in wanted}.values()))


def apart(rows: list[Row]) -> list[Row]:
    """Leave out of the test part what nearly repeats the others, and of calibration what nearly repeats training."""
    seen: set[tuple[int, int]] = set()
    kept: list[Row] = []
    for part in ("train", "calibration", "test"):
        chosen = [row for row in rows if row.part == part]
        bands = [bands_of(row.text) for row in chosen]
        kept += [
            row for row, own in zip(chosen, bands, strict=True) if part == "train" or len(own & seen) < 2
        ]
        seen |= {band for own in bands for band in own}
    return kept


def bands_of(text: str) -> set[tuple[int, int]]:
    """Eight bands of three MinHash values over runs of five letters: two shared bands are a near-duplicate."""
    letters = squeezed(text)
    runs = {letters[at : at + 5] for at in range(max(1, len(letters) - 4))}
    hashes = np.array([hash_of(run) for run in runs], dtype=np.uint64)
    lowest = (hashes[None, :] * FACTORS[:, None]).min(axis=1)
    return {(band, hash(tuple(lowest[band * 3 : band * 3 + 3].tolist()))) for band in range(8)}


def hash_of(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest())
