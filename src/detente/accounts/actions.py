"""The verbs of this room."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.ledger.models import Line

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
        event=Event.ACCOUNT_ROLE_CHANGED, actor=actor, subject=person.reference, facts={"role": role or "reader"}
    )


@transaction.atomic
def register_consent(
    *, person: Person, edition: str, edition_name: str, shown: str, method: str, at: datetime | None = None
) -> Consent:
    """Record that a person accepted the edition in force, with the very words they were shown."""
    consent = Consent.objects.create(
        person=person, edition=edition, edition_name=edition_name, shown=shown, method=method,
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
    until: datetime | None = None,
    thread_reference: str = "",
    line: Line,
    at: datetime | None = None,
) -> Standing:
    """Write where a person stands. `line` is the ledger line of the decision that moved them.

    Warnings and blocks are counted and never counted down. Raises `StandingRefused` when somebody who is blocked for
    good would be moved without a restoring decision, or blocked for good at the first block.
    """
    row, _ = Standing.objects.select_for_update().get_or_create(person=person, thread_reference=thread_reference)
    _require_step(row, state)
    row.warnings += state == StandingState.WARNED
    row.blocks += state in (StandingState.BLOCKED, StandingState.BLOCKED_FOR_GOOD)
    row.state, row.until, row.line_uid = state, until, line.uid
    row.since = line.at
    row.save()
    append(
        event=Event.ACCOUNT_STANDING_CHANGED,
        actor=actor,
        subject=person.reference,
        facts={"state": state, "place": thread_reference, "decision": line.uid},
        at=at,
    )
    return row


def _require_step(row: Standing, state: str) -> None:
    if state == StandingState.BLOCKED_FOR_GOOD and row.blocks == 0:
        raise StandingRefused("Nobody is blocked for good at the first block.")
    if row.state == StandingState.BLOCKED_FOR_GOOD and state in (StandingState.WARNED, StandingState.BLOCKED):
        raise StandingRefused("This account is already blocked for good.")
