"""Editions by name or hash: shipped ones, the one in force, and every one that ever was."""

from __future__ import annotations

from typing import Any

from detente.accounts.queries import edition_in_force
from detente.standards import shipped_edition
from detente.standards.edition import SHIPPED

from ..editions import as_data, short_hash
from ..models import AdoptedEdition

LEAST_DIGITS = 8


def edition_named(name: str) -> dict[str, Any] | None:
    """An edition as data, by its name (the newest of that name), its hash, or at least eight digits of the
    hash.
    """
    known = [edition_in_force(), *(shipped_edition(shipped) for shipped in SHIPPED)]
    wanted = name.removeprefix("sha256:")
    for edition in known:
        if name == edition.name or _is_hash(wanted, edition.hash):
            return as_data(edition)
    if "\x00" in wanted:  # PostgreSQL takes no such text, and no edition has such a name
        return None
    records = AdoptedEdition.objects.order_by("-adopted")
    found = records.filter(name=name).first()
    if found is None and len(wanted) >= LEAST_DIGITS:
        found = records.filter(hash__startswith=f"sha256:{wanted}").first()
    return found.content if found is not None else None


def editions_on_record() -> list[dict[str, Any]]:
    """Every edition a reader can open here, the one in force first: name, hash, address and since when."""
    force = edition_in_force()
    adopted = {row.hash: row for row in AdoptedEdition.objects.defer("content")}
    current = {
        edition.hash: edition for edition in (force, *(shipped_edition(shipped) for shipped in SHIPPED))
    }
    rows: list[dict[str, Any]] = [
        {
            "name": one.name,
            "hash": one.hash,
            "short": short_hash(one.hash),
            "in_force": one.hash == force.hash,
        }
        for one in current.values()
    ]
    rows += [
        {"name": row.name, "hash": row.hash, "short": short_hash(row.hash), "in_force": False}
        for row in adopted.values()
        if row.hash not in current
    ]
    for known in rows:
        known["adopted"] = adopted[known["hash"]].adopted if known["hash"] in adopted else None
    return rows


def _is_hash(wanted: str, hash_: str) -> bool:
    return len(wanted) >= LEAST_DIGITS and hash_.removeprefix("sha256:").startswith(wanted)
