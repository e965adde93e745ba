"""`detente judge`: one line out for one in, whatever comes in, and the same with any number of processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.project.cli import main
from detente.standards import shipped_edition
from detente.standards.edition import SHIPPED, parse_edition
from detente.standards.stream import BACKWARDS, EditionChoice, judge_stream, lines_of, site_languages_of

COPY = "The new bridge will ruin our fishing and nobody has asked the people of the harbour about it."


def judged(*records: Any, **options: Any) -> list[dict[str, Any]]:
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return [json.loads(line) for line, _ in judge_stream(lines, EditionChoice(), **options)]


def run(content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "detente.project.cli", "judge", *arguments]
    return subprocess.run(command, input=content, capture_output=True, check=False)


def test_a_verdict_has_the_contracts_shape() -> None:
    (line,) = judged(
        {
            "id": "1",
            "text": "You are an asshole.",
            "author": "a7",
            "thread": "t1",
            "time": "2026-11-22T10:00:00Z",
        }
    )
    assert list(line) == ["id", "action", "findings", "scores", "language", "edition", "detectors"]
    (profanity,) = [finding for finding in line["findings"] if finding["rule"] == "profanity"]
    assert {"rule", "score", "spans", "why"} <= set(profanity)
    assert profanity["spans"] == [[11, 18]]
    assert list(line["scores"])[:6] == [
        "TOXICITY",
        "SEVERE_TOXICITY",
        "INSULT",
        "PROFANITY",
        "THREAT",
        "IDENTITY_ATTACK",
    ]
    assert line["language"] == "en"


def test_lines_see_the_lines_before_them_by_their_own_time() -> None:
    lines = [{"id": n, "text": COPY, "author": f"a{n}", "time": f"2026-11-22T10:0{n}:00Z"} for n in range(6)]
    assert [line["action"] for line in judged(*lines)] == ["publish"] * 3 + ["hold"] * 3
    assert judged(*lines)[3]["findings"][0]["related"] == ["0", "1", "2"]
    days = [
        {"id": n, "text": COPY, "author": f"a{n}", "time": f"2026-11-{10 + n}T10:00:00Z"} for n in range(6)
    ]
    assert {line["action"] for line in judged(*days)} == {"publish"}


GROUPS = [
    "Catholic",
    "Jewish",
    "deaf",
    "old",
    "gay",
    "Irish",
    "young",
    "Black",
    "blind",
    "Muslim",
    "poor",
    "trans",
]
MOMENT = "2026-11-22T10:00:00Z"


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"author": "a1"},
        {"author": ""},
        {"time": MOMENT},
        {"author": "", "time": MOMENT},
        {"thread": "t1", "author": "a1"},
    ],
)
def test_texts_that_are_alike_are_no_campaign_unless_it_is_known_who_wrote_them_and_when(
    known: dict[str, str],
) -> None:
    text = "I think {} people deserve the same rights as everyone else."
    lines = [{"id": n, "text": text.format(group), **known} for n, group in enumerate(GROUPS * 3)]
    assert [line["action"] for line in judged(*lines)] == ["publish"] * len(lines)
    assert not {"flash-mob", "flooding"} & {f["rule"] for line in judged(*lines) for f in line["findings"]}


def test_lines_that_say_too_little_neither_hide_a_campaign_nor_join_it() -> None:
    known = [{"id": n, "text": COPY, "author": f"a{n}", "time": f"2026-11-22T10:0{n}:00Z"} for n in range(6)]
    mixed = [line for n, one in enumerate(known) for line in (one, {"id": f"bare {n}", "text": COPY})]
    found = judged(*mixed)
    assert [line["action"] for line in found[::2]] == ["publish"] * 3 + ["hold"] * 3
    assert {line["action"] for line in found[1::2]} == {"publish"}
    assert found[6]["findings"][0]["related"] == ["0", "1", "2"]


def test_an_author_who_is_known_floods_as_before() -> None:
    lines = [{"id": n, "text": COPY, "author": "a", "time": f"2026-11-22T1{n}:00:00Z"} for n in range(4)]
    assert [line["action"] for line in judged(*lines)] == ["publish", "publish", "hold", "hold"]


FOUL = "Fuck you all, you fucking cunts of the harbour council."


def test_what_was_refused_does_not_count_as_the_authors_own_copy() -> None:
    lines = [{"id": n, "text": FOUL, "author": "a", "time": f"2026-11-22T1{n}:00:00Z"} for n in range(4)]
    found = judged(*lines)
    assert found[0]["action"] == "refuse", "otherwise this says nothing"
    assert "flooding" not in {finding["rule"] for line in found for finding in line["findings"]}


def test_somebody_is_told_once_when_time_runs_backwards() -> None:
    lines = [
        {"id": n, "text": COPY, "author": f"a{n}", "time": f"2026-11-22T10:{50 - n}:00Z"} for n in range(6)
    ]
    lines += [{"id": "no author", "text": COPY, "time": "2026-11-21T10:00:00Z"}]
    backwards = run(b"\n".join(json.dumps(line).encode() for line in lines))
    assert backwards.stderr.decode() == BACKWARDS + "\n"
    forwards = run(b"\n".join(json.dumps(line).encode() for line in reversed(lines)))
    assert forwards.stderr == b""
    almost = [{**line, "time": f"2026-11-22T10:00:{50 - n}Z"} for n, line in enumerate(lines)]
    assert run(b"\n".join(json.dumps(line).encode() for line in almost)).stderr == b"", (
        "seconds are no disorder"
    )


def test_the_mark_before_a_windows_file_breaks_no_line() -> None:
    done = run(
        b'\xef\xbb\xbf{"id": "1", "text": "Good morning."}\r\n{"id": "2", "text": "\xef\xbb\xbfHello."}\r\n'
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1", "2"]
    assert done.returncode == 0
    assert list(lines_of(BytesIO(b"\xef\xbb\xbf\n\n7\n").read)) == [b"7"]


@pytest.mark.parametrize(
    ("raw", "code", "identity"),
    [
        (b"{broken", "invalid-json", None),
        (b'{"id": "1", "text": "\xff"}', "invalid-utf8", None),
        (b"[1, 2]", "not-an-object", None),
        (b'{"text": "no id"}', "missing-id", None),
        (b'{"id": null, "text": "x"}', "missing-id", None),
        (b'{"id": 1.5, "text": "x"}', "invalid-id", 1.5),
        (b'{"id": true, "text": "x"}', "invalid-id", None),
        (b'{"id": ["1"], "text": "x"}', "invalid-id", None),
        (b'{"id": "1"}', "missing-text", "1"),
        (b'{"id": "1", "text": 7}', "missing-text", "1"),
        (b'{"id": "1", "text": "x", "time": "yesterday"}', "invalid-time", "1"),
        (b'{"id": "1", "text": "x", "time": "0001-01-01T00:00:00Z"}', "invalid-time", "1"),
        (b'{"id": "1", "text": "x", "time": 7}', "invalid-time", "1"),
        (b'{"id": "1", "text": "x", "author": []}', "invalid-author", "1"),
        (b'{"id": "1", "text": "x", "article": "no"}', "invalid-article", "1"),
        (b'{"id": "1", "text": "x", "article": {"title": 0}}', "invalid-article", "1"),
        (b'{"id": "1", "text": "x", "article": {"text": false}}', "invalid-article", "1"),
        (b'{"id": "1", "text": "x", "article": {"language": []}}', "invalid-article", "1"),
        (b"[" * 100_000, "invalid-json", None),
    ],
)
def test_a_broken_line_is_answered_in_its_place(raw: bytes, code: str, identity: str | float | None) -> None:
    before, broken, after = judged(
        {"id": "0", "text": "Good morning."}, raw, {"id": "2", "text": "Good night."}
    )
    assert (broken["id"], broken["error"]["code"]) == (identity, code)
    assert broken["error"]["message"].endswith(".")
    assert (before["id"], after["id"]) == ("0", "2")


def test_difficult_texts_are_judged() -> None:
    lines = judged(
        {"id": "nul", "text": "a\x00b"},
        {"id": "lone", "text": "a\ud800b"},
        {"id": "empty", "text": ""},
        {"id": "long", "text": "word " * 200_000},
        {"id": "marks", "text": "a" + "\u0336" * 5000},
    )
    assert [line["id"] for line in lines] == ["nul", "lone", "empty", "long", "marks"]
    assert all("action" in line for line in lines)
    assert lines[3]["inspected"] == 20_000


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_one_line_out_for_one_in(content: bytes) -> None:
    lines = [line for line in content.split(b"\n") if line.strip()]
    answers = list(judge_stream(lines, EditionChoice()))
    assert len(answers) == len(lines)
    for answer, is_verdict in answers:
        record = json.loads(answer)
        assert ("error" in record) is not is_verdict


@given(st.lists(st.binary(max_size=30), max_size=20), st.integers(1, 50))
def test_cutting_a_stream_into_lines_loses_nothing(parts: list[bytes], size: int) -> None:
    content = b"\n".join(parts)
    at = 0

    def read(_: int) -> bytes:
        nonlocal at
        at += size
        return content[at - size : at]

    expected = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert list(lines_of(read)) == [line for line in expected if line.strip()]


def test_the_number_of_processes_never_changes_the_output(tmp_path: Path) -> None:
    records = [
        {"id": n, "text": COPY if n % 3 else f"Comment {n} is shit", "author": f"a{n % 40}", "time": MOMENT}
        for n in range(700)
    ]
    content = b"\n".join(json.dumps(record).encode() for record in records) + b"\n{broken\n"
    one, two = run(content), run(content, "--jobs", "2")
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 701
    assert (one.returncode, two.returncode) == (1, 1)


def test_exit_codes_and_options(tmp_path: Path) -> None:
    good = b'{"id": "1", "text": "THIS IS SHOUTED, AND IT IS SHIT"}\n'
    assert run(good).returncode == 0
    limited = json.loads(run(good, "--rules", "language-norms").stdout)
    assert [finding["rule"] for finding in limited["findings"]] == ["language-norms"]
    assert list(limited["scores"]) == ["language-norms"]
    strict = json.loads(run(good, "--edition", "as-published").stdout)
    assert strict["action"] == "refuse"
    for wrong in (
        ["--rules", "nope"],
        ["--jobs", "0"],
        ["--nope"],
    ):
        done = run(good, *wrong)
        assert done.returncode == 2, wrong
        assert done.stdout == b""
    broken = tmp_path / "broken.toml"
    broken.write_text('name = "x"\nname = "y"\n', encoding="utf-8")
    for file, said in ((broken, b"line 2"), (tmp_path / "none.toml", b"[edition-unreadable]")):
        done = run(good, "--edition", str(file))
        assert done.returncode == 1
        assert said in done.stderr and done.stdout == b""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rules", ","], "[no-rule]"),
        (["--rules", ""], "[no-rule]"),
        (["--site-languages", ""], "[no-language]"),
        (["--site-languages", " , "], "[no-language]"),
        (["--site-languages", "de,german"], 'Did you mean de (German)? Codes: '),
        (["--site-languages", "deutsch"], "[unknown-language]"),
        (["--site-languages", "\x1b[2J"], '"\\x1b[2j" is no code'),
    ],
)
def test_an_option_that_names_nothing_is_wrong_usage(arguments: list[str], said: str) -> None:
    told = CliRunner().invoke(main, ["judge", *arguments], input='{"id": 1, "text": "fuck off you cunt"}')
    assert told.exit_code == 2
    assert " ".join(said.split()) in " ".join(told.output.split())
    assert '"action"' not in told.output


GERMAN = "Die Stadt hat den Park verkauft, und niemand wurde gefragt."
ENGLISH = "The town has sold the park, and nobody was asked about it."


@pytest.mark.parametrize(
    ("text", "article", "languages", "is_held"),
    [
        (GERMAN, None, (), False),
        (ENGLISH, None, (), False),
        (GERMAN, {"title": "Der Park", "language": "de"}, (), False),
        (GERMAN, {"title": "Der Park", "language": "de-AT"}, (), False),
        (ENGLISH, {"title": "Der Park", "language": "de"}, (), True),
        (GERMAN, {"title": "The park", "language": "en"}, (), True),
        (GERMAN, {"title": "The park"}, (), False),
        (GERMAN, {"title": "The park", "language": "klingon"}, (), False),
        (GERMAN, {"title": "The park", "language": "en"}, ("de", "en"), False),
        (GERMAN, {"title": "Der Park", "language": "de"}, ("en",), True),
        (ENGLISH, None, ("de",), True),
        (ENGLISH, None, ("de", "en"), False),
    ],
)
def test_a_stream_knows_its_language_from_the_article_or_from_whoever_calls(
    text: str, article: dict[str, str] | None, languages: tuple[str, ...], is_held: bool
) -> None:
    (line,) = judged({"id": 1, "text": text, "article": article}, languages=languages)
    assert ("site-language" in {finding["rule"] for finding in line["findings"]}) is is_held
    assert (line["action"] == "hold") is is_held


def test_the_languages_of_the_site_reach_every_process() -> None:
    lines = [{"id": n, "text": GERMAN} for n in range(3)]
    assert [line["action"] for line in judged(*lines, jobs=2, languages=("en",))] == ["hold"] * 3


def test_the_option_takes_codes_with_regions_and_blanks() -> None:
    assert site_languages_of(["de-AT", " EN ", "de", ""]) == ("de", "en")


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which $JUDGE is the command."""
    environment = {**os.environ, "JUDGE": f"{sys.executable} -m detente.project.cli judge"}
    return subprocess.run(line, shell=True, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("$JUDGE <&-", 1, "[source-unreadable]"),
        ("$JUDGE 0>> in.jsonl", 1, "[source-unreadable]"),
        ("$JUDGE < in.jsonl >&-", 1, "[target-not-writable]"),
        ("$JUDGE < in.jsonl > /dev/full", 1, "[target-not-writable]"),
        ("$JUDGE < in.jsonl >> in.jsonl", 2, "[same-file]"),
        ("$JUDGE --edition mine.toml --print-edition >> mine.toml", 2, "[same-file]"),
    ],
)
def test_what_the_shell_does_to_input_and_output_ends_in_a_sentence(
    line: str, status: int, code: str, tmp_path: Path
) -> None:
    content = '{"id": 1, "text": "Good morning."}\n'
    (tmp_path / "in.jsonl").write_text(content)
    (tmp_path / "mine.toml").write_text(content)
    done = shell(line, tmp_path)
    assert done.returncode == status, done.stderr
    assert code in done.stderr and "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
    assert {path.read_text() for path in tmp_path.iterdir()} == {content}


def test_a_shipped_edition_is_printed_to_be_copied_byte_for_byte(tmp_path: Path) -> None:
    for name in SHIPPED:
        told = CliRunner().invoke(main, ["judge", "--edition", name, "--print-edition"])
        assert told.exit_code == 0
        assert parse_edition(told.stdout_bytes).hash == shipped_edition(name).hash
    told = CliRunner().invoke(main, ["judge", "--edition", str(tmp_path / "none.toml"), "--print-edition"])
    assert told.exit_code == 1 and "[edition-unreadable]" in told.output


@pytest.mark.parametrize(
    ("identity", "echoed"),
    [
        ("1e999", None),
        ("-1e999", None),
        ("NaN", None),
        ("Infinity", None),
        ("[NaN]", None),
        ('{"deep": 1e999}', None),
        ("true", None),
        ("1.5", 1.5),
        ('"\\ud800"', "\ud800"),
        ("9" * 400, int("9" * 400)),
    ],
)
def test_no_id_makes_the_answer_anything_but_json(identity: str, echoed: object) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    ((line, _),) = judge_stream([f'{{"id": {identity}, "text": 1}}'.encode()], EditionChoice())
    answer = json.loads(line, parse_constant=refuse)
    assert answer["id"] == echoed and "error" in answer
