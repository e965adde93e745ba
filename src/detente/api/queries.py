"""The reads of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from detente.accounts.models import Person
from detente.comments.models import Comment, State, Thread
from detente.comments.queries import visible_comments

from .errors import UnfitCursor
from .models import SuggestedScore, Token

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_USE_NOTED_EVERY = timedelta(hours=1)


def digest_of(secret: str) -> str:
    """What is kept of a token. It is as long as a key, so no slow hash is needed against guessing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def token_for(secret: str) -> Token | None:
    """The token with this secret, if its owner's account is open. Notes its use once an hour."""
    token = Token.objects.select_related("person").filter(digest=digest_of(secret)).first()
    if token is None or not token.person.is_active:
        return None
    now = timezone.now()
    if token.last_used is None or now - token.last_used > _USE_NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used=now)
    return token


def tokens_of(person: Person) -> QuerySet[Token]:
    """A person's tokens, newest first."""
    return Token.objects.filter(person=person).order_by("-created", "-pk")


def comments_page(
    thread: Thread, viewer: Person | None, *, cursor: str, limit: int, newest: bool
) -> tuple[list[Comment], str]:
    """Comments whose words the viewer may read, in the order of writing, and the cursor of the next page.

    Raises `UnfitCursor`.
    """
    comments = visible_comments(thread, viewer).select_related("author", "revision", "parent")
    if viewer is None:
        comments = comments.filter(state=State.PUBLISHED)
    if cursor:
        moment, pk = _place(cursor)
        after = Q(created__lt=moment) | Q(created=moment, pk__lt=pk)
        before = Q(created__gt=moment) | Q(created=moment, pk__gt=pk)
        comments = comments.filter(after if newest else before)
    order = ("-created", "-pk") if newest else ("created", "pk")
    found = list(comments.order_by(*order)[: limit + 1])
    page = found[:limit]
    return page, _cursor(page[-1]) if len(found) > limit else ""


def _cursor(comment: Comment) -> str:
    return f"{(comment.created - _EPOCH) // timedelta(microseconds=1):x}-{comment.pk:x}"


def _place(cursor: str) -> tuple[datetime, int]:
    micros, _, pk = cursor.partition("-")
    try:
        return _EPOCH + timedelta(microseconds=int(micros, 16)), min(int(pk, 16), 2**62)
    except (ValueError, OverflowError) as unfit:
        raise UnfitCursor("A cursor is the `next` of an earlier page, unchanged.") from unfit


def labels_kept() -> dict[str, list[tuple[float, float]]]:
    """For each attribute the labels that programs suggested, each with our score of the same comment. Of several
    labels that one caller gave to one text the last counts.
    """
    last: dict[tuple[str, str, str], tuple[float, float]] = {}
    fields = ("attribute", "community", "text_digest", "value", "ours")
    for attribute, community, digest, value, ours in _labels(*fields).filter(ours__isnull=False):
        last[attribute, community, digest] = (value, ours)
    found: dict[str, list[tuple[float, float]]] = {}
    for (attribute, _, _), pair in sorted(last.items()):
        found.setdefault(attribute, []).append(pair)
    return found


def labels_with_text() -> Iterator[tuple[str, dict[str, float]]]:
    """The texts that were kept, each once, with the last label of each attribute."""
    found: dict[str, tuple[str, dict[str, float]]] = {}
    for digest, text, attribute, value in _labels("text_digest", "text", "attribute", "value").exclude(text=""):
        found.setdefault(digest, (text, {}))[1][attribute] = value
    yield from found.values()


def _labels(*fields: str) -> Any:
    return SuggestedScore.objects.order_by("created", "pk").values_list(*fields)
