"""Keeping people's labels."""

from __future__ import annotations

from django.conf import settings
from django.utils.crypto import salted_hmac

from detente.standards.detectors import detectors_hash

from ..models import SuggestedScore
from ..perspective.analyzing import Suggestion

LONGEST_NAME = 200


def keep_suggestion(suggestion: Suggestion) -> None:
    """Keep one row for each attribute with a score, the text only where the operator's setting says so.

    No line is written in the ledger: nothing happens to anybody by a label.
    """
    text = suggestion.text.replace("\x00", "")
    digest = salted_hmac("detente.api.suggested", text, algorithm="sha256").hexdigest()
    kept = text if settings.DETENTE["KEEP_SUGGESTED_TEXTS"] else ""
    SuggestedScore.objects.bulk_create(
        SuggestedScore(
            attribute=attribute,
            value=value,
            ours=suggestion.ours.get(attribute),
            language=",".join(suggestion.languages)[:12],
            community=_named(suggestion.community),
            token=_named(suggestion.token),
            session=_named(suggestion.session),
            text_digest=digest,
            text=kept,
            detectors=detectors_hash(),
        )
        for attribute, value in suggestion.values.items()
    )


def _named(name: str) -> str:
    return name.replace("\x00", "")[:LONGEST_NAME]
