"""The shape of what moderators and readers send; the rules are in `actions`."""

from __future__ import annotations

from typing import Any

from django import forms

from detente.accounts.queries import edition_in_force

from .actions import LEAST_APPEAL, LONGEST_TEXT
from .models import Kind

COMMENT_KINDS = [
    (Kind.APPROVE.value, "Publish"),
    (Kind.HOLD.value, "Hold"),
    (Kind.REMOVE.value, "Remove"),
    (Kind.RESTORE.value, "Restore"),
]
PERSON_KINDS = [(Kind.WARN.value, "Warn"), (Kind.BLOCK.value, "Block"), (Kind.LIFT.value, "Restore access")]


def rule_choices() -> list[tuple[str, str]]:
    """The rules of the edition in force, numbered as published."""
    rules = sorted(edition_in_force().rules.values(), key=lambda rule: rule.number)
    return [
        ("", "Choose a rule"),
        *[(rule.id, f"{rule.number}. {rule.title}") for rule in rules if rule.enabled],
    ]


class _RuleForm(forms.Form):
    rule = forms.ChoiceField(required=False, choices=[])
    sentence = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Why, in your words",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["rule"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = rule_choices()


class DecisionForm(_RuleForm):
    """A moderator's decision about a comment, or about all that are alike."""

    kind = forms.ChoiceField(choices=COMMENT_KINDS)
    seen_state = forms.CharField(max_length=12)
    all_alike = forms.BooleanField(required=False)


class SanctionForm(_RuleForm):
    """A moderator's decision about a person."""

    kind = forms.ChoiceField(choices=PERSON_KINDS)
    here_only = forms.BooleanField(required=False, label="Only on this page")
    days = forms.IntegerField(required=False, min_value=1, max_value=365, label="Days")


class HearingForm(forms.Form):
    """A moderator's answer to an appeal or a letter."""

    outcome = forms.ChoiceField(choices=[("uphold", "Uphold"), ("reverse", "Reverse")])
    sentence = forms.CharField(
        required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )


class AppealForm(forms.Form):
    """A reader's appeal."""

    text = forms.CharField(
        label="Why should this be decided differently?",
        help_text="A moderator who did not take the decision reads this and answers with reasons.",
        min_length=LEAST_APPEAL,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class LetterForm(forms.Form):
    """A blocked person's letter to the moderators."""

    subject = forms.CharField(max_length=120, initial="Restoration of access")
    user_id = forms.CharField(
        label="User id", max_length=40, help_text="Your own page shows it; it is filled in here."
    )
    explanation = forms.CharField(
        label="Explanation",
        help_text="Which of your acts led to the block, and why they broke the standards or why they did not.",
        min_length=LEAST_APPEAL,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
