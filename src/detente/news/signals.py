"""Listens to Wagtail's own signals: the one place where an editor's acts reach us."""

from __future__ import annotations


def connect() -> None:
    """Connect the receivers of this room."""
