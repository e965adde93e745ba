"""The verbs of this room: read on in the ledger, and send what has not been sent."""

from __future__ import annotations

import logging
import smtplib

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage
from django.db import transaction
from django.utils import timezone

from detente.accounts.models import Person
from detente.ledger.queries import settled_lines_after

from .models import Notice, Place
from .queries import place, unmailed
from .sentences import told_about

NAME = "notices"
logger = logging.getLogger(__name__)


def catch_up(*, limit: int = 500) -> int:
    """Read the ledger from this room's own place and write the notices it calls for. Returns how many lines were read.

    Notices and place move in one transaction, and a notice is unique per person and line, so a crash loses and doubles
    nothing.
    """
    read = 0
    while lines := settled_lines_after(place(NAME), limit=limit):
        with transaction.atomic():
            for line in lines:
                told = told_about(line)
                if told is not None:
                    Notice.objects.get_or_create(
                        person=told.person,
                        line_uid=line.uid,
                        defaults={
                            "event": line.event,
                            "subject": told.subject,
                            "body": told.body,
                            "path": told.path,
                            "created": line.at,
                        },
                    )
            Place.objects.update_or_create(name=NAME, defaults={"line": lines[-1].pk})
        read += len(lines)
    return read


def send_mail(*, limit: int = 200) -> int:
    """Mail notices that have not been mailed, at least once each; a failing server leaves them for the next round.

    A mailbox that refuses does not stop the others: its notice stays on the person's own page and counts as mailed.

    Returns how many left. The Message-ID is made from the line, so that a mail sent twice can be recognised.
    """
    sent = 0
    for notice in unmailed()[:limit]:
        try:
            _mail(notice).send()
        except (smtplib.SMTPRecipientsRefused, BadHeaderError, ValueError) as refused:
            # This address alone is the matter: its notice stays on the person's own page, the others go on.
            logger.warning("Notice %s cannot be mailed and is not tried again: %s", notice.pk, refused)
        except OSError as failure:
            logger.warning("Mail could not be sent, it will be tried again: %s", failure)
            break
        else:
            sent += 1
        notice.mailed = timezone.now()
        notice.save(update_fields=["mailed"])
    return sent


def mark_read(*, person: Person) -> None:
    """Note that a person has seen their notices."""
    Notice.objects.filter(person=person, read__isnull=True).update(read=timezone.now())


def begin_at_the_end() -> None:
    """Skip what lies in the ledger already. For the demo's history, whose mails nobody waits for."""
    catch_up()
    Notice.objects.filter(mailed__isnull=True).update(mailed=timezone.now())


def _mail(notice: Notice) -> EmailMessage:
    base = settings.DETENTE["BASE_URL"]
    host = base.split("//", 1)[-1].split(":")[0]
    body = (
        f"Dear {notice.person.name},\n\n{notice.body}\n\nThe whole of it, and what you can do: {base}{notice.path}\n\n"
        f"You get this because the standards promise that every decision reaches the person it concerns, with its reason."
    )
    return EmailMessage(
        subject=notice.subject,
        body=body,
        to=[notice.person.email],
        headers={
            "Message-ID": f"<{notice.line_uid}.{notice.person_id}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
