"""Make `src/detente/standards/lexicon/everyday.txt`: how many of a thousand comments of our own contain a word.

Only words in at least three texts of different groups are listed; a word that is not there is rarer. The rule
`off-topic` weighs words by it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.standards import normalise  # noqa: E402
from detente.standards.fingerprints import words_of  # noqa: E402

OUTPUT = ROOT / "src/detente/standards/lexicon/everyday.txt"
FEWEST, LISTED = 3, 1.5


def main() -> None:
    """Count groups, not texts: a frame's many fillings are one text."""
    seen: dict[str, set[str]] = defaultdict(set)
    groups: set[str] = set()
    for path in sorted(HERE.glob("*.jsonl")):
        if path.stem == "off-topic":  # measured with these counts, so not counted
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] != "written" or row.get("lang", "en") != "en":
                continue
            name = f"{path.stem}/{row['text']}"
            groups.add(name)
            for word in words_of(normalise(row["text"])):
                if word.isascii() and not word.isdigit():
                    seen[word].add(name)
    listed = [(word, len(where) * 1000 / len(groups)) for word, where in seen.items() if len(where) >= FEWEST]
    lines = [f"{word} {share:.1f}" for word, share in sorted(listed) if share >= LISTED]
    head = (
        "# How many of a thousand comments contain a word, counted in this project's own texts by\n"
        "# training/own/make_everyday.py. A word that is not listed is rarer than 1.5.\n"
    )
    OUTPUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(groups), "texts", len(lines), "words")


if __name__ == "__main__":
    main()
