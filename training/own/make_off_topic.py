"""Make `off-topic.jsonl` from `situations/off-topic-*.txt`; the head of the first file says what is 1 and what is 0.

A row has "title", "article" (the first paragraphs), "parent" (null or the comment that is answered), "text" and
"label". Generated rows move a comment on its article's subject (one that answers nobody) under another article, where
it is beside the subject. Rows that belong to one article share a group; a moved comment belongs to the group of the
article under which it now stands.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
MOVED = 3
"""So many comments are moved under each article for each of its own."""


def written() -> Iterator[dict[str, object]]:
    """The situations as they were written."""
    number, title, article, parent = 0, "", "", None
    for path in sorted((HERE / "situations").glob("off-topic-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, body = line.partition(" ")
            if mark == "##":
                number, title, article, parent = number + 1, body, "", None
            elif mark == "=":
                parent = body or None
            elif mark in ("+", "-"):
                yield {
                    "title": title, "article": article, "parent": parent, "text": body,
                    "label": int(mark == "+"), "kind": "written", "group": f"off-topic/{number}",
                }  # fmt: skip
            elif mark != "#" and line and title:
                article = f"{article} {line}".strip()


def moved(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Comments on a subject, put under other articles."""
    chance = random.Random(22)
    loose = [
        row
        for row in rows
        if not row["label"] and row["parent"] is None and len(str(row["text"]).split()) >= 6
    ]
    for place in {str(row["group"]): row for row in rows}.values():
        others = [row for row in loose if row["group"] != place["group"]]
        for other in chance.sample(others, 6 * MOVED):
            kept = {name: place[name] for name in ("title", "article")}
            yield {
                **kept,
                "parent": None,
                "text": other["text"],
                "label": 1,
                "kind": "generated",
                "group": place["group"],
            }


if __name__ == "__main__":
    found = list(written())
    lines = [json.dumps(row, ensure_ascii=False) for row in [*found, *moved(found)]]
    (HERE / "off-topic.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(found), len(lines))
