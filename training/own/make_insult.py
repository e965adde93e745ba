"""Make `insult.jsonl`: see the head of `frames/insult.txt` for what is 1 and what is 0."""

from __future__ import annotations

from making import write

if __name__ == "__main__":
    print(write("insult", 3_400))
