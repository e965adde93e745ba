"""What every verb of this room asks first, and the named numbers it asks by."""

from __future__ import annotations

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force
from detente.comments.models import Comment

from ..errors import NotAModerator, ReasonTooShort, StaleDecision, UnknownRule

LEAST_REASON = 40  # characters of explanation beyond the rule's own text that a decision about somebody needs
LEAST_APPEAL = 10
LONGEST_TEXT = 4_000
BLOCK_DAYS = 30  # how long a first block lasts when the moderator gives no end


def require_moderator(actor: Person) -> None:
    """Raises `NotAModerator`."""
    if not actor.is_moderator:
        raise NotAModerator("Only moderators decide.")


def require_reason(rule: str, sentence: str) -> None:
    """Raises `UnknownRule` or `ReasonTooShort`."""
    if rule not in edition_in_force().rules:
        raise UnknownRule(f"The standards in force have no rule {rule!r}. Please choose one of the list.")
    require_explanation(
        sentence, "A restriction needs at least {least} characters that say what in the text broke the rule."
    )


def require_explanation(sentence: str, told: str) -> None:
    """Raises `ReasonTooShort`, saying `told` with the least number of characters in place of `{least}`."""
    if len(sentence) < LEAST_REASON:
        raise ReasonTooShort(told.format(least=LEAST_REASON))


def require_seen(comment: Comment, seen_line: str | None) -> None:
    """Raises `StaleDecision` when the comment is not any more what somebody looked at.

    `seen_line` is the ledger line of its state and words at that moment; None comes from callers who show nobody
    anything, such as the demo. The comment's row is to be locked.
    """
    if seen_line is not None and seen_line != comment.line_uid:
        raise StaleDecision("This comment has changed since you opened it. Please read it again.")
