"""The standards room: speed one by one, in batch and in replay, and flash mobs in a published, seeded stream.

`python -m bench.standards SECONDS` prints what was found as JSON. Every figure is of one core, with the shipped
weights and thresholds and all rules of `recommended`.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.load import percentiles
from bench.words import NOUNS, comment
from detente.standards import (
    Circumstances,
    InMemoryHistory,
    Past,
    fingerprint,
    judge,
    normalise,
    shipped_edition,
)
from detente.standards.judging import prepare
from detente.standards.learned.heads import is_doubted
from detente.standards.replaying import Plan, replay
from detente.standards.stream import EditionChoice

SEED = 20_261_122
START = datetime(2026, 11, 22, tzinfo=UTC)
EVERY = timedelta(seconds=10)
WITHIN = timedelta(hours=4) // EVERY
LENGTH, BATCH, TEXTS = 188, 256, 1_500
DOUBTFUL = [
    "What a fucking mess this is.", "You people are pathetic liars.", "Only an idiot would believe it.",
    "They should all be thrown out, the whole rotten lot.", "It's bullsh1t and they know it!", "Check out my channel.",
]  # fmt: skip
KINDS = ("copy", "disguise", "template")


@dataclass(frozen=True)
class Posted:
    """A comment of the stream; `campaign` is the number of the flash mob it belongs to, or None."""

    text: str
    campaign: int | None


def news_comments(count: int) -> list[str]:
    """Comments of 188 characters, of which every fifth is in doubt and so read by the encoder too."""
    clear: list[str] = []
    doubted: list[str] = []
    number = 0
    while len(clear) < count - count // 5 or len(doubted) < count // 5:
        text = comment(30_000_000 + number)
        if number % 3 == 0:
            text = DOUBTFUL[number // 3 % len(DOUBTFUL)] + " " + text
        text = text[:LENGTH]
        (doubted if is_doubted(normalise(text)) else clear).append(text)
        number += 1
    return [doubted[n // 5] if n % 5 == 0 else clear[n - n // 5 - 1] for n in range(count)]


def flash_mobs(*, campaigns: int = 60, members: int = 20, background: int = 20_000, seed: int = SEED) -> list[Posted]:
    """A stream in which flash mobs hide among ordinary talk: plain copies, copies in disguise (capitals, blanks,
    signs, look-alike letters, invisible letters) and templates in which every eighth word is another one.

    The members of one flash mob come within four hours. The same arguments give the same stream on every machine.
    """
    dice = random.Random(seed)
    total = background + campaigns * members
    placed = [(dice.random() * total, Posted(comment(seed + number), None)) for number in range(background)]
    for number in range(campaigns):
        text, first = comment(seed + background + number), dice.random() * max(1, total - WITHIN)
        for _ in range(members):
            one = Posted(_variant(dice, text, KINDS[number % len(KINDS)]), number)
            placed.append((first + dice.random() * WITHIN, one))
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]


def _variant(dice: random.Random, text: str, kind: str) -> str:
    words = text.split()
    if kind == "template":
        for place in dice.sample(range(len(words)), max(1, len(words) // 8)):
            words[place] = dice.choice(NOUNS)
    text = " ".join(words)
    if kind != "disguise":
        return text
    return dice.choice(
        [text.upper(), text.replace(" ", "  "), text + "!!!", text.replace("a", "а"), "\u200b".join(text)]
    )


def caught_in(posted: list[Posted]) -> set[int]:
    """The places of comments that were held as part of a flash mob, or named as members when one was found.

    A comment every ten seconds, each by somebody else.
    """
    edition = shipped_edition().limited_to(["flash-mob"])
    history = InMemoryHistory()
    caught: set[int] = set()
    for number, one in enumerate(posted):
        now, text = START + EVERY * number, normalise(one.text)
        looks = history.lookalikes(fingerprint(text), now)
        here = Circumstances(time=now, author=f"a{number}", thread="t", lookalikes=looks)
        for finding in judge(text, here, edition).findings:
            if finding.action != "mark":
                caught |= {number, *map(int, finding.related)}
        history.remember(Past(str(number), f"a{number}", "t", now, fingerprint(text)))
    return caught


def mobs() -> dict[str, float]:
    """Recall over all members of all campaigns, by kind too, and the share of ordinary comments caught."""
    posted = flash_mobs()
    caught = caught_in(posted)
    found: dict[str, float] = {}
    for kind in (None, *KINDS):
        members = [
            number for number, one in enumerate(posted)
            if one.campaign is not None and kind in (None, KINDS[one.campaign % len(KINDS)])
        ]  # fmt: skip
        found[f"recall {kind}" if kind else "recall"] = sum(number in caught for number in members) / len(members)
    ordinary = [number for number, one in enumerate(posted) if one.campaign is None]
    found["false alarms"] = sum(number in caught for number in ordinary) / len(ordinary)
    return found


def speed(seconds: float) -> dict[str, Any]:
    """Comments a second one by one and in batch, and of replay under both shipped editions."""
    texts, edition = news_comments(TEXTS), shipped_edition()
    around = Circumstances(time=START, author="a", thread="t")
    times: list[float] = []

    def alone() -> int:
        for text in texts:
            began = time.perf_counter()
            judge(normalise(text), around, edition)
            times.append((time.perf_counter() - began) * 1_000)
        return len(texts)

    def together() -> int:
        for at in range(0, len(texts), BATCH):
            part = [normalise(text) for text in texts[at : at + BATCH]]
            prepare(part)
            for text in part:
                judge(text, around, edition)
        return len(texts)

    def again() -> int:
        plan = Plan(EditionChoice("as-published"), EditionChoice("recommended"))
        return sum(1 for _ in replay(_archive(texts), plan))

    rates = {name: _rate(run, seconds) for name, run in (("alone", alone), ("batch", together), ("replay", again))}
    p50, p99 = percentiles(times)
    return {**rates, "p50": p50, "p99": p99, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _archive(texts: list[str]) -> Iterator[bytes]:
    for number, text in enumerate(texts):
        moment = (START + timedelta(seconds=5 * number)).isoformat()
        record = {"id": number, "text": text, "author": f"a{number % 97}", "thread": "t", "time": moment}
        yield json.dumps(record).encode()


def _rate(run: Callable[[], int], seconds: float) -> float:
    """Comments a second of this process's own time, after one run to warm up: neighbours do not count."""
    run()
    began, done = time.process_time(), 0
    while time.process_time() - began < seconds:
        done += run()
    return round(done / (time.process_time() - began), 1)


if __name__ == "__main__":
    print(json.dumps({"speed": speed(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0), "mobs": mobs()}))
