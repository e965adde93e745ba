"""The verbs of this room."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.standards import Edition

from .errors import NameTaken, StandingRefused
from .models import Consent, Person, Role, Standing, StandingState

# The Wagtail groups that a role brings; they come with Wagtail's own migrations.
GROUPS = {Role.EDITOR: "Editors", Role.MODERATOR: "", Role.READER: "", Role.ADMINISTRATOR: "Editors"}


@transaction.atomic
def create_person(
    *,
    actor: str,
    username: str,
    email: str,
    password: str | None = None,
    display_name: str = "",
    role: str = Role.READER,
    joined: datetime | None = None,
) -> Person:
    """Make an account without a form: the first administrator, staff, the demo's readers.

    `password` None makes an account nobody can sign in to. Raises `NameTaken`.
    """
    person = Person(username=username, email=email.lower(), display_name=display_name)
    if joined is not None:
        person.date_joined = joined
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as clash:
        raise NameTaken(f"The name {username!r} or the address {email!r} is already in use.") from clash
    append(
        event=Event.ACCOUNT_PERSON_REGISTERED,
        actor=actor or person.reference,
        subject=person.reference,
        facts={"by": "staff"},
        at=joined,
    )
    if role:
        give_role(actor=actor, person=person, role=role)
    return person


@transaction.atomic
def register_reader(*, person: Person, edition: Edition, shown: str, at: datetime | None = None) -> Consent:
    """Record that somebody registered, and with it that they accepted the edition in force.

    `shown` are the very words beside the box that they ticked.
    """
    append(
        event=Event.ACCOUNT_PERSON_REGISTERED,
        actor=person.reference,
        subject=person.reference,
        facts={"by": "self"},
        at=at,
    )
    return register_consent(
        person=person,
        edition=edition.hash,
        edition_name=edition.name,
        shown=shown,
        method="registration form, unticked box",
        at=at,
    )


@transaction.atomic
def give_role(*, actor: str, person: Person, role: str) -> Line:
    """Make somebody a reader, moderator, editor or administrator. Staff must use MFA unless a setting says otherwise."""
    person.role = role
    person.is_staff = role != Role.READER
    person.is_superuser = role == Role.ADMINISTRATOR
    person.save(update_fields=["role", "is_staff", "is_superuser"])
    person.groups.clear()
    if GROUPS[Role(role)]:
        person.groups.add(Group.objects.get(name=GROUPS[Role(role)]))
    return append(
        event=Event.ACCOUNT_ROLE_CHANGED,
        actor=actor,
        subject=person.reference,
        facts={"role": role or "reader"},
    )


@transaction.atomic
def register_consent(
    *, person: Person, edition: str, edition_name: str, shown: str, method: str, at: datetime | None = None
) -> Consent:
    """Record that a person accepted the edition in force, with the very words they were shown."""
    consent = Consent.objects.create(
        person=person,
        edition=edition,
        edition_name=edition_name,
        shown=shown,
        method=method,
        **({"given": at} if at else {}),
    )
    append(
        event=Event.ACCOUNT_CONSENT_GIVEN,
        actor=person.reference,
        subject=person.reference,
        edition=edition,
        facts={"edition_name": edition_name, "method": method},
        at=at,
    )
    return consent


@transaction.atomic
def set_standing(
    *,
    actor: str,
    person: Person,
    state: str,
    warnings: int,
    blocks: int,
    line: Line,
    until: datetime | None = None,
    thread_reference: str = "",
    at: datetime | None = None,
) -> Standing:
    """Write where a person stands after a decision; `line` is the decision's ledger line.

    `warnings` and `blocks` count the decisions that still hold: one that was reversed on appeal does not count.
    Raises `StandingRefused` when somebody would be blocked for good before a second block.
    """
    if state == StandingState.BLOCKED_FOR_GOOD and blocks < 2:
        raise StandingRefused("Nobody is blocked for good before a second block.")
    row, _ = Standing.objects.select_for_update().get_or_create(
        person=person, thread_reference=thread_reference
    )
    row.state, row.until, row.line_uid, row.since = state, until, line.uid, line.at
    row.warnings, row.blocks = warnings, blocks
    row.save()
    append(
        event=Event.ACCOUNT_STANDING_CHANGED,
        actor=actor,
        subject=person.reference,
        facts={"state": state, "place": thread_reference, "decision": line.uid},
        at=at,
    )
    return row
