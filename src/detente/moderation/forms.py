"""The shape of what moderators and readers send; the rules are in `actions`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from detente.accounts.queries import edition_in_force

from .actions import LEAST_APPEAL, LONGEST_TEXT
from .models import Kind
from .queries import Blocked

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
    seen_line = forms.CharField(max_length=32, widget=forms.HiddenInput)
    all_alike = forms.BooleanField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_shown(self) -> dict[str, str]:
        """The comments that were on the page, uid to ledger line; written as `uid:line` with spaces between."""
        pairs = (entry.partition(":") for entry in self.cleaned_data["shown"].split())
        return {uid: line for uid, _, line in pairs}


class EditForm(_RuleForm):
    """The newsroom's edit of somebody's comment."""

    seen_line = forms.CharField(max_length=32, widget=forms.HiddenInput)
    text = forms.CharField(
        label="The comment’s words",
        help_text="Take out what breaks the rule and leave everything else as it is.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    field_order = ["seen_line", "text", "rule", "sentence"]


class SanctionForm(_RuleForm):
    """A moderator's decision about a person."""

    kind = forms.ChoiceField(choices=PERSON_KINDS)
    here_only = forms.BooleanField(required=False, label="Only on this page")
    days = forms.IntegerField(required=False, min_value=1, max_value=365, label="Days")


class _AnswerForm(forms.Form):
    sentence = forms.CharField(
        required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )


class HearingForm(_AnswerForm):
    """A moderator's answer to an appeal."""

    outcome = forms.ChoiceField(choices=[("uphold", "Uphold"), ("reverse", "Reverse")])
    seen_line = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)


class LetterAnswerForm(_AnswerForm):
    """A moderator's answer to a letter."""

    outcome = forms.ChoiceField(choices=[("restore", "Restore access"), ("decline", "Decline")])


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
    """A blocked person's letter to the moderators. It asks which block it is about only when there are several."""

    thread_reference = forms.ChoiceField(label="About commenting on")
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

    def __init__(self, *args: Any, blocks: Sequence[Blocked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(block.thread_reference, block.title) for block in blocks if block.can_be_lifted]
        place = self.fields["thread_reference"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = choices
        # The whole site is the empty choice, which Django takes for an answer that is missing.
        place.required = all(reference for reference, _ in choices) and len(choices) > 1
        if len(choices) < 2:
            del self.fields["thread_reference"]
