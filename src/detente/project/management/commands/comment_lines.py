"""`detente manage comment_lines`: the site's own comments as `detente judge` and `detente replay` read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from detente.comments.models import Comment, State

CHUNK = 500


class Command(BaseCommand):
    """Prints one JSON object a line, the oldest comment first; what its author deleted is left out."""

    help = (
        "Print the comments of this site, one JSON object a line, as detente judge and detente replay read them "
        "(docs/howto/change-a-rule.md). The lines hold what people wrote: delete them when they have served."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--days`."""
        parser.add_argument("--days", type=int, default=None, help="Only comments of so many days back.")

    def handle(self, *args: Any, days: int | None, **options: Any) -> None:
        """Print the lines. Raises CommandError for a number of days that is none."""
        if days is not None and not 0 < days < 40_000:
            raise CommandError("days-unfit: Write a number of days, 1 or more.")
        for line in comment_lines(timezone.now() - timedelta(days=days) if days else None):
            self.stdout.write(json.dumps(line))


def comment_lines(since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """The wording that counts of each comment, with what the judgement looks at beside it. `since`: an aware moment."""
    found = Comment.objects.exclude(state=State.DELETED).exclude(revision=None).order_by("created", "id")
    if since is not None:
        found = found.filter(created__gte=since)
    for comment in found.select_related("revision", "thread", "author", "parent__revision").iterator(CHUNK):
        yield _line(comment)


def _line(comment: Comment) -> dict[str, Any]:
    parent, thread = comment.parent, comment.thread
    answered = parent.revision if parent is not None and parent.state != State.DELETED else None
    return {
        "id": comment.uid,
        "text": comment.revision.text if comment.revision is not None else "",
        "author": comment.author.uid if comment.author is not None else None,
        "thread": thread.uid,
        "time": comment.created.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "parent": answered.text if answered is not None else None,
        "article": {"title": thread.title, "text": thread.words, "language": thread.language},
    }
