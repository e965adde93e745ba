"""The verbs of this room."""

from __future__ import annotations

from .suggesting import keep_suggestion

__all__ = ["keep_suggestion"]
