"""On what the shipped judgement is measured: parts of the sets that no weight was trained on, and texts of our own.

The English sets give fold 0 of training/corpora.py (what nearly repeats one of its texts was left out of training),
the others the test part of training/train_abroad.py. Of a large set the same texts are taken each time, chosen by
their hash.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import corpora

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench import obfuscation, own_sets  # noqa: E402
from bench.functional.sentences import cases  # noqa: E402

from detente.standards import Article, Circumstances  # noqa: E402

MOST = 1_000
KNOWN = 0.3
"""A label of less weight is a guess, and measures nothing."""
RULES = {
    "insult": "insult", "threat": "insult", "hatred": "hatred", "profanity": "profanity", "extremism": "extremism",
    "self-harm": "suicide", "violence": "violence", "minors": "minors", "drugs": "drugs", "spam": "spam",
    "advertising": "advertising", "trolling": "trolling",
}  # fmt: skip
NAMES = {
    "jigsaw": "jigsaw-samples", "news": "toxic-spans (news comments)", "wikipedia": "context-toxicity-cat-large",
    "surge": "surge-toxicity", "implicit": "implicit-hate-safenlp", "misogyny": "online-misogyny",
}  # fmt: skip
REACHABLE = ("EMAIL_ADDRESS", "PHONE_NUMBER", "IBAN_CODE", "CREDIT_CARD")
PERSONAL = ("STREET_ADDRESS", "US_SSN", "US_DRIVER_LICENSE", "IP_ADDRESS")
ABROAD = ("ar", "de", "fr", "ko", "pt", "ru", "zh")
WRITTEN_TOGETHER = "Our own texts, written together with those that were trained on; other templates, the same hands."
PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))


@dataclass(frozen=True)
class Item:
    """A text, which rules it breaks (True) and does not break (False); other rules are not asked about it."""

    text: str
    truths: dict[str, bool]
    around: Circumstances = PLAIN


@dataclass
class Tested:
    """A set under one name. everyone: nothing in it breaks any rule, so the whole verdict is measured too."""

    data: str
    language: str
    items: list[Item]
    note: str = ""
    everyone: bool = False
    despair: bool = False


def all_sets(folder: Path | None, most: int = MOST) -> Iterator[Tested]:
    """Every set, cut to `most` texts; without a folder only what was written to measure with. Raises OSError for a
    set that is missing.
    """
    parts: list[Iterator[Tested]] = [own()]
    if folder is not None:
        parts += [english(folder), iter((_toxigen(folder), _presidio(folder))), situations(), abroad(folder)]
        parts.append(iter((_languages(folder),)))
    for tested in chain.from_iterable(parts):
        tested.items = tested.items if tested.everyone or tested.despair else chosen(tested.items, most)
        if tested.items:
            yield tested


def chosen(items: list[Item], most: int) -> list[Item]:
    """At most so many, the same ones each time."""
    return sorted(items, key=lambda item: hashlib.sha256(item.text.encode("utf-8", "replace")).digest())[:most]


def english(folder: Path) -> Iterator[Tested]:
    """Fold 0 of every English set and of our own training texts."""
    by_source: dict[str, list[Item]] = {}
    for row in corpora.all_rows(folder):
        if row.fold == 0 and row.source != "paradetox" and (truths := _truths(row)):
            by_source.setdefault(row.source, []).append(Item(row.text, truths))
    for source, items in sorted(by_source.items()):
        yield Tested(NAMES.get(source, source), "en", items, WRITTEN_TOGETHER if source.startswith("own:") else "")


def _truths(row: corpora.Row) -> dict[str, bool]:
    """What people said of a row, by rule. "toxic" stands for an insult only where nobody was asked about insults; a text
    of ours tells of the rule that it was written for.
    """
    own = row.source.removeprefix("own:")
    known = {head: label >= 0.5 for head, (label, weight) in row.labels.items() if weight >= KNOWN and label in (0, 1)}
    if "toxicity" in known and "insult" not in known and row.source in ("surge", "wikipedia"):
        known["insult"] = known["toxicity"]
    truths: dict[str, bool] = {}
    for head, rule in RULES.items():
        if head in known and own in (row.source, corpora.LAWFUL, head):
            truths[rule] = truths.get(rule, False) or known[head]
    return truths


def _toxigen(folder: Path) -> Tested:
    items = [
        Item(row["text"], {"hatred": row["labels"]["class"] == "hate"}) for row in corpora.read(folder, "toxigen-safenlp")
    ]
    return Tested("toxigen-safenlp", "en", items, "Written by a machine; no model was trained on it.")


def _presidio(folder: Path) -> Tested:
    items = []
    for row in corpora.read(folder, "presidio-pii"):
        reachable = any(name in row["labels"] for name in REACHABLE)
        if reachable or not any(name in row["labels"] for name in PERSONAL):
            items.append(Item(row["text"], {"privacy": reachable}))
    note = "E-mail addresses, telephone, account and card numbers; other personal data alone were left out."
    return Tested("presidio-pii", "en", items, note)


def abroad(folder: Path) -> Iterator[Tested]:
    """The test part of every set in another language. Needs scikit-learn, as train_abroad.py does."""
    import train_abroad

    for language in ABROAD:
        around = Circumstances(time=PLAIN.time, site_languages=(language,))
        by_source: dict[str, list[Item]] = {}
        for row in train_abroad.rows_of(folder, language):
            if row.part == "test" and (truths := _truths_abroad(row.labels)):
                by_source.setdefault(row.source, []).append(Item(row.text, truths, around))
        for source, items in sorted(by_source.items()):
            name = "languages-dev (news sentences)" if source == "sentences" else source
            yield Tested(name, language, items)


def _truths_abroad(labels: dict[str, int]) -> dict[str, bool]:
    names = {"hatred": "hatred", "PROFANITY": "profanity", "spam": "spam", "TOXICITY": "insult", "INSULT": "insult"}
    return {names[head]: bool(label) for head, label in sorted(labels.items(), reverse=True) if head in names}


def _languages(folder: Path) -> Tested:
    """Sentences of thirteen languages, each on a site of English and, if English, on the same."""
    named = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "ko", "zh")
    rows = [row for row in corpora.read(folder, "languages-dev") if row["kind"] == "sentences" and row["lang"] in named]
    mine = [Item(row["text"], {"site-language": False}) for row in rows if row["lang"] == "en"]
    others = [Item(row["text"], {"site-language": True}) for row in rows if row["lang"] != "en"]
    note = "Sentences of 14 languages on an English site. The final identifier was trained on them; its card has the split."
    return Tested("languages-dev (news sentences)", "", [*chosen(mine, MOST // 2), *chosen(others, MOST // 2)], note)


def situations() -> Iterator[Tested]:
    """Fold 0 of what was written with an article or a publisher, which these rules need to judge."""
    for rule in ("off-topic", "publisher"):
        path = corpora.OWN / f"{rule}.jsonl"
        if not path.exists():
            continue
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        held_out = [one for one in records if corpora.Row(one["text"], "", group=f"{rule}:{one['group']}").fold == 0]
        items = [Item(one["text"], {rule: bool(one["label"])}, _around(one)) for one in held_out]
        yield Tested(f"own:{rule}", "en", items, WRITTEN_TOGETHER)


def _around(record: dict) -> Circumstances:
    article = Article(record.get("title") or "", record.get("article") or "", "en") if "article" in record else None
    return Circumstances(
        time=PLAIN.time, article=article, parent_text=record.get("parent"), publisher=record.get("publisher") or ""
    )


def own() -> Iterator[Tested]:
    """What was written to measure with, and never trained on."""
    none: dict[str, bool] = {}
    yield Tested("own: ordinary comments", "en", _innocent(own_sets.ordinary()), everyone=True)
    yield Tested("own: readers of the demo", "en", _innocent(own_sets.demo()), everyone=True)
    yield Tested("own: protected speech", "en", _innocent(own_sets.protected()), everyone=True)
    functional = [Item(case.text, {"hatred": case.hateful}) for case in cases()]
    yield Tested("own: functional tests", "en", functional, "Made to be hard: half of them look like the other half.")
    cries, others = own_sets.despair()
    yield Tested("own: despair", "en", [Item(one.text, none) for one in cries], despair=True)
    yield Tested("own: talk of death", "en", [Item(one.text, {"suicide": False}) for one in others])
    yield _shouted()
    yield _disguised()


def _innocent(owns: Iterable[own_sets.Own]) -> list[Item]:
    return [Item(one.text, {}) for one in owns]


def _shouted() -> Tested:
    """Ordinary comments as they are, in capitals, and run together without a stop."""
    texts = [one.text for one in own_sets.ordinary()]
    items = [Item(text, {"language-norms": False}) for text in texts]
    items += [Item(text.upper(), {"language-norms": True}) for text in texts if len(text) > 40]
    for at in range(0, len(texts) - 12, 12):
        words = "".join(letter for letter in " ".join(texts[at : at + 12]).lower() if letter.isalpha() or letter in " '’")
        items.append(Item(words, {"language-norms": True}))
    return Tested("own: comments shouted and unbroken", "", items, "Made from ordinary comments.")


def _disguised() -> Tested:
    """Swear words under every attack of bench/obfuscation.py, and innocent strings."""
    items = [Item(text, {"profanity": True}) for name in obfuscation.ATTACKS for text, _ in obfuscation.disguised(name)]
    strings = [Item(text, {"profanity": False}) for text in own_sets.innocent_strings()]
    note = "Swear words under the disguises of bench/obfuscation.py, and innocent strings."
    return Tested("own: disguises and innocent strings", "en", [*chosen(items, MOST // 2), *chosen(strings, MOST // 2)], note)
