"""The rows of the table. Each gives ours, a baseline measured within the same minute, and their ratio."""

from __future__ import annotations

import contextlib
import itertools
import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import load
from bench.load import Load
from bench.processes import Server

WRITERS = 8
SLOW = 4
TOKEN = "c" * 32


@dataclass
class Row:
    """One line of the table. `ratio` is ours to the baseline, of rates (more is better) unless `unit` says
    otherwise."""

    name: str
    unit: str
    ours: float
    baseline: float
    against: str
    aim: str = ""
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Ours to the baseline."""
        return self.ours / self.baseline if self.baseline else 0.0


def cached(name: str, site: Server, path: str, constant: Server, *, seconds: float, busy: bool = False) -> Row:
    """A page from the cache against constant bytes of the same size from the same HTTP server."""
    def once() -> tuple[Load, Load]:
        return (load.read(site.address(path), seconds=seconds), load.read(constant.address("/"), seconds=seconds))

    load.read(site.address(path), seconds=1)
    with slow_requests(site) if busy else contextlib.nullcontext():
        pairs = [once(), once()]
    ours, theirs = (load.together([pair[n] for pair in pairs]) for n in (0, 1))
    return rates(name, ours, theirs, "constant bytes of that size, same server", "ratio ≥ 0.6")


@contextlib.contextmanager
def slow_requests(site: Server) -> Iterator[None]:
    """Four readers who search without a pause, each time for something that nobody searched for."""
    stop, numbers = threading.Event(), itertools.count()

    def ask() -> None:
        while not stop.is_set():
            with contextlib.suppress(OSError):
                urllib.request.urlopen(site.address(f"/search/?q=bridge+{next(numbers)}"), timeout=30).read()

    threads = [threading.Thread(target=ask) for _ in range(SLOW)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def posting(site: Server, home: dict[str, Any], folder: Path, *, seconds: float) -> tuple[Row, Load]:
    """Acknowledged comments a second, judged and flushed, against bare durable commits before and after."""
    before = commits(folder, seconds / 2)
    ours = post_comments(site, home, seconds=seconds)
    after = commits(folder, seconds / 2)
    bare = load.together([before, after])
    row = rates(f"posting a judged comment, FULL, {WRITERS} writers", ours, bare,
                f"bare durable commits, {WRITERS} writers, same SQLite and disk", "ratio ≥ 0.5, p99 ≤ 500 ms")
    return row, ours


def post_comments(site: Server, home: dict[str, Any], *, seconds: float) -> Load:
    """Eight connections that post as fast as they are answered; the readers take turns."""
    numbers, sessions = itertools.count(), home["sessions"]
    path = home["places"][2]["post"]

    def request() -> bytes:
        from bench.words import comment

        n = next(numbers)
        form = {"text": comment(n), "key": f"bench{n}", "csrfmiddlewaretoken": TOKEN}
        cookie = f"Cookie: session={sessions[n % len(sessions)]}; csrf={TOKEN}\r\n"
        kind = "application/x-www-form-urlencoded"
        return load.post("127.0.0.1", site.port, path, urlencode(form).encode(), kind, cookie)

    return load.drive("127.0.0.1", site.port, request, seconds=seconds, connections=WRITERS, fine=(303,))


def commits(folder: Path, seconds: float) -> Load:
    """Bare durable commits, in processes of their own."""
    return Load(**python("bench.commits", str(folder / "commits.sqlite3"), str(seconds), str(WRITERS)))


def isso_posts(isso: Server, *, seconds: float) -> Load:
    """The same writers at Isso's door."""
    numbers = itertools.count()

    def request() -> bytes:
        from bench.words import comment

        n = next(numbers)
        body = json.dumps({"text": comment(n), "author": f"Reader {n}", "title": "posting"}).encode()
        return load.post("127.0.0.1", isso.port, "/new?uri=%2Fposting%2F", body, "application/json")

    return load.drive("127.0.0.1", isso.port, request, seconds=seconds, connections=WRITERS, fine=(201,))


def isso_reads(isso: Server, uri: str, *, seconds: float, connections: int) -> Load:
    """Readers of a whole thread at Isso's door. Our own generator: an answer may take longer than wrk waits."""
    request = load.get("127.0.0.1", isso.port, f"/?uri=%2F{uri}%2F")
    return load.drive("127.0.0.1", isso.port, lambda: request, seconds=seconds, connections=connections, fine=(200,))


def peers(site: Server, home: dict[str, Any], isso: Server, ours: Load, *, seconds: float) -> list[Row]:
    """Posting and reading against Isso, which judges nothing."""
    rows = [rates("posting, against Isso", ours, isso_posts(isso, seconds=seconds), "Isso, gunicorn, 2 workers")]
    for count, place, uri in ((50, 0, "short"), (1000, 1, "long")):
        theirs = isso_reads(isso, uri, seconds=seconds, connections=8)
        mine = load.read(site.address(home["places"][place]["thread"]), seconds=seconds / 2, connections=8)
        rows.append(rates(f"reading a thread of {count:,}, against Isso", mine, theirs, "Isso, gunicorn, 2 workers"))
    return rows


def uncached(path: str, isso: Server, *, seconds: float) -> Row:
    """Making the page of a long thread anew, against Isso's reading of as many comments by one connection."""
    ours = Load(**python("bench.rendering", path, str(seconds)))
    theirs = isso_reads(isso, "long", seconds=seconds, connections=1)
    return rates("thread of 1,000, not cached", ours, theirs, "Isso's JSON of 1,000, one connection")


def judging(*, seconds: float) -> Row:
    """Comments judged on one core."""
    ours, theirs = (Load(**found) for found in python("bench.judging", str(seconds)))
    return rates("judging, one core", ours, theirs, theirs.by)


def doors(server: Server, *, seconds: float) -> list[Row]:
    """The Perspective door under sixteen clients, and under bursts."""
    from bench.doors import BURST, CLIENTS, PATIENCE, analyses, bursts

    alone = Load(**python("bench.doors", str(seconds / 2)))
    analyses(server.port, seconds=1)
    ours = analyses(server.port, seconds=seconds)
    seen = bursts(server.port)
    name = f"Perspective door, {CLIENTS} clients"
    return [
        rates(name, ours, alone, f"the same analyses without a server, {alone.by}", "≥ 300/s, p99 ≤ 100 ms"),
        Row(f"bursts of {BURST}: scored within {PATIENCE * 1000:.0f} ms", "share", round(seen["share"], 3), 1.0, "all of them",
            "1.0; whoever is not, is told so at once", {"seen": seen}),
    ]


def standards(*, seconds: float) -> list[Row]:
    """The standards room by itself: batches, replay, and the flash mobs of the published stream."""
    found = python("bench.standards", str(seconds))
    speed, mobs = found["speed"], found["mobs"]
    alone = "one by one, same texts of 188 characters, own processor time"
    return [
        Row("judging in batches, one core", "/s", speed["batch"], speed["alone"], alone, "≥ 1,000/s", {"seen": speed}),
        Row("replay under two editions, one core", "/s", speed["replay"], speed["alone"], alone, "≥ 833/s"),
        Row("flash mobs: members found", "share", mobs["recall"], 1.0, "all members; "
            f"{mobs['false alarms']:.4%} false alarms", "≥ 0.95, ≤ 0.01 %", {"seen": mobs}),
    ]


def starting(site: Server, plain: Server) -> list[Row]:
    """A second start and the memory after it, against the bare application under granian's own command."""
    against = "the same Django alone: granian, WSGI, 2 workers"
    return [
        Row("second start until /healthz answers", "s", round(site.started, 2), round(plain.started, 2), against,
            "< 5 s"),
        Row("memory after the start (PSS, all processes)", "MB", round(site.weight()), round(plain.weight()), against,
            detail={"processes": [site.processes(), plain.processes()]}),
    ]


def rates(name: str, ours: Load, theirs: Load, against: str, aim: str = "") -> Row:
    """A row of rates; everything else that was seen goes into its details."""
    return Row(name, "/s", round(ours.rate, 1), round(theirs.rate, 1), against, aim,
               {"ours": asdict(ours), "baseline": asdict(theirs)})


def python(module: str, *arguments: str) -> Any:
    """What a module of the benchmark, run in a process of its own, prints as JSON."""
    said = subprocess.run([sys.executable, "-m", module, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(said.stdout.splitlines()[-1])
