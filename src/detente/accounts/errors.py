"""What this room refuses. `code` is stable, the message is a sentence for the person."""

from __future__ import annotations


class AccountRefusal(Exception):
    """Base of this room's refusals."""

    code = "account-refusal"


class UnknownPerson(AccountRefusal):
    """Nobody has this uid."""

    code = "person-unknown"


class NameTaken(AccountRefusal):
    """Somebody already has this name or address."""

    code = "name-taken"


class StandingRefused(AccountRefusal):
    """A change of standing that the ladder does not know."""

    code = "standing-refused"
