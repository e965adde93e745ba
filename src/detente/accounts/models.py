"""People, the standards they accepted, and where they stand."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


def new_uid() -> str:
    """Thirty-two random hexadecimal digits."""
    return uuid.uuid4().hex


class Role(models.TextChoices):
    """What a member of the staff does. Readers have none."""

    READER = "", "Reader"
    MODERATOR = "moderator", "Moderator"
    EDITOR = "editor", "Editor"
    ADMINISTRATOR = "administrator", "Administrator"


class Person(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail points here from abstract models
    """Somebody with an account: a reader or a member of the staff."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, blank=True, default=Role.READER)

    # Set for one request by the middleware: staff who have not used their second factor are readers until they do.
    lacks_second_factor = False

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name shown beside what the person writes."""
        return self.display_name or self.username

    @property
    def reference(self) -> str:
        """How ledger lines and other rooms name this person."""
        return f"person:{self.uid}"

    @property
    def is_moderator(self) -> bool:
        """Whether the person may decide at the desk."""
        allowed = self.role in (Role.MODERATOR, Role.ADMINISTRATOR)
        return self.is_active and allowed and not self.lacks_second_factor

    @property
    def is_editor(self) -> bool:
        """Whether the person may work in the newsroom."""
        allowed = self.role in (Role.EDITOR, Role.ADMINISTRATOR)
        return self.is_active and allowed and not self.lacks_second_factor


class Consent(models.Model):
    """That a person accepted an edition of the standards, with what they were shown. Inserted, never changed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    given = models.DateTimeField(default=timezone.now, editable=False)
    edition = models.CharField(max_length=80, editable=False)
    edition_name = models.CharField(max_length=60, editable=False)
    shown = models.TextField(editable=False)
    method = models.CharField(max_length=40, editable=False)

    class Meta:
        ordering = ["given"]

    def __str__(self) -> str:
        return f"{self.person} accepted {self.edition_name}"


class StandingState(models.TextChoices):
    """The ladder, lowest step first."""

    GOOD = "good", "Good standing"
    WARNED = "warned", "Warned"
    BLOCKED = "blocked", "Blocked"
    BLOCKED_FOR_GOOD = "blocked-for-good", "Blocked for good"


class Standing(models.Model):
    """Where a person stands, for the whole site (`thread_reference` empty) or for one page.

    Written by `actions.set_standing` alone; moderation decides, comments reads.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="standings")
    thread_reference = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=20, choices=StandingState.choices, default=StandingState.GOOD)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    warnings = models.PositiveIntegerField(default=0)
    blocks = models.PositiveIntegerField(default=0)
    line_uid = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "thread_reference"], name="one_standing_per_person_and_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
