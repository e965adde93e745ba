"""`detente replay`: the same report however many processes work on it and however often it is interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.project.cli import main
from detente.project.commands.replay import EARLIER_MEMBERS, _identity, shown
from detente.standards import Circumstances, normalise, shipped_edition
from detente.standards.edition import SHIPPED, edition_file
from detente.standards.judging import examine, seen_alike
from detente.standards.replaying import Plan, Tally, replay, report, saved, taken_up
from detente.standards.stream import EditionChoice

COPY = "The new bridge will ruin our fishing and nobody has asked the people of the harbour about it."
TEXTS = [
    "This fucking weather again.", "You fucking liar.", "The ferry was late.", COPY, "Damn, that bridge again.",
    "THE FERRY IS LATE AGAIN AND NOBODY CARES", "Call him: (555) 123-4567", "You are an idiot.", "ok",
]  # fmt: skip
PLAN = Plan(EditionChoice("as-published"), EditionChoice("recommended"), examples=2)


def line(number: int, text: str, author: str = "a") -> bytes:
    time = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(minutes=number)
    return json.dumps({"id": number, "text": text, "author": author, "time": time.isoformat()}).encode()


def archive(count: int = 60) -> list[bytes]:
    lines = [line(n, TEXTS[n % len(TEXTS)], f"a{n % 7}") for n in range(count)]
    return [*lines[:20], b"{broken", *lines[20:]]


def reported(lines: list[bytes], **options: Any) -> dict[str, Any]:
    tally = options.pop("tally", None) or Tally()
    for tally, _ in replay(lines, PLAN, tally=tally, **options):  # noqa: B007, B020
        pass
    return report(tally, PLAN.hashes())


def test_a_report_says_what_changes_by_action_rule_and_author_with_examples() -> None:
    found = reported(archive())
    assert (found["comments"], found["broken"]) == (60, 1)
    assert sum(sum(row.values()) for row in found["actions"].values()) == 60
    assert found["actions"]["publish"]["refuse"] > 0
    assert found["actions"]["refuse"]["publish"] == 0
    assert found["rules"]["profanity"]["action changed"] > 0
    assert found["rules"]["flash-mob"]["both"] > 0, "copies are seen by the sequential pass"
    assert all(one.get("milder", 0) == 0 for one in found["authors"]["most"])
    example = found["examples"]["publish>refuse"][0]
    assert (example["id"], example["text"], example["to"]) == (0, "This fucking weather again.", "refuse")
    assert all(len(kept) <= 2 for kept in found["examples"].values())


def test_what_each_edition_refuses_does_not_count_as_an_authors_own_under_it() -> None:
    lines = [line(n, "This fucking weather again, and the ferry is late.") for n in range(6)]
    found = reported(lines)
    assert found["actions"]["publish"]["refuse"] == 2, (
        "the third copy is flooding for whom the first two were published"
    )
    assert found["rules"]["flooding"].keys() == {"only old"}


def test_lines_that_run_backwards_are_counted_and_flash_mobs_are_explained() -> None:
    assert reported(archive())["backwards"] == 0
    assert reported(archive()[::-1])["backwards"] == 58, "a minute is no disorder"
    assert EARLIER_MEMBERS in shown(reported(archive()))


def test_an_archive_cannot_steer_the_terminal_nor_stop_the_report(tmp_path: Path) -> None:
    text = "This fucking \x1b[2J\x1b]0;x\x07 weather \ud83d is \u202e grey."
    file = tmp_path / "archive.jsonl"
    file.write_bytes(line(1, text, "\x1b[31ma") + b"\n")
    done = run(str(file), "--edition", "as-published")
    assert done.returncode == 0, done.stderr
    assert "\\x1b[2J" in done.stdout and "\\ud83d" in done.stdout and "\\u202e" in done.stdout
    assert not set("\x1b\x07\u202e") & set(done.stdout)


def test_a_report_that_cannot_be_printed_leaves_the_state(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(b"\n".join(archive()) + b"\n")
    tally = Tally()
    for tally, _ in replay(archive(), PLAN, tally=tally):  # noqa: B020
        if tally.lines == 33:
            break
    state = file.with_name("archive.jsonl.replay")
    state.write_text(saved(tally, PLAN.hashes(), {**_identity(file), "changes": ""}))
    options = ["replay", str(file), "--edition", "as-published", "--examples", "2"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "detente.project.cli", *options], stdout=full, check=False
        )
    assert done.returncode != 0
    assert state.exists()


def test_an_edition_compared_with_itself_changes_nothing() -> None:
    same = Plan(EditionChoice(), EditionChoice())
    changes = [change for _, change in replay(archive(), same) if change is not None]
    assert changes == []


@pytest.mark.parametrize(("one", "other"), [SHIPPED, SHIPPED[::-1]])
def test_what_is_taken_over_from_another_edition_is_what_a_look_of_its_own_would_give(one: str, other: str) -> None:
    first, second = shipped_edition(one), shipped_edition(other)
    alike = seen_alike(first, second)
    around = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
    assert {"profanity", "privacy", "malware", "language-norms"} <= alike
    assert not alike & {"insult", "hatred", "trolling"}, "their numbers differ"
    for rule in second.rules.values():
        for example in (*rule.matches[:4], *rule.passes[:4]):
            text = normalise(example)
            taken = examine(text, around, second, examine(text, around, first), alike)
            assert taken == examine(normalise(example), around, second), example


def test_the_report_does_not_depend_on_the_number_of_processes() -> None:
    assert reported(archive(300), jobs=3) == reported(archive(300))


WHOLE = reported(archive(40))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=2))
def test_a_run_that_was_interrupted_anywhere_ends_in_the_same_report(stops: list[int]) -> None:
    lines, state = archive(40), ""
    for stop in sorted(stops):
        tally = taken_up(state, PLAN.hashes(), {}) or Tally()
        for tally, _ in replay(lines, PLAN, tally=tally):  # noqa: B020
            if tally.lines >= stop:
                break
        state = saved(tally, PLAN.hashes(), {})
    tally = taken_up(state, PLAN.hashes(), {})
    assert tally is not None
    assert reported(lines, tally=tally) == WHOLE


def test_a_state_of_another_run_is_not_taken_up() -> None:
    hashes = PLAN.hashes()
    state = saved(Tally(lines=7), hashes, {"size": 1})
    assert taken_up(state, hashes, {"size": 1}) == Tally(lines=7)
    assert taken_up(state, hashes, {"size": 2}) is None
    assert taken_up(state, {**hashes, "new": "sha256:other"}, {"size": 1}) is None
    assert taken_up("{", hashes, {}) is None
    assert taken_up("[]", hashes, {}) is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "detente.project.cli", "replay", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_prints_tables_writes_changes_and_takes_up_an_interrupted_run(tmp_path: Path) -> None:
    file, changes = tmp_path / "archive.jsonl", tmp_path / "changes.jsonl"
    file.write_bytes(b"\n".join(archive()) + b"\n")
    state = tmp_path / "archive.jsonl.replay"
    state.write_text(saved(Tally(lines=7), {**PLAN.hashes(), "new": "sha256:other"}, {}))
    options = (str(file), "--edition", "as-published", "--jobs", "2", "--changes", str(changes))
    done = run(*options)
    assert done.returncode == 1, "one line of the archive is broken"
    assert "belongs to another run" in done.stderr
    assert "publish → refuse" in done.stdout
    assert not state.exists()
    assert len(changes.read_text().splitlines()) == reported(archive())["changed"]
    assert json.loads(run(*options, "--json", "--examples", "2").stdout) == reported(archive())


def test_the_command_goes_on_after_the_last_saved_line(tmp_path: Path) -> None:
    file, changes, whole = (tmp_path / name for name in ("archive.jsonl", "changes.jsonl", "whole.jsonl"))
    file.write_bytes(b"\n".join(archive()) + b"\n")
    options = (str(file), "--edition", "as-published", "--examples", "2", "--json", "--jobs", "1")
    assert run(*options, "--changes", str(whole)).returncode == 1
    tally, written = Tally(), []
    for tally, change in replay(archive(), PLAN, tally=tally):  # noqa: B020
        written += [json.dumps(change)] if change is not None else []
        if tally.lines == 33:
            break
    # The machine stopped some lines after the state was saved: they are in the file of changes already.
    changes.write_text("\n".join([*written, '{"id": "written and', ""]))
    state = file.with_name("archive.jsonl.replay")
    state.write_text(saved(tally, PLAN.hashes(), {**_identity(file), "changes": str(changes)}))
    done = run(*options, "--changes", str(changes))
    assert "Going on after 33 lines" in done.stderr
    assert json.loads(done.stdout) == reported(archive())
    assert changes.read_bytes() == whole.read_bytes()
    assert not state.exists()


@pytest.mark.parametrize("arguments", [(), ("none.jsonl", "--edition", "recommended")])
def test_wrong_usage_has_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


NOVEL = "It was a dark and stormy night.\n"


@pytest.mark.parametrize(
    ("options", "code", "named"),
    [
        (["--changes", "ARCHIVE"], "same-file", ("--changes", "FILE")),
        (["--changes", "./deep/../ARCHIVE"], "same-file", ("--changes", "FILE")),
        (["--changes", "soft"], "same-file", ("--changes", "FILE")),
        (["--changes", "hard"], "same-file", ("--changes", "FILE")),
        (["--state", "ARCHIVE"], "same-file", ("--state", "FILE")),
        (["--state", "hard"], "same-file", ("--state", "FILE")),
        (["--state", "new.x", "--changes", "deep/../new.x"], "same-file", ("--state", "--changes")),
        (["--changes", "mine.toml"], "same-file", ("--changes", "--edition")),
        (["--state", "mine.toml"], "same-file", ("--state", "--edition")),
        (["--changes", "novel.txt"], "target-not-ours", ("--changes", "novel.txt")),
        (["--state", "novel.txt"], "target-not-ours", ("--state", "novel.txt")),
    ],
)
def test_nothing_is_written_over_what_is_read_nor_over_what_is_not_ours(
    options: list[str], code: str, named: tuple[str, str], tmp_path: Path
) -> None:
    """Each of these emptied or removed a file once, with exit code 0."""
    file, edition = tmp_path / "archive.jsonl", tmp_path / "mine.toml"
    file.write_bytes(b"\n".join(archive(3)) + b"\n")
    edition.write_bytes(edition_file("recommended"))
    (tmp_path / "novel.txt").write_text(NOVEL)
    (tmp_path / "deep").mkdir()
    (tmp_path / "soft").symlink_to(file)
    (tmp_path / "hard").hardlink_to(file)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    given = [part if part.startswith("--") else f"{tmp_path}/{part}".replace("ARCHIVE", file.name) for part in options]
    told = CliRunner().invoke(main, ["replay", str(file), "--edition", str(edition), "--jobs", "1", *given])
    assert told.exit_code == 2, told.output
    assert f"[{code}]" in told.output
    assert all(name in told.output for name in named)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_file_that_only_happens_to_bear_the_name_of_the_state_stays(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(line(1, "12"))
    novel = tmp_path / "archive.jsonl.replay"
    novel.write_text(NOVEL)
    told = CliRunner().invoke(main, ["replay", str(file), "--edition", "as-published", "--jobs", "1"])
    assert (told.exit_code, novel.read_text()) == (2, NOVEL)
    assert "--state" in told.output and "[target-not-ours]" in told.output


def test_its_own_earlier_changes_are_written_anew_and_an_empty_file_is_filled(tmp_path: Path) -> None:
    file, changes = tmp_path / "archive.jsonl", tmp_path / "changes.jsonl"
    file.write_bytes(line(1, "This fucking weather again."))
    changes.touch()
    command = ["replay", str(file), "--edition", "as-published", "--jobs", "1", "--changes", str(changes)]
    written = []
    for _ in range(2):
        told = CliRunner().invoke(main, command)
        assert told.exit_code == 0, told.output
        written.append(changes.read_bytes())
    assert written[0] == written[1] != b""


def test_a_place_that_cannot_be_written_is_a_target_and_no_source(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(line(1, "This fucking weather again."))
    for target in ("/nonexist/changes.jsonl", "/dev/full"):
        told = CliRunner().invoke(
            main, ["replay", str(file), "--edition", "as-published", "--jobs", "1", "--changes", target]
        )
        assert told.exit_code == 1, told.output
        assert f"{target} cannot be written" in told.output and "[target-not-writable]" in told.output


def test_the_site_is_named_for_both_editions_and_a_state_of_another_site_is_not_taken_up() -> None:
    german = line(1, "Die Stadt hat den Park verkauft, und niemand wurde gefragt.")
    for languages, held in (((), 0), (("de", "en"), 0), (("en",), 1)):
        plan = Plan(PLAN.new, PLAN.against, languages=languages)
        (tally, _), *_ = replay([german], plan)
        assert tally.rules.get("site-language", {}).get("both", 0) == held, languages
    assert Plan(PLAN.new, PLAN.against, 2, ("de",)).hashes() != PLAN.hashes()


def test_an_edition_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(line(1, "ok"))
    done = run(str(file), "--edition", str(tmp_path / "none.toml"))
    assert done.returncode == 1
    assert "edition-unreadable" in done.stderr
