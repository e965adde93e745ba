"""Everything that a judgement depends on beside the words, gathered before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from detente.accounts.models import Person
from detente.standards import Article, Circumstances, Text, fingerprint
from detente.standards.fingerprints import unquoted

from .. import house
from ..models import Comment, State, Thread
from .history import DatabaseHistory, Earlier


def circumstances_of(
    *,
    author: Person,
    thread: Thread,
    parent: Comment | None,
    text: Text,
    moment: datetime,
    earlier: Sequence[Earlier],
    besides: str = "",
) -> Circumstances:
    """The frozen `Circumstances` of one wording, `text`; `besides` is the uid of the comment that is being edited."""
    history = DatabaseHistory(besides=besides)
    around = Circumstances(
        time=moment,
        author=author.uid,
        thread=thread.uid,
        article=Article(title=thread.title, text=thread.words, language=thread.language),
        parent_text=_words_of(parent),
        site_languages=house.site_languages(),
        publisher=house.publisher(),
        site_host=house.site_host(),
        newcomer=is_newcomer(author, earlier),
        hold_newcomers=house.held_newcomer_comments() > 0,
        hold_unmeasured=house.hold_unmeasured() and not author.is_staff,
        held_words=house.held_words(),
        own_recent=history.own_of(earlier, since=moment - house.LIKENESS_WINDOW),
    )
    return replace(around, lookalikes=history.lookalikes(fingerprint(unquoted(text, around)), moment))


def is_newcomer(author: Person, earlier: Sequence[Earlier]) -> bool:
    """Whether the author has fewer published comments than the house asks for; staff are no newcomers."""
    if author.is_staff:
        return False
    wanted = min(house.held_newcomer_comments() or house.NEWCOMER_COMMENTS, 50)
    return sum(item.state == State.PUBLISHED for item in earlier) < wanted


def _words_of(parent: Comment | None) -> str | None:
    return parent.revision.text if parent is not None and parent.revision is not None else None
