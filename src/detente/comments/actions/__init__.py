"""The verbs of this room. Keyword-only, `actor=` first, one transaction, one ledger line."""

from __future__ import annotations

from .adopting import adopt_edition
from .changing import delete_comment, set_state
from .editing import edit_comment
from .flagging import flag_comment
from .places import close_thread, describe_thread, open_thread
from .posting import Posted, post_comment
from .staffing import put_back_words, staff_edit_comment
from .upkeep import erase_texts, forget_likenesses

__all__ = [
    "Posted",
    "adopt_edition",
    "close_thread",
    "delete_comment",
    "describe_thread",
    "edit_comment",
    "erase_texts",
    "flag_comment",
    "forget_likenesses",
    "open_thread",
    "post_comment",
    "put_back_words",
    "set_state",
    "staff_edit_comment",
]
