"""Judging on one core: `python -m bench.judging SECONDS` prints two `Load`s as JSON, ours and the yardstick.

The yardstick is `alt-profanity-check` where it is installed (a linear model over word counts); otherwise one
regular expression of a hundred words, searched in the lower-cased text: the least that any filter does.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

from bench.load import Load, percentiles
from bench.words import NOUNS, VERBS, comment

TEXTS = 400


def main(seconds: float) -> list[dict[str, object]]:
    """Measure both, one after the other, on the same texts."""
    texts = [comment(20_000_000 + n) for n in range(TEXTS)]
    name, yardstick = baseline()
    ours, theirs = measure(judge_one(), texts, seconds), measure(yardstick, texts, seconds / 2)
    theirs.by = name
    return [asdict(ours), asdict(theirs)]


def judge_one() -> Callable[[str], object]:
    """Our whole judgement of a text: folding, rules, verdict."""
    from detente.standards import Article, Circumstances, judge, normalise, shipped_edition

    edition = shipped_edition("recommended")
    article = Article(title="The report from the strait", text=comment(1), language="en")
    around = Circumstances(time=datetime.now(UTC), author="a", thread="t", article=article)
    return lambda text: judge(normalise(text), around, edition)


def baseline() -> tuple[str, Callable[[str], object]]:
    """The yardstick and its name."""
    try:
        from profanity_check import predict_prob  # type: ignore[import-not-found]
    except ImportError:
        words = re.compile(r"\b(" + "|".join([f"{word}x" for word in [*NOUNS, *VERBS]][:100]) + r")\b")
        return "one regular expression of 100 words", lambda text: words.search(text.lower())
    return "alt-profanity-check", lambda text: predict_prob([text])


def measure(judge: Callable[[str], object], texts: list[str], seconds: float) -> Load:
    """How many texts a second, one after the other."""
    for text in texts[:50]:
        judge(text)
    times, n = [], 0
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        start = time.perf_counter()
        judge(texts[n % len(texts)])
        times.append((time.perf_counter() - start) * 1000)
        n += 1
    p50, p99 = percentiles(times)
    return Load(n / (time.perf_counter() - began), p50, p99, by="one core")


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]))))
