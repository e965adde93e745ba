"""The sizes in which pictures are shown, and a picture as templates want it.

WebP in two widths for browsers, JPEG for the few that cannot read it and for social networks. Cards are cut
to 3:2 around the editor's focal point. AVIF saves a few kilobytes more and takes nine times as long to make.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet
from wagtail.images.models import SourceImageIOError

from detente.news.images import NewsImage, NewsRendition

log = logging.getLogger(__name__)

WIDE = ("width-640|format-webp", "width-1280|format-webp")
WIDE_FALLBACK = "width-960|format-jpeg"
CARD = ("fill-360x240|format-webp", "fill-720x480|format-webp")
SHARED = "fill-1200x630|format-jpeg"
ALL = (*WIDE, WIDE_FALLBACK, *CARD, SHARED)


@dataclass(frozen=True, slots=True)
class Source:
    """One `<source>` of a picture: its media type and its `srcset`."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as `elements/picture.html` shows it. Sizes in pixels."""

    src: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""
    sources: tuple[Source, ...] = ()

    def described(self, *, alt: str, credit: str = "") -> Picture:
        """The same picture with the words of one use."""
        return replace(self, alt=alt, credit=credit)


def renditions_of(prefix: str) -> Prefetch:
    """A prefetch of all ready renditions of the picture at `prefix`, as Wagtail looks for them."""
    return Prefetch(
        f"{prefix}__renditions", queryset=NewsRendition.objects.all(), to_attr="prefetched_renditions"
    )


def with_renditions(pictures: QuerySet[NewsImage]) -> QuerySet[NewsImage]:
    """The pictures with all their ready renditions in one more query."""
    return pictures.prefetch_related(
        Prefetch("renditions", queryset=NewsRendition.objects.all(), to_attr="prefetched_renditions")
    )


def wide(image: NewsImage | None) -> Picture | None:
    """The picture in its own shape, for the head of an article and for the text."""
    return _picture(image, WIDE, WIDE_FALLBACK)


def card(image: NewsImage | None) -> Picture | None:
    """The picture cut to 3:2, for teasers. Old browsers get the wider cut and the stylesheet trims it."""
    return _picture(image, CARD, SHARED, shape=CARD[-1])


def shared(image: NewsImage | None) -> Picture | None:
    """The picture cut to 1200 × 630, for social networks and feeds."""
    return _picture(image, (), SHARED)


def prepare(image: NewsImage) -> bool:
    """Make every size there is, so that no reader waits for it. False when the file is missing or broken."""
    return _renditions(image, ALL) is not None


def _picture(
    image: NewsImage | None, specs: tuple[str, ...], fallback: str, *, shape: str = ""
) -> Picture | None:
    """The sizes of `specs` with a JPEG behind them; width and height are those of `shape`, else the JPEG's."""
    if image is None:
        return None
    made = _renditions(image, (*specs, fallback))
    if made is None:
        return None
    base, sized = made[fallback], made[shape or fallback]
    srcset = ", ".join(f"{made[spec].url} {width}w" for spec, width in _widths(made, specs))
    sources = (Source("image/webp", srcset),) if srcset else ()
    return Picture(base.url, sized.width, sized.height, image.default_alt_text, image.credit, sources)


def _widths(made: Mapping[str, NewsRendition], specs: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each different width once: a small original gives the same width for every larger size asked."""
    by_width = {made[spec].width: spec for spec in reversed(specs)}
    return [(spec, width) for width, spec in sorted(by_width.items())]


def _renditions(image: NewsImage, specs: tuple[str, ...]) -> Mapping[str, NewsRendition] | None:
    try:
        made: Mapping[str, NewsRendition] = image.get_renditions(*specs)
    except (SourceImageIOError, OSError, ValueError) as broken:
        log.warning("The picture %s cannot be shown: %s", image.pk, broken)
        return None
    return made
