"""`detente serve --only doors`: the judgement without a site."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import served_from

pytestmark = pytest.mark.slow
KEY = "a-key-of-our-own"
QUOTA = 12
SECRETS = ("empsec_before-the-change", "empsec_after-the-change")
ANALYZE = f"/api/perspective/v1alpha1/comments:analyze?key={KEY}"
SUGGEST = f"/api/perspective/v1alpha1/comments:suggestscore?key={KEY}"
ASKED = {"comment": {"text": "You are a complete idiot, you moron."}, "requestedAttributes": {"TOXICITY": {}}}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    settings = {
        "DETENTE_API_KEYS": KEY,
        "DETENTE_API_ANALYSES_PER_MINUTE": str(QUOTA),
        "DETENTE_CORAL_SECRETS": ",".join(SECRETS),
    }
    with served_from(tmp_path_factory.mktemp("doors"), "--only", "doors", **settings) as served:
        yield served


def test_the_doors_are_open_and_there_is_no_site(doors: Any) -> None:
    assert {path.name for path in Path(doors.home).iterdir()} <= {"secret-key", "cache.sqlite3"}
    answer = httpx.post(doors.url + ANALYZE, json=ASKED, timeout=20)
    assert answer.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"] > 0.8
    unsigned = httpx.post(doors.url + "/api/coral/moderate", content=b"{}")
    assert (unsigned.status_code, unsigned.json()["error"]["code"]) == (401, "signature-invalid")
    for address in ("/", "/accounts/login/", "/editor/", "/api/v1/articles", "/moderation/", "/static/x.css"):
        answer = httpx.get(doors.url + address, timeout=20)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")
    other = httpx.get(doors.url + "/api/perspective/$discovery/rest", headers={"Host": "evil.example"})
    assert (other.status_code, other.json()["error"]["code"]) == (400, "request-unfit")
    assert not Path(doors.home, "detente.sqlite3").exists()
    assert not Path(doors.home, "static").exists()


def test_labels_make_their_own_small_file(doors: Any) -> None:
    label = {"comment": ASKED["comment"], "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}}
    with httpx.Client() as client:
        for _ in range(4):
            assert client.post(doors.url + SUGGEST, json=label, timeout=20).status_code == 200
    with closing(sqlite3.connect(doors.home / "doors.sqlite3")) as database:
        kept = database.execute("SELECT attribute, value, ours > 0.8, text FROM api_suggestedscore").fetchall()
    assert kept == [("TOXICITY", 1.0, 1, "")] * 4


def test_the_coral_how_to_word_by_word(doors: Any) -> None:
    """Its shell lines, with the door's address and the secret that Detente was given (the second of two)."""
    for program in ("openssl", "curl", "sh"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so the lines of docs/howto/coral.md cannot run here.")
    page = (Path(__file__).parents[2] / "docs/howto/coral.md").read_text()
    (lines,) = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)

    def answered(secret: str) -> Any:
        environment = {**os.environ, "DETENTE": doors.url, "SECRET": secret}
        done = subprocess.run(["sh", "-c", lines], env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    told = answered(SECRETS[1])
    assert told["status"] == "REJECTED"
    assert told["moderationAction"]["rejectionReason"]["code"] == "OFFENSIVE"
    assert answered(SECRETS[0]) == told
    assert answered("empsec_other")["error"]["code"] == "signature-invalid"


def test_all_processes_count_one_quota(doors: Any) -> None:
    """Each request on a connection of its own, so that both fronts and all of Django's processes are asked."""
    while time.time() % 60 > 50:  # a minute of the clock must hold all of them
        time.sleep(0.5)
    answers = [httpx.post(doors.url + ANALYZE, json=ASKED, timeout=20) for _ in range(2 * QUOTA)]
    counts = Counter(answer.status_code for answer in answers)
    assert set(counts) == {200, 429}
    assert QUOTA - 5 <= counts[200] <= QUOTA  # the tests above may have asked in the same minute
    refused = answers[-1]
    assert refused.json()["error"]["details"][0]["metadata"]["quota_limit_value"] == str(QUOTA)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
