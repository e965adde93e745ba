"""The shape of what people send to this room's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from .models import Scope


class TokenForm(forms.Form):
    """A new token: what it is for, and what it may do (one box for each scope)."""

    name = forms.CharField(max_length=60, label="What is it for?", help_text="Such as the program's name.")
    read = forms.BooleanField(required=False, initial=True, label=Scope.READ.label)
    comment = forms.BooleanField(required=False, label=Scope.COMMENT.label)
    flag = forms.BooleanField(required=False, label=Scope.FLAG.label)

    def clean(self) -> dict[str, Any]:
        """Adds `scopes`; a token that may do nothing is refused."""
        said = dict(self.cleaned_data)
        chosen = {Scope.READ: said.get("read"), Scope.COMMENT: said.get("comment"), Scope.FLAG: said.get("flag")}
        said["scopes"] = [scope.value for scope, wanted in chosen.items() if wanted]
        if not said["scopes"]:
            raise forms.ValidationError("Please choose what the token may do.")
        return said
