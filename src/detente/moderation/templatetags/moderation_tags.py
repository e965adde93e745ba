"""What the desk's templates ask for."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from detente.comments.models import Comment
from detente.comments.text import marked
from detente.ledger.models import Line

from ..wording import Ground, Unread, grounds_of, sentence_for, title_of, unread_in

register = template.Library()


@register.filter
def evidence(comment: Comment) -> SafeString:
    """The comment's words, escaped, with the machine's evidence marked."""
    return _marked(comment, {"mark", "hold", "refuse"})


@register.filter
def reason(comment: Comment) -> SafeString:
    """The comment's words with only that marked for which software held or refused it, as the letter shows them."""
    return _marked(comment, {"hold", "refuse"})


@register.filter
def rule_title(rule_id: str) -> str:
    """The public title of a rule."""
    return title_of(rule_id)


@register.filter
def grounds(comment: Comment) -> list[Ground]:
    """What software saw in the comment, each rule once."""
    return grounds_of(comment.revision.verdict) if comment.revision else []


@register.filter
def unread(comment: Comment) -> Unread | None:
    """What nobody has measured in the comment's language."""
    return unread_in(comment.revision)


@register.filter
def act(line: Line) -> str:
    """One ledger line as a sentence for a moderator."""
    return sentence_for(line)


def _marked(comment: Comment, actions: set[str]) -> SafeString:
    if comment.revision is None:
        return SafeString("")
    findings = comment.revision.verdict.get("findings", [])
    return marked(comment.revision.text, [span for one in findings if one["action"] in actions for span in one["spans"]])
