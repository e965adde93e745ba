"""What every test may use; `settings.py` beside this file gives the tests a home of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep the test database in a file: SQLite in memory knows neither WAL nor waiting, so it cannot show what is real."""
    from django.db import connections

    connection = connections["default"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(os.environ["DETENTE_HOME"]) / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _ledger_can_be_flushed_between_tests() -> None:
    """Let `TransactionTestCase` empty the tables: the triggers step aside while Django flushes, and come back."""
    from importlib import import_module

    from django.db import connections
    from django.test import TransactionTestCase

    triggers = import_module("detente.ledger.migrations.0002_append_only")
    flush = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        connection = connections["default"]
        with connection.cursor() as cursor:
            for statement in triggers.DROP[connection.vendor]:
                cursor.execute(statement)
        try:
            flush(self)
        finally:
            with connection.cursor() as cursor:
                for statement in triggers.CREATE[connection.vendor]:
                    cursor.execute(statement)

    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(autouse=True)
def _fast_hashes(settings: object) -> None:
    """Argon2 at full cost is right for people and slow for tests; the tests of passwords ask for it themselves."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    # Hashed names need `collectstatic`; the tests that serve files make it themselves.
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
