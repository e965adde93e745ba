"""`make bench`: measures, prints one table, writes bench/results/latest.json.

Every row is a ratio to a baseline of the same minute on the same machine. The whole run is bounded: nothing
is repeated until it looks good.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bench import machine, rows
from bench.isso_home import CONFIG
from bench.processes import Server, running
from bench.quality import quality

RESULTS = Path(__file__).parent / "results"
HEALTH = "/healthz"


@click.command()
@click.option("--seconds", default=6.0, help="How long each measurement of a rate takes.")
def main(seconds: float) -> None:
    """Run all benchmarks, in about five minutes."""
    if shutil.which("wrk") is None:
        click.echo("wrk is not installed (apt-get install wrk): reads are driven by a slower generator.", err=True)
    began = time.perf_counter()
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="work-", dir=RESULTS) as folder:
        work = Path(folder)
        facts = machine.facts(work)
        try:
            table = measure(work, seconds)
        except BaseException:
            click.echo((work / "log").read_text()[-3000:], err=True)
            raise
    facts["seconds"] = round(time.perf_counter() - began)
    found = {"machine": facts, "rows": [asdict(row) | {"ratio": round(row.ratio, 3)} for row in table]}
    (RESULTS / "latest.json").write_text(json.dumps(found, indent=1) + "\n")
    click.echo(shown(facts, table))


def measure(work: Path, seconds: float) -> list[rows.Row]:
    """Build the homes, start the servers, measure row after row."""
    log = work / "log"
    os.environ["DETENTE_HOME"] = str(work / "home")
    for name in ("DETENTE_DATABASE_URL", "DETENTE_BASE_URL", "DETENTE_CACHE_URL"):
        os.environ.pop(name, None)
    tell("building a home with 1,050 comments")
    home = _home(work, log)
    (work / "isso.cfg").write_text(CONFIG.format(folder=work))
    subprocess.run([sys.executable, "-m", "bench.isso_home", str(work / "isso.cfg")], check=True)
    here = Path(sys.executable).parent
    serve = [str(here / "detente"), "serve", "--workers", "2"]
    gunicorn = [str(here / "gunicorn"), "-w2", "-b127.0.0.1:{port}", "isso.run"]
    wsgi = [str(here / "granian"), "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--port", "{port}",
            "detente.project.wsgi:application"]
    tell("starting")
    with running(wsgi, log=log, ready=HEALTH) as plain, running(serve, log=log, ready=HEALTH) as site:
        table = rows.starting(site, plain)
    with running(serve, log=log, ready=HEALTH) as site:
        table += reading(site, home, seconds, log)
        tell("posting")
        row, ours = rows.posting(site, home, work, seconds=seconds)
        table.append(row)
        with running(gunicorn, log=log, ready="/?uri=%2Fshort%2F", env={"ISSO_SETTINGS": str(work / "isso.cfg")}) as isso:
            tell("Isso")
            table += rows.peers(site, home, isso, ours, seconds=seconds)
            table.append(rows.uncached(home["places"][1]["thread"], isso, seconds=seconds / 2))
    tell("the doors")
    with running([*serve, "--only", "doors"], log=log, ready=HEALTH) as alone:
        table += rows.doors(alone, seconds=seconds)
    tell("judging")
    table.append(rows.judging(seconds=seconds))
    table += rows.standards(seconds=seconds / 2)
    tell("right and wrong")
    table += quality()
    return table


def reading(site: Server, home: dict[str, Any], seconds: float, log: Path) -> list[rows.Row]:
    """Cached pages against constant bytes."""
    short, long = home["places"][0]["article"], home["places"][1]["thread"]
    found = []
    for name, path, busy in (
        ("article with 50 comments, cached", short, False),
        ("the same, while four slow searches run", short, True),
        ("thread of 1,000 comments, cached", long, False),
    ):
        tell(name)
        size = len(urllib.request.urlopen(site.address(path)).read())
        constant = [sys.executable, "-m", "bench.front_alone", "{port}", "--constant", "--size", str(size)]
        with running(constant, log=log) as yardstick:
            row = rows.cached(name, site, path, yardstick, seconds=seconds / 2, busy=busy)
        row.detail["bytes"] = size
        found.append(row)
    return found


def shown(facts: dict[str, Any], table: list[rows.Row]) -> str:
    """The table, with the machine above it."""
    lines = ["", "  ".join(f"{name} {value}" for name, value in facts.items()), ""]
    lines.append(f"{'what':52} {'ours':>10} {'baseline':>10} {'ratio':>7}   {'p50/p99 ms':>13}  against (aim)")
    for row in table:
        ours = row.detail.get("ours", {})
        times = f"{ours['p50']:.1f}/{ours['p99']:.1f}" if ours else ""
        aim = f" ({row.aim})" if row.aim else ""
        lines.append(f"{row.name:52} {row.ours:>10,.1f} {row.baseline:>10,.1f} {row.ratio:>7.2f}   {times:>13}  "
                     f"{row.against}{aim} [{row.unit}]")
        wrong = ours.get("wrong", 0) if ours else 0
        if wrong:
            lines.append(f"{'':52} {wrong} answers were not what they should be: {ours['statuses'] or ''}")
    return "\n".join(lines)


def tell(what: str) -> None:
    """A line on standard error for a person who watches."""
    if sys.stderr.isatty():
        click.echo(f"… {what}", err=True)


def _home(work: Path, log: Path) -> dict[str, Any]:
    out = work / "home.json"
    with open(log, "ab") as said:
        subprocess.run([sys.executable, "-m", "bench.home", str(out)], check=True, stdout=said, stderr=said)
    found: dict[str, Any] = json.loads(out.read_text())
    return found


if __name__ == "__main__":
    main()
