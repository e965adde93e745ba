"""What this room refuses. `code` is stable, the message is a sentence for the person."""

from __future__ import annotations


class NewsRefusal(Exception):
    """Base of this room's refusals."""

    code = "news-refusal"


class UnknownArticle(NewsRefusal):
    """No published article has this short address."""

    code = "article-unknown"


class UnknownTag(NewsRefusal):
    """No published article carries this tag."""

    code = "tag-unknown"


class UnknownSection(NewsRefusal):
    """No published section has this address."""

    code = "section-unknown"


class NoNewsroom(NewsRefusal):
    """There is no home page yet."""

    code = "newsroom-missing"


class DraftRefused(NewsRefusal):
    """What was handed over cannot become a draft: no headline, a headline too long, an unknown kind of
    paragraph.
    """

    code = "draft-refused"


class NotReady(NewsRefusal):
    """The article lacks what a published article must have. `reasons` holds a sentence for each."""

    code = "article-not-ready"

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
