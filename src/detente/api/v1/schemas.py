"""The shapes of the public JSON, versioned with the address."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from ninja import Field, Schema

from detente.accounts.models import Person
from detente.comments import house
from detente.comments.actions.flagging import SENTENCE_LIMIT
from detente.comments.help_lines import help_lines
from detente.comments.models import Comment, Flag, Thread
from detente.news.models import ArticlePage
from detente.news.queries import Teaser
from detente.standards import Verdict

ID_PATTERN = "^[0-9A-Za-z_-]*$"
HEAVY = (
    "You broke no rule, and you do not have to carry this alone. These people listen right now, free of charge and in confidence."
)
"""What somebody in despair reads first."""


class Unfit(Schema):
    """What went wrong: a stable code and a sentence."""

    code: str
    message: str
    fields: list[str] | None = Field(None, description="Which fields of the request do not fit.")


class Error(Schema):
    error: Unfit


class ThreadOut(Schema):
    id: str
    subject: str = Field(description="Such as `article:` and the article's id.")
    title: str
    url: str
    language: str
    open: bool
    comments: int = Field(description="How many are published.")


class AuthorOut(Schema):
    id: str
    name: str


class CommentOut(Schema):
    id: str
    thread: str
    parent: str | None
    author: AuthorOut | None = Field(description="null when the account is gone.")
    state: str = Field(description="published, held, refused, removed or deleted.")
    text: str = Field(description="As written, in Markdown.")
    html: str = Field(description="As shown.")
    language: str = Field(description="ISO 639-1, empty when unsure.")
    created: datetime
    edited: datetime | None
    url: str


class CommentsOut(Schema):
    thread: ThreadOut
    comments: list[CommentOut]
    next: str | None = Field(description="The cursor of the next page.")


class CommentIn(Schema):
    text: str
    parent: str | None = Field(
        None, pattern=ID_PATTERN, max_length=32, description="The id of the comment that is answered."
    )


class FindingOut(Schema):
    rule: str
    score: float
    spans: list[tuple[int, int]] = Field(description="Code points of the text, end-exclusive.")
    why: str
    action: str = Field(description="mark, hold or refuse.")


class VerdictOut(Schema):
    action: str = Field(description="publish, hold or refuse.")
    findings: list[FindingOut]
    scores: dict[str, float]
    language: str | None
    edition: str
    detectors: str
    unmeasured: list[str] = Field(
        [],
        description="The rules of which nobody knows how well they work in this language: their silence says nothing.",
    )


class HelpLineOut(Schema):
    name: str
    number: str = Field(description="As people write it; empty for a page.")
    hours: str
    url: str


class HelpOut(Schema):
    message: str
    lines: list[HelpLineOut] = Field(description="Where somebody listens, for the country that the site is set to.")


HELP = Field(None, description="Only where the writer seems to be in despair: show it to them before anything else.")


class PostedOut(Schema):
    comment: CommentOut
    verdict: VerdictOut
    help: HelpOut | None = HELP


class TriedOut(VerdictOut):
    help: HelpOut | None = HELP


class FlagIn(Schema):
    rule: str = Field(description="The id of the rule that the comment breaks, such as `insult`.", max_length=40)
    sentence: str = Field("", description="Your own words to the moderators.", max_length=SENTENCE_LIMIT)


class FlagOut(Schema):
    comment: str
    rule: str
    sentence: str
    created: datetime


class AppealOut(Schema):
    url: str = Field(description="The page on which the author asks a person to look at it.")


class RefusedOut(Schema):
    error: Unfit
    comment: CommentOut
    verdict: VerdictOut
    findings: list[FindingOut] = Field(description="Those that refused it.")
    appeal: AppealOut


class TextIn(Schema):
    text: str


class EditionRow(Schema):
    name: str
    hash: str
    in_force: bool


class StandardsOut(Schema):
    editions: list[EditionRow]
    in_force: dict[str, Any] = Field(description="Every word, threshold and example of the edition in force.")


class TeaserOut(Schema):
    id: str
    title: str
    lead: str
    kicker: str
    author: str
    published: datetime | None
    comments: int
    url: str


class TeasersOut(Schema):
    articles: list[TeaserOut]
    page: int
    pages: int
    total: int


class ArticleOut(Schema):
    id: str
    title: str
    lead: str
    section: str
    text: str = Field(description="The words, without markup.")
    tags: list[str]
    published: datetime | None
    updated: datetime | None
    url: str
    thread: str | None = Field(description="The id of its conversation.")


def thread_out(thread: Thread) -> dict[str, Any]:
    """A conversation."""
    return {
        "id": thread.uid,
        "subject": thread.subject,
        "title": thread.title,
        "url": thread.url,
        "language": thread.language,
        "open": thread.is_open,
        "comments": thread.comment_count,
    }


def comment_out(comment: Comment, thread: Thread) -> dict[str, Any]:
    """A comment that the caller may read."""
    revision = comment.revision
    return {
        "id": comment.uid,
        "thread": thread.uid,
        "parent": comment.parent.uid if comment.parent is not None else None,
        "author": _author(comment.author),
        "state": comment.state,
        "text": revision.text if revision is not None else "",
        "html": revision.html if revision is not None else "",
        "language": revision.language if revision is not None else "",
        "created": comment.created,
        "edited": comment.edited_at,
        "url": reverse("comments:comment", args=[comment.uid]),
    }


def flag_out(flag: Flag, comment: Comment) -> dict[str, Any]:
    """What was told to the moderators."""
    return {"comment": comment.uid, "rule": flag.rule, "sentence": flag.sentence, "created": flag.created}


def helped(told: dict[str, Any], verdict: Verdict) -> dict[str, Any]:
    """The answer, with where help is found when the writer seems to be in despair."""
    if not verdict.needs_help:
        return told
    lines = help_lines(house.help_country(), house.own_help_lines())
    fields = ("name", "number", "hours", "url")
    return told | {
        "help": {
            "message": HEAVY,
            "lines": [{name: getattr(line, name) for name in fields} for line in lines],
        }
    }


def teaser_out(teaser: Teaser) -> dict[str, Any]:
    """An article as lists show it. Marks of found words are taken out."""
    return {
        "id": teaser.uid,
        "title": _bare(teaser.headline),
        "lead": _bare(teaser.lead),
        "kicker": teaser.kicker,
        "author": teaser.author,
        "published": teaser.published,
        "comments": teaser.comment_count,
        "url": teaser.url,
    }


def article_out(article: ArticlePage, thread: Thread | None) -> dict[str, Any]:
    """A whole article."""
    return {
        "id": article.uid,
        "title": article.title,
        "lead": article.lead,
        "section": article.section_slug,
        "text": article.plain_words(),
        "tags": [tag.name for tag in article.tags.all()],
        "published": article.published_at,
        "updated": article.updated_at,
        "url": article.address,
        "thread": thread.uid if thread is not None else None,
    }


def _author(person: Person | None) -> dict[str, str] | None:
    return {"id": person.uid, "name": person.name} if person is not None else None


def _bare(words: str) -> str:
    """Words that a search escaped and marked, without either."""
    if not isinstance(words, SafeString):
        return words
    return unescape(words.replace("<mark>", "").replace("</mark>", ""))
