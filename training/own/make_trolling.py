"""Make `trolling.jsonl`: see the head of `frames/trolling.txt` for what is 1 and what is 0."""

from __future__ import annotations

from making import write

SLOTS = {
    "addressee": (
        "Gerda", "Bernd", "Pavel", "Mr Brandt", "Anneliese", "Tom", "@harbour_rat", "oldsalt62", "my friend", "mate", "Jonas",
        "Mrs Tanner", "Kev", "@linwoodlass", "BigDave", "Deirdre",
    ),
    "they": ("Gerda", "this guy", "our Bernd", "the whole left side", "the farmer gang", "@harbour_rat", "the cyclist club"),
}  # fmt: skip

if __name__ == "__main__":
    print(write("trolling", 2_100, SLOTS))
