"""The verbs of this room. Each is one transaction with one ledger line for the act itself.

A decision restricts or frees; it names a rule of the edition in force and gives a sentence that the person can answer.
"""

from __future__ import annotations

from .appealing import appeal, appeal_decision, hear_appeal
from .corresponding import answer_letter, write_letter
from .deciding import decide, decide_many
from .requiring import BLOCK_DAYS, LEAST_APPEAL, LEAST_REASON, LONGEST_TEXT
from .sanctioning import block, lift_block, warn

__all__ = [
    "BLOCK_DAYS",
    "LEAST_APPEAL",
    "LEAST_REASON",
    "LONGEST_TEXT",
    "answer_letter",
    "appeal",
    "appeal_decision",
    "block",
    "decide",
    "decide_many",
    "hear_appeal",
    "lift_block",
    "warn",
    "write_letter",
]
