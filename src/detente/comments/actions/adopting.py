"""Keeping every edition that was in force, so that an old verdict can always be read under its own rules."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, connection, transaction

from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.standards import Edition

from ..editions import as_data
from ..models import AdoptedEdition

STANDARDS = "system:standards"
_on_record: set[str] = set()


def keep_on_record(edition: Edition) -> None:
    """Adopt the edition by which something is about to be judged; one look-up per edition and process.

    An edition can change by replacing a file, so no verdict relies on somebody having told the site.
    """
    if edition.hash in _on_record:
        return
    if AdoptedEdition.objects.filter(hash=edition.hash).exists():
        if not connection.in_atomic_block:  # what was seen here is committed
            _on_record.add(edition.hash)
        return
    try:
        adopt_edition(actor=STANDARDS, edition=edition)
    except IntegrityError:  # another worker was quicker
        return


@transaction.atomic
def adopt_edition(*, actor: str, edition: Edition, at: datetime | None = None) -> AdoptedEdition:
    """Put an edition on record, once. Called when the site's home is prepared and whenever the edition
    changes.
    """
    found = AdoptedEdition.objects.select_for_update().filter(hash=edition.hash).first()
    if found is not None:
        return found
    line = append(
        event=Event.STANDARDS_EDITION_ADOPTED,
        actor=actor,
        subject=f"edition:{edition.name}",
        edition=edition.hash,
        facts={"edition_name": edition.name},
        touches=("site",),
        at=at,
    )
    return AdoptedEdition.objects.create(
        hash=edition.hash, name=edition.name, adopted=line.at, content=as_data(edition)
    )
