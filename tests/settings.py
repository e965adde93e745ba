"""The site's own settings, with the environment of the tests around them.

pytest-django reads the settings before it reads any conftest, so the environment is made here. Processes that the tests
start (servers, commands) inherit it and load the real settings by themselves.
"""

from __future__ import annotations

import os
import tempfile

os.environ["DETENTE_HOME"] = tempfile.mkdtemp(prefix="detente-tests-")
os.environ["DETENTE_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ.pop("DETENTE_BASE_URL", None)
# The run on PostgreSQL uses the real Redis too; the run on SQLite the shared cache in its second file.
os.environ["DETENTE_DATABASE_URL"] = os.environ.get("DETENTE_TEST_DATABASE_URL", "")
on_postgresql = bool(os.environ["DETENTE_DATABASE_URL"])
os.environ["DETENTE_CACHE_URL"] = os.environ.get("DETENTE_TEST_REDIS_URL", "") if on_postgresql else ""
os.environ["DJANGO_SETTINGS_MODULE"] = "detente.project.settings"

from detente.project.settings import *  # noqa: E402, F403
