"""Numbers with their noun, as people say them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`1 text`, `2 texts`, `1,200 entries`: the number with the noun that belongs to it; `many` is `one` with an s
    unless it is given.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
