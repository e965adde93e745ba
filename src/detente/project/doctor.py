"""What a site must not run with. `detente doctor` prints it, `detente serve` refuses a production start because of it.

Each check returns its problems; a problem has a stable code and a sentence that says what to do. What is unsafe for
acknowledged data is refused everywhere; what is merely unfit for the open web is refused in production and told elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.project.counted import counted

if TYPE_CHECKING:
    from detente.standards.feed import Feed

FIRST_SOUND_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL database: sqlite.org/wal.html#walresetbug
LEAST_SECRET = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `always` problems stop every start, `never` problems none, the others a production
    start. `fine`: nothing is wrong, and the operator may want to know.
    """

    code: str
    sentence: str
    always: bool = False
    never: bool = False
    fine: bool = False


def problems(*, only_doors: bool = False) -> list[Problem]:
    """Everything that is wrong with the settings in force; with `only_doors`, as far as the doors alone are
    concerned, which have no people and no database. Needs `django.setup()`.
    """
    return [problem for check in (CHECKS_OF_DOORS if only_doors else CHECKS) for problem in check()]


def stopping(found: list[Problem], *, production: bool) -> list[Problem]:
    """Those problems that must stop a start."""
    return [problem for problem in found if (production or problem.always) and not problem.never]


def _debug() -> Iterator[Problem]:
    from django.conf import settings

    if settings.DEBUG:
        yield Problem("debug-on", "Django's error pages show settings to strangers. Unset DETENTE_DEBUG.")


def _secret() -> Iterator[Problem]:
    from detente.project import environment as env

    given = env.get("SECRET_KEY")
    if env.is_production() and not given:
        yield Problem(
            "secret-missing",
            "Sessions and second factors need a secret of their own. Set DETENTE_SECRET_KEY to 50 random characters or more, for "
            "example from: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'.",
        )
    elif given and len(given) < LEAST_SECRET:
        yield Problem(
            "secret-short", f"DETENTE_SECRET_KEY has {len(given)} characters; use {LEAST_SECRET} or more."
        )


def _demo() -> Iterator[Problem]:
    if _demo_people_exist():
        yield Problem(
            "demo-people",
            "This database holds the demo newsroom, whose passwords are known to everybody. Start with an empty DETENTE_HOME.",
        )


def _sqlite() -> Iterator[Problem]:
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    version = getattr(connection, "Database").sqlite_version_info  # noqa: B009 - Django's stubs do not know it
    if version < FIRST_SOUND_SQLITE:
        yield Problem(
            "sqlite-wal-reset-bug",
            f"SQLite {'.'.join(map(str, version))} can corrupt a database in WAL mode when two processes write. Install the "
            "package pysqlite3, which brings a current one.",
            always=True,
        )
    mode, synchronous = _pragma("journal_mode"), int(_pragma("synchronous"))
    if str(mode).lower() != "wal":
        yield Problem(
            "sqlite-not-wal",
            f"The journal mode is {mode}; Detente needs WAL. Put the home on a local disk.",
            always=True,
        )
    if synchronous < 2:
        yield Problem(
            "sqlite-synchronous-below-full",
            "With synchronous below FULL an acknowledged comment can vanish with the power. Set it to FULL in the database's options.",
            always=True,
        )


def _postgresql() -> Iterator[Problem]:
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            value = cursor.fetchone()[0]
        if value not in ("on", "remote_write", "remote_apply", "local"):
            yield Problem(
                f"postgresql-{name.replace('_', '-')}-off",
                f"PostgreSQL runs with {name} = {value}, so an acknowledged comment can be lost. Set it to on.",
                always=True,
            )


def _cache() -> Iterator[Problem]:
    from django.conf import settings

    from detente.project import environment as env

    backend = settings.CACHES["default"]["BACKEND"]
    if backend.endswith(("LocMemCache", "DummyCache")) and env.number("WORKERS") > 1:
        yield Problem(
            "cache-per-process",
            "Each worker would count sign-in attempts for itself. Set DETENTE_CACHE_URL, or leave it empty for the shared file.",
        )


def _proxies() -> Iterator[Problem]:
    from detente.project import environment as env

    if env.is_production() and not env.get("TRUSTED_PROXIES"):
        yield Problem(
            "trusted-proxies-unset",
            "Without knowing how many proxies stand in front, every reader shares one address and one rate limit. Set "
            "DETENTE_TRUSTED_PROXIES to their number, 0 when there is none.",
        )


def _address() -> Iterator[Problem]:
    from detente.project import environment as env

    if env.is_production() and not env.base_url().startswith("https://"):
        yield Problem(
            "base-url-not-https",
            "Passwords and session cookies would travel in clear. Put TLS in front and set DETENTE_BASE_URL to an https:// address.",
        )


def _second_factor() -> Iterator[Problem]:
    from django.conf import settings

    if not settings.STAFF_MFA:
        yield Problem("staff-mfa-off", "One stolen password opens the newsroom. Set DETENTE_STAFF_MFA=on.")


def _standards() -> Iterator[Problem]:
    from detente.accounts.queries import edition_in_force
    from detente.standards.errors import FeedError

    try:
        edition_in_force()
    except FeedError as refused:
        yield Problem("malware-feed-unfit", f"The list of harmful addresses is refused: {refused} [{refused.code}]", always=True)
    except Exception as broken:  # any way a file can be broken: the sentence of the error says which
        yield Problem("edition-broken", f"The edition of the standards cannot be read: {broken}", always=True)


def _feed() -> Iterator[Problem]:
    from django.utils import timezone

    from detente.accounts.queries import edition_in_force

    try:
        feed = edition_in_force().feed
    except Exception:  # told by the check of the standards
        return
    if feed is None:
        return
    if feed.holds(timezone.now()):
        yield Problem("malware-feed-in-use", _told(feed), never=True, fine=True)
    else:
        yield Problem(
            "malware-feed-expired",
            f"The list of harmful addresses “{feed.name}” expired on {feed.expires:%d %B %Y}, so nobody asks it any more. Run "
            f"`detente feed refresh`. {_taken_over()}",
            never=True,
        )


def _told(feed: Feed) -> str:
    held = f"{counted(feed.hosts, 'host')}, {counted(feed.prefixes, 'address', 'addresses')}"
    return (
        f"The list of harmful addresses “{feed.name}” ({held}) of {feed.made:%d %B %Y} is in use until "
        f"{feed.expires:%d %B %Y, %H:%M} UTC. {_taken_over()}"
    )


def _taken_over() -> str:
    """How a new list comes into force, as its pin was set."""
    from django.conf import settings

    from detente.accounts.feeds import is_path

    if is_path(str(settings.DETENTE["MALWARE_FEED_SHA256"])):
        return "A running site takes over a new list by itself."
    return "A new list needs the new DETENTE_MALWARE_FEED_SHA256 and a restart."


def _help_lines() -> Iterator[Problem]:
    from django.conf import settings

    from detente.comments.help_lines import lines_of

    path = str(settings.DETENTE["HELP_LINES"])
    if not path:
        return
    try:
        words = Path(path).read_text(encoding="utf-8").splitlines()
        lines_of(line for line in map(str.strip, words) if line and not line.startswith("#"))
    except (OSError, ValueError) as failure:
        reason = _reason(failure) if isinstance(failure, OSError | UnicodeDecodeError) else str(failure)
        yield Problem(
            "help-lines-unfit",
            f"The newsroom's own help lines in {path} cannot be used ({reason}), so the shipped ones would be shown. Mend "
            "DETENTE_HELP_LINES or the file.",
            always=True,
        )


def _held_words() -> Iterator[Problem]:
    from django.conf import settings

    from detente.comments.house import held_words

    path = settings.DETENTE["HELD_WORDS"]
    if not isinstance(path, str) or not path:
        return
    try:
        Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        yield Problem(
            "held-words-unreadable",
            f"The newsroom's own list {path} cannot be read ({_reason(failure)}), so no comment would be held because of it. "
            "Mend DETENTE_HELD_WORDS or the file, which must be UTF-8.",
            always=True,
        )
    else:
        held_words()  # the processes forked from this one then have a last good list from the start


def _reason(failure: OSError | UnicodeDecodeError) -> str:
    if isinstance(failure, UnicodeDecodeError):
        return f"byte {failure.start} is not UTF-8"
    return failure.strerror or str(failure)


def _disk() -> Iterator[Problem]:
    from django.conf import settings

    try:
        room = os.statvfs(settings.HOME)
    except OSError:
        return
    free = room.f_bavail * room.f_frsize
    if free < 200_000_000:
        yield Problem(
            "disk-nearly-full",
            f"Only {free // 1_000_000} MB are free in {settings.HOME}. Make room before readers write.",
        )


CHECKS: list[Callable[[], Iterator[Problem]]] = [
    _debug,
    _secret,
    _demo,
    _sqlite,
    _postgresql,
    _cache,
    _proxies,
    _address,
    _second_factor,
    _standards,
    _feed,
    _help_lines,
    _held_words,
    _disk,
]
CHECKS_OF_DOORS = [_debug, _secret, _cache, _proxies, _address, _standards, _feed, _held_words, _disk]


def _pragma(name: str) -> Any:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def _demo_people_exist() -> bool:
    from django.db import DatabaseError

    from detente.accounts.models import Person
    from detente.project.demo import DOMAIN

    try:
        return Person.objects.filter(email__endswith=f"@{DOMAIN}", is_staff=True).exists()
    except DatabaseError:  # nothing is migrated yet, so there is no demo either
        return False
