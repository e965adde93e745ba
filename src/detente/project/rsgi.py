"""The site as one RSGI application: the front, Django behind it, and the few callables that join them.

`granian --interface rsgi --factory detente.project.rsgi:application` serves it without our supervisor;
`detente serve` calls `application()` itself, in every worker.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

SWITCH_INTERVAL = 0.0005
"""Seconds that a thread may keep Python's global lock (the default is ten times that). The event loop stands
in line for the lock with Django's threads, so this is how long a cached page may wait for each of them."""

PERSPECTIVE = "/api/perspective/"
DOORS = (PERSPECTIVE, "/api/coral/")
"""Where programs ask for a judgement while somebody waits for theirs."""

PARAMETERS = {"": frozenset({"page"}), "/search/": frozenset({"q", "page"})}
"""The query parameters that each part of the site knows; all others make no pages of their own."""


def application() -> Any:
    """The front over Django in the same process, for servers that are not ours."""
    from detente.delivery.backstage import Here

    sys.setswitchinterval(SWITCH_INTERVAL)
    wsgi = django_application()
    return front(Here(wsgi), behaviour())


def django_application() -> Any:
    """Django's WSGI application, with the analyses of texts answered before it. Loads Django where it is not loaded
    yet.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
    from django.core.wsgi import get_wsgi_application

    site = get_wsgi_application()
    from detente.api.straight import analyses_first

    return analyses_first(site)


def behaviour() -> Any:
    """How the front behaves, by Django's settings (`detente.delivery.front.Settings`)."""
    from django.conf import settings

    from detente.api.perspective.errors import refused_by_the_front
    from detente.delivery.front import Settings
    from detente.delivery.keys import Routes

    routes = Routes(
        personal=(*settings.PERSONAL_PREFIXES, "/documents/"),
        parameters=PARAMETERS,
        base=urlsplit(settings.DETENTE["BASE_URL"]).netloc,
    )
    return Settings(
        routes=routes,
        trusted_proxies=settings.TRUSTED_PROXIES or 0,
        doors=DOORS,
        dialects={PERSPECTIVE: refused_by_the_front},
    )


def front(backstage: Any, how: Any) -> Any:
    """The front over whoever asks Django, joined to the ledger, the articles and the files of a site."""
    from django.conf import settings

    from detente.delivery.front import Front

    if settings.ONLY_DOORS:
        return Front(backstage, settings=how)
    static, media = _files(settings)
    return Front(backstage, settings=how, watch=watch, count_views=count_views, static=static, media=media)


def watch() -> Any:
    """How this worker looks at the ledger: exactly on SQLite, by asking four times a second elsewhere."""
    import time

    from django.db import connections

    from detente.delivery.watch import PollingWatch, SqliteWatch
    from detente.ledger.models import Line

    table = Line._meta.db_table
    database = connections["default"]
    if database.vendor == "sqlite":
        path = str(database.settings_dict["NAME"])
        return SqliteWatch(path=path, connect=lambda: _read_only(path), table=table)
    return PollingWatch(
        newest=_newest, lines_after=_lines_after, clock=time.monotonic, leave=connections.close_all
    )


def count_views(counts: Mapping[str, int]) -> None:
    """Hand the views counted in this worker to the articles."""
    from django.db import close_old_connections

    from detente.news.actions import count_views as store

    close_old_connections()
    store(dict(counts))


def _newest() -> int:
    from django.db import close_old_connections

    from detente.ledger.queries import newest_id

    close_old_connections()
    return newest_id()


def _lines_after(place: int) -> list[tuple[int, str]]:
    from django.db import close_old_connections

    from detente.ledger.models import Line

    close_old_connections()
    # Not only the settled lines: a page must go as soon as a line can be seen by the request that makes it
    # anew.
    return list(Line.objects.filter(id__gt=place).order_by("id").values_list("id", "touches")[:6000])


def _read_only(path: str) -> Any:
    """A connection that only reads. Opened for writing all the same: WAL's index lies in shared memory."""
    import pysqlite3

    connection = pysqlite3.connect(path, isolation_level=None, timeout=1, check_same_thread=False)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _files(django_settings: Any) -> tuple[Any, Any]:
    from pathlib import Path

    from detente.delivery.static import MediaFiles, SiteFiles

    static = SiteFiles(django_settings.STATIC_URL, Path(django_settings.STATIC_ROOT))
    static.load()
    local = "FileSystemStorage" in django_settings.STORAGES["default"]["BACKEND"]
    media = MediaFiles(django_settings.MEDIA_URL, Path(django_settings.MEDIA_ROOT)) if local else None
    return (None if django_settings.DEBUG else static), media
