"""Make `publisher.jsonl` from `situations/publisher.txt`; its head says what is 1 and what is 0.

A row has "publisher", "text" and "label". Generated rows name another invented publisher in the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
NAMES = {
    "Halverton Gazette": ("The Marrowby Herald", "Herald"),
    "Coast Courier": ("Tolland Tribune", "Tribune"),
    "Radio Wexmoor": ("Radio Ansell", ""),
    "The Dunmarrow Post": ("The Oldmere Echo", "Echo"),
    "Kestrel Online": ("Harbour24", ""),
}
"""For each publisher another name, and another word by which readers call it."""


def written() -> Iterator[dict[str, object]]:
    """The situations as they were written."""
    publisher = ""
    for number, line in enumerate(
        (HERE / "situations" / "publisher.txt").read_text(encoding="utf-8").splitlines()
    ):
        mark, _, body = line.partition(" ")
        if mark == "@":
            publisher = body
        elif mark in ("+", "-"):
            yield {
                "publisher": publisher, "text": body, "label": int(mark == "+"), "kind": "written",
                "group": f"publisher/{number}",
            }  # fmt: skip


def renamed(row: dict[str, object]) -> dict[str, object] | None:
    """The row with the publisher called by another name; None where the text does not name it."""
    old = str(row["publisher"])
    name, word = NAMES[old]
    bare, other = old.removeprefix("The "), name.removeprefix("The ")
    text = str(row["text"]).replace(bare, other)
    if word:
        text = text.replace(bare.split()[-1], word)
    if text == row["text"]:
        return None
    return {**row, "publisher": name, "text": text, "kind": "generated"}


if __name__ == "__main__":
    found = list(written())
    rows = [*found, *filter(None, map(renamed, found))]
    (HERE / "publisher.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    print(len(found), len(rows))
