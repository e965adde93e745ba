"""The operator's list of harmful addresses: its file, its look-up, its expiry, and what a verdict says of it."""

from __future__ import annotations

import io
import pickle
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from detente.project.cli import main
from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.errors import FeedError
from detente.standards.feed import Feed, load_feed, read_feed, write_feed
from detente.standards.feed_lists import Gathered, gather, thinned
from detente.standards.web.hosts import spelt_out
from detente.standards.web.links import parsed

MADE = datetime(2026, 11, 22, 10, tzinfo=UTC)
EXPIRES = MADE + timedelta(days=7)


def content_of(*entries: str) -> bytes:
    return write_feed(set(entries), name="Harbour list", made=MADE, expires=EXPIRES, sources=("harbour.txt",))


def feed_of(*entries: str) -> Feed:
    return read_feed(io.BytesIO(content_of(*entries)))


def lists(feed: Feed, address: str) -> bool:
    link = parsed(address)
    assert link is not None
    return feed.lists(spelt_out(link.host), link.path)


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("http://bad.example", True),
        ("https://BAD.example/any/page?x=1", True),
        ("https://deep.down.bad.example./", True),
        ("https://bad。example/", True),
        ("https://notbad.example/", False),
        ("https://example/", False),
        ("https://bad.example.org/", False),
        ("https://files.example/drop", True),
        ("https://www.files.example/drop/a.bin", True),
        ("https://files.example/drop?x", True),
        ("https://files.example/dropped", False),
        ("https://files.example/", False),
        ("https://other.files.example/drop", False),
        ("https://files.example/pay/1", True),
        ("https://files.example/pay", False),
        ("https://xn--mnchen-3ya.example/", True),
    ],
)
def test_a_host_lists_what_lies_under_it_and_a_prefix_what_begins_with_it(address: str, listed: bool) -> None:
    feed = feed_of("bad.example", "files.example/drop", "files.example/pay/", "münchen.example")
    assert lists(feed, address) is listed


@given(
    st.sets(st.from_regex(r"[a-z]{1,8}\.[a-z]{2,8}(/[a-z0-9]{1,6}){0,3}", fullmatch=True), max_size=40),
    st.from_regex(r"[a-z]{1,8}\.[a-z]{2,8}(/[a-z0-9]{1,6}){0,3}", fullmatch=True),
)
def test_the_compact_look_up_says_what_a_plain_search_says(entries: set[str], asked: str) -> None:
    feed = feed_of(*entries)
    plainly = any(asked == entry or asked.startswith(entry + "/") for entry in entries)
    assert lists(feed, f"http://{asked}") is plainly
    assert all(lists(feed, f"http://{entry}/more") for entry in entries)


def test_the_same_entries_make_the_same_file_and_a_feed_travels_to_other_processes() -> None:
    assert content_of("b.example", "a.example") == content_of("a.example", "b.example")
    feed = pickle.loads(pickle.dumps(feed_of("a.example")))
    assert (feed.name, feed.hosts, feed.prefixes, feed.sources) == ("Harbour list", 1, 0, ("harbour.txt",))
    assert lists(feed, "http://a.example")


def test_a_hundred_thousand_hosts_take_eight_bytes_each() -> None:
    content = content_of(*(f"host-{number:06}.example" for number in range(100_000)))
    tracemalloc.start()
    feed = read_feed(io.BytesIO(content))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 100_000 * 8 * 1.3
    assert lists(feed, "http://host-099999.example")
    assert not lists(feed, "http://host-100000.example")


def verdict_on(text: str, feed: Feed | None, time: datetime = MADE) -> Verdict:
    return judge(normalise(text), Circumstances(time=time), shipped_edition().with_feed(feed))


def test_a_listed_link_is_refused_and_the_verdict_names_the_list() -> None:
    feed = feed_of("bad.example", "files.example/drop/")
    text = "Everything is explained at https://bad.example/why and nowhere else."
    verdict = verdict_on(text, feed)
    assert verdict.action == "refuse"
    assert verdict.feed == feed.hash
    (finding,) = (finding for finding in verdict.findings if finding.rule == "malware")
    assert text[slice(*finding.spans[0])] == "https://bad.example/why"
    assert "Harbour list" in finding.why
    assert Verdict.from_dict(verdict.as_dict()) == verdict
    nested = verdict_on("https://search.example/?to=https%3A%2F%2Ffiles.example%2Fdrop%2Fa", feed)
    assert nested.action == "refuse" and "malware" in {finding.rule for finding in nested.findings}
    assert verdict_on("A calm sentence.", feed).feed == feed.hash


def test_without_a_list_or_after_its_end_nothing_of_it_is_said() -> None:
    text = "Everything is explained at https://bad.example/why and nowhere else."
    plain = verdict_on(text, None)
    assert plain.action == "publish"
    assert plain.feed == ""
    assert "feed" not in plain.as_dict()
    feed = feed_of("bad.example")
    assert verdict_on(text, feed, EXPIRES) == verdict_on(text, None, EXPIRES)
    assert verdict_on(text, feed, EXPIRES - timedelta(seconds=1)).action == "refuse"
    off = shipped_edition().with_feed(feed).without("malware")
    assert judge(normalise(text), Circumstances(time=MADE), off).feed == ""
    assert shipped_edition().feed is None, "the shipped edition itself has not changed"


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda whole: b"hosts\n" + whole, "feed-unknown-format", 1),
        (lambda whole: whole.replace(b"name: Harbour list\n", b""), "feed-key-missing", 6),
        (
            lambda whole: whole.replace(b"made: 2026-11-22T10:00:00Z", b"made: yesterday"),
            "feed-wrong-value",
            3,
        ),
        (lambda whole: whole.replace(b"expires: 2026", b"expires: 2025"), "feed-wrong-value", 7),
        (lambda whole: whole.replace(b"entries: 3", b"entries: many"), "feed-wrong-value", 5),
        (lambda whole: whole.replace(b"source:", b"colour:"), "feed-wrong-value", 6),
        (lambda whole: whole.replace(b"c.example", b"a.example"), "feed-unsorted", 10),
        (lambda whole: whole.replace(b"c.example", b"B.example"), "feed-entry", 10),
        (lambda whole: whole.replace(b"c.example", b"nohost"), "feed-entry", 10),
        (lambda whole: whole.replace(b"c.example", b"c.\xff"), "feed-not-utf8", 10),
        (lambda whole: whole.replace(b"c.example\n", b""), "feed-cut", 9),
        (lambda whole: whole[:-1], "feed-cut", 10),
        (lambda whole: whole.replace(b"c.example", b"c.example/" + b"x" * 4000), "feed-cut", 10),
        (lambda whole: whole.replace(b"entries: 3", b"entries: 3000000"), "feed-too-large", 7),
    ],
)
def test_a_broken_file_is_refused_by_name_and_line(
    change: Callable[[bytes], bytes], code: str, line: int
) -> None:
    whole = content_of("a.example", "b.example", "c.example")
    broken = change(whole)
    assert broken != whole
    with pytest.raises(FeedError) as refusal:
        read_feed(io.BytesIO(broken), source="harbour.txt")
    assert (refusal.value.code, refusal.value.line) == (code, line)
    assert refusal.value.message.startswith("harbour.txt")


def test_another_file_than_the_pinned_one_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_bytes(content_of("a.example"))
    pin = load_feed(file).hash
    assert (
        load_feed(file, pin=pin).hash == load_feed(file, pin=pin.removeprefix("sha256:").upper()).hash == pin
    )
    file.write_bytes(content_of("a.example", "b.example"))
    with pytest.raises(FeedError) as refusal:
        load_feed(file, pin=pin)
    assert refusal.value.code == "feed-altered"
    assert "harbour.txt" in refusal.value.message
    with pytest.raises(FeedError) as refusal:
        load_feed(tmp_path / "none.txt")
    assert refusal.value.code == "feed-unreadable"


def test_lists_of_all_usual_shapes_are_understood() -> None:
    found = Gathered()
    lines = [
        "# a comment", "! another", "", "0.0.0.0 bad.example", "127.0.0.1\tworse.example # why", "plain.example",
        "||blocked.example^$third-party", "http://files.example/drop/a,b.bin?x=1#part", "https://whole.example/",
        '"17","2026-11-22","http://table.example/gate.php","online"', "http://WWW.Upper.example/Case",
        "localhost", "0.0.0.0 localhost.localdomain", "co.uk", "https://github.com/", "https://github.com/stranger/tool",
        "not an address", "http://[::1]/x",
    ]  # fmt: skip
    gather(lines, found)
    assert found.entries == {
        "bad.example", "worse.example", "plain.example", "blocked.example", "files.example/drop/a,b.bin?x=1", "whole.example",
        "table.example/gate.php", "upper.example/case", "github.com/stranger/tool",
    }  # fmt: skip
    assert sum(found.left_out.values()) == 6
    assert feed_of(*found.entries).prefixes == 4


def test_what_another_entry_covers_is_dropped() -> None:
    entries = {"bad.example", "deep.bad.example", "bad.example/x", "www.good.example/y", "notbad.example"}
    assert thinned(entries) == {"bad.example", "www.good.example/y", "notbad.example"}


@given(st.text(max_size=200) | st.text(alphabet=",\n\r\"' http://.ax0", max_size=60))
@example(",\n0")
@example('x,"http://a.example/b c"')
@example("http://a.example/\u0130")
@example("," + "x" * 200_000)
def test_no_line_whatever_stops_the_gathering(line: str) -> None:
    found = Gathered()
    gather([line], found)
    feed_of(*found.entries)


def refreshed(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["feed", "refresh", *map(str, arguments)])


def test_a_list_its_pin_and_its_sources_are_three_files(tmp_path: Path) -> None:
    file, source, link, novel, pin = (tmp_path / name for name in ("feed.txt", "src.txt", "link", "novel.txt", "feed.pin"))
    source.write_text("bad.example\n")
    novel.write_text("It was a dark and stormy night.\n")
    link.symlink_to(source)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for arguments, code, named in [
        ((file, source, "--pin-file", file), "same-file", ("--pin-file", "FILE")),
        ((file, source, "--pin-file", source), "same-file", ("--pin-file", "SOURCE")),
        ((file, source, "--pin-file", link), "same-file", ("--pin-file", "SOURCE")),
        ((source, source), "same-file", ("FILE", "SOURCE")),
        ((link, source), "same-file", ("FILE", "SOURCE")),
        ((file, source, "--pin-file", novel), "target-not-ours", ("--pin-file", "novel.txt")),
        ((novel, source), "feed-unknown-format", ("Nothing was overwritten",)),
    ]:
        told = refreshed(*arguments)
        assert told.exit_code == 2, told.output
        assert f"[{code}]" in told.output and all(name in told.output for name in named)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    for _ in range(2):
        told = refreshed(file, source, "--pin-file", pin)
        assert told.exit_code == 0, told.output
    feed = load_feed(file)
    assert pin.read_text() == f"{feed.hash.removeprefix('sha256:')}  feed.txt\n"
    assert refreshed(file, "--pin-file", source).exit_code == 2, "the sources of last time count too"
    others = tmp_path / "SHA256SUMS"
    others.write_text("0" * 64 + "  another-file.txt\n")
    assert "[target-not-ours]" in refreshed(file, source, "--pin-file", others).output


def test_a_name_in_a_list_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "feed.txt"
    file.write_bytes(content_of("bad.example").replace(b"Harbour list", b"\x1b[2JHarbour list"))
    told = CliRunner().invoke(main, ["feed", "check", str(file), "--address", "bad.example/\x1b[2J"])
    assert "Harbour list" in told.output and "\x1b" not in told.output, told.output
