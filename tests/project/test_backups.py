"""A backup is whole or it is refused: taken while others write, brought back, and broken in every way a disk can."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.project.backups import POSTGRES_NAME, restore, take, verify
from detente.project.cli import main
from detente.project.refusals import SQLITE_NAME, BackupRefused

from .conftest import detente

sqlite_only = pytest.mark.sqlite_only


def write_line(subject: str = "system:tests") -> None:
    with transaction.atomic():
        append(event=Event.SITE_BACKUP_TAKEN, actor="system:tests", subject=subject)


def lines(database: Path) -> list[int]:
    reading = sqlite3.connect(database)
    try:
        return [row[0] for row in reading.execute("SELECT id FROM ledger_line ORDER BY id")]
    finally:
        reading.close()


@pytest.fixture
def home(settings: object, tmp_path: Path) -> Path:
    """A home with a key and a picture; the database is the tests' own."""
    made = tmp_path / "home"
    (made / "media" / "pictures").mkdir(parents=True)
    (made / "media" / "pictures" / "harbour.jpg").write_bytes(os.urandom(3000))
    (made / "secret-key").write_text("k" * 80)
    (made / "secret-key").chmod(0o600)
    (made / "mail").mkdir()
    (made / "mail" / "letter").write_text("already sent")
    settings.HOME = made  # type: ignore[attr-defined]
    return made


@pytest.fixture
def backup(home: Path, transactional_db: None, tmp_path: Path) -> Path:
    write_line()
    take(tmp_path / "site.tar.gz")
    return tmp_path / "site.tar.gz"


def refused(code: str, path: Path, into: Path) -> None:
    """Neither verified nor restored, with that code, and nothing left behind."""
    codes = code.split("|")
    with pytest.raises(BackupRefused) as refusal:
        verify(path)
    assert refusal.value.code in codes
    with pytest.raises(BackupRefused) as refusal:
        restore(path, into)
    assert refusal.value.code in codes
    assert not into.exists()
    assert not list(into.parent.glob(".restore-*"))


# --- there and back ---------------------------------------------------------------------------------------------------


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_there_and_back_while_others_write(home: Path, tmp_path: Path) -> None:
    written, stop = [0], threading.Event()

    def write() -> None:
        try:
            while not stop.is_set():
                write_line()
                written[0] += 1
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        _until_more(written, 5)
        before = written[0]
        manifest = take(tmp_path / "site.tar.gz")
        after = written[0]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert verify(tmp_path / "site.tar.gz") == manifest
    restored = tmp_path / "new" / "var"
    assert restore(tmp_path / "site.tar.gz", restored) == manifest
    held = lines(restored / SQLITE_NAME)
    assert after > before, "the writers had to wait for the backup"
    assert before <= len(held) <= written[0], "a line that was acknowledged before is missing"
    assert held == list(range(held[0], held[0] + len(held))), "no line is missing between others"
    picture = Path("media/pictures/harbour.jpg")
    assert (restored / picture).read_bytes() == (home / picture).read_bytes()
    assert (restored / "secret-key").read_text() == "k" * 80
    assert (restored / "secret-key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in restored.iterdir()) == [SQLITE_NAME, "media", "secret-key"]


def _until_more(written: list[int], wanted: int) -> None:
    for _ in range(2000):
        if written[0] >= wanted:
            return
        threading.Event().wait(0.01)
    raise AssertionError("nobody writes")


def test_nobody_else_may_read_it_at_any_time(home: Path, transactional_db: None, tmp_path: Path) -> None:
    seen: list[int] = []

    def look(done: int, of: int) -> None:
        seen.extend(path.stat().st_mode & 0o777 for path in tmp_path.glob(".*.part"))

    old = os.umask(0)
    try:
        take(tmp_path / "site.tar.gz", progress=look)
    finally:
        os.umask(old)
    assert seen and set(seen) == {0o600}
    assert (tmp_path / "site.tar.gz").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*")), "drafts are left behind"


def test_a_target_that_exists_is_not_touched(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(BackupRefused) as refusal:
        take(backup)
    assert refusal.value.code == "target-exists" and backup.read_bytes() == before


def test_a_target_that_cannot_be_written(home: Path, transactional_db: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupRefused) as refusal:
        take(tmp_path / "file" / "site.tar.gz")
    assert refusal.value.code == "target-not-writable"


@sqlite_only
def test_a_home_that_is_not_empty_is_not_touched(backup: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").write_text("mine")
    with pytest.raises(BackupRefused) as refusal:
        restore(backup, full)
    assert refusal.value.code == "home-not-empty"
    assert [path.name for path in full.iterdir()] == ["mine"]


@sqlite_only
def test_an_empty_folder_is_a_home_to_restore_into(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    restore(backup, tmp_path / "empty")
    assert lines(tmp_path / "empty" / SQLITE_NAME)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(small)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"this machine lets nobody mount a small disk: {mounted.stderr.strip()}")
    yield small
    subprocess.run(["umount", str(small)], check=True)


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_leaves_nothing(home: Path, small_disk: Path) -> None:
    with pytest.raises(BackupRefused) as refusal:
        take(small_disk / "site.tar.gz")
    assert refusal.value.code == "disk-full"
    assert not list(small_disk.iterdir())


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_disk_that_fills_up_while_pictures_are_packed(home: Path, small_disk: Path, tmp_path: Path) -> None:
    shutil.rmtree(home / "media")
    (home / "media").mkdir()
    (home / "media" / "big.jpg").write_bytes(os.urandom(2_000_000))
    subprocess.run(["mount", "-o", "remount,size=2600k", str(small_disk)], check=True)
    with pytest.raises(BackupRefused) as refusal:
        take(small_disk / "site.tar.gz")
    assert refusal.value.code == "disk-full"
    assert not list(small_disk.iterdir())


@sqlite_only
def test_a_restore_onto_a_full_disk_leaves_nothing(backup: Path, small_disk: Path) -> None:
    with pytest.raises(BackupRefused) as refusal:
        restore(backup, small_disk / "var")
    assert refusal.value.code == "disk-full"
    assert not list(small_disk.iterdir())


# --- broken -----------------------------------------------------------------------------------------------------------


@sqlite_only
def test_a_flipped_byte_is_found_wherever_it_is(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    broken = tmp_path / "broken.tar.gz"
    places = [64, *(len(whole) * part // 8 for part in range(1, 8)), len(whole) - 6]
    for place in places:
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        if _says_the_same(broken, backup):
            places.append(place + 1)
            continue
        refused("backup-unreadable|backup-broken", broken, tmp_path / "new")


def _says_the_same(one: Path, other: Path) -> bool:
    """Deflate can say one thing in two ways (a run of zeros copied from another place), which is no damage."""
    try:
        return gzip.decompress(one.read_bytes()) == gzip.decompress(other.read_bytes())
    except (OSError, EOFError, zlib.error):
        return False


@sqlite_only
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.999])
def test_a_truncated_file_is_refused(share: float, backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: int(len(whole) * share)])
    refused("backup-unreadable", tmp_path / "cut.tar.gz", tmp_path / "new")


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    path, new = tmp_path / "it", tmp_path / "new"
    for content in (b"", b"words", gzip.compress(b"words"), os.urandom(5000)):
        path.write_bytes(content)
        refused("backup-unreadable", path, new)
    manifests = (b"no json", b"[]", b"{}", b'{"format": 1}', b'{"format": 99, "members": {}}', b"\xff")
    for manifest in manifests:
        refused("backup-unreadable", _archive(path, {"manifest.json": manifest}), new)
    refused("backup-unreadable", _archive(path, {"../outside": b"x"}), new)
    assert not (tmp_path / "outside").exists()


@sqlite_only
def test_a_changed_ledger_line_is_found_even_with_a_fitting_manifest(backup: Path, tmp_path: Path) -> None:
    import hashlib

    inside = tmp_path / "inside"
    with tarfile.open(backup) as tar:
        tar.extractall(inside, filter="data")
    database = sqlite3.connect(inside / SQLITE_NAME)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    changed = database.execute(
        "UPDATE ledger_line SET canonical = replace(canonical, 'system:tests', 'system:other')"
    )
    assert changed.rowcount
    database.commit()
    database.close()
    manifest = json.loads((inside / "manifest.json").read_text())
    manifest["members"][SQLITE_NAME] = hashlib.sha256((inside / SQLITE_NAME).read_bytes()).hexdigest()
    members = {"manifest.json": json.dumps(manifest).encode()}
    members |= {name: (inside / name).read_bytes() for name in manifest["members"]}
    refused("backup-broken", _archive(tmp_path / "forged.tar.gz", members), tmp_path / "new")


@sqlite_only
def test_a_backup_comes_back_only_to_the_database_that_the_settings_name(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url in ("postgresql://u@nowhere/news", f"sqlite:///{tmp_path}/elsewhere.sqlite3"):
        monkeypatch.setenv("DETENTE_DATABASE_URL", url)
        with pytest.raises(BackupRefused) as refusal:
            restore(backup, tmp_path / "new")
        assert refusal.value.code == "database-mismatch" and not (tmp_path / "new").exists()


# --- as a process -----------------------------------------------------------------------------------------------------


def test_a_mistyped_home_is_not_backed_up_as_an_empty_site(tmp_path: Path) -> None:
    for url in ("", f"sqlite:///{tmp_path}/none.sqlite3", "postgresql://u@127.0.0.1:1/none"):
        given = {"DETENTE_HOME": str(tmp_path / "vra"), "DETENTE_DATABASE_URL": url}
        told = CliRunner().invoke(main, ["backup"], env=given)  # refused before Django loads, so no process of its own
        assert told.exit_code == 1 and told.output.startswith("Error: home-empty: "), told.output
        assert not list(tmp_path.iterdir())
    (tmp_path / "vra").mkdir()
    (tmp_path / "vra" / SQLITE_NAME).write_bytes(b"")
    done = detente("backup", DETENTE_HOME=str(tmp_path / "vra"), DETENTE_SECRET_KEY="x" * 50)
    assert done.returncode == 1 and done.stderr.startswith("Error: home-empty: "), done.stderr
    assert not list((tmp_path / "vra").rglob("*.gz"))


@sqlite_only
def test_the_commands_go_there_and_back_and_say_what_they_hold(prepared: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "site.tar.gz", tmp_path / "new"
    taken = detente("backup", str(file), DETENTE_HOME=str(prepared))
    assert taken.returncode == 0, taken.stderr
    assert "0 comments, 0 articles" in taken.stdout and "read back and verified" in taken.stdout
    checked = detente("restore", "--verify", str(file), DETENTE_HOME=str(new))
    assert checked.returncode == 0 and "verified" in checked.stdout and not new.exists()
    back = detente("restore", str(file), DETENTE_HOME=str(new))
    assert back.returncode == 0 and "0 comments, 0 articles" in back.stdout, back.stderr
    assert lines(new / SQLITE_NAME) == lines(prepared / SQLITE_NAME)
    again = detente("restore", str(file), DETENTE_HOME=str(new))
    assert again.returncode == 1 and again.stderr.startswith("Error: home-not-empty: ")


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_there_and_back_on_postgresql(home: Path, tmp_path: Path) -> None:
    from urllib.parse import urlsplit, urlunsplit

    for _ in range(3):
        write_line()
    file, new = tmp_path / "site.tar.gz", tmp_path / "new"
    manifest = take(file)
    assert manifest["database"] == "postgresql" and POSTGRES_NAME in manifest["members"]
    assert verify(file) == manifest
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS restored_by_tests")
        cursor.execute("CREATE DATABASE restored_by_tests")
    url = urlunsplit(urlsplit(os.environ["DETENTE_DATABASE_URL"])._replace(path="/restored_by_tests"))
    try:
        back = detente("restore", str(file), DETENTE_HOME=str(new), DETENTE_DATABASE_URL=url)
        assert back.returncode == 0, back.stderr
        assert sorted(path.name for path in new.iterdir()) == ["media", "secret-key"]
        told = subprocess.run(
            ["psql", url, "-Atc", "SELECT count(*) FROM ledger_line"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert int(told.stdout) == 3
        twice = detente("restore", str(file), DETENTE_HOME=str(tmp_path / "other"), DETENTE_DATABASE_URL=url)
        assert twice.returncode == 1 and twice.stderr.startswith("Error: pg-restore-failed: ")
        assert not (tmp_path / "other").exists()
        here = detente("restore", str(file), DETENTE_HOME=str(tmp_path / "other"))
        assert here.returncode == 1 and here.stderr.startswith("Error: database-mismatch: ")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS restored_by_tests")
