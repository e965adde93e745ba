"""The verbs of this room. Each is one transaction with one ledger line for the act itself.

A decision restricts or frees; it names a rule of the edition in force and gives a sentence that the person can answer.
"""

from __future__ import annotations

from .appealing import appeal, appeal_decision, hear_appeal
from .corresponding import answer_letter, write_letter
from .deciding import decide, decide_many
from .overtaking import settle_overtaken
from .requiring import BLOCK_DAYS, LEAST_APPEAL, LEAST_REASON, LONGEST_TEXT
from .rewording import edit_words
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
    "edit_words",
    "hear_appeal",
    "lift_block",
    "settle_overtaken",
    "warn",
    "write_letter",
]
