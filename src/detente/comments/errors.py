"""What this room refuses. `code` is stable, the message is a sentence for the person."""

from __future__ import annotations


class CommentRefusal(Exception):
    """Base of this room's refusals."""

    code = "comment-refusal"


class ThreadClosed(CommentRefusal):
    """The conversation takes no more comments."""

    code = "thread-closed"


class UnknownThread(CommentRefusal):
    """No conversation has this uid."""

    code = "thread-unknown"


class UnknownComment(CommentRefusal):
    """No comment has this uid, or the viewer may not see it."""

    code = "comment-unknown"


class MayNotPost(CommentRefusal):
    """The person's standing does not let them write here."""

    code = "may-not-post"


class MayNotChange(CommentRefusal):
    """Somebody else's comment, or one that can no longer be changed."""

    code = "may-not-change"


class UnfitText(CommentRefusal):
    """The text cannot be taken: empty, too long, or not text. `code` is that of `standards.TextRefused`."""

    code = "unfit-text"

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class AlreadyFlagged(CommentRefusal):
    """A person's flag on this comment still waits for a moderator."""

    code = "already-flagged"


class TooOften(CommentRefusal):
    """More comments in a short time than anybody types."""

    code = "too-often"


class KeyReused(CommentRefusal):
    """An idempotency key that was already used for other words."""

    code = "idempotency-key-reused"


class UnknownRule(CommentRefusal):
    """The edition in force has no rule with this id."""

    code = "rule-unknown"


class ParentUnavailable(CommentRefusal):
    """The comment that would be answered is not in this conversation, or no longer to be read."""

    code = "parent-unavailable"


class TooManyTries(CommentRefusal):
    """Somebody had more texts judged in a minute than the try box takes; `seconds` say how long to wait."""

    code = "too-many-tries"

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "Those were many texts in one minute, and each takes the machine some work. "
            f"Yours is kept below: try it again in {seconds} second{'' if seconds == 1 else 's'}."
        )
        self.seconds = seconds


class TooManyTogether(CommentRefusal):
    """More comments than the try box judges one after the other."""

    code = "too-many-together"

    def __init__(self, number: int, most: int) -> None:
        super().__init__(f"These are {number} comments, and the box judges {most} at once. Please take some out.")
