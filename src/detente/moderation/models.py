"""People's judgement: decisions, appeals against them, and letters from people who are blocked."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from detente.comments.models import Comment


def new_uid() -> str:
    """Thirty-two random hexadecimal digits."""
    return uuid.uuid4().hex


class Kind(models.TextChoices):
    """What a moderator decided."""

    APPROVE = "approve", "Published"
    HOLD = "hold", "Held"
    REMOVE = "remove", "Removed"
    RESTORE = "restore", "Restored"
    EDIT = "edit", "Edited"
    WARN = "warn", "Warned"
    BLOCK = "block", "Blocked"
    LIFT = "lift", "Access restored"


class Decision(models.Model):
    """One decision of a moderator about a comment or a person. `line_uid` names its ledger line."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    line_uid = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="decisions"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="decisions"
    )
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    thread_reference = models.CharField(max_length=80, blank=True, default="")
    rule = models.CharField(max_length=40, blank=True)
    sentence = models.TextField(blank=True)
    edition = models.CharField(max_length=80)
    decided = models.DateTimeField(default=timezone.now, db_index=True)
    until = models.DateTimeField(null=True, blank=True)
    reversed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-decided", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.moderator}"

    @property
    def reference(self) -> str:
        """How ledger lines name this decision."""
        return f"decision:{self.uid}"


class AppealState(models.TextChoices):
    """How an appeal stands."""

    OPEN = "open", "Waiting to be heard"
    UPHELD = "upheld", "Decision upheld"
    REVERSED = "reversed", "Decision reversed"
    OVERTAKEN = "overtaken", "Overtaken by other events"


class Appeal(models.Model):
    """A person's request that a human, and not the same one, looks again. `against` is the ledger line appealed."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    against = models.CharField(max_length=32, db_index=True)
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="appeals"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="appeals"
    )
    appellant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appeals")
    text = models.TextField()
    filed = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    heard = models.DateTimeField(null=True, blank=True)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sentence = models.TextField(blank=True)

    class Meta:
        ordering = ["filed"]
        constraints = [models.UniqueConstraint(fields=["against"], name="one_appeal_per_line")]

    def __str__(self) -> str:
        return f"Appeal by {self.appellant}: {self.get_state_display()}"


class LetterState(models.TextChoices):
    """What became of a letter."""

    OPEN = "open", "Waiting for an answer"
    RESTORED = "restored", "Access restored"
    DECLINED = "declined", "Declined"


class Letter(models.Model):
    """A blocked person's letter to the moderators: subject, user id, explanation; about the whole site or, with a
    `thread_reference`, about one page."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    subject = models.CharField(max_length=120)
    user_id = models.CharField(max_length=40)
    explanation = models.TextField()
    thread_reference = models.CharField(max_length=80, blank=True, default="")
    filed = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.OPEN)
    answer = models.TextField(blank=True)
    answered = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["filed"]

    def __str__(self) -> str:
        return f"Letter from {self.person}: {self.get_state_display()}"
