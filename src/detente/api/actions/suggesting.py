"""Keeping people's labels."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.db import OperationalError, connection
from django.utils.crypto import salted_hmac

from detente.standards.detectors import detectors_hash

from ..models import SuggestedScore
from ..perspective.analyzing import Suggestion

LONGEST_NAME = 200


def keep_suggestion(suggestion: Suggestion) -> None:
    """Keep one row for each attribute with a score, the text only where the operator's setting says so.

    No line is written in the ledger: nothing happens to anybody by a label.
    """
    if settings.DETENTE["LABELS_ALONE"]:
        _make_table()
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


@cache
def _make_table() -> None:
    """Where no site has made its tables, make this one, or the columns that a newer version added to it."""
    try:
        _bring_up_to_date()
    except OperationalError:  # another process was making it at the same moment
        _bring_up_to_date()


def _bring_up_to_date() -> None:
    table, fields = SuggestedScore._meta.db_table, SuggestedScore._meta.local_fields
    with connection.cursor() as cursor:
        is_there = table in connection.introspection.table_names(cursor)
        described = connection.introspection.get_table_description(cursor, table) if is_there else []
    known = {column.name for column in described}
    with connection.schema_editor() as editor:
        if not is_there:
            editor.create_model(SuggestedScore)
            return
        for field in fields:
            if field.column not in known:
                editor.add_field(SuggestedScore, field)


def _named(name: str) -> str:
    return name.replace("\x00", "")[:LONGEST_NAME]
