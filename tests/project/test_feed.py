"""`detente feed`, and a site that asks the list it makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from detente.accounts.queries import edition_in_force
from detente.project import doctor
from detente.project.cli import main
from detente.standards.errors import FeedError
from detente.standards.feed import load_feed

from .conftest import detente


def feed(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["feed", *map(str, arguments)])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source.txt"
    file.write_text("0.0.0.0 bad.example\nhttp://files.example/drop/tool\nnonsense\n")
    return file


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """The folder of the test over HTTP, on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_list_is_made_from_a_file_and_an_address_and_made_again_without_naming_them(
    tmp_path: Path, source: Path, web: str
) -> None:
    (tmp_path / "other.csv").write_text('"1","http://table.example/gate.php","online"\n')
    file = tmp_path / "feed.txt"
    made = feed("refresh", file, source, f"{web}/other.csv", "--name", "Harbour list", "--days", "3")
    assert made.exit_code == 0, made.output
    assert "“Harbour list”: 1 host and 2 addresses" in made.output
    assert "Left out, no address in the line: 1 (such as 'nonsense')" in made.output
    first = load_feed(file)
    assert f"DETENTE_MALWARE_FEED_SHA256={first.hash.removeprefix('sha256:')}" in made.output
    assert (first.expires - first.made).days == 3
    source.write_text(source.read_text() + "worse.example\n")
    again = feed("refresh", file)
    assert again.exit_code == 0, again.output
    second = load_feed(file)
    assert (second.name, second.hosts, second.prefixes) == ("Harbour list", 2, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.txt", "other.csv", "source.txt"]


def test_a_source_that_fails_or_shrinks_changes_nothing(tmp_path: Path, source: Path, web: str) -> None:
    file = tmp_path / "feed.txt"
    source.write_text("".join(f"host-{number}.example\n" for number in range(10)))
    assert feed("refresh", file, source).exit_code == 0
    before = file.read_bytes()
    short = tmp_path / "short.txt"
    short.write_text("one.example\n")
    empty = tmp_path / "empty.txt"
    empty.write_text("<html>down for maintenance</html>\n")
    for arguments, code in [
        ((short,), "feed-shrunk"),
        ((empty,), "feed-shrunk"),
        ((empty, "--smaller"), "feed-shrunk"),
        ((source, tmp_path / "none.txt"), "source-unreadable"),
        ((source, f"{web}/none.txt"), "source-unreadable"),
    ]:
        run = feed("refresh", file, *arguments)
        assert (run.exit_code, code in run.output) == (1, True), run.output
        assert file.read_bytes() == before
    assert feed("refresh", file, short, "--smaller").exit_code == 0
    assert load_feed(file).hosts == 1


def test_a_file_that_is_no_list_is_not_overwritten_and_a_source_is_needed(tmp_path: Path, source: Path) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("It was a dark and stormy night.\n")
    run = feed("refresh", novel, source)
    assert run.exit_code == 2
    assert "feed-unknown-format" in run.output
    assert novel.read_text().startswith("It was")
    assert feed("refresh", tmp_path / "new.txt").exit_code == 2


def test_check_says_what_it_holds_what_it_lists_and_whether_it_can_be_used(tmp_path: Path, source: Path) -> None:
    file = tmp_path / "feed.txt"
    feed("refresh", file, source)
    pin = load_feed(file).hash
    told = feed("check", file, "--pin", pin, "--address", "https://deep.bad.example/x", "--address", "good.example")
    assert told.exit_code == 0
    assert "\nlisted  https://deep.bad.example/x\nnot listed  good.example" in told.output
    other = feed("check", file, "--pin", "0" * 64)
    assert other.exit_code == 3
    assert "feed-altered" in other.output
    old = file.read_text().splitlines()
    old[2:4] = ["made: 2020-01-01T00:00:00Z", "expires: 2020-01-08T00:00:00Z"]
    file.write_text("\n".join(old) + "\n")
    expired = feed("check", file)
    assert expired.exit_code == 4
    assert "feed-expired" in expired.output
    assert feed("check", file, "--pin", "0" * 64).exit_code == 3, "one that is altered says nothing of its age"


def test_check_tells_a_job_by_its_exit_code_what_is_wrong(tmp_path: Path, source: Path) -> None:
    file, page = tmp_path / "feed.txt", Path(__file__).parents[2] / "docs" / "reference" / "malware-feed.md"
    feed("refresh", file, source)
    whole, pin = file.read_bytes(), load_feed(file).hash
    told = {feed("check", file, "--pin", pin).exit_code}
    for content in (whole[:-1], b"a novel\n", whole.replace(b"entries: 2", b"entries: 3"), None):
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        run = feed("check", file, "--pin", pin)
        assert run.exit_code == 1, run.output
        told.add(run.exit_code)
    file.write_bytes(whole.replace(b"name: ", b"name: Another "))
    told.add(feed("check", file, "--pin", pin).exit_code)
    file.write_bytes(re.sub(rb"\nmade: .*\nexpires: .*\n", b"\nmade: 2020-01-01T00:00:00Z\nexpires: 2020-01-08T00:00:00Z\n", whole))
    told.add(feed("check", file).exit_code)
    for slip in ("", " ", "0" * 63, "none"):
        wrong = feed("check", file, "--pin", slip)
        assert "[feed-pin-missing]" in " ".join(wrong.output.split())
        told.add(wrong.exit_code)
    section = page.read_text().partition("## For a job")[2].partition("\n## ")[0]
    assert told == {int(code) for code in re.findall(r"^\| (\d) \|", section, re.MULTILINE)} == {0, 1, 2, 3, 4}


def test_judge_asks_the_list(tmp_path: Path, source: Path) -> None:
    file = tmp_path / "feed.txt"
    feed("refresh", file, source)
    line = json.dumps({"id": 1, "text": "All of it is at https://bad.example/why"})
    run = subprocess.run(
        [sys.executable, "-m", "detente.project.cli", "judge", "--feed", str(file)],
        input=line, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    verdict = json.loads(run.stdout)
    assert (verdict["action"], verdict["feed"]) == ("refuse", load_feed(file).hash)
    refused = detente("judge", "--feed", str(source))
    assert refused.returncode == 1
    assert "feed-unknown-format" in refused.stderr


def test_a_site_asks_only_the_list_that_was_pinned(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "feed.txt"
    feed("refresh", file, source)
    made = load_feed(file)
    for pin, code in [("", "feed-pin-missing"), ("0" * 64, "feed-altered")]:
        monkeypatch.setattr(settings, "DETENTE", {**settings.DETENTE, "MALWARE_FEED": str(file), "MALWARE_FEED_SHA256": pin})
        with pytest.raises(FeedError) as refusal:
            edition_in_force()
        assert refusal.value.code == code
        (problem,) = doctor._standards()
        assert (problem.code, problem.always) == ("malware-feed-unfit", True)
        assert code in problem.sentence
    monkeypatch.setitem(settings.DETENTE, "MALWARE_FEED_SHA256", made.hash)
    assert edition_in_force().feed is not None
    assert edition_in_force().feed.hash == made.hash  # type: ignore[union-attr]
    assert list(doctor._standards()) == []
    (told,) = doctor._feed()
    assert (told.code, told.fine) == ("malware-feed-in-use", True) and "and a restart" in told.sentence


def test_an_expired_list_is_told_and_stops_no_start(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "feed.txt"
    feed("refresh", file, source)
    lines = file.read_text().splitlines()
    lines[2:4] = ["made: 2020-01-01T00:00:00Z", "expires: 2020-01-08T00:00:00Z"]
    file.write_text("\n".join(lines) + "\n")
    chosen = {"MALWARE_FEED": str(file), "MALWARE_FEED_SHA256": load_feed(file).hash}
    monkeypatch.setattr(settings, "DETENTE", {**settings.DETENTE, **chosen})
    (problem,) = doctor._feed()
    assert problem.code == "malware-feed-expired"
    assert doctor.stopping([problem], production=True) == []


@pytest.fixture
def pinned_by_file(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A feed that a site asks, and the file by which it is pinned."""
    file, pin = tmp_path / "feed.txt", tmp_path / "feed.pin"
    made = feed("refresh", file, source, "--pin-file", pin)
    assert made.exit_code == 0 and f"DETENTE_MALWARE_FEED_SHA256={pin}" in made.output
    chosen = {"MALWARE_FEED": str(file), "MALWARE_FEED_SHA256": str(pin)}
    monkeypatch.setattr(settings, "DETENTE", {**settings.DETENTE, **chosen})
    return file, pin


def hash_in_force() -> str:
    found = edition_in_force().feed
    assert found is not None
    return found.hash


def test_a_running_site_takes_over_a_new_list(pinned_by_file: tuple[Path, Path], source: Path) -> None:
    file, pin = pinned_by_file
    first = hash_in_force()
    assert edition_in_force() is edition_in_force(), "nothing is read while nothing changed"
    source.write_text(source.read_text() + "later.example\n")
    assert feed("refresh", file, source, "--pin-file", pin).exit_code == 0
    assert hash_in_force() == load_feed(file).hash != first
    assert edition_in_force().feed.lists("later.example")  # type: ignore[union-attr]
    (told,) = doctor._feed()
    assert (told.code, told.fine) == ("malware-feed-in-use", True) and "takes over a new list by itself" in told.sentence
    assert doctor.stopping([told], production=True) == []


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (lambda content: content[:-1], "feed-cut"),
        (lambda content: content.replace(b"entries: ", b"entries: 9"), "feed-cut"),
        (lambda content: content.replace(b"name: ", b"name: Another "), "feed-altered"),
        (lambda content: b"", "feed-unknown-format"),
        (None, "feed-unreadable"),
    ],
)
def test_a_broken_new_list_leaves_the_old_one_in_force(
    pinned_by_file: tuple[Path, Path],
    broken: Callable[[bytes], bytes] | None,
    code: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    file, _ = pinned_by_file
    good, content = hash_in_force(), file.read_bytes()
    if broken is None:
        file.unlink()
    else:
        file.write_bytes(broken(content))
    assert [hash_in_force() for _ in range(3)] == [good] * 3
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(errors) == 1, "told once, not at every comment"
    assert f"[{code}]" in errors[0] and "is asked on" in errors[0]
    file.write_bytes(content)
    assert hash_in_force() == good


def test_a_list_without_its_pin_is_refused_at_the_start(
    pinned_by_file: tuple[Path, Path], source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pin = pinned_by_file
    pin.unlink()
    for _ in range(2):
        with pytest.raises(FeedError) as refusal:
            edition_in_force()
        assert refusal.value.code == "feed-pin-missing"
    pin.write_text("0" * 64 + "\n" + load_feed(file).hash + "\n")
    assert hash_in_force() == load_feed(file).hash
