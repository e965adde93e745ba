"""Make `lawful.jsonl`: comments that break no rule, every one of them 0 (see the head of `frames/lawful.txt`)."""

from __future__ import annotations

from making import write

SLOTS = {
    # Only such as take "a": the frames say "a {job}".
    "job": (
        "nurse",
        "teacher",
        "bus driver",
        "plumber",
        "doctor",
        "shopkeeper",
        "baker",
        "librarian",
        "judge",
        "farmer",
        "cleaner",
        "porter",
        "social worker",
        "postman",
        "welder",
    ),
}

if __name__ == "__main__":
    print(write("lawful", 1_632, SLOTS, share=0.0))
