"""The reads of this room, with permission built in."""

from __future__ import annotations

from .gathering import circumstances_of, is_newcomer
from .history import DatabaseHistory, Earlier, earlier_of
from .reading import (
    Trace,
    comment_for,
    comment_posted_with,
    may_delete,
    may_edit,
    may_read,
    own_in_thread,
    thread_about,
    thread_by_uid,
    trace_of,
    visible_comments,
)
from .rules import RuleMonth, decisions_this_month
from .standings import blocking
from .story import Step, deciding_line, story_of
from .threads import Node, ThreadPage, branch_page, place_of, thread_page

__all__ = [
    "DatabaseHistory",
    "Earlier",
    "Node",
    "RuleMonth",
    "Step",
    "ThreadPage",
    "Trace",
    "blocking",
    "branch_page",
    "circumstances_of",
    "comment_for",
    "comment_posted_with",
    "deciding_line",
    "decisions_this_month",
    "earlier_of",
    "is_newcomer",
    "may_delete",
    "may_edit",
    "may_read",
    "own_in_thread",
    "place_of",
    "story_of",
    "thread_about",
    "thread_by_uid",
    "thread_page",
    "trace_of",
    "visible_comments",
]
