"""Pictures: who took them travels with them, where they were taken does not."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import File
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from detente.news import metadata


class NewsImage(AbstractImage):
    """A picture with its credit. `description` is the text for those who cannot see it.

    What the file's EXIF or IPTC block says about credit, copyright and caption is read once, when the picture
    comes in and the fields are empty. The original is kept byte for byte under a folder name that cannot be
    guessed, because it may hold the place where it was taken; renditions carry credit and copyright and
    nothing else.
    """

    description: str  # Wagtail's own column
    _carried: tuple[str, str] = ("", "")
    credit = models.CharField(
        max_length=255, blank=True, help_text="Photographer and agency, as printed under the picture."
    )
    copyright = models.CharField(
        max_length=255, blank=True, help_text="The copyright notice, if there is one."
    )

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "copyright",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """The description or nothing: a file name read aloud helps nobody."""
        return self.description

    def get_upload_to(self, filename: str) -> str:
        """`original_images/<random>/<name>`, at most 100 characters."""
        path = PurePosixPath(super().get_upload_to(filename))
        return f"{path.parent}/{uuid.uuid4().hex[:16]}/{path.stem[-48:]}{path.suffix}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill credit, copyright and description from the file the first time it is saved; later, let go of
        the sizes that still carry another credit.
        """
        if self._state.adding and self.file:
            self._take_from_file()
        super().save(*args, **kwargs)
        if (self.credit, self.copyright) != self._carried:
            self.renditions.all().delete()
            self._carried = (self.credit, self.copyright)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> NewsImage:
        """Remember which credit the sizes carry."""
        image: NewsImage = super().from_db(*args, **kwargs)
        loaded = image.__dict__
        image._carried = (loaded.get("credit", ""), loaded.get("copyright", ""))
        return image

    def _take_from_file(self) -> None:
        position = self.file.tell()
        self.file.seek(0)
        said = metadata.read(self.file.read())
        self.file.seek(position)
        self.credit = self.credit or said.credit[:255]
        self.copyright = self.copyright or said.copyright[:255]
        self.description = self.description or said.caption[:255]

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Wagtail's rendition with the file's own metadata replaced by credit and copyright."""
        made = super().generate_rendition_file(filter, source=source)
        made.seek(0)
        content = metadata.rewrite(made.read(), credit=self.credit, copyright=self.copyright)
        return File(BytesIO(content), name=made.name)


class NewsRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(NewsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_picture_and_size"
            )
        ]
