"""What the desk's templates ask for."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from detente.accounts.queries import edition_in_force
from detente.comments.models import Comment
from detente.comments.text import marked
from detente.ledger.models import Line
from detente.standards import Rule

from ..wording import sentence_for

register = template.Library()


@register.filter
def evidence(comment: Comment) -> SafeString:
    """The comment's words, escaped, with the machine's evidence marked."""
    if comment.revision is None:
        return SafeString("")
    spans = [span for finding in comment.revision.verdict.get("findings", []) for span in finding["spans"]]
    return marked(comment.revision.text, spans)


@register.filter
def rule(rule_id: str) -> Rule | None:
    """The rule of the edition in force with this id."""
    return edition_in_force().rules.get(rule_id)


@register.filter
def act(line: Line) -> str:
    """One ledger line as a sentence for a moderator."""
    return sentence_for(line)
