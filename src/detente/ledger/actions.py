"""The one verb of this room."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from .canonical import canonical_json, leaf_hash, new_salt
from .errors import OutsideTransaction
from .events import Event
from .models import Line


def append(
    *,
    event: Event,
    actor: str,
    subject: str,
    ground: str = "",
    edition: str = "",
    detectors: str = "",
    facts: dict[str, Any] | None = None,
    touches: Iterable[str] = (),
    at: datetime | None = None,
) -> Line:
    """Append the line of one act, inside the caller's transaction and without a lock.

    `actor` and `subject` are references such as `person:<uid>`; `ground` a rule id; `facts` JSON without personal text
    and without floats; `touches` the page-cache tags that this act changes; `at` an aware time, by default now (the demo
    newsroom's history is the only caller that gives one). Returns the line with its final bytes and leaf hash.
    Raises `OutsideTransaction` when no transaction is open and `UnfitFacts` when the facts have no canonical form.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("A ledger line belongs into the transaction of the act it records.")
    moment = (at or timezone.now()).astimezone(UTC)
    uid, salt = uuid.uuid4().hex, new_salt()
    content: dict[str, Any] = {
        "actor": actor,
        "at": moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "detectors": detectors,
        "edition": edition,
        "event": event.value,
        "facts": facts or {},
        "ground": ground,
        "salt": salt,
        "subject": subject,
        "uid": uid,
    }
    canonical = canonical_json(content)
    return Line.objects.create(
        uid=uid,
        at=moment,
        event=event.value,
        actor=actor,
        subject=subject,
        ground=ground,
        edition=edition,
        detectors=detectors,
        facts=content["facts"],
        touches=" ".join(touches),
        salt=salt,
        canonical=canonical,
        leaf=leaf_hash(canonical),
    )
