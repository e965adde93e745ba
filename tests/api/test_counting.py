"""Requests counted for all processes together."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from detente.api.counting import Allowance, Counts, HereAlone, InFile, InRedis, Together, counts_at

EACH = 300


@pytest.fixture(params=["file", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Counts]:
    """Where two processes count; each opens it for itself."""
    if request.param == "file":
        return lambda: InFile(tmp_path / "cache.sqlite3")
    address = os.environ.get("DETENTE_TEST_REDIS_URL")
    if not address:
        pytest.skip("DETENTE_TEST_REDIS_URL is not set; scripts/with-services sets it.")
    return lambda: InRedis(address)


def count(counts: Counts, name: str, told: Any) -> None:
    told.put([counts.add(name, 7) for _ in range(EACH)])


def test_two_processes_share_one_count(place: Callable[[], Counts], tmp_path: Path) -> None:
    name, fork = str(tmp_path), multiprocessing.get_context("fork")
    shared, told = place(), fork.SimpleQueue()
    assert shared.add("before the fork", 7) == 1
    others = [fork.Process(target=count, args=(shared, name, told)) for _ in range(2)]
    for other in others:
        other.start()
    seen = [told.get() for _ in others]
    for other in others:
        other.join()
    assert sorted(seen[0] + seen[1]) == list(range(1, 2 * EACH + 1))
    assert place().add(name, 7) == 2 * EACH + 1
    assert place().add(name, 8) == 1
    assert place().add(name + " other", 7) == 1


def test_old_counts_are_forgotten(tmp_path: Path) -> None:
    counts = InFile(tmp_path / "cache.sqlite3")
    for minute in range(5):
        counts.add("a", minute)
        counts.add("b", minute)
    with pysqlite3.connect(tmp_path / "cache.sqlite3") as database:
        assert {minute for (minute,) in database.execute("SELECT minute FROM api_counts")} == {3, 4}


def test_an_allowance_begins_anew_with_each_minute() -> None:
    now = [1_000_020.0]
    allowance = Allowance(2, HereAlone(), clock=lambda: now[0])
    assert [allowance.wait("a") for _ in range(3)] == [0, 0, 60]
    assert allowance.wait("b") == 0
    now[0] += 59.9
    assert allowance.wait("a") == 1
    now[0] += 0.2
    assert allowance.wait("a") == 0
    assert not any(Allowance(0, HereAlone()).wait("a") for _ in range(100))


def test_a_broken_place_leaves_each_process_its_own_count(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "cache.sqlite3").write_bytes(b"this is no database" * 100)
    counts = Together(InFile(tmp_path / "cache.sqlite3"))
    with caplog.at_level(logging.WARNING):
        assert [counts.add("a", 1) for _ in range(3)] == [1, 2, 3]
    assert len(caplog.records) == 1
    nobody = Together(InRedis("redis://127.0.0.1:1/0"))
    assert [nobody.add("a", 1) for _ in range(2)] == [1, 2]


def test_the_setting_says_where(tmp_path: Path) -> None:
    assert counts_at(tmp_path / "x") is counts_at(tmp_path / "x")
    assert counts_at("redis://127.0.0.1:1/0").add("a", 1) == 1
