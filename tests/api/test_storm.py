"""The doors under load, at the real server: overload is answered at once, and the server goes on."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.slow
ANALYZE = "/api/perspective/v1alpha1/comments:analyze"
GIVEN_UP = 20.0
BUSY = {"error": {"code": 503, "message": "The service is currently unavailable.", "status": "UNAVAILABLE"}}


def asked(n: int) -> dict[str, Any]:
    return {"comment": {"text": f"You are a complete idiot, number {n}."}, "requestedAttributes": {"TOXICITY": {}}}


async def storm(url: str, number: int) -> list[tuple[int, Any]]:
    """All at once, each on a connection of its own (an ordinary client's pool would send them one after another)."""
    port = int(url.rpartition(":")[2])

    async def one(n: int) -> tuple[int, Any]:
        body = json.dumps(asked(n)).encode()
        head = f"POST {ANALYZE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
        async with asyncio.timeout(GIVEN_UP):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + body)
            headers, _, content = (await reader.read()).partition(b"\r\n\r\n")
            writer.close()
        return int(headers.split()[1]), json.loads(content)

    return await asyncio.gather(*(one(n) for n in range(number)))


def test_a_thousand_at_once(served: Any) -> None:
    began = time.monotonic()
    answers = asyncio.run(storm(served.url, 1000))
    counts = Counter(status for status, _ in answers)
    assert set(counts) <= {200, 503}
    assert counts[200] >= 100
    for status, body in answers:
        assert "attributeScores" in body if status == 200 else body == BUSY
    assert time.monotonic() - began < GIVEN_UP
    assert httpx.post(served.url + ANALYZE, json=asked(1)).status_code == 200


def test_ten_megabytes(served: Any) -> None:
    answer = httpx.post(served.url + ANALYZE, content=b" " * (10 << 20), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.json() == {
        "error": {"code": 413, "message": "Request payload size exceeds the limit.", "status": "INVALID_ARGUMENT"}
    }
    assert httpx.post(served.url + ANALYZE, json=asked(2)).status_code == 200


def test_broken_bytes(served: Any) -> None:
    for body in (b"\xff\xfe\x00", b"{", b"[" * 500_000):
        assert httpx.post(served.url + ANALYZE, content=body).status_code == 400
    assert httpx.post(served.url + ANALYZE, json=asked(3)).status_code == 200
