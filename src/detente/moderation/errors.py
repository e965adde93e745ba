"""What this room refuses. `code` is stable, the message is a sentence for the person."""

from __future__ import annotations


class ModerationRefusal(Exception):
    """Base of this room's refusals."""

    code = "moderation-refusal"


class NotAModerator(ModerationRefusal):
    """Only moderators decide."""

    code = "not-a-moderator"


class OwnCase(ModerationRefusal):
    """Nobody decides about themselves, or hears an appeal about what they decided."""

    code = "own-case"


class StaleDecision(ModerationRefusal):
    """Somebody else decided, or the words changed, since the moderator looked."""

    code = "stale-decision"


class UnknownRule(ModerationRefusal):
    """The edition in force has no such rule."""

    code = "rule-unknown"


class ReasonTooShort(ModerationRefusal):
    """A decision about somebody without an explanation."""

    code = "reason-too-short"


class NothingToAppeal(ModerationRefusal):
    """The comment or account is not restricted, or the decision is not about this person."""

    code = "nothing-to-appeal"


class AppealTooLate(ModerationRefusal):
    """The window for appeals has closed."""

    code = "appeal-too-late"


class AppealOpenAlready(ModerationRefusal):
    """One appeal at a time against one decision."""

    code = "appeal-open-already"


class AppealHeardAlready(ModerationRefusal):
    """An appeal is heard once."""

    code = "appeal-heard-already"


class LetterAnsweredAlready(ModerationRefusal):
    """A letter is answered once."""

    code = "letter-answered-already"


class PlaceUnknown(ModerationRefusal):
    """A sanction for one page, without a comment that says which."""

    code = "place-unknown"


class StepRefused(ModerationRefusal):
    """A step that the ladder of sanctions does not have."""

    code = "step-refused"


class RestorationClosed(ModerationRefusal):
    """After a second block, access cannot be restored by letter."""

    code = "restoration-closed"


class LetterRefused(ModerationRefusal):
    """A letter without its parts, or one where nothing is blocked."""

    code = "letter-refused"
