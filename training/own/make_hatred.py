"""Make `hatred.jsonl`: hatred against groups of people, and what only sounds like it."""

from __future__ import annotations

from making import write

if __name__ == "__main__":
    print(write("hatred", 4_300, share=0.43))
