"""Threads, comments and what people said about them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


def new_uid() -> str:
    """Thirty-two random hexadecimal digits."""
    return uuid.uuid4().hex


class Thread(models.Model):
    """The conversation about one subject. Keeps the subject's words, so that judging asks no other room."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    subject = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500)
    language = models.CharField(max_length=12, default="en")
    words = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)
    created = models.DateTimeField(default=timezone.now, editable=False)
    comment_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """How ledger lines and other rooms name this thread."""
        return f"thread:{self.uid}"


MARKED = 100
"""What a mark of the software adds to `Comment.doubt`: more than all rules together that can be unmeasured."""


class State(models.TextChoices):
    """What a comment is at this moment."""

    PUBLISHED = "published", "Published"
    HELD = "held", "Held for a moderator"
    REFUSED = "refused", "Refused"
    REMOVED = "removed", "Removed by a moderator"
    DELETED = "deleted", "Deleted by its author"


class Comment(models.Model):
    """One comment. Its words are in its revisions; `revision` is the one that counts."""

    uid = models.CharField(max_length=32, unique=True, default=new_uid, editable=False)
    # The composite indexes below begin with these columns, so the single ones would only cost writes.
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments", db_index=False)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    top = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="below")
    depth = models.PositiveSmallIntegerField(default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        db_index=False,
    )
    state = models.CharField(max_length=12, choices=State.choices)
    revision = models.OneToOneField(
        "Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="current_of"
    )
    created = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by_staff = models.BooleanField(default=False)
    # A person looked and let it stand: no machine takes it down again.
    restored = models.BooleanField(default=False)
    # A person, or a grave ground, stopped it: new words of its author wait for a person, however often they change.
    awaits_person = models.BooleanField(default=False)
    # How much a person's look at a published comment is asked for: `MARKED` where software pointed at something, and one
    # more for each rule that is unmeasured in its language. None: nothing asks for it, a person has looked, or it is not
    # published (so that the desk's lane is one walk along the index).
    doubt = models.PositiveSmallIntegerField(null=True, editable=False)
    key = models.CharField(max_length=80, null=True, blank=True, editable=False)
    key_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    line_uid = models.CharField(max_length=32, blank=True, default="", editable=False)
    flag_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="one_comment_per_author_and_key")
        ]
        indexes = [
            models.Index(fields=["thread", "parent", "created"], name="comments_thread_parent"),
            models.Index(fields=["author", "created"], name="comments_author_created"),
            models.Index(fields=["state", "created"], name="comments_state_created"),
            models.Index(
                fields=["-doubt", "-created"],
                # IS NOT NULL, since SQLite uses such an index only where the statement says the same without parameters.
                condition=models.Q(doubt__isnull=False),
                name="comments_doubt",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment {self.uid[:8]} in {self.thread}"

    @property
    def reference(self) -> str:
        """How ledger lines and other rooms name this comment."""
        return f"comment:{self.uid}"


class Revision(models.Model):
    """One wording of a comment with the verdict it got. `salt` opens the ledger's commitment to the text.

    `exact`, `word_count` and `signature` are the wording's `standards.Fingerprint`; its bands are the
    Likeness rows.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    created = models.DateTimeField(default=timezone.now, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    text = models.TextField()
    html = models.TextField()
    salt = models.CharField(max_length=32, editable=False)
    action = models.CharField(max_length=8)
    verdict = models.JSONField()
    language = models.CharField(max_length=12, blank=True, default="")
    edition = models.CharField(max_length=80)
    detectors = models.CharField(max_length=80)
    exact = models.BigIntegerField(default=0, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    signature = models.BinaryField(default=bytes, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Revision {self.pk} of {self.comment_id}"


class Likeness(models.Model):
    """One band of the fingerprint of a comment's current words: look-alikes of the last hours are found by an
    index.

    Rows older than the window are dropped by `actions.forget_likenesses`.

    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="likenesses")
    at = models.DateTimeField()
    band = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["band", "at"], name="comments_band_at")]

    def __str__(self) -> str:
        return f"Band {self.band} of {self.comment_id}"


class Explanation(models.Model):
    """What a person said when they changed what a comment is. The ledger's line holds its commitment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="explanations")
    line_uid = models.CharField(max_length=32, unique=True, editable=False)
    sentence = models.TextField()
    salt = models.CharField(max_length=32, editable=False)

    def __str__(self) -> str:
        return self.sentence


class Flag(models.Model):
    """A reader's word to the moderators about one comment: which rule, and why."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="flags")
    rule = models.CharField(max_length=40)
    sentence = models.CharField(max_length=500, blank=True)
    created = models.DateTimeField(default=timezone.now)
    settled = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # Settled flags stay as a record and hinder nobody from speaking up again, about new words for example.
            models.UniqueConstraint(
                fields=["comment", "person"],
                condition=models.Q(settled__isnull=True),
                name="one_open_flag_per_comment_and_person",
            )
        ]

    def __str__(self) -> str:
        return f"Flag on {self.comment_id} for {self.rule}"


class AdoptedEdition(models.Model):
    """An edition of the standards that was in force here once: it stays readable for good, whatever ships
    later.
    """

    hash = models.CharField(max_length=80, unique=True, editable=False)
    name = models.CharField(max_length=60)
    adopted = models.DateTimeField(default=timezone.now, editable=False)
    content = models.JSONField()

    class Meta:
        ordering = ["adopted"]

    def __str__(self) -> str:
        return f"{self.name} ({self.hash[7:19]})"
