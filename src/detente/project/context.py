"""What every template may name. Nothing here depends on who is looking: these values go into cached pages."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from detente.news import queries as news

_NAME_SECONDS = 60.0
_name: tuple[float, str] = (float("-inf"), "")


def site(request: HttpRequest) -> dict[str, Any]:
    """The newspaper's name, address, sections and plain pages, and the moment the page was made.

    What needs a query is asked only by pages that show it, and once a page.
    """
    return {
        "site_name": site_name(),
        "site_sections": SimpleLazyObject(news.section_links),
        "site_pages": SimpleLazyObject(news.footer_links),
        "base_url": settings.DETENTE["BASE_URL"],
        "now": timezone.localtime(),
        "time_zone": settings.TIME_ZONE,
        "language": settings.LANGUAGE_CODE,
    }


def site_name() -> str:
    """The publisher's name from the environment, else from the editor's Sites page; asked once a minute."""
    global _name
    if settings.DETENTE["PUBLISHER"]:
        return str(settings.DETENTE["PUBLISHER"])
    if time.monotonic() - _name[0] > _NAME_SECONDS:
        found = Site.objects.filter(is_default_site=True).values_list("site_name", flat=True).first()
        _name = (time.monotonic(), found or "Detente")
    return _name[1]
