"""Where tables live: the cache table in its own SQLite file, everything else in the default database."""

from __future__ import annotations

from typing import Any


class CacheRouter:
    """Keeps the database cache out of the truth, and the truth out of the cache."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "cache" if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "cache") == (app_label == "django_cache")
