"""The Perspective door: short English comments from sixteen clients, and bursts of a hundred at once.

`python -m bench.doors SECONDS` prints as JSON how many analyses a second the door itself makes, without a server, in as
many processes as the server has: what the server is measured against.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import multiprocessing
import sys
import time
from dataclasses import asdict
from typing import Any

from bench import load
from bench.load import Load, percentiles

CLIENTS, BURST, LONGEST, PROCESSES = 16, 100, 120, 2
PATIENCE = 0.8
"""Seconds after which the most widespread client, Coral, gives up."""
PATH = "/api/perspective/v1alpha1/comments:analyze"
DOUBTFUL = ("Only an idiot would believe it.", "What a fucking mess this is.", "You people are pathetic liars.")


def body(number: int) -> bytes:
    """One request, of which every fifth holds something to think about."""
    from bench.words import comment

    text = comment(40_000_000 + number)
    if number % 5 == 0:
        text = DOUBTFUL[number // 5 % len(DOUBTFUL)] + " " + text
    asked = {"comment": {"text": text[:LONGEST]}, "requestedAttributes": {"TOXICITY": {}}, "languages": ["en"]}
    return json.dumps(asked).encode()


def analyses(port: int, *, seconds: float) -> Load:
    """Sixteen clients that ask as fast as they are answered."""
    bodies = [body(number) for number in range(2_000)]
    numbers = itertools.count()

    def request() -> bytes:
        return load.post("127.0.0.1", port, PATH, bodies[next(numbers) % len(bodies)], "application/json")

    return load.drive("127.0.0.1", port, request, seconds=seconds, connections=CLIENTS, fine=(200,))


def bursts(port: int, *, number: int = 5) -> dict[str, Any]:
    """Bursts of a hundred at once, each request on a connection of its own: the share that was answered with a score
    before clients give up, and the statuses of all.
    """
    answers = [answer for n in range(number) for answer in asyncio.run(_burst(port, n))]
    statuses: dict[int, int] = {}
    for status, _ in answers:
        statuses[status] = statuses.get(status, 0) + 1
    in_time = sum(status == 200 and seconds <= PATIENCE for status, seconds in answers)
    return {"share": in_time / len(answers), "statuses": statuses, "slowest": max(seconds for _, seconds in answers)}


async def _burst(port: int, number: int) -> list[tuple[int, float]]:
    async def one(n: int) -> tuple[int, float]:
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(load.post("127.0.0.1", port, PATH, body(number * BURST + n), "application/json", "Connection: close\r\n"))
        answer = await reader.read()
        writer.close()
        return int(answer.split(b" ", 2)[1]), time.perf_counter() - began

    return await asyncio.gather(*(one(n) for n in range(BURST)))


def without_a_server(seconds: float) -> Load:
    """The door's own work in as many processes as the server has."""
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        found = pool.map(_alone, [seconds] * PROCESSES)
    times = [one for several in found for one in several]
    p50, p99 = percentiles(times)
    return Load(len(times) / seconds, p50, p99, by=f"{PROCESSES} processes")


def _alone(seconds: float) -> list[float]:
    from detente.api.perspective import Call, answer
    from detente.api.perspective.keys import Gate

    gate, bodies = Gate(), [body(number) for number in range(500)]
    times: list[float] = []
    began = 0.0
    for number in itertools.count():
        start = time.perf_counter()
        if number == 50:  # warm
            began, times = start, []
        if began and start - began > seconds:
            return times
        answer(Call("POST", "v1alpha1/comments:analyze", body=bodies[number % 500], local=True), gate, _keep_nothing)
        times.append((time.perf_counter() - start) * 1000)
    raise AssertionError


def _keep_nothing(_: object) -> None:
    """An analysis keeps nothing."""


if __name__ == "__main__":
    print(json.dumps(asdict(without_a_server(float(sys.argv[1])))))
