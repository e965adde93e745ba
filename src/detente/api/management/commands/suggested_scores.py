"""`detente manage suggested_scores`: what people's labels say about each threshold."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from detente.api.queries import labels_kept, labels_with_text
from detente.standards.thresholds import steps


class Command(BaseCommand):
    """Prints, for each attribute, what each threshold would have flagged of what people labelled."""

    help = (
        "Compare the labels that programs sent to comments:suggestscore with our own scores of the same comments: for each "
        "threshold the share of comments flagged, precision and recall (docs/howto/choose-a-threshold.md)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--lines`."""
        parser.add_argument(
            "--lines",
            action="store_true",
            help="Print one JSON object a line for `detente evaluate`; only labels whose text was kept.",
        )

    def handle(self, *args: Any, lines: bool, **options: Any) -> None:
        """Print the table, or the lines."""
        if lines:
            for text, labels in labels_with_text():
                self.stdout.write(json.dumps({"text": text, "labels": labels}, ensure_ascii=False))
            return
        kept = labels_kept()
        if not kept:
            self.stdout.write("No label has been kept that has a score of ours beside it.")
        for attribute, pairs in kept.items():
            self.stdout.write(f"\n{attribute}: {len(pairs):,} {'label' if len(pairs) == 1 else 'labels'}")
            self.stdout.write("threshold    ours  flagged  precis.  recall     F1")
            for step in steps([label for label, _ in pairs], [score for _, score in pairs]):
                figures = (step.ours, step.flagged, step.precision, step.recall, step.f1)
                shown = ("–" if figure is None else f"{figure:.3f}" for figure in figures)
                self.stdout.write(f"{step.threshold:9.2f}   {'   '.join(f'{one:>5}' for one in shown)}")
