"""What every verb of this room asks first, and the named numbers it asks by."""

from __future__ import annotations

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force

from ..errors import NotAModerator, ReasonTooShort, UnknownRule

LEAST_REASON = 40  # characters of explanation beyond the rule's own text that a restriction needs
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
    if len(sentence) < LEAST_REASON:
        raise ReasonTooShort(
            f"A restriction needs at least {LEAST_REASON} characters that say what in the text broke the rule."
        )
