"""Group commit: fewer commits than acts, and nobody is told something that is not so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).with_name("together_sample.py")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = tmp_path_factory.mktemp("together")
    environment = {**os.environ, "DETENTE_HOME": str(home), "PYTHONPATH": "src"}
    environment.pop("DETENTE_DATABASE_URL", None)
    ran = subprocess.run([sys.executable, str(SAMPLE)], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_what_was_told_is_what_the_ledger_holds(seen: Any) -> None:
    first = seen["first"]
    stored = sorted(subject for subject, told in first["told"].items() if told == "stored")
    assert len(first["told"]) == 200
    assert first["held"] == stored
    refused = {subject for subject, told in first["told"].items() if told.startswith("refused")}
    assert refused == {subject for subject in first["told"] if subject.endswith("7")}


def test_acts_share_commits(seen: Any) -> None:
    assert 0 < seen["first"]["commits"] < 200


def test_a_failed_commit_is_told_to_everyone_in_it_and_stores_nothing(seen: Any) -> None:
    assert set(seen["failing"]["told"].values()) == {"disk I/O error"}
    assert seen["failing"]["held"] == len(seen["first"]["held"])


def test_a_transaction_that_sqlite_gave_up_is_stored_for_nobody(seen: Any) -> None:
    told, held = seen["lost"]["told"], set(seen["lost"]["held"])
    assert {subject for subject, said in told.items() if said == "stored"} == held & told.keys()
    assert not any(subject.startswith("lost") for subject in held)


def test_inside_a_transaction_the_act_joins_it(seen: Any) -> None:
    assert seen["nested"] == "nested:1"
