"""The look at the ledger: exact on SQLite, complete on databases whose ids become visible out of order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pysqlite3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.delivery.watch import EVERYTHING, MANY, LineCursor, PollingWatch, SqliteWatch


def connect(path: Path) -> Any:
    connection = pysqlite3.connect(str(path), isolation_level=None, timeout=5, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "l.sqlite3"
    with connect(path) as connection:
        connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT, touches TEXT)")
        connection.execute("INSERT INTO line (touches) VALUES ('old')")
    return path


@pytest.fixture
def watch(ledger: Path) -> Iterator[SqliteWatch]:
    made = SqliteWatch(path=str(ledger), connect=lambda: connect(ledger), table="line")
    yield made
    made.close()


def append(path: Path, *touches: str) -> None:
    connection = connect(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO line (touches) VALUES (?)", [(t,) for t in touches])
    connection.execute("COMMIT")
    connection.close()


def test_a_committed_line_is_seen_by_the_next_look_and_once(ledger: Path, watch: SqliteWatch) -> None:
    watch.look()
    assert watch.look() == frozenset()
    append(ledger, "thread:1 site", "article:2")
    assert watch.look() == {"thread:1", "site", "article:2"}
    assert watch.look() == frozenset()


def test_an_uncommitted_line_is_not_seen(ledger: Path, watch: SqliteWatch) -> None:
    connection = connect(ledger)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO line (touches) VALUES ('a')")
    assert watch.look() == frozenset()
    connection.execute("COMMIT")
    assert watch.look() == {"a"}


def test_no_line_is_missed_while_others_write_and_the_log_is_reset(ledger: Path, watch: SqliteWatch) -> None:
    per_writer, seen = 150, set()

    def write(name: int) -> None:
        connection = connect(ledger)
        for n in range(per_writer):
            connection.execute("INSERT INTO line (touches) VALUES (?)", (f"{name}:{n}",))
            if n % 40 == 0:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    writers = [threading.Thread(target=write, args=(name,)) for name in range(3)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seen |= watch.look()
    for writer in writers:
        writer.join()
    seen |= watch.look()
    assert seen >= {f"{name}:{n}" for name in range(3) for n in range(per_writer)}


def test_the_look_asks_the_database_only_after_a_commit(ledger: Path, watch: SqliteWatch) -> None:
    watch.look()
    asked: list[str] = []
    watch._connection.set_trace_callback(asked.append)
    for _ in range(100):
        watch.look()
    assert asked == []
    append(ledger, "a")
    watch.look()
    assert len(asked) == 1


def test_very_many_lines_drop_everything(ledger: Path, watch: SqliteWatch) -> None:
    append(ledger, *(str(n) for n in range(MANY + 5)))
    assert watch.look() == EVERYTHING
    append(ledger, "after")
    assert watch.look() == {"after"}


def test_a_replaced_database_drops_everything_and_is_followed(ledger: Path, watch: SqliteWatch,
                                                              tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    connection = connect(other)
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT, touches TEXT)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for leftover in ("-wal", "-shm"):
        ledger.with_name(ledger.name + leftover).unlink(missing_ok=True)
    other.replace(ledger)
    watch.check()
    assert watch.look() == EVERYTHING
    append(ledger, "new")
    assert watch.look() == {"new"}


def test_a_ledger_that_cannot_be_read_keeps_no_page(tmp_path: Path) -> None:
    path = tmp_path / "none"
    missing = SqliteWatch(path=str(path), connect=lambda: connect(path), table="line")
    assert missing.look() == EVERYTHING
    assert missing.look() == EVERYTHING


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_lines_that_become_visible_out_of_order_are_all_seen_once(delays: list[int], random: Any) -> None:
    cursor = LineCursor(0)
    visible_at = {n + 1: n + delay for n, delay in enumerate(delays)}
    seen: list[str] = []
    for now in range(len(delays) + 5):
        rows = [(n, str(n)) for n, at in visible_at.items() if at <= now and n > cursor.floor]
        random.shuffle(rows)
        seen += cursor.feed(rows, float(now))
    assert sorted(seen, key=int) == [str(n) for n in visible_at]


def test_a_gap_is_given_up_when_no_page_from_before_it_is_left() -> None:
    cursor = LineCursor(0, patience=60)
    cursor.feed([(5, "a"), (6, "b")], 0.0)
    assert cursor.floor == 0
    assert cursor.feed([(3, "late")], 30.0) == {"late"}
    cursor.feed([], 60.0)
    assert cursor.floor == 6


def test_polling_sees_new_lines_and_keeps_nothing_while_the_ledger_is_away() -> None:
    lines: list[tuple[int, str]] = [(1, "old")]
    away = threading.Event()

    def after(place: int) -> list[tuple[int, str]]:
        if away.is_set():
            raise OSError("away")
        return [line for line in lines if line[0] > place]

    watch = PollingWatch(newest=lambda: lines[-1][0], lines_after=after, clock=lambda: 0.0, interval=3600)
    watch.refresh()
    assert watch.look() == EVERYTHING
    lines.append((2, "thread:9"))
    watch.refresh()
    assert watch.look() == {"thread:9"}
    away.set()
    watch.refresh()
    assert watch.look() == EVERYTHING
    away.clear()
    watch.refresh()
    assert watch.look() == EVERYTHING
    watch.refresh()
    assert watch.look() == frozenset()
    watch.close()
