"""The verbs of this room."""

from __future__ import annotations

from .suggesting import keep_suggestion
from .tokens import issue_token, revoke_token

__all__ = ["issue_token", "keep_suggestion", "revoke_token"]
