"""The editor's form of an article: saving never asks for anything, publishing asks for what readers need."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.images.forms import BaseImageForm

from . import pictures
from .actions import missing_parts
from .models import ArticlePage, NewsImage


class ArticleForm(WagtailAdminPageForm):
    """Wagtail's page form with the checks of `missing_parts`, on publish and on submitting to review alone."""

    def clean(self) -> dict[str, Any]:
        """Add one error to each field that keeps the article from being published."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for name, sentence in self._missing(cleaned).items():
                self.add_error(name if name in self.fields else None, sentence)
        return cleaned

    def _missing(self, cleaned: dict[str, Any]) -> dict[str, str]:
        return missing_parts(
            lead=cleaned.get("lead") or "",
            body=cleaned.get("body") or (),
            picture=cleaned.get("picture"),
            credit=cleaned.get("picture_credit") or "",
            alt=cleaned.get("picture_alt") or "",
        )


class PictureForm(BaseImageForm):
    """Wagtail's picture form that makes every size at once, so that no reader waits for one."""

    def save(self, commit: bool = True) -> NewsImage:
        """Save, then make the sizes that the change made necessary."""
        image: NewsImage = super().save(commit=commit)
        if commit:
            image.refresh_from_db()
            pictures.prepare(image)
        return image


def attach() -> None:
    """Make this the form of articles. Models lie below forms, so the form comes to them when the room is
    ready.
    """
    ArticlePage.base_form_class = ArticleForm
