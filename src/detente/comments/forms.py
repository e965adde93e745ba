"""The shape of what people send: a comment, a flag."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from django import forms
from django.http import HttpRequest

from detente.standards import Edition

KEY_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Posting:
    """A comment as it came in. `raw` is bytes where the request still had them, so that broken UTF-8 is
    noticed.
    """

    raw: str | bytes
    parent: str
    key: str

    @property
    def shown(self) -> str:
        """The text to give back to the person, whatever was wrong with it."""
        return self.raw.decode("utf-8", "replace") if isinstance(self.raw, bytes) else self.raw


def posting_of(request: HttpRequest) -> Posting:
    """Read the comment form. Django replaces bytes that are no UTF-8; `raw` keeps them for the door to
    refuse.
    """
    data = request.POST
    raw: str | bytes = data.get("text", "")
    if request.content_type == "application/x-www-form-urlencoded":
        raw = _raw_field(request.body, b"text")
    elif "\ufffd" in str(raw):
        raw = b"\xff"
    return Posting(raw=raw, parent=_plain(data.get("parent", ""))[:32], key=_plain(data.get("key", ""))[:KEY_LIMIT])


def _plain(token: str) -> str:
    """A token of ours, or nothing: letters, digits and hyphens. PostgreSQL refuses to look up a NUL."""
    return token if all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in token) else ""


def new_key() -> str:
    """An idempotency key for one form."""
    return uuid.uuid4().hex


def _raw_field(body: bytes, name: bytes) -> bytes:
    for part in body.split(b"&"):
        field, _, value = part.partition(b"=")
        if field == name:
            return unquote_to_bytes(value.replace(b"+", b" "))
    return b""


class FlagForm(forms.Form):
    """Which rule a comment breaks, and why somebody thinks so."""

    rule = forms.ChoiceField(label="Which rule does it break?")
    sentence = forms.CharField(
        label="What should the moderators look at?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500, "dir": "auto"}),
        help_text="Optional, at most 500 characters. The author never learns who flagged.",
    )

    def __init__(self, *args: object, edition: Edition, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [
            (rule.id, f"{rule.number}. {rule.title}") for rule in edition.rules.values() if rule.enabled
        ]
        self.fields["rule"].choices = [("", "Please choose"), *choices]  # type: ignore[attr-defined]
