"""Word lists written for this project, and the reader of their format."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The set of the words in a text, for small lists that are kept beside the code they explain."""
    return frozenset(listed.split())
