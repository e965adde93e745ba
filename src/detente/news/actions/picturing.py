"""Taking pictures in."""

from __future__ import annotations

from pathlib import Path

from django.core.files import File

from .. import pictures
from ..models import NewsImage


def add_picture(
    *,
    actor: str,
    path: Path,
    title: str,
    credit: str = "",
    copyright: str = "",
    alt: str = "",
    prepared: bool = True,
) -> NewsImage:
    """The picture in a file, with every size made now unless `prepared` is False; the same bytes give the
    same picture.

    Credit, copyright and description that are left empty are read from the file. Raises `OSError` when it
    cannot be read.
    """
    with path.open("rb") as opened:
        image = NewsImage(title=title, credit=credit, copyright=copyright, description=alt)
        image.file = File(opened, name=path.name)
        image._set_image_file_metadata()
        known = NewsImage.objects.filter(file_hash=image.file_hash).first()
        if known is not None:
            return known
        image.save()
    if prepared:
        pictures.prepare(image)
    return image
