"""Ledger lines as short sentences for the desk's history."""

from __future__ import annotations

from detente.ledger.models import Line

WORDS = {
    "account:person:registered": "Registered",
    "account:standing:changed": "Standing changed",
    "comment:author:deleted": "Deleted by its author",
    "comment:flag:raised": "Flagged by a reader",
    "comment:flag:dismissed": "Flag dismissed",
    "comment:post:held": "Held by the software",
    "comment:post:published": "Published",
    "comment:post:refused": "Refused by the software",
    "comment:revision:held": "Edited; held by the software",
    "comment:revision:published": "Edited; published",
    "comment:revision:refused": "Edited; refused by the software",
    "comment:staff:edited": "Edited by the staff",
    "comment:verdict:changed": "Held after a look-alike arrived",
    "moderation:appeal:filed": "Appealed",
    "moderation:appeal:overtaken": "Appeal closed: overtaken",
    "moderation:appeal:reversed": "Appeal heard: reversed",
    "moderation:appeal:upheld": "Appeal heard: upheld",
    "moderation:comment:approved": "Published by a moderator",
    "moderation:comment:held": "Held by a moderator",
    "moderation:comment:removed": "Removed by a moderator",
    "moderation:comment:restored": "Restored by a moderator",
}


def sentence_for(line: Line) -> str:
    """What happened, in a few words, with the rule when there is one."""
    words = WORDS.get(line.event, line.event.replace(":", " "))
    return f"{words} ({line.ground})" if line.ground else words
