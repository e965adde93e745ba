"""The article of the tour's newsroom."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from detente.comments.models import Thread
from detente.news.actions import ArticleSource, save_article

TEXT = [
    "The last ferry from Little Wick left at nine in the evening for the first time since the war, an hour before its time.",
    "Some two hundred people stood on the pier with their suitcases. The company says that it had put up a notice.",
    "The notice hung inside the ferry.",
]


class Command(BaseCommand):
    """Prints the thread and the path as JSON."""

    help = "For `detente tour` alone: one article whose conversation is open."

    def handle(self, *args: Any, **options: Any) -> None:
        page = save_article(
            actor="system:tour",
            source=ArticleSource(
                section="society",
                slug="last-ferry",
                title="Last ferry leaves an hour early",
                published=timezone.now(),
                lead="Two hundred people stood on the pier of Little Wick and watched its lights.",
                dateline="Little Wick",
                body=[{"kind": "paragraph", "text": text} for text in TEXT],
            ),
        )
        thread = Thread.objects.get(subject=page.reference)
        self.stdout.write(json.dumps({"thread": thread.uid, "path": page.address}))
