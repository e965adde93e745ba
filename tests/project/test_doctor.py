"""Each thing that a site must not run with: found where it is, silent where it is not, and a production start refused."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from detente.accounts.models import Person
from detente.project import doctor
from detente.project.demo import DOMAIN

from .conftest import detente, detente_at_once, environment

SECRET = "correct-horse-" * 5
GOOD = {
    "DETENTE_BASE_URL": "https://news.example",
    "DETENTE_SECRET_KEY": SECRET,
    "DETENTE_TRUSTED_PROXIES": "1",
}
Room = namedtuple("Room", "f_bavail f_frsize")


def codes(check: Callable[[], Iterator[doctor.Problem]]) -> dict[str, doctor.Problem]:
    return {problem.code: problem for problem in check()}


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


# --- one by one -------------------------------------------------------------------------------------------------------


def test_debug_on(settings: object) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]
    assert not codes(doctor._debug)
    settings.DEBUG = True  # type: ignore[attr-defined]
    assert "DETENTE_DEBUG" in codes(doctor._debug)["debug-on"].sentence


def test_secret_missing_and_short(production: pytest.MonkeyPatch) -> None:
    assert not codes(doctor._secret)
    production.setenv("DETENTE_SECRET_KEY", "x" * 49)
    assert "49 characters" in codes(doctor._secret)["secret-short"].sentence
    production.delenv("DETENTE_SECRET_KEY")
    assert "DETENTE_SECRET_KEY" in codes(doctor._secret)["secret-missing"].sentence
    production.delenv("DETENTE_BASE_URL")
    assert not codes(doctor._secret), "on one machine a key is made"


@pytest.mark.django_db
def test_demo_people() -> None:
    Person.objects.create_user(
        email=f"reader@{DOMAIN}", username="reader", password="a long password of mine"
    )
    assert not codes(doctor._demo), "a demo reader opens nothing"
    Person.objects.create_user(
        email=f"editor@{DOMAIN}", username="editress", password="a long password of mine", is_staff=True
    )
    assert "demo" in codes(doctor._demo)["demo-people"].sentence


@pytest.mark.sqlite_only
@pytest.mark.django_db
def test_sqlite_of_this_installation_is_sound() -> None:
    assert not codes(doctor._sqlite)


@pytest.mark.sqlite_only
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("version", "refused"), [((3, 51, 2), True), ((3, 40, 1), True), ((3, 51, 3), False)]
)
def test_sqlite_wal_reset_bug(
    version: tuple[int, ...], refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection.Database, "sqlite_version_info", version)
    found = codes(doctor._sqlite)
    assert ("sqlite-wal-reset-bug" in found) is refused
    if refused:
        assert found["sqlite-wal-reset-bug"].always
        assert ".".join(map(str, version)) in found["sqlite-wal-reset-bug"].sentence


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("set_to", "usual", "code"),
    [
        ("journal_mode = DELETE", "journal_mode = WAL", "sqlite-not-wal"),
        ("synchronous = NORMAL", "synchronous = FULL", "sqlite-synchronous-below-full"),
        ("synchronous = OFF", "synchronous = FULL", "sqlite-synchronous-below-full"),
    ],
)
def test_sqlite_not_wal_and_synchronous_below_full(set_to: str, usual: str, code: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {set_to}")
        try:
            found = codes(doctor._sqlite)
        finally:
            cursor.execute(f"PRAGMA {usual}")
    assert list(found) == [code] and found[code].always
    assert not codes(doctor._sqlite)


@pytest.mark.sqlite_only
@pytest.mark.django_db
def test_postgresql_is_asked_nothing_on_sqlite() -> None:
    assert not codes(doctor._postgresql)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_postgresql_settings_off(name: str) -> None:
    assert not codes(doctor._postgresql)
    code = f"postgresql-{name.replace('_', '-')}-off"
    try:
        _alter(f"ALTER SYSTEM SET {name} = off", name, "off")
        found = codes(doctor._postgresql)
    finally:
        _alter(f"ALTER SYSTEM RESET {name}", name, "on")
    assert list(found) == [code] and found[code].always and f"{name} = off" in found[code].sentence
    assert not codes(doctor._sqlite), "SQLite's pragmas are asked of SQLite alone"


def _alter(statement: str, name: str, wanted: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("SELECT pg_reload_conf()")
        for _ in range(200):
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone()[0] == wanted:
                return
            time.sleep(0.02)
    raise AssertionError(f"{name} never became {wanted}")


def test_cache_per_process(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_WORKERS", "2")
    assert not codes(doctor._cache)
    for backend in ("locmem.LocMemCache", "dummy.DummyCache"):
        settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}  # type: ignore[attr-defined]
        assert "DETENTE_CACHE_URL" in codes(doctor._cache)["cache-per-process"].sentence
    monkeypatch.setenv("DETENTE_WORKERS", "1")
    assert not codes(doctor._cache)


def test_trusted_proxies_unset(production: pytest.MonkeyPatch) -> None:
    assert not codes(doctor._proxies)
    production.setenv("DETENTE_TRUSTED_PROXIES", "0")
    assert not codes(doctor._proxies), "none is a statement too"
    production.delenv("DETENTE_TRUSTED_PROXIES")
    assert "DETENTE_TRUSTED_PROXIES" in codes(doctor._proxies)["trusted-proxies-unset"].sentence
    production.delenv("DETENTE_BASE_URL")
    assert not codes(doctor._proxies)


def test_base_url_not_https(production: pytest.MonkeyPatch) -> None:
    assert not codes(doctor._address)
    production.setenv("DETENTE_BASE_URL", "http://news.example")
    assert "https://" in codes(doctor._address)["base-url-not-https"].sentence
    production.setenv("DETENTE_BASE_URL", "http://127.0.0.1:8000")
    assert not codes(doctor._address)


def test_staff_mfa_off(settings: object) -> None:
    settings.STAFF_MFA = True  # type: ignore[attr-defined]
    assert not codes(doctor._second_factor)
    settings.STAFF_MFA = False  # type: ignore[attr-defined]
    assert "DETENTE_STAFF_MFA=on" in codes(doctor._second_factor)["staff-mfa-off"].sentence


@pytest.mark.django_db
def test_edition_broken(settings: object, tmp_path: Path) -> None:
    assert not codes(doctor._standards)
    broken = tmp_path / "edition.toml"
    broken.write_text("this is no = = edition")
    for path in (broken, tmp_path / "missing.toml"):
        settings.DETENTE = {**settings.DETENTE, "EDITION": str(path)}  # type: ignore[attr-defined]
        assert codes(doctor._standards)["edition-broken"].always


def test_disk_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda path: Room(50_000, 4096))
    assert not codes(doctor._disk)
    monkeypatch.setattr(os, "statvfs", lambda path: Room(10_000, 4096))
    found = codes(doctor._disk)["disk-nearly-full"]
    assert "Only 40 MB" in found.sentence and not found.always


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", "folder"])
def test_held_words_unreadable(content: bytes | str | None, settings: object, tmp_path: Path) -> None:
    path = tmp_path / "held.txt"
    settings.DETENTE = {**settings.DETENTE, "HELD_WORDS": str(path)}  # type: ignore[attr-defined]
    path.write_text("the old deal\n")
    assert not codes(doctor._held_words)
    path.unlink()
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    found = codes(doctor._held_words)["held-words-unreadable"]
    assert found.always and str(path) in found.sentence and "DETENTE_HELD_WORDS" in found.sentence


def test_held_words_that_break_later_leave_the_list_read_last(settings: object, tmp_path: Path) -> None:
    from detente.comments.house import held_words

    path = tmp_path / "held.txt"
    settings.DETENTE = {**settings.DETENTE, "HELD_WORDS": str(path)}  # type: ignore[attr-defined]
    assert held_words() == ()
    path.write_text("# ours\nthe old deal\n")
    assert not codes(doctor._held_words), "a look by the doctor is a first reading"
    path.write_bytes(b"\xff\xfe")
    assert held_words() == ("the old deal",)
    path.unlink()
    assert held_words() == ("the old deal",)
    path.write_text("quarry\n")
    assert held_words() == ("quarry",)


def test_only_some_problems_stop_a_start_on_one_machine() -> None:
    told, always = doctor.Problem("a", "A."), doctor.Problem("b", "B.", always=True)
    assert doctor.stopping([told, always], production=False) == [always]
    assert doctor.stopping([told, always], production=True) == [told, always]


# --- as a process -----------------------------------------------------------------------------------------------------


@pytest.mark.sqlite_only
def test_a_production_start_with_unsafe_settings_is_refused(prepared: Path) -> None:
    unsafe = {
        "DETENTE_HOME": str(prepared),
        "DETENTE_BASE_URL": "http://news.example",
        "DETENTE_DEBUG": "on",
        "DETENTE_STAFF_MFA": "off",
        "DETENTE_HELD_WORDS": str(prepared / "no-such-list.txt"),
        "DETENTE_EDITION": str(prepared / "no-such-edition.toml"),
        "PORT": str(_free_port()),
    }
    stops = {
        "debug-on",
        "secret-missing",
        "trusted-proxies-unset",
        "base-url-not-https",
        "staff-mfa-off",
        "held-words-unreadable",
        "edition-broken",
    }
    asked, served = detente_at_once(("doctor", "--json"), ("serve",), **unsafe)
    found = {row["code"]: row["message"] for row in json.loads(asked.stdout) if row["stops"]}
    assert asked.returncode == 1 and stops <= set(found)
    assert served.returncode == 1 and "unsafe-settings" in served.stderr and "Traceback" not in served.stderr
    for code in stops:
        assert f"  {code}: {found[code]}\n" in served.stderr


@pytest.mark.sqlite_only
def test_a_short_secret_and_the_demo_stop_a_production_start(prepared: Path, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(prepared, home)
    create = (
        "from detente.project.starting import setup; setup(); from detente.accounts.models import Person; "
        f"Person.objects.create_user(email='e@{DOMAIN}', username='editress', is_staff=True)"
    )
    unsafe = {**GOOD, "DETENTE_HOME": str(home), "DETENTE_SECRET_KEY": "short"}
    subprocess.run([sys.executable, "-c", create], env=environment(**unsafe), check=True, timeout=60)
    served = detente("serve", **unsafe, PORT=str(_free_port()))
    assert served.returncode == 1
    assert "secret-short: DETENTE_SECRET_KEY has 5 characters" in served.stderr
    assert "demo-people: " in served.stderr


@pytest.mark.sqlite_only
def test_a_good_production_environment_passes_and_starts(prepared: Path) -> None:
    good = {**GOOD, "DETENTE_HOME": str(prepared), "PORT": str(_free_port())}
    asked = detente("doctor", **good)
    nearly_full = "disk-nearly-full" in asked.stdout
    if nearly_full:
        pytest.skip("this machine's disk is nearly full, which rightly stops a production start")
    assert (asked.returncode, asked.stdout) == (0, "This site may start for production.\n"), asked.stderr
    command = [sys.executable, "-m", "detente.project.cli", "serve", "--workers", "1"]
    process = subprocess.Popen(
        command, env=environment(**good), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("Detente is ready at https://news.example/"), said + process.stdout.read()
    finally:
        process.terminate()
        assert process.wait(20) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
