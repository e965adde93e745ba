"""Make `hatred.jsonl`: hatred against groups of people, and what only sounds like it."""

from __future__ import annotations

from making import write
from peoples import NAMES, PEOPLES
from slots import GROUPS

if __name__ == "__main__":
    people = (*GROUPS, *GROUPS, *PEOPLES)
    print(write("hatred", 11_200, NAMES, share=0.45, groups_of_people=people))
